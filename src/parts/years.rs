//! The line of years: two editions are picked on it.

use corpus::Corpus;
use maud::{Markup, html};

use crate::address::{Address, Page, Pair};
use crate::parts::text;

/// The line of years for a page of two editions. Every choice is a link to a page, so that it
/// works without script.
pub fn line(corpus: &Corpus, address: &Address, pair: &Pair, page: fn(Pair) -> Page) -> yew::Html {
    let count = corpus.editions.len().max(1);
    let position = |id: &str| corpus.editions.position(id).unwrap_or(0);
    let (from, to) = (position(&pair.from), position(&pair.to));
    let (first, last) = (from.min(to), from.max(to));
    let end = |id: &str, first: bool| end(address, page, pair, id, first);
    text::drawn(html! {
        nav.years part="years" aria-label="Editions to compare" {
            // Which stretch of the line is taken is a matter of classes: the policy allows no inline style.
            ol class={ "line n" (count) " a" (first) " b" (last) @if from > to { " back" } } {
                @for (i, edition) in corpus.editions.iter().enumerate() {
                    li.stop.from[i == from].to[i == to] {
                        span.dot aria-hidden="true" {}
                        b { (edition.id()) }
                        small { (edition.about.published.month_name().unwrap_or_default()) }
                        span.ends { (end(edition.id(), true)) (end(edition.id(), false)) }
                    }
                }
            }
            a.swap href=(address.on(page(pair.swapped())).href()) data-keys="s" { span aria-hidden="true" { "⇄ " } "Swap" }
        }
    })
}

/// A link that makes an edition the first or the second of the pair. Choosing the one that is at
/// the other end swaps the two.
fn end(address: &Address, page: fn(Pair) -> Page, pair: &Pair, id: &str, first: bool) -> Markup {
    let (word, this, other) = if first { ("from", &pair.from, &pair.to) } else { ("to", &pair.to, &pair.from) };
    if this == id {
        return html! { b.end aria-current="true" { (word) span.vh { " " (id) ", chosen" } } };
    }
    let next = if other == id {
        pair.swapped()
    } else if first {
        Pair { from: id.to_owned(), to: pair.to.clone() }
    } else {
        Pair { from: pair.from.clone(), to: id.to_owned() }
    };
    html! { a.end href=(address.on(page(next)).href()) { (word) span.vh { " " (id) } } }
}
