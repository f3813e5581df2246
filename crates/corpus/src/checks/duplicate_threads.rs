//! Two threads with one title or one purpose are one thread.

use std::collections::BTreeMap;

use super::{Report, Rule};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "duplicate-threads",
    asks: "No two threads have the same title or the same line on what they are about.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    let mut titles: BTreeMap<String, &str> = BTreeMap::new();
    let mut abouts: BTreeMap<String, &str> = BTreeMap::new();
    for thread in &data.threads {
        for (field, text, seen) in [("title", &thread.title, &mut titles), ("about", &thread.about, &mut abouts)] {
            if let Some(other) = seen.insert(text.to_lowercase(), &thread.id).filter(|other| *other != thread.id) {
                report.add(
                    thread,
                    format!("{field}: thread “{other}” has the same one"),
                    "Merge the two threads, or say what sets them apart.",
                );
            }
        }
    }
}
