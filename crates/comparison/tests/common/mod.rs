//! Corpora written down as fixtures: a few cells, with everything that a record needs filled in.

#![allow(dead_code, reason = "each test uses the parts that it needs")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use corpus::{Corpus, read};
use serde::Deserialize;
use toml::{Table, Value};

/// Where the fixtures are.
pub fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

/// A text that was changed while its edition was in force.
#[derive(Clone, Deserialize)]
pub struct Amended {
    pub edition: String,
    pub thread: String,
    pub from: String,
    pub duty: Table,
}

/// Threads with what each edition says of them: a duty (only the fields that matter), `"absent"`
/// or `"gap"`; nothing where the edition is silent.
pub type Cells = BTreeMap<String, BTreeMap<String, Value>>;

/// Three editions, of 2001, 2005 and 2009, with these cells and the bodies and provisions of
/// `changes/vocabulary`.
pub fn corpus(cells: &Cells, lineage: &[Table], amended: Option<&Amended>) -> Corpus {
    let mut files = read::files(&here("changes/vocabulary")).expect("the vocabulary of the fixtures");
    for (path, _) in &mut files {
        path.insert_str(0, "vocabulary/");
    }
    let thread = |id: &String| {
        row([("id", id.as_str()), ("topic", "visits"), ("title", &corpus::sentence::capital(id)), ("about", id)])
    };
    let lineage = lineage.iter().cloned().map(|mut lineage| {
        let names =
            |key: &str| lineage[key].as_array().map(|ids| ids.iter().filter_map(Value::as_str).collect::<Vec<_>>());
        let because = format!(
            "Text on {} follows text on {}",
            names("to").unwrap_or_default().join(" and "),
            names("from").unwrap_or_default().join(" and ")
        );
        lineage.entry("because").or_insert(because.into());
        lineage.entry("evidence").or_insert(Value::Array(vec![]));
        Value::Table(lineage)
    });
    let threads = cells.keys().map(thread).collect();
    files.push(file("vocabulary/threads.toml", [("thread", threads), ("lineage", lineage.collect())]));
    for (id, published, until) in [
        ("2001", "2001-01-01", "2005-02-28"),
        ("2005", "2005-03-01", "2009-05-31"),
        ("2009", "2009-06-01", "2015-01-01"),
    ] {
        let mut about = row([("id", id), ("title", id), ("publisher", ""), ("published", published)]);
        let rest = row([("in_force", published), ("until", until), ("status", ""), ("about", "")]);
        merge(&mut about, rest);
        merge(&mut about, Value::Table(Table::from_iter([("evidence".to_owned(), Value::Array(vec![]))])));
        files.push((format!("{id}/edition.toml"), about.to_string_pretty()));
        let (mut duties, mut absent, mut gaps) = (Vec::new(), Vec::new(), Vec::new());
        for (thread, editions) in cells {
            let names = |rest| {
                let mut record = Table::from_iter([("threads".to_owned(), Value::Array(vec![thread.as_str().into()]))]);
                record.extend(rest);
                Value::Table(record)
            };
            match editions.get(id) {
                Some(Value::Table(fields)) => {
                    duties.push(duty(thread, fields));
                    if let Some(amended) = amended.filter(|a| a.edition == id && a.thread == *thread) {
                        let mut later = duty(thread, &amended.duty);
                        merge(&mut later, row([("holds_from", amended.from.as_str())]));
                        duties.push(later);
                    }
                }
                Some(Value::String(word)) if word == "absent" => absent.push(names(vec![
                    ("because".to_owned(), format!("Nothing on “{thread}” stands in it").into()),
                    ("evidence".to_owned(), Value::Array(vec![])),
                ])),
                Some(Value::String(word)) if word == "gap" => {
                    gaps.push(names(vec![("looked_for".to_owned(), "Every page".into())]));
                }
                Some(other) => panic!("{thread} in {id}: {other} is no cell"),
                None => {}
            }
        }
        files.push(file(&format!("{id}/records.toml"), [("duty", duties), ("absent", absent), ("gap", gaps)]));
    }
    files.sort();
    let (data, problems) = read::parse(&files);
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    data.into_corpus()
}

/// A duty with the fields given, and the rest as it does not matter.
fn duty(thread: &str, fields: &Table) -> Value {
    let mut duty = row([("thread", thread), ("force", "should"), ("action", "visit the family")]);
    let who = Table::from_iter([
        ("who".to_owned(), Value::Array(vec!["council".into()])),
        ("evidence".to_owned(), Value::Array(vec![])),
    ]);
    merge(&mut duty, Value::Table(who));
    merge(&mut duty, Value::Table(fields.clone()));
    duty
}

fn row<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Value {
    Value::Table(fields.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect())
}

fn merge(record: &mut Value, fields: Value) {
    if let (Value::Table(record), Value::Table(fields)) = (record, fields) {
        record.extend(fields);
    }
}

trait Pretty {
    fn to_string_pretty(&self) -> String;
}

impl Pretty for Value {
    fn to_string_pretty(&self) -> String {
        toml::to_string(self).expect("a table of plain values")
    }
}

fn file<const N: usize>(path: &str, records: [(&str, Vec<Value>); N]) -> read::File {
    let records = records.into_iter().filter(|(_, rows)| !rows.is_empty());
    let table: Table = records.map(|(name, rows)| (name.to_owned(), Value::Array(rows))).collect();
    (path.to_owned(), Value::Table(table).to_string_pretty())
}
