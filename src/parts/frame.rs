//! What stands around every page: name, ways, the notice of currency, what just happened.

use corpus::Corpus;
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::app::Context;
use crate::data;
use crate::parts::text;

/// The frame of the site around a page.
pub fn frame(context: &Context, page_body: Html) -> Html {
    let corpus = data::corpus();
    let page = &context.address.page;
    let bare = matches!(page, Page::Embed(_));
    // Somebody's page has a main part of its own.
    let main = if context.place.is_element() { "div" } else { "main" };
    html! {
        <>
            if !bare {
                <a class="skip" href="#main">{ "Skip to the content" }</a>
                <header class="site"><div class="wrap">
                    <a class="name" href="index.html">{ "Working Together, " }<b>{ "compared" }</b></a>
                    <nav aria-label="Main">{ for ways(corpus).into_iter().map(|(target, words, here)| {
                        let current = here(page).then_some("page");
                        html! { <a href={target.file()} aria-current={current}>{ words }</a> }
                    }) }</nav>
                </div></header>
            }
            { currency(corpus, bare) }
            { ignored(context) }
            <@{main} id="main" class={classes!("wrap", bare.then_some("bare"))} data-alive={context.alive.then_some("")}>{ page_body }</@>
            <p class="told" role="status">{ &context.told }</p>
            if !bare { { foot() } }
        </>
    }
}

/// The pair of editions that a first visit is most likely to be about: the last two.
pub fn latest_pair(corpus: &Corpus) -> Pair {
    let ids: Vec<&str> = corpus.editions.iter().map(corpus::Edition::id).collect();
    match ids.as_slice() {
        [.., from, to] => Pair { from: (*from).to_owned(), to: (*to).to_owned() },
        _ => Pair { from: String::new(), to: String::new() },
    }
}

type Way = (Page, &'static str, fn(&Page) -> bool);

fn ways(corpus: &Corpus) -> [Way; 8] {
    [
        (Page::Compare(latest_pair(corpus)), "Compare", |page| matches!(page, Page::Compare(_))),
        (Page::Timescales, "Time limits", |page| matches!(page, Page::Timescales)),
        (Page::Roles, "Who does what", |page| matches!(page, Page::Roles | Page::Role(_))),
        (Page::Processes, "Processes", |page| {
            matches!(
                page,
                Page::Processes
                    | Page::ProcessesPair(_)
                    | Page::Process(_)
                    | Page::ProcessIn(..)
                    | Page::ProcessPair(..)
            )
        }),
        (Page::Definitions, "Definitions", |page| matches!(page, Page::Definitions)),
        (Page::History, "History", |page| matches!(page, Page::History | Page::Edition(_))),
        (Page::Search, "Search", |page| matches!(page, Page::Search)),
        (Page::Builder, "Embed", |page| matches!(page, Page::Builder)),
    ]
}

/// Nobody is to believe that the newest edition here is the one in force.
fn currency(corpus: &Corpus, bare: bool) -> Html {
    let Some(newest) = corpus.editions.last() else { return html! {} };
    let about = &newest.about;
    let Some(replaced_by) = &about.replaced_by else { return html! {} };
    if bare {
        return html! {
            <p class="notice short" part="notice"><b>{ "Not the newest guidance: " }</b>
                { format!("{} was replaced by {replaced_by}. ", newest.id()) }{ text::way(Page::History.href(), true, html! { "History" }) }</p>
        };
    }
    let when = about.until.map_or(String::new(), |until| format!(" It was followed until {}.", until.in_words()));
    html! {
        <div class="notice"><p class="wrap"><b>{ "Not the newest guidance. " }</b>
            { format!("The newest edition here is {}; it was replaced by {replaced_by}, which is not compared yet.{when} ", newest.id()) }
            <a href="history.html">{ "History" }</a></p></div>
    }
}

/// What of the address was not understood.
fn ignored(context: &Context) -> Html {
    if context.address.ignored.is_empty() {
        return html! {};
    }
    html! { <div class="notice ignored" role="status"><div class="wrap">{ for context.address.ignored.iter().map(|line| html! { <p>{ line }</p> }) }</div></div> }
}

fn foot() -> Html {
    html! {
        <footer class="site"><div class="wrap">
            <p>{ "Facts from the guidance, in this project’s own words; contains public sector information licensed under the Open Government Licence v3.0. Not legal advice: the official text decides." }</p>
            <p><a href="about.html">{ "About, method and licence" }</a><a href="coverage.html">{ "What is known and what is not" }</a><a href="embed.html">{ "Use it on your own page" }</a></p>
            <p>{ "No cookies, no storage, no requests to anybody else." }</p>
        </div></footer>
    }
}
