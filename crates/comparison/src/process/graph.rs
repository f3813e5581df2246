//! A process as a graph: what leads to what.

use std::collections::{BTreeMap, BTreeSet};

use corpus::model::{Process, Step};

/// The steps of a process by identity, and the ways between them.
#[derive(Clone, Debug)]
pub struct Graph<'a> {
    process: &'a Process,
    place: BTreeMap<&'a str, usize>,
}

/// One way on from a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way<'a> {
    /// The answer that leads this way; none where the step is no decision.
    pub answer: Option<&'a str>,
    /// The step that follows.
    pub to: &'a Step,
    /// Whether it leads back to an earlier step.
    pub back: bool,
}

impl<'a> Graph<'a> {
    /// The graph of a process.
    pub fn new(process: &'a Process) -> Self {
        let place = process.step.iter().enumerate().map(|(i, step)| (step.id.as_str(), i)).collect();
        Self { process, place }
    }

    /// The step with this identity.
    pub fn step(&self, id: &str) -> Option<&'a Step> {
        self.place.get(id).map(|i| &self.process.step[*i])
    }

    /// Where a step stands in the record.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.place.get(id).copied()
    }

    /// The ways on from a step, in reading order.
    pub fn ways(&self, step: &'a Step) -> impl Iterator<Item = Way<'a>> + '_ {
        let next = step.next.iter().map(|to| (None, to));
        let answers = step.answers.iter().map(|answer| (Some(answer.answer.as_str()), &answer.to));
        next.chain(answers)
            .filter_map(move |(answer, to)| Some(Way { answer, to: self.step(to)?, back: step.back.contains(to) }))
    }

    /// The steps that follow a step, those it leads back to left out.
    pub fn ahead(&self, step: &'a Step) -> impl Iterator<Item = &'a Step> + '_ {
        self.ways(step).filter(|way| !way.back).map(|way| way.to)
    }

    /// The steps that lead to a step, those that lead back to it left out; in the order of the record.
    pub fn behind(&self, step: &'a Step) -> impl Iterator<Item = &'a Step> + '_ {
        self.process.step.iter().filter(move |other| self.ahead(other).any(|next| next.id == step.id))
    }

    /// Every pair of steps of which the second comes at some point after the first.
    pub fn comes_before(&self) -> BTreeSet<(&'a str, &'a str)> {
        let mut pairs = BTreeSet::new();
        for first in &self.process.step {
            let mut open: Vec<&Step> = self.ahead(first).collect();
            while let Some(step) = open.pop() {
                if pairs.insert((first.id.as_str(), step.id.as_str())) {
                    open.extend(self.ahead(step));
                }
            }
        }
        pairs
    }
}
