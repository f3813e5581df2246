//! Two editions compared: the answer in short, then every change.

use std::rc::Rc;

use comparison::summary::{self, Counts, Point};
use comparison::{Change, Comparison, Kind, say};
use corpus::model::Topic;
use corpus::sentence;
use yew::prelude::*;

use crate::address::{Address, Page, Pair, View};
use crate::app::Context;
use crate::data::{self, Ref};
use crate::parts::card::{Card, tag};
use crate::parts::{filters, text, years};
use crate::search;

/// Two editions compared; `bare` where it stands on somebody else's page, without the site's frame.
pub fn page(context: &Context, pair: &Pair, bare: bool) -> Html {
    let Some(comparison) = data::comparison(pair) else { return html! {} };
    let address = &context.address;
    let shown = shown(comparison, &address.view);
    let words = Rc::new(search::words(&address.view.search));
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let page: fn(Pair) -> Page = if bare { Page::Embed } else { Page::Compare };
    let counts = Counts::of(without_kind(comparison, &address.view));
    let part = |name: &'static str| bare.then_some(name);
    // In the middle of somebody's page a heading of the first level would be out of order.
    let level = context.place.is_element().then_some("2");
    let filters = filters::filters(context, &counts, comparison);
    html! {
        <>
            if bare { <p class="of-what">{ "Working Together to Safeguard Children" }</p> }
            <h1 class="title" tabindex="-1" aria-level={level} part={part("heading")}>{ format!("What changed from {from} to {to}?") }</h1>
            if !bare { <p class="lede">{ lede(comparison) }</p> }
            { years::line(comparison.corpus, address, pair, page) }
            // An embed that was made for one topic or one group of readers goes straight to its changes.
            if !bare || address.view.shows_all() { { answer(comparison, address) } }
            if bare {
                <details class="narrow scripted-only"><summary>{ "Filter and search" }</summary>{ filters }</details>
            } else {
                <p class="onward">
                    <a href={Page::ProcessesPair(pair.clone()).file()}>{ "What changed in the processes, as flow charts" }</a>{ " · " }
                    <a href={Page::Places(pair.clone()).file()}>{ "Where it stands now: old places and new places" }</a>
                </p>
                <div class="scripted-only">{ filters }</div>
            }
            { count_line(comparison, &shown, address) }
            if bare { <p class="every static-only"><a href={address.page.part_href("main")}>{ "Show every topic" }</a></p> }
            <div class={classes!("changes", format!("layout-{}", address.view.layout.id()))}>
                { for shown.iter().map(|group| topic(comparison, group, &address.view, &words, bare)) }
                // In here, so that it is in sight only where there are changes to step through.
                if !bare && !shown.is_empty() { { stepper() } }
            </div>
            { legend(bare) }
            if bare { { source_line(address, pair) } }
        </>
    }
}

/// One or two sentences on a comparison, for previews of links.
pub fn description(pair: &Pair) -> String {
    let Some(comparison) = data::comparison(pair) else { return String::new() };
    let counts = Counts::of(&comparison.changes);
    let kinds: Vec<String> = counts
        .kinds()
        .filter(|(kind, _)| kind.is_change())
        .map(|(kind, n)| format!("{n} {}", kind.in_words().to_ascii_lowercase()))
        .collect();
    format!(
        "What changed in Working Together to Safeguard Children from {} to {}: {}. Who must do what, by when, under which law, with evidence.",
        pair.from,
        pair.to,
        sentence::list(kinds.iter().map(String::as_str))
    )
}

/// The changes that a view shows as cards.
pub fn cards(comparison: &'static Comparison<'static>, view: &View) -> Vec<&'static Change<'static>> {
    shown(comparison, view).into_iter().flat_map(|group| group.cards).collect()
}

/// The identities of the changes that are shown as cards.
pub fn stops(comparison: &'static Comparison<'static>, address: &Address) -> Vec<String> {
    cards(comparison, &address.view).into_iter().map(|change| change.thread.id.clone()).collect()
}

/// The changes of a topic that a view shows.
struct Group {
    topic: &'static Topic,
    /// Shown as cards.
    cards: Vec<&'static Change<'static>>,
    /// Listed by title: duties that are the same on both sides.
    same: Vec<&'static Change<'static>>,
    /// Listed by title: duties not known on one side.
    unknown: Vec<&'static Change<'static>>,
}

