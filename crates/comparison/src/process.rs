//! A process in two editions, step by step.
//!
//! - [`graph`]: a process as a graph.
//! - [`time`]: the shortest and the longest time that the limits along the way allow.
//! - [`say`]: the plain sentence of every change.
//!
//! Steps are matched by their identity and by what later editions say that their steps were
//! before. Every step of either edition stands in exactly one change.

use std::collections::BTreeSet;

use corpus::model::{Process, ProcessKind, Step, StepKind};
use corpus::{Cell, Corpus, Edition};

use crate::change::Kind;
use crate::field::{self, FieldChange};

pub mod graph;
mod matching;
mod order;
pub mod say;
pub mod time;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

use graph::Graph;
use matching::Match;

/// What happened to one part of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepField<'a> {
    /// Who takes it, by when, or what is done.
    Field(FieldChange<'a>),
    /// What sort of step it is.
    Sort {
        /// Sort before.
        before: StepKind,
        /// Sort after.
        after: StepKind,
    },
    /// An answer of a decision: it is new, it is gone, or it leads elsewhere.
    Answer {
        /// The answer.
        answer: &'a str,
        /// Where it led.
        before: Option<&'a Step>,
        /// Where it leads.
        after: Option<&'a Step>,
    },
    /// Which of the steps that both editions have follow next.
    Follows {
        /// Steps that followed before only.
        before: Vec<&'a Step>,
        /// Steps that follow after only.
        after: Vec<&'a Step>,
    },
    /// Where it comes in the order of the steps that both editions have.
    Order {
        /// The step after which it came.
        before: Option<&'a Step>,
        /// The step after which it comes.
        after: Option<&'a Step>,
    },
}

impl StepField<'_> {
    /// The change seen from the other side.
    pub fn mirrored(&self) -> Self {
        match self.clone() {
            StepField::Field(field) => StepField::Field(field.mirrored()),
            StepField::Sort { before, after } => StepField::Sort { before: after, after: before },
            StepField::Answer { answer, before, after } => StepField::Answer { answer, before: after, after: before },
            StepField::Follows { before, after } => StepField::Follows { before: after, after: before },
            StepField::Order { before, after } => StepField::Order { before: after, after: before },
        }
    }
}

/// A step of either edition with what changed between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPair<'a> {
    /// The step before.
    pub before: &'a Step,
    /// The step after.
    pub after: &'a Step,
    /// What changed, part by part.
    pub fields: Vec<StepField<'a>>,
}

/// What happened to one step, or to several that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepChange<'a> {
    /// What sort of change it is: new, dropped, changed, merged, split, replaced (several by
    /// several), handed over, reworded, moved in the order, or the same.
    pub kind: Kind,
    /// Steps of the first edition.
    pub before: Vec<&'a Step>,
    /// Steps of the second edition.
    pub after: Vec<&'a Step>,
    /// Part by part, for every step of one side with the one of the other. Empty where several
    /// stand against several.
    pub pairs: Vec<StepPair<'a>>,
}

impl<'a> StepChange<'a> {
    /// The change seen from the other side.
    pub fn mirrored(&self) -> Self {
        let pairs = self.pairs.iter().map(|pair| StepPair {
            before: pair.after,
            after: pair.before,
            fields: pair.fields.iter().map(StepField::mirrored).collect(),
        });
        StepChange {
            kind: self.kind.mirrored(),
            before: self.after.clone(),
            after: self.before.clone(),
            pairs: pairs.collect(),
        }
    }

    /// Every step of both sides.
    pub fn steps(&self) -> impl Iterator<Item = &'a Step> + '_ {
        self.before.iter().chain(&self.after).copied()
    }

    /// Every change of a part, in order.
    pub fn fields(&self) -> impl Iterator<Item = &StepField<'a>> {
        self.pairs.iter().flat_map(|pair| &pair.fields)
    }

    /// Whether the step comes elsewhere in the order.
    pub fn is_moved(&self) -> bool {
        self.fields().any(|field| matches!(field, StepField::Order { .. }))
    }
}

