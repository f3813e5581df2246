//! Which steps of two editions are the same step.

use std::collections::BTreeMap;

use corpus::model::{Process, Step};
use corpus::{Corpus, Edition};

/// Steps of both editions that are one step, or that merged or split on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match<'a> {
    /// The smallest of the identities that the step ever had: the same whichever edition comes first.
    pub key: &'a str,
    /// Steps of the first edition.
    pub before: Vec<&'a Step>,
    /// Steps of the second edition.
    pub after: Vec<&'a Step>,
}

impl<'a> Match<'a> {
    /// The two steps where there is one on either side.
    pub fn alone(&self) -> Option<(&'a Step, &'a Step)> {
        match (self.before.as_slice(), self.after.as_slice()) {
            ([before], [after]) => Some((*before, *after)),
            _ => None,
        }
    }
}

/// Matches the steps of a process in two editions by identity, and by what the editions from the
/// earlier to the later of the two say that their steps were before.
pub(super) fn matched<'a>(
    corpus: &'a Corpus,
    from: &Edition,
    before: &'a Process,
    to: &Edition,
    after: &'a Process,
) -> Vec<Match<'a>> {
    let place = |edition: &Edition| corpus.editions.position(edition.id()).unwrap_or(0);
    let (earlier, later) = (place(from).min(place(to)), place(from).max(place(to)));
    let mut same = Same::default();
    for edition in corpus.editions.iter().take(later + 1).skip(earlier + 1) {
        let Some(process) = edition.process(&before.process).recorded() else { continue };
        for step in &process.step {
            for was in &step.was {
                same.join(&step.id, was);
            }
        }
    }
    let mut groups: BTreeMap<&str, Match<'a>> = BTreeMap::new();
    let mut group_of = |step: &'a Step, is_after: bool| {
        let key = same.root(&step.id);
        let group = groups.entry(key).or_insert_with(|| Match { key, before: Vec::new(), after: Vec::new() });
        if is_after { group.after.push(step) } else { group.before.push(step) }
    };
    before.step.iter().for_each(|step| group_of(step, false));
    after.step.iter().for_each(|step| group_of(step, true));
    groups.into_values().collect()
}

/// Identities that stand for the same step, each pointing to a smaller one until there is none.
#[derive(Default)]
struct Same<'a>(BTreeMap<&'a str, &'a str>);

impl<'a> Same<'a> {
    fn root(&self, mut id: &'a str) -> &'a str {
        while let Some(smaller) = self.0.get(id) {
            id = smaller;
        }
        id
    }

    fn join(&mut self, one: &'a str, other: &'a str) {
        let (one, other) = (self.root(one), self.root(other));
        if one != other {
            self.0.insert(one.max(other), one.min(other));
        }
    }
}
