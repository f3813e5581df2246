//! Addresses: every page and every view of it, typed.
//!
//! Every page is one flat file beside the others. What a person can see is in the address: the
//! page in the file's name, the view in the query, the change in the fragment. An address that
//! cannot be understood never breaks a page; it is said in one line what was ignored.

use std::cell::OnceCell;

use comparison::Kind;
use comparison::field::UnitFamily;
use corpus::{Cell, Corpus, Strength};

#[cfg(test)]
mod tests;

thread_local! {
    static SITE: OnceCell<&'static str> = const { OnceCell::new() };
}

/// What stands before the file of every link: nothing on the site itself, whose links are relative; the site's
/// folder where the program runs elsewhere, in a package or on somebody's page.
pub fn site() -> &'static str {
    SITE.with(|cell| *cell.get_or_init(|| ""))
}

/// Says where the site's folder is, with its slash. Heard once, before anything is drawn.
pub fn set_site(folder: &str) {
    SITE.with(|cell| {
        cell.get_or_init(|| Box::leak(folder.to_owned().into_boxed_str()));
    });
}

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The start.
    Home,
    /// Two editions compared.
    Compare(Pair),
    /// The same without the site's frame, for other people's pages.
    Embed(Pair),
    /// One duty through all editions.
    Duty(String),
    /// Every time limit.
    Timescales,
    /// Every body and practitioner.
    Roles,
    /// One body or practitioner.
    Role(String),
    /// Old places and new places.
    Places(Pair),
    /// Defined terms through the editions.
    Definitions,
    /// Every process.
    Processes,
    /// What became of every process from one edition to another.
    ProcessesPair(Pair),
    /// One process through the editions.
    Process(String),
    /// One process as one edition has it.
    ProcessIn(String, String),
    /// One process, two editions side by side.
    ProcessPair(String, Pair),
    /// The time line of the guidance.
    History,
    /// One edition.
    Edition(String),
    /// What is known and what is not.
    Coverage,
    /// Search over everything.
    Search,
    /// How to put a comparison on another page.
    Builder,
    /// What this is and how far to trust it.
    About,
    /// No page has this file name.
    Unknown(String),
}

/// A program that is sent to the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Program {
    /// The comparisons.
    Comparisons,
    /// Lists, search, the builder and the page for unknown addresses.
    Lists,
}

impl Program {
    /// Its file, without the ending.
    pub fn file(self) -> &'static str {
        match self {
            Program::Comparisons => "app",
            Program::Lists => "lists",
        }
    }
}

/// Two editions, in the order in which they are compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pair {
    /// Identity of the edition before.
    pub from: String,
    /// Identity of the edition after.
    pub to: String,
}

impl Pair {
    /// The pair the other way round.
    pub fn swapped(&self) -> Pair {
        Pair { from: self.to.clone(), to: self.from.clone() }
    }

    /// The pair of editions that a first visit is most likely to be about: the last two.
    pub fn latest(corpus: &Corpus) -> Pair {
        let ids: Vec<&str> = corpus.editions.iter().map(corpus::Edition::id).collect();
        match ids.as_slice() {
            [.., from, to] => Pair { from: (*from).to_owned(), to: (*to).to_owned() },
            _ => Pair { from: String::new(), to: String::new() },
        }
    }

    fn file(&self, before: &str) -> String {
        format!("{before}{}-{}.html", self.from, self.to)
    }

    fn parse(corpus: &Corpus, text: &str) -> Option<Pair> {
        let (from, to) = text.split_once('-')?;
        let known = from != to && corpus.edition(from).is_some() && corpus.edition(to).is_some();
        known.then(|| Pair { from: from.to_owned(), to: to.to_owned() })
    }
}

