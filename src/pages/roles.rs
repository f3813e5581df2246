//! Who does what: every body and practitioner, how duties passed between them, and what changed
//! for a group of readers.

use comparison::flow::{self, Flow};
use comparison::{Change, Comparison, Kind, say};
use corpus::Corpus;
use corpus::model::{Audience, Role, RoleKind};
use maud::{Markup, html};
use yew::{Html, component};

use crate::address::{Address, Page, Pair};
use crate::app::Context;
use crate::data;
use crate::pages::flows;
use crate::parts::card::label;
use crate::parts::filters::{self, audience as audience_select, select};
use crate::parts::{link, text};

/// Who does what.
pub fn page(context: &Context) -> Html {
    yew::html! {
        <>
            <h1 tabindex="-1">{ "Who does what?" }</h1>
            <p class="lede">{ "What " }<a href="#for-me">{ "changed for you" }</a>{ " between two editions; " }<a href="#bodies">{ "every body and practitioner" }</a>{ " with its duties; and " }<a href="#passed">{ "how duties passed" }</a>{ " from one to another." }</p>
            { for_me(data::corpus(), context) }
            <Fixed />
        </>
    }
}

/// What does not depend on the address. A component without properties is drawn once.
#[component]
fn Fixed() -> Html {
    let corpus = data::corpus();
    text::drawn(html! { (bodies(corpus)) (passed(corpus)) })
}

// -------------------------------------------------------------------- for me

/// What is new, dropped and changed for a group of readers.
fn for_me(corpus: &'static Corpus, context: &Context) -> Html {
    let address = &context.address;
    let pair = address.view.years.clone().unwrap_or_else(|| Pair::latest(corpus));
    let audience = address.view.audience.as_ref().and_then(|id| corpus.audiences.get(id));
    yew::html! {
        <section class="for-me" aria-labelledby="for-me">
            <h2 id="for-me" tabindex="-1">{ "What changed for me?" }</h2>
            <p class="static-only">{ "Choosing a group needs script. Without it, " }{ link::link(Page::Compare(pair.clone()), "the comparison") }{ " shows the changes for everybody." }</p>
            <div class="fields scripted-only">
                { audience_select(&context.address, "Choose who you are") }
                { select("from", "From", "", &years(corpus), Some(&pair.from)) }
                { select("to", "To", "", &years(corpus), Some(&pair.to)) }
            </div>
            {
                match (audience, data::comparison(&pair)) {
                    (Some(audience), Some(comparison)) => yew::html! { <div aria-live="polite">{ text::drawn(mine(comparison, audience, &pair)) }</div> },
                    _ => examples(address),
                }
            }
        </section>
    }
}

fn years(corpus: &Corpus) -> Vec<(String, String)> {
    corpus.editions.iter().map(|edition| (edition.id().to_owned(), edition.id().to_owned())).collect()
}

/// A few audiences as links, for those who have not chosen yet.
fn examples(address: &Address) -> Html {
    let link = |audience: &Audience| {
        let next = address.with(|view| view.audience = Some(audience.id.clone()));
        yew::html! { <a class="chip" href={next.href()}>{ &audience.name }</a> }
    };
    yew::html! { <div class="chips scripted-only">{ for filters::first_of_groups(data::corpus()).into_iter().map(link) }</div> }
}

/// The kinds of change in the order in which they matter to somebody.
const FOR_ME: [(&str, &[Kind]); 4] = [
    ("New", &[Kind::New]),
    ("Changed", &[Kind::Changed, Kind::Merged, Kind::Split, Kind::Replaced]),
    ("Dropped", &[Kind::Dropped]),
    (
        "The same in substance: handed to a successor, reworded or moved",
        &[Kind::HandedOver, Kind::Reworded, Kind::Moved],
    ),
];

