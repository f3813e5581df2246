//! The typed changes inside a duty: one function a field, each from an old and a new record.
//!
//! A change holds what stood before and what stands after; what kind of change that is follows
//! from the two. So a change reversed is the change with its sides swapped.

use corpus::model::{Duty, Force, Limit, Place, Unit};
use corpus::{Corpus, Edition};

/// What happened to one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldChange<'a> {
    /// A body took over from its predecessor; the duty did not change hands otherwise.
    Succeeded {
        /// Role before.
        before: &'a str,
        /// Role after.
        after: &'a str,
    },
    /// The duty passed from some to others.
    Handed {
        /// Roles that no longer carry it.
        before: Vec<&'a str>,
        /// Roles that carry it now.
        after: Vec<&'a str>,
    },
    /// Roles carry the duty that did not, or no longer carry it, beside others who stayed.
    Carriers {
        /// Roles that left.
        before: Vec<&'a str>,
        /// Roles that joined.
        after: Vec<&'a str>,
    },
    /// Those with whom it is done.
    With {
        /// Roles that left.
        before: Vec<&'a str>,
        /// Roles that joined.
        after: Vec<&'a str>,
    },
    /// How strongly it is put.
    Force {
        /// Force before.
        before: Force,
        /// Force after.
        after: Force,
    },
    /// By when, or how often.
    Limit {
        /// Limit before.
        before: Option<&'a Limit>,
        /// Limit after.
        after: Option<&'a Limit>,
    },
    /// The condition.
    When {
        /// Condition before.
        before: Option<&'a str>,
        /// Condition after.
        after: Option<&'a str>,
    },
    /// A provision that says again what an earlier one said.
    Reenacted {
        /// Provision before.
        before: &'a str,
        /// Provision after.
        after: &'a str,
    },
    /// Provisions that did not exist in the time of the other edition.
    Law {
        /// Provisions that ended.
        before: Vec<&'a str>,
        /// Provisions that are new.
        after: Vec<&'a str>,
    },
    /// Provisions that existed all along but are cited on one side only.
    Cited {
        /// Cited before only.
        before: Vec<&'a str>,
        /// Cited after only.
        after: Vec<&'a str>,
    },
    /// Where it stands.
    Place {
        /// Place before.
        before: &'a Place,
        /// Place after.
        after: &'a Place,
    },
    /// The words of the action.
    Wording {
        /// Action before.
        before: &'a str,
        /// Action after.
        after: &'a str,
    },
}

/// How a force changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForceChange {
    /// From should to must, or from may to either.
    Strengthened,
    /// From must to should.
    Relaxed,
    /// What was required or expected became allowed.
    Permission,
    /// What was required, expected or allowed became forbidden.
    Prohibition,
    /// What was forbidden no longer is.
    ProhibitionLifted,
    /// The sources of one edition do not show its word.
    NotComparable,
}

/// How a time limit changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitChange {
    /// There was none.
    Introduced,
    /// There is none any more.
    Removed,
    /// Less time, or more often.
    Shortened,
    /// More time, or less often.
    Lengthened,
    /// The same time from another event.
    CountedFrom,
    /// The same time from the same event in other units, such as 24 hours and 1 day.
    OtherUnits,
    /// Units or kinds of limit that cannot be put in order.
    NotComparable,
    /// Whether one of the editions sets a limit, or which, is not known.
    NotKnown,
}

impl LimitChange {
    /// Whether the limit itself is another one.
    pub fn is_change(self) -> bool {
        !matches!(self, LimitChange::OtherUnits | LimitChange::NotKnown)
    }
}

