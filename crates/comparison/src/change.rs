//! Two editions, duty by duty.

use corpus::model::{Audience, Duty, Lineage, Thread};
use corpus::{Corpus, Edition};

use crate::field::{self, FieldChange};

/// What happened to a duty, or to several that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The earlier edition did not have it.
    New,
    /// The later edition does not have it.
    Dropped,
    /// Something of substance changed: who, how strongly, by when, in which case, under which law.
    Changed,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// One gave way to another with the same purpose.
    Replaced,
    /// A body took over from its predecessor; the duty stayed.
    HandedOver,
    /// Only the wording of the action changed, or the units of a time that stayed the same.
    Reworded,
    /// Only its place changed.
    Moved,
    /// Nothing changed.
    Same,
    /// One of the two editions is not known on this point.
    Unknown,
}

impl Kind {
    /// Every kind, in the order in which readers meet them.
    pub const ALL: [Kind; 11] = [
        Kind::New,
        Kind::Dropped,
        Kind::Changed,
        Kind::Merged,
        Kind::Split,
        Kind::Replaced,
        Kind::HandedOver,
        Kind::Reworded,
        Kind::Moved,
        Kind::Same,
        Kind::Unknown,
    ];

    /// How it stands in an address.
    pub fn id(self) -> &'static str {
        match self {
            Kind::New => "new",
            Kind::Dropped => "dropped",
            Kind::Changed => "changed",
            Kind::Merged => "merged",
            Kind::Split => "split",
            Kind::Replaced => "replaced",
            Kind::HandedOver => "handed-over",
            Kind::Reworded => "reworded",
            Kind::Moved => "moved",
            Kind::Same => "same",
            Kind::Unknown => "unknown",
        }
    }

    /// The kind with this identity.
    pub fn from_id(id: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// In plain words, as a label.
    pub fn in_words(self) -> &'static str {
        match self {
            Kind::New => "New",
            Kind::Dropped => "Dropped",
            Kind::Changed => "Changed",
            Kind::Merged => "Merged",
            Kind::Split => "Split",
            Kind::Replaced => "Replaced",
            Kind::HandedOver => "Handed over",
            Kind::Reworded => "Reworded",
            Kind::Moved => "Moved",
            Kind::Same => "The same",
            Kind::Unknown => "Not known",
        }
    }

    /// Whether readers who ask "what changed" want to see it.
    pub fn is_change(self) -> bool {
        !matches!(self, Kind::Same | Kind::Unknown)
    }

    /// The kind seen from the other side.
    pub fn mirrored(self) -> Kind {
        match self {
            Kind::New => Kind::Dropped,
            Kind::Dropped => Kind::New,
            Kind::Merged => Kind::Split,
            Kind::Split => Kind::Merged,
            other => other,
        }
    }
}

/// A duty with its thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// What the edition says on it.
    pub duty: &'a Duty,
}

/// One record of each side, with what changed between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair<'a> {
    /// The record before.
    pub before: Side<'a>,
    /// The record after.
    pub after: Side<'a>,
    /// What changed, field by field.
    pub fields: Vec<FieldChange<'a>>,
}

/// What happened to one duty, or to several that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// What sort of change it is.
    pub kind: Kind,
    /// The thread under which it is shown: of the side that has one, the later edition first.
    pub thread: &'a Thread,
    /// Records of the first edition.
    pub before: Vec<Side<'a>>,
    /// Records of the second edition.
    pub after: Vec<Side<'a>>,
    /// Field by field, for every record of one side with the one of the other. Empty where
    /// several stand against several.
    pub pairs: Vec<Pair<'a>>,
}

/// Everything that happened between two editions.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison<'a> {
    /// The corpus that both editions belong to.
    pub corpus: &'a Corpus,
    /// The edition before.
    pub from: &'a Edition,
    /// The edition after.
    pub to: &'a Edition,
    /// In the order of the threads.
    pub changes: Vec<Change<'a>>,
}

/// Compares two editions.
///
/// Threads that the lineage of the editions between them links are taken together, so that
/// editions that are not neighbours are compared over the ones between.
pub fn compare<'a>(corpus: &'a Corpus, from: &'a Edition, to: &'a Edition) -> Comparison<'a> {
    let groups = linked_threads(corpus, from, to);
    let sides = [(from, answers(corpus, from)), (to, answers(corpus, to))];
    let changes = groups.into_iter().filter_map(|threads| change(corpus, &sides, &threads)).collect();
    Comparison { corpus, from, to, changes }
}