impl Page {
    /// The page of a file name. A former identity of a thread leads to the thread.
    pub fn parse(corpus: &Corpus, path: &str) -> Page {
        let file = path.rsplit('/').next().unwrap_or_default();
        let unknown = || Page::Unknown(file.to_owned());
        if file.is_empty() || file == "index.html" {
            return Page::Home;
        }
        // The page that a server shows for every address that names none.
        if file == "404.html" {
            return Page::Unknown(String::new());
        }
        let Some(name) = file.strip_suffix(".html") else { return unknown() };
        let fixed = match name {
            "timescales" => Some(Page::Timescales),
            "roles" => Some(Page::Roles),
            "definitions" => Some(Page::Definitions),
            "processes" => Some(Page::Processes),
            "history" => Some(Page::History),
            "coverage" => Some(Page::Coverage),
            "search" => Some(Page::Search),
            "embed" => Some(Page::Builder),
            "about" => Some(Page::About),
            _ => None,
        };
        let known = fixed.or_else(|| {
            if let Some(id) = name.strip_prefix("duty-") {
                return corpus.thread(id).map(|thread| Page::Duty(thread.id.clone()));
            }
            if let Some(id) = name.strip_prefix("role-") {
                return corpus.roles.has(id).then(|| Page::Role(id.to_owned()));
            }
            if let Some(id) = name.strip_prefix("process-") {
                return Page::process(corpus, id);
            }
            if let Some(id) = name.strip_prefix("edition-") {
                return corpus.edition(id).map(|_| Page::Edition(id.to_owned()));
            }
            if let Some(pair) = name.strip_prefix("places-") {
                return Pair::parse(corpus, pair).map(Page::Places);
            }
            if let Some(pair) = name.strip_prefix("processes-") {
                return Pair::parse(corpus, pair).map(Page::ProcessesPair);
            }
            if let Some(pair) = name.strip_prefix("embed-") {
                return Pair::parse(corpus, pair).map(Page::Embed);
            }
            Pair::parse(corpus, name).map(Page::Compare)
        });
        known.unwrap_or_else(unknown)
    }

    /// The page of a process that a name without its beginning stands for: the process alone, or
    /// followed by one edition or two.
    fn process(corpus: &Corpus, name: &str) -> Option<Page> {
        if corpus.processes.has(name) {
            return Some(Page::Process(name.to_owned()));
        }
        // The browser is not sent the processes of the editions, and takes no edition to lack one.
        let has = |id: &str, year: &str| {
            let cell = corpus.edition(year).map(|edition| edition.process(id));
            corpus.processes.has(id) && cell.is_some_and(|cell| !matches!(cell, Cell::Absent(_) | Cell::Gap(_)))
        };
        let (rest, last) = name.rsplit_once('-')?;
        if has(rest, last) {
            return Some(Page::ProcessIn(rest.to_owned(), last.to_owned()));
        }
        let (id, first) = rest.rsplit_once('-')?;
        let both = first != last && has(id, first) && has(id, last);
        both.then(|| Page::ProcessPair(id.to_owned(), Pair { from: first.to_owned(), to: last.to_owned() }))
    }

    /// Every page of one process: through the editions, in each edition that has it, and of each
    /// pair of those.
    fn of_process(corpus: &Corpus, id: &str) -> Vec<Page> {
        let having = |edition: &&corpus::Edition| edition.process(id).recorded().is_some();
        let years: Vec<&str> = corpus.editions.iter().filter(having).map(corpus::Edition::id).collect();
        let mut pages = vec![Page::Process(id.to_owned())];
        for from in &years {
            pages.push(Page::ProcessIn(id.to_owned(), (*from).to_owned()));
            let others = years.iter().filter(|to| *to != from);
            pages.extend(
                others.map(|to| {
                    Page::ProcessPair(id.to_owned(), Pair { from: (*from).to_owned(), to: (*to).to_owned() })
                }),
            );
        }
        pages
    }

