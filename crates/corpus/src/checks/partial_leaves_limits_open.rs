//! What is known only in part is not taken to set no time limit.

use super::{Report, Rule};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "partial-leaves-limits-open",
    asks: "A record that shows only a part of a duty, to which another edition sets a time limit, gives its own or says that it is not known.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    let duties = || data.editions.iter().flat_map(|edition| &edition.duties);
    for duty in duties().filter(|duty| duty.partial && duty.within.is_none()) {
        if duties().any(|other| other.thread == duty.thread && other.limit().is_some()) {
            report.add(
                duty,
                "within: no time limit, and another edition sets one".to_owned(),
                "Write unit = “not-known” where the part with the limit may not have been seen, or give the limit.",
            );
        }
    }
}
