//! One edition: what it is, its structure, its duties in its own order.

use corpus::coverage;
use corpus::model::{Chapter, Duty, EditionAbout};
use corpus::{Corpus, Edition as Record, sentence};
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::data;
use crate::parts::on_date::span;
use crate::parts::record::{self, count};
use crate::parts::{evidence, link};

/// One edition: what it is, its structure, its duties in its own order.
pub fn page(id: &str) -> Html {
    let corpus = data::corpus();
    let Some(edition) = corpus.edition(id) else { return html! {} };
    let about = &edition.about;
    html! {
        <>
            <p class="over">{ about.publisher.clone() }</p>
            <h1 tabindex="-1">{ format!("The edition of {}", about.id) }</h1>
            <p class="lede">{ &about.title }</p>
            { standing(about) }
            <nav class="jump" aria-label="On this page">
                <a href="#about">{ "What it is" }</a><a href="#structure">{ "Structure" }</a><a href="#duties">{ "Its duties" }</a><a href="#compare">{ "Compare it" }</a>
            </nav>
            { facts(corpus, edition) }
            { numbers(corpus, edition) }
            { compare(corpus, edition) }
            { amendments(corpus, about) }
            { structure(about) }
            { duties(corpus, edition) }
        </>
    }
}

/// In force or not, and what replaced it.
fn standing(about: &EditionAbout) -> Html {
    let words = match (&about.until, &about.replaced_by) {
        (Some(until), Some(by)) => {
            format!("No longer in force: it was followed until {} and replaced by {by}.", until.in_words())
        }
        (Some(until), None) => format!("No longer in force: it was followed until {}.", until.in_words()),
        (None, Some(by)) => format!("Replaced by {by}."),
        (None, None) => "In force, as far as is known here.".to_owned(),
    };
    html! { <p class={classes!("standing", about.until.map(|_| "ended"))}>{ words }</p> }
}

fn facts(corpus: &Corpus, edition: &Record) -> Html {
    let about = &edition.about;
    let row = |name: &str, value: Html| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    let lines = |lines: &[String]| html! { <ul>{ for lines.iter().map(|line| html! { <li>{ sentence::capital(line) }</li> }) }</ul> };
    let text = about.text.as_ref().and_then(|id| corpus.sources.get(id)).and_then(|source| source.address.clone());
    html! {
        <section aria-labelledby="about">
            <h2 id="about" tabindex="-1">{ "What it is" }</h2>
            <p>{ &about.about }</p>
            <dl class="record">
                { row("Published", html! { about.published.in_words() }) }
                { row("In force", html! { sentence::capital(&span(Some(about.in_force), about.until)) }) }
                { row("Standing", html! { &about.status }) }
                if !about.references.is_empty() { { row("References", html! { about.references.join(", ") }) } }
                if !about.replaces.is_empty() { { row("It replaced", lines(&about.replaces)) } }
                { for about.replaced_by.iter().map(|by| row("Replaced by", html! { sentence::capital(by) })) }
                { for text.iter().map(|address| row("Official text", html! { <a href={address.clone()} rel="external noreferrer">{ address }</a> })) }
                if !about.addresses.is_empty() {
                    { row("Official page", html! { <ul>{ for about.addresses.iter().map(|address| html! { <li><a href={address.clone()} rel="external noreferrer">{ address }</a></li> }) }</ul> }) }
                }
                { row("Evidence", html! { <>{ evidence::grade(corpus, &about.evidence) }{ evidence::sources(corpus, &about.evidence) }</> }) }
            </dl>
        </section>
    }
}

/// Counts by force, time limits, and what is absent or not known.
fn numbers(corpus: &Corpus, edition: &Record) -> Html {
    let own = last_texts(edition);
    let forces = record::FORCES.into_iter().map(|force| (force, own.iter().filter(|duty| duty.force == force).count()));
    let limits = own.iter().filter(|duty| duty.limit().is_some()).count();
    let known = coverage::count(corpus, None, edition);
    html! {
        <section aria-labelledby="numbers">
            <h2 id="numbers">{ "In numbers" }</h2>
            <ul class="numbers">
                <li><b>{ own.len() }</b>{ " duties on record" }</li>
                { for forces.filter(|(_, n)| *n > 0).map(|(force, n)| html! { <li><b>{ n }</b>{ " " }{ record::force(force) }</li> }) }
                <li><b>{ limits }</b>{ " with a " }<a href="timescales.html">{ "time limit" }</a></li>
                <li><b>{ known.absent }</b>{ " duties of other editions are " }<a href="coverage.html">{ "not in it" }</a></li>
                <li><b>{ known.gap }</b>{ " are " }<a href="coverage.html">{ "not known" }</a></li>
            </ul>
            { record::uneven(corpus) }
        </section>
    }
}

