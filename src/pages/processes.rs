//! Every process: which editions have it, and what changed in it from one to another.

use comparison::process::{Outcome, editions_with, outcome, say};
use corpus::model::ProcessKind;
use corpus::{Cell, Corpus, Edition};
use yew::prelude::*;

use crate::address::{Address, Page, Pair};
use crate::data;
use crate::pages::process::{changed_steps, pair_page, reason};
use crate::parts::{link, text, years};

/// Every process.
pub fn page() -> Html {
    let corpus = data::corpus();
    let recorded: usize = corpus.processes.iter().map(|kind| editions_with(corpus, &kind.id).len()).sum();
    html! {
        <>
            <h1 tabindex="-1">{ "Processes" }</h1>
            <p class="lede">{ format!(
                "The guidance is lived as processes. Here are {} of them in {recorded} flow charts: who acts, by when, and where each answer leads. Choose a year to see one edition alone, or a change to see two side by side.",
                corpus.processes.len()
            ) }</p>
            { changes_between(corpus) }
            { for corpus.processes.iter().map(|kind| process(corpus, kind)) }
        </>
    }
}

/// Ways to what became of all processes from one edition to the next.
fn changes_between(corpus: &Corpus) -> Html {
    let pairs = corpus.editions.windows(2).map(|pair| {
        let pair = Pair { from: pair[0].id().to_owned(), to: pair[1].id().to_owned() };
        let name = format!("{} to {}", pair.from, pair.to);
        html! { <li><a class="chip" href={Page::ProcessesPair(pair).file()}>{ name }</a></li> }
    });
    html! {
        <nav class="between" aria-labelledby="between">
            <span id="between">{ "All changes from one edition to the next:" }</span><ul class="chips">{ for pairs }</ul>
        </nav>
    }
}

fn process(corpus: &Corpus, kind: &ProcessKind) -> Html {
    let having = editions_with(corpus, &kind.id);
    let cells = corpus.editions.iter().map(|edition| {
        let year = edition.id();
        match edition.process(&kind.id) {
            Cell::Recorded(process) => {
                let href = Page::ProcessIn(kind.id.clone(), year.to_owned()).file();
                html! { <li class="has"><a {href}><b>{ year }</b>{ " " }<span>{ say::count(process.step.len()) }</span></a></li> }
            }
            Cell::Absent(_) => html! { <li class="lacks"><b>{ year }</b>{ " " }<span>{ "not in it" }</span></li> },
            Cell::Gap(_) | Cell::Undecided => html! { <li class="lacks gap"><b>{ year }</b>{ " " }<span>{ "not known" }</span></li> },
        }
    });
    let changes = having.windows(2).filter_map(|pair| {
        let (from, to) = (pair[0].0, pair[1].0);
        let Outcome::Compared(comparison) = outcome(corpus, kind, from, to) else { return None };
        let page = Page::ProcessPair(kind.id.clone(), Pair { from: from.id().to_owned(), to: to.id().to_owned() });
        let name = format!("{} to {}", from.id(), to.id());
        Some(html! { <li><a href={page.file()}>{ name }</a>{ ": " }{ text::drawn(text::arrows(&say::in_short(&comparison), &[])) }</li> })
    });
    let drawn =
        having.iter().map(|(edition, process)| format!("{}: {}", edition.id(), say::drawn_from(process.drawn_from)));
    let lacking: Vec<_> =
        corpus.editions.iter().filter(|edition| edition.process(&kind.id).recorded().is_none()).collect();
    html! {
        <section class="process" aria-labelledby={kind.id.clone()}>
            <h2 id={kind.id.clone()}><a href={Page::Process(kind.id.clone()).file()}>{ &kind.title }</a></h2>
            <p class="about">{ &kind.about }{ "." }</p>
            <ol class="having">{ for cells }</ol>
            <ul class="says">{ for changes }</ul>
            <details>
                <summary>{ "What it was drawn from" }if !lacking.is_empty() { { ", and why editions are missing" } }</summary>
                <ul>
                    { for drawn.map(|line| html! { <li>{ line }{ "." }</li> }) }
                    { for lacking.iter().map(|edition| html! { <li>{ edition.id() }{ ": " }{ reason(edition, kind) }</li> }) }
                </ul>
            </details>
        </section>
    }
}