impl FieldChange<'_> {
    /// The change seen from the other side.
    pub fn mirrored(&self) -> Self {
        use FieldChange::*;
        match self.clone() {
            Succeeded { before, after } => Succeeded { before: after, after: before },
            Handed { before, after } => Handed { before: after, after: before },
            Carriers { before, after } => Carriers { before: after, after: before },
            With { before, after } => With { before: after, after: before },
            Force { before, after } => Force { before: after, after: before },
            Limit { before, after } => Limit { before: after, after: before },
            When { before, after } => When { before: after, after: before },
            Reenacted { before, after } => Reenacted { before: after, after: before },
            Law { before, after } => Law { before: after, after: before },
            Cited { before, after } => Cited { before: after, after: before },
            Place { before, after } => Place { before: after, after: before },
            Wording { before, after } => Wording { before: after, after: before },
        }
    }

    /// Whether the duty itself is another one for somebody. Place, wording, citations, the name
    /// of a body, the same time in other units, and forces and limits that can’t be compared because one of
    /// them is not known, are not of substance.
    pub fn is_substantive(&self) -> bool {
        match self {
            FieldChange::Succeeded { .. }
            | FieldChange::Reenacted { .. }
            | FieldChange::Cited { .. }
            | FieldChange::Place { .. }
            | FieldChange::Wording { .. } => false,
            FieldChange::Force { before, after } => force_change(*before, *after) != ForceChange::NotComparable,
            FieldChange::Limit { before, after } => limit_change(*before, *after).is_change(),
            FieldChange::Handed { .. }
            | FieldChange::Carriers { .. }
            | FieldChange::With { .. }
            | FieldChange::When { .. }
            | FieldChange::Law { .. } => true,
        }
    }

    /// Whether the same is put in other words or other units.
    pub fn is_rewording(&self) -> bool {
        match self {
            FieldChange::Wording { .. } => true,
            FieldChange::Limit { before, after } => limit_change(*before, *after) == LimitChange::OtherUnits,
            _ => false,
        }
    }
}

/// Every change between two records, in the order in which people ask: who, how strongly, by when,
/// under which condition and law, then words and place.
pub fn changes<'a>(
    corpus: &'a Corpus,
    from: &'a Edition,
    before: &'a Duty,
    to: &'a Edition,
    after: &'a Duty,
) -> Vec<FieldChange<'a>> {
    let mut out = Vec::new();
    carriers(corpus, &before.who, &after.who, &mut out);
    with(corpus, before, after, &mut out);
    // What is known only in part is not held against the whole; that one body took over from another is known.
    let in_full = !before.partial && !after.partial;
    out.retain(|field| in_full || matches!(field, FieldChange::Succeeded { .. }));
    if before.force != after.force {
        out.push(FieldChange::Force { before: before.force, after: after.force });
    }
    if before.within != after.within {
        out.push(FieldChange::Limit { before: before.within.as_ref(), after: after.within.as_ref() });
    }
    if in_full && before.when != after.when {
        out.push(FieldChange::When { before: before.when.as_deref(), after: after.when.as_deref() });
    }
    law(corpus, (from, before), (to, after), &mut out);
    if in_full && before.action != after.action {
        out.push(FieldChange::Wording { before: &before.action, after: &after.action });
    }
    if let (Some(b), Some(a)) = (&before.place, &after.place)
        && is_move(b, a)
    {
        out.push(FieldChange::Place { before: b, after: a });
    }
    out
}

/// A place moved where a part that both editions are known by differs: the chapter, the paragraphs, or the section
/// where nothing nearer is known. Pages differ in every print and say nothing alone.
fn is_move(before: &Place, after: &Place) -> bool {
    let differ = |b: Option<&str>, a: Option<&str>| matches!((b, a), (Some(b), Some(a)) if b != a);
    before.chapter != after.chapter
        || differ(before.section_alone(), after.section_alone())
        || differ(before.paragraphs.as_deref(), after.paragraphs.as_deref())
}

/// Items of the first list that the second lacks.
fn only<'a>(these: &'a [String], those: &[String]) -> Vec<&'a str> {
    these.iter().filter(|item| !those.contains(item)).map(String::as_str).collect()
}

