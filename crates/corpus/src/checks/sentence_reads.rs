//! The sentence made from the fields must read as a sentence.

use regex_lite::Regex;

use super::{Report, Rule};
use crate::model::Duty;
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "sentence-reads",
    asks: "Action, condition and roles fit the pattern “Where ..., who should ..., within ...” and are short.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    let time = Regex::new(r"\b(within|no later than|not later than)\s+(\d+|one|two|three|five|seven|ten|fifteen)\b|\b\d+ (working day|day|hour|week|month)s?\b")
        .expect("the pattern is fixed");
    for edition in &data.editions {
        for duty in &edition.duties {
            for (what, mend) in faults(duty, &time) {
                report.add(duty, what, mend);
            }
        }
    }
    for role in &data.roles {
        if role.subject.chars().next().is_some_and(char::is_uppercase) && role.subject.starts_with("The ") {
            report.add(
                role,
                "subject: it begins with a capital".to_owned(),
                "Write it as in the middle of a sentence: “the local authority”.",
            );
        }
        if role.subject.ends_with('.') {
            report.add(role, "subject: it ends with a full stop".to_owned(), "Leave the full stop out.");
        }
    }
}

fn faults(duty: &Duty, time: &Regex) -> Vec<(String, &'static str)> {
    let mut faults = Vec::new();
    let first = duty.action.split_whitespace().next().unwrap_or_default();
    if duty.who.is_empty() {
        faults.push(("who: nobody is named".to_owned(), "Name the role that carries the duty."));
    }
    if first.is_empty() || first.chars().next().is_some_and(|c| !c.is_lowercase()) {
        faults
            .push((format!("action: it begins with “{first}”"), "Begin with a verb in its plain form, in lower case."));
    }
    if ["to", "must", "should", "may", "shall", "will", "is", "are", "the", "a", "an", "not"].contains(&first) {
        faults.push((
            format!("action: it begins with “{first}”"),
            "Begin with the verb alone; the force has a field of its own.",
        ));
    }
    for (field, text, most) in [("action", Some(&duty.action), 40), ("when", duty.when.as_ref(), 30)] {
        let Some(text) = text else { continue };
        if text.ends_with(['.', ',', ';', ':']) {
            faults.push((format!("{field}: it ends with a stop"), "Leave it out; the sentence adds its own."));
        }
        if text.split_whitespace().count() > most {
            faults.push((format!("{field}: it has more than {most} words"), "Shorten it, or part it into two duties."));
        }
    }
    if let Some(when) = &duty.when {
        let first = when.split_whitespace().next().unwrap_or_default();
        if ["where", "when", "if", "whenever", "unless"].contains(&first.to_lowercase().as_str()) {
            faults.push((
                format!("when: it begins with “{first}”"),
                "Write the clause alone; the sentence begins it with “Where”.",
            ));
        }
    }
    if duty.within.is_some() && time.is_match(&duty.action) {
        faults.push(("action: it repeats a time limit".to_owned(), "Leave the time to the field “within”."));
    }
    if duty.who.iter().any(|role| duty.with.contains(role)) {
        faults.push(("with: a role stands in “who” too".to_owned(), "Keep it in one of the two."));
    }
    faults
}
