//! What takes over comes after, and never in a circle.

use std::collections::{BTreeMap, BTreeSet};

use super::{Named, Report, Rule};
use crate::Date;
use crate::read::{Data, Located};

pub(super) const RULE: Rule = Rule {
    name: "succession",
    asks: "Successors of a role or a provision outlast it, and no chain of successors leads back to its start.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    let roles = data.roles.iter().map(|role| Link::new(role, &role.id, role.until, &role.successors));
    chains(roles.collect(), report);
    let laws = data.laws.iter().map(|law| Link::new(law, &law.id, law.until, &law.successors));
    chains(laws.collect(), report);
}

/// A role or a provision in its chain.
struct Link<'a, T> {
    record: &'a Located<T>,
    id: &'a str,
    until: Option<Date>,
    successors: &'a [String],
}

impl<'a, T> Link<'a, T> {
    fn new(record: &'a Located<T>, id: &'a str, until: Option<Date>, successors: &'a [String]) -> Self {
        Self { record, id, until, successors }
    }
}

fn chains<T: Named>(links: Vec<Link<'_, T>>, report: &mut Report<'_>) {
    let by_id: BTreeMap<&str, &Link<'_, T>> = links.iter().map(|link| (link.id, link)).collect();
    let next = |link: &Link<'_, T>| {
        link.successors.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect::<Vec<_>>()
    };
    for link in &links {
        for successor in next(link) {
            if let (Some(ended), Some(end)) = (link.until, successor.until)
                && end.latest() <= ended.earliest()
                && successor.id != link.id
            {
                report.add(
                    link.record,
                    format!("successors: “{}” ended before or with it", successor.id),
                    "Name the one that carried on, or mend the periods.",
                );
            }
        }
        let mut open = next(link);
        let mut reached = BTreeSet::new();
        while let Some(successor) = open.pop() {
            if reached.insert(successor.id) {
                open.extend(next(successor));
            }
        }
        if reached.contains(link.id) {
            report.add(link.record, "successors: they lead back to where they began".to_owned(), "Break the circle.");
        }
    }
}