    /// The file of the page.
    pub fn file(&self) -> String {
        match self {
            Page::Home => "index.html".to_owned(),
            Page::Compare(pair) => pair.file(""),
            Page::Embed(pair) => pair.file("embed-"),
            Page::Places(pair) => pair.file("places-"),
            Page::Duty(id) => format!("duty-{id}.html"),
            Page::Role(id) => format!("role-{id}.html"),
            Page::Process(id) => format!("process-{id}.html"),
            Page::ProcessesPair(pair) => pair.file("processes-"),
            Page::ProcessIn(id, edition) => format!("process-{id}-{edition}.html"),
            Page::ProcessPair(id, pair) => pair.file(&format!("process-{id}-")),
            Page::Edition(id) => format!("edition-{id}.html"),
            Page::Timescales => "timescales.html".to_owned(),
            Page::Roles => "roles.html".to_owned(),
            Page::Definitions => "definitions.html".to_owned(),
            Page::Processes => "processes.html".to_owned(),
            Page::History => "history.html".to_owned(),
            Page::Coverage => "coverage.html".to_owned(),
            Page::Search => "search.html".to_owned(),
            Page::Builder => "embed.html".to_owned(),
            Page::About => "about.html".to_owned(),
            Page::Unknown(_) => "404.html".to_owned(),
        }
    }

    /// The page as a link leads to it.
    pub fn href(&self) -> String {
        site().to_owned() + &self.file()
    }

    /// A part of the page as a link on the page itself leads to it.
    pub fn part_href(&self, id: &str) -> String {
        let page = if site().is_empty() { String::new() } else { self.href() };
        page + "#" + id
    }

    /// The page with its two editions the other way round, where it has two.
    pub fn swapped(&self) -> Option<Page> {
        match self {
            Page::Compare(pair) => Some(Page::Compare(pair.swapped())),
            Page::Embed(pair) => Some(Page::Embed(pair.swapped())),
            Page::Places(pair) => Some(Page::Places(pair.swapped())),
            _ => None,
        }
    }

    /// The program that brings the page to life, where one does. Comparisons have one of their own, so
    /// that their readers need not fetch what only lists and search need.
    pub fn program(&self) -> Option<Program> {
        match self {
            Page::Compare(_) | Page::Embed(_) => Some(Program::Comparisons),
            Page::Timescales
            | Page::Roles
            | Page::Places(_)
            | Page::Search
            | Page::Builder
            | Page::History
            | Page::Unknown(_) => Some(Program::Lists),
            _ => None,
        }
    }

    /// Whether the page is brought to life in the browser. The others hold what the browser is not
    /// sent (sources, notes, structures) and are complete as they were rendered.
    pub fn is_alive(&self) -> bool {
        match self {
            Page::Compare(_)
            | Page::Embed(_)
            | Page::Timescales
            | Page::Roles
            | Page::Places(_)
            | Page::Search
            | Page::Builder
            | Page::Unknown(_) => true,
            Page::Home
            | Page::Duty(_)
            | Page::Role(_)
            | Page::Definitions
            | Page::Processes
            | Page::ProcessesPair(_)
            | Page::Process(_)
            | Page::ProcessIn(..)
            | Page::ProcessPair(..)
            | Page::History
            | Page::Edition(_)
            | Page::Coverage
            | Page::About => false,
        }
    }

    /// Whether a part of the page is drawn in the browser although the page itself stays as it was
    /// rendered.
    pub fn has_island(&self) -> bool {
        matches!(self, Page::History)
    }

    /// Every page of a corpus, as files are written for them.
    pub fn all(corpus: &Corpus) -> Vec<Page> {
        let mut pages = vec![
            Page::Home,
            Page::Timescales,
            Page::Roles,
            Page::Definitions,
            Page::Processes,
            Page::History,
            Page::Coverage,
            Page::Search,
            Page::Builder,
            Page::About,
            Page::Unknown(String::new()),
        ];
        for from in &corpus.editions {
            pages.push(Page::Edition(from.id().to_owned()));
            for to in corpus.editions.iter().filter(|to| to.id() != from.id()) {
                let pair = Pair { from: from.id().to_owned(), to: to.id().to_owned() };
                pages.extend([
                    Page::Compare(pair.clone()),
                    Page::Embed(pair.clone()),
                    Page::Places(pair.clone()),
                    Page::ProcessesPair(pair),
                ]);
            }
        }
        pages.extend(corpus.threads.iter().map(|thread| Page::Duty(thread.id.clone())));
        pages.extend(corpus.roles.iter().map(|role| Page::Role(role.id.clone())));
        pages.extend(corpus.processes.iter().flat_map(|process| Page::of_process(corpus, &process.id)));
        pages
    }

