//! Every process: which editions have it, and what changed in it from one to the next.

use comparison::process::{Outcome, editions_with, outcome, say};
use corpus::model::ProcessKind;
use corpus::{Cell, Corpus};
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::data;
use crate::pages::process::reason;
use crate::parts::text;

/// Every process.
#[component]
pub fn Processes() -> Html {
    let corpus = data::corpus();
    let recorded: usize = corpus.processes.iter().map(|kind| editions_with(corpus, &kind.id).len()).sum();
    html! {
        <>
            <h1 tabindex="-1">{ "Processes" }</h1>
            <p class="lede">{ format!(
                "The guidance is lived as processes. Here are {} of them in {recorded} flow charts: who acts, by when, and where each answer leads. Choose a year to see one edition alone, or a change to see two side by side.",
                corpus.processes.len()
            ) }</p>
            { for corpus.processes.iter().map(|kind| process(corpus, kind)) }
        </>
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
        Some(html! { <li><a href={page.file()}>{ name }</a>{ ": " }{ text::arrows(&say::in_short(&comparison), &[]) }</li> })
    });
    let drawn = having.iter().map(|(edition, process)| format!("{}: {}", edition.id(), say::drawn_from(process.drawn_from)));
    let lacking: Vec<_> = corpus.editions.iter().filter(|edition| edition.process(&kind.id).recorded().is_none()).collect();
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
