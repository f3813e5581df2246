//! The answer in numbers and sentences.

use corpus::model::{Force, Topic};

use crate::change::{Change, Comparison, Kind};
use crate::field::{FieldChange, ForceChange, LimitChange, force_change, limit_change};

/// How often each kind occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; Kind::ALL.len()]);

impl Counts {
    /// Counts changes by kind.
    pub fn of<'c, 'a: 'c>(changes: impl IntoIterator<Item = &'c Change<'a>>) -> Self {
        let mut counts = Self::default();
        for change in changes {
            counts.0[change.kind as usize] += 1;
        }
        counts
    }

    /// How often a kind occurs.
    pub fn get(&self, kind: Kind) -> usize {
        self.0[kind as usize]
    }

    /// How many are changes at all.
    pub fn changes(&self) -> usize {
        self.kinds().filter(|(kind, _)| kind.is_change()).map(|(_, n)| n).sum()
    }

    /// Kinds that occur, in the order in which readers meet them.
    pub fn kinds(&self) -> impl Iterator<Item = (Kind, usize)> + '_ {
        Kind::ALL.into_iter().map(|kind| (kind, self.get(kind))).filter(|(_, n)| *n > 0)
    }
}

/// Changes of each topic, in the order of the topics; topics without records are left out.
pub fn by_topic<'c, 'a>(comparison: &'c Comparison<'a>) -> Vec<(&'a Topic, Vec<&'c Change<'a>>)> {
    let topics = &comparison.corpus.topics;
    let mut of: Vec<(&Topic, Vec<&Change<'_>>)> = topics.iter().map(|topic| (topic, Vec::new())).collect();
    for change in &comparison.changes {
        if let Some(i) = topics.position(&change.thread.topic) {
            of[i].1.push(change);
        }
    }
    of.retain(|(_, changes)| !changes.is_empty());
    of
}

/// A sentence of the opening answer: a few words in bold and what they mean, with the threads it
/// speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The point in a few words.
    pub head: String,
    /// What it means, as the rest of the sentence.
    pub rest: String,
    /// Identities of the threads it speaks of, in order.
    pub threads: Vec<String>,
}

/// The opening answer: up to `most` points, the weightiest first.
pub fn in_short(comparison: &Comparison<'_>, most: usize) -> Vec<Point> {
    let mut points = Vec::new();
    points.extend(merged(comparison));
    points.extend(limits(comparison));
    points.extend(forces(comparison));
    points.extend(handed_over(comparison));
    points.extend(came_and_went(comparison));
    points.extend(unknown(comparison));
    points.truncate(most);
    points
}

fn ids<'c, 'a: 'c>(changes: impl IntoIterator<Item = &'c Change<'a>>) -> Vec<String> {
    changes.into_iter().map(|change| change.thread.id.clone()).collect()
}

/// The changes at these positions, each once, where it first stands.
fn once<'c, 'a>(comparison: &'c Comparison<'a>, lists: &[Vec<usize>]) -> Vec<&'c Change<'a>> {
    let mut seen = vec![false; comparison.changes.len()];
    let first = |i: &&usize| !std::mem::replace(&mut seen[**i], true);
    lists.iter().flatten().filter(first).map(|i| &comparison.changes[*i]).collect()
}

