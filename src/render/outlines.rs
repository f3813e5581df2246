//! Every kind of page as its readers meet it, in outline: headings, text and where links lead. Of a small corpus of three
//! made-up editions, so that a change of the data changes none of them.

use std::path::Path;

use corpus::read;

use super::page_html;
use crate::address::Page;
use crate::data;

/// Elements that begin a line, with what stands before their text.
const LINES: [(&str, &str); 22] = [
    ("h1", "# "),
    ("h2", "## "),
    ("h3", "### "),
    ("h4", "#### "),
    ("li", "- "),
    ("tr", "| "),
    ("dt", "* "),
    ("dd", "  "),
    ("summary", "> "),
    ("figcaption", "~ "),
    ("caption", "~ "),
    ("option", "( "),
    ("p", ""),
    ("div", ""),
    ("section", ""),
    ("article", "----"),
    ("nav", ""),
    ("ul", ""),
    ("ol", ""),
    ("table", ""),
    ("label", ""),
    ("footer", ""),
];

/// The page without its looks.
fn outline(html: &str) -> String {
    let (_, body) = html.split_once("<body>").expect("a page has a body");
    let mut out = String::new();
    let mut target = String::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("every tag ends");
        let name = tag.split(' ').next().unwrap_or_default();
        if let Some((_, sign)) = LINES.iter().find(|(line, _)| *line == name) {
            out.push('\n');
            out.push_str(sign);
        }
        match name {
            "td" | "th" => out.push_str(" | "),
            "a" => target = attribute(tag, "href"),
            "/a" => out.push_str(&format!(" [{target}]")),
            "input" => out.push_str(&format!("[{}]", attribute(tag, "name"))),
            _ => {}
        }
        out.push_str(text);
    }
    let text = out.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty() && line.chars().any(char::is_alphanumeric)).collect::<Vec<_>>().join("\n")
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
    value.map_or(String::new(), |(value, _)| value.to_owned())
}

#[test]
fn every_kind_of_page_reads_as_it_did() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/corpus/tests/base");
    data::put(read::corpus(&folder).expect("sound data")).expect("the first corpus of this thread");
    let all = Page::all(data::corpus());
    // The first page of each kind; what differs inside a kind is what the records say.
    let mut seen = Vec::new();
    let firsts: Vec<&Page> = all
        .iter()
        .filter(|page| {
            let kind = std::mem::discriminant(*page);
            let first = !seen.contains(&kind);
            seen.push(kind);
            first
        })
        .collect();
    assert!(firsts.len() >= 18, "only {} kinds of pages", firsts.len());
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    for page in firsts {
        let html = tokio::task::LocalSet::new().block_on(&runtime, page_html(page)).expect("a page");
        let name = page.file().trim_end_matches(".html").to_owned();
        insta::assert_snapshot!(name, outline(&html));
    }
}
