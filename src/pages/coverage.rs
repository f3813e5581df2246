//! What is known and what is not: every duty in every edition.

use corpus::coverage::{self, Count};
use corpus::model::{Thread, Topic};
use corpus::{Cell, Corpus, Edition, Strength};
use yew::prelude::*;

use crate::address::Page;
use crate::data;
use crate::parts::evidence::dots;
use crate::parts::record::{self, count};

/// What is known and what is not: every duty in every edition.
pub fn page() -> Html {
    let corpus = data::corpus();
    let cells = corpus.threads.len() * corpus.editions.len();
    html! {
        <>
            <h1 tabindex="-1">{ "What is known and what is not" }</h1>
            <p class="lede">{ format!("{} through {} make {} questions. Each has one of three answers: the edition has the duty, it does not have it, or it is not known. Nothing that is not known is ever called new or dropped.", count(corpus.threads.len(), "duty", "duties"), count(corpus.editions.len(), "edition", "editions"), record::number(cells)) }</p>
            { totals(corpus) }
            { legend() }
            { mistakes() }
            <h2>{ "Every duty in every edition" }</h2>
            { for corpus.topics.iter().map(|topic| matrix(corpus, topic)) }
        </>
    }
}

fn totals(corpus: &Corpus) -> Html {
    let all: Vec<Count> = corpus.editions.iter().map(|edition| coverage::count(corpus, None, edition)).collect();
    let row = |name: Html, counts: Vec<Count>, class: Option<&'static str>| {
        html! { <tr class={classes!(class)}><th scope="row">{ name }</th>{ for counts.iter().map(share) }</tr> }
    };
    let of_topic = |topic: &Topic| {
        corpus.editions.iter().map(|edition| coverage::count(corpus, Some(&topic.id), edition)).collect()
    };
    let grades = Strength::ALL.iter().enumerate().map(|(i, strength)| {
        html! { <tr><th scope="row"><span aria-hidden="true">{ dots(*strength) }{ " " }</span>{ strength.in_words() }</th>{ for all.iter().map(|n| html! { <td>{ n.strength[i] }</td> }) }</tr> }
    });
    html! {
        <>
            <h2>{ "In sum" }</h2>
            <div class="scrolled" role="region" aria-label="Totals by topic and edition" tabindex="0">
            <table class="totals">
                <caption>{ "On record · absent · not known, by topic" }</caption>
                <thead><tr><th scope="col">{ "Topic" }</th>{ for heads(corpus) }</tr></thead>
                <tbody>
                    { for corpus.topics.iter().map(|topic| row(html! { <a href={format!("#topic-{}", topic.id)}>{ &topic.title }</a> }, of_topic(topic), None)) }
                    { row(html! { "All" }, all.clone(), Some("sum")) }
                </tbody>
            </table>
            </div>
            <div class="scrolled" role="region" aria-label="Evidence by edition" tabindex="0">
            <table class="totals">
                <caption>{ "Recorded duties by the grade of their evidence" }</caption>
                <thead><tr><th scope="col">{ "Evidence" }</th>{ for heads(corpus) }</tr></thead>
                <tbody>{ for grades }</tbody>
            </table>
            </div>
            { for record::uneven_words(corpus).iter().map(|words| html! { <p class="note">{ words }</p> }) }
        </>
    }
}

fn heads(corpus: &Corpus) -> impl Iterator<Item = Html> + '_ {
    corpus.editions.iter().map(|edition| html! { <th scope="col"><a href={Page::Edition(edition.id().to_owned()).file()}>{ edition.id() }</a></th> })
}

/// Recorded, absent and unknown cells as numbers and as a bar; what is not known stays the hatched ground.
fn share(n: &Count) -> Html {
    let view = format!("0 0 {} 10", n.all().max(1));
    let bar = |class: &'static str, x: usize, width: usize| html! { <rect class={class} x={x.to_string()} y="0" width={width.to_string()} height="10" /> };
    html! {
        <td>
            <svg class="bar" viewBox={view} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                { bar("has", 0, n.recorded) }{ bar("lacks", n.recorded, n.absent) }
            </svg>
            <span class="vh">{ format!("{} recorded, {} absent, {} not known", n.recorded, n.absent, n.gap) }</span>
            <span aria-hidden="true">{ n.recorded }<small>{ format!(" · {} · {}", n.absent, n.gap) }</small></span>
        </td>
    }
}

fn legend() -> Html {
    let line = |class: &'static str, words: &'static str| html! { <li><span class={classes!("cell", class)}><i>{ words }</i></span>{ words }</li> };
    html! {
        <section class="cells" aria-labelledby="legend">
            <h2 id="legend">{ "How to read it" }</h2>
            <ul>
                { for Strength::ALL.into_iter().map(|strength| line(strength.id(), meaning(strength))) }
                { line("absent", "Absent: the edition is known not to have it, with a reason") }
                { line("gap", "Not known: the duty’s page says what was looked for") }
            </ul>
            <p>{ "In the table of sums the first number counts duties on record, the second those that are absent, the third those that are not known." }</p>
        </section>
    }
}

fn meaning(strength: Strength) -> &'static str {
    match strength {
        Strength::Certain => "The edition’s official text, or the Act or regulations, show it",
        Strength::Good => "A copy or a quotation of the edition shows it, or two independent sources do",
        Strength::Single => "One source that stands further off shows it, such as local procedures",
        Strength::Era => "Only pages of its time show it, which do not name the edition",
    }
}

fn mistakes() -> Html {
    html! {
        <section aria-labelledby="mistakes">
            <h2 id="mistakes">{ "If you find a mistake, or know what is not known here" }</h2>
            <p>{ "Write an issue in the project’s repository with the address of the duty’s page, the edition, and where you saw what it says: a page or a paragraph of the edition, or the address of a copy. Every record names its sources, so that a correction can be checked." }</p>
        </section>
    }
}

fn matrix(corpus: &Corpus, topic: &Topic) -> Html {
    let threads: Vec<&Thread> = corpus.threads.iter().filter(|thread| thread.topic == topic.id).collect();
    if threads.is_empty() {
        return html! {};
    }
    html! {
        <section id={format!("topic-{}", topic.id)} tabindex="-1">
            <table class="matrix">
                <caption><h3>{ &topic.title }</h3></caption>
                <thead><tr><th scope="col">{ "Duty" }</th>{ for heads(corpus) }</tr></thead>
                <tbody>{ for threads.iter().map(|thread| row(corpus, thread)) }</tbody>
            </table>
        </section>
    }
}

fn row(corpus: &Corpus, thread: &Thread) -> Html {
    html! {
        <tr><th scope="row"><a href={Page::Duty(thread.id.clone()).file()}>{ &thread.title }</a></th>{ for corpus.editions.iter().map(|edition| cell(corpus, edition, thread)) }</tr>
    }
}

/// One answer. The dots are drawn by the style sheet; the words are there for those who hear them.
fn cell(corpus: &Corpus, edition: &Edition, thread: &Thread) -> Html {
    let (class, words) = match edition.duty(&thread.id) {
        Cell::Recorded(duty) => {
            let strength = corpus.strength(&duty.evidence);
            (strength.id(), short(strength))
        }
        Cell::Absent(_) => ("absent", "absent"),
        Cell::Gap(_) | Cell::Undecided => ("gap", "not known"),
    };
    html! { <td class={class}><i>{ words }</i></td> }
}

/// A grade in as few words as a cell bears.
fn short(strength: Strength) -> &'static str {
    match strength {
        Strength::Certain => "official",
        Strength::Good => "good",
        Strength::Single => "one source",
        Strength::Era => "its time only",
    }
}
