//! Two editions compared: the answer in short, then every change.

use std::rc::Rc;

use comparison::summary::{self, Counts, Point};
use comparison::{Change, Comparison, Kind, say};
use corpus::Strength;
use corpus::model::Topic;
use corpus::sentence;
use maud::Markup;
use yew::prelude::*;
use yew::virtual_dom::VList;

use crate::address::{Address, Page, Pair, View};
use crate::app::Context;
use crate::data::{self, Prepared};
use crate::parts::card::{self, label};
use crate::parts::{evidence, filters, text, years};
use crate::search;

/// Two editions compared; `bare` where it stands on somebody else's page, without the site's frame.
pub fn page(context: &Context, pair: &Pair, bare: bool) -> Html {
    let Some(prepared) = data::prepared(pair) else { return html! {} };
    let comparison = prepared.comparison;
    let address = &context.address;
    let fitting = without_kind(prepared, &address.view);
    let counts = Counts::of(fitting.iter().map(|at| &comparison.changes[*at]));
    let groups = groups(comparison, &fitting, &address.view);
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let page: fn(Pair) -> Page = if bare { Page::Embed } else { Page::Compare };
    let part = |name: &'static str| bare.then_some(name);
    // In the middle of somebody's page a heading of the first level would be out of order.
    let level = context.place.is_element().then_some("2");
    let filters = filters::filters(context, &counts, prepared);
    html! {
        <>
            if bare { <p class="of-what">{ "Working Together to Safeguard Children" }</p> }
            <h1 class="title" tabindex="-1" aria-level={level} part={part("heading")}>{ ["What changed from ", from, " to ", to, "?"].concat() }</h1>
            if !bare { <p class="lede">{ lede(comparison) }</p> }
            { years::line(comparison.corpus, address, pair, page) }
            // An embed that was made for one topic or one group of readers goes straight to its changes.
            if !bare || address.view.shows_all() { { text::drawn(answer(prepared, address)) } }
            if bare {
                // What needs the program is drawn by it: it is shut at first, and a rendered page is smaller without.
                <details class="narrow scripted-only" part="filters"><summary>{ "Filter and search" }</summary>if context.alive { { filters } }</details>
            } else {
                { text::drawn(onward(pair)) }
                <div class="scripted-only">{ filters }</div>
            }
            <p class="count" role="status">{ text::drawn(count_line(comparison, &groups, address)) }</p>
            if bare { { text::drawn(maud::html! { p class="every static-only" { a href=(address.page.part_href("main")) { "Show every topic" } } }) } }
            <div data-layout={address.view.layout.id()}>
                // As long as the page shows what was rendered, that stays; nothing of it is made again.
                if let Some(kept) = &context.kept {
                    { Html::VRef(kept.clone()) }
                } else {
                    <div class="changes" aria-busy={context.is_drawing().then_some("true")}>{ changes(context, prepared, groups, bare) }</div>
                }
            </div>
            { text::drawn(legend(bare)) }
            if bare { { text::drawn(source_line(address, pair)) } }
        </>
    }
}

/// The class of the part that holds the changes, by which `start` finds it in the rendered page.
pub const CHANGES: &str = "changes";

/// The changes as far as the app has come with drawing them, topic by topic.
fn changes(context: &Context, prepared: &'static Prepared, groups: Vec<Group>, bare: bool) -> Html {
    let view = &context.address.view;
    let words = search::words(&view.search);
    let mut left = context.drawn;
    let any = !groups.is_empty();
    let topics = groups.into_iter().map_while(|group| {
        let now = left.min(group.cards.len());
        let whole = now == group.cards.len() && left > 0;
        left -= now;
        (now > 0 || whole).then(|| topic(prepared, &group, now, whole, view, &words, bare))
    });
    html! {
        <>
            { for topics }
            // In here, so that it is in sight only where there are changes to step through.
            if !bare && any { { text::drawn(stepper()) } }
        </>
    }
}

