//! Lineage tells of threads that end and begin; the records must show it.

use super::{Report, Rule};
use crate::model::LineageKind;
use crate::read::{Data, EditionData};

pub(super) const RULE: Rule = Rule {
    name: "lineage-agrees",
    asks: "Threads that lineage ends have a record before its edition and none in it; threads that it begins have one in it and none before.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    let has = |edition: &EditionData, thread: &str| edition.duties.iter().any(|duty| duty.thread == thread);
    for lineage in &data.lineage {
        let Some(at) = data.editions.iter().position(|edition| edition.about.id == lineage.edition) else { continue };
        let (before, edition) = (&data.editions[..at], &data.editions[at]);
        for thread in &lineage.from {
            if has(edition, thread) {
                report.add(
                    lineage,
                    format!("from: “{thread}” still has a duty in the edition of {}", lineage.edition),
                    "A thread that was merged, split or replaced ends; remove the lineage or the duty.",
                );
            }
            if !before.iter().any(|earlier| has(earlier, thread)) {
                report.add(
                    lineage,
                    format!("from: “{thread}” has no duty in any edition before {}", lineage.edition),
                    "What was never recorded cannot be continued; record it first.",
                );
            }
        }
        for thread in &lineage.to {
            if !has(edition, thread) {
                report.add(
                    lineage,
                    format!("to: “{thread}” has no duty in the edition of {}", lineage.edition),
                    "Record the duty, or remove the lineage.",
                );
            }
            if let Some(earlier) = before.iter().find(|earlier| has(earlier, thread)) {
                report.add(
                    lineage,
                    format!("to: “{thread}” already has a duty in the edition of {}", earlier.about.id),
                    "A thread that begins with an edition has no duty before it.",
                );
            }
        }
        let fits = match lineage.kind {
            LineageKind::Merged => lineage.from.len() > 1 && lineage.to.len() == 1,
            LineageKind::Split => lineage.from.len() == 1 && lineage.to.len() > 1,
            LineageKind::Replaced => lineage.from.len() == 1 && lineage.to.len() == 1,
        };
        if !fits {
            report.add(
                lineage,
                format!("kind: {} threads became {}", lineage.from.len(), lineage.to.len()),
                "Merged is several to one, split is one to several, replaced is one to one.",
            );
        }
    }
}
