//! The shortest and the longest time that the limits along the way allow.
//!
//! A way takes one answer at every decision and every branch where a step leads to several; where
//! branches run side by side, the slower one counts. Limits that are counted from the same event
//! run at the same time, so that only the longest of them counts; limits that are counted from
//! different events are added. Working days, calendar months and hours are never turned into each
//! other: a way has a time for each family of units, and two ways are put in order only where one
//! is no longer than the other in every family.

use std::collections::{BTreeMap, BTreeSet};

use corpus::model::{Process, Step, StepKind};

use super::graph::Graph;
use crate::field::{UnitFamily, length};

/// How many ways are walked at most. Processes have tens; the bound only guards against a graph
/// that nobody would draw.
const MOST_WAYS: usize = 5_000;

/// Time in each family of units, in the smallest unit of the family. Never empty entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Time(BTreeMap<UnitFamily, u32>);

impl Time {
    /// Each family with its time.
    pub fn parts(&self) -> impl Iterator<Item = (UnitFamily, u32)> + '_ {
        self.0.iter().map(|(family, n)| (*family, *n))
    }

    /// Whether no limit counts.
    pub fn is_none(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this is no longer than the other in any family.
    pub fn within(&self, other: &Time) -> bool {
        self.0.iter().all(|(family, n)| other.0.get(family).is_some_and(|most| n <= most))
    }
}

/// One way from the start to an end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course<'a> {
    /// Its steps, in order.
    pub steps: Vec<&'a Step>,
    /// The steps whose limits count.
    pub counted: Vec<&'a Step>,
    /// What these come to.
    pub time: Time,
}

/// What the limits along the ways through a process come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed<'a> {
    /// No way has a limit that can be counted.
    NoLimit,
    /// One way is the shortest and one the longest.
    Between {
        /// The way with the shortest time.
        shortest: Course<'a>,
        /// The way with the longest time.
        longest: Course<'a>,
    },
    /// The limits are in units that cannot be added, so that no way is the longest or shortest.
    Apart,
}

/// What the limits along the ways through a process come to.
pub fn allowed(process: &Process) -> Allowed<'_> {
    let graph = Graph::new(process);
    let Some(start) = process.step.iter().find(|step| step.kind == StepKind::Start) else { return Allowed::NoLimit };
    let mut walker = Walker { graph: &graph, process, start, walked: 0 };
    let Some(ways) = walker.ways(&BTreeMap::new()) else { return Allowed::Apart };
    if ways.iter().all(|way| way.time.is_none()) {
        return Allowed::NoLimit;
    }
    let shortest = ways.iter().find(|way| ways.iter().all(|other| way.time.within(&other.time)));
    let longest = ways.iter().find(|way| ways.iter().all(|other| other.time.within(&way.time)));
    match (shortest, longest) {
        (Some(shortest), Some(longest)) => Allowed::Between { shortest: shortest.clone(), longest: longest.clone() },
        _ => Allowed::Apart,
    }
}

/// Steps with a limit that is no longest time with a figure: it cannot be added to others.
pub fn uncounted(process: &Process) -> Vec<&Step> {
    process.step.iter().filter(|step| step.within.is_some() && counts(step).is_none()).collect()
}

/// Family, length and event of a step's limit, where it is a longest time with a figure.
fn counts(step: &Step) -> Option<(UnitFamily, u32, &str)> {
    let limit = step.within.as_ref().filter(|limit| limit.at_most.is_some())?;
    let (family, n) = length(limit)?;
    Some((family, n, limit.from.as_deref().unwrap_or(&step.id)))
}

/// Which answer is taken at each decision.
type Choices<'a> = BTreeMap<&'a str, usize>;

struct Walker<'a, 'g> {
    graph: &'g Graph<'a>,
    process: &'a Process,
    start: &'a Step,
    walked: usize,
}

impl<'a> Walker<'a, '_> {
    /// The slowest course of every way, for every set of answers; nothing where branches that run
    /// side by side cannot be put in order, or there are too many ways.
    fn ways(&mut self, choices: &Choices<'a>) -> Option<Vec<Course<'a>>> {
        let reached = self.reached(choices);
        let open = self.process.step.iter().find(|step| {
            reached.contains(step.id.as_str())
                && self.graph.ahead(step).count() > 1
                && !step.answers.is_empty()
                && !choices.contains_key(step.id.as_str())
        });
        let Some(decision) = open else { return Some(vec![self.slowest(choices)?]) };
        let mut ways = Vec::new();
        for answer in 0..self.graph.ahead(decision).count() {
            let mut choices = choices.clone();
            choices.insert(&decision.id, answer);
            ways.extend(self.ways(&choices)?);
        }
        Some(ways)
    }

    /// Where a step leads under these choices.
    fn on(&self, step: &'a Step, choices: &Choices<'a>) -> Vec<&'a Step> {
        match choices.get(step.id.as_str()) {
            Some(answer) => self.graph.ahead(step).nth(*answer).into_iter().collect(),
            None => self.graph.ahead(step).collect(),
        }
    }

    fn reached(&self, choices: &Choices<'a>) -> BTreeSet<&'a str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![self.start];
        while let Some(step) = open.pop() {
            if reached.insert(step.id.as_str()) {
                let undecided = !step.answers.is_empty()
                    && !choices.contains_key(step.id.as_str())
                    && self.graph.ahead(step).count() > 1;
                if !undecided {
                    open.extend(self.on(step, choices));
                }
            }
        }
        reached
    }

    /// The course that takes longest among those that run side by side.
    fn slowest(&mut self, choices: &Choices<'a>) -> Option<Course<'a>> {
        let mut courses = Vec::new();
        self.courses(&mut vec![self.start], choices, &mut courses)?;
        let slowest = courses.iter().find(|course| courses.iter().all(|other| other.time.within(&course.time)));
        slowest.cloned()
    }

    fn courses(
        &mut self,
        path: &mut Vec<&'a Step>,
        choices: &Choices<'a>,
        courses: &mut Vec<Course<'a>>,
    ) -> Option<()> {
        let next = path.last().map_or(Vec::new(), |last| self.on(last, choices));
        let next: Vec<&Step> =
            next.into_iter().filter(|step| !path.iter().any(|passed| passed.id == step.id)).collect();
        if next.is_empty() {
            self.walked += 1;
            courses.push(course(path));
            return (self.walked <= MOST_WAYS).then_some(());
        }
        for step in next {
            path.push(step);
            self.courses(path, choices, courses)?;
            path.pop();
        }
        Some(())
    }
}

/// Adds up the limits along a path.
fn course<'a>(path: &[&'a Step]) -> Course<'a> {
    let mut longest: BTreeMap<(UnitFamily, &str), (u32, &'a Step)> = BTreeMap::new();
    for step in path {
        let Some((family, n, event)) = counts(step) else { continue };
        let entry = longest.entry((family, event)).or_insert((n, step));
        if n > entry.0 {
            *entry = (n, step);
        }
    }
    let mut time = BTreeMap::new();
    for ((family, _), (n, _)) in &longest {
        *time.entry(*family).or_insert(0) += n;
    }
    let counts = |step: &&&'a Step| longest.values().any(|(_, counted)| counted.id == step.id);
    Course { steps: path.to_vec(), counted: path.iter().filter(counts).copied().collect(), time: Time(time) }
}