/// Takes pairs of predecessor and successor out of what left and what joined, in either direction
/// of time, so that comparing backwards mirrors comparing forwards.
fn take_successions<'a>(
    before: &mut Vec<&'a str>,
    after: &mut Vec<&'a str>,
    follows: impl Fn(&str, &str) -> bool,
) -> Vec<(&'a str, &'a str)> {
    let mut pairs = Vec::new();
    let linked = |b: &str, a: &str| follows(b, a) || follows(a, b);
    // One body may have several successors and take over from several: keep every pair.
    for b in before.iter() {
        for a in after.iter() {
            if linked(b, a) {
                pairs.push((*b, *a));
            }
        }
    }
    before.retain(|b| !pairs.iter().any(|(p, _)| p == b));
    after.retain(|a| !pairs.iter().any(|(_, s)| s == a));
    // An order that does not ask which side is which, so that the mirror keeps it.
    let keys: Vec<String> = pairs.iter().map(|(b, a)| format!("{} {}", b.min(a), b.max(a))).collect();
    let order = corpus::table::sorted(keys.iter().map(String::as_str).collect());
    order.into_iter().map(|i| pairs[usize::from(i)]).collect()
}

/// Who does it: who took over from whom, and who else left or joined.
pub(crate) fn carriers<'a>(
    corpus: &'a Corpus,
    before: &'a [String],
    after: &'a [String],
    out: &mut Vec<FieldChange<'a>>,
) {
    let (mut left, mut joined) = (only(before, after), only(after, before));
    let pairs = take_successions(&mut left, &mut joined, |b, a| corpus.succeeds(b, a));
    let stayed = before.iter().any(|role| after.contains(role)) || !pairs.is_empty();
    out.extend(pairs.into_iter().map(|(before, after)| FieldChange::Succeeded { before, after }));
    match (left.is_empty(), joined.is_empty(), stayed) {
        (true, true, _) => {}
        (false, false, false) => out.push(FieldChange::Handed { before: left, after: joined }),
        _ => out.push(FieldChange::Carriers { before: left, after: joined }),
    }
}

fn with<'a>(corpus: &'a Corpus, before: &'a Duty, after: &'a Duty, out: &mut Vec<FieldChange<'a>>) {
    let (mut left, mut joined) = (only(&before.with, &after.with), only(&after.with, &before.with));
    let pairs = take_successions(&mut left, &mut joined, |b, a| corpus.succeeds(b, a));
    for (before, after) in pairs {
        let succeeded = FieldChange::Succeeded { before, after };
        if !out.contains(&succeeded) {
            out.push(succeeded);
        }
    }
    if !left.is_empty() || !joined.is_empty() {
        out.push(FieldChange::With { before: left, after: joined });
    }
}

fn law<'a>(
    corpus: &'a Corpus,
    (from, before): (&'a Edition, &'a Duty),
    (to, after): (&'a Edition, &'a Duty),
    out: &mut Vec<FieldChange<'a>>,
) {
    let (mut left, mut joined) = (only(&before.law, &after.law), only(&after.law, &before.law));
    let pairs = take_successions(&mut left, &mut joined, |b, a| corpus.reenacts(b, a));
    out.extend(pairs.into_iter().map(|(before, after)| FieldChange::Reenacted { before, after }));
    let in_force =
        |edition: &Edition, law: &str| corpus.laws.get(law).is_some_and(|law| edition.overlaps(law.since, law.until));
    let (mut cited_before, ended): (Vec<_>, Vec<_>) = left.into_iter().partition(|law| in_force(to, law));
    let (mut cited_after, new): (Vec<_>, Vec<_>) = joined.into_iter().partition(|law| in_force(from, law));
    // What is known only in part may cite a law of its time in the part that nobody saw.
    cited_before.retain(|_| !after.partial);
    cited_after.retain(|_| !before.partial);
    if !ended.is_empty() || !new.is_empty() {
        out.push(FieldChange::Law { before: ended, after: new });
    }
    if !cited_before.is_empty() || !cited_after.is_empty() {
        out.push(FieldChange::Cited { before: cited_before, after: cited_after });
    }
}

