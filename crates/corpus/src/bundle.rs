//! The compact form in which the browser gets what it needs of the corpus.
//!
//! The bundle holds what comparing, filtering and searching in a comparison need; a second one what
//! only lists and the search over everything need. What only a page of its own shows (sources, notes,
//! definitions, processes, structures, what the time line says) stands in the static pages and is not
//! sent to every reader.
//!
//! It is text: a line a column, tabs between the values, positions in place of identities. Values
//! of one field stand together and compress far better than records one after the other, and what
//! reads it is a few lines of splitting; a decoder made by `serde` was three times the size.

use crate::corpus::{Corpus, Edition, Strength};
use crate::date::Date;
use crate::model::*;
use crate::table::{Keyed, Table};

/// Columns as they are written, and the first value that would part its line.
#[derive(Default)]
struct Writer(Vec<String>, Option<String>);

impl Writer {
    fn column(&mut self, values: impl IntoIterator<Item = impl Into<String>>) {
        let values: Vec<String> = values.into_iter().map(Into::into).collect();
        if self.1.is_none() {
            self.1 = values.iter().find(|value| value.contains(['\t', '\n'])).cloned();
        }
        self.0.push(values.join("\t"));
    }

    fn finish(self) -> Result<Vec<u8>, String> {
        match self.1 {
            Some(value) => Err(format!("a value holds a line break or a tab: {}", value.replace(['\t', '\n'], "⏎"))),
            None => Ok(self.0.join("\n").into_bytes()),
        }
    }
}

/// Columns as they are read. Missing columns and values are empty.
struct Reader<'a>(std::str::Split<'a, char>);

impl<'a> Reader<'a> {
    fn column(&mut self) -> Column<'a> {
        let line = self.0.next().unwrap_or_default();
        Column(if line.is_empty() { Vec::new() } else { line.split('\t').collect() })
    }
}

/// The values of one field.
struct Column<'a>(Vec<&'a str>);

impl<'a> Column<'a> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn at(&self, i: usize) -> &'a str {
        self.0.get(i).copied().unwrap_or_default()
    }

    fn text(&self, i: usize) -> String {
        self.at(i).to_owned()
    }

    /// Text that may be missing; an empty value stands for none.
    fn optional(&self, i: usize) -> Option<String> {
        some(self.at(i))
    }

    fn number(&self, i: usize) -> usize {
        number(self.at(i))
    }

    fn date(&self, i: usize) -> Option<Date> {
        self.at(i).parse().ok()
    }

    /// The identities at the positions that a value lists.
    fn names(&self, i: usize, ids: &Column<'_>) -> Vec<String> {
        ids.named(self.at(i))
    }

    /// The values at the positions that a text lists.
    fn named(&self, positions: &str) -> Vec<String> {
        numbers(positions).map(|at| self.text(at)).collect()
    }

    /// The texts of a list.
    fn list(&self, i: usize) -> Vec<String> {
        self.at(i).split('|').filter(|text| !text.is_empty()).map(str::to_owned).collect()
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn number(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).fold(0, |n, digit| n * 10 + usize::from(digit - b'0'))
}

fn numbers(text: &str) -> impl Iterator<Item = usize> {
    text.split(' ').filter(|part| !part.is_empty()).map(number)
}

/// The position of an identity among the records of a table; the checks refuse unknown ones.
fn position<T: Keyed>(table: &Table<T>, id: &str) -> String {
    table.position(id).map_or(String::new(), |i| i.to_string())
}

fn positions<T: Keyed>(table: &Table<T>, ids: &[String]) -> String {
    ids.iter().map(|id| position(table, id)).collect::<Vec<_>>().join(" ")
}

fn date(date: Option<Date>) -> String {
    date.map_or(String::new(), |date| date.to_string())
}

/// Marks a record with a note, and one that shows only a part; the checks ask for a note there.
const NOTED: &str = "1";
const PARTIAL: &str = "2";

