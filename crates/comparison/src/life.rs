//! One duty through all editions.

use corpus::model::{Duty, Lineage, Thread};
use corpus::{Cell, Corpus, Edition};

use crate::change::{Kind, kind_of};
use crate::field::{self, FieldChange};

/// One edition's part in the life of a duty.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// What it says, or why it says nothing.
    pub cell: Cell<'a, Duty>,
    /// Every text that the edition had on it, oldest first; more than one where it was amended.
    pub versions: Vec<&'a Duty>,
    /// What happened to it since the last edition that is known; nothing for the first, and nothing where no change is
    /// told of what is known only in part: that is not to say that there was none.
    pub badge: Option<Kind>,
    /// The typed changes since the last edition that had it, with that edition.
    pub since: Option<(&'a Edition, Vec<FieldChange<'a>>)>,
    /// Whether the record of either of these two editions shows only a part of what its edition says.
    pub is_partial: bool,
    /// Lineage by which the duty begins with this edition.
    pub joined_from: Vec<&'a Lineage>,
    /// Lineage by which the duty ended before this edition.
    pub parted_into: Vec<&'a Lineage>,
}

/// The life of a thread, an entry an edition, oldest first.
pub fn of<'a>(corpus: &'a Corpus, thread: &'a Thread) -> Vec<Stage<'a>> {
    let mut stages: Vec<Stage<'a>> = Vec::new();
    let mut last: Option<(&Edition, &Duty)> = None;
    let mut known_before: Option<bool> = None;
    for edition in &corpus.editions {
        let cell = edition.duty(&thread.id);
        let begins: Vec<&Lineage> =
            corpus.lineage.iter().filter(|l| l.edition == edition.id() && l.to.contains(&thread.id)).collect();
        let ends: Vec<&Lineage> =
            corpus.lineage.iter().filter(|l| l.edition == edition.id() && l.from.contains(&thread.id)).collect();
        let since = match (cell, last) {
            (Cell::Recorded(duty), Some((earlier, before))) => {
                Some((earlier, field::changes(corpus, earlier, before, edition, duty)))
            }
            _ => None,
        };
        let is_partial =
            matches!((cell, last), (Cell::Recorded(duty), Some((_, before))) if duty.partial || before.partial);
        let badge = match (cell, known_before) {
            (Cell::Gap(_) | Cell::Undecided, _) => Some(Kind::Unknown),
            (Cell::Recorded(_), Some(false)) if begins.is_empty() => Some(Kind::New),
            (Cell::Recorded(_), _) if !begins.is_empty() => Some(kind_of_lineage(begins[0])),
            (Cell::Recorded(_), Some(true)) => {
                let kind = since.as_ref().map(|(_, fields)| kind_of(fields));
                kind.filter(|kind| !is_partial || *kind != Kind::Same)
            }
            (Cell::Recorded(_), _) => None,
            (Cell::Absent(_), Some(true)) if ends.is_empty() => Some(Kind::Dropped),
            (Cell::Absent(_), Some(true)) => Some(kind_of_lineage(ends[0])),
            (Cell::Absent(_), _) => None,
        };
        if let Cell::Recorded(duty) = cell {
            last = Some((edition, duty));
        }
        if !cell.is_unknown() {
            known_before = Some(cell.recorded().is_some());
        }
        stages.push(Stage {
            edition,
            cell,
            versions: edition.versions(&thread.id).collect(),
            badge,
            since,
            is_partial,
            joined_from: begins,
            parted_into: ends,
        });
    }
    stages
}

fn kind_of_lineage(lineage: &Lineage) -> Kind {
    match lineage.kind {
        corpus::model::LineageKind::Merged => Kind::Merged,
        corpus::model::LineageKind::Split => Kind::Split,
        corpus::model::LineageKind::Replaced => Kind::Replaced,
    }
}
