//! The answer in numbers and sentences, forwards and backwards.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod common;

use std::fmt::Write;

use common::{Cells, here};
use comparison::summary::{self, Counts};
use comparison::{Kind, compare};
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
}

impl Case {
    fn told(&self) -> String {
        let corpus = common::corpus(&self.cells, &self.lineage, None);
        let mut out = format!("# {}\n", self.name);
        for (from, to) in [("2005", "2009"), ("2009", "2005")] {
            let comparison = compare(&corpus, corpus.edition(from).unwrap(), corpus.edition(to).unwrap());
            let counts = Counts::of(&comparison.changes);
            let kinds: Vec<String> = counts.kinds().map(|(kind, n)| format!("{n} {}", kind.id())).collect();
            let _ = writeln!(out, "{from} to {to}: {} changes [{}]", counts.changes(), kinds.join(", "));
            for point in summary::in_short(&comparison, usize::MAX) {
                let _ = writeln!(out, "  {}: {} [{}]", point.head, point.rest, point.threads.join(" "));
            }
        }
        out
    }
}

fn cases() -> File {
    toml::from_str(&std::fs::read_to_string(here("summaries.toml")).unwrap()).unwrap()
}

#[test]
fn summaries() {
    insta::assert_snapshot!(cases().case.iter().map(Case::told).collect::<Vec<_>>().join("\n"));
}

#[test]
fn at_most_as_many_points_as_asked_for() {
    for case in cases().case {
        let corpus = common::corpus(&case.cells, &case.lineage, None);
        let comparison = compare(&corpus, &corpus.editions[1], &corpus.editions[2]);
        let all = summary::in_short(&comparison, usize::MAX);
        for most in 0..3 {
            assert_eq!(summary::in_short(&comparison, most), all[..most.min(all.len())], "{}", case.name);
        }
    }
}

#[test]
fn counts_of_nothing_are_nought() {
    let counts = Counts::of([]);
    assert_eq!(counts.changes(), 0);
    assert_eq!(counts.kinds().count(), 0);
    assert!(Kind::ALL.into_iter().all(|kind| counts.get(kind) == 0));
}

#[test]
fn topics_without_changes_are_left_out() {
    let cells: Cells = toml::from_str("visit = { 2005 = {}, 2009 = {} }").unwrap();
    let corpus = common::corpus(&cells, &[], None);
    let comparison = compare(&corpus, &corpus.editions[1], &corpus.editions[2]);
    let topics: Vec<&str> = summary::by_topic(&comparison).iter().map(|(topic, _)| topic.id.as_str()).collect();
    assert_eq!(topics, ["visits"]);
}
