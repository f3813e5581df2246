//! The line of years: two editions are picked on it.

use corpus::Corpus;
use yew::prelude::*;

use crate::address::{Address, Page, Pair};

/// The line of years for a page of two editions. Every choice is a link to a page, so that it
/// works without script.
pub fn line(corpus: &Corpus, address: &Address, pair: &Pair, page: fn(Pair) -> Page) -> Html {
    let count = corpus.editions.len().max(1);
    let position = |id: &str| corpus.editions.position(id).unwrap_or(0);
    let (from, to) = (position(&pair.from), position(&pair.to));
    let (first, last) = (from.min(to), from.max(to));
    let stop = |edition: &corpus::Edition| {
        let id = edition.id();
        let chosen = if id == pair.from {
            "from"
        } else if id == pair.to {
            "to"
        } else {
            ""
        };
        let month = edition.about.published.month_name().unwrap_or_default();
        html! {
            <li class={classes!("stop", chosen)}>
                <span class="dot" aria-hidden="true"></span>
                <b>{ id }</b>
                <small>{ month }</small>
                <span class="ends">
                    { end(address, page, pair, id, true) }
                    { end(address, page, pair, id, false) }
                </span>
            </li>
        }
    };
    let swapped = address.on(page(pair.swapped()));
    // Which stretch of the line is taken is a matter of classes: the policy allows no inline style.
    let stretch = format!("line n{count} a{first} b{last}{}", if from > to { " back" } else { "" });
    html! {
        <nav class="years" aria-label="Editions to compare">
            <ol class={stretch}>{ for corpus.editions.iter().map(stop) }</ol>
            <a class="swap" href={swapped.href()} data-keys="s"><span aria-hidden="true">{ "⇄ " }</span>{ "Swap" }</a>
        </nav>
    }
}

/// A link that makes an edition the first or the second of the pair. Choosing the one that is at
/// the other end swaps the two.
fn end(address: &Address, page: fn(Pair) -> Page, pair: &Pair, id: &str, first: bool) -> Html {
    let (word, chosen) = if first { ("from", pair.from == id) } else { ("to", pair.to == id) };
    let other = if first { &pair.to } else { &pair.from };
    let next = if other == id {
        pair.swapped()
    } else if first {
        Pair { from: id.to_owned(), to: pair.to.clone() }
    } else {
        Pair { from: pair.from.clone(), to: id.to_owned() }
    };
    if chosen {
        html! { <b class="end" aria-current="true">{ word }<span class="vh">{ format!(" {id}, chosen") }</span></b> }
    } else {
        let href = address.on(page(next)).href();
        html! { <a class="end" href={href}>{ word }<span class="vh">{ format!(" {id}") }</span></a> }
    }
}
