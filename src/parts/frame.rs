//! What stands around every page: name, ways, the notice of currency, what just happened.

use corpus::Corpus;
use maud::Markup;
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
    let alive = context.alive.then_some("");
    html! {
        <>
            if !bare { { text::drawn(head(corpus, page)) } }
            { text::drawn(currency(corpus, bare)) }
            { text::drawn(ignored(context)) }
            // Somebody's page has a main part of its own.
            if context.place.is_element() {
                <div id="main" class="wrap bare" data-alive={alive}>{ page_body }</div>
            } else if bare {
                <main id="main" class="wrap bare" data-alive={alive}>{ page_body }</main>
            } else {
                <main id="main" class="wrap" data-alive={alive}>{ page_body }</main>
            }
            <p class="told" role="status">{ &context.told }</p>
            if !bare { { text::drawn(foot()) } }
        </>
    }
}

fn head(corpus: &Corpus, page: &Page) -> Markup {
    maud::html! {
        a.skip href="#main" { "Skip to the content" }
        header.site {
            div.wrap {
                a.name href="index.html" { "Working Together, " b { "compared" } }
                nav aria-label="Main" {
                    @for (target, words, here) in ways(corpus) {
                        a href=(target.file()) aria-current=[here(page).then_some("page")] { (words) }
                    }
                }
            }
        }
    }
}

type Way = (Page, &'static str, fn(&Page) -> bool);

fn ways(corpus: &Corpus) -> [Way; 8] {
    [
        (Page::Compare(Pair::latest(corpus)), "Compare", |page| matches!(page, Page::Compare(_))),
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
fn currency(corpus: &Corpus, bare: bool) -> Markup {
    let newest = corpus.editions.last().map(|edition| (edition.id(), &edition.about));
    maud::html! {
        @if let Some((id, about)) = newest && let Some(replaced_by) = &about.replaced_by {
            @if bare {
                p class="notice short" part="notice" {
                    b { "Not the newest guidance: " } (id) " was replaced by " (replaced_by) ". "
                    (text::way(&Page::History.href(), true, maud::html! { "History" }))
                }
            } @else {
                div.notice {
                    p.wrap {
                        b { "Not the newest guidance. " }
                        "The newest edition here is " (id) "; it was replaced by " (replaced_by) ", which is not compared yet."
                        @if let Some(until) = about.until { " It was followed until " (until.in_words()) "." }
                        " " a href="history.html" { "History" }
                    }
                }
            }
        }
    }
}

/// What of the address was not understood.
fn ignored(context: &Context) -> Markup {
    maud::html! {
        @if !context.address.ignored.is_empty() {
            div class="notice ignored" role="status" { div.wrap { @for line in &context.address.ignored { p { (line) } } } }
        }
    }
}

fn foot() -> Markup {
    maud::html! {
        footer.site {
            div.wrap {
                p { "Facts from the guidance, in this project’s own words; contains public sector information licensed under the Open Government Licence v3.0. Not legal advice: the official text decides." }
                p { a href="about.html" { "About, method and licence" } a href="coverage.html" { "What is known and what is not" } a href="embed.html" { "Use it on your own page" } }
                p { "No cookies, no storage, no requests to anybody else." }
            }
        }
    }
}