/// "a", "a and b", "a, b and 3 more": titles in quotes.
fn titles(changes: &[&Change<'_>], most: usize) -> String {
    let mut names: Vec<String> = changes.iter().take(most).map(|change| format!("“{}”", change.thread.title)).collect();
    if changes.len() > most {
        names.push(format!("{} more", changes.len() - most));
    }
    corpus::sentence::list(names.iter().map(String::as_str))
}

fn merged(comparison: &Comparison<'_>) -> Option<Point> {
    let found: Vec<_> =
        comparison.changes.iter().filter(|change| matches!(change.kind, Kind::Merged | Kind::Split)).collect();
    let first = found.first()?;
    let count = |sides: usize| if sides == 1 { "one".to_owned() } else { sides.to_string() };
    let head = format!("{} where {} stood before", capital_count(first.after.len()), count(first.before.len()));
    let rest = if found.len() == 1 {
        format!("{}.", titles(&found, 1))
    } else {
        format!("{}; {} such changes in all.", titles(&found[..1], 1), found.len())
    };
    Some(Point { head, rest, threads: ids(found) })
}

fn capital_count(n: usize) -> String {
    if n == 1 { "One".to_owned() } else { n.to_string() }
}

fn limits(comparison: &Comparison<'_>) -> Option<Point> {
    let mut by_kind: [Vec<usize>; 6] = Default::default();
    let names = [
        "shortened",
        "lengthened",
        "introduced",
        "removed",
        "counted from something else",
        "changed in a way that can’t be measured",
    ];
    for (i, change) in comparison.changes.iter().enumerate() {
        let mut seen = Vec::new();
        for field in change.fields() {
            let FieldChange::Limit { before, after } = field else { continue };
            let name = match limit_change(*before, *after) {
                LimitChange::Shortened => 0,
                LimitChange::Lengthened => 1,
                LimitChange::Introduced => 2,
                LimitChange::Removed => 3,
                LimitChange::CountedFrom => 4,
                LimitChange::NotComparable => 5,
                LimitChange::OtherUnits | LimitChange::NotKnown => continue,
            };
            if !seen.contains(&name) {
                seen.push(name);
                by_kind[name].push(i);
            }
        }
        let new_or_gone = match change.kind {
            Kind::New => change.after.iter().any(|side| side.duty.limit().is_some()).then_some(2),
            Kind::Dropped => change.before.iter().any(|side| side.duty.limit().is_some()).then_some(3),
            _ => None,
        };
        if let Some(name) = new_or_gone {
            by_kind[name].push(i);
        }
    }
    let threads = ids(once(comparison, &by_kind));
    if threads.is_empty() {
        let shared = comparison.changes.iter().any(|c| {
            c.before.iter().any(|s| s.duty.limit().is_some()) && c.after.iter().any(|s| s.duty.limit().is_some())
        });
        return shared.then(|| Point {
            head: "Time limits stayed".to_owned(),
            rest: "no limit that is known on both sides changed.".to_owned(),
            threads: Vec::new(),
        });
    }
    let some = by_kind.iter().zip(names).filter(|(changes, _)| !changes.is_empty());
    let parts: Vec<String> = some.map(|(changes, name)| format!("{} {name}", changes.len())).collect();
    Some(Point {
        head: match threads.len() {
            1 => "1 duty with another time limit".to_owned(),
            n => format!("{n} duties with other time limits"),
        },
        rest: format!("{}.", corpus::sentence::list(parts.iter().map(String::as_str))),
        threads,
    })
}

fn forces(comparison: &Comparison<'_>) -> Option<Point> {
    let mut parts = Vec::new();
    let mut by_sort: Vec<Vec<usize>> = Vec::new();
    for (wanted, words) in [
        (ForceChange::Strengthened, "put more strongly"),
        (ForceChange::Relaxed, "put less strongly"),
        (ForceChange::Permission, "now only allowed"),
        (ForceChange::Prohibition, "now forbidden"),
        (ForceChange::ProhibitionLifted, "no longer forbidden"),
    ] {
        let is_wanted = |field: &FieldChange<'_>| matches!(field, FieldChange::Force { before, after } if force_change(*before, *after) == wanted);
        let has = |(i, change): (usize, &Change<'_>)| change.fields().any(is_wanted).then_some(i);
        let found: Vec<usize> = comparison.changes.iter().enumerate().filter_map(has).collect();
        if !found.is_empty() {
            parts.push(format!("{} {words}", found.len()));
        }
        by_sort.push(found);
    }
    let all = once(comparison, &by_sort);
    (!all.is_empty()).then(|| Point {
        head: "Force".to_owned(),
        rest: format!("{}: {}.", corpus::sentence::list(parts.iter().map(String::as_str)), titles(&all, 2)),
        threads: ids(all),
    })
}

fn handed_over(comparison: &Comparison<'_>) -> Option<Point> {
    let mut by_pair: Vec<((&str, &str), Vec<&Change<'_>>)> = Vec::new();
    for change in &comparison.changes {
        for field in change.fields() {
            if let FieldChange::Succeeded { before, after } = field {
                let at = by_pair.iter().position(|(pair, _)| *pair == (*before, *after)).unwrap_or_else(|| {
                    by_pair.push(((before, after), Vec::new()));
                    by_pair.len() - 1
                });
                let changes = &mut by_pair[at].1;
                if changes.last().is_none_or(|last| last.thread.id != change.thread.id) {
                    changes.push(change);
                }
            }
        }
    }
    let ((before, after), changes) = by_pair.iter().rev().max_by_key(|(_, changes)| changes.len())?;
    let name = |role: &str| comparison.corpus.subject(role).to_owned();
    let duties = if changes.len() == 1 { "1 duty".to_owned() } else { format!("{} duties", changes.len()) };
    let others = by_pair.len() - 1;
    let more = match others {
        0 => String::new(),
        1 => " Another body was succeeded too.".to_owned(),
        n => format!(" {n} other successions are marked below."),
    };
    let (passed, to) = if comparison.corpus.succeeds(before, after) {
        ("passed to a successor", "to")
    } else {
        ("stood with a successor", "back to")
    };
    Some(Point {
        head: format!("{duties} {passed}"),
        rest: format!("from {} {to} {}.{more}", name(before), name(after)),
        threads: ids(changes.iter().copied()),
    })
}

fn came_and_went(comparison: &Comparison<'_>) -> Vec<Point> {
    let topics = by_topic(comparison);
    [(Kind::New, "new"), (Kind::Dropped, "dropped")]
        .into_iter()
        .filter_map(|(kind, word)| {
            let of_kind = |changes: &[&Change<'_>]| changes.iter().filter(|change| change.kind == kind).count();
            let all: Vec<&Change<'_>> = comparison.changes.iter().filter(|change| change.kind == kind).collect();
            // Of topics with as many, the first.
            let counted = topics.iter().map(|(topic, changes)| (topic, of_kind(changes)));
            let (most, n) = counted.rev().max_by_key(|(_, n)| *n)?;
            if all.is_empty() {
                return None;
            }
            let musts = all
                .iter()
                .filter(|change| change.sides().any(|side| matches!(side.duty.force, Force::Must | Force::MustNot)))
                .count();
            let duties = if all.len() == 1 { "duty" } else { "duties" };
            let strong = match (all.len(), musts) {
                (_, 0) => String::new(),
                (1, _) => ", a “must”".to_owned(),
                (all, musts) if all == musts => ", all of them a “must”".to_owned(),
                (_, musts) => format!(", {musts} of them a “must”"),
            };
            let under = match (all.len(), n) {
                (1, _) => format!("under “{}”", most.title),
                (all, n) if all == n => format!("all under “{}”", most.title),
                _ => format!("most under “{}” ({n})", most.title),
            };
            Some(Point {
                head: format!("{} {duties} {word}", all.len()),
                rest: format!("{under}{strong}."),
                threads: ids(all),
            })
        })
        .collect()
}

fn unknown(comparison: &Comparison<'_>) -> Option<Point> {
    let found: Vec<&Change<'_>> = comparison.changes.iter().filter(|change| change.kind == Kind::Unknown).collect();
    (!found.is_empty()).then(|| Point {
        head: format!("{} not known", found.len()),
        rest: format!(
            "no source was found for one of the two editions; {} as neither new nor dropped.",
            if found.len() == 1 { "it counts" } else { "they count" }
        ),
        threads: ids(found),
    })
}