    /// Old file names that still lead somewhere, with the page that they lead to.
    pub fn former(corpus: &Corpus) -> Vec<(String, Page)> {
        let threads = corpus.threads.iter();
        threads
            .flat_map(|thread| {
                thread.former.iter().map(|former| (format!("duty-{former}.html"), Page::Duty(thread.id.clone())))
            })
            .collect()
    }
}

/// How the two sides of a change are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Layout {
    /// By width: side by side where there is room.
    #[default]
    Auto,
    /// One text with insertions and deletions.
    Inline,
    /// Side by side.
    Sides,
}

impl Layout {
    /// Every layout.
    pub const ALL: [Layout; 3] = [Layout::Auto, Layout::Inline, Layout::Sides];

    /// How it stands in an address.
    pub fn id(self) -> &'static str {
        match self {
            Layout::Auto => "auto",
            Layout::Inline => "inline",
            Layout::Sides => "sides",
        }
    }
}

/// What a page shows of what it has. Every page uses the parts that it knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Only this topic.
    pub topic: Option<String>,
    /// Only what concerns this role.
    pub role: Option<String>,
    /// Only what concerns this audience.
    pub audience: Option<String>,
    /// Only changes of this kind.
    pub kind: Option<Kind>,
    /// Only what holds these words.
    pub search: String,
    /// How two sides are laid out.
    pub layout: Layout,
    /// Only records evidenced at least this well.
    pub evidence: Strength,
    /// One edition, on pages that show one at a time.
    pub edition: Option<String>,
    /// Order of a list, on pages that can be sorted.
    pub sort: Option<String>,
    /// Only time limits in these units, on the page of time limits.
    pub unit: Option<UnitFamily>,
    /// Two editions, on pages that are not named after a pair.
    pub years: Option<Pair>,
    /// A day, on the page that asks what held on it: as typed.
    pub date: String,
}

impl Default for View {
    fn default() -> Self {
        Self {
            topic: None,
            role: None,
            audience: None,
            kind: None,
            search: String::new(),
            layout: Layout::Auto,
            evidence: Strength::Era,
            edition: None,
            sort: None,
            unit: None,
            years: None,
            date: String::new(),
        }
    }
}

/// A page, what it shows, and the change that is pointed at.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// The page.
    pub page: Page,
    /// What it shows.
    pub view: View,
    /// The part of the page that is pointed at; empty for its top.
    pub fragment: String,
    /// What in the query was not understood, a line each.
    pub ignored: Vec<String>,
}

impl Address {
    /// A page as it is without a query.
    pub fn plain(page: Page) -> Self {
        Self { page, view: View::default(), fragment: String::new(), ignored: Vec::new() }
    }

    /// Reads an address from its parts as the browser gives them: `query` and `fragment` with or
    /// without `?` and `#`.
    pub fn parse(corpus: &Corpus, path: &str, query: &str, fragment: &str) -> Self {
        let mut address = Self::plain(Page::parse(corpus, &decode(path)));
        address.fragment = decode(fragment.strip_prefix('#').unwrap_or(fragment));
        let query = query.strip_prefix('?').unwrap_or(query);
        for part in query.split('&').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let (name, value) = (decode(name), decode(value));
            if let Err(why) = address.view.set(corpus, &name, &value) {
                address.ignored.push(why);
            }
        }
        address
    }

    /// The address relative to the folder of the site, with what differs from the defaults.
    pub fn href(&self) -> String {
        self.write(false)
    }

    /// The address with the whole view written out, so that a later default cannot change what an
    /// old link shows.
    pub fn full_href(&self) -> String {
        self.write(true)
    }

    fn write(&self, in_full: bool) -> String {
        let mut out = site().to_owned();
        match &self.page {
            Page::Unknown(file) if !file.is_empty() => encode(file, &mut out),
            page => out.push_str(&page.file()),
        }
        let compares = matches!(self.page, Page::Compare(_) | Page::Embed(_));
        let mut between = '?';
        self.view.pairs(in_full && compares, &mut |name, value| {
            out.push(between);
            out.push_str(name);
            out.push('=');
            encode(value, &mut out);
            between = '&';
        });
        if !self.fragment.is_empty() {
            out.push('#');
            encode(&self.fragment, &mut out);
        }
        out
    }

    /// The same address with another view.
    pub fn with(&self, change: impl FnOnce(&mut View)) -> Self {
        let mut address = Self { fragment: String::new(), ignored: Vec::new(), ..self.clone() };
        change(&mut address.view);
        address
    }

    /// The same view of another page.
    pub fn on(&self, page: Page) -> Self {
        Self { page, fragment: String::new(), ignored: Vec::new(), ..self.clone() }
    }
}

