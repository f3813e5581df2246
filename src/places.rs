//! References to places as people write them in manuals, and where the duties at those places
//! stand now. Never a guess: what cannot be read, what no record cites and what is known only
//! roughly is each said in its own words.

use comparison::{Change, Comparison, Kind};
use corpus::Edition;
use corpus::model::{Duty, Place};

/// A paragraph: the chapter where paragraphs are numbered by chapter (5 of "5.38"), else 0; and
/// the number.
pub type Number = (u16, u16);

/// A place that somebody refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Paragraphs from one to another, both inclusive.
    Paragraphs(Number, Number),
    /// Printed pages from one to another, both inclusive.
    Pages(u16, u16),
    /// Bare numbers, that may be paragraphs or pages.
    Either(u16, u16),
    /// A whole chapter or appendix.
    Chapter(String),
}

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It holds no reference.
    Nothing,
    /// A word or sign that is not part of a reference.
    Word(String),
    /// A range whose end stands before its beginning.
    Backwards,
    /// A number that no paragraph or page has.
    Number(String),
    /// It names another edition than the one whose places are asked for.
    Edition(String),
}

/// Longest line that is read; a longer one is prose, not a reference.
const LONGEST: usize = 200;

/// Words around references that say nothing about the place.
const AROUND: [&str; 23] = [
    "working",
    "together",
    "to",
    "safeguard",
    "children",
    "wt",
    "wtsc",
    "wttsc",
    "hm",
    "government",
    "see",
    "also",
    "in",
    "of",
    "the",
    "at",
    "and",
    "or",
    "on",
    "cf",
    "edition",
    "guidance",
    "statutory",
];

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Word(String),
    Number(String),
    /// A number with its chapter: "5.38".
    Dotted(String, String),
    Dash,
    Comma,
}

/// Reads a line. An empty one holds no references and is no mistake.
///
/// # Errors
/// Where a part of the line cannot be understood; nothing of it is used then.
pub fn read(line: &str, edition: &str, editions: &[&str]) -> Result<Vec<Reference>, Unread> {
    if line.trim().is_empty() {
        return Ok(Vec::new());
    }
    if line.chars().count() > LONGEST {
        return Err(Unread::Nothing);
    }
    let tokens = tokens(line)?;
    let mut reader = Reader { sort: Sort::Unsaid, chapter: None, found: Vec::new() };
    let mut i = 0;
    while i < tokens.len() {
        i += reader.take(&tokens[i..], edition, editions)?;
    }
    reader.end()
}

/// Cuts a line into words, numbers and signs.
fn tokens(line: &str) -> Result<Vec<Token>, Unread> {
    let letters: Vec<char> = line.chars().collect();
    let mut tokens = Vec::new();
    let mut i = 0;
    let run = |from: usize, fits: fn(&char) -> bool| letters[from..].iter().take_while(|c| fits(c)).count();
    while i < letters.len() {
        let c = letters[i];
        if c.is_ascii_digit() {
            let n = run(i, char::is_ascii_digit);
            let number: String = letters[i..i + n].iter().collect();
            i += n;
            let rest = &letters[i..];
            // A dot between numbers, with or without spaces around it, belongs to the number.
            let before = run(i, |c| *c == ' ');
            let dot = rest.get(before) == Some(&'.');
            let after = if dot { run(i + before + 1, |c| *c == ' ') } else { 0 };
            let digits = if dot { run(i + before + 1 + after, char::is_ascii_digit) } else { 0 };
            if digits > 0 {
                let from = i + before + 1 + after;
                tokens.push(Token::Dotted(number, letters[from..from + digits].iter().collect()));
                i = from + digits;
                // "5.38.1" is no paragraph of any edition.
                if letters.get(i) == Some(&'.') && letters.get(i + 1).is_some_and(char::is_ascii_digit) {
                    return Err(Unread::Number(line.trim().to_owned()));
                }
            } else {
                tokens.push(Token::Number(number));
            }
            i += point(&letters[i..]);
        } else if c.is_alphabetic() || c == '’' || c == '\'' {
            let n = run(i, |c| c.is_alphabetic() || *c == '’' || *c == '\'');
            tokens.push(Token::Word(letters[i..i + n].iter().collect::<String>().to_lowercase()));
            i += n;
        } else {
            match c {
                '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' => tokens.push(Token::Dash),
                ',' | ';' | '&' | '+' | '/' => tokens.push(Token::Comma),
                '§' | '¶' => tokens.push(Token::Word("para".to_owned())),
                '.' | ':' | '(' | ')' | '[' | ']' | '"' | '“' | '”' | '*' | '•' | '·' => {}
                c if c.is_whitespace() => {}
                c => return Err(Unread::Word(c.to_string())),
            }
            i += 1;
        }
    }
    Ok(tokens)
}