/// Everything that happened to a process between two editions.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'a> {
    /// The corpus that both editions belong to.
    pub corpus: &'a Corpus,
    /// The process.
    pub kind: &'a ProcessKind,
    /// The edition before.
    pub from: &'a Edition,
    /// The edition after.
    pub to: &'a Edition,
    /// The process before.
    pub before: &'a Process,
    /// The process after.
    pub after: &'a Process,
    /// Every step of either edition, in the order in which they are read.
    pub steps: Vec<StepChange<'a>>,
}

impl<'a> Comparison<'a> {
    /// Whether anything changed.
    pub fn is_changed(&self) -> bool {
        self.steps.iter().any(|step| step.kind.is_change())
    }

    /// How many steps changed in each way, in the order in which readers meet the kinds.
    pub fn counts(&self) -> Vec<(Kind, usize)> {
        Kind::ALL
            .into_iter()
            .map(|kind| (kind, self.steps.iter().filter(|step| step.kind == kind).count()))
            .filter(|(_, n)| *n > 0)
            .collect()
    }

    /// Where among the steps one with this identity stands, on the side of the second edition or
    /// of the first.
    pub fn position(&self, id: &str, is_after: bool) -> Option<usize> {
        self.steps.iter().position(|change| {
            let side = if is_after { &change.after } else { &change.before };
            side.iter().any(|step| step.id == id)
        })
    }
}

/// Compares a process of two editions; nothing where one of them has no record of it.
pub fn compare<'a>(corpus: &'a Corpus, process: &str, from: &'a Edition, to: &'a Edition) -> Option<Comparison<'a>> {
    let kind = corpus.processes.get(process)?;
    let before = from.process(&kind.id).recorded()?;
    let after = to.process(&kind.id).recorded()?;
    let steps = steps(corpus, (from, before), (to, after));
    Some(Comparison { corpus, kind, from, to, before, after, steps })
}

fn steps<'a>(
    corpus: &'a Corpus,
    (from, before): (&'a Edition, &'a Process),
    (to, after): (&'a Edition, &'a Process),
) -> Vec<StepChange<'a>> {
    let later_is_after = from.about.published <= to.about.published;
    let (first, second) = (Graph::new(before), Graph::new(after));
    let matches = matching::matched(corpus, from, before, to, after);
    let moved = order::moved(&matches, &first, &second);
    let (earlier, later) = if later_is_after { (&first, &second) } else { (&second, &first) };
    let matches = order::reading(matches, earlier, later, later_is_after);
    let sides = Sides { corpus, matches: &matches, moved, before: first, after: second, later_is_after };
    matches.iter().map(|m| sides.change(m)).collect()
}

/// Both sides of a comparison, with what is known of how their steps match.
struct Sides<'a, 'm> {
    corpus: &'a Corpus,
    matches: &'m [Match<'a>],
    moved: BTreeSet<&'a str>,
    before: Graph<'a>,
    after: Graph<'a>,
    later_is_after: bool,
}

