//! Search over everything: an index of the words of folded texts, and words that may be abbreviated, cut short
//! or misspelled.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Bound;

use corpus::table::by_number;
use corpus::{Corpus, sentence};

use crate::address::{Address, Page, Pair};

/// What sort of thing was found, in the order of the page where results are equally good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A duty, by its thread.
    Duty,
    /// A body or practitioner.
    Role,
    /// A process.
    Process,
    /// A defined term.
    Term,
    /// A group of readers.
    Audience,
    /// A provision.
    Law,
    /// An edition.
    Edition,
    /// An entry of the time line.
    Event,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Sort; 8] =
        [Sort::Duty, Sort::Role, Sort::Process, Sort::Term, Sort::Audience, Sort::Law, Sort::Edition, Sort::Event];

    /// The heading of its results.
    pub fn in_words(self) -> &'static str {
        match self {
            Sort::Duty => "Duties",
            Sort::Role => "Bodies and practitioners",
            Sort::Process => "Processes",
            Sort::Term => "Definitions",
            Sort::Audience => "What changed for",
            Sort::Law => "Laws",
            Sort::Edition => "Editions",
            Sort::Event => "History",
        }
    }
}

/// Something that can be found.
#[derive(Debug)]
pub struct Entry {
    /// What sort of thing it is.
    pub sort: Sort,
    /// Its identity among those of its sort.
    pub id: &'static str,
    /// Its name.
    pub title: String,
    /// Where it leads, relative.
    pub href: String,
    /// Of a provision, how many duties it is behind.
    pub count: usize,
    /// The name, folded.
    head: String,
    /// Other names, folded.
    also: String,
    /// Everything else that it says, folded.
    body: String,
}

/// Everything that can be found.
pub struct Index {
    entries: &'static [Entry],
    /// Every word of the entries, with those that hold it, each once by its weightiest part, in their order.
    words: BTreeMap<&'static str, Vec<Held>>,
}

/// That an entry holds a word.
#[derive(Clone, Copy)]
struct Held {
    entry: u16,
    part: Part,
}

/// A part of an entry, the weightiest first.
#[derive(Clone, Copy)]
enum Part {
    Head,
    Also,
    Body,
}

impl Part {
    const ALL: [Part; 3] = [Part::Head, Part::Also, Part::Body];

    /// How much a word in this part weighs, whole or only begun.
    fn weight(self, whole: bool) -> u32 {
        match (self, whole) {
            (Part::Head, true) => 24,
            (Part::Head, false) => 14,
            (Part::Also, true) => 16,
            (Part::Also, false) => 9,
            (Part::Body, true) => 6,
            (Part::Body, false) => 3,
        }
    }
}

thread_local! {
    static INDEX: OnceCell<&'static Index> = const { OnceCell::new() };
}