fn mine(comparison: &'static Comparison<'static>, audience: &Audience, pair: &Pair) -> Markup {
    let all: Vec<&Change<'_>> = comparison.changes.iter().filter(|change| change.concerns_audience(audience)).collect();
    let of = |kinds: &'static [Kind]| all.iter().copied().filter(|change| kinds.contains(&change.kind));
    let mut whole = Address::plain(Page::Compare(pair.clone()));
    whole.view.audience = Some(audience.id.clone());
    let unknown = of(&[Kind::Unknown]).count();
    html! {
        p.mine {
            b { (audience.name) } ", " (pair.from) " to " (pair.to) ": "
            (of(FOR_ME[0].1).count()) " new, " (of(FOR_ME[1].1).count()) " changed, " (of(FOR_ME[2].1).count()) " dropped, "
            (of(&[Kind::Same]).count()) " the same"
            @if unknown > 0 { ", " (unknown) " not known in one of the two" }
            ". " a href=(whole.href()) { "The whole comparison for this group" }
        }
        @for (heading, kinds) in FOR_ME {
            @let n = of(kinds).count();
            @if n > 0 {
                details open[n <= 12 && !kinds.contains(&Kind::Moved)] {
                    summary { h3 { (heading) " " b { (n) } } }
                    ul.lines { @for change in of(kinds) { (line(comparison, change, &whole)) } }
                }
            }
        }
    }
}

fn line(comparison: &Comparison<'_>, change: &Change<'_>, whole: &Address) -> Markup {
    let there = Address { fragment: change.thread.id.clone(), ..whole.clone() };
    let said = say::change(comparison, change);
    html! {
        li {
            (label(change.kind, false)) " " a href=(there.href()) { (change.thread.title) }
            @if let Some(first) = said.first() { small { (text::arrows(first, &[])) } }
        }
    }
}

// -------------------------------------------------------------------- bodies

/// The kinds of roles in the order of the page.
const KINDS: [(RoleKind, &str); 8] = [
    (RoleKind::Organisation, "Organisations"),
    (RoleKind::Partnership, "Partnerships"),
    (RoleKind::Board, "Boards, panels and conferences"),
    (RoleKind::Practitioner, "Practitioners"),
    (RoleKind::Office, "Offices"),
    (RoleKind::Group, "Groups named together"),
    (RoleKind::Person, "Children, families and the public"),
    (RoleKind::Government, "Government and inspectorates"),
];

/// How many duties a role carries in each edition.
fn load(corpus: &Corpus, role: &str) -> Vec<usize> {
    let carries = |edition: &corpus::Edition| {
        let mut threads: Vec<&str> = edition
            .duties
            .iter()
            .filter(|duty| duty.who.iter().any(|who| who == role))
            .map(|duty| duty.thread.as_str())
            .collect();
        threads.dedup();
        threads.len()
    };
    corpus.editions.iter().map(carries).collect()
}

fn bodies(corpus: &Corpus) -> Markup {
    let loads: Vec<(&Role, Vec<usize>)> = corpus.roles.iter().map(|role| (role, load(corpus, &role.id))).collect();
    let most = loads.iter().flat_map(|(_, load)| load).copied().max().unwrap_or(1).max(1);
    let tables = KINDS.iter().filter_map(|(kind, heading)| {
        let rows: Vec<&(&Role, Vec<usize>)> =
            loads.iter().filter(|(role, load)| role.kind == *kind && load.iter().any(|n| *n > 0)).collect();
        let order = corpus::table::sorted(rows.iter().map(|(role, _)| role.name.as_str()).collect());
        let rows: Vec<&(&Role, Vec<usize>)> = order.into_iter().map(|i| rows[usize::from(i)]).collect();
        (!rows.is_empty()).then_some((heading, rows))
    });
    html! {
        section aria-labelledby="bodies" {
            h2 id="bodies" tabindex="-1" { "Every body and practitioner, and how many duties it carries" }
            p.quiet { "A duty counts for each of those who carry it. The bars of all tables share one scale. " (known(corpus)) }
            @for (heading, rows) in tables { (table(corpus, heading, &rows, most)) }
        }
    }
}

/// How much of each edition is known, without which its numbers mislead.
fn known(corpus: &Corpus) -> Markup {
    let unknown = |edition: &corpus::Edition| {
        corpus.threads.iter().filter(|thread| edition.duty(&thread.id).is_unknown()).count()
    };
    html! {
        "A smaller number is not always a smaller load: for many of the " (corpus.threads.len())
        " duties followed here no source shows whether an edition had them ("
        @for (i, edition) in corpus.editions.iter().enumerate() {
            @if i > 0 { ", " } (edition.id()) ": " (unknown(edition))
        }
        "). " a href="coverage.html" { "What is known and what is not" } "."
    }
}