impl View {
    fn set(&mut self, corpus: &Corpus, name: &str, value: &str) -> Result<(), String> {
        let unknown = |kind: &str| Err(format!("“{name}={value}” was ignored: there is no such {kind}."));
        match name {
            "topic" if value == "all" => self.topic = None,
            "topic" if corpus.topics.has(value) => self.topic = Some(value.to_owned()),
            "topic" => return unknown("topic"),
            "role" if value == "all" => self.role = None,
            "role" if corpus.roles.has(value) => self.role = Some(value.to_owned()),
            "role" => return unknown("body or practitioner"),
            "for" if value == "all" => self.audience = None,
            "for" if corpus.audiences.has(value) => self.audience = Some(value.to_owned()),
            "for" => return unknown("audience"),
            "kind" if value == "all" => self.kind = None,
            "kind" => match Kind::from_id(value) {
                Some(kind) => self.kind = Some(kind),
                None => return unknown("kind of change"),
            },
            "layout" => match Layout::ALL.into_iter().find(|layout| layout.id() == value) {
                Some(layout) => self.layout = layout,
                None => return unknown("layout"),
            },
            "evidence" => match Strength::ALL.into_iter().find(|strength| strength.id() == value) {
                Some(strength) => self.evidence = strength,
                None => return unknown("grade of evidence"),
            },
            "edition" if corpus.edition(value).is_some() => self.edition = Some(value.to_owned()),
            "edition" => return unknown("edition"),
            "sort" if value.len() <= 20 => self.sort = Some(value.to_owned()),
            "unit" => match UnitFamily::ALL.into_iter().find(|unit| unit.id() == value) {
                Some(unit) => self.unit = Some(unit),
                None => return unknown("family of units"),
            },
            "years" => match Pair::parse(corpus, value) {
                Some(pair) => self.years = Some(pair),
                None => return unknown("pair of editions"),
            },
            "date" => self.date = value.chars().take(20).collect(),
            "q" => self.search = value.chars().take(200).collect(),
            // The version under which a snippet was made; there is only the first one so far.
            "v" if value == "1" => {}
            _ => return Err(format!("“{name}” was ignored: this page knows no such setting.")),
        }
        Ok(())
    }

    /// Puts what somebody chose or typed in a field into the setting of that name. An empty choice stands for none, and
    /// what cannot be chosen changes nothing.
    pub fn choose(&mut self, corpus: &Corpus, name: &str, value: &str) {
        match (name, value) {
            ("from" | "to", id) => {
                self.years.get_or_insert_with(|| Pair::latest(corpus));
                self.choose_year(name == "from", id);
            }
            ("edition", "") => self.edition = None,
            ("sort", "") => self.sort = None,
            ("evidence", "") => self.evidence = Strength::Era,
            ("topic" | "role" | "for" | "kind", "") => drop(self.set(corpus, name, "all")),
            // A field offers what there is; nothing else comes from it.
            _ => drop(self.set(corpus, name, value)),
        }
    }

    /// Every setting of a comparison, with its name and value as they stand in an address.
    pub fn settings(&self) -> Vec<(&'static str, String)> {
        let mut settings = Vec::new();
        self.pairs(true, &mut |name, value| settings.push((name, value.to_owned())));
        settings
    }