impl<'a> Sides<'a, '_> {
    fn change(&self, found: &Match<'a>) -> StepChange<'a> {
        let (before, after) = (found.before.clone(), found.after.clone());
        let mut pairs = Vec::new();
        if before.len() == 1 || after.len() == 1 {
            for b in &before {
                for a in &after {
                    pairs.push(StepPair { before: b, after: a, fields: self.fields(found, b, a) });
                }
            }
        }
        let kind = match (before.len(), after.len()) {
            (0, _) => Kind::New,
            (_, 0) => Kind::Dropped,
            (1, 1) => kind_of(&pairs[0].fields),
            (_, 1) => Kind::Merged,
            (1, _) => Kind::Split,
            _ => Kind::Replaced,
        };
        StepChange { kind, before, after, pairs }
    }

    fn fields(&self, found: &Match<'a>, before: &'a Step, after: &'a Step) -> Vec<StepField<'a>> {
        let mut parts = Vec::new();
        field::carriers(self.corpus, &before.who, &after.who, &mut parts);
        if before.within != after.within {
            parts.push(FieldChange::Limit { before: before.within.as_ref(), after: after.within.as_ref() });
        }
        if before.does != after.does {
            parts.push(FieldChange::Wording { before: &before.does, after: &after.does });
        }
        let mut fields: Vec<StepField<'a>> = parts.into_iter().map(StepField::Field).collect();
        if before.kind != after.kind {
            fields.push(StepField::Sort { before: before.kind, after: after.kind });
        }
        self.answers(before, after, &mut fields);
        if self.moved.contains(found.key) {
            fields.push(StepField::Order { before: self.precedes(before, false), after: self.precedes(after, true) });
        } else if found.alone().is_some() && before.answers.is_empty() && after.answers.is_empty() {
            self.follows(before, after, &mut fields);
        }
        fields
    }

    /// The key of the match that a step of a side is in.
    fn key(&self, step: &Step, is_after: bool) -> Option<&'a str> {
        let side = |m: &&Match<'a>| {
            if is_after { m.after.iter().any(|s| s.id == step.id) } else { m.before.iter().any(|s| s.id == step.id) }
        };
        self.matches.iter().find(side).map(|m| m.key)
    }

    fn answers(&self, before: &'a Step, after: &'a Step, fields: &mut Vec<StepField<'a>>) {
        let (first, second) = if self.later_is_after { (after, before) } else { (before, after) };
        let mut answers: Vec<&'a str> =
            first.answers.iter().chain(&second.answers).map(|answer| answer.answer.as_str()).collect();
        let mut seen = BTreeSet::new();
        answers.retain(|answer| seen.insert(*answer));
        for answer in answers {
            let leads = |graph: &Graph<'a>, step: &'a Step| {
                graph.ways(step).find(|way| way.answer == Some(answer)).map(|way| way.to)
            };
            let (led, leads) = (leads(&self.before, before), leads(&self.after, after));
            let same = led.and_then(|step| self.key(step, false)) == leads.and_then(|step| self.key(step, true));
            if !same {
                fields.push(StepField::Answer { answer, before: led, after: leads });
            }
        }
    }

    /// Which of the steps that both editions have, in an order that did not change, follow next.
    /// What was put in between, dropped from between or moved tells its own change.
    fn follows(&self, before: &'a Step, after: &'a Step, fields: &mut Vec<StepField<'a>>) {
        let (led, leads) = (self.next_kept(before, false), self.next_kept(after, true));
        let only = |these: &[(&'a str, &'a Step)], those: &[(&'a str, &'a Step)]| -> Vec<&'a Step> {
            these
                .iter()
                .filter(|(key, _)| !those.iter().any(|(other, _)| other == key))
                .map(|(_, step)| *step)
                .collect()
        };
        let (before, after) = (only(&led, &leads), only(&leads, &led));
        if !before.is_empty() || !after.is_empty() {
            fields.push(StepField::Follows { before, after });
        }
    }

    fn next_kept(&self, step: &'a Step, is_after: bool) -> Vec<(&'a str, &'a Step)> {
        let graph = if is_after { &self.after } else { &self.before };
        let kept = |step: &'a Step| {
            let found = self.matches.iter().find(|m| Some(m.key) == self.key(step, is_after))?;
            (!found.before.is_empty() && !found.after.is_empty() && !self.moved.contains(found.key))
                .then_some(found.key)
        };
        let mut found: Vec<(&'a str, &'a Step)> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut open: Vec<&'a Step> = graph.ways(step).map(|way| way.to).collect();
        while let Some(step) = open.pop() {
            if !seen.insert(step.id.as_str()) {
                continue;
            }
            match kept(step) {
                Some(key) => found.push((key, step)),
                None => open.extend(graph.ways(step).map(|way| way.to)),
            }
        }
        found.sort_by_key(|(key, _)| *key);
        found.dedup_by_key(|(key, _)| *key);
        found
    }

    /// The step after which a step comes, of those that both editions have if there is one.
    fn precedes(&self, step: &'a Step, is_after: bool) -> Option<&'a Step> {
        let graph = if is_after { &self.after } else { &self.before };
        let behind: Vec<&Step> = graph.behind(step).collect();
        let shared = |step: &&&'a Step| {
            let key = self.key(step, is_after);
            self.matches.iter().any(|m| Some(m.key) == key && !m.before.is_empty() && !m.after.is_empty())
        };
        behind.iter().find(shared).or(behind.first()).copied()
    }
}

