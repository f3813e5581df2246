//! From the data folder to records that still know where they were written.

use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::path::Path;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use crate::checks;
use crate::corpus::{Corpus, Edition};
use crate::model::*;
use crate::problem::Problem;
use crate::table::Table;

/// Folder of the vocabulary that editions share. Every other folder is an edition.
pub const VOCABULARY: &str = "vocabulary";

/// A record with the place where it was written.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The record.
    pub value: T,
    /// File, below the data folder.
    pub file: String,
    /// Line on which the record begins, counted from 1.
    pub line: usize,
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Everything that was read, before it is checked.
#[derive(Clone, Debug, Default)]
pub struct Data {
    /// Records of the vocabulary.
    pub topics: Vec<Located<Topic>>,
    /// Bodies and people.
    pub roles: Vec<Located<Role>>,
    /// Provisions.
    pub laws: Vec<Located<Law>>,
    /// What was read for evidence.
    pub sources: Vec<Located<Source>>,
    /// Threads.
    pub threads: Vec<Located<Thread>>,
    /// Defined terms.
    pub terms: Vec<Located<Term>>,
    /// Kinds of process.
    pub processes: Vec<Located<ProcessKind>>,
    /// Where editions break threads.
    pub lineage: Vec<Located<Lineage>>,
    /// Groups of readers.
    pub audiences: Vec<Located<Audience>>,
    /// The time line.
    pub events: Vec<Located<Event>>,
    /// Editions, oldest first.
    pub editions: Vec<EditionData>,
}

/// The records of one edition, before they are checked.
#[derive(Clone, Debug)]
pub struct EditionData {
    /// What the edition is.
    pub about: Located<EditionAbout>,
    /// Its duties.
    pub duties: Vec<Located<Duty>>,
    /// What it does not have.
    pub absent: Vec<Located<Absent>>,
    /// What is not known of it.
    pub gaps: Vec<Located<Gap>>,
    /// Its definitions.
    pub definitions: Vec<Located<Definition>>,
    /// Its processes.
    pub processes: Vec<Located<Process>>,
    /// Uncited paragraphs.
    pub uncited: Vec<Located<Uncited>>,
}

/// A file of the data: its path below the data folder, with `/` between folders, and its text.
pub type File = (String, String);

/// Reads every TOML file below a folder, in the order of their paths.
///
/// # Errors
/// Where the folder or a file cannot be read, with its path.
pub fn files(folder: &Path) -> Result<Vec<File>, String> {
    fn walk(base: &Path, folder: &Path, out: &mut Vec<File>) -> Result<(), String> {
        let failed = |path: &Path, e: std::io::Error| format!("{} could not be read: {e}", path.display());
        for entry in std::fs::read_dir(folder).map_err(|e| failed(folder, e))? {
            let path = entry.map_err(|e| failed(folder, e))?.path();
            if path.is_dir() {
                walk(base, &path, out)?;
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                let text = std::fs::read_to_string(&path).map_err(|e| failed(&path, e))?;
                let below = path.strip_prefix(base).unwrap_or(&path);
                let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
                out.push((parts.join("/"), text));
            }
        }
        Ok(())
    }
    let mut out = Vec::new();
    walk(folder, folder, &mut out)?;
    out.sort();
    Ok(out)
}

/// Reads and checks a data folder.
///
/// # Errors
/// Every problem that was found, in the order of files and lines.
pub fn corpus(folder: &Path) -> Result<Corpus, Vec<Problem>> {
    let files = files(folder).map_err(|what| {
        vec![Problem {
            file: folder.display().to_string(),
            line: 1,
            record: String::new(),
            what,
            mend: "Run this from the project’s folder, or name the data folder.".to_owned(),
            rule: "readable",
        }]
    })?;
    checked(&files)
}

/// Reads and checks files.
///
/// # Errors
/// Every problem that was found, in the order of files and lines.
pub fn checked(files: &[File]) -> Result<Corpus, Vec<Problem>> {
    let (data, mut problems) = parse(files);
    problems.extend(checks::run(&data));
    problems.sort();
    problems.dedup();
    if problems.is_empty() { Ok(data.into_corpus()) } else { Err(problems) }
}

