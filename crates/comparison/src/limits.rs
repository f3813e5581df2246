//! Every time limit through all editions.

use corpus::model::{Duty, Limit, Lineage, LineageKind, Thread};
use corpus::table::by_number;
use corpus::{Cell, Corpus, Edition};

use crate::field::{LimitChange, UnitFamily, length, limit_change};

/// What happened to a time limit since the last edition that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The limit itself changed.
    Limit(LimitChange),
    /// The duty joined, parted or gave way; its limit went with it.
    Lineage(LineageKind),
}

/// What an edition says of a time limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says<'a> {
    /// The duty has a limit. Several texts where an amendment changed the limit, oldest first.
    Limits(Vec<&'a Duty>),
    /// The edition has the duty, without a limit.
    NoLimit,
    /// The edition does not have the duty; with what it became before this edition, where that is known.
    Absent(Option<&'a Lineage>),
    /// It is not known whether the edition has it, or by when.
    Unknown,
}

/// A time limit in one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// What it says.
    pub says: Says<'a>,
    /// What happened since the last edition that is known.
    pub marks: Vec<Mark>,
    /// That edition, where others that are not known stand between.
    pub since: Option<&'a Edition>,
}

/// One thread's time limit through all editions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// An entry an edition, oldest first.
    pub moments: Vec<Moment<'a>>,
}

/// Every thread that has a time limit in some edition, in the order of the threads.
pub fn rows(corpus: &Corpus) -> Vec<Row<'_>> {
    corpus.threads.iter().map(|thread| row(corpus, thread)).filter(|row| row.limits().next().is_some()).collect()
}

fn row<'a>(corpus: &'a Corpus, thread: &'a Thread) -> Row<'a> {
    let mut known: Option<(usize, Option<&Limit>)> = None;
    let mut moments = Vec::with_capacity(corpus.editions.len());
    for (at, edition) in corpus.editions.iter().enumerate() {
        let cell = edition.duty(&thread.id);
        let mut moment = Moment { edition, says: says(corpus, thread, at, cell), marks: Vec::new(), since: None };
        if moment.says != Says::Unknown {
            let now = cell.recorded().and_then(Duty::limit);
            if let Some((before_at, before)) = known {
                moment.marks = marks(corpus, thread, edition, before, now);
                moment.since = (before_at + 1 < at && !moment.marks.is_empty()).then(|| &corpus.editions[before_at]);
            }
            known = Some((at, now));
        }
        moments.push(moment);
    }
    Row { thread, moments }
}

fn says<'a>(corpus: &'a Corpus, thread: &'a Thread, at: usize, cell: Cell<'a, Duty>) -> Says<'a> {
    match cell {
        Cell::Recorded(_) => {
            let mut texts: Vec<&Duty> = corpus.editions[at].versions(&thread.id).collect();
            texts.dedup_by(|later, earlier| {
                let same = later.within == earlier.within;
                if same {
                    *earlier = later;
                }
                same
            });
            texts.retain(|duty| duty.within.is_some());
            if texts.is_empty() {
                Says::NoLimit
            } else if texts.iter().all(|duty| duty.limit().is_some()) {
                Says::Limits(texts)
            } else {
                Says::Unknown
            }
        }
        Cell::Absent(_) => Says::Absent(corpus.lineage.iter().rev().find(|lineage| {
            lineage.from.contains(&thread.id)
                && corpus.editions.position(&lineage.edition).is_some_and(|since| since <= at)
        })),
        Cell::Gap(_) | Cell::Undecided => Says::Unknown,
    }
}

fn marks(
    corpus: &Corpus,
    thread: &Thread,
    edition: &Edition,
    before: Option<&Limit>,
    now: Option<&Limit>,
) -> Vec<Mark> {
    if before == now {
        return Vec::new();
    }
    let broken = |side: fn(&Lineage) -> &Vec<String>| {
        let here = |lineage: &&Lineage| lineage.edition == edition.id() && side(lineage).contains(&thread.id);
        corpus.lineage.iter().find(here).map(|lineage| Mark::Lineage(lineage.kind))
    };
    let change = limit_change(before, now);
    match (before, now) {
        (Some(before), Some(now)) => {
            let measured = matches!(change, LimitChange::Shortened | LimitChange::Lengthened);
            let from = (measured && before.from != now.from).then_some(Mark::Limit(LimitChange::CountedFrom));
            std::iter::once(Mark::Limit(change)).chain(from).collect()
        }
        (None, _) => vec![broken(|lineage| &lineage.to).unwrap_or(Mark::Limit(change))],
        (_, None) => vec![broken(|lineage| &lineage.from).unwrap_or(Mark::Limit(change))],
    }
}

