//! The start: three typical questions answered at once, and ways to the rest.

use comparison::summary::{self, Counts};
use corpus::Corpus;
use corpus::model::Thread;
use corpus::sentence::limit_words;
use yew::prelude::*;

use crate::address::{Address, Page, Pair};
use crate::data;
use crate::pages::compare;
use crate::parts::filters::first_of_groups;
use crate::parts::{record, text, years};

/// How many examples stand under a question.
const EXAMPLES: usize = 5;

/// The start.
pub fn page() -> Html {
    let corpus = data::corpus();
    let pair = Pair::latest(corpus);
    let Some(comparison) = data::comparison(&pair) else { return html! {} };
    let stem = Page::Compare(pair.clone()).file() + "#";
    let points = summary::in_short(comparison, 4);
    let counts = Counts::of(&comparison.changes);
    let duties: usize = corpus.editions.iter().map(|edition| edition.duties.len()).sum();
    let lede = format!(
        "Working Together to Safeguard Children says who must and should do what to keep children safe in England. \
         Here its editions of {} are {} records, compared duty by duty: who, how strongly, by when, under which \
         law. Pick two editions.",
        corpus.years(),
        record::number(duties)
    );
    html! {
        <>
            <h1 tabindex="-1">{ "What changed for children’s safeguarding?" }</h1>
            <p class="lede">{ lede }</p>
            { years::line(corpus, &Address::plain(Page::Compare(pair.clone())), &pair, Page::Compare) }
            <div class="questions">
                <section class="answer one-column" aria-labelledby="latest">
                    <h2 id="latest">{ "What changed last?" }</h2>
                    <p><a href={Page::Compare(pair.clone()).file()}>{ format!("From {} to {}: {} changes", pair.from, pair.to, counts.changes()) }</a></p>
                    <ul>{ for points.iter().map(|point| text::drawn(compare::point(comparison, point, &stem))) }</ul>
                </section>
                <section class="answer one-column" aria-labelledby="long">
                    <h2 id="long">{ "How long have we got?" }</h2>
                    <ul>{ for limits(corpus).into_iter().map(|(thread, words)| html! {
                        <li><a href={Page::Duty(thread.id.clone()).file()}>{ &thread.title }</a>{ ": " }{ words }</li>
                    }) }</ul>
                    <p><a href={Page::Timescales.file()}>{ "Every time limit through all editions" }</a></p>
                </section>
                <section class="answer one-column" aria-labelledby="mine">
                    <h2 id="mine">{ "What is new for me?" }</h2>
                    <ul>{ for first_of_groups(corpus).into_iter().take(EXAMPLES + 1).map(|audience| html! {
                        <li><a href={format!("{}?for={}", Page::Roles.file(), audience.id)}>{ &audience.name }</a></li>
                    }) }</ul>
                    <p><a href={Page::Roles.file()}>{ "Every group of readers, body and practitioner" }</a></p>
                </section>
            </div>
            <ul class="more">
                <li><a href={Page::Processes.file()}>{ "Processes" }</a>{ ": flow charts of every edition, side by side" }</li>
                <li><a href={Page::Places(pair).file()}>{ "Old places and new places" }</a>{ ": for manuals that cite the old edition" }</li>
                <li><a href={Page::Definitions.file()}>{ "Definitions" }</a>{ ", word by word" }</li>
                <li><a href={Page::History.file()}>{ "History" }</a>{ ": what the guidance said on a given day" }</li>
                <li><a href={Page::Search.file()}>{ "Search" }</a>{ " over everything" }</li>
                <li><a href={Page::Coverage.file()}>{ "What is known and what is not" }</a></li>
            </ul>
        </>
    }
}

/// Time limits of the newest edition that most editions speak on, with what each has been.
fn limits(corpus: &'static Corpus) -> Vec<(&'static Thread, String)> {
    let has_limit = |edition: &corpus::Edition, thread: &Thread| {
        edition
            .duty(&thread.id)
            .recorded()
            .is_some_and(|duty| duty.within.as_ref().is_some_and(|w| w.at_most.is_some()))
    };
    let Some(newest) = corpus.editions.last() else { return Vec::new() };
    let long_lived = corpus.threads.iter().filter(|thread| {
        has_limit(newest, thread)
            && corpus.editions.iter().filter(|edition| edition.duty(&thread.id).recorded().is_some()).count() > 2
    });
    let told = |thread: &'static Thread| {
        let within = newest.duty(&thread.id).recorded()?.limit()?;
        let since = corpus.editions.iter().find(|edition| edition.duty(&thread.id).recorded().is_some())?;
        Some((thread, format!("{} (known since {})", limit_words(within), since.id())))
    };
    long_lived.filter_map(told).take(EXAMPLES).collect()
}