/// What kind of change of force this is.
pub fn force_change(before: Force, after: Force) -> ForceChange {
    fn forbids(force: Force) -> bool {
        matches!(force, Force::MustNot | Force::ShouldNot)
    }
    /// Strength of a force that asks, allows or forbids.
    fn weight(force: Force) -> u8 {
        match force {
            Force::Must | Force::MustNot => 2,
            Force::Should | Force::ShouldNot => 1,
            Force::May | Force::Described => 0,
        }
    }
    match (before, after) {
        (Force::Described, _) | (_, Force::Described) => ForceChange::NotComparable,
        (b, a) if forbids(a) && !forbids(b) => ForceChange::Prohibition,
        (b, a) if forbids(b) && !forbids(a) => ForceChange::ProhibitionLifted,
        (_, Force::May) => ForceChange::Permission,
        (b, a) if weight(a) > weight(b) => ForceChange::Strengthened,
        _ => ForceChange::Relaxed,
    }
}

/// What kind of change of a time limit this is.
pub fn limit_change(before: Option<&Limit>, after: Option<&Limit>) -> LimitChange {
    if !before.into_iter().chain(after).all(Limit::is_known) {
        return LimitChange::NotKnown;
    }
    let (before, after) = match (before, after) {
        (None, _) => return LimitChange::Introduced,
        (_, None) => return LimitChange::Removed,
        (Some(before), Some(after)) => (before, after),
    };
    let same_sort = before.at_most.is_some() == after.at_most.is_some()
        && before.at_least.is_some() == after.at_least.is_some()
        && before.every.is_some() == after.every.is_some();
    let (Some((family_before, b)), Some((family_after, a))) = (length(before), length(after)) else {
        return if before.unit == after.unit { LimitChange::CountedFrom } else { LimitChange::NotComparable };
    };
    if !same_sort || family_before != family_after {
        return LimitChange::NotComparable;
    }
    // Notice of more days is more time for those who get it, and a longer limit all the same.
    match a.cmp(&b) {
        std::cmp::Ordering::Less => LimitChange::Shortened,
        std::cmp::Ordering::Greater => LimitChange::Lengthened,
        std::cmp::Ordering::Equal if before.from == after.from => LimitChange::OtherUnits,
        std::cmp::Ordering::Equal => LimitChange::CountedFrom,
    }
}

/// Units that can be turned into each other exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnitFamily {
    /// Hours, days and weeks, counted in hours.
    Clock,
    /// Working days.
    Working,
    /// Months and years, counted in months.
    Calendar,
}

impl UnitFamily {
    /// Every family.
    pub const ALL: [UnitFamily; 3] = [UnitFamily::Clock, UnitFamily::Working, UnitFamily::Calendar];

    /// How it stands in an address.
    pub fn id(self) -> &'static str {
        match self {
            UnitFamily::Clock => "clock",
            UnitFamily::Working => "working",
            UnitFamily::Calendar => "calendar",
        }
    }

    /// Its units in plain words.
    pub fn in_words(self) -> &'static str {
        match self {
            UnitFamily::Clock => "Hours, days and weeks",
            UnitFamily::Working => "Working days",
            UnitFamily::Calendar => "Months and years",
        }
    }
}

/// The length of a limit within its family of units; `None` for one without a figure.
///
/// Working days, calendar months and hours are never turned into each other: how many hours a
/// working day has is not for a program to say.
pub fn length(limit: &Limit) -> Option<(UnitFamily, u32)> {
    let n = u32::from(limit.at_most.or(limit.at_least).or(limit.every)?);
    Some(match limit.unit {
        Unit::Hours => (UnitFamily::Clock, n),
        Unit::Days => (UnitFamily::Clock, n * 24),
        Unit::Weeks => (UnitFamily::Clock, n * 24 * 7),
        Unit::WorkingDays => (UnitFamily::Working, n),
        Unit::Months => (UnitFamily::Calendar, n),
        Unit::Years => (UnitFamily::Calendar, n * 12),
        Unit::AtOnce | Unit::AsSoonAsPossible | Unit::NotKnown => return None,
    })
}
