//! The rules that the data must keep. One rule a file; each has a good and a bad example in
//! `tests/checks/RULE/`.

use crate::model::{Evidence, Limit, Place};
use crate::problem::{Problem, did_you_mean};
use crate::read::{Data, EditionData, Located};

mod absence_has_a_reason;
mod dropped_was_seen;
mod duplicate_threads;
mod evidence_given;
mod identities;
mod law_in_force;
mod limits_are_shown_twice;
mod limits_have_an_event;
mod lineage_agrees;
mod partial_has_a_note;
mod partial_leaves_limits_open;
mod periods_apart;
mod place_in_structure;
mod plain_text;
mod process_is_sound;
mod role_in_its_time;
mod sentence_reads;
mod succession;
mod undecided_cells;

/// A rule: its name, what it asks, and the function that finds what breaks it.
pub struct Rule {
    /// Name, as it stands behind a problem.
    pub name: &'static str,
    /// What it asks of the data, in a sentence.
    pub asks: &'static str,
    check: fn(&Data, &mut Report<'_>),
}

/// Every rule.
pub const RULES: [&Rule; 19] = [
    &identities::RULE,
    &duplicate_threads::RULE,
    &evidence_given::RULE,
    &absence_has_a_reason::RULE,
    &undecided_cells::RULE,
    &periods_apart::RULE,
    &role_in_its_time::RULE,
    &law_in_force::RULE,
    &dropped_was_seen::RULE,
    &succession::RULE,
    &limits_have_an_event::RULE,
    &limits_are_shown_twice::RULE,
    &partial_has_a_note::RULE,
    &partial_leaves_limits_open::RULE,
    &place_in_structure::RULE,
    &lineage_agrees::RULE,
    &sentence_reads::RULE,
    &plain_text::RULE,
    &process_is_sound::RULE,
];

/// Runs every rule over the data.
pub fn run(data: &Data) -> Vec<Problem> {
    let mut problems = Vec::new();
    for rule in RULES {
        (rule.check)(data, &mut Report { rule: rule.name, problems: &mut problems });
    }
    problems.sort();
    problems
}

/// Where a rule puts what it found.
struct Report<'a> {
    rule: &'static str,
    problems: &'a mut Vec<Problem>,
}

impl Report<'_> {
    fn add<T: Named>(&mut self, record: &Located<T>, what: String, mend: impl Into<String>) {
        self.problems.push(Problem {
            file: record.file.clone(),
            line: record.line,
            record: record.name(),
            what,
            mend: mend.into(),
            rule: self.rule,
        });
    }

    /// Reports an identity that is not among those known.
    fn unknown<'k, T: Named>(
        &mut self,
        record: &Located<T>,
        field: &str,
        kind: &str,
        id: &str,
        known: impl Iterator<Item = &'k str>,
    ) {
        let hint = did_you_mean(id, known);
        self.add(
            record,
            format!("{field}: there is no {kind} “{id}”"),
            format!("Name a {kind} of the vocabulary, or add it there first.{hint}"),
        );
    }
}

/// How a record is called in a message.
trait Named {
    fn name(&self) -> String;
}

macro_rules! named {
    ($($kind:ident $word:literal $field:ident),* $(,)?) => {
        $(impl Named for crate::model::$kind {
            fn name(&self) -> String {
                format!(concat!($word, " “{}”"), self.$field)
            }
        })*
    };
}

named! {
    Topic "topic" id, Role "role" id, Law "law" id, Source "source" id, Thread "thread" id, Term "term" id,
    ProcessKind "process" id, Audience "audience" id, Event "event" id, EditionAbout "edition" id,
    Duty "duty" thread, Definition "definition" term, Process "process" process, Absent "absence" because,
    Gap "gap" looked_for, Uncited "uncited" paragraphs,
}

impl Named for crate::model::Lineage {
    fn name(&self) -> String {
        format!("lineage “{}” of {}", self.to.join(", "), self.edition)
    }
}

/// Every piece of evidence of an edition's and the vocabulary's records, with its record's name.
fn each_evidence(data: &Data, mut visit: impl FnMut(&dyn Site, &[Evidence])) {
    macro_rules! visit_all {
        ($($records:expr),*) => { $(for record in $records { visit(record, &record.evidence); })* };
    }
    visit_all!(&data.roles, &data.laws, &data.lineage, &data.audiences, &data.events);
    for edition in &data.editions {
        visit(&edition.about, &edition.about.evidence);
        for chapter in &edition.about.chapter {
            visit(&edition.about, &chapter.evidence);
        }
        for chart in &edition.about.chart {
            visit(&edition.about, &chart.evidence);
        }
        for amendment in &edition.about.amendment {
            visit(&edition.about, &amendment.evidence);
        }
        visit_all!(&edition.duties, &edition.absent, &edition.definitions);
        for process in &edition.processes {
            for step in &process.step {
                visit(process, &step.evidence);
            }
        }
    }
}

/// A record of any kind, as a place to report at.
trait Site {
    fn report(&self, report: &mut Report<'_>, what: String, mend: String);
}

impl<T: Named> Site for Located<T> {
    fn report(&self, report: &mut Report<'_>, what: String, mend: String) {
        report.add(self, what, mend);
    }
}

/// Every time limit of an edition, with the record that holds it.
fn each_limit(edition: &EditionData, mut visit: impl FnMut(&dyn Site, &str, &Limit)) {
    for duty in &edition.duties {
        if let Some(within) = &duty.within {
            visit(duty, "within", within);
        }
    }
    for process in &edition.processes {
        for step in &process.step {
            if let Some(within) = &step.within {
                visit(process, &format!("step “{}”: within", step.id), within);
            }
        }
    }
}

/// Every place of an edition, with the record that holds it.
fn each_place(edition: &EditionData, mut visit: impl FnMut(&dyn Site, &Place)) {
    macro_rules! visit_all {
        ($($records:expr),*) => {
            $(for record in $records {
                if let Some(place) = &record.place {
                    visit(record, place);
                }
            })*
        };
    }
    visit_all!(&edition.duties, &edition.definitions, &edition.processes);
}

/// The numbers in a list of paragraphs: `"2.16-2.17, 2.20"` gives `[(2.16, 2.17), (2.20, 2.20)]` as
/// pairs of (chapter or 0, number).
///
/// # Errors
/// The part that is neither a paragraph nor a range.
pub fn paragraph_ranges(text: &str) -> Result<Vec<(Paragraph, Paragraph)>, String> {
    fn paragraph(text: &str) -> Option<Paragraph> {
        match text.split_once('.') {
            Some((chapter, number)) => Some((chapter.parse().ok()?, number.parse().ok()?)),
            None => Some((0, text.parse().ok()?)),
        }
    }
    text.split(", ")
        .map(|part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            match (paragraph(first), paragraph(last)) {
                (Some(first), Some(last)) if first <= last => Ok((first, last)),
                _ => Err(part.to_owned()),
            }
        })
        .collect()
}

/// A paragraph: chapter (0 where the edition numbers straight through) and number.
pub type Paragraph = (u16, u16);
