//! All editions together, as the comparison and the pages see them.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::model::*;
use crate::sentence;
use crate::table::{Keyed, Table};

macro_rules! keyed {
    ($($kind:ty: $field:ident),* $(,)?) => {
        $(impl Keyed for $kind {
            fn key(&self) -> &str {
                &self.$field
            }
        })*
    };
}

keyed! {
    Topic: id, Role: id, Law: id, Source: id, Thread: id, Term: id, ProcessKind: id, Audience: id, Event: id,
    Duty: thread, Definition: term, Process: process,
}

impl Keyed for Edition {
    fn key(&self) -> &str {
        &self.about.id
    }
}

/// Everything that is known: the editions in order of publication, and the vocabulary they share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corpus {
    /// Topics, in the order of their rank.
    pub topics: Table<Topic>,
    /// Bodies and people.
    pub roles: Table<Role>,
    /// Provisions.
    pub laws: Table<Law>,
    /// What was read for evidence.
    pub sources: Table<Source>,
    /// Threads, in the order of their topics.
    pub threads: Table<Thread>,
    /// Defined terms, in the order of their rank.
    pub terms: Table<Term>,
    /// Processes, in the order of their rank.
    pub processes: Table<ProcessKind>,
    /// Where editions break threads.
    pub lineage: Vec<Lineage>,
    /// Groups of readers.
    pub audiences: Table<Audience>,
    /// The time line, oldest first.
    pub events: Table<Event>,
    /// Editions, oldest first.
    pub editions: Table<Edition>,
}

/// One edition with all its records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// What it is and how it is laid out.
    pub about: EditionAbout,
    /// What it says, in the order of the threads; of amended texts, the one that holds last stands last.
    pub duties: Table<Duty>,
    /// What it does not have.
    pub absent: Vec<Absent>,
    /// What is not known of it.
    pub gaps: Vec<Gap>,
    /// What it makes of the defined terms.
    pub definitions: Table<Definition>,
    /// Its processes.
    pub processes: Table<Process>,
    /// Paragraphs of its official text that no record cites.
    pub uncited: Vec<Uncited>,
    /// How well each duty is evidenced, in the order of the duties.
    pub grades: Vec<Strength>,
    /// Whether each duty has a note, in the order of the duties.
    pub noted: Vec<bool>,
}

/// What an edition answers for one thread, term or process. Never silence.
#[derive(Debug, PartialEq, Eq)]
pub enum Cell<'a, T> {
    /// The edition has it.
    Recorded(&'a T),
    /// The edition does not have it.
    Absent(&'a Absent),
    /// It is not known.
    Gap(&'a Gap),
    /// Nothing was said. The checks refuse this; only unchecked data can hold it.
    Undecided,
}

// Written out because a derive would ask the same of `T`, which is only borrowed.
impl<T> Clone for Cell<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Cell<'_, T> {}

impl<'a, T> Cell<'a, T> {
    /// The record, where there is one.
    pub fn recorded(self) -> Option<&'a T> {
        match self {
            Cell::Recorded(record) => Some(record),
            _ => None,
        }
    }

    /// Whether it is not known what the edition says.
    pub fn is_unknown(self) -> bool {
        matches!(self, Cell::Gap(_) | Cell::Undecided)
    }
}

impl Edition {
    /// Identity and name: the year.
    pub fn id(&self) -> &str {
        &self.about.id
    }

    /// What the edition says on a thread, as its text last stood.
    pub fn duty(&self, thread: &str) -> Cell<'_, Duty> {
        self.cell(self.duties.get(thread), |absent| &absent.threads, |gap| &gap.threads, thread)
    }

    /// Every text that the edition had on a thread, oldest first.
    pub fn versions<'a>(&'a self, thread: &'a str) -> impl Iterator<Item = &'a Duty> {
        self.duties.iter().filter(move |duty| duty.thread == thread)
    }

    /// What the edition makes of a term.
    pub fn definition(&self, term: &str) -> Cell<'_, Definition> {
        self.cell(self.definitions.get(term), |absent| &absent.terms, |gap| &gap.terms, term)
    }

    /// The edition's form of a process.
    pub fn process(&self, process: &str) -> Cell<'_, Process> {
        self.cell(self.processes.get(process), |absent| &absent.processes, |gap| &gap.processes, process)
    }

    fn cell<'a, T>(
        &'a self,
        record: Option<&'a T>,
        absent_ids: fn(&Absent) -> &Vec<String>,
        gap_ids: fn(&Gap) -> &Vec<String>,
        id: &str,
    ) -> Cell<'a, T> {
        if let Some(record) = record {
            return Cell::Recorded(record);
        }
        if let Some(absent) = self.absent.iter().find(|a| absent_ids(a).iter().any(|t| t == id)) {
            return Cell::Absent(absent);
        }
        match self.gaps.iter().find(|g| gap_ids(g).iter().any(|t| t == id)) {
            Some(gap) => Cell::Gap(gap),
            None => Cell::Undecided,
        }
    }

    /// How well what the edition says on a thread is evidenced.
    pub fn grade(&self, thread: &str) -> Strength {
        self.duties.position(thread).and_then(|i| self.grades.get(i)).copied().unwrap_or(Strength::Era)
    }

    /// Whether there is a note on what the edition says on a thread.
    pub fn is_noted(&self, thread: &str) -> bool {
        self.duties.position(thread).and_then(|i| self.noted.get(i)).copied().unwrap_or(false)
    }

    /// Whether something that existed from `since` to `until` (both inclusive, open where left
    /// out) existed on any day on which this edition was in force.
    pub fn overlaps(&self, since: Option<Date>, until: Option<Date>) -> bool {
        let began = since.is_none_or(|since| self.about.until.is_none_or(|end| since.earliest() <= end.latest()));
        let lasted = until.is_none_or(|until| until.latest() >= self.about.published.earliest());
        began && lasted
    }
}

