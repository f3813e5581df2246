//! Addresses in and out.

use super::*;
use crate::data;

fn corpus() -> &'static Corpus {
    data::with_lists();
    data::corpus()
}

fn parse(address: &str) -> Address {
    let (rest, fragment) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    Address::parse(corpus(), path, query, fragment)
}

fn pair() -> Page {
    let corpus = corpus();
    Page::Compare(Pair { from: corpus.editions[2].id().to_owned(), to: corpus.editions[3].id().to_owned() })
}

#[test]
fn every_page_is_found_by_its_file() {
    let corpus = corpus();
    let pages = Page::all(corpus);
    assert!(pages.len() > 500);
    for page in pages.iter().filter(|page| !matches!(page, Page::Unknown(_))) {
        assert_eq!(Page::parse(corpus, &page.file()), *page);
        assert_eq!(parse(&format!("/some/sub/folder/{}", page.file())).page, *page, "in a sub-folder");
        let file = page.file();
        assert!(!file.contains('/') && file.ends_with(".html"), "{file}: one flat file");
        assert_eq!(Address::plain(page.clone()).href(), file);
    }
    let mut files: Vec<String> = pages.iter().map(Page::file).collect();
    files.sort();
    files.dedup();
    assert_eq!(files.len(), pages.len(), "no two pages have the same file");
}

#[test]
fn the_start_has_several_addresses() {
    for address in ["", "/", "index.html", "/guidance/", "/guidance/index.html?v=1"] {
        assert_eq!(parse(address).page, Page::Home, "{address}");
    }
}

#[test]
fn what_is_no_page_keeps_its_name() {
    for (address, file) in [
        ("2010-2011.html", "2010-2011.html"),
        ("2010-2010.html", "2010-2010.html"),
        ("2010.html", "2010.html"),
        ("duty-.html", "duty-.html"),
        ("duty-no-such-thread.html", "duty-no-such-thread.html"),
        ("role-no-such-role.html", "role-no-such-role.html"),
        ("Timescales.html", "Timescales.html"),
        ("style.css", "style.css"),
        ("a%20b%C3%A4.html", "a bä.html"),
        // The page that a server shows for every address that names none.
        ("404.html", ""),
    ] {
        assert_eq!(parse(address).page, Page::Unknown(file.to_owned()), "{address}");
    }
}

#[test]
fn former_identities_lead_to_the_thread() {
    let mut corpus = Corpus { editions: corpus().editions.clone(), ..Corpus::default() };
    let mut thread = super::tests::corpus().threads[0].clone();
    thread.id = "visit".to_owned();
    thread.former = vec!["call-on".to_owned(), "see".to_owned()];
    corpus.threads = corpus::table::Table::new(vec![thread]);
    for old in ["call-on", "see", "visit"] {
        assert_eq!(Page::parse(&corpus, &format!("duty-{old}.html")), Page::Duty("visit".to_owned()));
    }
    let former = Page::former(&corpus);
    let files: Vec<&str> = former.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(files, ["duty-call-on.html", "duty-see.html"]);
    assert!(former.iter().all(|(_, page)| *page == Page::Duty("visit".to_owned())));
}

#[test]
fn queries_are_read_and_written() {
    let corpus = corpus();
    let (topic, role) = (&corpus.topics[1].id, &corpus.roles[0].id);
    let audience = &corpus.audiences[0].id;
    let file = pair().file();
    for query in [
        format!("topic={topic}"),
        format!("role={role}"),
        format!("for={audience}"),
        "kind=changed".to_owned(),
        "layout=sides".to_owned(),
        "evidence=good".to_owned(),
        "edition=2013".to_owned(),
        "sort=length".to_owned(),
        "date=3+May+2011".to_owned(),
        "q=working+days".to_owned(),
        "q=child%E2%80%99s+%26+%3Cb%3E+50%25+%2B+a%3Db%23c".to_owned(),
        format!("topic={topic}&role={role}&for={audience}&kind=new&layout=inline&evidence=certain&q=a"),
    ] {
        let address = parse(&format!("{file}?{query}#assessment-time-limit"));
        assert_eq!(address.ignored, [""; 0], "{query}");
        assert_eq!(address.href(), format!("{file}?{query}#assessment-time-limit"));
    }
}

#[test]
fn what_is_written_is_read_again() {
    let corpus = corpus();
    let view = View {
        topic: Some(corpus.topics[0].id.clone()),
        role: Some(corpus.roles[1].id.clone()),
        audience: Some(corpus.audiences[1].id.clone()),
        kind: Some(Kind::Merged),
        search: "100% “of” a+b & c=d # ?".to_owned(),
        layout: Layout::Inline,
        evidence: Strength::Single,
        edition: Some(corpus.editions[0].id().to_owned()),
        sort: Some("edition".to_owned()),
        date: "31 December 2010".to_owned(),
        ..View::default()
    };
    for page in [pair(), Page::Timescales, Page::Roles, Page::Search] {
        let address = Address { view: view.clone(), fragment: "plan-review".to_owned(), ..Address::plain(page) };
        for written in [address.href(), address.full_href()] {
            assert_eq!(parse(&written), address, "{written}");
        }
    }
}

#[test]
fn a_full_address_holds_every_default() {
    let address = Address::plain(pair());
    let full = address.full_href();
    assert_eq!(full, format!("{}?topic=all&role=all&for=all&kind=all&layout=auto&evidence=era&v=1", pair().file()));
    assert_eq!(parse(&full), address);
    assert_eq!(address.href(), pair().file(), "a link inside the site is short");
}