/// The length of the letter of a point right after a number: "a" of "5.38a", "(b)" of "78(b)",
/// "(iv)" of "78 (iv)". A paragraph is the smallest place that records name.
fn point(letters: &[char]) -> usize {
    let spaces = letters.iter().take_while(|c| **c == ' ').count();
    let bracket = letters.get(spaces) == Some(&'(');
    let from = if bracket { spaces + 1 } else { 0 };
    let n = letters.get(from..).unwrap_or_default().iter().take_while(|c| c.is_ascii_alphabetic()).count();
    let name: String = letters.get(from..from + n).unwrap_or_default().iter().collect::<String>().to_lowercase();
    let is_point = n == 1 || (n > 1 && n < 6 && name.chars().all(|c| matches!(c, 'i' | 'v' | 'x')));
    match (is_point, bracket) {
        (true, true) if letters.get(from + n) == Some(&')') => from + n + 1,
        (true, false) => n,
        _ => 0,
    }
}

/// What the numbers of a line count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Unsaid,
    Paragraph,
    Page,
    /// Chapters, or what else has numbers of its own, with the word before the number.
    Chapter(&'static str),
}

struct Reader {
    sort: Sort,
    chapter: Option<String>,
    found: Vec<Reference>,
}

impl Reader {
    /// Takes what stands at the front; says how many tokens that was.
    fn take(&mut self, tokens: &[Token], edition: &str, editions: &[&str]) -> Result<usize, Unread> {
        match &tokens[0] {
            Token::Word(word) => {
                match word.as_str() {
                    "paragraph" | "paragraphs" | "para" | "paras" | "par" | "pars" => self.sort = Sort::Paragraph,
                    "page" | "pages" | "p" | "pp" | "pg" | "pgs" | "pge" => self.sort = Sort::Page,
                    "chapter" | "chapters" | "ch" | "chap" | "chaps" => self.sort = Sort::Chapter(""),
                    "appendix" | "app" => self.sort = Sort::Chapter("Appendix "),
                    "annex" => self.sort = Sort::Chapter("Annex "),
                    "introduction" => {
                        self.chapter = Some("Introduction".to_owned());
                    }
                    word if AROUND.contains(&word) => {}
                    _ => return Err(Unread::Word(word.clone())),
                }
                Ok(1)
            }
            Token::Dash => Err(Unread::Word("–".to_owned())),
            Token::Comma => Ok(1),
            Token::Number(number) if self.sort != Sort::Page && editions.contains(&number.as_str()) => {
                if number == edition { Ok(1) } else { Err(Unread::Edition(number.clone())) }
            }
            Token::Number(year)
                if self.sort == Sort::Unsaid
                    && year.len() == 4
                    && (year.starts_with("19") || year.starts_with("20")) =>
            {
                Err(Unread::Edition(year.clone()))
            }
            Token::Number(number) if let Sort::Chapter(before) = self.sort => {
                self.chapter = Some([before, &small(number)?.to_string()].concat());
                self.sort = Sort::Unsaid;
                Ok(1)
            }
            Token::Number(_) | Token::Dotted(..) => self.range(tokens),
        }
    }

