//! Every kind of change, by a record before and a record after.
//!
//! A file of `changes/` holds cases; what the comparison makes of them stands in the snapshot of the
//! same name, forwards and backwards.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;

use common::{Amended, Cells, here};
use comparison::{Change, Comparison, FieldChange, Kind, compare, say};
use corpus::model::Force;
use corpus::{Corpus, sentence};
use serde::Deserialize;
use toml::Table;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// Either one duty `before` and `after` with the `kind` that is expected, or `cells` with the `kinds`
/// of every change, by the thread that shows it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    before: Option<Table>,
    after: Option<Table>,
    kind: Option<String>,
    #[serde(default)]
    cells: Cells,
    #[serde(default)]
    kinds: BTreeMap<String, String>,
    #[serde(default)]
    lineage: Vec<Table>,
    amended: Option<Amended>,
    #[serde(default = "neighbours")]
    compare: [String; 2],
}

fn neighbours() -> [String; 2] {
    ["2005".to_owned(), "2009".to_owned()]
}

impl Case {
    fn cells(&self) -> Cells {
        let mut cells = self.cells.clone();
        if let (Some(before), Some(after)) = (&self.before, &self.after) {
            let sides = [("2005", before), ("2009", after)];
            let duties = sides.map(|(edition, duty)| (edition.to_owned(), duty.clone().into()));
            cells.insert("visit".to_owned(), duties.into());
        }
        cells
    }

    fn kinds(&self) -> BTreeMap<String, String> {
        let mut kinds = self.kinds.clone();
        kinds.extend(self.kind.iter().map(|kind| ("visit".to_owned(), kind.clone())));
        kinds
    }

    /// What the comparison makes of the case; its kinds must be those expected, and backwards it must
    /// be the mirror.
    fn told(&self) -> String {
        let corpus = common::corpus(&self.cells(), &self.lineage, self.amended.as_ref());
        let [from, to] = self.compare.each_ref().map(|id| corpus.edition(id).expect("2001, 2005 or 2009"));
        let (there, back) = (compare(&corpus, from, to), compare(&corpus, to, from));
        let kinds = there.changes.iter().map(|change| (change.thread.id.clone(), change.kind.id().to_owned()));
        assert_eq!(kinds.collect::<BTreeMap<_, _>>(), self.kinds(), "{}", self.name);
        let mirrored: Vec<_> = there.changes.iter().map(Change::mirrored).collect();
        assert_eq!(back.changes, mirrored, "{}: backwards", self.name);

        let mut out = format!("# {}\n", self.name);
        for (change, reversed) in there.changes.iter().zip(&back.changes) {
            for side in &change.before {
                let _ = writeln!(out, "- {}: {}", side.thread.id, sentence::sentence(&corpus, side.duty));
            }
            for side in &change.after {
                let _ = writeln!(out, "+ {}: {}", side.thread.id, sentence::sentence(&corpus, side.duty));
            }
            tell(&mut out, "there", &there, change);
            tell(&mut out, "back", &back, reversed);
        }
        out
    }
}

fn tell(out: &mut String, way: &str, comparison: &Comparison<'_>, change: &Change<'_>) {
    let fields: Vec<&str> = change.fields().map(name).collect();
    let _ = writeln!(out, "  {way}: {} [{}]", change.kind.id(), fields.join(", "));
    for sentence in say::change(comparison, change) {
        assert!(sentence.ends_with('.') && !sentence.contains("  ") && !sentence.ends_with(".."), "{sentence}");
        let _ = writeln!(out, "    {sentence}");
    }
}

fn name(field: &FieldChange<'_>) -> &'static str {
    match field {
        FieldChange::Succeeded { .. } => "succeeded",
        FieldChange::Handed { .. } => "handed",
        FieldChange::Carriers { .. } => "carriers",
        FieldChange::With { .. } => "with",
        FieldChange::Force { .. } => "force",
        FieldChange::Limit { .. } => "limit",
        FieldChange::When { .. } => "when",
        FieldChange::Reenacted { .. } => "re-enacted",
        FieldChange::Law { .. } => "law",
        FieldChange::Cited { .. } => "cited",
        FieldChange::Place { .. } => "place",
        FieldChange::Wording { .. } => "wording",
    }
}

fn told(file: &str) -> String {
    let path = here("changes").join(file).with_extension("toml");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let cases: File = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    cases.case.iter().map(Case::told).collect::<Vec<_>>().join("\n")
}

macro_rules! cases {
    ($($test:ident: $file:literal),* $(,)?) => {
        $(#[test]
        fn $test() {
            insta::assert_snapshot!($file, told($file));
        })*
    };
}

cases! {
    who: "who",
    with: "with",
    limit: "limit",
    when: "when",
    law: "law",
    place: "place",
    wording: "wording",
    several_fields: "several-fields",
    kinds: "kinds",
    tricky: "tricky",
}

#[test]
fn force_between_all_pairs() {
    let forces = [Force::Must, Force::MustNot, Force::Should, Force::ShouldNot, Force::May, Force::Described];
    let mut table = String::new();
    for before in forces {
        for after in forces.into_iter().filter(|after| *after != before) {
            let field = FieldChange::Force { before, after };
            let weight = if field.is_substantive() { "changed" } else { "same" };
            let sentence = say::field(&Corpus::default(), &field);
            let words = (say::force_word(before), say::force_word(after));
            let _ = writeln!(table, "{:>10} → {:<10} {weight:<8} {sentence}", words.0, words.1);
        }
    }
    insta::assert_snapshot!("force", table);
}

#[test]
fn every_fixture_is_run() {
    let listed = include_str!("changes.rs");
    for entry in std::fs::read_dir(here("changes")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy();
        assert!(path.is_dir() || listed.contains(&format!("\"{name}\",")), "changes/{name}.toml is not run");
    }
}

#[test]
fn every_kind_of_change_has_a_fixture() {
    let mut told = String::new();
    for file in ["who", "with", "limit", "when", "law", "place", "wording", "kinds"] {
        told.push_str(&self::told(file));
    }
    for kind in Kind::ALL {
        assert!(told.contains(&format!("there: {} [", kind.id())), "no fixture is {}", kind.id());
    }
}

#[test]
fn every_tricky_case_is_told() {
    let cases: File = toml::from_str(&std::fs::read_to_string(here("changes/tricky.toml")).unwrap()).unwrap();
    let written = include_str!("../TRICKY_CASES.md");
    let told: Vec<&str> = written.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let fixtures: Vec<&str> = cases.case.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(told, fixtures, "TRICKY_CASES.md has a heading for every case of tricky.toml, in its order");
}
