//! Corpora made from numbers: families of threads that stay, merge, split and are replaced, with
//! or without holes in what is known of them.

use corpus::model::*;
use corpus::table::Table;
use corpus::{Corpus, Date, Edition, Strength};

/// How the threads of a family follow each other: how many stand in each stage.
const SHAPES: [(&[usize], &[LineageKind]); 6] = [
    (&[1], &[]),
    (&[2, 1], &[LineageKind::Merged]),
    (&[1, 2], &[LineageKind::Split]),
    (&[1, 1], &[LineageKind::Replaced]),
    (&[2, 1, 2], &[LineageKind::Merged, LineageKind::Split]),
    (&[1, 1, 1], &[LineageKind::Replaced, LineageKind::Replaced]),
];

/// The most threads that a family has.
pub const MOST: usize = 5;

/// Numbers from which a record or its lack is made. Any numbers will do.
pub type Seed = [u8; 6];

/// Numbers from which a family of threads is made.
#[derive(Clone, Debug)]
pub struct Family {
    /// Which shape it has.
    pub shape: u8,
    /// In which editions its stages begin.
    pub begins: [u8; 2],
    /// A seed for every thread in every edition; read in a circle.
    pub seeds: Vec<Seed>,
}

/// A corpus of editions of 2001 and the years after it. With `holes`, some cells of a thread’s life
/// are gaps or absent, and some cells outside it are gaps.
pub fn corpus(editions: usize, families: &[Family], holes: bool) -> Corpus {
    let ids: Vec<String> = (0..editions).map(|i| (2001 + i).to_string()).collect();
    let mut corpus = Corpus {
        topics: Table::new(vec![Topic { id: "t".into(), title: "T".into(), about: String::new(), rank: 1 }]),
        roles: Table::new(roles()),
        laws: Table::new(laws()),
        ..Corpus::default()
    };
    let mut threads = Vec::new();
    let mut cells: Vec<(Vec<Duty>, Vec<String>, Vec<String>)> = vec![Default::default(); editions];
    for (f, family) in families.iter().enumerate() {
        let (stages, breaks) = SHAPES[usize::from(family.shape) % SHAPES.len()];
        let begins = begins(family, stages.len().min(editions), editions);
        let mut seeds = family.seeds.iter().cycle();
        let mut before: Vec<String> = Vec::new();
        for (s, begin) in begins.iter().enumerate() {
            let end = begins.get(s + 1).copied().unwrap_or(editions);
            let names: Vec<String> = (0..stages[s]).map(|i| format!("f{f:05}-{s}{i}")).collect();
            for name in &names {
                for (e, (duties, absent, gaps)) in cells.iter_mut().enumerate() {
                    let seed = seeds.next().copied().unwrap_or_default();
                    let alive = (*begin..end).contains(&e);
                    match (alive, holes, seed[0] % 8) {
                        (true, true, 0) | (false, true, 1) => gaps.push(name.clone()),
                        (true, true, 2) | (false, ..) => absent.push(name.clone()),
                        (true, ..) => duties.push(duty(name, seed)),
                    }
                }
                threads.push(Thread {
                    id: name.clone(),
                    topic: "t".into(),
                    title: name.clone(),
                    about: name.clone(),
                    former: vec![],
                    also: vec![],
                });
            }
            if s > 0 {
                corpus.lineage.push(Lineage {
                    edition: ids[*begin].clone(),
                    kind: breaks[s - 1],
                    from: before,
                    to: names.clone(),
                    because: "So it was made up".into(),
                    evidence: vec![],
                });
            }
            before = names;
        }
    }
    corpus.threads = Table::new(threads);
    let built = ids.iter().zip(cells).map(|(id, (duties, absent, gaps))| edition(id, duties, absent, gaps));
    corpus.editions = Table::new(built.collect());
    corpus
}

/// The editions in which the stages of a family begin: the first at once, each later one after it.
fn begins(family: &Family, stages: usize, editions: usize) -> Vec<usize> {
    let mut begins = vec![0];
    for turn in 0..stages - 1 {
        let earliest = begins[turn] + 1;
        let latest = editions - (stages - 1 - turn);
        begins.push(earliest + usize::from(family.begins[turn]) % (latest - earliest + 1));
    }
    begins
}

fn role(id: usize, successors: &[usize]) -> Role {
    Role {
        id: format!("r{id}"),
        name: format!("R{id}"),
        subject: format!("the r{id}"),
        plural: false,
        kind: RoleKind::Organisation,
        about: String::new(),
        since: None,
        until: None,
        successors: successors.iter().map(|i| format!("r{i}")).collect(),
        also: vec![],
        evidence: vec![],
    }
}

