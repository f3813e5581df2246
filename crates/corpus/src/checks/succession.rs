//! A role is succeeded by roles that come after it, and never in a circle.

use std::collections::BTreeMap;

use super::{Report, Rule};
use crate::model::Role;
use crate::read::{Data, Located};

pub(super) const RULE: Rule = Rule {
    name: "succession",
    asks: "Successors of a role outlast it, and no chain of successors leads back to its start.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    let roles: BTreeMap<&str, &Located<Role>> = data.roles.iter().map(|role| (role.id.as_str(), role)).collect();
    for role in &data.roles {
        for successor in role.successors.iter().filter_map(|id| roles.get(id.as_str())) {
            if let (Some(ended), Some(end)) = (role.until, successor.until)
                && end.latest() <= ended.earliest()
            {
                report.add(
                    role,
                    format!("successors: “{}” ended before or with this role", successor.id),
                    "Name the role that carried on, or mend the periods.",
                );
            }
        }
        let mut next: Vec<&str> = role.successors.iter().map(String::as_str).collect();
        let mut steps = 0;
        while let Some(id) = next.pop() {
            steps += 1;
            if id == role.id || steps > roles.len() {
                report.add(role, "successors: they lead back to the role itself".to_owned(), "Break the circle.");
                break;
            }
            if let Some(successor) = roles.get(id) {
                next.extend(successor.successors.iter().map(String::as_str));
            }
        }
    }
}
