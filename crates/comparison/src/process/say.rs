//! The plain sentence of every change to a process.

use corpus::Corpus;
use corpus::model::{DrawnFrom, Step, StepKind};
use corpus::sentence::{figure, limit_words, list, within_words};

use super::time::{Allowed, Course, Time, allowed};
use super::{Comparison, StepChange, StepField, StepPair};
use crate::change::Kind;
use crate::field::{FieldChange, LimitChange, UnitFamily, limit_change};

/// The sentences that say what happened to a step, in the order in which people ask.
pub fn step(comparison: &Comparison<'_>, change: &StepChange<'_>) -> Vec<String> {
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let names = |steps: &[&Step]| {
        let names: Vec<String> = steps.iter().map(|step| name(step)).collect();
        list(names.iter().map(String::as_str))
    };
    let mut out = Vec::new();
    match change.kind {
        Kind::New => out.push(format!("{from} does not have this step.")),
        Kind::Dropped => out.push(format!("{to} does not have this step.")),
        Kind::Merged => out.push(format!("{} became one step: {}.", names(&change.before), names(&change.after))),
        Kind::Split => out.push(format!("{} became several steps: {}.", names(&change.before), names(&change.after))),
        Kind::Replaced => out.push(format!("{} gave way to {}.", names(&change.before), names(&change.after))),
        _ => {}
    }
    let several = change.pairs.len() > 1;
    for pair in &change.pairs {
        for part in &pair.fields {
            // Of several steps that became one, only what people measure is set side by side.
            if !several {
                out.push(field(comparison.corpus, part));
            } else if matches!(part, StepField::Field(FieldChange::Limit { .. })) {
                out.push(format!(
                    "{}: {}",
                    side_name(pair, change),
                    crate::say::lower(&field(comparison.corpus, part))
                ));
            }
        }
    }
    out
}

/// The step of the side that has several.
fn side_name(pair: &StepPair<'_>, change: &StepChange<'_>) -> String {
    name(if change.before.len() > 1 { pair.before } else { pair.after })
}

/// A step as it is named in a sentence: what is done, in quotation marks.
pub fn name(step: &Step) -> String {
    match step.kind {
        StepKind::Decision => format!("“{}?”", step.does),
        _ => format!("“{}”", step.does),
    }
}

/// The sentence of one change of a part.
pub fn field(corpus: &Corpus, change: &StepField<'_>) -> String {
    let names = |steps: &[&Step]| {
        let names: Vec<String> = steps.iter().map(|step| name(step)).collect();
        list(names.iter().map(String::as_str))
    };
    match change {
        StepField::Field(FieldChange::Wording { before, after }) => format!("Put differently: “{before}” → “{after}”."),
        StepField::Field(field) => crate::say::field(corpus, field),
        StepField::Sort { before, after } => format!("Another sort of step: {} → {}.", sort(*before), sort(*after)),
        StepField::Answer { answer, before, after } => match (before, after) {
            (None, Some(after)) => format!("New answer “{answer}”, which leads to {}.", name(after)),
            (Some(before), None) => format!("Answer “{answer}” dropped; it led to {}.", name(before)),
            (Some(before), Some(after)) => {
                format!("The answer “{answer}” leads elsewhere: {} → {}.", name(before), name(after))
            }
            (None, None) => String::new(),
        },
        StepField::Follows { before, after } => match (before.is_empty(), after.is_empty()) {
            (true, _) => format!("Now also leads to {}.", names(after)),
            (_, true) => format!("No longer leads to {}.", names(before)),
            _ => format!("Leads elsewhere: {} → {}.", names(before), names(after)),
        },
        StepField::Order { before, after } => {
            let place = |step: &Option<&Step>| {
                step.map_or("at the beginning".to_owned(), |step| format!("after {}", name(step)))
            };
            format!("Moved in the order: {} → {}.", place(before), place(after))
        }
    }
}

