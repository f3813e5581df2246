//! One process: through the editions, in one edition, or in two side by side.

use comparison::Kind;
use comparison::process::{Comparison, Outcome, compare, editions_with, outcome, say, time};
use corpus::model::{Process as Drawn, ProcessKind};
use corpus::{Cell, Corpus, Edition};
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::data;
use crate::parts::card::tag;
use crate::parts::{evidence, flow, steps, text};

/// One process through the editions: what changed last, its life, and the newest edition of it.
pub fn page(id: &str) -> Html {
    let corpus = data::corpus();
    let Some(kind) = corpus.processes.get(id) else { return html! {} };
    let having = editions_with(corpus, &kind.id);
    let newest = having.last().map(|(edition, _)| *edition);
    let newest = newest.and_then(|edition| compare(corpus, &kind.id, edition, edition));
    let latest = match having.as_slice() {
        [.., (from, _), (to, _)] => compare(corpus, &kind.id, from, to),
        _ => None,
    };
    html! {
        <>
            { top(kind, html! { &kind.title }) }
            { line(corpus, kind, &Shown::All) }
            { latest.as_ref().map(last_change) }
            <section aria-labelledby="life"><h2 id="life">{ "Through the editions" }</h2>{ life(corpus, kind) }</section>
            if let Some(newest) = newest {
                <section class="chart" aria-labelledby="chart">
                    <h2 id="chart">{ format!("The process in {}", newest.to.id()) }</h2>
                    { chart(&newest, flow::alone(&newest)) }
                </section>
                { times_alone(newest.after) }
                <section aria-labelledby="steps"><h2 id="steps">{ format!("Step by step in {}", newest.to.id()) }</h2>{ steps::alone(&newest) }</section>
            }
        </>
    }
}

/// One process as one edition has it.
pub fn alone(id: &str, edition: &str) -> Html {
    let corpus = data::corpus();
    let edition = corpus.edition(edition);
    let Some(shown) = edition.and_then(|edition| compare(corpus, id, edition, edition)) else { return html! {} };
    html! {
        <>
            { top(shown.kind, html! { format!("{} in {}", shown.kind.title, shown.to.id()) }) }
            { line(corpus, shown.kind, &Shown::One(shown.to.id())) }
            { origin(shown.to, shown.after) }
            <section class="chart" aria-labelledby="chart"><h2 id="chart">{ "The flow chart" }</h2>{ chart(&shown, flow::alone(&shown)) }</section>
            { times_alone(shown.after) }
            <section aria-labelledby="steps"><h2 id="steps">{ "Step by step" }</h2>{ steps::alone(&shown) }</section>
        </>
    }
}

/// One process, two editions side by side.
pub fn beside(id: &str, pair: &Pair) -> Html {
    let corpus = data::corpus();
    let editions = corpus.edition(&pair.from).zip(corpus.edition(&pair.to));
    let Some(shown) = editions.and_then(|(from, to)| compare(corpus, id, from, to)) else { return html! {} };
    let (from, to) = (shown.from.id(), shown.to.id());
    html! {
        <>
            { top(shown.kind, html! { format!("{}: {from} beside {to}", shown.kind.title) }) }
            { line(corpus, shown.kind, &Shown::Two(pair)) }
            <section class="answer" aria-labelledby="in-short">
                <div><h2 id="in-short">{ "In short" }</h2>{ short(&shown) }</div>
                <div><h2>{ "By when" }</h2>{ times_beside(&shown) }</div>
            </section>
            <section class="chart" aria-labelledby="chart">
                <h2 id="chart">{ "The two flow charts" }</h2>
                { chart(&shown, flow::beside(&shown)) }
                { legend() }
            </section>
            <section aria-labelledby="steps"><h2 id="steps">{ "Step by step" }</h2>{ steps::beside(&shown) }</section>
            <section aria-labelledby="from-what"><h2 id="from-what">{ "What this was drawn from" }</h2>
                <div class="both">
                    <div><h3>{ from }</h3>{ origin(shown.from, shown.before) }</div>
                    <div><h3>{ to }</h3>{ origin(shown.to, shown.after) }</div>
                </div>
            </section>
        </>
    }
}