/// Whether a view, apart from the kind of change and the words, shows a change.
fn fits(comparison: &Comparison<'_>, change: &Change<'_>, view: &View) -> bool {
    let corpus = comparison.corpus;
    let topic = view.topic.as_ref().is_none_or(|topic| change.thread.topic == *topic);
    let role = view.role.as_ref().is_none_or(|role| change.concerns_role(role));
    let audience = view
        .audience
        .as_ref()
        .and_then(|id| corpus.audiences.get(id))
        .is_none_or(|audience| change.concerns_audience(audience));
    let shown = |edition: &corpus::Edition, sides: &[comparison::change::Side<'_>]| {
        sides.iter().all(|side| edition.grade(&side.thread.id) <= view.evidence)
    };
    let evidence = shown(comparison.from, &change.before) && shown(comparison.to, &change.after);
    topic && role && audience && evidence
}

/// Everything of a change that words are looked for in, in lower case.
fn searchable(comparison: &Comparison<'static>, change: &Change<'static>) -> String {
    let corpus = comparison.corpus;
    let mut text = String::new();
    let mut add = |part: &str| {
        text.push_str(part);
        text.push('\n');
    };
    for side in change.sides() {
        add(&side.thread.title);
        add(&side.thread.about);
        side.thread.also.iter().for_each(|other| add(other));
        add(&sentence::sentence(corpus, side.duty));
        for law in side.duty.law.iter().filter_map(|id| corpus.laws.get(id)) {
            add(&law.title);
            add(&law.short);
        }
        for role in side.duty.who.iter().filter_map(|id| corpus.roles.get(id)) {
            add(&role.name);
            role.also.iter().for_each(|other| add(other));
        }
    }
    say::change(comparison, change).iter().for_each(|line| add(line));
    text.to_ascii_lowercase()
}

fn without_kind(comparison: &'static Comparison<'static>, view: &View) -> Vec<&'static Change<'static>> {
    let words = search::words(&view.search);
    let texts = if words.is_empty() { &[][..] } else { data::texts(comparison, searchable) };
    let holds = |i: usize| texts.get(i).is_none_or(|text| search::holds(text, &words));
    let fitting = |(i, change): &(usize, &'static Change<'static>)| holds(*i) && fits(comparison, change, view);
    comparison.changes.iter().enumerate().filter(fitting).map(|(_, change)| change).collect()
}

fn shown(comparison: &'static Comparison<'static>, view: &View) -> Vec<Group> {
    let fitting = without_kind(comparison, view);
    let topics = comparison.corpus.topics.iter();
    topics
        .map(|topic| {
            let of_topic = || fitting.iter().copied().filter(|change| change.thread.topic == topic.id);
            match view.kind {
                Some(kind) => Group {
                    topic,
                    cards: of_topic().filter(|c| c.kind == kind).collect(),
                    same: Vec::new(),
                    unknown: Vec::new(),
                },
                None => Group {
                    topic,
                    cards: of_topic().filter(|c| c.kind.is_change()).collect(),
                    same: of_topic().filter(|c| c.kind == Kind::Same).collect(),
                    unknown: of_topic().filter(|c| c.kind == Kind::Unknown).collect(),
                },
            }
        })
        .filter(|group| !(group.cards.is_empty() && group.same.is_empty() && group.unknown.is_empty()))
        .collect()
}

fn lede(comparison: &Comparison<'_>) -> String {
    let about = &comparison.to.about;
    let published = about.published.in_words();
    let force = if about.in_force == about.published {
        String::new()
    } else {
        format!(", in force from {}", about.in_force.in_words())
    };
    let replaced = if about.replaces.is_empty() {
        String::new()
    } else {
        format!(" It replaced {}.", sentence::list(about.replaces.iter().map(String::as_str)))
    };
    format!(
        "The edition of {} was published {} {published}{force}.{replaced}",
        about.id,
        if about.published.has_day() { "on" } else { "in" }
    )
}

