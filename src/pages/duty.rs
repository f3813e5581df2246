//! One duty through all editions.

use comparison::life::{self, Stage};
use comparison::wording;
use comparison::{Kind, say};
use corpus::model::{Duty as Record, Force, Lineage, LineageKind, Thread};
use corpus::{Cell, Corpus, Edition, sentence};
use yew::prelude::*;

use crate::address::Page;
use crate::data;
use crate::parts::card::tag;
use crate::parts::on_date::span;
use crate::parts::record::{self, compared};
use crate::parts::{evidence, lifeline, link, text};

/// One duty through all editions.
pub fn page(id: &str) -> Html {
    let corpus = data::corpus();
    let Some(thread) = corpus.thread(id) else { return html! {} };
    let stages = life::of(corpus, thread);
    let topic = corpus.topics.get(&thread.topic);
    html! {
        <>
            <p class="over">{ "A duty through all editions" }{ topic.map(|topic| html! { <>{ " · " }{ &topic.title }</> }) }</p>
            <h1 tabindex="-1">{ &thread.title }</h1>
            <p class="lede">{ format!("{}.", thread.about.trim_end_matches('.')) }</p>
            <p class="badges">{ for badges(&stages).into_iter().map(|(class, words)| html! { <span class={classes!("tag", class)}>{ words }</span> }) }</p>
            { lifeline::line(corpus, thread, &stages) }
            { lineage(corpus, thread, &stages) }
            <h2>{ "What each edition says" }</h2>
            <ol class="life">{ for stages.iter().enumerate().map(|(i, stage)| entry(corpus, thread, &stages, i, stage)) }</ol>
            { processes(corpus, thread) }
            { neighbours(corpus, thread) }
            { cite(thread) }
        </>
    }
}

/// The life in a few words each: "since 2006", "changed 2013", "dropped 2018".
fn badges(stages: &[Stage<'_>]) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    let mut met = false;
    for (i, stage) in stages.iter().enumerate() {
        let year = stage.edition.id();
        let recorded = stage.cell.recorded().is_some();
        let badge = match stage.badge {
            _ if recorded && !met && i == 0 => Some(("began", format!("since {year}, or before"))),
            Some(
                kind @ (Kind::Changed
                | Kind::Dropped
                | Kind::New
                | Kind::Merged
                | Kind::Split
                | Kind::Replaced
                | Kind::HandedOver),
            ) => Some((kind.id(), format!("{} {year}", kind.in_words().to_lowercase()))),
            Some(Kind::Unknown) => Some(("unknown", format!("not known {year}"))),
            None if recorded && !met => Some(("began", format!("known since {year}"))),
            _ => None,
        };
        met |= recorded;
        out.extend(badge);
    }
    out
}

/// How the duty joined others or parted, in sentences with their reasons.
fn lineage(corpus: &Corpus, thread: &Thread, stages: &[Stage<'_>]) -> Html {
    let all: Vec<&Lineage> =
        stages.iter().flat_map(|stage| stage.joined_from.iter().chain(&stage.parted_into).copied()).collect();
    if all.is_empty() {
        return html! {};
    }
    let threads = |ids: &[String]| {
        let links = ids.iter().map(|id| {
            let title = corpus.thread_title(id);
            if *id == thread.id {
                html! { <b>{ title }</b> }
            } else {
                link::link(Page::Duty(id.clone()), title.to_owned())
            }
        });
        record::between(links.collect())
    };
    let item = |lineage: &&Lineage| {
        let verb = match lineage.kind {
            LineageKind::Merged => " became one: ",
            LineageKind::Split => " became several: ",
            LineageKind::Replaced => " gave way to ",
        };
        html! {
            <li><b>{ &lineage.edition }{ ": " }</b>{ threads(&lineage.from) }{ verb }{ threads(&lineage.to) }{ ". " }{ format!("{}.", lineage.because.trim_end_matches('.')) }{ record::shown(corpus, &lineage.evidence) }</li>
        }
    };
    html! { <section class="lineage"><h2>{ "How it joined and parted" }</h2><ul>{ for all.iter().map(item) }</ul></section> }
}

fn entry(corpus: &Corpus, thread: &Thread, stages: &[Stage<'_>], i: usize, stage: &Stage<'_>) -> Html {
    let year = stage.edition.id();
    let (state, inner) = match stage.cell {
        Cell::Recorded(duty) => ("recorded", recorded(corpus, stage, duty, &laws_before(&stages[..i]))),
        Cell::Absent(absent) => (
            "absent",
            html! {
                <>
                    <p>{ "Not in this edition. " }{ format!("{}.", absent.because.trim_end_matches('.')) }</p>
                    { record::shown(corpus, &absent.evidence) }
                </>
            },
        ),
        Cell::Gap(gap) => (
            "gap",
            html! { <p>{ "Not known whether this edition has it. What was looked for: " }{ format!("{}.", gap.looked_for.trim_end_matches('.')) }</p> },
        ),
        Cell::Undecided => ("gap", html! { <p>{ "Not known whether this edition has it." }</p> }),
    };
    let next = stages.get(i + 1).and_then(|next| Some((next, compared(year, next.edition.id(), &thread.id)?)));
    html! {
        <li id={format!("in-{year}")} class={state} tabindex="-1">
            <h3>{ link::link(Page::Edition(year.to_owned()), year.to_owned()) }{ stage.badge.map(|kind| html! { <>{ " " }{ tag(kind) }</> }) }</h3>
            { inner }
            { next.map(|(next, href)| html! { <p class="ways"><a href={href}>{ format!("{year} and {} side by side", next.edition.id()) }<span class="vh">{ format!(": “{}”", thread.title) }</span></a></p> }) }
        </li>
    }
}

/// Provisions that the entries of earlier editions have told of.
fn laws_before<'a>(stages: &[Stage<'a>]) -> Vec<&'a str> {
    stages.iter().filter_map(|stage| stage.cell.recorded()).flat_map(|duty| &duty.law).map(String::as_str).collect()
}