    /// Takes a number, or a range of two.
    fn range(&mut self, tokens: &[Token]) -> Result<usize, Unread> {
        let ranged = matches!(tokens.get(1), Some(Token::Dash))
            || matches!(tokens.get(1), Some(Token::Word(word)) if word == "to");
        let end = if ranged { tokens.get(2) } else { None };
        let from = number(&tokens[0])?;
        let (to, taken) = match end {
            // "5.38-42": the chapter is not said again.
            Some(Token::Number(short)) if from.0 > 0 => ((from.0, small(short)?), 3),
            Some(token @ (Token::Number(_) | Token::Dotted(..))) => (number(token)?, 3),
            Some(_) | None if ranged => return Err(Unread::Word("–".to_owned())),
            _ => (from, 1),
        };
        if to < from || (from.0 == 0) != (to.0 == 0) {
            return Err(Unread::Backwards);
        }
        self.found.push(match self.sort {
            _ if from.0 > 0 => Reference::Paragraphs(from, to),
            Sort::Paragraph => Reference::Paragraphs(from, to),
            Sort::Page => Reference::Pages(from.1, to.1),
            Sort::Unsaid | Sort::Chapter(_) => Reference::Either(from.1, to.1),
        });
        Ok(taken)
    }

    fn end(self) -> Result<Vec<Reference>, Unread> {
        match (self.found.is_empty(), self.chapter) {
            (false, _) => Ok(self.found),
            (true, Some(chapter)) => Ok(vec![Reference::Chapter(chapter)]),
            (true, None) => Err(Unread::Nothing),
        }
    }
}

fn small(number: &str) -> Result<u16, Unread> {
    number.parse().ok().filter(|n| *n > 0).ok_or_else(|| Unread::Number(number.to_owned()))
}

fn number(token: &Token) -> Result<Number, Unread> {
    match token {
        Token::Number(n) => Ok((0, small(n)?)),
        Token::Dotted(chapter, n) => Ok((small(chapter)?, small(n)?)),
        _ => Err(Unread::Nothing),
    }
}

/// The ranges of a record's paragraphs: "10, 12-15" is two.
pub fn ranges(paragraphs: &str) -> Vec<(Number, Number)> {
    let one = |text: &str| -> Option<Number> {
        match text.trim().split_once('.') {
            Some((chapter, n)) => Some((chapter.parse().ok()?, n.parse().ok()?)),
            None => Some((0, text.trim().parse().ok()?)),
        }
    };
    let range = |part: &str| match part.split_once('-') {
        Some((from, to)) => Some((one(from)?, one(to)?)),
        None => one(part).map(|n| (n, n)),
    };
    paragraphs.split(',').filter_map(range).collect()
}

/// Whether a record stands at a place.
fn stands_at(place: &Place, reference: &Reference) -> bool {
    let paragraphs = |from: Number, to: Number| {
        place
            .paragraphs
            .as_deref()
            .is_some_and(|text| ranges(text).into_iter().any(|(first, last)| first <= to && last >= from))
    };
    let pages = |from: u16, to: u16| place.page.is_some_and(|page| (from..=to).contains(&page));
    match reference {
        Reference::Paragraphs(from, to) => paragraphs(*from, *to),
        Reference::Pages(from, to) => pages(*from, *to),
        Reference::Either(from, to) => paragraphs((0, *from), (0, *to)) || pages(*from, *to),
        Reference::Chapter(id) => place.chapter == *id,
    }
}

/// A duty of the earlier edition and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Old<'a> {
    /// The duty.
    pub duty: &'a Duty,
    /// Its heading.
    pub title: &'a str,
    /// What happened to it.
    pub change: &'a Change<'a>,
}

/// Every duty of the earlier edition, by its old place: chapter, paragraph, page; those without a
/// place last.
pub fn crosswalk<'a>(comparison: &'a Comparison<'a>) -> Vec<Old<'a>> {
    let olds: Vec<Old<'a>> = comparison
        .changes
        .iter()
        .flat_map(|change| {
            change.before.iter().map(move |side| Old { duty: side.duty, title: &side.thread.title, change })
        })
        .collect();
    in_order(&olds, |old| old.duty.place.as_ref())
}

/// Items in the order of their places; those without one last.
fn in_order<T: Clone>(items: &[T], place: impl Fn(&T) -> Option<&Place>) -> Vec<T> {
    let keys: Vec<String> = items.iter().map(|item| order(place(item))).collect();
    let positions = corpus::table::sorted(keys.iter().map(String::as_str).collect());
    positions.into_iter().map(|i| items[usize::from(i)].clone()).collect()
}

