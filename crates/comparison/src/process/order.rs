//! In which order steps come, and which of them moved.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::Graph;
use super::matching::Match;

/// Up to how many moved steps are looked for exactly. Beyond that every step whose order is
/// contradicted counts as moved: such a process was laid out anew.
const MOST_MOVED: usize = 8;

/// The keys of the matches that moved: as few as must be set aside so that no two of the others
/// come in one order before and in the other order after.
///
/// Where steps follow one another in a line, this is what their longest common subsequence leaves
/// over. Branches have no order between them, so that steps of two branches never count as moved
/// against each other only because a record lists them the other way round.
pub(super) fn moved<'a>(matches: &[Match<'a>], before: &Graph<'a>, after: &Graph<'a>) -> BTreeSet<&'a str> {
    let (first, second) = (before.comes_before(), after.comes_before());
    let both: Vec<(&str, &str, &str)> =
        matches.iter().filter_map(|m| m.alone().map(|(b, a)| (m.key, b.id.as_str(), a.id.as_str()))).collect();
    let mut conflicts: Vec<(&str, &str)> = Vec::new();
    for (key, b, a) in &both {
        for (other, other_b, other_a) in &both {
            if first.contains(&(b, other_b)) && second.contains(&(other_a, a)) {
                conflicts.push((key.min(other), key.max(other)));
            }
        }
    }
    conflicts.sort_unstable();
    conflicts.dedup();
    let all = || conflicts.iter().flat_map(|(x, y)| [*x, *y]).collect();
    (0..=MOST_MOVED).find_map(|most| settle(&conflicts, most)).unwrap_or_else(all)
}

/// At most `most` keys that together take part in every conflict, if there are such.
fn settle<'a>(conflicts: &[(&'a str, &'a str)], most: usize) -> Option<BTreeSet<&'a str>> {
    let Some((x, y)) = conflicts.first() else { return Some(BTreeSet::new()) };
    let fewer = most.checked_sub(1)?;
    [x, y].into_iter().find_map(|key| {
        let rest: Vec<_> = conflicts.iter().filter(|(x, y)| x != key && y != key).copied().collect();
        let mut keys = settle(&rest, fewer)?;
        keys.insert(key);
        Some(keys)
    })
}

/// The order in which matches are read: a step comes after what leads to it in either edition;
/// where the editions contradict each other, the later one decides. Steps that could come in any
/// order come as the later edition's record lists them, then as the earlier one's does.
pub(super) fn reading<'a>(
    matches: Vec<Match<'a>>,
    earlier: &Graph<'a>,
    later: &Graph<'a>,
    later_is_after: bool,
) -> Vec<Match<'a>> {
    let mut of_step: BTreeMap<(bool, &str), usize> = BTreeMap::new();
    for (i, m) in matches.iter().enumerate() {
        of_step.extend(m.before.iter().map(|step| ((!later_is_after, step.id.as_str()), i)));
        of_step.extend(m.after.iter().map(|step| ((later_is_after, step.id.as_str()), i)));
    }
    let preceding = |i: usize, is_later: bool| -> BTreeSet<usize> {
        let m: &Match<'a> = &matches[i];
        let graph = if is_later { later } else { earlier };
        let steps = if is_later == later_is_after { &m.after } else { &m.before };
        let behind = steps.iter().flat_map(|step| graph.behind(step));
        behind
            .filter_map(|step| of_step.get(&(is_later, step.id.as_str())).copied())
            .filter(|other| *other != i)
            .collect()
    };
    let waits: Vec<[BTreeSet<usize>; 2]> =
        (0..matches.len()).map(|i| [preceding(i, true), preceding(i, false)]).collect();
    // A step that only the earlier edition has stands where it would stand between its neighbours.
    let rank = |i: usize| {
        let m = &matches[i];
        let (late, early) = if later_is_after { (&m.after, &m.before) } else { (&m.before, &m.after) };
        let early = early.first().and_then(|step| earlier.position(&step.id));
        let late = late.first().and_then(|step| later.position(&step.id));
        (late.or(early), late.is_some(), early)
    };
    let mut open: BTreeSet<usize> = (0..matches.len()).collect();
    let mut order = Vec::with_capacity(matches.len());
    while !open.is_empty() {
        let free = |i: &usize, sides: &[usize]| sides.iter().all(|side| waits[*i][*side].is_disjoint(&open));
        let next = [&[0, 1][..], &[0], &[]]
            .into_iter()
            .find_map(|sides| open.iter().copied().filter(|i| free(i, sides)).min_by_key(|i| rank(*i)));
        let Some(next) = next else { break };
        open.remove(&next);
        order.push(next);
    }
    let mut matches: Vec<Option<Match<'a>>> = matches.into_iter().map(Some).collect();
    order.into_iter().filter_map(|i| matches[i].take()).collect()
}
