//! No record without a source.

use super::{Report, Rule, each_evidence};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "evidence-given",
    asks: "Every record has evidence; a period or a succession of a role has it too.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for role in &data.roles {
        let dated = role.since.is_some() || role.until.is_some() || !role.successors.is_empty();
        if dated && role.evidence.is_empty() {
            report.add(
                role,
                "evidence: a period or a succession is given without a source".to_owned(),
                "Add the source that shows it, or leave the period out.",
            );
        }
    }
    for edition in &data.editions {
        macro_rules! required {
            ($($records:expr),*) => {
                $(for record in $records.iter().filter(|record| record.evidence.is_empty()) {
                    report.add(record, "evidence: there is none".to_owned(), MEND);
                })*
            };
        }
        required!(edition.duties, edition.definitions);
        let about = &edition.about;
        if about.evidence.is_empty() {
            report.add(about, "evidence: there is none".to_owned(), MEND);
        }
        let chapters = about.chapter.iter().map(|chapter| (format!("chapter “{}”", chapter.id), &chapter.evidence));
        let charts = about.chart.iter().map(|chart| (format!("chart {}", chart.number), &chart.evidence));
        let amendments =
            about.amendment.iter().map(|amendment| (format!("amendment of {}", amendment.date), &amendment.evidence));
        for (part, _) in chapters.chain(charts).chain(amendments).filter(|(_, evidence)| evidence.is_empty()) {
            report.add(about, format!("{part}: evidence: there is none"), MEND);
        }
        for process in &edition.processes {
            for step in process.step.iter().filter(|step| step.evidence.is_empty()) {
                report.add(process, format!("step “{}”: evidence: there is none", step.id), MEND);
            }
        }
    }
    for lineage in data.lineage.iter().filter(|lineage| lineage.evidence.is_empty()) {
        report.add(lineage, "evidence: there is none".to_owned(), MEND);
    }
    for event in data.events.iter().filter(|event| event.evidence.is_empty()) {
        report.add(event, "evidence: there is none".to_owned(), MEND);
    }
    for audience in data.audiences.iter().filter(|audience| audience.evidence.is_empty()) {
        report.add(audience, "evidence: there is none".to_owned(), MEND);
    }
    each_evidence(data, |site, evidence| {
        for (i, e) in evidence.iter().enumerate() {
            if evidence[..i].contains(e) {
                site.report(
                    report,
                    format!("evidence: the source “{}” is given twice with the same place", e.source),
                    "Remove one; two entries would look like two sources.".to_owned(),
                );
            }
        }
    });
}

const MEND: &str = "Name the source that shows it. Without a source the answer is a gap: say what was looked for.";