/// The kind that the changes of the parts of one step amount to.
fn kind_of(fields: &[StepField<'_>]) -> Kind {
    let any = |wanted: fn(&StepField<'_>) -> bool| fields.iter().any(wanted);
    if any(|field| match field {
        StepField::Field(field) => field.is_substantive(),
        StepField::Sort { .. } | StepField::Answer { .. } | StepField::Follows { .. } => true,
        StepField::Order { .. } => false,
    }) {
        Kind::Changed
    } else if any(|field| matches!(field, StepField::Field(FieldChange::Succeeded { .. }))) {
        Kind::HandedOver
    } else if any(|field| matches!(field, StepField::Order { .. })) {
        Kind::Moved
    } else if any(|field| matches!(field, StepField::Field(field) if field.is_rewording())) {
        Kind::Reworded
    } else {
        Kind::Same
    }
}

/// What became of a process from one edition to another.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<'a> {
    /// Both editions have it. Boxed because it is far larger than the rest.
    Compared(Box<Comparison<'a>>),
    /// Only the second edition has it.
    Begins,
    /// Only the first edition has it.
    Ends,
    /// One of the two is not known.
    Unknown,
    /// Neither has it.
    Neither,
}

impl Outcome<'_> {
    /// Whether something is known to have changed.
    pub fn is_change(&self) -> bool {
        match self {
            Outcome::Compared(comparison) => comparison.is_changed(),
            Outcome::Begins | Outcome::Ends => true,
            Outcome::Unknown | Outcome::Neither => false,
        }
    }
}

/// What became of a process from one edition to another.
pub fn outcome<'a>(corpus: &'a Corpus, process: &'a ProcessKind, from: &'a Edition, to: &'a Edition) -> Outcome<'a> {
    if let Some(comparison) = compare(corpus, &process.id, from, to) {
        return Outcome::Compared(Box::new(comparison));
    }
    match (from.process(&process.id), to.process(&process.id)) {
        (Cell::Absent(_), Cell::Recorded(_)) => Outcome::Begins,
        (Cell::Recorded(_), Cell::Absent(_)) => Outcome::Ends,
        (Cell::Absent(_), Cell::Absent(_)) => Outcome::Neither,
        _ => Outcome::Unknown,
    }
}

/// The processes that are known to have changed from one edition to another, in the order of the
/// processes, each with what became of it.
pub fn changed<'a>(corpus: &'a Corpus, from: &'a Edition, to: &'a Edition) -> Vec<(&'a ProcessKind, Outcome<'a>)> {
    let all = corpus.processes.iter().map(|process| (process, outcome(corpus, process, from, to)));
    all.filter(|(_, outcome)| outcome.is_change()).collect()
}

/// A process that has steps with a certain duty behind them, with those steps edition by edition.
pub type Standing<'a> = (&'a ProcessKind, Vec<(&'a Edition, Vec<&'a Step>)>);

/// The processes of which steps have a thread's duty behind them, in the order of the processes;
/// each with the editions and the steps.
pub fn with_thread<'a>(corpus: &'a Corpus, thread: &str) -> Vec<Standing<'a>> {
    let steps_in = |process: &ProcessKind, edition: &'a Edition| -> Vec<&'a Step> {
        let steps = edition.process(&process.id).recorded().map_or(&[][..], |process| &process.step);
        steps.iter().filter(|step| step.duties.iter().any(|duty| duty == thread)).collect()
    };
    corpus
        .processes
        .iter()
        .map(|process| {
            let editions = corpus.editions.iter().map(|edition| (edition, steps_in(process, edition)));
            (process, editions.filter(|(_, steps)| !steps.is_empty()).collect::<Vec<_>>())
        })
        .filter(|(_, editions)| !editions.is_empty())
        .collect()
}

/// The editions that have a record of a process, oldest first.
pub fn editions_with<'a>(corpus: &'a Corpus, process: &str) -> Vec<(&'a Edition, &'a Process)> {
    corpus.editions.iter().filter_map(|edition| Some((edition, edition.process(process).recorded()?))).collect()
}