/// What an edition answers on a thread.
#[derive(Clone, Copy)]
enum Answer<'a> {
    Recorded(&'a Duty),
    Absent,
    Unknown,
}

/// What an edition answers on every thread, in the order of the threads. Worked out at once: asking
/// for each thread alone would walk through all that is absent, again and again.
fn answers<'a>(corpus: &Corpus, edition: &'a Edition) -> Vec<Answer<'a>> {
    let mut answers = vec![Answer::Unknown; corpus.threads.len()];
    let mut set = |thread: &str, answer| {
        if let Some(i) = corpus.threads.position(thread) {
            answers[i] = answer;
        }
    };
    for thread in edition.absent.iter().flat_map(|absent| &absent.threads) {
        set(thread, Answer::Absent);
    }
    // Of amended texts the one that holds last stands last.
    for duty in &edition.duties {
        set(&duty.thread, Answer::Recorded(duty));
    }
    answers
}

/// Whether lineage lies between two editions, in either order: the later one or one between them broke it.
fn is_between(corpus: &Corpus, lineage: &Lineage, from: &Edition, to: &Edition) -> bool {
    let place = |id: &str| corpus.editions.position(id);
    let (at, a, b) = (place(&lineage.edition), place(from.id()), place(to.id()));
    at > a.min(b) && at <= a.max(b)
}

/// The positions of the threads, those together that lineage between the two editions links. In the
/// order of the first thread of each group.
fn linked_threads(corpus: &Corpus, from: &Edition, to: &Edition) -> Vec<Vec<usize>> {
    // Each thread points to the group it is in: the smallest position among those linked to it.
    let mut group: Vec<usize> = (0..corpus.threads.len()).collect();
    fn root(group: &mut [usize], mut i: usize) -> usize {
        while group[i] != i {
            group[i] = group[group[i]];
            i = group[i];
        }
        i
    }
    for lineage in corpus.lineage.iter().filter(|lineage| is_between(corpus, lineage, from, to)) {
        let linked: Vec<usize> =
            lineage.from.iter().chain(&lineage.to).filter_map(|thread| corpus.threads.position(thread)).collect();
        for pair in linked.windows(2) {
            let (x, y) = (root(&mut group, pair[0]), root(&mut group, pair[1]));
            group[x.max(y)] = x.min(y);
        }
    }
    // A root is the first thread of its group, so that groups come in the order of their first threads.
    let mut groups: Vec<Vec<usize>> = corpus.threads.iter().map(|_| Vec::new()).collect();
    for i in 0..corpus.threads.len() {
        groups[root(&mut group, i)].push(i);
    }
    groups.retain(|threads| !threads.is_empty());
    groups
}

