//! Text to be read, as markup: hits of a search, words added and removed, links.
//!
//! What is only read is written as markup and handed to Yew whole ([`drawn`]): a string is a small
//! part of the code that a tree of elements takes, and the browser's own parser reads it faster than
//! a program makes elements one by one. What people operate is made of Yew's elements.

use comparison::wording::{Op, Run};
use maud::{Markup, html};
use yew::Html;

use crate::search;

/// Markup as a part of a page.
pub fn drawn(markup: Markup) -> Html {
    Html::from_html_unchecked(markup.into_string().into())
}

/// A text with the hits of a search marked.
pub fn marked(text: &str, words: &[String]) -> Markup {
    html! {
        @for (piece, hit) in search::marked(text, words) {
            @if hit { mark { (piece) } } @else { (piece) }
        }
    }
}

/// Runs of words with insertions and deletions. That words were removed or added is said in
/// words that are there for those who do not see the colour and the line.
pub fn runs(runs: &[Run], words: &[String]) -> Markup {
    html! {
        @for (i, run) in runs.iter().enumerate() {
            @if i > 0 { " " }
            @match run.op {
                Op::Kept => (marked(&run.text, words)),
                Op::Removed => del { span.vh { "[removed: " } (marked(&run.text, words)) span.vh { "]" } },
                Op::Added => ins { span.vh { "[added: " } (marked(&run.text, words)) span.vh { "]" } },
            }
        }
    }
}

/// A link to an address of the site; from somebody else's page (`away`) it opens beside that page. That `_blank` means
/// `noopener` too is older than `light-dark()`, without which nothing here has its colours.
pub fn way(href: &str, away: bool, inner: Markup) -> Markup {
    html! { a href=(href) target=[away.then_some("_blank")] { (inner) } }
}

/// Text with arrows spelled out for those who hear it: "7 → 10" is read "7 to 10".
pub fn arrows(text: &str, words: &[String]) -> Markup {
    html! {
        @for (i, part) in text.split(" → ").enumerate() {
            @if i > 0 { span aria-hidden="true" { " → " } span.vh { " to " } }
            (marked(part, words))
        }
    }
}