fn compare(corpus: &Corpus, edition: &Record) -> Html {
    let link = |other: &Record| {
        let (from, to) =
            if other.about.published < edition.about.published { (other, edition) } else { (edition, other) };
        let pair = Pair { from: from.id().to_owned(), to: to.id().to_owned() };
        let words = format!("{} to {}", pair.from, pair.to);
        html! { <li>{ link::link(Page::Compare(pair), words) }</li> }
    };
    html! {
        <section aria-labelledby="compare">
            <h2 id="compare" tabindex="-1">{ "Compare it" }</h2>
            <ul class="pairs">{ for corpus.editions.iter().filter(|other| other.id() != edition.id()).map(link) }</ul>
        </section>
    }
}

fn amendments(corpus: &Corpus, about: &EditionAbout) -> Html {
    html! {
        <section aria-labelledby="amended">
            <h2 id="amended">{ "Changes while it was in force" }</h2>
            if about.amendment.is_empty() { <p>{ "None is known." }</p> } else {
                <ol class="amendments">{ for about.amendment.iter().map(|amendment| html! {
                    <li id={format!("amended-{}", amendment.date)} tabindex="-1"><h3>{ amendment.date.in_words() }</h3><p>{ &amendment.what }</p>{ record::shown(corpus, &amendment.evidence) }</li>
                }) }</ol>
            }
        </section>
    }
}

fn structure(about: &EditionAbout) -> Html {
    html! {
        <section aria-labelledby="structure">
            <h2 id="structure" tabindex="-1">{ "Structure" }</h2>
            <ol class="chapters">{ for about.chapter.iter().map(chapter) }</ol>
            if !about.chart.is_empty() {
                <h3>{ "Flow charts" }</h3>
                <ul>{ for about.chart.iter().map(|chart| html! { <li>{ format!("{}. {}", chart.number, chart.title) }{ for chart.page.iter().map(|page| format!(" (page {page})")) }</li> }) }</ul>
            }
        </section>
    }
}

/// "Chapter 3", or the name of a part that has no number.
fn chapter_name(id: &str) -> String {
    if id.chars().all(|c| c.is_ascii_digit()) { format!("Chapter {id}") } else { id.to_owned() }
}

fn chapter(chapter: &Chapter) -> Html {
    let mut facts = Vec::new();
    facts.extend(chapter.paragraphs.as_ref().map(|paragraphs| format!("paragraphs {}", paragraphs.replace('-', "–"))));
    facts.extend(chapter.pages.as_ref().map(|pages| format!("pages {}", pages.replace('-', "–"))));
    facts.push(match chapter.statutory {
        Some(true) => "statutory guidance".to_owned(),
        Some(false) => "without statutory force".to_owned(),
        None => "standing not known".to_owned(),
    });
    let name = chapter_name(&chapter.id);
    let title = if name == chapter.title { String::new() } else { format!(": {}", chapter.title) };
    let sections = chapter.section.iter().map(|section| {
        let mut at = Vec::new();
        at.extend(section.paragraphs.as_ref().map(|paragraphs| format!("paragraphs {}", paragraphs.replace('-', "–"))));
        at.extend(section.page.map(|page| format!("page {page}")));
        html! { <li>{ &section.title }<small>{ " " }{ at.join(", ") }</small></li> }
    });
    html! {
        <li>
            <h3>{ name }{ title }</h3>
            <p class="note">{ sentence::capital(&facts.join("; ")) }</p>
            if !chapter.section.is_empty() {
                <details><summary>{ count(chapter.section.len(), "section", "sections") }</summary><ul>{ for sections }</ul></details>
            }
        </li>
    }
}

/// The edition's duties, of amended texts the one that holds last.
fn last_texts(edition: &Record) -> Vec<&Duty> {
    let last = |duty: &&Duty| edition.duty(&duty.thread).recorded().is_some_and(|last| std::ptr::eq(last, *duty));
    edition.duties.iter().filter(last).collect()
}

