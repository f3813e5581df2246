//! Absence is a statement like any other: it needs a reason and a source.

use super::{Report, Rule};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "absence-has-a-reason",
    asks: "What an edition does not have is said with a reason and evidence; a gap says what was looked for.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        for absent in &edition.absent {
            if absent.evidence.is_empty() {
                report.add(
                    absent,
                    "evidence: there is none".to_owned(),
                    "Name the source that shows that the edition does not have it. Without one it is a gap.",
                );
            }
            if !is_sentence(&absent.because) {
                report.add(absent, "because: it gives no reason".to_owned(), "Say in a few words how it is known.");
            }
            if absent.threads.is_empty() && absent.terms.is_empty() && absent.processes.is_empty() {
                report.add(absent, "it names nothing".to_owned(), "Name threads, terms or processes.");
            }
        }
        for gap in &edition.gaps {
            if !is_sentence(&gap.looked_for) {
                report.add(
                    gap,
                    "looked_for: it does not say what was looked for".to_owned(),
                    "Say which pages were read in vain.",
                );
            }
            if gap.threads.is_empty() && gap.terms.is_empty() && gap.processes.is_empty() {
                report.add(gap, "it names nothing".to_owned(), "Name threads, terms or processes.");
            }
        }
    }
}

fn is_sentence(text: &str) -> bool {
    text.split_whitespace().count() >= 4
}
