//! A role is used only in editions in whose time it existed.

use super::{Report, Rule};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "role-in-its-time",
    asks: "A duty or a step names only roles that existed while its edition was in force.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        let about = &edition.about;
        let mut look = |site: &dyn super::Site, field: String, ids: &[String]| {
            for role in data.roles.iter().filter(|role| ids.contains(&role.id)) {
                if !overlaps(about, role.since, role.until) {
                    let successors = if role.successors.is_empty() {
                        String::new()
                    } else {
                        format!(" Its successors are {}.", role.successors.join(", "))
                    };
                    site.report(
                        report,
                        format!("{field}: “{}” did not exist while the edition of {} was in force", role.id, about.id),
                        format!("Name the body that held the duty then, or mend the role’s period.{successors}"),
                    );
                }
            }
        };
        for duty in &edition.duties {
            look(duty, "who".to_owned(), &duty.who);
            look(duty, "with".to_owned(), &duty.with);
        }
        for process in &edition.processes {
            for step in &process.step {
                look(process, format!("step “{}”: who", step.id), &step.who);
            }
        }
    }
}

/// Whether a period has a day in common with the time of an edition.
pub(super) fn overlaps(
    edition: &crate::model::EditionAbout,
    since: Option<crate::Date>,
    until: Option<crate::Date>,
) -> bool {
    let began = since.is_none_or(|since| edition.until.is_none_or(|end| since.earliest() <= end.latest()));
    let lasted = until.is_none_or(|until| until.latest() >= edition.published.earliest());
    began && lasted
}