    /// Tells every setting that differs from its default, or with `full` every one.
    fn pairs(&self, full: bool, tell: &mut dyn FnMut(&'static str, &str)) {
        let years = self.years.as_ref().map(|pair| [&pair.from, "-", &pair.to].concat());
        // With what each of them is where nothing is chosen; nothing for those that no comparison has.
        let settings = [
            ("topic", self.topic.as_deref(), "all"),
            ("role", self.role.as_deref(), "all"),
            ("for", self.audience.as_deref(), "all"),
            ("kind", self.kind.map(Kind::id), "all"),
            ("layout", Some(self.layout.id()).filter(|_| self.layout != Layout::Auto), Layout::Auto.id()),
            ("evidence", Some(self.evidence.id()).filter(|_| self.evidence != Strength::Era), Strength::Era.id()),
            ("edition", self.edition.as_deref(), ""),
            ("sort", self.sort.as_deref(), ""),
            ("unit", self.unit.map(UnitFamily::id), ""),
            ("years", years.as_deref(), ""),
            ("date", Some(self.date.as_str()), ""),
            ("q", Some(self.search.as_str()), ""),
            ("v", None, "1"),
        ];
        for (name, value, otherwise) in settings {
            let value = value.unwrap_or(if full { otherwise } else { "" });
            if !value.is_empty() {
                tell(name, value);
            }
        }
    }

    /// Puts an edition at one end of the two that are compared. Choosing the one at the other end
    /// swaps the two.
    pub fn choose_year(&mut self, first: bool, id: &str) {
        let Some(pair) = &mut self.years else { return };
        let (this, other) = if first { (&mut pair.from, &mut pair.to) } else { (&mut pair.to, &mut pair.from) };
        if *other == id {
            std::mem::swap(this, other);
        } else {
            *this = id.to_owned();
        }
    }

    /// Whether nothing is filtered away.
    pub fn shows_all(&self) -> bool {
        *self == View { layout: self.layout, ..View::default() }
    }
}

/// Percent-encodes what does not stand for itself in a query.
fn encode(text: &str, out: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(byte as char),
            b' ' => out.push('+'),
            _ => out.extend(['%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]),
        }
    }
}

/// Undoes [`encode`]; broken escapes stand for themselves.
fn decode(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    let bytes = text.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        let escaped = (bytes[i] == b'%')
            .then(|| bytes.get(i + 1..i + 3))
            .flatten()
            .filter(|hex| hex.iter().all(u8::is_ascii_hexdigit))
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (escaped, bytes[i]) {
            (Some(byte), _) => {
                out.push(byte);
                i += 3;
                continue;
            }
            (None, b'+') => out.push(b' '),
            (None, byte) => out.push(byte),
        }
        i += 1;
    }
    // What is no text names nothing.
    String::from_utf8(out).unwrap_or_default()
}

/// The pages whose file names are nearest to one that is unknown, nearest first.
pub fn nearest(corpus: &Corpus, file: &str, most: usize) -> Vec<Page> {
    let wanted = file.trim_end_matches(".html").to_ascii_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut scored: Vec<(isize, Page)> = Page::all(corpus)
        .into_iter()
        .filter(|page| !matches!(page, Page::Unknown(_) | Page::Embed(_)))
        .map(|page| (distance(&wanted, page.file().trim_end_matches(".html")), page))
        .collect();
    scored.sort_by_key(|(distance, _)| *distance);
    scored.into_iter().take(most).map(|(_, page)| page).collect()
}

/// How far two names are apart: letters to change, less what words they share. Below zero where they
/// share more than they differ.
fn distance(a: &str, b: &str) -> isize {
    let (a_letters, b_letters): (Vec<char>, Vec<char>) = (a.chars().take(80).collect(), b.chars().take(80).collect());
    let mut row: Vec<usize> = (0..=b_letters.len()).collect();
    for (i, x) in a_letters.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b_letters.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    let shared: usize = a.split('-').filter(|word| b.split('-').any(|other| other == *word)).map(str::len).sum();
    row[b_letters.len()] as isize - shared as isize
}