/// The index, made once.
pub fn index(corpus: &'static Corpus) -> &'static Index {
    INDEX.with(|cell| *cell.get_or_init(|| Box::leak(Box::new(Index::of(corpus)))))
}

/// Abbreviations and other words for the same, each with what it stands for, the usual form
/// first. Letter for letter as [`fold`] leaves them.
const STANDS_FOR: [(&str, &[&str]); 58] = [
    ("annual", &["yearly"]),
    ("caf", &["common assessment framework", "early help assessment"]),
    ("camhs", &["child and adolescent mental health", "mental health"]),
    ("cce", &["child criminal exploitation", "criminal exploitation"]),
    ("ccg", &["clinical commissioning group"]),
    ("cdop", &["child death overview panel"]),
    ("cdr", &["child death review"]),
    ("cin", &["child in need", "children in need"]),
    ("cooperate", &["co operate"]),
    ("cooperation", &["co operation", "co operate"]),
    ("cpc", &["child protection conference", "conference"]),
    ("cpp", &["child protection plan"]),
    ("cse", &["child sexual exploitation", "sexual exploitation"]),
    ("cspr", &["child safeguarding practice review"]),
    ("da", &["domestic abuse", "domestic violence"]),
    ("dbs", &["disclosure and barring", "barring"]),
    ("dcs", &["director of children"]),
    ("deadline", &["time limit", "time to", "within"]),
    ("disabled", &["disability", "disabilities"]),
    ("dsl", &["designated safeguarding lead"]),
    ("dsp", &["delegated safeguarding partner"]),
    ("dv", &["domestic abuse", "domestic violence"]),
    ("ehcp", &["education health and care plan"]),
    ("epo", &["emergency protection order"]),
    ("fgc", &["family group"]),
    ("fgdm", &["family group decision making"]),
    ("fgm", &["female genital mutilation"]),
    ("fii", &["fabricated or induced illness", "induced illness"]),
    ("gp", &["general practitioner", "general practice"]),
    ("icb", &["integrated care board"]),
    ("icpc", &["initial child protection conference", "initial conference", "child protection conference"]),
    ("imr", &["individual management review", "management review"]),
    ("iro", &["independent reviewing officer"]),
    ("jar", &["joint agency response"]),
    ("la", &["local authority", "local authorities"]),
    ("lac", &["looked after"]),
    ("lado", &["designated officer"]),
    ("lcspr", &["local child safeguarding practice review", "local review"]),
    ("lscb", &["local safeguarding children board", "the board"]),
    ("lscp", &["safeguarding partners"]),
    ("lsp", &["lead safeguarding partner"]),
    ("mash", &["multi agency safeguarding hub", "safeguarding hub"]),
    ("masa", &["safeguarding arrangements"]),
    ("multiagency", &["multi agency"]),
    ("nrm", &["national referral mechanism"]),
    ("pcc", &["police and crime commissioner"]),
    ("pct", &["primary care trust"]),
    ("pupil", &["child", "school"]),
    ("rcpc", &["review conference"]),
    ("scr", &["serious case review", "case review"]),
    ("sen", &["special educational needs", "special educational"]),
    ("senco", &["special educational needs", "senco"]),
    ("sha", &["strategic health authority"]),
    ("sudi", &["unexpected death"]),
    ("teacher", &["school", "schools"]),
    ("timescale", &["time limit", "time to", "within"]),
    ("uasc", &["unaccompanied"]),
    ("yot", &["youth offending team"]),
];

/// Words that hold no meaning in a search beside others.
const SMALL: [&str; 21] = [
    "a", "an", "and", "are", "at", "be", "by", "do", "does", "for", "has", "have", "how", "in", "is", "of", "on",
    "the", "to", "what", "who",
];

/// A text in lower case, its words parted and surrounded by single spaces, without signs. An
/// apostrophe belongs to its word.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    fold_into(&mut out, text);
    out
}

fn fold_into(out: &mut String, text: &str) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() && c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '’' | '\'') && !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