/// What changed of a step in a few words, for narrow places: "time limit, who".
pub fn parts(change: &StepChange<'_>) -> String {
    let mut words: Vec<&str> = Vec::new();
    for field in change.fields() {
        let word = match field {
            StepField::Field(FieldChange::Succeeded { .. }) => "successor",
            StepField::Field(FieldChange::Limit { before, after }) => match limit_change(*before, *after) {
                LimitChange::Introduced => "time limit introduced",
                LimitChange::Removed => "time limit removed",
                LimitChange::Shortened => "time limit shortened",
                LimitChange::Lengthened => "time limit lengthened",
                LimitChange::CountedFrom => "time counted from elsewhere",
                LimitChange::OtherUnits => "time in other units",
                LimitChange::NotComparable | LimitChange::NotKnown => "time limit",
            },
            StepField::Field(FieldChange::Wording { .. }) => "wording",
            StepField::Field(_) => "who",
            StepField::Sort { .. } => "sort of step",
            StepField::Answer { .. } => "answers",
            StepField::Follows { .. } => "what follows",
            StepField::Order { .. } => "order",
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(", ")
}

/// A sort of step in words.
pub fn sort(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Start => "start",
        StepKind::Action => "action",
        StepKind::Decision => "decision",
        StepKind::End => "end",
    }
}

/// What a process was drawn from, in words.
pub fn drawn_from(drawn: DrawnFrom) -> &'static str {
    match drawn {
        DrawnFrom::FlowChart => "the edition’s own flow chart",
        DrawnFrom::Text => "the edition’s text",
        DrawnFrom::OtherSources => "other sources of its time",
    }
}

/// "1 step", "4 steps".
pub fn count(n: usize) -> String {
    if n == 1 { "1 step".to_owned() } else { format!("{n} steps") }
}

/// A comparison in one line: how many steps changed in which way, and the time along the way.
pub fn in_short(comparison: &Comparison<'_>) -> String {
    let counts = comparison.counts();
    let parts: Vec<String> = counts
        .iter()
        .filter(|(kind, _)| kind.is_change())
        .map(|(kind, n)| format!("{n} {}", kind.in_words().to_lowercase()))
        .collect();
    let same = counts.iter().find(|(kind, _)| *kind == Kind::Same).map_or(0, |(_, n)| *n);
    let mut line = if parts.is_empty() {
        format!("Nothing changed: {} the same.", count(same))
    } else {
        let all: usize = counts.iter().filter(|(kind, _)| kind.is_change()).map(|(_, n)| n).sum();
        let rest = if same > 0 { format!("; {same} the same") } else { String::new() };
        match counts.as_slice() {
            [(Kind::Changed, _)] | [(Kind::Changed, _), (Kind::Same, _)] => format!("{} changed{rest}.", count(all)),
            _ => format!("{} changed: {}{rest}.", count(all), list(parts.iter().map(String::as_str))),
        }
    };
    if let Some(time) = longest_change(comparison) {
        line.push(' ');
        line.push_str(&time);
    }
    line
}

/// How the longest time along the way changed, where it did.
fn longest_change(comparison: &Comparison<'_>) -> Option<String> {
    let longest = |process| match allowed(process) {
        Allowed::Between { longest, .. } => Some(longest.time),
        Allowed::NoLimit | Allowed::Apart => None,
    };
    let (before, after) = (longest(comparison.before)?, longest(comparison.after)?);
    (before != after).then(|| format!("Limits along the longest way: {} → {}.", time(&before), time(&after)))
}

/// A time in words: "45 working days", "20 working days and 6 months".
pub fn time(time: &Time) -> String {
    use corpus::model::Unit;
    let parts: Vec<String> = time
        .parts()
        .map(|(family, n)| match family {
            UnitFamily::Clock if n >= 72 && n % 24 == 0 => amount(n / 24, Unit::Days),
            UnitFamily::Clock => amount(n, Unit::Hours),
            UnitFamily::Working => amount(n, Unit::WorkingDays),
            UnitFamily::Calendar => amount(n, Unit::Months),
        })
        .collect();
    if parts.is_empty() { "none".to_owned() } else { list(parts.iter().map(String::as_str)) }
}

/// A figure with its unit; a sum too long for a single limit is still a sum.
fn amount(n: u32, unit: corpus::model::Unit) -> String {
    figure(u16::try_from(n).unwrap_or(u16::MAX), unit)
}