fn table(corpus: &Corpus, heading: &str, rows: &[&(&Role, Vec<usize>)], most: usize) -> Markup {
    html! {
        table.loads {
            caption { (heading) }
            thead { tr { th scope="col" { "Who" } @for edition in &corpus.editions { th scope="col" { (edition.id()) } } } }
            tbody {
                @for (role, load) in rows {
                    tr {
                        th scope="row" { (body(&role.id, &role.name)) }
                        @for (n, edition) in load.iter().zip(&corpus.editions) {
                            td class=[(*n == 0).then_some("none")] {
                                span.year { (edition.id()) }
                                @if *n == 0 { b { "–" } } @else {
                                    b { (n) }
                                    svg.measure viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                                        rect.working width=((n * 100 / most).max(1)) height="6" {}
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A link to the page of a body.
fn body(id: &str, name: &str) -> Markup {
    html! { a href=(Page::Role(id.to_owned()).file()) { (name) } }
}

// --------------------------------------------------------------------- flows

/// How duties passed from body to body: a picture and the same as a table.
fn passed(corpus: &'static Corpus) -> Markup {
    let steps: Vec<(Pair, Vec<Flow<'static>>)> = corpus
        .editions
        .windows(2)
        .filter_map(|pair| {
            let pair = Pair { from: pair[0].id().to_owned(), to: pair[1].id().to_owned() };
            let flows = flow::handed(data::comparison(&pair)?);
            Some((pair, flows))
        })
        .collect();
    html! {
        section aria-labelledby="passed" {
            h2 id="passed" tabindex="-1" { "How duties passed from one to another" }
            p.quiet { "Duties that another carries than in the edition before, where both editions are known. The picture shows successions, and whatever else passed on two duties or more; the table has all." }
            (flows::picture(corpus, &steps))
            table.passed {
                caption { "Duties handed on between neighbouring editions" }
                thead { tr { th scope="col" { "Editions" } th scope="col" { "From" } th scope="col" { "To" } th scope="col" { "Duties" } } }
                tbody { @for (pair, flows) in &steps { @for flow in flows { (flow_row(corpus, pair, flow)) } } }
            }
            (successions(corpus))
        }
    }
}

fn flow_row(corpus: &Corpus, pair: &Pair, flow: &Flow<'_>) -> Markup {
    let page = Page::Compare(pair.clone()).file();
    html! {
        tr {
            td { (pair.from) " to " (pair.to) }
            td { (body(flow.before, corpus.role_name(flow.before))) }
            td { (body(flow.after, corpus.role_name(flow.after))) @if flow.succeeded { " (its successor)" } }
            td {
                details {
                    summary { (flow.threads.len()) }
                    ul { @for id in &flow.threads { li { a href={ (page) "#" (id) } { (corpus.thread_title(id)) } } } }
                }
            }
        }
    }
}

/// Bodies that ended or were renamed, with those that took over: from the first to the last of each line.
fn successions(corpus: &Corpus) -> Markup {
    let follows = |id: &str| corpus.roles.iter().any(|role| role.successors.iter().any(|next| next == id));
    let first = corpus.roles.iter().filter(|role| !role.successors.is_empty() && !follows(&role.id));
    html! {
        h3 { "Who took over from whom" }
        p.quiet { "Successions in law or in name, whether or not a duty is recorded on both sides." }
        ul.chains { @for role in first { li { (chain(corpus, role, 0)) } } }
    }
}

/// A body and those that followed it. The bound only guards against a circle in unchecked data.
fn chain(corpus: &Corpus, role: &Role, depth: u8) -> Markup {
    let next = role.successors.iter().filter_map(|id| corpus.roles.get(id)).filter(|_| depth < 8);
    html! {
        (body(&role.id, &role.name))
        @for (i, next) in next.enumerate() {
            span.vh { @if i == 0 { " then " } @else { " and " } }
            span aria-hidden="true" { @if i == 0 { " → " } @else { " + " } }
            (chain(corpus, next, depth + 1))
        }
    }
}
