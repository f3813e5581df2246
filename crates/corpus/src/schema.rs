//! The JSON Schema of the data files, made from the types, so that editors complete and underline.

use schemars::{JsonSchema, schema_for};
use serde::Serialize;

use crate::model::*;

/// A file of records. Any file may hold any of these; the checks say which belong where.
#[derive(Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "only the schema of this type is used")]
struct DataFile {
    topic: Option<Vec<Topic>>,
    role: Option<Vec<Role>>,
    law: Option<Vec<Law>>,
    source: Option<Vec<Source>>,
    thread: Option<Vec<Thread>>,
    term: Option<Vec<Term>>,
    lineage: Option<Vec<Lineage>>,
    audience: Option<Vec<Audience>>,
    event: Option<Vec<Event>>,
    duty: Option<Vec<Duty>>,
    absent: Option<Vec<Absent>>,
    gap: Option<Vec<Gap>>,
    definition: Option<Vec<Definition>>,
    uncited: Option<Vec<Uncited>>,
    process: Option<Vec<AnyProcess>>,
}

/// In the vocabulary a kind of process, in an edition its form there.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "only the schema of this type is used")]
enum AnyProcess {
    Kind(ProcessKind),
    Process(Process),
}

/// The schema of every file of records but `edition.toml`.
pub fn records() -> String {
    pretty(&schema_for!(DataFile))
}

/// The schema of `edition.toml`.
pub fn edition() -> String {
    pretty(&schema_for!(EditionAbout))
}

fn pretty(schema: &schemars::Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).expect("a schema is plain data");
    text.push('\n');
    text
}
