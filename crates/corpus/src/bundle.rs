//! The compact form in which the browser gets what it needs of the corpus.
//!
//! The bundle holds what comparing, filtering and searching need. What only a page of its own
//! shows (sources, notes, definitions, processes, structures, the time line) stands in the static
//! pages and is not sent to every reader. Values of one field stand together, and identities are
//! positions: both compress far better than records one after the other.

use serde::{Deserialize, Serialize};

use crate::corpus::{Corpus, Edition, Strength};
use crate::date::Date;
use crate::model::*;
use crate::table::{Keyed, Table};

/// Texts of one field, a line each. The data holds no line breaks inside a value.
#[derive(Serialize, Deserialize)]
struct Lines(String);

impl Lines {
    fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self(texts.into_iter().collect::<Vec<_>>().join("\n"))
    }

    fn texts(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('\n').map(str::to_owned)
    }
}

/// Text that may be missing; an empty line stands for none.
fn optional(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

type Index = u16;

#[derive(Serialize, Deserialize)]
struct Bundle {
    topics: Vec<Topic>,
    role_ids: Lines,
    role_names: Lines,
    role_subjects: Lines,
    role_also: Vec<Lines>,
    roles: Vec<(bool, RoleKind, Vec<Index>)>,
    law_ids: Lines,
    law_titles: Lines,
    law_shorts: Lines,
    laws: Vec<(Option<Date>, Option<Date>, Vec<Index>)>,
    thread_ids: Lines,
    thread_titles: Lines,
    threads: Vec<(Index, Vec<Lines>, Vec<Lines>)>,
    processes: Vec<(String, String)>,
    lineage: Vec<(Index, LineageKind, Vec<Index>, Vec<Index>, String)>,
    audience_ids: Lines,
    audience_names: Lines,
    audiences: Vec<(Vec<Index>, Vec<Index>)>,
    editions: Vec<PackedEdition>,
}

#[derive(Serialize, Deserialize)]
struct PackedEdition {
    id: String,
    title: String,
    published: Date,
    in_force: Date,
    until: Option<Date>,
    replaced_by: Option<String>,
    replaces: Vec<String>,
    thread: Vec<Index>,
    who: Vec<Vec<Index>>,
    with: Vec<(Index, Vec<Index>)>,
    force: Vec<Force>,
    action: Lines,
    when: Lines,
    within: Vec<(Index, Limit)>,
    law: Vec<Vec<Index>>,
    place_chapter: Lines,
    place_section: Lines,
    place_paragraphs: Lines,
    place_page: Vec<Index>,
    periods: Vec<(Index, Option<Date>, Option<Date>)>,
    grade: Vec<Strength>,
    noted: Vec<Index>,
    absent: Vec<(Vec<Index>, String)>,
}

/// Writes what the browser needs of a corpus.
///
/// # Errors
/// Where a record cannot be written, with the reason.
pub fn pack(corpus: &Corpus) -> Result<Vec<u8>, String> {
    let bundle = Bundle {
        topics: corpus.topics.to_vec(),
        role_ids: Lines::of(corpus.roles.iter().map(Keyed::key)),
        role_names: Lines::of(corpus.roles.iter().map(|role| role.name.as_str())),
        role_subjects: Lines::of(corpus.roles.iter().map(|role| role.subject.as_str())),
        role_also: corpus.roles.iter().map(|role| Lines::of(role.also.iter().map(String::as_str))).collect(),
        roles: corpus.roles.iter().map(|role| (role.plural, role.kind, indexes(&corpus.roles, &role.successors))).collect(),
        law_ids: Lines::of(corpus.laws.iter().map(Keyed::key)),
        law_titles: Lines::of(corpus.laws.iter().map(|law| law.title.as_str())),
        law_shorts: Lines::of(corpus.laws.iter().map(|law| law.short.as_str())),
        laws: corpus.laws.iter().map(|law| (law.since, law.until, indexes(&corpus.laws, &law.successors))).collect(),
        thread_ids: Lines::of(corpus.threads.iter().map(Keyed::key)),
        thread_titles: Lines::of(corpus.threads.iter().map(|thread| thread.title.as_str())),
        threads: corpus
            .threads
            .iter()
            .map(|thread| {
                let lists = |texts: &[String]| if texts.is_empty() { Vec::new() } else { vec![Lines::of(texts.iter().map(String::as_str))] };
                (index(&corpus.topics, &thread.topic), lists(&thread.also), lists(&thread.former))
            })
            .collect(),
        processes: corpus.processes.iter().map(|process| (process.id.clone(), process.title.clone())).collect(),
        lineage: corpus
            .lineage
            .iter()
            .map(|lineage| {
                let (from, to) = (indexes(&corpus.threads, &lineage.from), indexes(&corpus.threads, &lineage.to));
                (index(&corpus.editions, &lineage.edition), lineage.kind, from, to, lineage.because.clone())
            })
            .collect(),
        audience_ids: Lines::of(corpus.audiences.iter().map(Keyed::key)),
        audience_names: Lines::of(corpus.audiences.iter().map(|audience| audience.name.as_str())),
        audiences: corpus
            .audiences
            .iter()
            .map(|audience| (indexes(&corpus.roles, &audience.roles), indexes(&corpus.topics, &audience.topics)))
            .collect(),
        editions: corpus.editions.iter().map(|edition| pack_edition(corpus, edition)).collect(),
    };
    postcard::to_allocvec(&bundle).map_err(|error| format!("the corpus could not be bundled: {error}"))
}

fn pack_edition(corpus: &Corpus, edition: &Edition) -> PackedEdition {
    let about = &edition.about;
    let duties = &edition.duties;
    let place = |part: fn(&Place) -> Option<&str>| {
        Lines::of(duties.iter().map(|duty| duty.place.as_ref().and_then(part).unwrap_or_default()))
    };
    let numbered = || (0..).zip(duties.iter());
    PackedEdition {
        id: about.id.clone(),
        title: about.title.clone(),
        published: about.published,
        in_force: about.in_force,
        until: about.until,
        replaced_by: about.replaced_by.clone(),
        replaces: about.replaces.clone(),
        thread: duties.iter().map(|duty| index(&corpus.threads, &duty.thread)).collect(),
        who: duties.iter().map(|duty| indexes(&corpus.roles, &duty.who)).collect(),
        with: numbered().filter(|(_, duty)| !duty.with.is_empty()).map(|(i, duty)| (i, indexes(&corpus.roles, &duty.with))).collect(),
        force: duties.iter().map(|duty| duty.force).collect(),
        action: Lines::of(duties.iter().map(|duty| duty.action.as_str())),
        when: Lines::of(duties.iter().map(|duty| duty.when.as_deref().unwrap_or_default())),
        within: numbered().filter_map(|(i, duty)| Some((i, duty.within.clone()?))).collect(),
        law: duties.iter().map(|duty| indexes(&corpus.laws, &duty.law)).collect(),
        place_chapter: place(|place| Some(&place.chapter)),
        place_section: place(|place| place.section.as_deref()),
        place_paragraphs: place(|place| place.paragraphs.as_deref()),
        place_page: duties.iter().map(|duty| duty.place.as_ref().and_then(|place| place.page).unwrap_or(0)).collect(),
        periods: numbered()
            .filter(|(_, duty)| duty.holds_from.is_some() || duty.holds_until.is_some())
            .map(|(i, duty)| (i, duty.holds_from, duty.holds_until))
            .collect(),
        grade: edition.grades.clone(),
        noted: (0..).zip(&edition.noted).filter(|(_, noted)| **noted).map(|(i, _)| i).collect(),
        absent: edition
            .absent
            .iter()
            .filter(|absent| !absent.threads.is_empty())
            .map(|absent| (indexes(&corpus.threads, &absent.threads), absent.because.clone()))
            .collect(),
    }
}

/// Reads what [`pack`] wrote. Fields that the bundle leaves out are empty.
///
/// # Errors
/// Where the bytes are not a bundle of this version of the program.
pub fn unpack(bytes: &[u8]) -> Result<Corpus, String> {
    let bundle: Bundle = postcard::from_bytes(bytes).map_err(|error| format!("the bundled data could not be read: {error}"))?;
    let role_ids: Vec<String> = bundle.role_ids.texts().collect();
    let law_ids: Vec<String> = bundle.law_ids.texts().collect();
    let thread_ids: Vec<String> = bundle.thread_ids.texts().collect();
    let topic_ids: Vec<String> = bundle.topics.iter().map(|topic| topic.id.clone()).collect();
    let edition_ids: Vec<String> = bundle.editions.iter().map(|edition| edition.id.clone()).collect();
    let mut corpus = Corpus { topics: Table::new(bundle.topics), ..Corpus::default() };

    let mut also = bundle.role_also.into_iter();
    corpus.roles = Table::new(
        (role_ids.iter().zip(bundle.role_names.texts()).zip(bundle.role_subjects.texts()).zip(bundle.roles))
            .map(|(((id, name), subject), (plural, kind, successors))| Role {
                id: id.clone(),
                name,
                subject,
                plural,
                kind,
                about: String::new(),
                since: None,
                until: None,
                successors: names(&role_ids, successors),
                also: also.next().map_or(Vec::new(), |lines| lines.texts().filter_map(optional).collect()),
                evidence: Vec::new(),
            })
            .collect(),
    );
    corpus.laws = Table::new(
        (law_ids.iter().zip(bundle.law_titles.texts()).zip(bundle.law_shorts.texts()).zip(bundle.laws))
            .map(|(((id, title), short), (since, until, successors))| Law {
                id: id.clone(),
                title,
                short,
                about: String::new(),
                since,
                until,
                successors: names(&law_ids, successors),
                address: None,
                evidence: Vec::new(),
            })
            .collect(),
    );
    let list = |lines: Vec<Lines>| lines.iter().flat_map(Lines::texts).collect();
    corpus.threads = Table::new(
        (thread_ids.iter().zip(bundle.thread_titles.texts()).zip(bundle.threads))
            .map(|((id, title), (topic, also, former))| Thread {
                id: id.clone(),
                topic: name(&topic_ids, topic),
                title,
                about: String::new(),
                former: list(former),
                also: list(also),
            })
            .collect(),
    );
    corpus.processes = Table::new(
        bundle.processes.into_iter().map(|(id, title)| ProcessKind { id, title, about: String::new(), rank: 0 }).collect(),
    );
    corpus.lineage = bundle
        .lineage
        .into_iter()
        .map(|(edition, kind, from, to, because)| Lineage {
            edition: name(&edition_ids, edition),
            kind,
            from: names(&thread_ids, from),
            to: names(&thread_ids, to),
            because,
            evidence: Vec::new(),
        })
        .collect();
    corpus.audiences = Table::new(
        (bundle.audience_ids.texts().zip(bundle.audience_names.texts()).zip(bundle.audiences))
            .map(|((id, name), (roles, topics))| Audience {
                id,
                name,
                roles: names(&role_ids, roles),
                topics: names(&topic_ids, topics),
                evidence: Vec::new(),
            })
            .collect(),
    );
    let editions = bundle.editions.into_iter().map(|edition| unpack_edition(edition, &thread_ids, &role_ids, &law_ids));
    corpus.editions = Table::new(editions.collect());
    Ok(corpus)
}

fn unpack_edition(packed: PackedEdition, thread_ids: &[String], role_ids: &[String], law_ids: &[String]) -> Edition {
    let mut action = packed.action.texts();
    let mut when = packed.when.texts();
    let mut chapter = packed.place_chapter.texts();
    let mut section = packed.place_section.texts();
    let mut paragraphs = packed.place_paragraphs.texts();
    let mut pages = packed.place_page.into_iter();
    let mut law = packed.law.into_iter();
    let mut force = packed.force.into_iter();
    let mut duties: Vec<Duty> = packed
        .thread
        .into_iter()
        .zip(packed.who)
        .map(|(thread, who)| Duty {
            thread: name(thread_ids, thread),
            who: names(role_ids, who),
            with: Vec::new(),
            force: force.next().unwrap_or(Force::Described),
            action: action.next().unwrap_or_default(),
            within: None,
            when: when.next().and_then(optional),
            law: names(law_ids, law.next().unwrap_or_default()),
            place: {
                let parts = (chapter.next().and_then(optional), section.next().and_then(optional));
                let rest = (paragraphs.next().and_then(optional), pages.next().filter(|page| *page > 0));
                parts.0.map(|chapter| Place { chapter, section: parts.1, paragraphs: rest.0, page: rest.1 })
            },
            evidence: Vec::new(),
            terms: Vec::new(),
            holds_from: None,
            holds_until: None,
            note: None,
        })
        .collect();
    let mut noted = vec![false; duties.len()];
    for i in packed.noted {
        if let Some(flag) = noted.get_mut(usize::from(i)) {
            *flag = true;
        }
    }
    for (i, with) in packed.with {
        if let Some(duty) = duties.get_mut(usize::from(i)) {
            duty.with = names(role_ids, with);
        }
    }
    for (i, within) in packed.within {
        if let Some(duty) = duties.get_mut(usize::from(i)) {
            duty.within = Some(within);
        }
    }
    for (i, from, until) in packed.periods {
        if let Some(duty) = duties.get_mut(usize::from(i)) {
            (duty.holds_from, duty.holds_until) = (from, until);
        }
    }
    let absent = packed.absent.into_iter().map(|(threads, because)| Absent {
        threads: names(thread_ids, threads),
        terms: Vec::new(),
        processes: Vec::new(),
        because,
        evidence: Vec::new(),
    });
    Edition {
        about: EditionAbout {
            id: packed.id,
            title: packed.title,
            publisher: String::new(),
            references: Vec::new(),
            published: packed.published,
            in_force: packed.in_force,
            until: packed.until,
            replaced_by: packed.replaced_by,
            replaces: packed.replaces,
            status: String::new(),
            about: String::new(),
            text: None,
            addresses: Vec::new(),
            evidence: Vec::new(),
            chapter: Vec::new(),
            chart: Vec::new(),
            amendment: Vec::new(),
        },
        duties: Table::new(duties),
        absent: absent.collect(),
        // A cell that is neither recorded nor absent is a gap; the checks leave no other way.
        gaps: Vec::new(),
        definitions: Table::default(),
        processes: Table::default(),
        uncited: Vec::new(),
        grades: packed.grade,
        noted,
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

/// The position of an identity; an unknown one, which the checks refuse, stands past the end.
fn index<T: Keyed>(table: &Table<T>, id: &str) -> Index {
    table.position(id).map_or(Index::MAX, |i| i as Index)
}

fn indexes<T: Keyed>(table: &Table<T>, ids: &[String]) -> Vec<Index> {
    ids.iter().map(|id| index(table, id)).collect()
}

fn name(ids: &[String], index: Index) -> String {
    ids.get(usize::from(index)).cloned().unwrap_or_default()
}

fn names(ids: &[String], indexes: Vec<Index>) -> Vec<String> {
    indexes.into_iter().map(|index| name(ids, index)).collect()
}