/// Where a place stands among others: a text that sorts as the place does.
fn order(place: Option<&Place>) -> String {
    let Some(place) = place else { return "9".to_owned() };
    let chapter = match place.chapter.parse::<u16>() {
        Ok(chapter) => ["1", &digits(chapter)].concat(),
        Err(_) if place.chapter == "Introduction" => "0".to_owned(),
        Err(_) => ["2", &place.chapter].concat(),
    };
    let first = place.paragraphs.as_deref().and_then(|text| ranges(text).first().copied());
    let (part, paragraph) = first.map_or((u16::MAX, u16::MAX), |(from, _)| from);
    [&chapter, " ", &digits(part), &digits(paragraph), &digits(place.page.unwrap_or(u16::MAX))].concat()
}

/// A number that sorts as text.
fn digits(n: u16) -> String {
    let n = n.to_string();
    ["00000", &n].concat().split_off(n.len())
}

/// How exactly an edition's places are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exactness {
    /// Records known to the paragraph.
    pub paragraph: usize,
    /// Records known to the page but not the paragraph.
    pub page: usize,
    /// Records known to the chapter only.
    pub chapter: usize,
    /// Records whose place is not known.
    pub nowhere: usize,
}

/// How exactly an edition's places are known.
pub fn exactness(edition: &Edition) -> Exactness {
    let mut exact = Exactness::default();
    for duty in edition.duties.iter() {
        let count = match &duty.place {
            Some(place) if place.paragraphs.is_some() => &mut exact.paragraph,
            Some(place) if place.page.is_some() => &mut exact.page,
            Some(_) => &mut exact.chapter,
            None => &mut exact.nowhere,
        };
        *count += 1;
    }
    exact
}

/// What a line that somebody pasted is answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer<'a> {
    /// The line, without space around it.
    pub line: &'a str,
    /// What was read in it, each with the duties that stand there; or why it cannot be read.
    pub read: Result<Vec<(Reference, Vec<Old<'a>>)>, Unread>,
}

/// How a line came out, for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Duties were found that still stand somewhere.
    Found,
    /// All duties that were found are gone.
    Gone,
    /// Duties were found, but none is known to stand or to be gone.
    NotKnown,
    /// No record cites the place.
    Uncited,
    /// The line cannot be read.
    Unread,
}

/// Answers every line that holds something. `olds` is the [`crosswalk`].
pub fn answers<'a>(text: &'a str, edition: &str, editions: &[&str], olds: &[Old<'a>]) -> Vec<Answer<'a>> {
    let at = |reference: Reference| {
        let here = |old: &&Old<'a>| old.duty.place.as_ref().is_some_and(|place| stands_at(place, &reference));
        let found = olds.iter().filter(here).copied().collect();
        (reference, found)
    };
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| Answer {
            line,
            read: read(line, edition, editions).map(|found| found.into_iter().map(at).collect()),
        })
        .collect()
}