fn answer(comparison: &Comparison<'_>, address: &Address) -> Html {
    let points = summary::in_short(comparison, 6);
    let topics = summary::by_topic(comparison);
    let most =
        topics.iter().map(|(_, changes)| Counts::of(changes.iter().copied()).changes()).max().unwrap_or(0).max(1);
    let rows = topics.iter().filter_map(|(topic, changes)| {
        let counts = Counts::of(changes.iter().copied());
        let n = counts.changes();
        (n > 0).then(|| bar(topic, &counts, n, most, address))
    });
    html! {
        <section class="answer" aria-labelledby="in-short">
            <div>
                <h2 id="in-short">{ "In short" }</h2>
                <ul>{ for points.iter().map(|p| point(comparison, p, &address.page)) }</ul>
            </div>
            <div>
                <h2>{ "Changes by topic" }</h2>
                <table class="bars"><caption class="vh">{ "How many changes each topic has" }</caption>
                    <thead class="vh"><tr><th scope="col">{ "Topic" }</th><th scope="col">{ "By kind" }</th><th scope="col">{ "Changes" }</th></tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        </section>
    }
}

fn point(comparison: &Comparison<'_>, point: &Point, page: &Page) -> Html {
    let first = point.threads.first().filter(|id| comparison.change(id).is_some_and(|change| change.kind.is_change()));
    let head = match first {
        Some(id) => html! { <a href={page.part_href(id)}>{ &point.head }</a> },
        None => html! { &point.head },
    };
    html! { <li><b>{ head }</b>{ ": " }{ &point.rest }</li> }
}

/// A bar to scale, in thousandths of the longest. The policy allows no inline style, so that widths
/// are attributes of an SVG.
fn bar(topic: &Topic, counts: &Counts, n: usize, most: usize, address: &Address) -> Html {
    let mut x = 0;
    let parts: Vec<Html> = counts
        .kinds()
        .filter(|(kind, _)| kind.is_change())
        .map(|(kind, n)| {
            let width = n * 1000 / most;
            let part =
                html! { <rect class={kind.id()} x={x.to_string()} y="0" width={width.to_string()} height="10" /> };
            x += width;
            part
        })
        .collect();
    let kinds: Vec<String> = counts
        .kinds()
        .filter(|(kind, _)| kind.is_change())
        .map(|(kind, n)| format!("{n} {}", kind.in_words().to_ascii_lowercase()))
        .collect();
    let words = sentence::list(kinds.iter().map(String::as_str));
    let only = address.with(|view| view.topic = Some(topic.id.clone()));
    html! {
        <tr>
            <th scope="row"><a href={address.page.part_href(&format!("topic-{}", topic.id))}>{ &topic.title }</a></th>
            <td title={words.clone()}><svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">{ parts }</svg><span class="vh">{ words }</span></td>
            <td><a class="only scripted-only" href={only.href()} title={format!("Only {}", topic.title)}>{ n }</a><span class="static-only">{ n }</span></td>
        </tr>
    }
}

fn count_line(comparison: &Comparison<'_>, shown: &[Group], address: &Address) -> Html {
    let cards: usize = shown.iter().map(|group| group.cards.len()).sum();
    let same: usize = shown.iter().map(|group| group.same.len()).sum();
    let unknown: usize = shown.iter().map(|group| group.unknown.len()).sum();
    let changes = if cards == 1 { "1 change".to_owned() } else { format!("{cards} changes") };
    let rest = match (same, unknown) {
        (0, 0) => String::new(),
        (same, 0) => format!("; {same} the same"),
        (0, unknown) => format!("; {unknown} not known on one side"),
        (same, unknown) => format!("; {same} the same, {unknown} not known on one side"),
    };
    let clear = address.with(|view| *view = View { layout: view.layout, ..View::default() });
    let nothing = cards + same + unknown == 0;
    html! {
        <p class="count" role="status">
            if nothing {
                { "Nothing here fits all of these filters. " }
            } else {
                { changes }{ " shown" }{ rest }{ ". " }
            }
            if !address.view.shows_all() { <a href={clear.href()}>{ "Show everything" }</a> }
            if nothing { { format!(" All in all there are {} changes from {} to {}.", Counts::of(&comparison.changes).changes(), comparison.from.id(), comparison.to.id()) } }
        </p>
    }
}