/// What the limits along the ways through a process come to, as sentences.
pub fn times(process: &corpus::model::Process) -> Vec<String> {
    let mut out = match allowed(process) {
        Allowed::NoLimit => vec!["No step has a time limit in figures that could be added up.".to_owned()],
        Allowed::Apart => vec![
            "No shortest or longest way can be told: the limits are in units that can’t be turned into each other."
                .to_owned(),
        ],
        Allowed::Between { shortest, longest } if shortest.time == longest.time => {
            vec![format!("Every way has limits of {}. {}", time(&longest.time), made_of(&longest))]
        }
        Allowed::Between { shortest, longest } => {
            let short = if shortest.time.is_none() {
                format!("The shortest way, which ends with {}, has no limit in figures.", end_name(&shortest))
            } else {
                format!(
                    "The shortest way ends with {}: {}. {}",
                    end_name(&shortest),
                    time(&shortest.time),
                    made_of(&shortest)
                )
            };
            vec![
                short,
                format!(
                    "The longest way ends with {}: {}. {}",
                    end_name(&longest),
                    time(&longest.time),
                    made_of(&longest)
                ),
            ]
        }
    };
    let left: Vec<String> = super::time::uncounted(process)
        .into_iter()
        .filter_map(|step| Some(format!("{} ({})", name(step), limit_words(step.within.as_ref()?))))
        .collect();
    if !left.is_empty() {
        out.push(format!(
            "Not counted, as it is no longest time in figures: {}.",
            list(left.iter().map(String::as_str))
        ));
    }
    out
}

fn end_name(course: &Course<'_>) -> String {
    course.steps.last().map_or(String::new(), |step| name(step))
}

/// What a sum was made from, and what of the way has no limit.
fn made_of(course: &Course<'_>) -> String {
    let limits: Vec<String> = course
        .counted
        .iter()
        .filter_map(|step| step.limit())
        .map(|limit| within_words(limit).trim_start_matches("within ").to_owned())
        .collect();
    let (all, limited) = (course.steps.len(), course.steps.iter().filter(|step| step.within.is_some()).count());
    let apart = if course.time.parts().count() > 1 { ", which can’t be added to each other" } else { "" };
    format!("Made of {}{apart}; {} of the {all} steps on this way have no limit.", limits.join(" + "), all - limited)
}

/// How the times along the way changed, as sentences.
pub fn time_changes(comparison: &Comparison<'_>) -> Vec<String> {
    let unknown = |process: &corpus::model::Process| {
        process.step.iter().any(|step| step.within.is_some() && step.limit().is_none())
    };
    if unknown(comparison.before) || unknown(comparison.after) {
        return vec![
            "How the time along the way changed can’t be told: a time limit is not known in one of the editions."
                .to_owned(),
        ];
    }
    let (before, after) = (allowed(comparison.before), allowed(comparison.after));
    match (before, after) {
        (Allowed::NoLimit, Allowed::NoLimit) => Vec::new(),
        (Allowed::Between { shortest: s, longest: l }, Allowed::Between { shortest, longest }) => {
            vec![time_change("shortest", &s.time, &shortest.time), time_change("longest", &l.time, &longest.time)]
        }
        (Allowed::NoLimit, Allowed::Between { longest, .. }) => {
            vec![format!("Limits along the way introduced: up to {}.", time(&longest.time))]
        }
        (Allowed::Between { longest, .. }, Allowed::NoLimit) => {
            vec![format!("Limits along the way removed: before, up to {}.", time(&longest.time))]
        }
        (Allowed::Apart, _) | (_, Allowed::Apart) => {
            vec!["How the time along the way changed can’t be told: limits are in units that can’t be turned into each other.".to_owned()]
        }
    }
}

fn time_change(which: &str, before: &Time, after: &Time) -> String {
    let (b, a) = (time(before), time(after));
    match (before.within(after), after.within(before)) {
        (true, true) if after.is_none() => format!("The {which} way has no limit in either edition."),
        (true, false) if before.is_none() => format!("The {which} way now has limits: none → {a}."),
        (false, true) if after.is_none() => format!("The {which} way no longer has a limit: {b} → none."),
        (true, true) => format!("Limits along the {which} way: {a} in both editions."),
        (true, false) => format!("Limits along the {which} way lengthened: {b} → {a}."),
        (false, true) => format!("Limits along the {which} way shortened: {b} → {a}."),
        (false, false) => format!("Limits along the {which} way, which can’t be compared: {b} → {a}."),
    }
}