#[test]
fn what_is_not_understood_is_said_in_a_line_each() {
    for (query, lines) in [
        ("", vec![]),
        ("&&", vec![]),
        ("utm_source=mail", vec!["“utm_source” was ignored"]),
        ("topic=no-such", vec!["“topic=no-such” was ignored: there is no such topic."]),
        ("role=", vec!["“role=” was ignored"]),
        ("for=nobody", vec!["there is no such audience"]),
        ("kind=Changed", vec!["there is no such kind of change"]),
        ("layout=wide&evidence=best", vec!["“layout=wide”", "“evidence=best”"]),
        ("edition=1999&v=2&=x&q=a", vec!["“edition=1999”", "“v” was ignored", "“” was ignored"]),
        ("topic", vec!["“topic=” was ignored"]),
        ("q=%zz%e2%8", vec![]),
    ] {
        let address = parse(&format!("{}?{query}", pair().file()));
        assert_eq!(address.page, pair(), "the page stays");
        assert_eq!(address.ignored.len(), lines.len(), "{query}: {:?}", address.ignored);
        for (said, line) in address.ignored.iter().zip(lines) {
            assert!(said.contains(line) && said.ends_with('.'), "{said}");
        }
    }
}

#[test]
fn a_broken_value_leaves_the_rest_as_it_was() {
    let address = parse(&format!("{}?kind=new&kind=nothing&q=a", pair().file()));
    assert_eq!(address.view, View { kind: Some(Kind::New), search: "a".to_owned(), ..View::default() });
}

#[test]
fn escapes_whole_and_broken() {
    for (escaped, text) in [
        ("a%20b+c", "a b c"),
        ("%E2%80%99", "’"),
        ("100%", "100%"),
        ("%", "%"),
        ("%4", "%4"),
        ("%zz", "%zz"),
        ("%+5", "% 5"),
        ("%-1", "%-1"),
        ("%e2%80", ""),
        ("%C3%28", ""),
        ("%2541", "%41"),
    ] {
        assert_eq!(decode(escaped), text, "{escaped}");
    }
    for text in ["", "plain", "a b", "50 % + ‘quotes’ & “more”", "näive\u{1f600}", "%41", "a=b&c#d?e/f"] {
        let mut encoded = String::new();
        encode(text, &mut encoded);
        assert_eq!(decode(&encoded), text);
        assert!(encoded.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~+%".contains(&b)));
    }
}

#[test]
fn long_values_are_cut() {
    let address = parse(&format!("search.html?q={}&date={}", "é".repeat(500), "9".repeat(500)));
    assert_eq!(address.view.search.chars().count(), 200);
    assert_eq!(address.view.date.len(), 20);
}

#[test]
fn typing_errors_find_the_page_that_was_meant() {
    for (typed, meant) in [
        ("2010-2031.html", "2010-2013.html"),
        ("2013-2018", "2013-2018.html"),
        ("timescale.html", "timescales.html"),
        ("Definitions.html", "definitions.html"),
        ("about-us.html", "about.html"),
        ("histroy.html", "history.html"),
        ("edition-2012.html", "edition-2010.html"),
        ("duty-assessment-timelimit.html", "duty-assessment-time-limit.html"),
        ("assessment-time-limit.html", "duty-assessment-time-limit.html"),
        ("role-polise.html", "role-police.html"),
        ("process-strategy-discusion.html", "process-strategy-discussion.html"),
    ] {
        let found = nearest(corpus(), typed, 5);
        assert_eq!(found.len(), 5);
        let files: Vec<String> = found.iter().map(Page::file).collect();
        assert!(files.contains(&meant.to_owned()), "{typed}: {files:?}");
    }
    assert_eq!(nearest(corpus(), "", 5), []);
    assert_eq!(nearest(corpus(), &"long-".repeat(1000), 2).len(), 2);
}

#[test]
fn another_page_or_view_points_at_nothing() {
    let address = parse(&format!("{}?q=a&nonsense=1#plan-review", pair().file()));
    let moved = address.on(Page::Timescales);
    assert_eq!((moved.href().as_str(), moved.ignored.len()), ("timescales.html?q=a", 0));
    let filtered = address.with(|view| view.kind = Some(Kind::New));
    assert_eq!(filtered.href(), format!("{}?kind=new&q=a", pair().file()));
}

#[test]
fn a_layout_hides_nothing() {
    assert!(View { layout: Layout::Sides, ..View::default() }.shows_all());
    for view in [
        View { search: "a".to_owned(), ..View::default() },
        View { kind: Some(Kind::New), ..View::default() },
        View { evidence: Strength::Good, ..View::default() },
    ] {
        assert!(!view.shows_all());
    }
}

/// Every drop-down and field: a choice, and the way back to none.
#[test]
fn what_is_chosen_in_a_field_can_be_taken_back() {
    let corpus = crate::data::corpus();
    let pair = Pair::latest(corpus);
    let first = &pair.from;
    for (name, value) in [
        ("topic", corpus.topics[0].id.as_str()),
        ("role", corpus.roles[0].id.as_str()),
        ("for", corpus.audiences[0].id.as_str()),
        ("kind", "new"),
        ("evidence", "certain"),
        ("edition", first),
        ("sort", "length"),
        ("q", "conference"),
        ("date", "2010-10-01"),
    ] {
        let mut view = View::default();
        view.choose(corpus, name, value);
        assert_ne!(view, View::default(), "{name}={value} is taken");
        view.choose(corpus, name, "");
        assert_eq!(view, View::default(), "{name} is taken back");
    }
    let mut view = View::default();
    view.choose(corpus, "from", &corpus.editions[0].about.id);
    assert_eq!(view.years.map(|pair| pair.from), Some(corpus.editions[0].about.id.clone()));
    // What cannot be chosen changes nothing.
    let mut view = View::default();
    view.choose(corpus, "topic", "no-such-topic");
    view.choose(corpus, "colour", "red");
    assert_eq!(view, View::default());
}