/// A line of three, one that parts into two, and nothing else.
fn roles() -> Vec<Role> {
    vec![role(0, &[1]), role(1, &[2]), role(2, &[]), role(3, &[4, 5]), role(4, &[]), role(5, &[])]
}

fn law(id: usize, since: Option<&str>, until: Option<&str>, successors: &[usize]) -> Law {
    let date = |text: &str| text.parse::<Date>().expect("a date");
    Law {
        id: format!("l{id}"),
        title: format!("Law {id}"),
        short: format!("L {id}"),
        about: String::new(),
        since: since.map(date),
        until: until.map(date),
        successors: successors.iter().map(|i| format!("l{i}")).collect(),
        address: None,
        evidence: vec![],
    }
}

/// One enacted again, one that ended, one that began, one that held all along.
fn laws() -> Vec<Law> {
    vec![
        law(0, None, Some("2002"), &[1]),
        law(1, Some("2003"), None, &[]),
        law(2, None, Some("2002"), &[]),
        law(3, Some("2003"), None, &[]),
        law(4, None, None, &[]),
    ]
}

fn duty(thread: &str, seed: Seed) -> Duty {
    let [a, b, c, d, e, f] = seed.map(usize::from);
    let chosen = |letter: char, bits: usize, of: usize| -> Vec<String> {
        (0..of).filter(|i| bits & (1 << i) > 0).map(|i| format!("{letter}{i}")).collect()
    };
    let who = if b % 64 == 0 { vec!["r0".to_owned()] } else { chosen('r', b % 64, 6) };
    let mut with = chosen('r', (c % 64) & (c >> 2), 6);
    with.retain(|role| !who.contains(role));
    let at_most =
        |n, unit| Limit { at_most: Some(n), at_least: None, every: None, unit, from: Some("the call".into()) };
    let within = match d % 10 {
        0 => Some(at_most(24, Unit::Hours)),
        1 => Some(at_most(1, Unit::Days)),
        2 => Some(at_most(1, Unit::WorkingDays)),
        3 => Some(Limit { from: Some("the visit".into()), ..at_most(1, Unit::Days) }),
        4 => Some(at_most(2, Unit::Weeks)),
        5 => Some(Limit { at_most: None, every: Some(6), from: None, ..at_most(0, Unit::Months) }),
        6 => Some(Limit { at_most: None, from: None, ..at_most(0, Unit::AtOnce) }),
        7 => Some(Limit { at_most: None, from: None, ..at_most(0, Unit::NotKnown) }),
        _ => None,
    };
    let forces = [Force::Must, Force::Should, Force::May, Force::MustNot, Force::ShouldNot, Force::Described];
    let place = |chapter: &str, section: Option<&str>, page| {
        Some(Place { chapter: chapter.into(), section: section.map(str::to_owned), paragraphs: None, page })
    };
    Duty {
        thread: thread.to_owned(),
        who,
        with,
        force: forces[e % 6],
        action: ["visit the family", "visit the whole family", "call"][f % 3].to_owned(),
        within,
        when: [None, Some("a child is ill"), Some("a child is hurt")][f / 3 % 3].map(str::to_owned),
        law: chosen('l', e / 6, 5),
        place: [None, place("1", None, Some(3)), place("1", Some("Calls"), Some(4)), place("2", Some("Visits"), None)]
            [a / 8 % 4]
            .clone(),
        evidence: vec![],
        terms: vec![],
        holds_from: None,
        holds_until: None,
        partial: f % 7 == 0,
        note: None,
    }
}

fn edition(id: &str, duties: Vec<Duty>, absent: Vec<String>, gaps: Vec<String>) -> Edition {
    let date = |text: String| text.parse::<Date>().expect("a date");
    Edition {
        grades: vec![Strength::Good; duties.len()],
        noted: vec![false; duties.len()],
        about: EditionAbout {
            id: id.to_owned(),
            title: format!("Edition of {id}"),
            publisher: String::new(),
            references: vec![],
            published: date(format!("{id}-01-01")),
            in_force: date(format!("{id}-01-01")),
            until: Some(date(format!("{id}-12-31"))),
            replaced_by: None,
            replaces: vec![],
            status: String::new(),
            about: String::new(),
            text: None,
            addresses: vec![],
            evidence: vec![],
            chapter: vec![],
            chart: vec![],
            amendment: vec![],
        },
        duties: Table::new(duties),
        absent: vec![Absent {
            threads: absent,
            terms: vec![],
            processes: vec![],
            because: "So it was made up".into(),
            evidence: vec![],
        }],
        gaps: vec![Gap { threads: gaps, terms: vec![], processes: vec![], looked_for: "Nothing".into() }],
        definitions: Table::default(),
        processes: Table::default(),
        uncited: vec![],
    }
}