fn topic(
    comparison: &'static Comparison<'static>,
    group: &Group,
    view: &View,
    words: &Rc<Vec<String>>,
    away: bool,
) -> Html {
    let cards = group.cards.iter().map(|change| {
        html! { <Card key={change.thread.id.clone()} comparison={Ref(comparison)} change={Ref(*change)} words={words.clone()} away={away} /> }
    });
    let open = !view.shows_all();
    html! {
        <section class="topic" key={group.topic.id.clone()} aria-labelledby={format!("topic-{}", group.topic.id)}>
            <h2 id={format!("topic-{}", group.topic.id)}>{ &group.topic.title }</h2>
            { for cards }
            { listed("The same in both editions", Kind::Same, &group.same, words, open, away) }
            { listed("Not known in one of the two", Kind::Unknown, &group.unknown, words, open, away) }
        </section>
    }
}

/// Duties that are listed by title only.
fn listed(heading: &str, kind: Kind, changes: &[&Change<'_>], words: &[String], open: bool, away: bool) -> Html {
    if changes.is_empty() {
        return html! {};
    }
    let items = changes.iter().map(|change| {
        let id = &change.thread.id;
        html! { <li id={id.clone()} tabindex="-1">{ text::way(Page::Duty(id.clone()).href(), away, text::marked(&change.thread.title, words)) }</li> }
    });
    html! {
        <details class={classes!("listed", kind.id())} open={open}>
            <summary>{ tag(kind) }{ " " }{ heading }{ ": " }{ changes.len() }</summary>
            <ul>{ for items }</ul>
        </details>
    }
}

fn legend(away: bool) -> Html {
    let meaning = |kind: Kind| match kind {
        Kind::New => "the earlier edition did not have it",
        Kind::Dropped => "the later edition does not have it",
        Kind::Changed => "who, how strongly, by when, in which case or under which law",
        Kind::Merged => "several became one",
        Kind::Split => "one became several",
        Kind::Replaced => "gave way to another with the same purpose",
        Kind::HandedOver => "a body took over from its predecessor",
        Kind::Reworded => "only what is to be done is put differently",
        Kind::Moved => "only its place changed",
        Kind::Same => "nothing changed",
        Kind::Unknown => "one edition is not known on this point; it is never called new or dropped",
    };
    html! {
        <details class="legend">
            <summary>{ "What the words and dots mean" }</summary>
            <dl>{ for Kind::ALL.into_iter().map(|kind| html! { <><dt>{ tag(kind) }</dt><dd>{ meaning(kind) }</dd></> }) }</dl>
            <dl>{ for corpus::Strength::ALL.into_iter().map(|strength| html! { <><dt>{ crate::parts::evidence::dots(strength) }</dt><dd>{ strength.in_words() }</dd></> }) }</dl>
            <p>{ "“Must” and “should” are the edition’s own words. “Should” in statutory guidance is to be followed unless there is good reason not to. Where a source does not show the word, the sentence says “is to”." }</p>
            if !away { <p class="scripted-only">{ "Keys: " }<kbd>{ "n" }</kbd>{ " next change, " }<kbd>{ "p" }</kbd>{ " previous, " }<kbd>{ "s" }</kbd>{ " swap the editions, " }<kbd>{ "/" }</kbd>{ " search." }</p> }
        </details>
    }
}

fn stepper() -> Html {
    html! {
        <div class="stepper scripted-only" role="group" aria-label="Step through the changes">
            <button type="button" data-action="previous" title="Previous change (p)"><span aria-hidden="true">{ "↑ " }</span>{ "Previous" }</button>
            <button type="button" data-action="next" title="Next change (n)"><span aria-hidden="true">{ "↓ " }</span>{ "Next" }</button>
        </div>
    }
}

/// Where an embedded comparison comes from, with the way to the whole of it.
fn source_line(address: &Address, pair: &Pair) -> Html {
    let whole = address.on(Page::Compare(pair.clone())).href();
    html! {
        <p class="source" part="source">
            { text::way(whole, true, html! { <><b>{ "See the whole comparison" }</b>{ " on its own page" }</> }) }
            { ", with every source. Facts from the guidance in the words of “Working Together, compared”. Contains public sector information licensed under the Open Government Licence v3.0. Not legal advice: the official text decides." }
        </p>
    }
}