/// Reads files into records. Records that cannot be read are left out and reported.
pub fn parse(files: &[File]) -> (Data, Vec<Problem>) {
    let mut data = Data::default();
    let mut problems = Vec::new();
    let mut editions: BTreeMap<&str, EditionParts> = BTreeMap::new();
    for (path, text) in files {
        let Some((folder, rest)) = path.split_once('/') else {
            problems.push(Problem {
                file: path.clone(),
                line: 1,
                record: String::new(),
                what: "a file of records stands outside the folders".to_owned(),
                mend: format!("Move it into “{VOCABULARY}” or into the folder of an edition."),
                rule: "readable",
            });
            continue;
        };
        let mut file = Reader { path, text, problems: &mut problems };
        if folder == VOCABULARY {
            file.vocabulary(&mut data);
        } else {
            let edition = editions.entry(folder).or_default();
            if rest == "edition.toml" {
                edition.about = file.about(folder);
            } else {
                file.edition(edition);
            }
        }
    }
    for (folder, parts) in editions {
        match parts.about {
            Some(about) => data.editions.push(EditionData {
                about,
                duties: parts.duties,
                absent: parts.absent,
                gaps: parts.gaps,
                definitions: parts.definitions,
                processes: parts.processes,
                uncited: parts.uncited,
            }),
            // Where the file is there but broken, that was reported already.
            None if files.iter().any(|(path, _)| *path == format!("{folder}/edition.toml")) => {}
            None => problems.push(Problem {
                file: format!("{folder}/edition.toml"),
                line: 1,
                record: format!("edition “{folder}”"),
                what: "the file is missing".to_owned(),
                mend: "Write it: it says what the edition is, when it was published and how it is laid out.".to_owned(),
                rule: "readable",
            }),
        }
    }
    data.editions.sort_by_key(|edition| edition.about.published);
    data.order();
    (data, problems)
}

#[derive(Default)]
struct EditionParts {
    about: Option<Located<EditionAbout>>,
    duties: Vec<Located<Duty>>,
    absent: Vec<Located<Absent>>,
    gaps: Vec<Located<Gap>>,
    definitions: Vec<Located<Definition>>,
    processes: Vec<Located<Process>>,
    uncited: Vec<Located<Uncited>>,
}

struct Reader<'a> {
    path: &'a str,
    text: &'a str,
    problems: &'a mut Vec<Problem>,
}

type Records<'a> = BTreeMap<String, Vec<(Range<usize>, Spanned<DeValue<'a>>)>>;

impl<'a> Reader<'a> {
    fn vocabulary(&mut self, data: &mut Data) {
        let mut records = self.records();
        self.take(&mut records, "topic", &mut data.topics);
        self.take(&mut records, "role", &mut data.roles);
        self.take(&mut records, "law", &mut data.laws);
        self.take(&mut records, "source", &mut data.sources);
        self.take(&mut records, "thread", &mut data.threads);
        self.take(&mut records, "term", &mut data.terms);
        self.take(&mut records, "process", &mut data.processes);
        self.take(&mut records, "lineage", &mut data.lineage);
        self.take(&mut records, "audience", &mut data.audiences);
        self.take(&mut records, "event", &mut data.events);
        self.refuse(records, "topic, role, law, source, thread, term, process, lineage, audience or event");
    }

    fn edition(&mut self, edition: &mut EditionParts) {
        let mut records = self.records();
        self.take(&mut records, "duty", &mut edition.duties);
        self.take(&mut records, "absent", &mut edition.absent);
        self.take(&mut records, "gap", &mut edition.gaps);
        self.take(&mut records, "definition", &mut edition.definitions);
        self.take(&mut records, "process", &mut edition.processes);
        self.take(&mut records, "uncited", &mut edition.uncited);
        self.refuse(records, "duty, absent, gap, definition, process or uncited");
    }