/// One or two sentences on a comparison, for previews of links.
pub fn description(pair: &Pair) -> String {
    let Some(comparison) = data::comparison(pair) else { return String::new() };
    format!(
        "What changed in Working Together to Safeguard Children from {} to {}: {}. Who must do what, by when, under which law, with evidence.",
        pair.from,
        pair.to,
        count_words(&Counts::of(&comparison.changes))
    )
}

/// The changes that a view shows as cards.
pub fn cards(pair: &Pair, view: &View) -> Vec<&'static Change<'static>> {
    let Some(prepared) = data::prepared(pair) else { return Vec::new() };
    let groups = groups(prepared.comparison, &without_kind(prepared, view), view);
    groups.iter().flat_map(|group| &group.cards).map(|at| &prepared.comparison.changes[*at]).collect()
}

/// The changes of a topic that a view shows, by their positions.
struct Group {
    topic: &'static Topic,
    /// Shown as cards.
    cards: Vec<usize>,
    /// Listed by title: duties that are the same on both sides.
    same: Vec<usize>,
    /// Listed by title: duties not known on one side.
    unknown: Vec<usize>,
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
    // Nothing is weaker than what shows the time alone; to look up every grade takes its time.
    let evidence = view.evidence == Strength::Era
        || (shown(comparison.from, &change.before) && shown(comparison.to, &change.after));
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

/// The positions of the changes that a view shows, but for the kind that it asks for.
fn without_kind(prepared: &'static Prepared, view: &View) -> Vec<usize> {
    let comparison = prepared.comparison;
    let words = search::words(&view.search);
    let texts = (!words.is_empty()).then(|| {
        prepared.texts.get_or_init(|| comparison.changes.iter().map(|change| searchable(comparison, change)).collect())
    });
    let holds = |at: usize| texts.is_none_or(|texts| search::holds(&texts[at], &words));
    let fitting = |(at, change): (usize, &Change<'_>)| (holds(at) && fits(comparison, change, view)).then_some(at);
    comparison.changes.iter().enumerate().filter_map(fitting).collect()
}

/// Changes by their topic, and inside it by how they are shown.
fn groups(comparison: &'static Comparison<'static>, fitting: &[usize], view: &View) -> Vec<Group> {
    let empty = |topic| Group { topic, cards: Vec::new(), same: Vec::new(), unknown: Vec::new() };
    let mut groups: Vec<Group> = comparison.corpus.topics.iter().map(empty).collect();
    for at in fitting {
        let change = &comparison.changes[*at];
        let Some(group) = comparison.corpus.topics.position(&change.thread.topic).map(|i| &mut groups[i]) else {
            continue;
        };
        match (view.kind, change.kind) {
            (Some(wanted), kind) if wanted == kind => group.cards.push(*at),
            (Some(_), _) => {}
            (None, Kind::Same) => group.same.push(*at),
            (None, Kind::Unknown) => group.unknown.push(*at),
            (None, _) => group.cards.push(*at),
        }
    }
    groups.retain(|group| !(group.cards.is_empty() && group.same.is_empty() && group.unknown.is_empty()));
    groups
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

fn answer(prepared: &'static Prepared, address: &Address) -> Markup {
    let comparison = prepared.comparison;
    let points = prepared.points.get_or_init(|| summary::in_short(comparison, 6));
    let topics: Vec<(&Topic, Counts)> = summary::by_topic(comparison)
        .into_iter()
        .map(|(topic, changes)| (topic, Counts::of(changes)))
        .filter(|(_, counts)| counts.changes() > 0)
        .collect();
    let most = topics.iter().map(|(_, counts)| counts.changes()).max().unwrap_or(1);
    let stem = address.page.part_href("");
    // Leads to everything on the topic, whatever is filtered away now.
    let whole = Address { view: View { layout: address.view.layout, ..View::default() }, ..address.clone() };
    maud::html! {
        section.answer part="answer" aria-labelledby="in-short" {
            div {
                h2 id="in-short" { "In short" }
                ul { @for p in points { (point(comparison, p, &stem)) } }
            }
            div {
                h2 { "Changes by topic" }
                table.bars {
                    caption.vh { "How many changes each topic has" }
                    thead.vh { tr { th scope="col" { "Topic" } th scope="col" { "By kind" } th scope="col" { "Changes" } } }
                    tbody { @for (topic, counts) in &topics { (bar(topic, counts, most, &whole)) } }
                }
            }
        }
    }
}

/// A point of the opening answer, as an item of a list. It leads to the first change that it tells of, whose identity
/// follows `stem`.
pub fn point(comparison: &Comparison<'_>, point: &Point, stem: &str) -> Markup {
    let first = point.threads.first().filter(|id| comparison.change(id).is_some_and(|change| change.kind.is_change()));
    maud::html! {
        li {
            b { @if let Some(id) = first { a href={ (stem) (id) } { (point.head) } } @else { (point.head) } }
            ": " (point.rest)
        }
    }
}

/// A bar to scale, in thousandths of the longest. The policy allows no inline style, so that widths
/// are attributes of an SVG.
fn bar(topic: &Topic, counts: &Counts, most: usize, address: &Address) -> Markup {
    let kinds = || counts.kinds().filter(|(kind, _)| kind.is_change());
    let mut x = 0;
    let parts: Vec<(Kind, usize, usize)> = kinds()
        .map(|(kind, n)| {
            let width = n * 1000 / most;
            x += width;
            (kind, x - width, width)
        })
        .collect();
    let words = count_words(counts);
    let n = counts.changes();
    let only = address.with(|view| view.topic = Some(topic.id.clone()));
    maud::html! {
        tr {
            th scope="row" { a href=(address.page.part_href(&["topic-", &topic.id].concat())) { (topic.title) } }
            td title=(words) {
                svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                    @for (kind, x, width) in parts { rect class=(kind.id()) x=(x) y="0" width=(width) height="10" {} }
                }
                span.vh { (words) }
            }
            td {
                a class="only scripted-only" href=(only.href()) title={ "Only " (topic.title) } { (n) }
                span.static-only { (n) }
            }
        }
    }
}

/// "3 new, 2 dropped and 1 changed".
fn count_words(counts: &Counts) -> String {
    let kinds: Vec<String> = counts
        .kinds()
        .filter(|(kind, _)| kind.is_change())
        .map(|(kind, n)| format!("{n} {}", kind.in_words().to_ascii_lowercase()))
        .collect();
    sentence::list(kinds.iter().map(String::as_str))
}

fn onward(pair: &Pair) -> Markup {
    maud::html! {
        p.onward {
            a href=(Page::ProcessesPair(pair.clone()).file()) { "What changed in the processes, as flow charts" } " · "
            a href=(Page::Places(pair.clone()).file()) { "Where it stands now: old places and new places" }
        }
    }
}

fn count_line(comparison: &Comparison<'_>, groups: &[Group], address: &Address) -> Markup {
    let count = |of: fn(&Group) -> &Vec<usize>| groups.iter().map(|group| of(group).len()).sum::<usize>();
    let (cards, same, unknown) =
        (count(|group| &group.cards), count(|group| &group.same), count(|group| &group.unknown));
    let nothing = cards + same + unknown == 0;
    maud::html! {
        @if nothing {
            "Nothing here fits all of these filters. "
        } @else {
            (cards) @if cards == 1 { " change shown" } @else { " changes shown" }
            @if same > 0 { "; " (same) " the same" }
            @if unknown > 0 { @if same > 0 { ", " } @else { "; " } (unknown) " not known on one side" }
            ". "
        }
        @if !address.view.shows_all() {
            a href=(address.with(|view| *view = View { layout: view.layout, ..View::default() }).href()) { "Show everything" }
        }
        @if nothing {
            " All in all there are " (Counts::of(&comparison.changes).changes()) " changes from " (comparison.from.id()) " to " (comparison.to.id()) "."
        }
    }
}

/// The changes of a topic: the first `now` cards and, where it is drawn as a `whole`, what is listed below them.
fn topic(
    prepared: &'static Prepared,
    group: &Group,
    now: usize,
    whole: bool,
    view: &View,
    words: &[String],
    away: bool,
) -> Html {
    let comparison = prepared.comparison;
    let cards = group.cards.iter().take(now).map(|at| {
        let change = &comparison.changes[*at];
        let card = prepared.card(*at, words, away, || card::card(comparison, change, words, away).into_string());
        Html::VList(Rc::new(VList::with_children(
            vec![Html::from_html_unchecked(card)],
            Some(change.thread.id.as_str().into()),
        )))
    });
    let id = ["topic-", &group.topic.id].concat();
    html! {
        <section class="topic" key={id.as_str()} aria-labelledby={id.clone()}>
            <h2 {id} part="topic">{ &group.topic.title }</h2>
            { for cards }
            if whole {
                { text::drawn(maud::html! {
                    (listed(comparison, "The same in both editions, as far as is known", Kind::Same, &group.same, view, words, away))
                    (listed(comparison, "Not known in one of the two", Kind::Unknown, &group.unknown, view, words, away))
                }) }
            }
        </section>
    }
}

/// Duties that are listed by title only.
fn listed(
    comparison: &Comparison<'_>,
    heading: &str,
    kind: Kind,
    changes: &[usize],
    view: &View,
    words: &[String],
    away: bool,
) -> Markup {
    maud::html! {
        @if !changes.is_empty() {
            details class={ "listed " (kind.id()) } open[!view.shows_all()] {
                summary { (label(kind, away)) " " (heading) ": " (changes.len()) }
                ul {
                    @for thread in changes.iter().map(|at| comparison.changes[*at].thread) {
                        li id=(thread.id) tabindex="-1" {
                            (text::way(&Page::Duty(thread.id.clone()).href(), away, text::marked(&thread.title, words)))
                        }
                    }
                }
            }
        }
    }
}

fn legend(away: bool) -> Markup {
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
        Kind::Same => "nothing that is known changed",
        Kind::Unknown => "one edition is not known on this point; it is never called new or dropped",
    };
    maud::html! {
        details.legend {
            summary { "What the words and dots mean" }
            dl { @for kind in Kind::ALL { dt { (label(kind, away)) } dd { (meaning(kind)) } } }
            dl { @for strength in Strength::ALL { dt { (evidence::dots(strength)) } dd { (strength.in_words()) } } }
            p { "“Must” and “should” are the edition’s own words. “Should” in statutory guidance is to be followed unless there is good reason not to. Where a source does not show the word, the sentence says “is to”. Of a duty that is “known in part” only a part, or the law behind it, was seen; who does what is not compared." }
            @if !away {
                p.scripted-only {
                    "Keys: " kbd { "n" } " next change, " kbd { "p" } " previous, " kbd { "s" } " swap the editions, " kbd { "/" } " search."
                }
            }
        }
    }
}

fn stepper() -> Markup {
    maud::html! {
        div class="stepper scripted-only" role="group" aria-label="Step through the changes" {
            button type="button" data-action="previous" title="Previous change (p)" { span aria-hidden="true" { "↑ " } "Previous" }
            button type="button" data-action="next" title="Next change (n)" { span aria-hidden="true" { "↓ " } "Next" }
        }
    }
}

/// Where an embedded comparison comes from, with the way to the whole of it.
fn source_line(address: &Address, pair: &Pair) -> Markup {
    let whole = address.on(Page::Compare(pair.clone())).href();
    maud::html! {
        p.source part="source" {
            (text::way(&whole, true, maud::html! { b { "See the whole comparison" } " on its own page" }))
            ", with every source. Facts from the guidance in the words of “Working Together, compared”. Contains public sector information licensed under the Open Government Licence v3.0. Not legal advice: the official text decides."
        }
    }
}
