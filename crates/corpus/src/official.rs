//! Holds records against the official text of their edition, page by page.
//!
//! The text is laid out by pages: a form feed ends each page, and the printed page number stands
//! at its foot.

use std::collections::{BTreeMap, BTreeSet};

use regex_lite::Regex;

use crate::checks::paragraph_ranges;
use crate::corpus::Edition;
use crate::model::{Evidence, Force, Limit, Place, Unit};
use crate::sentence;

/// What came out of holding an edition against its text.
#[derive(Debug, Default)]
pub struct Findings {
    /// How many records were held against the text.
    pub held: usize,
    /// What the text contradicts: a page that does not exist, a figure or key term that is not there.
    pub contradictions: Vec<String>,
    /// What could not be confirmed by a machine and wants an eye.
    pub unconfirmed: Vec<String>,
    /// Paragraphs, and heads of pages before their first paragraph, with "must" or "should" in the text.
    pub normative: usize,
    /// Those of them that no record cites, with the reason where one is recorded.
    pub uncited: Vec<(String, Option<String>)>,
}

/// The official text, cut into pages and paragraphs.
pub struct OfficialText {
    /// Text of each page by the number at its foot, in lower case and with single spaces.
    pages: BTreeMap<u16, String>,
    /// Page on which each numbered paragraph begins, with its text.
    paragraphs: BTreeMap<u16, (u16, String)>,
    /// Text of each page before its first numbered paragraph: the whole page where none begins on it.
    heads: BTreeMap<u16, Head>,
}

struct Head {
    text: String,
    /// The paragraph that may run on here, where another one follows on the page.
    runs_on: Option<u16>,
}

impl OfficialText {
    /// Cuts a text into pages and paragraphs.
    pub fn new(text: &str) -> Self {
        let start = Regex::new(r"^(\d{1,3})\. ").expect("the pattern is fixed");
        let mut official = Self { pages: BTreeMap::new(), paragraphs: BTreeMap::new(), heads: BTreeMap::new() };
        let mut last = 0;
        for page in text.split('\u{c}') {
            let foot =
                page.lines().rev().find(|line| !line.trim().is_empty()).and_then(|line| line.trim().parse().ok());
            let Some(number) = foot else { continue };
            official.pages.insert(number, plain(page));
            let before = last;
            let mut head = String::new();
            for line in page.lines() {
                if let Some(n) = start.captures(line).and_then(|c| c[1].parse::<u16>().ok())
                    && n == last + 1
                {
                    last = n;
                    official.paragraphs.insert(n, (number, String::new()));
                }
                let text = match official.paragraphs.get_mut(&last) {
                    Some((_, text)) if last > before => text,
                    _ => &mut head,
                };
                text.push_str(line);
                text.push('\n');
            }
            let runs_on = (last > before && before > 0).then_some(before);
            official.heads.insert(number, Head { text: head, runs_on });
        }
        official
    }

    /// A page and the one after it, as one text.
    fn around(&self, page: u16) -> String {
        let next = self.pages.get(&(page + 1)).map_or("", String::as_str);
        format!("{} {next}", self.pages.get(&page).map_or("", String::as_str))
    }
}

/// Lower case, single spaces, straight apostrophes: a form in which words can be looked for.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace(['’', '‘'], "'").replace(['“', '”'], "\"").replace(['–', '—', '‑'], "-");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether words stand in a text, not as the end of a longer word or figure: “5 working days” does
/// not stand in “45 working days”.
fn stands(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric))
}

/// Holds every record of an edition that cites the official text against it.
pub fn hold(edition: &Edition, text: &OfficialText) -> Findings {
    let mut findings = Findings::default();
    let Some(source) = edition.about.text.as_deref() else { return findings };
    let mut cited = BTreeSet::new();
    let mut cited_pages = BTreeSet::new();
    let mut holder = Holder { source, text, findings: &mut findings, cited: &mut cited, cited_pages: &mut cited_pages };
    for duty in &edition.duties {
        let record = format!("duty “{}”", duty.thread);
        let page = holder.record(&record, &duty.evidence, duty.place.as_ref(), &duty.terms, true);
        if let Some(page) = page {
            holder.force(&record, duty.force, page);
            if let Some(within) = &duty.within {
                holder.limit(&record, within, page);
            }
        }
    }
    for definition in &edition.definitions {
        let record = format!("definition “{}”", definition.term);
        holder.record(&record, &definition.evidence, definition.place.as_ref(), &definition.terms, true);
    }
    for process in &edition.processes {
        for step in &process.step {
            let record = format!("process “{}”, step “{}”", process.process, step.id);
            let page = holder.record(&record, &step.evidence, None, &[], false);
            if let (Some(page), Some(within)) = (page, &step.within) {
                holder.limit(&record, within, page);
            }
        }
    }
    uncited(edition, text, &cited, &cited_pages, &mut findings);
    findings
}

struct Holder<'a> {
    source: &'a str,
    text: &'a OfficialText,
    findings: &'a mut Findings,
    cited: &'a mut BTreeSet<u16>,
    cited_pages: &'a mut BTreeSet<u16>,
}