impl Index {
    fn of(corpus: &'static Corpus) -> Self {
        let mut entries = Vec::new();
        let mut add = |sort, id: &'static str, title: &str, href: String, also: String, body: String| {
            entries.push(Entry { sort, id, title: title.to_owned(), href, count: 0, head: fold(title), also, body });
        };
        let all = |texts: &[String]| {
            let mut out = String::new();
            texts.iter().for_each(|text| fold_into(&mut out, text));
            out
        };
        for thread in &corpus.threads {
            add(
                Sort::Duty,
                &thread.id,
                &thread.title,
                Page::Duty(thread.id.clone()).file(),
                all(&thread.also),
                said(corpus, &thread.id),
            );
        }
        for role in &corpus.roles {
            add(Sort::Role, &role.id, &role.name, Page::Role(role.id.clone()).file(), all(&role.also), String::new());
        }
        for process in &corpus.processes {
            add(
                Sort::Process,
                &process.id,
                &process.title,
                Page::Process(process.id.clone()).file(),
                String::new(),
                String::new(),
            );
        }
        let part = |page: Page, id: &str| Address { fragment: id.to_owned(), ..Address::plain(page) }.href();
        for term in &corpus.terms {
            add(
                Sort::Term,
                &term.id,
                &sentence::capital(&term.name),
                part(Page::Definitions, &term.id),
                String::new(),
                String::new(),
            );
        }
        for audience in &corpus.audiences {
            let href = Address::plain(Page::Roles).with(|view| view.audience = Some(audience.id.clone())).href();
            add(Sort::Audience, &audience.id, &audience.name, href, fold(&audience.group), String::new());
        }
        let compare = Address::plain(Page::Compare(Pair::latest(corpus)));
        for law in &corpus.laws {
            let href = compare.with(|view| view.search = law.short.clone()).href();
            add(Sort::Law, &law.id, &law.title, href, fold(&law.short), String::new());
        }
        for edition in &corpus.editions {
            let about = &edition.about;
            add(
                Sort::Edition,
                &about.id,
                &["The edition of ", &about.id].concat(),
                Page::Edition(about.id.clone()).file(),
                fold(&about.title),
                String::new(),
            );
        }
        for event in &corpus.events {
            add(
                Sort::Event,
                &event.id,
                &event.title,
                part(Page::History, &event.id),
                fold(&event.date.in_words()),
                String::new(),
            );
        }
        for (law, count) in corpus.laws.iter().zip(behind(corpus)) {
            entries
                .iter_mut()
                .filter(|entry| entry.sort == Sort::Law && entry.id == law.id)
                .for_each(|e| e.count = count);
        }
        // Made once, for as long as the program runs; so words can be pieces of the texts.
        let entries: &'static [Entry] = entries.leak();
        let mut words: BTreeMap<&'static str, Vec<Held>> = BTreeMap::new();
        for (entry, at) in entries.iter().zip(0..) {
            for part in Part::ALL {
                for word in entry.text(part).split(' ').filter(|word| !word.is_empty()) {
                    let held = words.entry(word).or_default();
                    if held.last().is_none_or(|last| last.entry != at) {
                        held.push(Held { entry: at, part });
                    }
                }
            }
        }
        Self { entries, words }
    }

    /// Finds what a person typed.
    pub fn find(&self, typed: &str) -> Found<'_> {
        let mut terms = terms(typed);
        let mut scores: Vec<Vec<u32>> = Vec::new();
        for term in &mut terms {
            let mut fits = self.scores(term);
            if fits.iter().all(|score| *score == 0) {
                let most = match term.typed.len() {
                    0..4 => 0,
                    4..8 => 1,
                    _ => 2,
                };
                term.read_as = self.nearest(&term.typed, most, 4);
                term.missing = term.read_as.is_empty();
                fits = self.scores(term);
            }
            scores.push(fits);
        }
        let whole = !terms.iter().any(|term| term.missing);
        let mut hits = self.hits(&scores, whole);
        let partial = hits.is_empty() || !whole;
        if hits.is_empty() && whole {
            hits = self.hits(&scores, false);
        }
        // Of equally good ones, those with the shorter name, then in the order of the data.
        let hits = by_number(&hits, |(score, entry)| (u64::from(u32::MAX - score) << 32) + entry.title.len() as u64);
        Found { terms, partial, hits }
    }

    /// The entries that fit all terms, or, where not all are asked for, any of them, each with how well it does.
    fn hits(&self, scores: &[Vec<u32>], all: bool) -> Vec<(u32, &Entry)> {
        let score = |at: usize| {
            let fit = || scores.iter().map(move |of_term| of_term[at]);
            // Holding one more term outweighs holding any of them better.
            let sum = fit().filter(|score| *score > 0).map(|score| score + 100).sum();
            (sum > 0 && !(all && fit().any(|score| score == 0))).then_some(sum)
        };
        self.entries.iter().enumerate().filter_map(|(at, entry)| Some((score(at)?, entry))).collect()
    }

    /// How well every entry fits a term; 0 where it does not.
    fn scores(&self, term: &Term) -> Vec<u32> {
        let mut scores = vec![0; self.entries.len()];
        for form in term.forms() {
            let word = form.trim_end();
            let mut add = |held: &Held, part: Part, whole: bool| {
                let (at, entry) = (usize::from(held.entry), &self.entries[usize::from(held.entry)]);
                // What the name begins with is what the thing is about.
                let begins = matches!(part, Part::Head) && entry.head[1..].starts_with(form);
                scores[at] = scores[at].max(part.weight(whole) + if begins { 6 } else { 0 });
            };
            if word.contains(' ') {
                // Who holds the words together holds the rarest of them; the last one may be cut short.
                let whole = word.split(' ').rev().skip(usize::from(word.len() == form.len()));
                let rarest =
                    whole.map(|word| self.words.get(word).map_or(&[][..], Vec::as_slice)).min_by_key(|h| h.len());
                for held in rarest.unwrap_or_default() {
                    let entry = &self.entries[usize::from(held.entry)];
                    for part in Part::ALL {
                        if let Some(whole) = place(entry.text(part), form) {
                            add(held, part, whole);
                        }
                    }
                }
            } else if word.len() < form.len() {
                self.words.get(word).into_iter().flatten().for_each(|held| add(held, held.part, true));
            } else {
                let from = (Bound::Included(word), Bound::Unbounded);
                for (other, held) in self.words.range::<str, _>(from).take_while(|(other, _)| other.starts_with(word)) {
                    held.iter().for_each(|held| add(held, held.part, other.len() == word.len()));
                }
            }
        }
        scores
    }

    /// Words of the index that are as near as any, at most so many letters away, the most frequent first.
    pub fn nearest(&self, word: &str, most: usize, count: usize) -> Vec<String> {
        let letters = mask(word);
        let mut found: Vec<(&str, usize)> = Vec::new();
        let mut best = most;
        for (other, held) in &self.words {
            if most == 0
                || other.len().abs_diff(word.len()) > best
                || other.len() < 3
                || far(letters, mask(other), best)
            {
                continue;
            }
            let distance = distance(word.as_bytes(), other.as_bytes(), best);
            if distance < best {
                found.clear();
                best = distance;
            }
            if distance == best {
                found.push((other, held.len()));
            }
        }
        let found = by_number(&found, |(_, held)| u64::MAX - *held as u64);
        found.into_iter().take(count).map(|(word, _)| word.to_owned()).collect()
    }
}

