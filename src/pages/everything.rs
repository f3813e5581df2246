//! Search over everything.

use corpus::model::Duty;
use corpus::{Corpus, sentence};
use gloo::timers::callback::Timeout;
use maud::Markup;
use yew::prelude::*;

use crate::address::{Address, Page, Pair};
use crate::app::{self, Context};
use crate::browser;
use crate::data;
use crate::find::{self, Entry, Found, Sort};
use crate::parts::{link, text};

/// Results of a sort that are shown at once.
const SHOWN: usize = 12;
/// Results of a sort that can be unfolded.
const MORE: usize = 24;

/// Searches that show what can be typed.
const EXAMPLES: [&str; 8] = [
    "LADO",
    "45 working days",
    "s47",
    "private fostering",
    "child death",
    "school nurse",
    "strategy discussion",
    "information sharing consent",
];

/// Search over everything.
pub fn page(context: &Context) -> Html {
    let corpus = data::corpus();
    let search = context.address.view.search.clone();
    html! {
        <>
            <h1 tabindex="-1">{ "Search" }</h1>
            <p class="lede">{ "Duties of all editions, bodies and practitioners, processes, definitions, laws, groups of readers and the history. Abbreviations and small misspellings are understood." }</p>
            <p class="static-only">{ "Searching needs script. Without it, these lists lead everywhere:" }</p>
            <label class="big-search scripted-only"><span class="vh">{ "Search everything" }</span>
                <input type="search" name="q" id="q" placeholder="Search everything" autocomplete="off" data-setting="" value={search.clone()} />
            </label>
            if search.trim().is_empty() { { empty(corpus, &context.address) } } else { { results(corpus, context, &search) } }
        </>
    }
}

/// A search as a link.
fn search_link(address: &Address, words: &str) -> Html {
    let next = address.with(|view| view.search = words.to_owned());
    html! { <a class="chip" href={next.href()}>{ words }</a> }
}

/// What can be searched for, and the ways without searching.
fn empty(corpus: &Corpus, address: &Address) -> Html {
    html! {
        <>
            <p class="scripted-only">{ "For example:" }</p>
            <div class="chips scripted-only">{ for EXAMPLES.iter().map(|words| search_link(address, words)) }</div>
            <h2>{ "Or look through a list" }</h2>
            { ways(corpus) }
        </>
    }
}

fn ways(corpus: &Corpus) -> Html {
    let lists = [
        (Page::Compare(Pair::latest(corpus)), "What changed, with a search of its own"),
        (Page::Places(Pair::latest(corpus)), "Old places and new places"),
        (Page::Timescales, "Every time limit"),
        (Page::Roles, "Every body and practitioner"),
        (Page::Processes, "Every process"),
        (Page::Definitions, "Every defined term"),
        (Page::History, "The history of the guidance"),
        (Page::Coverage, "Every duty, and which edition has it"),
    ];
    let editions = corpus.editions.iter().map(|edition| html! { <li>{ link::link(Page::Edition(edition.id().to_owned()), ["The edition of ", edition.id()].concat()) }</li> });
    html! { <ul class="ways">{ for lists.into_iter().map(|(page, words)| html! { <li>{ link::link(page, words) }</li> }) }{ for editions }</ul> }
}

fn results(corpus: &'static Corpus, context: &Context, search: &str) -> Html {
    let found = find::index(corpus).find(search);
    let marks = found.marks();
    let n = found.hits.len();
    let mut groups = found.by_sort();
    if context.is_drawing() {
        // What is in sight comes first.
        groups.truncate(1);
    }
    html! {
        <>
            { reading(&found) }
            <p class="count" role="status">
                { match (n, found.partial) {
                    (0, _) => "Nothing was found.".to_owned(),
                    (1, false) => "1 result.".to_owned(),
                    (n, false) => [&n.to_string(), " results."].concat(),
                    (n, true) => ["Nothing holds all of these words. ", &n.to_string(), if n == 1 { " result holds" } else { " results hold" }, " some of them."].concat(),
                } }
            </p>
            if n == 0 { { nothing(corpus, &context.address, &found) } }
            <div aria-busy={context.is_drawing().then_some("true")}>{ for groups.into_iter().map(|(sort, entries)| group(corpus, sort, &entries, &marks)) }</div>
        </>
    }
}

