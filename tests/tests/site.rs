//! The built site as files: what holds for every page, with or without script.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use std::collections::{BTreeMap, BTreeSet};

use acceptance::site::{dist, pages, read};

/// The values of an attribute in a page.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let mark = format!(" {attribute}=\"");
    html.match_indices(&mark).filter_map(|(at, _)| html[at + mark.len()..].split('"').next()).collect()
}

#[test]
fn every_link_leads_to_a_page_and_a_place_on_it() {
    let names = pages();
    let ids: BTreeMap<&str, BTreeSet<String>> = names
        .iter()
        .map(|name| (name.as_str(), values(&read(name), "id").into_iter().map(str::to_owned).collect()))
        .collect();
    let mut broken = BTreeSet::new();
    for name in &names {
        for href in values(&read(name), "href").into_iter().filter(|href| !href.contains(':')) {
            let (path, fragment) = href.split_once('#').unwrap_or((href, ""));
            let file = path.split('?').next().unwrap_or_default();
            let file = if file.is_empty() { name } else { file };
            let there = match ids.get(file) {
                Some(ids) => fragment.is_empty() || ids.contains(fragment),
                None => fragment.is_empty() && dist().join(file).is_file(),
            };
            if !there {
                broken.insert(format!("{name} → {href}"));
            }
        }
    }
    let some: Vec<&String> = broken.iter().take(20).collect();
    assert!(broken.is_empty(), "{} broken links: {some:#?}", broken.len());
}

#[test]
fn no_identity_stands_twice_on_a_page() {
    for name in pages() {
        let html = read(&name);
        let mut seen = BTreeSet::new();
        for id in values(&html, "id") {
            assert!(seen.insert(id), "{name}: the identity “{id}” stands twice");
        }
    }
}

#[test]
fn every_page_says_what_it_is() {
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    for name in pages() {
        let html = read(&name);
        assert!(html.contains("<html lang=\"en-GB\""), "{name}: no language");
        assert_eq!(html.matches("<h1").count(), 1, "{name}: headings of the first rank");
        assert_eq!(html.matches("<main").count(), 1, "{name}: main parts");
        let description =
            html.split("<meta name=\"description\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        assert!(description.is_some_and(|text| text.len() > 20), "{name}: no description");
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
        assert!(!title.is_empty(), "{name}: no title");
        if let Some(other) = titles.insert(title.to_owned(), name.clone()) {
            panic!("{name} and {other} have the same title: {title}");
        }
    }
}

#[test]
fn nothing_is_asked_of_anybody_else_and_nothing_is_inline() {
    for name in pages() {
        let html = read(&name);
        for src in values(&html, "src") {
            assert!(!src.contains(':') && !src.starts_with("//"), "{name}: src {src}");
        }
        assert!(values(&html, "style").is_empty(), "{name}: an inline style");
        assert!(!html.contains("<style"), "{name}: an inline style sheet");
        assert_eq!(
            html.matches("<script").count(),
            html.matches("<script type=\"module\" src=").count()
                + html.matches("<script src=").count()
                + html.matches("<script defer src=").count(),
            "{name}: an inline script"
        );
        for event in ["onclick", "onload", "onerror"] {
            assert!(values(&html, event).is_empty(), "{name}: {event}");
        }
    }
}

#[test]
fn every_page_says_that_the_newest_edition_here_was_replaced() {
    for name in pages() {
        let html = read(&name);
        assert!(html.contains("replaced by"), "{name}");
    }
}

#[test]
fn all_twenty_ordered_pairs_are_there_and_can_be_read_without_script() {
    let years = ["2006", "2010", "2013", "2018", "2023"];
    for from in years {
        for to in years.into_iter().filter(|to| *to != from) {
            let html = read(&format!("{from}-{to}.html"));
            assert!(html.contains(&format!("What changed from {from} to {to}?")));
            assert!(html.matches("<article").count() > 10, "{from} to {to}: cards");
        }
    }
}

/// What a preview of a link shows: a picture that is there, and names the editions where the page compares two.
#[test]
fn every_page_has_a_picture_for_previews() {
    let content = |html: &str, name: &str| -> String {
        let mark = format!("<meta property=\"{name}\" content=\"");
        html.split(&mark).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    for name in pages() {
        let html = read(&name);
        let (image, shown) = (content(&html, "og:image"), content(&html, "og:image:alt"));
        let file = image.rsplit('/').next().unwrap();
        assert!(dist().join(file).is_file(), "{name}: there is no picture “{image}”");
        assert!(shown.len() > 20, "{name}: the picture is not told in words");
        assert!(!content(&html, "og:title").is_empty() && !content(&html, "og:description").is_empty(), "{name}");
    }
    let of_pair = read("2010-2018.html");
    assert!(content(&of_pair, "og:image").ends_with("preview-2010-2018.png"));
    assert!(content(&of_pair, "og:image:alt").contains("2010 and 2018"));
    assert!(content(&read("history.html"), "og:image").ends_with("preview.png"));
}
