//! Small corpora for tests, written as tables of steps.
//!
//! A line is a step: identity, who, what is done, limit, where it leads, what it was. The first
//! step is the start, `?` marks a decision and `!` an end, `^` a way that leads back.
//!
//! ```text
//! assess  | authority | finish the assessment | 10 working-days of the referral | result
//! result? | authority | what does it find     |                                 | need: plan, no need: close
//! ```

use corpus::model::*;
use corpus::table::Table;
use corpus::{Corpus, Edition};

/// A corpus with the process "test" in one edition for each text; an empty text is a gap, and a
/// dash an absence. The editions are called 2001, 2002 and so on.
pub(super) fn corpus(texts: &[&str]) -> Corpus {
    of(texts.iter().map(|text| (!["", "-"].contains(&text.trim())).then(|| process(text))).collect(), texts)
}

/// A corpus with these processes, an edition each.
pub(super) fn of(processes: Vec<Option<Process>>, texts: &[&str]) -> Corpus {
    let role = |id: &str, successors: &[&str]| Role {
        id: id.to_owned(),
        name: id.to_owned(),
        subject: format!("the {id}"),
        plural: false,
        kind: RoleKind::Organisation,
        about: String::new(),
        since: None,
        until: None,
        successors: successors.iter().map(|id| (*id).to_owned()).collect(),
        also: Vec::new(),
        evidence: Vec::new(),
    };
    let editions =
        processes.into_iter().enumerate().map(|(i, process)| edition(i, process, texts.get(i) == Some(&"-")));
    Corpus {
        roles: Table::new(vec![
            role("authority", &[]),
            role("board", &["partners"]),
            role("partners", &[]),
            role("police", &[]),
        ]),
        processes: Table::new(vec![ProcessKind {
            id: "test".to_owned(),
            title: "Test".to_owned(),
            about: String::new(),
            rank: 1,
        }]),
        editions: Table::new(editions.collect()),
        ..Corpus::default()
    }
}

fn edition(i: usize, process: Option<Process>, absent: bool) -> Edition {
    let year = format!("{}", 2001 + i);
    let date: corpus::Date = year.parse().expect("a year is a date");
    let without = Absent {
        threads: Vec::new(),
        terms: Vec::new(),
        processes: vec!["test".to_owned()],
        because: "It is not there".to_owned(),
        evidence: Vec::new(),
    };
    Edition {
        about: EditionAbout {
            id: year,
            title: String::new(),
            publisher: String::new(),
            references: Vec::new(),
            published: date,
            in_force: date,
            until: None,
            replaced_by: None,
            replaces: Vec::new(),
            status: String::new(),
            about: String::new(),
            text: None,
            addresses: Vec::new(),
            evidence: Vec::new(),
            chapter: Vec::new(),
            chart: Vec::new(),
            amendment: Vec::new(),
        },
        duties: Table::default(),
        absent: if absent { vec![without] } else { Vec::new() },
        gaps: Vec::new(),
        definitions: Table::default(),
        processes: Table::new(process.into_iter().collect()),
        uncited: Vec::new(),
        grades: Vec::new(),
        noted: Vec::new(),
    }
}

/// A process written as a table of steps.
pub(super) fn process(text: &str) -> Process {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Process {
        process: "test".to_owned(),
        drawn_from: DrawnFrom::Text,
        place: None,
        note: None,
        step: lines.enumerate().map(|(i, line)| step(i == 0, line)).collect(),
    }
}

fn step(is_first: bool, line: &str) -> Step {
    let mut cells = line.split('|').map(str::trim);
    let mut cell = || cells.next().unwrap_or_default();
    let (name, who, does, limit, ways, was) = (cell(), cell(), cell(), cell(), cell(), cell());
    let kind = match name.chars().last() {
        _ if is_first => StepKind::Start,
        Some('?') => StepKind::Decision,
        Some('!') => StepKind::End,
        _ => StepKind::Action,
    };
    let items = |text: &str| -> Vec<String> {
        text.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
    };
    let mut step = Step {
        id: name.trim_end_matches(['?', '!']).to_owned(),
        kind,
        who: items(who),
        does: does.to_owned(),
        within: self::limit(limit),
        duties: Vec::new(),
        next: Vec::new(),
        answers: Vec::new(),
        back: Vec::new(),
        was: items(was),
        evidence: Vec::new(),
    };
    for way in items(ways) {
        let (answer, to) =
            way.split_once(':').map_or((None, way.as_str()), |(answer, to)| (Some(answer.trim()), to.trim()));
        let id = to.trim_start_matches('^').to_owned();
        if to.starts_with('^') {
            step.back.push(id.clone());
        }
        match answer {
            Some(answer) => step.answers.push(Answer { answer: answer.to_owned(), to: id }),
            None => step.next.push(id),
        }
    }
    step
}

/// "10 working-days of the referral", "every 6 months", "at-once", "not-known".
fn limit(text: &str) -> Option<Limit> {
    let unit = |name: &str| match name {
        "hours" => Unit::Hours,
        "days" => Unit::Days,
        "weeks" => Unit::Weeks,
        "months" => Unit::Months,
        "at-once" => Unit::AtOnce,
        "not-known" => Unit::NotKnown,
        _ => Unit::WorkingDays,
    };
    if text.is_empty() {
        return None;
    }
    let (text, from) = text.split_once(" of ").map_or((text, None), |(text, from)| (text, Some(from.to_owned())));
    let words: Vec<&str> = text.split(' ').collect();
    let (at_most, every) = match words.as_slice() {
        ["every", n, _] => (None, n.parse().ok()),
        [n, _] => (n.parse().ok(), None),
        _ => (None, None),
    };
    Some(Limit { at_most, at_least: None, every, unit: unit(words.last()?), from })
}