/// How many duties each provision is behind, in any edition.
fn behind(corpus: &Corpus) -> Vec<usize> {
    let mut counts = vec![0; corpus.laws.len()];
    for thread in &corpus.threads {
        let duties = corpus.editions.iter().filter_map(|edition| edition.duties.get(&thread.id));
        let mut cited: Vec<usize> =
            duties.flat_map(|duty| &duty.law).filter_map(|law| corpus.laws.position(law)).collect();
        cited.sort_unstable();
        cited.dedup();
        cited.into_iter().for_each(|law| counts[law] += 1);
    }
    counts
}

/// Everything that the editions say on a thread, folded; what several say in the same words only once.
fn said(corpus: &Corpus, thread: &str) -> String {
    let mut texts: Vec<&str> = Vec::new();
    let mut out = String::new();
    for duty in corpus.editions.iter().flat_map(|edition| edition.duties.get(thread)) {
        let roles =
            duty.who.iter().chain(&duty.with).filter_map(|id| corpus.roles.get(id)).map(|role| role.name.as_str());
        let laws = duty.law.iter().filter_map(|id| corpus.laws.get(id)).map(|law| law.title.as_str());
        for text in std::iter::once(duty.action.as_str()).chain(duty.when.as_deref()).chain(roles).chain(laws) {
            if !texts.contains(&text) {
                texts.push(text);
                fold_into(&mut out, text);
            }
        }
        if let Some(limit) = duty.limit() {
            fold_into(&mut out, &sentence::within_words(limit));
        }
    }
    out
}

/// A word or several that belong together, as typed, with what it may stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// As typed, folded.
    pub typed: String,
    /// Other words for the same; any of them will do.
    pub others: Vec<String>,
    /// What an abbreviation stands for.
    pub expanded: Option<String>,
    /// Words that a misspelled one was read as.
    pub read_as: Vec<String>,
    /// Whether nothing holds it, nor anything near it.
    pub missing: bool,
}

impl Term {
    /// Every form in which it may stand in a text.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.typed.as_str())
            .chain(self.others.iter().map(String::as_str))
            .chain(self.read_as.iter().map(String::as_str))
    }
}