impl Corpus {
    /// The edition with this identity.
    pub fn edition(&self, id: &str) -> Option<&Edition> {
        self.editions.get(id)
    }

    /// The editions as a list in words: "2006, 2010 and 2013".
    pub fn years(&self) -> String {
        sentence::list(self.editions.iter().map(Edition::id))
    }

    /// The thread with this identity, or the one that formerly had it.
    pub fn thread(&self, id: &str) -> Option<&Thread> {
        self.threads
            .get(id)
            .or_else(|| self.threads.iter().find(|thread| thread.former.iter().any(|former| former == id)))
    }

    /// How a role stands in a sentence; the identity itself where there is no such role.
    pub fn subject<'a>(&'a self, role: &'a str) -> &'a str {
        self.roles.get(role).map_or(role, |role| &role.subject)
    }

    /// How a role stands as a heading; the identity itself where there is no such role.
    pub fn role_name<'a>(&'a self, role: &'a str) -> &'a str {
        self.roles.get(role).map_or(role, |role| &role.name)
    }

    /// The title of a thread; the identity itself where there is no such thread.
    pub fn thread_title<'a>(&'a self, thread: &'a str) -> &'a str {
        self.thread(thread).map_or(thread, |thread| &thread.title)
    }

    /// Whether `later` took over from `earlier`, directly or through others.
    pub fn succeeds(&self, earlier: &str, later: &str) -> bool {
        // A chain of successors is short; the bound only guards against a circle in unchecked data.
        fn reaches(corpus: &Corpus, from: &str, to: &str, steps: u8) -> bool {
            steps > 0
                && corpus.roles.get(from).is_some_and(|role| {
                    role.successors.iter().any(|next| next == to || reaches(corpus, next, to, steps - 1))
                })
        }
        reaches(self, earlier, later, 8)
    }

    /// Whether `later` re-enacts `earlier`, directly or through others.
    pub fn reenacts(&self, earlier: &str, later: &str) -> bool {
        fn reaches(corpus: &Corpus, from: &str, to: &str, steps: u8) -> bool {
            steps > 0
                && corpus.laws.get(from).is_some_and(|law| {
                    law.successors.iter().any(|next| next == to || reaches(corpus, next, to, steps - 1))
                })
        }
        reaches(self, earlier, later, 8)
    }

    /// How well evidence shows a record. Browsers get this worked out, as [`Edition::grade`].
    pub fn strength(&self, evidence: &[Evidence]) -> Strength {
        let mut near = None;
        let mut shown: Vec<&str> = Vec::new();
        for e in evidence {
            let Some(source) = self.sources.get(&e.source) else { continue };
            let rank = (e.shows, source.near);
            if near.is_none_or(|best| rank < best) {
                near = Some(rank);
            }
            if e.shows == Shows::Edition && !shown.contains(&source.publisher.as_str()) {
                shown.push(&source.publisher);
            }
        }
        match near {
            Some((Shows::Edition, Nearness::Official | Nearness::Statute)) => Strength::Certain,
            Some((Shows::Edition, Nearness::EditionCopy | Nearness::Quotation)) => Strength::Good,
            Some((Shows::Edition, _)) if shown.len() > 1 => Strength::Good,
            Some((Shows::Edition, _)) => Strength::Single,
            _ => Strength::Era,
        }
    }
}

/// How well a record is evidenced, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Strength {
    /// The edition's official text or a statute shows it.
    Certain,
    /// A copy of the edition, a quotation of it, or two independent sources show it.
    Good,
    /// One source that stands further off shows it.
    Single,
    /// Only pages of its era show it.
    Era,
}

impl Strength {
    /// Every strength, strongest first.
    pub const ALL: [Strength; 4] = [Strength::Certain, Strength::Good, Strength::Single, Strength::Era];

    /// In plain words.
    pub fn in_words(self) -> &'static str {
        match self {
            Strength::Certain => "official text or statute",
            Strength::Good => "a copy of the edition, or two independent sources",
            Strength::Single => "one source",
            Strength::Era => "pages of the time only",
        }
    }

    /// How it stands in an address.
    pub fn id(self) -> &'static str {
        match self {
            Strength::Certain => "certain",
            Strength::Good => "good",
            Strength::Single => "single",
            Strength::Era => "era",
        }
    }
}