const FORCES: [Force; 6] = [Force::Must, Force::MustNot, Force::Should, Force::ShouldNot, Force::May, Force::Described];

const UNITS: [Unit; 9] = [
    Unit::Hours,
    Unit::Days,
    Unit::WorkingDays,
    Unit::Weeks,
    Unit::Months,
    Unit::Years,
    Unit::AtOnce,
    Unit::AsSoonAsPossible,
    Unit::NotKnown,
];

const ROLE_KINDS: [RoleKind; 8] = [
    RoleKind::Organisation,
    RoleKind::Partnership,
    RoleKind::Board,
    RoleKind::Practitioner,
    RoleKind::Office,
    RoleKind::Government,
    RoleKind::Person,
    RoleKind::Group,
];

const LINEAGE_KINDS: [LineageKind; 3] = [LineageKind::Merged, LineageKind::Split, LineageKind::Replaced];

const EVENT_KINDS: [EventKind; 8] = [
    EventKind::Published,
    EventKind::InForce,
    EventKind::Amended,
    EventKind::Consultation,
    EventKind::Statement,
    EventKind::Law,
    EventKind::Review,
    EventKind::Replaced,
];

/// The place of a word in its list.
fn code<T: PartialEq>(list: &[T], word: &T) -> String {
    list.iter().position(|other| other == word).unwrap_or(0).to_string()
}

/// A time limit as one value: which figure, the figure, the unit, the event.
fn limit(limit: &Limit) -> String {
    let (which, figure) = match (limit.at_most, limit.at_least, limit.every) {
        (Some(n), ..) => (1, n),
        (_, Some(n), _) => (2, n),
        (_, _, Some(n)) => (3, n),
        _ => (0, 0),
    };
    format!("{which} {figure} {} {}", code(&UNITS, &limit.unit), limit.from.as_deref().unwrap_or_default())
}

fn read_limit(text: &str) -> Option<Limit> {
    let mut parts = text.splitn(4, ' ');
    let which = number(parts.next()?);
    let figure = number(parts.next()?) as u16;
    let unit = *UNITS.get(number(parts.next()?))?;
    let from = parts.next().filter(|from| !from.is_empty()).map(str::to_owned);
    let given = |kind: usize| (which == kind).then_some(figure);
    Some(Limit { at_most: given(1), at_least: given(2), every: given(3), unit, from })
}

/// How many fields of a duty are written against those of the later editions.
const SAID: usize = 7;
/// Stands for what a later edition says in the same field of the same thread. Most duties differ in one field or none.
const AS_LATER: &str = "=";

/// What the later editions say of every thread, by its position. Editions are written with the newest first.
struct Later<T>(Vec<[T; SAID]>);

impl<T: Default + Clone> Later<T> {
    fn new(threads: usize) -> Self {
        Self(vec![Default::default(); threads])
    }
}

impl Later<String> {
    /// What is to be written.
    fn shorten(&mut self, thread: usize, said: [String; SAID]) -> [String; SAID] {
        let later = std::mem::replace(&mut self.0[thread], said.clone());
        let mut fields = said.into_iter().zip(later);
        std::array::from_fn(|_| match fields.next() {
            Some((said, later)) if said == later && !said.is_empty() => AS_LATER.to_owned(),
            said => said.map(|(said, _)| said).unwrap_or_default(),
        })
    }
}