/// Makes the index, and then finds and draws something that nobody sees: a browser compiles what a program does when
/// it does it first, and who types a letter should not wait for that.
pub fn prepare() {
    let index = find::index(data::corpus());
    Timeout::new(0, || {
        let found = index.find(EXAMPLES[0]);
        let marks = found.marks();
        for (sort, entries) in found.by_sort() {
            drop(group(data::corpus(), sort, &entries, &marks));
        }
        // What the address said wrongly stays to be read until somebody does something.
        if app::here().ignored.is_empty() {
            browser::practise("#main input[type=search]");
        }
    })
    .forget();
}

/// How the words were read, where not as typed.
fn reading(found: &Found<'_>) -> Html {
    let lines = found.terms.iter().filter_map(|term| {
        let typed = term.typed.trim();
        if let Some(long) = &term.expanded {
            let short = if typed.contains(' ') { html! {} } else { html! { <><b>{ typed.to_uppercase() }</b>{ ": " }</> } };
            return Some(html! { <p class="expanded">{ short }{ long }</p> });
        }
        (!term.read_as.is_empty()).then(|| html! { <p class="expanded">{ "“" }{ typed }{ "” was read as " }<b>{ sentence::list(term.read_as.iter().map(String::as_str)) }</b></p> })
    });
    html! { <>{ for lines }</> }
}

/// Help where nothing was found: the nearest words, examples and lists.
fn nothing(corpus: &'static Corpus, address: &Address, found: &Found<'_>) -> Html {
    let near: Vec<String> =
        found.terms.iter().flat_map(|term| find::index(corpus).nearest(term.typed.trim(), 3, 5)).collect();
    html! {
        <>
            if !near.is_empty() {
                <p>{ "Did you mean:" }</p>
                <div class="chips">{ for near.iter().map(|word| search_link(address, word)) }</div>
            }
            { empty(corpus, &address.with(|view| view.search = String::new())) }
        </>
    }
}

fn group(corpus: &Corpus, sort: Sort, entries: &[&Entry], marks: &[String]) -> Html {
    let id = ["found-", &sort.in_words().to_lowercase().replace(' ', "-")].concat();
    let (first, rest) = entries.split_at(entries.len().min(SHOWN));
    let over = rest.len().saturating_sub(MORE);
    let more = &rest[..rest.len() - over];
    text::drawn(maud::html! {
        section.hits aria-labelledby=(id) {
            h2 id=(id) { (sort.in_words()) " " small { (entries.len()) } }
            ul { @for entry in first { (hit(corpus, entry, marks, true)) } }
            @if !more.is_empty() {
                details {
                    summary { (rest.len()) " more" }
                    ul { @for entry in more { (hit(corpus, entry, marks, false)) } }
                    @if over > 0 { p { (over) " others are not listed; another word narrows the search." } }
                }
            }
        }
    })
}

fn hit(corpus: &Corpus, entry: &Entry, marks: &[String], in_full: bool) -> Markup {
    maud::html! {
        li {
            a href=(entry.href) { (text::marked(&entry.title, marks)) }
            @match entry.sort {
                Sort::Duty if in_full => (newest(corpus, entry.id, marks)),
                Sort::Law => small { " behind " (entry.count) @if entry.count == 1 { " duty" } @else { " duties" } },
                Sort::Edition => @if let Some(edition) = corpus.edition(entry.id) { small { " " (edition.about.title) } },
                Sort::Event => @if let Some(event) = corpus.events.get(entry.id) { small { " " (event.date.in_words()) } },
                _ => {},
            }
        }
    }
}

/// What the newest edition that has a duty says, with the years of all that have it.
fn newest(corpus: &Corpus, thread: &str, marks: &[String]) -> Markup {
    let having: Vec<(&str, &Duty)> =
        corpus.editions.iter().filter_map(|edition| Some((edition.id(), edition.duties.get(thread)?))).collect();
    maud::html! {
        @if let Some((_, duty)) = having.last() {
            small { @for (i, (year, _)) in having.iter().enumerate() { @if i == 0 { " " } @else { " · " } (year) } }
            p { (text::marked(&sentence::sentence(corpus, duty), marks)) }
        }
    }
}