impl Holder<'_> {
    /// Holds page, paragraphs and key terms of a record against the text; the page, where it stands.
    fn record(
        &mut self,
        record: &str,
        evidence: &[Evidence],
        place: Option<&Place>,
        terms: &[String],
        wants_terms: bool,
    ) -> Option<u16> {
        self.findings.held += 1;
        let pages: Vec<u16> = evidence.iter().filter(|e| e.source == self.source).filter_map(|e| e.page).collect();
        for page in pages.iter().chain(place.and_then(|place| place.page.as_ref())) {
            if self.text.pages.contains_key(page) {
                self.cited_pages.insert(*page);
            } else {
                self.findings.contradictions.push(format!("{record}: the text has no page {page}"));
            }
        }
        let Some(page) = pages.first().copied() else {
            self.findings.unconfirmed.push(format!("{record}: it names no page of the official text"));
            return None;
        };
        if let Some(paragraphs) = place.and_then(|place| place.paragraphs.as_deref()) {
            self.paragraphs(record, paragraphs, &pages);
        }
        let around: String = pages.iter().map(|page| self.text.around(*page)).collect();
        for term in terms.iter().filter(|term| !stands(&around, &plain(term))) {
            self.findings
                .contradictions
                .push(format!("{record}: “{term}” stands neither on page {page} nor on the next"));
        }
        if wants_terms && terms.is_empty() {
            self.findings.unconfirmed.push(format!("{record}: it gives no key terms to look for"));
        }
        Some(page)
    }

    fn paragraphs(&mut self, record: &str, paragraphs: &str, pages: &[u16]) {
        let ranges = paragraph_ranges(paragraphs).unwrap_or_default();
        for ((_, first), (_, last)) in &ranges {
            for n in *first..=*last {
                self.cited.insert(n);
                if !self.text.paragraphs.contains_key(&n) {
                    self.findings.contradictions.push(format!("{record}: the text has no paragraph {n}"));
                }
            }
        }
        // A paragraph begins on a cited page, or began on the page before and runs on.
        let begins = ranges.first().and_then(|((_, first), _)| self.text.paragraphs.get(first)).map(|(page, _)| *page);
        if let Some(begins) = begins
            && !pages.iter().any(|page| (begins..=begins + 1).contains(page))
        {
            self.findings
                .contradictions
                .push(format!("{record}: paragraphs {paragraphs} begin on page {begins}, not on page {}", pages[0]));
        }
    }

    fn force(&mut self, record: &str, force: Force, page: u16) {
        let word = match force {
            Force::Must | Force::MustNot => "must",
            Force::Should | Force::ShouldNot => "should",
            Force::May => "may",
            Force::Described => return,
        };
        let around = self.text.around(page);
        let stands = around.split(|c: char| !c.is_alphabetic()).any(|w| w == word || (word == "may" && w == "can"));
        if !stands {
            self.findings.unconfirmed.push(format!("{record}: “{word}” stands neither on page {page} nor on the next"));
        }
    }

    fn limit(&mut self, record: &str, limit: &Limit, page: u16) {
        let around = self.text.around(page);
        let number = limit.at_most.or(limit.at_least).or(limit.every);
        let (forms, sure) = match number {
            Some(n) => (figures(n, limit.unit), true),
            None if limit.unit == Unit::AtOnce => {
                (["immediate", "at once", "straight away", "without delay"].map(str::to_owned).to_vec(), false)
            }
            None => (["as soon as", "prompt", "without delay"].map(str::to_owned).to_vec(), false),
        };
        if !forms.iter().any(|form| stands(&around, form)) {
            let what =
                format!("{record}: “{}” stands neither on page {page} nor on the next", sentence::limit_words(limit));
            if sure { self.findings.contradictions.push(what) } else { self.findings.unconfirmed.push(what) }
        }
    }
}

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The ways in which a text may write a figure with its unit.
fn figures(n: u16, unit: Unit) -> Vec<String> {
    let name = sentence::unit_name(unit);
    let mut forms = Vec::new();
    for number in [Some(n.to_string()), NUMBERS.get(usize::from(n)).map(|w| (*w).to_owned())].into_iter().flatten() {
        forms.push(format!("{number} {name}"));
        forms.push(format!("{number}-{name}"));
    }
    match (n, unit) {
        (1, Unit::Years) => {
            forms.extend(["annual", "yearly", "every year", "each year", "12 month", "twelve month"].map(str::to_owned))
        }
        (12, Unit::Months) => forms.extend(["annual", "yearly", "one year"].map(str::to_owned)),
        (1, Unit::Months) => forms.push("monthly".to_owned()),
        (1, Unit::Weeks) => forms.push("weekly".to_owned()),
        (6, Unit::Months) => forms.push("six-monthly".to_owned()),
        _ => {}
    }
    forms
}

fn uncited(
    edition: &Edition,
    text: &OfficialText,
    cited: &BTreeSet<u16>,
    cited_pages: &BTreeSet<u16>,
    findings: &mut Findings,
) {
    let normative = |text: &str| {
        text.split(|c: char| !c.is_alphabetic())
            .any(|word| word.eq_ignore_ascii_case("must") || word.eq_ignore_ascii_case("should"))
    };
    let mut reasons: BTreeMap<String, &str> = BTreeMap::new();
    for uncited in &edition.uncited {
        if uncited.paragraphs.starts_with("page ") {
            reasons.insert(uncited.paragraphs.clone(), &uncited.because);
        } else {
            for ((_, first), (_, last)) in paragraph_ranges(&uncited.paragraphs).unwrap_or_default() {
                reasons.extend((first..=last).map(|n| (n.to_string(), uncited.because.as_str())));
            }
        }
    }
    let paragraphs = text.paragraphs.iter().map(|(n, (_, text))| (n.to_string(), text, cited.contains(n)));
    let pages = text.heads.iter().map(|(n, head)| {
        let runs_on = head.runs_on.is_some_and(|paragraph| cited.contains(&paragraph));
        (format!("page {n}"), &head.text, runs_on || cited_pages.contains(n))
    });
    for (name, text, is_cited) in paragraphs.chain(pages) {
        if normative(text) {
            findings.normative += 1;
            if !is_cited {
                let reason = reasons.get(&name).map(|reason| (*reason).to_owned());
                findings.uncited.push((name, reason));
            }
        }
    }
}
