//! A time limit says how long and from when.

use super::{Report, Rule, each_limit};
use crate::model::Limit;
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "limits-have-an-event",
    asks: "A time limit has one figure that is not 0 and the event from which it is counted, or no figure and a unit without one; \
           one that is not known says nothing else.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        each_limit(edition, |site, field, limit| {
            for (what, mend) in faults(limit) {
                site.report(report, format!("{field}: {what}"), mend.to_owned());
            }
        });
    }
}

fn faults(limit: &Limit) -> Vec<(&'static str, &'static str)> {
    let figures = [limit.at_most, limit.at_least, limit.every];
    let given = figures.iter().flatten().count();
    let mut faults = Vec::new();
    match (limit.unit.has_figure(), given) {
        (true, 0) => {
            faults.push(("there is no figure", "Give one of at_most, at_least and every, or a unit that needs none."))
        }
        (true, 2..) => faults.push((
            "there is more than one figure",
            "Keep one of at_most, at_least and every; make a second duty of the other.",
        )),
        (false, 1..) => {
            faults.push(("the unit takes no figure", "Leave the figure out, or choose a unit that is counted."))
        }
        _ => {}
    }
    if !limit.is_known() && limit.from.is_some() {
        faults.push((
            "a limit that is not known is counted from something",
            "Leave “from” out, and say in the note of the record what was seen.",
        ));
    }
    if figures.contains(&Some(0)) {
        faults.push(("the figure is 0", "Write unit = “at-once” instead."));
    }
    // "Every six months" may stand without an event; a limit may not.
    if limit.unit.has_figure() && limit.every.is_none() && limit.from.is_none() {
        faults
            .push(("it does not say from when it is counted", "Add from = “the ...”: the event that starts the time."));
    }
    if let Some(from) = &limit.from {
        let first = from.split_whitespace().next().unwrap_or_default();
        if ["of", "from", "after", "before", "since", "within"].contains(&first) {
            faults
                .push(("“from” begins with a preposition", "Write the event alone, with its article: “the referral”."));
        }
    }
    faults
}