    fn about(&mut self, folder: &str) -> Option<Located<EditionAbout>> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        if !errors.is_empty() {
            for error in errors {
                self.problem(error.span().unwrap_or(0..0), sentence_of(error.message()), "Mend the TOML here.");
            }
            return None;
        }
        let id_at = table.get_ref().get("id").map_or(0..0, Spanned::span);
        match toml::from_str::<EditionAbout>(self.text) {
            Ok(value) => {
                if value.id != folder {
                    self.problem(
                        id_at,
                        format!("id: it is “{}” in the folder “{folder}”", value.id),
                        "Give the edition and its folder the same name.",
                    );
                }
                Some(Located { value, file: self.path.to_owned(), line: 1 })
            }
            Err(error) => {
                self.problem(error.span().unwrap_or(0..0), sentence_of(error.message()), FIELDS);
                None
            }
        }
    }

    /// The arrays of tables of a file, by their name.
    fn records(&mut self) -> Records<'a> {
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            self.problem(
                error.span().unwrap_or(0..0),
                sentence_of(error.message()),
                "Mend the TOML here; what follows in this file was read as far as possible.",
            );
        }
        let mut records = Records::new();
        for (key, value) in table.into_inner() {
            let span = value.span();
            match value.into_inner() {
                DeValue::Array(rows) => {
                    let rows = rows.into_iter().map(|row| (row.span(), row)).collect();
                    records.insert(key.get_ref().to_string(), rows);
                }
                _ => self.problem(
                    span,
                    format!("{}: it stands alone, outside any record", key.get_ref()),
                    "Begin a record with its name in double brackets, such as [[duty]].",
                ),
            }
        }
        records
    }

    /// Takes the records of one kind, and reports those that do not fit their type.
    fn take<T: DeserializeOwned>(&mut self, records: &mut Records<'a>, name: &str, out: &mut Vec<Located<T>>) {
        for (span, value) in records.remove(name).unwrap_or_default() {
            match T::deserialize(ValueDeserializer::from(value)) {
                Ok(value) => out.push(Located { value, file: self.path.to_owned(), line: self.line(span.start) }),
                Err(error) => {
                    let at = error.span().unwrap_or(span);
                    self.problem(at, format!("{name}: {}", sentence_of(error.message())), FIELDS);
                }
            }
        }
    }

    /// Reports what no type claimed.
    fn refuse(&mut self, records: Records<'a>, known: &str) {
        for (name, rows) in records {
            if let Some((span, _)) = rows.into_iter().next() {
                self.problem(
                    span,
                    format!("[[{name}]]: there is no such record here"),
                    &format!("Known here: {known}."),
                );
            }
        }
    }

    fn problem(&mut self, span: Range<usize>, what: String, mend: &str) {
        self.problems.push(Problem {
            file: self.path.to_owned(),
            line: self.line(span.start),
            record: String::new(),
            what,
            mend: mend.to_owned(),
            rule: "readable",
        });
    }

    fn line(&self, offset: usize) -> usize {
        self.text.as_bytes()[..offset.min(self.text.len())].iter().filter(|b| **b == b'\n').count() + 1
    }
}

const FIELDS: &str =
    "editions/schema.json and crates/corpus/src/model.rs say which fields a record has and what they mean.";

/// A parser's message on one line.
fn sentence_of(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Data {
    /// Puts the records in the order in which readers meet them.
    fn order(&mut self) {
        self.topics.sort_by_key(|topic| topic.rank);
        self.terms.sort_by_key(|term| term.rank);
        self.processes.sort_by_key(|process| process.rank);
        self.events.sort_by_key(|event| event.date);
        let topic_rank: BTreeMap<String, u16> = self.topics.iter().map(|t| (t.id.clone(), t.rank)).collect();
        self.threads.sort_by_key(|thread| topic_rank.get(&thread.topic).copied());
        let mut position = BTreeMap::new();
        for (i, thread) in self.threads.iter().enumerate() {
            position.insert(thread.id.clone(), i);
        }
        for edition in &mut self.editions {
            edition.duties.sort_by_key(|duty| (position.get(&duty.thread).copied(), duty.holds_from));
        }
    }

    /// The identities of the editions, oldest first.
    pub fn edition_ids(&self) -> Vec<&str> {
        self.editions.iter().map(|edition| edition.about.id.as_str()).collect()
    }

    /// Forgets where the records were written.
    pub fn into_corpus(self) -> Corpus {
        fn values<T>(records: Vec<Located<T>>) -> Vec<T> {
            records.into_iter().map(|record| record.value).collect()
        }
        let sources = Table::new(values(self.sources));
        let grader = Corpus { sources, ..Corpus::default() };
        let editions = self.editions.into_iter().map(|edition| Edition {
            grades: edition.duties.iter().map(|duty| grader.strength(&duty.evidence)).collect(),
            noted: edition.duties.iter().map(|duty| duty.note.is_some()).collect(),
            about: edition.about.value,
            duties: Table::new(values(edition.duties)),
            absent: values(edition.absent),
            gaps: values(edition.gaps),
            definitions: Table::new(values(edition.definitions)),
            processes: Table::new(values(edition.processes)),
            uncited: values(edition.uncited),
        });
        let editions = Table::new(editions.collect());
        Corpus {
            editions,
            topics: Table::new(values(self.topics)),
            roles: Table::new(values(self.roles)),
            laws: Table::new(values(self.laws)),
            sources: grader.sources,
            threads: Table::new(values(self.threads)),
            terms: Table::new(values(self.terms)),
            processes: Table::new(values(self.processes)),
            lineage: values(self.lineage),
            audiences: Table::new(values(self.audiences)),
            events: Table::new(values(self.events)),
        }
    }
}
