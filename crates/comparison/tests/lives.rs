//! The life of a duty: what each edition says of it, and what happened to it there.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod common;

use std::fmt::Write;

use common::{Amended, Cells, here};
use comparison::{life, say};
use corpus::{Cell, sentence};
use serde::Deserialize;
use toml::Table;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    cells: Cells,
    #[serde(default)]
    lineage: Vec<Table>,
    amended: Option<Amended>,
}

impl Case {
    fn told(&self) -> String {
        let corpus = common::corpus(&self.cells, &self.lineage, self.amended.as_ref());
        let mut out = format!("# {}\n", self.name);
        for stage in life::of(&corpus, corpus.thread("visit").expect("every case tells of it")) {
            let says = match stage.cell {
                Cell::Recorded(duty) => sentence::sentence(&corpus, duty),
                Cell::Absent(_) => "absent".to_owned(),
                Cell::Gap(_) => "gap".to_owned(),
                Cell::Undecided => "nothing said".to_owned(),
            };
            let _ = writeln!(out, "{} [{}] {says}", stage.edition.id(), stage.badge.map_or("", |kind| kind.id()));
            for earlier in stage.versions.iter().rev().skip(1) {
                let _ = writeln!(out, "    amended; at first: {}", sentence::sentence(&corpus, earlier));
            }
            if let Some((since, fields)) = &stage.since {
                let sentences: Vec<String> = fields.iter().map(|field| say::field(&corpus, field)).collect();
                let told = if sentences.is_empty() { "nothing".to_owned() } else { sentences.join(" ") };
                let _ = writeln!(out, "    since {}: {told}", since.id());
            }
            for (word, lineage) in [("from", &stage.joined_from), ("into", &stage.parted_into)] {
                for lineage in lineage {
                    let threads = if word == "from" { &lineage.from } else { &lineage.to };
                    let _ = writeln!(out, "    {word} {}", threads.join(" and "));
                }
            }
        }
        out
    }
}

#[test]
fn lives() {
    let cases: File = toml::from_str(&std::fs::read_to_string(here("lives.toml")).unwrap()).unwrap();
    insta::assert_snapshot!(cases.case.iter().map(Case::told).collect::<Vec<_>>().join("\n"));
}