/// What became of every process from one edition to another.
pub fn changed(pair: &Pair) -> Html {
    let corpus = data::corpus();
    let Some((from, to)) = corpus.edition(&pair.from).zip(corpus.edition(&pair.to)) else { return html! {} };
    let all: Vec<(&ProcessKind, Outcome<'_>)> =
        corpus.processes.iter().map(|kind| (kind, outcome(corpus, kind, from, to))).collect();
    let changed: Vec<_> = all.iter().filter(|(_, outcome)| outcome.is_change()).collect();
    let (year, later) = (from.id(), to.id());
    html! {
        <>
            <h1 tabindex="-1">{ format!("What changed in the processes from {year} to {later}?") }</h1>
            <p class="lede">{ format!("{} of {} processes are known to have changed. ", changed.len(), all.len()) }
                <a href={Page::Compare(pair.clone()).file()}>{ format!("All changes from {year} to {later}") }</a>{ " · " }
                <a href={Page::Processes.file()}>{ "All processes" }</a></p>
            { years::line(corpus, &Address::plain(Page::ProcessesPair(pair.clone())), pair, Page::ProcessesPair) }
            { for changed.into_iter().map(|(kind, outcome)| became(kind, outcome, from, to)) }
            { rest("The same in both", &all, |outcome| matches!(outcome, Outcome::Compared(comparison) if !comparison.is_changed()), |_| html! {}) }
            { rest("Not known in one of the two", &all, |outcome| matches!(outcome, Outcome::Unknown), |kind| {
                [from, to].into_iter().filter(|edition| edition.process(&kind.id).is_unknown())
                    .map(|edition| html! { <>{ " " }{ edition.id() }{ ": " }{ reason(edition, kind) }</> }).collect()
            }) }
            { rest("In neither", &all, |outcome| matches!(outcome, Outcome::Neither), |_| html! {}) }
        </>
    }
}

/// A process that changed, began or ended.
fn became(kind: &ProcessKind, outcome: &Outcome<'_>, from: &Edition, to: &Edition) -> Html {
    let alone = |edition: &Edition| {
        link::link(
            Page::ProcessIn(kind.id.clone(), edition.id().to_owned()),
            format!("the process in {}", edition.id()),
        )
    };
    let (page, inner) = match outcome {
        Outcome::Compared(comparison) => (
            pair_page(comparison),
            html! { <><p>{ text::drawn(text::arrows(&say::in_short(comparison), &[])) }</p>{ changed_steps(comparison) }</> },
        ),
        Outcome::Begins => (
            Page::Process(kind.id.clone()),
            html! { <p>{ format!("{}: ", from.id()) }{ reason(from, kind) }{ " See " }{ alone(to) }{ "." }</p> },
        ),
        _ => (
            Page::Process(kind.id.clone()),
            html! { <p>{ format!("{}: ", to.id()) }{ reason(to, kind) }{ " See " }{ alone(from) }{ "." }</p> },
        ),
    };
    html! {
        <section class="process" aria-labelledby={kind.id.clone()}>
            <h2 id={kind.id.clone()}><a href={page.file()}>{ &kind.title }</a></h2>
            { inner }
        </section>
    }
}

/// Processes of which nothing is known to have changed, with a word on each.
fn rest(
    heading: &str,
    all: &[(&ProcessKind, Outcome<'_>)],
    wanted: impl Fn(&Outcome<'_>) -> bool,
    word: impl Fn(&ProcessKind) -> Html,
) -> Html {
    let items: Vec<Html> = all
        .iter()
        .filter(|(_, outcome)| wanted(outcome))
        .map(|(kind, _)| html! { <li>{ link::link(Page::Process(kind.id.clone()), kind.title.clone()) }{ word(kind) }</li> })
        .collect();
    if items.is_empty() {
        return html! {};
    }
    html! { <section class="rest"><h2>{ heading }</h2><ul>{ items }</ul></section> }
}