impl<'a> Row<'a> {
    /// Every limit of the row, oldest first.
    pub fn limits(&self) -> impl Iterator<Item = &'a Limit> {
        self.moments.iter().flat_map(|moment| moment.limits())
    }

    /// Every text with a limit, oldest first.
    pub fn duties(&self) -> impl Iterator<Item = &'a Duty> {
        self.moments.iter().flat_map(|moment| moment.duties().iter().copied())
    }

    /// How often the limit changed, as far as is known.
    pub fn changes(&self) -> usize {
        self.moments.iter().filter(|moment| !moment.marks.is_empty()).count()
    }

    /// The event from which the time is counted, where it is the same in every edition that says one.
    pub fn counted_from(&self) -> Option<&'a Limit> {
        let mut limits = self.limits();
        let first = limits.next()?;
        let same = |limit: &Limit| {
            limit.from == first.from
                && limit.at_least.is_some() == first.at_least.is_some()
                && limit.every.is_some() == first.every.is_some()
        };
        (first.from.is_some() && limits.all(same)).then_some(first)
    }

    /// Whether any of the limits is measured in units of a family.
    pub fn is_in(&self, family: UnitFamily) -> bool {
        self.limits().any(|limit| length(limit).is_some_and(|(of, _)| of == family))
    }
}

impl<'a> Moment<'a> {
    /// The texts with a limit.
    pub fn duties(&self) -> &[&'a Duty] {
        match &self.says {
            Says::Limits(texts) => texts,
            _ => &[],
        }
    }

    fn limits(&self) -> impl Iterator<Item = &'a Limit> {
        self.duties().iter().filter_map(|duty| duty.limit())
    }

    /// The length of the limit that held last, within its family of units.
    pub fn length(&self) -> Option<(UnitFamily, u32)> {
        self.limits().last().and_then(length)
    }
}

/// The lineage that links two threads, whichever came first.
pub fn link<'a>(corpus: &'a Corpus, one: &str, other: &str) -> Option<&'a Lineage> {
    corpus.lineage.iter().find(|lineage| {
        let holds = |id: &str| lineage.from.iter().chain(&lineage.to).any(|thread| thread == id);
        holds(one) && holds(other)
    })
}

/// Rows with those that lineage links next to each other: a group a list, in the order of the first of each,
/// the earlier before the later inside it.
pub fn linked<'r, 'a>(corpus: &Corpus, rows: impl IntoIterator<Item = &'r Row<'a>>) -> Vec<Vec<&'r Row<'a>>> {
    let mut groups: Vec<Vec<&Row<'_>>> = Vec::new();
    let first = |row: &Row<'_>| row.moments.iter().position(|moment| !moment.duties().is_empty());
    for row in rows {
        let belongs = |group: &&mut Vec<&Row<'_>>| {
            group.iter().any(|other| link(corpus, &other.thread.id, &row.thread.id).is_some())
        };
        match groups.iter_mut().find(belongs) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    // What became of others stands below them.
    groups.iter().map(|group| by_number(group, |row| first(row).unwrap_or(0) as u64)).collect()
}