fn top(kind: &ProcessKind, title: Html) -> Html {
    html! {
        <>
            <h1 tabindex="-1">{ title }</h1>
            <p class="lede">{ &kind.about }{ ". " }<a href={Page::Processes.file()}>{ "All processes" }</a></p>
        </>
    }
}

/// What of a process a page shows.
enum Shown<'a> {
    All,
    One(&'a str),
    Two(&'a Pair),
}

/// The line of years: editions that have the process lead to it, the others say why they do not.
fn line(corpus: &Corpus, kind: &ProcessKind, shown: &Shown<'_>) -> Html {
    let has = |edition: &Edition| edition.process(&kind.id).recorded().is_some();
    let place = |id: &str| corpus.editions.position(id).unwrap_or(0);
    let stretch = match shown {
        Shown::Two(pair) => {
            format!(" a{} b{}", place(&pair.from).min(place(&pair.to)), place(&pair.from).max(place(&pair.to)))
        }
        _ => " no-stretch".to_owned(),
    };
    let stop = |edition: &Edition| {
        let year = edition.id();
        if !has(edition) {
            let words = if matches!(edition.process(&kind.id), Cell::Absent(_)) { "not in it" } else { "not known" };
            return html! {
                <li class="stop lacks"><span class="dot" aria-hidden="true"></span><b>{ year }</b>
                    <small><a href={format!("#without-{year}")}>{ words }<span class="vh">{ format!(" in {year}: why") }</span></a></small></li>
            };
        }
        let (class, ends) = match shown {
            Shown::Two(pair) if year == pair.from => ("from", two_ends(kind, pair, year)),
            Shown::Two(pair) if year == pair.to => ("to", two_ends(kind, pair, year)),
            Shown::Two(pair) => ("", two_ends(kind, pair, year)),
            Shown::One(chosen) if *chosen == year => {
                ("to", html! { <b class="end" aria-current="page">{ "shown" }</b> })
            }
            Shown::One(chosen) => {
                let pair = if place(year) < place(chosen) { (year, *chosen) } else { (*chosen, year) };
                let pair = Pair { from: pair.0.to_owned(), to: pair.1.to_owned() };
                (
                    "",
                    html! { <a class="end" href={Page::ProcessPair(kind.id.clone(), pair).file()}>{ "compare" }<span class="vh">{ format!(" {year} with {chosen}") }</span></a> },
                )
            }
            Shown::All => ("", html! {}),
        };
        html! {
            <li class={classes!("stop", class)}><span class="dot" aria-hidden="true"></span>
                <b><a href={Page::ProcessIn(kind.id.clone(), year.to_owned()).file()}>{ year }</a></b>
                <span class="ends">{ ends }</span></li>
        }
    };
    let swapped = match shown {
        Shown::Two(pair) => {
            html! { <a class="swap" href={Page::ProcessPair(kind.id.clone(), pair.swapped()).file()}><span aria-hidden="true">{ "⇄ " }</span>{ "Swap" }</a> }
        }
        _ => html! {},
    };
    let reasons = corpus.editions.iter().filter(|edition| !has(edition)).map(|edition| {
        let year = edition.id();
        html! { <li id={format!("without-{year}")}><b>{ year }</b>{ ": " }{ reason(edition, kind) }</li> }
    });
    let count = corpus.editions.len();
    html! {
        <nav class="years processes" aria-label={format!("{} in each edition", kind.title)}>
            <ol class={format!("line n{count}{stretch}")}>{ for corpus.editions.iter().map(stop) }</ol>
            { swapped }
            // The page through the editions tells this where it tells the rest.
            if !matches!(shown, Shown::All) { <ul class="reasons">{ for reasons }</ul> }
        </nav>
    }
}

/// Links that make an edition the first or the second of a pair.
fn two_ends(kind: &ProcessKind, pair: &Pair, year: &str) -> Html {
    let end = |first: bool| {
        let (word, chosen, other) = if first { ("from", &pair.from, &pair.to) } else { ("to", &pair.to, &pair.from) };
        if chosen == year {
            return html! { <b class="end" aria-current="true">{ word }<span class="vh">{ format!(" {year}, chosen") }</span></b> };
        }
        let next = match (other == year, first) {
            (true, _) => pair.swapped(),
            (_, true) => Pair { from: year.to_owned(), to: pair.to.clone() },
            (_, false) => Pair { from: pair.from.clone(), to: year.to_owned() },
        };
        html! { <a class="end" href={Page::ProcessPair(kind.id.clone(), next).file()}>{ word }<span class="vh">{ format!(" {year}") }</span></a> }
    };
    html! { <>{ end(true) }{ end(false) }</> }
}

/// Why there is no record of a process in an edition.
pub fn reason(edition: &Edition, kind: &ProcessKind) -> Html {
    match edition.process(&kind.id) {
        Cell::Absent(absent) => html! { <>{ "not in this edition. " }{ &absent.because }{ "." }</> },
        Cell::Gap(gap) => html! { <>{ "not known. Looked for without success: " }{ &gap.looked_for }{ "." }</> },
        Cell::Recorded(_) | Cell::Undecided => html! { "not known." },
    }
}

/// What changed from the edition before the newest to the newest.
fn last_change(latest: &Comparison<'_>) -> Html {
    let (from, to) = (latest.from.id(), latest.to.id());
    let page = pair_page(latest).file();
    html! {
        <section class="answer one-column" aria-labelledby="last"><div>
            <h2 id="last"><a href={page.clone()}>{ format!("From {from} to {to}") }</a></h2>
            <p>{ text::drawn(text::arrows(&say::in_short(latest), &[])) }</p>
            { changed_steps(latest) }
        </div></section>
    }
}

/// The steps that changed, each with a link to what changed in it.
pub fn changed_steps(comparison: &Comparison<'_>) -> Html {
    let page = pair_page(comparison).file();
    let changed = comparison.steps.iter().filter(|change| change.kind.is_change());
    html! {
        <ul class="changed-steps">{ for changed.map(|change| html! {
            <li>{ tag(change.kind) }{ " " }<a href={format!("{page}#{}", steps::fragment(change))}>{ steps::heading(change) }</a></li>
        }) }</ul>
    }
}

/// The page of a process in both editions of a comparison.
pub fn pair_page(comparison: &Comparison<'_>) -> Page {
    let pair = Pair { from: comparison.from.id().to_owned(), to: comparison.to.id().to_owned() };
    Page::ProcessPair(comparison.kind.id.clone(), pair)
}

/// A process in every edition, oldest first.
fn life(corpus: &Corpus, kind: &ProcessKind) -> Html {
    let mut last: Option<&Edition> = None;
    let stages = corpus.editions.iter().map(|edition| {
        let year = edition.id();
        let since = last.map(|earlier| outcome(corpus, kind, earlier, edition));
        let cell = edition.process(&kind.id);
        if cell.recorded().is_some() {
            last = Some(edition);
        }
        let inner = match cell {
            Cell::Recorded(process) => html! {
                <>
                    <h3><a href={Page::ProcessIn(kind.id.clone(), year.to_owned()).file()}>{ year }</a>{ " " }<small>{ say::count(process.step.len()) }</small></h3>
                    if let Some(Outcome::Compared(comparison)) = since {
                        <p>{ format!("Since {}: ", comparison.from.id()) }{ text::drawn(text::arrows(&say::in_short(&comparison), &[])) }{ " " }
                            <a href={pair_page(&comparison).file()}>{ format!("{} beside {year}", comparison.from.id()) }</a></p>
                    }
                    { origin(edition, process) }
                </>
            },
            cell => html! {
                <>
                    <h3 id={format!("without-{year}")}>{ year }{ " " }{ if matches!(cell, Cell::Absent(_)) { html! { <small>{ "not in it" }</small> } } else { tag(Kind::Unknown) } }</h3>
                    <p>{ corpus::sentence::capital(&plain_reason(edition, kind)) }</p>
                    if let Cell::Absent(absent) = cell { { evidence::sources(corpus, &absent.evidence) } }
                </>
            },
        };
        let class = if edition.process(&kind.id).recorded().is_some() { "has" } else { "lacks" };
        html! { <li {class}>{ inner }</li> }
    });
    html! { <ol class="stages">{ for stages.collect::<Vec<_>>() }</ol> }
}

fn plain_reason(edition: &Edition, kind: &ProcessKind) -> String {
    match edition.process(&kind.id) {
        Cell::Absent(absent) => format!("{}.", absent.because),
        Cell::Gap(gap) => format!("looked for without success: {}.", gap.looked_for),
        Cell::Recorded(_) | Cell::Undecided => String::new(),
    }
}

/// What a process was drawn from, where it stands, and what a careful reader should know.
fn origin(edition: &Edition, process: &Drawn) -> Html {
    let official = edition.about.addresses.first();
    html! {
        <div class="origin">
            <p>{ "Drawn from " }{ say::drawn_from(process.drawn_from) }{ "." }
                if let Some(place) = &process.place {
                    { " It stands in " }<a href={Page::Edition(edition.id().to_owned()).file()}>{ format!("the edition of {}", edition.id()) }</a>{ ", " }{ comparison::say::place(place) }{ "." }
                }
                if let Some(address) = official { { " " }<a href={address.clone()} rel="external noreferrer">{ "Official page" }<span class="vh">{ format!(" of the edition of {}", edition.id()) }</span></a>{ "." } }
            </p>
            if let Some(note) = &process.note { <p class="note">{ "Note: " }{ note.trim_end_matches('.') }{ "." }</p> }
        </div>
    }
}

/// The drawing, and where to look where it has no room.
fn chart(shown: &Comparison<'_>, drawing: Html) -> Html {
    html! {
        <>
            { drawing }
            <p class="no-room">{ format!("The flow chart needs a wider screen or paper. The {} below hold all of it.", say::count(shown.steps.len())) }</p>
        </>
    }
}

fn legend() -> Html {
    html! {
        <ul class="key-to-chart">
            <li><span class="sample new" aria-hidden="true"></span>{ "New: double border" }</li>
            <li><span class="sample dropped" aria-hidden="true"></span>{ "Dropped: broken border" }</li>
            <li><span class="sample changed" aria-hidden="true"></span>{ "Changed: bar at the left, or thick border" }</li>
            <li>{ "Six corners: a decision, its answers below it" }</li>
            <li>{ "Round ends: where the process starts or ends" }</li>
            <li>{ "Broken line: leads back" }</li>
            <li>{ "The same step has the same number and height on both sides" }</li>
        </ul>
    }
}

/// The answer in short: how many steps changed, and which.
fn short(shown: &Comparison<'_>) -> Html {
    let counts = shown.counts();
    let groups = counts.iter().filter(|(kind, _)| *kind != Kind::Same).map(|(kind, n)| {
        let changed: Vec<_> = shown.steps.iter().filter(|change| change.kind == *kind).collect();
        let links = changed.iter().enumerate().map(|(i, change)| {
            let comma = if i == 0 { "" } else { "; " };
            html! { <>{ comma }<a href={format!("#{}", steps::fragment(change))}>{ steps::heading(change) }</a></> }
        });
        html! { <li>{ tag(*kind) }{ format!(" {n}: ") }{ for links }</li> }
    });
    let same = counts.iter().find(|(kind, _)| *kind == Kind::Same).map_or(0, |(_, n)| *n);
    html! {
        <ul class="kinds">
            if !shown.is_changed() { <li>{ "No step changed." }</li> }
            { for groups }
            if same > 0 { <li>{ tag(Kind::Same) }{ format!(" {}.", say::count(same)) }</li> }
        </ul>
    }
}

/// The rule by which limits are added up.
const RULE: &str = "Limits counted from the same event run at the same time and count once. Limits counted from different \
     events are added, as if each began when the one before it was used up. Units such as working days and months are never \
     turned into each other.";

fn times_alone(process: &Drawn) -> Html {
    html! {
        <section aria-labelledby="times"><h2 id="times">{ "Time along the way" }</h2>
            <ul class="times">{ for say::times(process).into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            if time::allowed(process) != time::Allowed::NoLimit { <p class="note">{ RULE }</p> }
        </section>
    }
}

fn times_beside(shown: &Comparison<'_>) -> Html {
    let changes = say::time_changes(shown);
    let each = [(shown.from, shown.before), (shown.to, shown.after)].into_iter().map(|(edition, process)| {
        html! { <><p class="of">{ edition.id() }</p><ul>{ for say::times(process).into_iter().map(|line| html! { <li>{ line }</li> }) }</ul></> }
    });
    html! {
        <>
            if changes.is_empty() { <p>{ "Neither edition has time limits in figures here that could be added up." }</p> }
            <ul>{ for changes.iter().map(|line| html! { <li>{ text::drawn(text::arrows(line, &[])) }</li> }) }</ul>
            if !changes.is_empty() { <details class="sums"><summary>{ "How this is added up" }</summary>{ for each }<p class="note">{ RULE }</p></details> }
        </>
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::pages::{description, title};

    fn corpus() -> Corpus {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("editions");
        corpus::read::corpus(&folder).expect("the data is sound")
    }

    fn pages(corpus: &Corpus) -> Vec<Page> {
        let of_process = |page: &Page| {
            matches!(
                page,
                Page::Processes
                    | Page::ProcessesPair(_)
                    | Page::Process(_)
                    | Page::ProcessIn(..)
                    | Page::ProcessPair(..)
            )
        };
        Page::all(corpus).into_iter().filter(of_process).collect()
    }

    #[test]
    fn every_page_is_found_under_its_file_name() {
        let corpus = corpus();
        let pages = pages(&corpus);
        for page in &pages {
            assert_eq!(Page::parse(&corpus, &page.file()), *page);
            assert!(!page.is_alive());
        }
        let files: BTreeSet<String> = pages.iter().map(Page::file).collect();
        assert_eq!(files.len(), pages.len());
        for kind in &corpus.processes {
            let n = editions_with(&corpus, &kind.id).len();
            let of_kind = |page: &&Page| match page {
                Page::Process(id) | Page::ProcessIn(id, _) | Page::ProcessPair(id, _) => *id == kind.id,
                _ => false,
            };
            assert_eq!(pages.iter().filter(of_kind).count(), 1 + n + n * n.saturating_sub(1), "{}", kind.id);
        }
    }

    #[test]
    fn file_names_that_stand_for_nothing_are_unknown() {
        let corpus = corpus();
        for file in [
            "process-.html",
            "process-nothing.html",
            "process-assessment-1999.html",
            "process-assessment-2013-2013.html",
            "process-assessment-2013-1999.html",
            "process-nothing-2013-2023.html",
            "process-2010-2013.html",
            // The edition does not have it.
            "process-serious-case-review-2023.html",
            "process-serious-case-review-2013-2023.html",
        ] {
            assert_eq!(Page::parse(&corpus, file), Page::Unknown(file.to_owned()));
        }
    }

    #[test]
    fn titles_and_descriptions_tell_pages_apart() {
        let corpus = corpus();
        let pages = pages(&corpus);
        let titles: BTreeSet<String> = pages.iter().map(|page| title(&corpus, page)).collect();
        let descriptions: BTreeSet<String> = pages.iter().map(|page| description(&corpus, page)).collect();
        assert_eq!((titles.len(), descriptions.len()), (pages.len(), pages.len()));
    }
}
