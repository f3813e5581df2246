//! Silence is not absence: every edition answers for every thread, term and process, once.

use std::collections::BTreeMap;

use super::{Report, Rule};
use crate::read::{Data, EditionData};

pub(super) const RULE: Rule = Rule {
    name: "undecided-cells",
    asks: "For every thread, term and process each edition has a record, an absence or a gap, and only one of them.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        let said = answers(edition);
        let threads = data.threads.iter().map(|t| ("thread", t.id.as_str(), &t.file, t.line));
        let terms = data.terms.iter().map(|t| ("term", t.id.as_str(), &t.file, t.line));
        let processes = data.processes.iter().map(|p| ("process", p.id.as_str(), &p.file, p.line));
        for (kind, id, file, line) in threads.chain(terms).chain(processes) {
            let answers = said.get(&(kind, id)).map_or(&[][..], Vec::as_slice);
            let problem = match answers {
                [] => Some((
                    format!("the edition of {} says nothing on it", edition.about.id),
                    format!(
                        "Add a record, an [[absent]] with its reason or a [[gap]] to the folder “{}”.",
                        edition.about.id
                    ),
                )),
                [_] => None,
                several => Some((
                    format!("the edition of {} answers more than once: {}", edition.about.id, several.join(", ")),
                    "Keep one of the answers.".to_owned(),
                )),
            };
            if let Some((what, mend)) = problem {
                report.problems.push(crate::problem::Problem {
                    file: file.clone(),
                    line,
                    record: format!("{kind} “{id}”"),
                    what,
                    mend,
                    rule: report.rule,
                });
            }
        }
    }
}

/// For every thread, term and process what the edition says of it, and on which line.
fn answers(edition: &EditionData) -> BTreeMap<(&'static str, &str), Vec<String>> {
    let mut said: BTreeMap<(&'static str, &str), Vec<String>> = BTreeMap::new();
    let mut say = |kind, id, answer: String| said.entry((kind, id)).or_default().push(answer);
    let mut last: Option<&str> = None;
    for duty in &edition.duties {
        // Several texts on one thread, one after the other in time, are one answer.
        if last != Some(duty.thread.as_str()) {
            say("thread", &duty.thread, format!("a duty ({}:{})", duty.file, duty.line));
        }
        last = Some(&duty.thread);
    }
    for definition in &edition.definitions {
        say("term", &definition.term, format!("a definition ({}:{})", definition.file, definition.line));
    }
    for process in &edition.processes {
        say("process", &process.process, format!("a process ({}:{})", process.file, process.line));
    }
    for absent in &edition.absent {
        for (kind, ids) in [("thread", &absent.threads), ("term", &absent.terms), ("process", &absent.processes)] {
            for id in ids {
                say(kind, id, format!("an absence ({}:{})", absent.file, absent.line));
            }
        }
    }
    for gap in &edition.gaps {
        for (kind, ids) in [("thread", &gap.threads), ("term", &gap.terms), ("process", &gap.processes)] {
            for id in ids {
                say(kind, id, format!("a gap ({}:{})", gap.file, gap.line));
            }
        }
    }
    said
}