/// Where a duty stands among the others of its chapter: by paragraph, then by page; what is not
/// known stands last.
fn order(duty: &Duty) -> (Vec<u32>, u16) {
    let numbers = |text: &String| {
        let first = text.split(['-', ',']).next().unwrap_or_default();
        first.split('.').filter_map(|part| part.trim().parse().ok()).collect::<Vec<u32>>()
    };
    let place = duty.place.as_ref();
    let paragraphs =
        place.and_then(|place| place.paragraphs.as_ref()).map(numbers).filter(|numbers| !numbers.is_empty());
    (paragraphs.unwrap_or_else(|| vec![u32::MAX]), place.and_then(|place| place.page).unwrap_or(u16::MAX))
}

/// A chapter of the edition's duties: its heading and the duties in their order.
fn by_chapter<'a>(edition: &'a Record) -> Vec<(String, Vec<&'a Duty>)> {
    let own = last_texts(edition);
    let sorted = |mut duties: Vec<&'a Duty>| {
        duties.sort_by_key(|duty| order(duty));
        duties
    };
    let in_chapter = |id: Option<&str>| {
        own.iter()
            .copied()
            .filter(|duty| duty.place.as_ref().map(|place| place.chapter.as_str()) == id)
            .collect::<Vec<_>>()
    };
    let mut groups: Vec<(String, Vec<&Duty>)> = edition
        .about
        .chapter
        .iter()
        .map(|chapter| {
            let name = chapter_name(&chapter.id);
            let heading = if name == chapter.title { name } else { format!("{name}: {}", chapter.title) };
            (heading, sorted(in_chapter(Some(&chapter.id))))
        })
        .collect();
    groups.push(("Place not known".to_owned(), in_chapter(None)));
    groups.retain(|(_, duties)| !duties.is_empty());
    groups
}

fn duties(corpus: &Corpus, edition: &Record) -> Html {
    let groups = by_chapter(edition);
    html! {
        <section aria-labelledby="duties">
            <h2 id="duties" tabindex="-1">{ "Its duties, in its own order" }</h2>
            <p class="note">{ "By chapter, paragraph and page, as far as they are known; within a chapter, those without a known paragraph or page come last." }</p>
            { for groups.iter().map(|(heading, duties)| html! {
                <>
                    <h3>{ heading }{ " " }<small>{ count(duties.len(), "duty", "duties") }</small></h3>
                    <ul class="duties">{ for duties.iter().map(|duty| duty_line(corpus, edition, duty)) }</ul>
                </>
            }) }
        </section>
    }
}

fn duty_line(corpus: &Corpus, edition: &Record, duty: &Duty) -> Html {
    let title = corpus.thread_title(&duty.thread);
    let place = duty.place.as_ref();
    let at = place.and_then(|place| place.paragraphs.as_ref().map(|paragraphs| paragraphs.replace('-', "–")));
    let at = at.or_else(|| place.and_then(|place| place.page).map(|page| format!("page {page}")));
    html! {
        <li>{ record::force(duty.force) }<div><a href={format!("{}#in-{}", Page::Duty(duty.thread.clone()).file(), edition.id())}>{ title }</a>
            { for at.iter().map(|at| html! { <small>{ at }</small> }) }
            <p>{ sentence::sentence(corpus, duty) }</p></div></li>
    }
}

#[cfg(test)]
mod tests {
    use corpus::model::{Force, Place};

    use super::*;

    fn at(paragraphs: Option<&str>, page: Option<u16>) -> Duty {
        Duty {
            thread: String::new(),
            who: Vec::new(),
            with: Vec::new(),
            force: Force::Should,
            action: String::new(),
            within: None,
            when: None,
            law: Vec::new(),
            place: Some(Place {
                chapter: "3".to_owned(),
                section: None,
                paragraphs: paragraphs.map(str::to_owned),
                page,
            }),
            evidence: Vec::new(),
            terms: Vec::new(),
            holds_from: None,
            holds_until: None,
            partial: false,
            note: None,
        }
    }

    #[test]
    fn duties_stand_by_paragraph_then_page_and_unknown_places_last() {
        let places = [
            (Some("5.9"), None),
            (Some("5.38"), None),
            (Some("65-67, 75"), Some(31)),
            (Some("114"), Some(43)),
            (None, Some(12)),
            (None, None),
        ];
        for pair in places.windows(2) {
            let (before, after) = (order(&at(pair[0].0, pair[0].1)), order(&at(pair[1].0, pair[1].1)));
            assert!(before < after, "{pair:?}");
        }
    }

    #[test]
    fn every_duty_of_an_edition_stands_under_one_heading() {
        for edition in &data::corpus().editions {
            let listed: usize = by_chapter(edition).iter().map(|(_, duties)| duties.len()).sum();
            assert_eq!(listed, last_texts(edition).len(), "{}", edition.id());
        }
    }
}
