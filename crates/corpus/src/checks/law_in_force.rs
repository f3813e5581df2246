//! No record cites a provision that was not in force.

use super::role_in_its_time::overlaps;
use super::{Report, Rule};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "law-in-force",
    asks: "A duty or a definition cites only provisions that were in force while its edition was.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        let about = &edition.about;
        let duties = edition.duties.iter().map(|duty| (duty as &dyn super::Site, &duty.law));
        let definitions = edition.definitions.iter().map(|term| (term as &dyn super::Site, &term.law));
        for (site, cited) in duties.chain(definitions) {
            for law in data.laws.iter().filter(|law| cited.contains(&law.id)) {
                if !overlaps(about, law.since, law.until) {
                    let since = law.since.map_or("an unknown day".to_owned(), |d| d.in_words());
                    let until = law.until.map_or("today".to_owned(), |d| d.in_words());
                    site.report(
                        report,
                        format!(
                            "law: “{}” was in force from {since} to {until}, not in the time of the edition of {}",
                            law.id, about.id
                        ),
                        "Cite the provision that was in force then, or mend the period of the law.".to_owned(),
                    );
                }
            }
        }
    }
}
