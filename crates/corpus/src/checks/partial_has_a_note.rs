//! What is known only in part says which part.

use super::{Report, Rule};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "partial-has-a-note",
    asks: "A record that shows only a part of what is to be done says in its note what was not seen.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for duty in data.editions.iter().flat_map(|edition| &edition.duties) {
        if duty.partial && duty.note.as_ref().is_none_or(|note| note.split_whitespace().count() < 4) {
            report.add(
                duty,
                "partial: no note says what was not seen".to_owned(),
                "Say it in the note, or take “partial” away.",
            );
        }
    }
}