/// The terms of what was typed.
fn terms(typed: &str) -> Vec<Term> {
    let folded = fold(typed);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let meaningful = words.iter().any(|word| !SMALL.contains(word));
    let mut terms: Vec<Term> = Vec::new();
    let mut i = 0;
    while i < words.len() && terms.len() < 8 {
        let word = words[i];
        let next = words.get(i + 1).filter(|next| next.bytes().all(|b| b.is_ascii_digit()));
        i += 1;
        let section = match (word, next) {
            ("s" | "sec" | "section" | "sect", Some(n)) => {
                i += 1;
                Some(*n)
            }
            _ => word.strip_prefix('s').filter(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())),
        };
        if section.is_none() && meaningful && SMALL.contains(&word) {
            continue;
        }
        terms.push(term(word, section));
    }
    terms
}

fn term(word: &str, section: Option<&str>) -> Term {
    let mut term =
        Term { typed: word.to_owned(), others: Vec::new(), expanded: None, read_as: Vec::new(), missing: false };
    if let Some(n) = section {
        // "section 4" is not the beginning of "section 47".
        term.expanded = (word != "section").then(|| ["section ", n].concat());
        term.typed = ["section ", n, " "].concat();
        return term;
    }
    let known = |word: &str| STANDS_FOR.iter().find(|(short, _)| *short == word).map(|(_, long)| *long);
    let single = word
        .strip_suffix("ies")
        .map(|stem| [stem, "y"].concat())
        .or_else(|| word.strip_suffix('s').filter(|stem| stem.len() > 2).map(str::to_owned));
    let stands_for = known(word).or_else(|| single.as_deref().and_then(known));
    if let Some(long) = stands_for {
        term.expanded = long.first().map(|first| (*first).to_owned());
        term.others.extend(long.iter().map(|form| (*form).to_owned()));
        // An abbreviation is a whole word, not the beginning of one.
        term.typed.push(' ');
    } else if let Some(single) = single {
        term.others.push(single);
    }
    term
}

impl Entry {
    /// The text of a part, folded.
    fn text(&self, part: Part) -> &str {
        match part {
            Part::Head => &self.head,
            Part::Also => &self.also,
            Part::Body => &self.body,
        }
    }
}

/// Whether a form begins a word of a folded text, and if so, whether it is the whole word.
fn place(text: &str, form: &str) -> Option<bool> {
    let mut begins = None;
    for (at, _) in text.match_indices(form) {
        if at > 0 && text.as_bytes()[at - 1] == b' ' {
            let whole = form.ends_with(' ') || text.as_bytes().get(at + form.len()) == Some(&b' ');
            if whole {
                return Some(true);
            }
            begins = Some(false);
        }
    }
    begins
}

/// What was found.
pub struct Found<'i> {
    /// How the words were read.
    pub terms: Vec<Term>,
    /// Whether nothing holds all of the words, so that what is shown holds some.
    pub partial: bool,
    /// What fits, the best first.
    pub hits: Vec<(u32, &'i Entry)>,
}

impl<'i> Found<'i> {
    /// What was found by sort, the sort with the best hit first.
    pub fn by_sort(&self) -> Vec<(Sort, Vec<&'i Entry>)> {
        let mut groups: Vec<(u32, Sort, Vec<&Entry>)> = Vec::new();
        for sort in Sort::ALL {
            let of_sort = || self.hits.iter().filter(move |(_, entry)| entry.sort == sort);
            if let Some((best, _)) = of_sort().next() {
                groups.push((*best, sort, of_sort().map(|(_, entry)| *entry).collect()));
            }
        }
        by_number(&groups, |(best, ..)| u64::from(u32::MAX - best))
            .into_iter()
            .map(|(_, sort, entries)| (sort, entries))
            .collect()
    }

    /// The forms to mark in a text.
    pub fn marks(&self) -> Vec<String> {
        self.terms
            .iter()
            .flat_map(|term| term.forms().map(|form| form.trim().to_owned()))
            .filter(|form| form.len() > 1)
            .collect()
    }
}

/// Which letters a word holds.
fn mask(word: &str) -> u32 {
    word.bytes().fold(0, |mask, b| mask | 1 << (b & 31))
}

/// Whether two words hold so different letters that they cannot be near.
fn far(a: u32, b: u32, most: usize) -> bool {
    (a & !b).count_ones() as usize > most || (b & !a).count_ones() as usize > most
}

