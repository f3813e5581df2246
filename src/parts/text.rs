//! Text with marks: hits of a search, words added and removed.

use comparison::wording::{Op, Run};
use yew::prelude::*;

use crate::address::{Address, Page};
use crate::search;

/// A text with the hits of a search marked.
pub fn marked(text: &str, words: &[String]) -> Html {
    if words.is_empty() {
        return html! { text };
    }
    search::marked(text, words)
        .into_iter()
        .map(|(piece, hit)| {
            if hit {
                html! { <mark>{ piece }</mark> }
            } else {
                html! { piece }
            }
        })
        .collect()
}

/// Runs of words with insertions and deletions. That words were removed or added is said in
/// words that are there for those who do not see the colour and the line.
pub fn runs(runs: &[Run], words: &[String]) -> Html {
    let last = runs.len().saturating_sub(1);
    runs.iter()
        .enumerate()
        .map(|(i, run)| {
            let space = if i == last { "" } else { " " };
            let text = marked(&run.text, words);
            match run.op {
                Op::Kept => html! { <>{ text }{ space }</> },
                Op::Removed => html! { <><del><span class="vh">{ "[removed: " }</span>{ text }<span class="vh">{ "]" }</span></del>{ space }</> },
                Op::Added => html! { <><ins><span class="vh">{ "[added: " }</span>{ text }<span class="vh">{ "]" }</span></ins>{ space }</> },
            }
        })
        .collect()
}

/// A link to a page of the site.
pub fn link(page: Page, text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    way(page.href(), false, html! { text })
}

/// A link to an address of the site; from somebody else's page (`away`) it opens beside that page.
pub fn way(href: String, away: bool, inner: Html) -> Html {
    html! { <a {href} target={away.then_some("_blank")} rel={away.then_some("noopener")}>{ inner }</a> }
}

/// A link that changes what the page shows; marked where it is what the page shows now.
pub fn choice(address: &Address, chosen: bool, class: &'static str, inner: Html) -> Html {
    html! { <a class={class} href={address.href()} aria-current={chosen.then_some("true")}>{ inner }</a> }
}

/// Text with arrows spelled out for those who hear it: "7 → 10" is read "7 to 10".
pub fn arrows(text: &str, words: &[String]) -> Html {
    if !text.contains('→') {
        return marked(text, words);
    }
    let parts: Vec<&str> = text.split(" → ").collect();
    let last = parts.len() - 1;
    parts
        .iter()
        .enumerate()
        .map(|(i, part)| {
            let arrow = if i < last {
                html! { <><span aria-hidden="true">{ " → " }</span><span class="vh">{ " to " }</span></> }
            } else {
                html! {}
            };
            html! { <>{ marked(part, words) }{ arrow }</> }
        })
        .collect()
}