fn recorded(corpus: &Corpus, stage: &Stage<'_>, duty: &Record, laws_met: &[&str]) -> Html {
    html! {
        <>
            <p class="statement">{ sentence::sentence(corpus, duty) }</p>
            { since(corpus, stage) }
            { facts(corpus, stage.edition, duty, laws_met) }
            { earlier_texts(corpus, stage) }
        </>
    }
}

/// What changed since the edition that last had the duty.
fn since(corpus: &Corpus, stage: &Stage<'_>) -> Html {
    let Some((earlier, fields)) = &stage.since else { return html! {} };
    let from = earlier.id();
    if fields.is_empty() {
        let said = if stage.is_partial { "What is known tells no change since" } else { "The same as in" };
        return html! { <p class="note">{ format!("{said} {from}.") }</p> };
    }
    let lines = fields.iter().map(|field| say::field(corpus, field));
    html! {
        <div class={classes!("since", stage.badge.map(Kind::id))}>
            <h4>{ format!("Since {from}") }</h4>
            <ul class="says">{ for lines.map(|line| html! { <li>{ text::drawn(text::arrows(&line, &[])) }</li> }) }</ul>
            // What is known only in part is not held against the whole.
            if !stage.is_partial { { word_by_word(corpus, earlier, stage) } }
        </div>
    }
}

fn word_by_word(corpus: &Corpus, earlier: &Edition, stage: &Stage<'_>) -> Html {
    let said = |edition: &Edition| {
        edition.duty(stage.versions.first()?.thread.as_str()).recorded().map(|duty| sentence::sentence(corpus, duty))
    };
    match (said(earlier), said(stage.edition)) {
        (Some(before), Some(after)) if before != after => html! {
            <details><summary>{ "Word by word" }</summary><p>{ text::drawn(text::runs(&wording::diff(&before, &after), &[])) }</p></details>
        },
        _ => html! {},
    }
}

/// Who, by when, under which law, where, how well shown, and what to know.
fn facts(corpus: &Corpus, edition: &Edition, duty: &Record, laws_met: &[&str]) -> Html {
    let row = |name: &str, value: Html| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    html! {
        <dl class="record">
            { row("Who", record::roles(corpus, &duty.who)) }
            if !duty.with.is_empty() { { row("Together with", record::roles(corpus, &duty.with)) } }
            { row("How strongly", strength(duty.force)) }
            { for duty.within.iter().map(|limit| row("By when", html! { sentence::capital(&sentence::within_words(limit)) })) }
            { for duty.when.iter().map(|when| row("In which case", html! { format!("Where {when}") })) }
            if !duty.law.is_empty() { { row("Law", record::laws(corpus, &duty.law, laws_met)) } }
            { row("Place", html! { duty.place.as_ref().map_or("Not known: no source shows it".to_owned(), |place| record::place(edition, place)) }) }
            { row("Evidence", html! { <>{ evidence::grade(corpus, &duty.evidence) }{ evidence::sources(corpus, &duty.evidence) }</> }) }
            { for duty.note.iter().map(|note| row("Note", html! { format!("{}.", note.trim_end_matches('.')) })) }
        </dl>
    }
}

/// The force, and what it means where it is not the edition's own word.
fn strength(force: Force) -> Html {
    match force {
        Force::Described => html! { "Described: reported as what happens, or the edition’s own word was not seen" },
        force => record::force(force),
    }
}