/// How many letters two words are apart: changed, left out, put in or swapped with the next. Only
/// exact up to `most`; longer words than any are never near.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    const LONGEST: usize = 40;
    if a.len() >= LONGEST || b.len() >= LONGEST {
        return most + 1;
    }
    let (mut before, mut last, mut row) = ([0_usize; LONGEST], [0; LONGEST], [0; LONGEST]);
    for (j, cell) in last.iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        row[0] = i;
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        if row[..=b.len()].iter().min().is_some_and(|least| *least > most) {
            return most + 1;
        }
        (before, last) = (last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(typed: &str) -> Found<'static> {
        crate::data::with_lists();
        index(crate::data::corpus()).find(typed)
    }

    #[test]
    fn texts_are_folded_to_plain_words() {
        for (text, expected) in [
            ("Time to finish the Assessment.", " time to finish the assessment "),
            ("children’s social care", " childrens social care "),
            ("multi-agency  (MASH)", " multi agency mash "),
            ("", " "),
            ("  ", " "),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn words_are_read_with_what_they_stand_for() {
        for (typed, expected) in [
            ("LADO", "lado/designated officer"),
            ("s47", "section 47"),
            ("s. 47 enquiries", "section 47 + enquiries/enquiry"),
            ("section 17", "section 17"),
            ("how long is the assessment", "long + assessment"),
            ("the", "the"),
            ("SCRs", "scrs/serious case review/case review"),
            ("", ""),
            ("?!", ""),
        ] {
            let shown: Vec<String> =
                terms(typed).iter().map(|term| term.forms().map(str::trim).collect::<Vec<_>>().join("/")).collect();
            assert_eq!(shown.join(" + "), expected, "{typed}");
        }
    }

    #[test]
    fn letters_apart_are_counted_up_to_what_matters() {
        for (a, b, expected) in [
            ("assessment", "assessment", 0),
            ("asessment", "assessment", 1),
            ("recieve", "receive", 1),
            ("confrence", "conference", 1),
            ("safegaurdign", "safeguarding", 2),
            ("police", "health", 3),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes(), 2).min(3), expected, "{a} {b}");
        }
    }

    #[test]
    fn every_abbreviation_finds_something() {
        // People ask for it, and are told what it stands for; no record of the editions is about it.
        let without_records = ["fgm"];
        let silent = |short: &&str| found(short).hits.is_empty() || found(short).partial;
        let names = STANDS_FOR.iter().map(|(short, _)| *short).filter(|short| !without_records.contains(short));
        assert_eq!(names.filter(silent).collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn misspelled_words_are_found() {
        for (typed, right) in [
            ("asessment", "assessment"),
            ("polcie", "police"),
            ("safegaurding", "safeguarding"),
            ("conferance", "conference"),
            ("refferal", "referral"),
        ] {
            let found = found(typed);
            assert!(found.terms[0].read_as.iter().any(|word| word == right), "{typed}: {:?}", found.terms);
            assert!(!found.hits.is_empty() && !found.partial, "{typed}");
        }
    }

    #[test]
    fn short_words_are_never_misspelled() {
        assert!(found("zqx").hits.is_empty());
    }

    #[test]
    fn all_words_must_be_held_where_anything_holds_them_all() {
        let all = found("police protection 72 hours");
        assert!(!all.partial);
        assert!(
            all.hits.iter().any(|(_, entry)| entry.id == "police-protection-length"),
            "{:?}",
            all.hits.iter().map(|(_, e)| e.id).collect::<Vec<_>>()
        );
        let some = found("police xylophones");
        assert!(some.partial && !some.hits.is_empty());
    }

    #[test]
    fn the_name_counts_more_than_the_text() {
        for (typed, best) in [
            ("school nurse", "School nurse"),
            ("private fostering", "Private fostering"),
            ("2013", "The edition of 2013"),
        ] {
            let found = found(typed);
            assert_eq!(found.hits.first().map(|(_, entry)| entry.title.as_str()), Some(best));
        }
    }

    #[test]
    fn a_section_is_not_the_beginning_of_another() {
        for (_, entry) in found("section 4").hits {
            assert!(
                [&entry.head, &entry.also, &entry.body].iter().any(|text| text.contains(" section 4 ")),
                "{}",
                entry.title
            );
        }
    }
}