/// The longest limit of each family: what its scale ends with.
pub fn longest(rows: &[Row<'_>], family: UnitFamily) -> u32 {
    let lengths = rows.iter().flat_map(Row::limits).filter_map(length);
    lengths.filter(|(of, _)| *of == family).map(|(_, n)| n).max().unwrap_or(0).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A corpus of one thread, `a`, with what each of four editions says on it: a limit as TOML, "none" for a
    /// duty without a limit, "absent" or "gap". With `more` vocabulary.
    fn corpus(says: [&str; 4], more: &str) -> Corpus {
        let thread = |id: &str| format!("[[thread]]\nid = \"{id}\"\ntopic = \"t\"\ntitle = \"{id}\"\nabout = \"\"\n");
        let mut files = vec![("vocabulary/all.toml".to_owned(), [thread("a"), thread("b"), more.to_owned()].concat())];
        for (year, says) in ["2001", "2002", "2003", "2004"].into_iter().zip(says) {
            let about = format!(
                "id = \"{year}\"\ntitle = \"\"\npublisher = \"\"\npublished = \"{year}\"\nin_force = \"{year}\"\nstatus = \"\"\nabout = \"\"\nevidence = []\n"
            );
            files.push((format!("{year}/edition.toml"), about));
            let duty = "[[duty]]\nthread = \"a\"\nwho = []\nforce = \"must\"\naction = \"act\"\nevidence = []\n";
            let record = match says {
                "none" => duty.to_owned(),
                "absent" => "[[absent]]\nthreads = [\"a\"]\nbecause = \"\"\nevidence = []\n".to_owned(),
                "gap" => "[[gap]]\nthreads = [\"a\"]\nlooked_for = \"\"\n".to_owned(),
                limit => format!("{duty}within = {{ {limit} }}\n"),
            };
            files.push((format!("{year}/duties/all.toml"), record));
        }
        let (data, problems) = corpus::read::parse(&files);
        assert!(problems.is_empty(), "{problems:?}");
        data.into_corpus()
    }

    /// The marks of every edition, "." for none.
    fn marks_of(corpus: &Corpus) -> String {
        let rows = rows(corpus);
        let Some(row) = rows.first() else { return "no row".to_owned() };
        let shown = row.moments.iter().map(|moment| {
            let marks: Vec<String> = moment
                .marks
                .iter()
                .map(|mark| match mark {
                    Mark::Limit(change) => format!("{change:?}"),
                    Mark::Lineage(kind) => format!("{kind:?}"),
                })
                .collect();
            let since = moment.since.map_or(String::new(), |edition| format!(" since {}", edition.id()));
            if marks.is_empty() { ".".to_owned() } else { marks.join("+") + &since }
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_change_of_a_limit_has_its_mark() {
        let days = "at_most = 10, unit = \"working-days\", from = \"the referral\"";
        let more = "at_most = 45, unit = \"working-days\", from = \"the referral\"";
        let moved = "at_most = 45, unit = \"working-days\", from = \"the start\"";
        let months = "at_most = 2, unit = \"months\", from = \"the start\"";
        for (says, expected) in [
            ([days, days, days, days], "., ., ., ."),
            ([days, more, days, "none"], "., Lengthened, Shortened, Removed"),
            (["none", days, "absent", "absent"], "., Introduced, Removed, ."),
            (["absent", "absent", days, "absent"], "., ., Introduced, Removed"),
            ([more, moved, months, "unit = \"at-once\""], "., CountedFrom, NotComparable, NotComparable"),
            ([days, moved, moved, moved], "., Lengthened+CountedFrom, ., ."),
            (["none", "absent", "gap", "none"], "no row"),
        ] {
            assert_eq!(marks_of(&corpus(says, "")), expected, "{says:?}");
        }
    }

    #[test]
    fn a_gap_is_stepped_over_and_never_called_a_change() {
        let days = "at_most = 10, unit = \"working-days\", from = \"the referral\"";
        let more = "at_most = 45, unit = \"working-days\", from = \"the referral\"";
        for (says, expected) in [
            ([days, "gap", days, "gap"], "., ., ., ."),
            ([days, "gap", "gap", more], "., ., ., Lengthened since 2001"),
            ([days, "gap", "absent", "gap"], "., ., Removed since 2001, ."),
            (["gap", days, "gap", "none"], "., ., ., Removed since 2002"),
            // So is a duty of which it is not known by when.
            ([days, "unit = \"not-known\"", "none", "none"], "., ., Removed since 2001, ."),
            (["none", "unit = \"not-known\"", days, days], "., ., Introduced since 2001, ."),
            (["none", "unit = \"not-known\"", "gap", "absent"], "no row"),
        ] {
            assert_eq!(marks_of(&corpus(says, "")), expected, "{says:?}");
        }
    }

    #[test]
    fn a_limit_that_went_with_its_duty_is_not_called_removed() {
        let days = "at_most = 10, unit = \"working-days\", from = \"the referral\"";
        let merged = "[[lineage]]\nedition = \"2003\"\nkind = \"merged\"\nfrom = [\"a\"]\nto = [\"b\"]\nbecause = \"\"\nevidence = []\n";
        let corpus = corpus([days, days, "absent", "absent"], merged);
        assert_eq!(marks_of(&corpus), "., ., Merged, .");
        let rows = rows(&corpus);
        assert!(matches!(rows[0].moments[3].says, Says::Absent(Some(lineage)) if lineage.to == ["b"]));
    }

    #[test]
    fn what_it_is_counted_from_is_said_once_where_it_never_changed() {
        let referral = "at_most = 10, unit = \"days\", from = \"the referral\"";
        let longer = "at_most = 12, unit = \"days\", from = \"the referral\"";
        let every = "every = 12, unit = \"days\", from = \"the referral\"";
        for (says, expected) in [
            ([referral, longer, "gap", referral], Some("the referral")),
            ([referral, every, "gap", referral], None),
            (["unit = \"at-once\"", "gap", "gap", "gap"], None),
        ] {
            let corpus = corpus(says, "");
            assert_eq!(rows(&corpus)[0].counted_from().and_then(|limit| limit.from.as_deref()), expected, "{says:?}");
        }
    }
}
