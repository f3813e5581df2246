//! Several texts of one edition on one thread follow each other in time.

use super::{Report, Rule};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "periods-apart",
    asks: "Texts of one edition on one thread hold one after the other, never at once.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        for duty in &edition.duties {
            if let (Some(from), Some(until)) = (duty.holds_from, duty.holds_until)
                && from.earliest() > until.latest()
            {
                report.add(duty, "holds_until: it lies before holds_from".to_owned(), "Swap the two dates.");
            }
        }
        for pair in edition.duties.windows(2).filter(|pair| pair[0].thread == pair[1].thread) {
            let apart = match (pair[0].holds_until, pair[1].holds_from) {
                (Some(until), Some(from)) => until.earliest() <= from.latest() && until != from,
                _ => false,
            };
            if !apart {
                report.add(
                    &pair[1],
                    format!("it holds at the same time as the text on line {}", pair[0].line),
                    "Give the earlier text “holds_until” and the later one “holds_from”, or merge them.",
                );
            }
        }
    }
}