impl<'a> Later<&'a str> {
    /// What was said before it was shortened.
    fn restore(&mut self, thread: usize, said: [&'a str; SAID]) -> [&'a str; SAID] {
        let Some(later) = self.0.get_mut(thread) else { return said };
        for (later, said) in later.iter_mut().zip(said) {
            if said != AS_LATER {
                *later = said;
            }
        }
        *later
    }
}

/// Writes what the browser needs of a corpus.
///
/// # Errors
/// Where a text holds what parts the values, with the text; the checks refuse such texts.
pub fn pack(corpus: &Corpus) -> Result<Vec<u8>, String> {
    let mut out = Writer::default();
    out.column(corpus.topics.iter().map(|topic| &topic.id));
    out.column(corpus.topics.iter().map(|topic| &topic.title));
    out.column(corpus.roles.iter().map(|role| &role.id));
    out.column(corpus.roles.iter().map(|role| &role.name));
    out.column(corpus.roles.iter().map(|role| &role.subject));
    out.column(corpus.roles.iter().map(|role| role.also.join("|")));
    out.column(corpus.roles.iter().map(|role| if role.plural { "1" } else { "0" }));
    out.column(corpus.roles.iter().map(|role| code(&ROLE_KINDS, &role.kind)));
    out.column(corpus.roles.iter().map(|role| positions(&corpus.roles, &role.successors)));
    out.column(corpus.laws.iter().map(|law| &law.id));
    out.column(corpus.laws.iter().map(|law| &law.title));
    out.column(corpus.laws.iter().map(|law| &law.short));
    out.column(corpus.laws.iter().map(|law| date(law.since)));
    out.column(corpus.laws.iter().map(|law| date(law.until)));
    out.column(corpus.laws.iter().map(|law| positions(&corpus.laws, &law.successors)));
    out.column(corpus.threads.iter().map(|thread| &thread.id));
    out.column(corpus.threads.iter().map(|thread| &thread.title));
    out.column(corpus.threads.iter().map(|thread| position(&corpus.topics, &thread.topic)));
    out.column(corpus.threads.iter().map(|thread| thread.also.join("|")));
    out.column(corpus.threads.iter().map(|thread| thread.former.join("|")));
    out.column(corpus.lineage.iter().map(|lineage| position(&corpus.editions, &lineage.edition)));
    out.column(corpus.lineage.iter().map(|lineage| code(&LINEAGE_KINDS, &lineage.kind)));
    out.column(corpus.lineage.iter().map(|lineage| positions(&corpus.threads, &lineage.from)));
    out.column(corpus.lineage.iter().map(|lineage| positions(&corpus.threads, &lineage.to)));
    out.column(corpus.lineage.iter().map(|lineage| &lineage.because));
    out.column(corpus.audiences.iter().map(|audience| &audience.id));
    out.column(corpus.audiences.iter().map(|audience| &audience.name));
    out.column(corpus.audiences.iter().map(|audience| &audience.group));
    out.column(corpus.audiences.iter().map(|audience| positions(&corpus.roles, &audience.roles)));
    out.column(corpus.audiences.iter().map(|audience| positions(&corpus.topics, &audience.topics)));
    out.column(corpus.editions.iter().map(Keyed::key));
    let mut later = Later::new(corpus.threads.len());
    for edition in corpus.editions.iter().rev() {
        pack_edition(corpus, edition, &mut later, &mut out);
    }
    out.finish()
}

/// Writes what only lists and search need of a corpus beside that.
///
/// # Errors
/// As [`pack`].
pub fn pack_lists(corpus: &Corpus) -> Result<Vec<u8>, String> {
    let mut out = Writer::default();
    out.column(corpus.processes.iter().map(|process| &process.id));
    out.column(corpus.processes.iter().map(|process| &process.title));
    out.column(corpus.terms.iter().map(|term| &term.id));
    out.column(corpus.terms.iter().map(|term| &term.name));
    out.column(corpus.events.iter().map(|event| &event.id));
    out.column(corpus.events.iter().map(|event| &event.title));
    out.column(corpus.events.iter().map(|event| event.date.to_string()));
    out.column(corpus.events.iter().map(|event| date(event.until)));
    out.column(corpus.events.iter().map(|event| code(&EVENT_KINDS, &event.kind)));
    for edition in &corpus.editions {
        let amendments = &edition.about.amendment;
        out.column(amendments.iter().map(|amendment| amendment.date.to_string()));
        out.column(amendments.iter().map(|amendment| &amendment.what));
        let section = |duty: &Duty| duty.place.as_ref().and_then(|place| place.section.clone()).unwrap_or_default();
        out.column(edition.duties.iter().map(section));
    }
    out.finish()
}

fn pack_edition(corpus: &Corpus, edition: &Edition, later: &mut Later<String>, out: &mut Writer) {
    let about = &edition.about;
    let duties = &edition.duties;
    let place = |part: fn(&Place) -> Option<String>| {
        duties.iter().map(move |duty| duty.place.as_ref().and_then(part).unwrap_or_default())
    };
    out.column([
        about.title.clone(),
        about.published.to_string(),
        about.in_force.to_string(),
        date(about.until),
        about.replaced_by.clone().unwrap_or_default(),
        about.replaces.join("|"),
    ]);
    // How far a duty's thread stands after that of the duty before it; nothing where it is the next one.
    let threads: Vec<usize> = duties.iter().filter_map(|duty| corpus.threads.position(&duty.thread)).collect();
    let before = std::iter::once(0).chain(threads.iter().map(|thread| thread + 1));
    out.column(threads.iter().zip(before).map(|(thread, before)| match thread + 1 - before {
        1 => String::new(),
        n => n.to_string(),
    }));
    let said = duties.iter().map(|duty| {
        [
            positions(&corpus.roles, &duty.who),
            positions(&corpus.roles, &duty.with),
            code(&FORCES, &duty.force),
            duty.action.clone(),
            duty.when.clone().unwrap_or_default(),
            duty.within.as_ref().map_or(String::new(), limit),
            positions(&corpus.laws, &duty.law),
        ]
    });
    let said: Vec<[String; SAID]> =
        threads.iter().zip(said).map(|(thread, said)| later.shorten(*thread, said)).collect();
    for i in 0..SAID {
        out.column(said.iter().map(|said| said[i].as_str()));
    }
    out.column(place(|place| Some(place.chapter.clone())));
    out.column(place(|place| place.section_alone().map(str::to_owned)));
    out.column(place(|place| place.paragraphs.clone()));
    out.column(place(|place| place.page.map(|page| page.to_string())));
    out.column(duties.iter().map(|duty| date(duty.holds_from)));
    out.column(duties.iter().map(|duty| date(duty.holds_until)));
    out.column(edition.grades.iter().map(|grade| code(&Strength::ALL, grade)));
    out.column(edition.noted.iter().zip(duties).map(|(noted, duty)| match (noted, duty.partial) {
        (_, true) => PARTIAL,
        (true, false) => NOTED,
        (false, false) => "",
    }));
    let absent = || edition.absent.iter().filter(|absent| !absent.threads.is_empty());
    out.column(absent().map(|absent| positions(&corpus.threads, &absent.threads)));
    out.column(absent().map(|absent| &absent.because));
}

/// Reads what [`pack`] wrote. Fields that the bundle leaves out are empty, and so is what cannot be
/// read: the bundle was written by the build of the program that reads it.
pub fn unpack(bytes: &[u8]) -> Corpus {
    let mut corpus = Corpus::default();
    let mut lines = Reader(std::str::from_utf8(bytes).unwrap_or_default().split('\n'));
    let (topics, titles) = (lines.column(), lines.column());
    corpus.topics =
        table(topics.len(), |i| Topic { id: topics.text(i), title: titles.text(i), about: String::new(), rank: 0 });

    let (roles, names, subjects, also) = (lines.column(), lines.column(), lines.column(), lines.column());
    let (plural, kinds, successors) = (lines.column(), lines.column(), lines.column());
    corpus.roles = table(roles.len(), |i| Role {
        id: roles.text(i),
        name: names.text(i),
        subject: subjects.text(i),
        plural: plural.at(i) == "1",
        kind: ROLE_KINDS[kinds.number(i) % ROLE_KINDS.len()],
        about: String::new(),
        since: None,
        until: None,
        successors: successors.names(i, &roles),
        also: also.list(i),
        evidence: Vec::new(),
    });

    let (laws, titles, shorts) = (lines.column(), lines.column(), lines.column());
    let (since, until, successors) = (lines.column(), lines.column(), lines.column());
    corpus.laws = table(laws.len(), |i| Law {
        id: laws.text(i),
        title: titles.text(i),
        short: shorts.text(i),
        about: String::new(),
        since: since.date(i),
        until: until.date(i),
        successors: successors.names(i, &laws),
        address: None,
        evidence: Vec::new(),
    });

    let (threads, titles, topic) = (lines.column(), lines.column(), lines.column());
    let (also, former) = (lines.column(), lines.column());
    corpus.threads = table(threads.len(), |i| Thread {
        id: threads.text(i),
        topic: topics.text(topic.number(i)),
        title: titles.text(i),
        about: String::new(),
        former: former.list(i),
        also: also.list(i),
    });

    let (edition, kinds, from, to, because) =
        (lines.column(), lines.column(), lines.column(), lines.column(), lines.column());
    let (audiences, names, groups, audience_roles, audience_topics) =
        (lines.column(), lines.column(), lines.column(), lines.column(), lines.column());
    corpus.audiences = table(audiences.len(), |i| Audience {
        id: audiences.text(i),
        name: names.text(i),
        group: groups.text(i),
        roles: audience_roles.names(i, &roles),
        topics: audience_topics.names(i, &topics),
        evidence: Vec::new(),
    });

    let editions = lines.column();
    corpus.lineage = (0..edition.len())
        .map(|i| Lineage {
            edition: editions.text(edition.number(i)),
            kind: LINEAGE_KINDS[kinds.number(i) % LINEAGE_KINDS.len()],
            from: from.names(i, &threads),
            to: to.names(i, &threads),
            because: because.text(i),
            evidence: Vec::new(),
        })
        .collect();
    let mut later = Later::new(threads.len());
    let ids = editions.0.iter().rev();
    let mut read: Vec<Edition> =
        ids.map(|id| read_edition(id, &mut lines, &mut later, &threads, &roles, &laws)).collect();
    read.reverse();
    corpus.editions = Table::new(read);
    corpus
}

/// Reads what [`pack_lists`] wrote into a corpus that [`unpack`] read.
pub fn unpack_lists(corpus: &mut Corpus, bytes: &[u8]) {
    let mut lines = Reader(std::str::from_utf8(bytes).unwrap_or_default().split('\n'));
    let (processes, titles) = (lines.column(), lines.column());
    corpus.processes = table(processes.len(), |i| ProcessKind {
        id: processes.text(i),
        title: titles.text(i),
        about: String::new(),
        rank: 0,
    });

    let (terms, names) = (lines.column(), lines.column());
    corpus.terms =
        table(terms.len(), |i| Term { id: terms.text(i), name: names.text(i), about: String::new(), rank: 0 });

    let (events, titles, dates, until, kinds) =
        (lines.column(), lines.column(), lines.column(), lines.column(), lines.column());
    corpus.events = table(events.len(), |i| Event {
        id: events.text(i),
        date: dates.date(i).unwrap_or_default(),
        until: until.date(i),
        kind: EVENT_KINDS[kinds.number(i) % EVENT_KINDS.len()],
        title: titles.text(i),
        what: String::new(),
        editions: Vec::new(),
        evidence: Vec::new(),
    });

    // The order in which readers meet them is kept.
    let mut editions = std::mem::take(&mut corpus.editions).into_rows();
    for edition in &mut editions {
        let (dates, what) = (lines.column(), lines.column());
        edition.about.amendment = (0..dates.len())
            .map(|i| Amendment { date: dates.date(i).unwrap_or_default(), what: what.text(i), evidence: Vec::new() })
            .collect();
        let sections = lines.column();
        let mut duties = std::mem::take(&mut edition.duties).into_rows();
        for (i, duty) in duties.iter_mut().enumerate() {
            if let Some(place) = &mut duty.place {
                place.section = sections.optional(i);
            }
        }
        edition.duties = Table::new(duties);
    }
    corpus.editions = Table::new(editions);
}

fn table<T: Keyed>(len: usize, record: impl FnMut(usize) -> T) -> Table<T> {
    Table::new((0..len).map(record).collect())
}

fn read_edition<'a>(
    id: &str,
    lines: &mut Reader<'a>,
    later: &mut Later<&'a str>,
    threads: &Column<'_>,
    roles: &Column<'_>,
    laws: &Column<'_>,
) -> Edition {
    let about = lines.column();
    let skipped = lines.column();
    let said: [Column<'_>; SAID] = std::array::from_fn(|_| lines.column());
    let (chapter, section, paragraphs, page) = (lines.column(), lines.column(), lines.column(), lines.column());
    let (holds_from, holds_until, grades, noted) = (lines.column(), lines.column(), lines.column(), lines.column());
    let (absent, because) = (lines.column(), lines.column());
    let mut next = 0;
    let duty = |i| {
        let step = if skipped.at(i).is_empty() { 1 } else { skipped.number(i) };
        let thread = (next + step).saturating_sub(1);
        next = thread + 1;
        let [who, with, force, action, when, within, law] =
            later.restore(thread, std::array::from_fn(|field| said[field].at(i)));
        Duty {
            thread: threads.text(thread),
            who: roles.named(who),
            with: roles.named(with),
            force: FORCES[number(force) % FORCES.len()],
            action: action.to_owned(),
            within: read_limit(within),
            when: some(when),
            law: laws.named(law),
            place: chapter.optional(i).map(|chapter| Place {
                chapter,
                section: section.optional(i),
                paragraphs: paragraphs.optional(i),
                page: Some(page.number(i) as u16).filter(|page| *page > 0),
            }),
            evidence: Vec::new(),
            terms: Vec::new(),
            holds_from: holds_from.date(i),
            holds_until: holds_until.date(i),
            partial: noted.at(i) == PARTIAL,
            note: None,
        }
    };
    let duties = table(said[0].len().max(skipped.len()), duty);
    let absent = (0..absent.len()).map(|i| Absent {
        threads: absent.names(i, threads),
        terms: Vec::new(),
        processes: Vec::new(),
        because: because.text(i),
        evidence: Vec::new(),
    });
    Edition {
        absent: absent.collect(),
        grades: (0..duties.len()).map(|i| Strength::ALL[grades.number(i) % Strength::ALL.len()]).collect(),
        noted: (0..duties.len()).map(|i| !noted.at(i).is_empty()).collect(),
        duties,
        // A cell that is neither recorded nor absent is a gap; the checks leave no other way.
        gaps: Vec::new(),
        definitions: Table::default(),
        processes: Table::default(),
        uncited: Vec::new(),
        about: EditionAbout {
            id: id.to_owned(),
            title: about.text(0),
            publisher: String::new(),
            references: Vec::new(),
            published: about.date(1).unwrap_or_default(),
            in_force: about.date(2).unwrap_or_default(),
            until: about.date(3),
            replaced_by: about.optional(4),
            replaces: about.list(5),
            status: String::new(),
            about: String::new(),
            text: None,
            addresses: Vec::new(),
            evidence: Vec::new(),
            chapter: Vec::new(),
            chart: Vec::new(),
            amendment: Vec::new(),
        },
    }
}

/// Writes all of a corpus, for programs that render pages.
///
/// # Errors
/// Where a record cannot be written, with the reason.
pub fn pack_whole(corpus: &Corpus) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(corpus).map_err(|error| format!("the corpus could not be written: {error}"))
}

/// Reads what [`pack_whole`] wrote.
///
/// # Errors
/// Where the bytes are not a corpus of this version of the program.
pub fn unpack_whole(bytes: &[u8]) -> Result<Corpus, String> {
    postcard::from_bytes(bytes).map_err(|error| format!("the data could not be read: {error}"))
}