impl<'a> Answer<'a> {
    /// Every duty that was found.
    pub fn found(&self) -> impl Iterator<Item = &Old<'a>> {
        self.read.iter().flatten().flat_map(|(_, found)| found)
    }

    /// How the line came out.
    pub fn outcome(&self) -> Outcome {
        if self.read.is_err() {
            return Outcome::Unread;
        }
        let mut kinds = self.found().map(|old| old.change.kind).peekable();
        if kinds.peek().is_none() {
            return Outcome::Uncited;
        }
        let kinds: Vec<Kind> = kinds.collect();
        if kinds.iter().any(|kind| !matches!(kind, Kind::Dropped | Kind::Unknown)) {
            Outcome::Found
        } else if kinds.contains(&Kind::Dropped) {
            Outcome::Gone
        } else {
            Outcome::NotKnown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EDITIONS: [&str; 5] = ["2006", "2010", "2013", "2018", "2023"];

    fn shown(line: &str) -> String {
        let n = |(chapter, n): Number| if chapter == 0 { n.to_string() } else { format!("{chapter}.{n}") };
        match read(line, "2010", &EDITIONS) {
            Ok(found) => found
                .iter()
                .map(|reference| match reference {
                    Reference::Paragraphs(from, to) if from == to => format!("¶{}", n(*from)),
                    Reference::Paragraphs(from, to) => format!("¶{}–{}", n(*from), n(*to)),
                    Reference::Pages(from, to) if from == to => format!("p{from}"),
                    Reference::Pages(from, to) => format!("p{from}–{to}"),
                    Reference::Either(from, to) if from == to => format!("?{from}"),
                    Reference::Either(from, to) => format!("?{from}–{to}"),
                    Reference::Chapter(id) => format!("chapter {id}"),
                })
                .collect::<Vec<_>>()
                .join(" "),
            Err(why) => format!("{why:?}"),
        }
    }

    fn check(cases: &[(&str, &str)]) {
        for (line, expected) in cases {
            assert_eq!(shown(line), *expected, "{line:?}");
        }
    }

    #[test]
    fn references_are_read_as_people_write_them() {
        check(&[
            ("5.38", "¶5.38"),
            ("  5.38  ", "¶5.38"),
            ("5 . 38", "¶5.38"),
            ("5. 38", "¶5.38"),
            ("2.16-2.17", "¶2.16–2.17"),
            ("2.16 – 2.17", "¶2.16–2.17"),
            ("2.16—17", "¶2.16–2.17"),
            ("2.16 to 2.17", "¶2.16–2.17"),
            ("para 78", "¶78"),
            ("Para. 78", "¶78"),
            ("PARAGRAPHS 78-80", "¶78–80"),
            ("para78", "¶78"),
            ("§ 78", "¶78"),
            ("¶5.38", "¶5.38"),
            ("p. 33", "p33"),
            ("p33", "p33"),
            ("page 33", "p33"),
            ("pp. 33–35", "p33–35"),
            ("pages 33, 35 and 40", "p33 p35 p40"),
            ("5.38, 5.40; 5.42", "¶5.38 ¶5.40 ¶5.42"),
            ("5.38 and p 33", "¶5.38 p33"),
            ("chapter 5", "chapter 5"),
            ("Ch. 5", "chapter 5"),
            ("Chapter 5, paragraph 5.38", "¶5.38"),
            ("Introduction", "chapter Introduction"),
            ("Appendix 5", "chapter Appendix 5"),
            ("Working Together 2010, para 5.38", "¶5.38"),
            ("see WT (2010) paragraph 5.38", "¶5.38"),
            ("• 5.38", "¶5.38"),
            ("“5.38”", "¶5.38"),
            ("page 2010", "p2010"),
        ]);
    }

    #[test]
    fn letters_of_points_are_left_aside() {
        check(&[
            ("5.38a", "¶5.38"),
            ("5.38(a)", "¶5.38"),
            ("para 78 (iv)", "¶78"),
            ("78(b)", "?78"),
            ("5.38 (see note)", "Word(\"note\")"),
            ("5.38abc", "Word(\"abc\")"),
        ]);
    }

    #[test]
    fn bare_numbers_may_be_either() {
        check(&[("78", "?78"), ("78-80", "?78–80"), ("33\t", "?33")]);
    }

    #[test]
    fn nothing_is_guessed_from_what_cannot_be_read() {
        check(&[
            ("", ""),
            ("   ", ""),
            ("nonsense", "Word(\"nonsense\")"),
            ("section 47", "Word(\"section\")"),
            ("para", "Nothing"),
            ("...", "Nothing"),
            ("(,)", "Nothing"),
            ("para x", "Word(\"x\")"),
            ("p. thirty-three", "Word(\"thirty\")"),
            ("5.38.1", "Number(\"5.38.1\")"),
            ("para 0", "Number(\"0\")"),
            ("para 99999999999999999999", "Number(\"99999999999999999999\")"),
            ("5.99999", "Number(\"99999\")"),
            ("2.17-2.16", "Backwards"),
            ("80-78", "Backwards"),
            ("78-5.40", "Backwards"),
            ("5.38-", "Word(\"–\")"),
            ("-5.38", "Word(\"–\")"),
            ("5.38 - -", "Word(\"–\")"),
            ("5.38 = 5.40", "Word(\"=\")"),
            ("WT 2013 para 5", "Edition(\"2013\")"),
            ("Working Together 2015, para 5", "Edition(\"2015\")"),
            ("<script>", "Word(\"<\")"),
            ("😀", "Word(\"😀\")"),
            ("５.３８", "Word(\"５\")"),
            ("paragraphe 5", "Word(\"paragraphe\")"),
        ]);
    }

    #[test]
    fn prose_is_no_reference() {
        assert_eq!(read(&"the guidance of the guidance ".repeat(20), "2010", &EDITIONS), Err(Unread::Nothing));
    }

    #[test]
    fn paragraphs_of_records_are_ranges() {
        for (text, expected) in [
            ("152", vec![((0, 152), (0, 152))]),
            ("149-151", vec![((0, 149), (0, 151))]),
            ("5.38", vec![((5, 38), (5, 38))]),
            ("10, 12-15", vec![((0, 10), (0, 10)), ((0, 12), (0, 15))]),
            ("2.16-2.17", vec![((2, 16), (2, 17))]),
        ] {
            assert_eq!(ranges(text), expected, "{text}");
        }
    }

    fn place(chapter: &str, paragraphs: Option<&str>, page: Option<u16>) -> Place {
        Place { chapter: chapter.to_owned(), section: None, paragraphs: paragraphs.map(str::to_owned), page }
    }

    #[test]
    fn a_record_stands_at_a_place_only_where_its_range_holds_it() {
        for (place, reference, expected) in [
            (place("5", Some("5.38"), None), "5.38", true),
            (place("5", Some("5.38"), None), "5.39", false),
            (place("5", Some("5.38-5.42"), None), "5.40", true),
            (place("5", Some("5.38-5.42"), None), "5.43", false),
            (place("5", Some("5.4"), None), "5.40", false),
            (place("5", None, None), "5.38", false),
            (place("5", None, None), "chapter 5", true),
            (place("5", None, None), "chapter 15", false),
            (place("2", Some("78"), Some(33)), "p. 33", true),
            (place("2", Some("78"), Some(33)), "p. 78", false),
            (place("2", Some("78"), Some(33)), "para 33", false),
            (place("2", Some("78"), Some(33)), "33", true),
            (place("2", Some("10, 12"), None), "para 11", false),
            (place("2", Some("10, 12"), None), "para 11-13", true),
        ] {
            let found = read(reference, "2010", &EDITIONS).expect("a readable reference");
            assert_eq!(stands_at(&place, &found[0]), expected, "{place:?} {reference}");
        }
    }

    #[test]
    fn old_places_stand_in_their_order() {
        let places = [
            None,
            Some(place("Appendix 5", None, None)),
            Some(place("10", None, None)),
            Some(place("2", Some("2.16"), None)),
            Some(place("2", None, None)),
            Some(place("2", Some("2.9"), None)),
            Some(place("Introduction", Some("4"), None)),
        ];
        let shown: Vec<String> = in_order(&places, |place| place.as_ref())
            .iter()
            .map(|place| {
                place.as_ref().map_or("–".to_owned(), |place| {
                    [&place.chapter, "/", place.paragraphs.as_deref().unwrap_or("–")].concat()
                })
            })
            .collect();
        assert_eq!(shown, ["Introduction/4", "2/2.9", "2/2.16", "2/–", "10/–", "Appendix 5/–", "–"]);
    }

    #[test]
    fn a_thousand_lines_are_answered_line_by_line() {
        let corpus = crate::data::corpus();
        let (Some(from), Some(to)) = (corpus.edition("2010"), corpus.edition("2023")) else {
            panic!("both editions are there")
        };
        let compared = comparison::compare(corpus, from, to);
        let olds = crosswalk(&compared);
        let text: String =
            (0..1000).map(|i| if i % 3 == 0 { "nonsense\r\n".to_owned() } else { format!(" 5.{i}\n\n") }).collect();
        let answers = answers(&text, "2010", &EDITIONS, &olds);
        assert_eq!(answers.len(), 1000);
        assert_eq!(answers.iter().filter(|answer| answer.outcome() == Outcome::Unread).count(), 334);
    }
}