/// What happened to a group of linked threads; nothing where neither edition has any of them.
fn change<'a>(
    corpus: &'a Corpus,
    [(from, from_answers), (to, to_answers)]: &[(&'a Edition, Vec<Answer<'a>>); 2],
    threads: &[usize],
) -> Option<Change<'a>> {
    let sides = |answers: &[Answer<'a>]| -> Vec<Side<'a>> {
        let recorded = |i: &usize| match answers[*i] {
            Answer::Recorded(duty) => Some(Side { thread: &corpus.threads[*i], duty }),
            _ => None,
        };
        threads.iter().filter_map(recorded).collect()
    };
    let (before, after) = (sides(from_answers), sides(to_answers));
    let shown = later_first(corpus, from, to, &before, &after)?;
    let several = before.len() > 1 && after.len() > 1;
    let mut pairs = Vec::new();
    if !several {
        for b in &before {
            for a in &after {
                pairs.push(Pair { before: *b, after: *a, fields: field::changes(corpus, from, b.duty, to, a.duty) });
            }
        }
    }
    let unknown_in = |answers: &[Answer<'_>]| threads.iter().any(|i| matches!(answers[*i], Answer::Unknown));
    let kind = match (before.len(), after.len()) {
        (0, _) if unknown_in(from_answers) => Kind::Unknown,
        (_, 0) if unknown_in(to_answers) => Kind::Unknown,
        (0, _) => Kind::New,
        (_, 0) => Kind::Dropped,
        (1, 1) if before[0].thread.id == after[0].thread.id => kind_of(pairs.iter().flat_map(|pair| &pair.fields)),
        (1, 1) => Kind::Replaced,
        (b, a) if b > a => Kind::Merged,
        (b, a) if b < a => Kind::Split,
        _ => Kind::Replaced,
    };
    Some(Change { kind, thread: shown, before, after, pairs })
}

/// The thread that stands for a change: the first of the later edition, else of the earlier one.
/// The same for both directions, so that a link to a change holds when the editions are swapped.
fn later_first<'a>(
    corpus: &Corpus,
    from: &Edition,
    to: &Edition,
    before: &[Side<'a>],
    after: &[Side<'a>],
) -> Option<&'a Thread> {
    let place = |edition: &Edition| corpus.editions.position(edition.id());
    let (later, earlier) = if place(from) <= place(to) { (after, before) } else { (before, after) };
    later.first().or(earlier.first()).map(|side| side.thread)
}

/// Every thread that a lineage names.
fn ends(lineage: &Lineage) -> impl Iterator<Item = &str> {
    lineage.from.iter().chain(&lineage.to).map(String::as_str)
}

/// The kind that the changes of the fields of one record amount to.
pub fn kind_of<'f, 'a: 'f>(fields: impl IntoIterator<Item = &'f FieldChange<'a>> + Clone) -> Kind {
    let any = |wanted: fn(&FieldChange<'_>) -> bool| fields.clone().into_iter().any(|field| wanted(field));
    if any(|field| field.is_substantive()) {
        Kind::Changed
    } else if any(|field| matches!(field, FieldChange::Succeeded { .. })) {
        Kind::HandedOver
    } else if any(|field| field.is_rewording()) {
        Kind::Reworded
    } else if any(|field| matches!(field, FieldChange::Place { .. })) {
        Kind::Moved
    } else {
        Kind::Same
    }
}

impl<'a> Change<'a> {
    /// The change seen from the other side.
    pub fn mirrored(&self) -> Change<'a> {
        let pairs = self
            .pairs
            .iter()
            .map(|pair| Pair {
                before: pair.after,
                after: pair.before,
                fields: pair.fields.iter().map(FieldChange::mirrored).collect(),
            })
            .collect();
        Change {
            kind: self.kind.mirrored(),
            thread: self.thread,
            before: self.after.clone(),
            after: self.before.clone(),
            pairs,
        }
    }

    /// Whether a record of either side shows only a part of what its edition says, so that the words are not compared.
    pub fn is_partial(&self) -> bool {
        self.sides().any(|side| side.duty.partial)
    }

    /// Every record of both sides.
    pub fn sides(&self) -> impl Iterator<Item = &Side<'a>> {
        self.before.iter().chain(&self.after)
    }

    /// Whether the change, on either side, concerns a role.
    pub fn concerns_role(&self, role: &str) -> bool {
        self.sides().any(|side| side.duty.who.iter().chain(&side.duty.with).any(|r| r == role))
    }

    /// The lineage that links its threads, over editions between the two as well,
    /// as time runs.
    pub fn lineage(&self, comparison: &Comparison<'a>) -> Vec<&'a Lineage> {
        let corpus = comparison.corpus;
        let mut threads: Vec<&str> = self.sides().map(|side| side.thread.id.as_str()).collect();
        let mut linking: Vec<&Lineage> = Vec::new();
        while let Some(lineage) = corpus.lineage.iter().find(|lineage| {
            ends(lineage).any(|thread| threads.contains(&thread))
                && !linking.iter().any(|known| std::ptr::eq(*known, *lineage))
                && is_between(corpus, lineage, comparison.from, comparison.to)
        }) {
            threads.extend(ends(lineage));
            linking.push(lineage);
        }
        let of = |edition: &'a Edition| linking.iter().copied().filter(move |lineage| lineage.edition == edition.id());
        corpus.editions.iter().flat_map(of).collect()
    }

    /// Whether the change concerns a group of readers: by its topic, or by a role on either side.
    pub fn concerns_audience(&self, audience: &Audience) -> bool {
        audience.topics.contains(&self.thread.topic) || audience.roles.iter().any(|role| self.concerns_role(role))
    }

    /// Every change of a field, in order.
    pub fn fields(&self) -> impl Iterator<Item = &FieldChange<'a>> {
        self.pairs.iter().flat_map(|pair| &pair.fields)
    }
}

impl<'a> Comparison<'a> {
    /// Whether the later edition stands second, as time runs.
    pub fn is_forwards(&self) -> bool {
        let place = |edition: &Edition| self.corpus.editions.position(edition.id());
        place(self.from) <= place(self.to)
    }

    /// The change that shows a thread, whatever identity it goes by.
    pub fn change(&self, thread: &str) -> Option<&Change<'a>> {
        let id = &self.corpus.thread(thread)?.id;
        self.changes
            .iter()
            .find(|change| change.thread.id == *id)
            .or_else(|| self.changes.iter().find(|change| change.sides().any(|side| side.thread.id == *id)))
    }
}