/// Texts that the edition had before it was amended, and from when the last one holds.
fn earlier_texts(corpus: &Corpus, stage: &Stage<'_>) -> Html {
    let dated = |duty: &&&Record| duty.holds_from.is_some() || duty.holds_until.is_some();
    let versions: Vec<&&Record> = stage.versions.iter().filter(dated).collect();
    if versions.is_empty() {
        return html! {};
    }
    let about = &stage.edition.about;
    let line = |duty: &&&Record| {
        let held = span(duty.holds_from.or(Some(about.in_force)), duty.holds_until.or(about.until));
        let note = duty.note.as_ref().filter(|_| duty.holds_until.is_some());
        html! {
            <li><b>{ sentence::capital(&held) }{ ": " }</b>{ sentence::sentence(corpus, duty) }
                { note.map(|note| html! { <span class="note">{ " " }{ format!("{}.", note.trim_end_matches('.')) }</span> }) }
                { record::shown(corpus, &duty.evidence) }</li>
        }
    };
    html! { <div class="versions"><h4>{ "Its text while the edition was in force" }</h4><ul>{ for versions.iter().map(line) }</ul></div> }
}

/// Processes with a step behind which the duty stands.
fn processes(corpus: &Corpus, thread: &Thread) -> Html {
    let editions_of = |process: &str| -> Vec<&str> {
        let has = |edition: &&Edition| {
            edition
                .process(process)
                .recorded()
                .is_some_and(|process| process.step.iter().any(|step| step.duties.contains(&thread.id)))
        };
        corpus.editions.iter().filter(has).map(Edition::id).collect()
    };
    let found: Vec<_> = corpus
        .processes
        .iter()
        .map(|process| (process, editions_of(&process.id)))
        .filter(|(_, editions)| !editions.is_empty())
        .collect();
    if found.is_empty() {
        return html! {};
    }
    html! {
        <section>
            <h2>{ "Where it stands in a process" }</h2>
            <ul>{ for found.iter().map(|(process, editions)| html! {
                <li>{ link::link(Page::Process(process.id.clone()), process.title.clone()) }{ ", in " }{ sentence::list(editions.iter().copied()) }</li>
            }) }</ul>
        </section>
    }
}

/// The duties before and after this one in its topic.
fn neighbours(corpus: &Corpus, thread: &Thread) -> Html {
    let of_topic: Vec<&Thread> = corpus.threads.iter().filter(|other| other.topic == thread.topic).collect();
    let Some(at) = of_topic.iter().position(|other| other.id == thread.id) else { return html! {} };
    let way = |other: Option<&&Thread>, rel: &'static str, words: &'static str| {
        other.map(|other| html! { <a href={Page::Duty(other.id.clone()).file()} rel={rel}><small>{ words }</small>{ &other.title }</a> })
    };
    html! {
        <nav class="neighbours" aria-label="Duties of the same topic">
            { way(at.checked_sub(1).and_then(|i| of_topic.get(i)), "prev", "Before it in the topic") }
            { way(of_topic.get(at + 1), "next", "After it in the topic") }
        </nav>
    }
}

fn cite(thread: &Thread) -> Html {
    let file = Page::Duty(thread.id.clone()).file();
    html! {
        <p class="cite"><b>{ "To cite: " }</b>{ format!("“{}”, in: Working Together to Safeguard Children, compared, ", thread.title) }<code>{ &file }</code>
            { ". Each edition’s entry has an address of its own, such as " }<code>{ format!("{file}#in-{}", data::corpus().editions.last().map_or("", Edition::id)) }</code>
            { ". The address stays when the duty is renamed. Where the wording matters, cite the official text by its place." }</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badges_tell_a_life_in_a_few_words() {
        let corpus = data::corpus();
        for (thread, expected) in [
            ("initial-assessment-time-limit", ["since 2006, or before", "changed 2010", "merged 2013"].as_slice()),
            ("scr-undertake", &["since 2006, or before", "split 2018"]),
        ] {
            let thread = corpus.thread(thread).expect(thread);
            let words: Vec<String> = badges(&life::of(corpus, thread)).into_iter().map(|(_, words)| words).collect();
            assert_eq!(words, expected, "{}", thread.id);
        }
    }

    #[test]
    fn nothing_that_is_not_known_is_called_new_or_dropped() {
        let corpus = data::corpus();
        for thread in &corpus.threads {
            let stages = life::of(corpus, thread);
            for (_, badge) in badges(&stages) {
                for stage in stages.iter().filter(|stage| stage.cell.is_unknown()) {
                    assert!(
                        badge.starts_with("not known") || !badge.ends_with(stage.edition.id()),
                        "{}: {badge}",
                        thread.id
                    );
                }
            }
        }
    }
}
