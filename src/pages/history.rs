//! The time line of the guidance, and what held on a day.

use corpus::model::{Event, EventKind};
use corpus::periods::{self, InForce, Period};
use corpus::{Corpus, Edition};
use yew::prelude::*;

use crate::address::Page;
use crate::data;
use crate::parts::on_date::{self, span};
use crate::parts::{link, record};

/// The time line of the guidance, and what held on a day.
pub fn page() -> Html {
    let corpus = data::corpus();
    html! {
        <>
            <h1 tabindex="-1">{ "The history of the guidance" }</h1>
            <p class="lede">{ "Editions, amendments, consultations, laws and statements, with those editions that are not compared here, so that nobody takes one of these for the newest." }</p>
            <section class="ask" aria-labelledby="ask">
                <h2 id="ask">{ "What did the guidance say on this date?" }</h2>
                <div id={on_date::PLACE}><p class="note">{ "Find the day in the table." }</p></div>
                { table(corpus) }
            </section>
            <h2>{ "The time line" }</h2>
            { signs() }
            <ol class="timeline">{ for by_year(corpus).into_iter().map(|(year, events)| html! {
                <li><h3>{ year }</h3><ol>{ for events.iter().map(|event| entry(corpus, event)) }</ol></li>
            }) }</ol>
        </>
    }
}

/// Which edition was in force when.
fn table(corpus: &Corpus) -> Html {
    html! {
        <table class="periods">
            <caption>{ "Which edition was in force when" }</caption>
            <thead><tr><th scope="col">{ "In force" }</th><th scope="col">{ "Edition" }</th><th scope="col">{ "Amended" }</th></tr></thead>
            <tbody>{ for periods::of(corpus).iter().map(period) }</tbody>
        </table>
    }
}

fn period(period: &Period<'_>) -> Html {
    let when = corpus::sentence::capital(&span(period.from, period.until));
    match period.what {
        InForce::Held(edition) => {
            let page = Page::Edition(edition.id().to_owned());
            let dates: Vec<Html> = edition.about.amendment.iter().map(|amendment| {
                html! { <a href={format!("{}#amended-{}", page.file(), amendment.date)}>{ amendment.date.in_words() }</a> }
            }).collect();
            let amended = if dates.is_empty() {
                html! { "none known" }
            } else {
                record::between(dates)
            };
            html! { <tr class="held"><td>{ when }</td><th scope="row">{ link::link(page, format!("The edition of {}", edition.id())) }</th><td class="amended">{ amended }</td></tr> }
        }
        InForce::Named(words) => {
            html! { <tr><td>{ when }</td><th scope="row">{ corpus::sentence::capital(words) }</th><td></td></tr> }
        }
        InForce::NotKnown => html! { <tr><td>{ when }</td><th scope="row">{ "Not known here" }</th><td></td></tr> },
    }
}

/// Every kind of event, in the order of the legend.
const KINDS: [EventKind; 8] = [
    EventKind::Published,
    EventKind::InForce,
    EventKind::Amended,
    EventKind::Replaced,
    EventKind::Consultation,
    EventKind::Law,
    EventKind::Review,
    EventKind::Statement,
];

/// Sign, class and word of a kind of event.
fn kind(kind: EventKind) -> (&'static str, &'static str, &'static str) {
    match kind {
        EventKind::Published => ("■", "published", "Published"),
        EventKind::InForce => ("▶", "in-force", "In force"),
        EventKind::Amended => ("✎", "amended", "Amended"),
        EventKind::Replaced => ("⇢", "replaced", "Replaced"),
        EventKind::Consultation => ("⇆", "consultation", "Consultation"),
        EventKind::Law => ("§", "law", "Law"),
        EventKind::Review => ("◎", "review", "Review"),
        EventKind::Statement => ("◇", "statement", "Statement"),
    }
}

fn label(of: EventKind) -> Html {
    let (sign, class, word) = kind(of);
    html! { <span class={classes!("event-kind", class)}><span aria-hidden="true">{ sign }{ " " }</span>{ word }</span> }
}

fn signs() -> Html {
    html! { <p class="signs">{ for KINDS.into_iter().map(|of| html! { <>{ label(of) }{ " " }</> }) }</p> }
}

/// Events by the year in which they happened or began, oldest first.
fn by_year(corpus: &Corpus) -> Vec<(u16, Vec<&Event>)> {
    let mut years: Vec<(u16, Vec<&Event>)> = Vec::new();
    for event in &corpus.events {
        match years.last_mut() {
            Some((year, events)) if *year == event.date.year() => events.push(event),
            _ => years.push((event.date.year(), vec![event])),
        }
    }
    years
}

/// The edition here that the event is the publication of.
fn publishes<'a>(corpus: &'a Corpus, event: &Event) -> Option<&'a Edition> {
    let published = |edition: &&Edition| event.kind == EventKind::Published && edition.about.published == event.date;
    corpus.editions.iter().find(published)
}

fn entry(corpus: &Corpus, event: &Event) -> Html {
    let edition = publishes(corpus, event);
    let class = match (edition, event.kind) {
        (Some(_), _) => "held",
        (None, EventKind::Published) => "elsewhere",
        _ => "quiet",
    };
    let date = event.until.map_or_else(|| event.date.in_words(), |until| span(Some(event.date), Some(until)));
    let concerns = event.editions.iter().map(|id| link::link(Page::Edition(id.clone()), id.clone())).collect();
    html! {
        <li id={event.id.clone()} class={class} tabindex="-1">
            <p class="when">{ label(event.kind) }<time datetime={event.date.to_string()}>{ date }</time></p>
            <h4>{ match edition {
                Some(edition) => link::link(Page::Edition(edition.id().to_owned()), event.title.clone()),
                None => html! { &event.title },
            } }</h4>
            <p>{ &event.what }</p>
            if edition.is_none() && !event.editions.is_empty() { <p class="note">{ "Concerns " }{ record::between(concerns) }</p> }
            { record::shown(corpus, &event.evidence) }
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edition_stands_out_once_on_the_time_line() {
        let corpus = data::corpus();
        for edition in &corpus.editions {
            let publications = corpus
                .events
                .iter()
                .filter(|event| publishes(corpus, event).is_some_and(|found| found.id() == edition.id()));
            assert_eq!(publications.count(), 1, "{}", edition.id());
        }
    }

    #[test]
    fn years_hold_every_event_in_order() {
        let years = by_year(data::corpus());
        assert!(years.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(years.iter().map(|(_, events)| events.len()).sum::<usize>(), data::corpus().events.len());
    }
}
