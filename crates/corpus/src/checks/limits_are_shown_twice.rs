//! A time limit that only one place away from the edition tells is not told as the edition's.

use super::{Report, Rule, Site};
use crate::model::{Evidence, Limit, Nearness, Shows};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "limits-are-shown-twice",
    asks: "A time limit stands in the official text or in a statute, or two publishers show it: people act by these figures.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        for duty in &edition.duties {
            hold(data, report, duty, "within", duty.limit(), &duty.evidence);
        }
        for process in &edition.processes {
            for step in &process.step {
                hold(data, report, process, &format!("step “{}”: within", step.id), step.limit(), &step.evidence);
            }
        }
    }
}

fn hold(
    data: &Data,
    report: &mut Report<'_>,
    site: &dyn Site,
    field: &str,
    limit: Option<&Limit>,
    evidence: &[Evidence],
) {
    let shown = || evidence.iter().filter_map(|one| Some((one, data.sources.iter().find(|s| s.id == one.source)?)));
    let certain = shown().any(|(one, source)| {
        one.shows == Shows::Edition && matches!(source.near, Nearness::Official | Nearness::Statute)
    });
    let mut publishers: Vec<&str> = shown().map(|(_, source)| source.publisher.as_str()).collect();
    publishers.sort_unstable();
    publishers.dedup();
    if let (Some(_), false, [only]) = (limit, certain, publishers.as_slice()) {
        site.report(
            report,
            format!("{field}: only {only} shows it"),
            "Name a second publisher; or write unit = “not-known” and say in the note what was seen; or make it a gap."
                .to_owned(),
        );
    }
}
