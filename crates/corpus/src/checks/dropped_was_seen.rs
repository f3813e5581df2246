//! What a later edition lacks was not dropped by it unless somebody saw that the earlier one had it.

use super::{Report, Rule};
use crate::model::Nearness;
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "dropped-was-seen",
    asks: "A duty that is known from the law alone is not one that a later edition lacks while that law holds all through its time: \
           the comparison would call dropped what nobody has seen in the edition.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    let is_statute = |id: &str| data.sources.iter().any(|source| source.id == id && source.near == Nearness::Statute);
    for (i, edition) in data.editions.iter().enumerate() {
        for duty in edition.duties.iter().filter(|duty| !duty.law.is_empty()) {
            if !duty.evidence.iter().all(|evidence| is_statute(&evidence.source)) {
                continue;
            }
            // A thread that lineage breaks has not gone: it is looked for under another name.
            if data.lineage.iter().any(|lineage| lineage.from.contains(&duty.thread)) {
                continue;
            }
            let lacking = data.editions[i + 1..].iter().find(|later| {
                // A law that ended in its time may be why.
                let ends = later.about.until;
                let laws = || data.laws.iter().filter(|law| duty.law.contains(&law.id));
                let holds = laws().all(|law| law.until.is_none_or(|until| ends.is_some_and(|ends| until >= ends)));
                holds && later.absent.iter().any(|absent| absent.threads.contains(&duty.thread))
            });
            if let Some(later) = lacking {
                report.add(
                    duty,
                    format!(
                        "evidence: it is known from the law alone, and the edition of {} lacks it while that law holds all through its time",
                        later.about.id
                    ),
                    "Name a source that shows it in this edition, or make it a gap.",
                );
            }
        }
    }
}
