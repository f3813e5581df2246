//! What stands around every page: name, ways, the notice of currency, what just happened.

use corpus::Corpus;
use corpus::model::EditionAbout;
use maud::Markup;
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::app::Context;
use crate::data;
use crate::parts::text;

/// A page of the site as a whole: the frame, and in it what the page shows.
pub fn whole(context: &Context, page_body: Html) -> Html {
    let corpus = data::corpus();
    html! {
        <>
            { text::drawn(before(corpus, &context.address.page)) }
            { inner(context, page_body) }
            { text::drawn(after()) }
        </>
    }
}

/// What stands in the frame: what was not understood, the main part, and what just happened. A comparison draws no
/// more than this; what is around it never changes.
pub fn inner(context: &Context, page_body: Html) -> Html {
    let bare = matches!(context.address.page, Page::Embed(_));
    let alive = context.alive.then_some("");
    html! {
        <>
            if bare { { text::drawn(short_currency(data::corpus())) } }
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
        </>
    }
}

/// The frame before what a page shows: name, ways, the notice of currency.
pub fn before(corpus: &Corpus, page: &Page) -> Markup {
    maud::html! { (head(corpus, page)) (currency(corpus)) }
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

/// The newest edition here and what replaced it, where something did.
fn replaced(corpus: &Corpus) -> Option<(&EditionAbout, &str)> {
    let about = &corpus.editions.last()?.about;
    Some((about, about.replaced_by.as_deref()?))
}

/// Nobody is to believe that the newest edition here is the one in force.
fn currency(corpus: &Corpus) -> Markup {
    maud::html! {
        @if let Some((about, replaced_by)) = replaced(corpus) {
            aside.notice aria-label="Currency of this guidance" {
                p.wrap {
                    b { "Not the newest guidance. " }
                    "The newest edition here is " (about.id) "; it was replaced by " (replaced_by) ", which is not compared yet."
                    @if let Some(until) = about.until { " It was followed until " (until.in_words()) "." }
                    " " a href="history.html" { "History" }
                }
            }
        }
    }
}

/// The same in short, on somebody else's page.
fn short_currency(corpus: &Corpus) -> Markup {
    maud::html! {
        @if let Some((about, replaced_by)) = replaced(corpus) {
            aside class="notice short" part="notice" aria-label="Currency of this guidance" {
                b { "Not the newest guidance: " } (about.id) " was replaced by " (replaced_by) ". "
                (text::way(&Page::History.href(), true, maud::html! { "History" }))
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

/// The frame after what a page shows.
pub fn after() -> Markup {
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
