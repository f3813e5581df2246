//! Who does what: every body and practitioner, how duties passed between them, and what changed
//! for a group of readers.

use comparison::flow::{self, Flow};
use comparison::{Change, Comparison, Kind, say};
use corpus::Corpus;
use corpus::model::{Audience, Role, RoleKind};
use yew::prelude::*;

use crate::address::{Address, Page, Pair};
use crate::app::Context;
use crate::data;
use crate::pages::flows;
use crate::parts::card::tag;
use crate::parts::filters::{self, audience as audience_select, select};
use crate::parts::{link, text};

/// Who does what.
pub fn page(context: &Context) -> Html {
    html! {
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
    html! { <>{ bodies(corpus) }{ passed(corpus) }</> }
}

// -------------------------------------------------------------------- for me

/// What is new, dropped and changed for a group of readers.
fn for_me(corpus: &'static Corpus, context: &Context) -> Html {
    let address = &context.address;
    let pair = address.view.years.clone().unwrap_or_else(|| Pair::latest(corpus));
    let audience = address.view.audience.as_ref().and_then(|id| corpus.audiences.get(id));
    html! {
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
                    (Some(audience), Some(comparison)) => mine(comparison, audience, &pair),
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
    let first = filters::audiences().into_iter().filter_map(|(_, audiences)| audiences.into_iter().next_back());
    let link = |audience: &Audience| {
        let next = address.with(|view| view.audience = Some(audience.id.clone()));
        html! { <a class="chip" href={next.href()}>{ &audience.name }</a> }
    };
    html! { <div class="chips scripted-only">{ for first.map(link) }</div> }
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

fn mine(comparison: &'static Comparison<'static>, audience: &Audience, pair: &Pair) -> Html {
    let all: Vec<&Change<'_>> = comparison.changes.iter().filter(|change| change.concerns_audience(audience)).collect();
    let count = |kinds: &[Kind]| all.iter().filter(|change| kinds.contains(&change.kind)).count();
    let mut whole = Address::plain(Page::Compare(pair.clone()));
    whole.view.audience = Some(audience.id.clone());
    let group = |(heading, kinds): &(&'static str, &[Kind])| {
        let changes: Vec<&Change<'_>> = all.iter().copied().filter(|change| kinds.contains(&change.kind)).collect();
        if changes.is_empty() {
            return html! {};
        }
        let many = changes.len() > 12 || kinds.contains(&Kind::Moved);
        let lines = changes.iter().map(|change| line(comparison, change, &whole));
        html! { <details open={!many}><summary><h3>{ *heading }{ " " }<b>{ changes.len() }</b></h3></summary><ul class="lines">{ for lines }</ul></details> }
    };
    let unknown = count(&[Kind::Unknown]);
    html! {
        <div aria-live="polite">
            <p class="mine"><b>{ &audience.name }</b>{ ", " }{ &pair.from }{ " to " }{ &pair.to }{ ": " }
                { count(FOR_ME[0].1) }{ " new, " }{ count(FOR_ME[1].1) }{ " changed, " }{ count(FOR_ME[2].1) }{ " dropped, " }{ count(&[Kind::Same]) }{ " the same" }
                if unknown > 0 { { ", " }{ unknown }{ " not known in one of the two" } }
                { ". " }<a href={whole.href()}>{ "The whole comparison for this group" }</a></p>
            { for FOR_ME.iter().map(group) }
        </div>
    }
}

fn line(comparison: &Comparison<'_>, change: &Change<'_>, whole: &Address) -> Html {
    let there = Address { fragment: change.thread.id.clone(), ..whole.clone() };
    let said = say::change(comparison, change);
    html! {
        <li>{ tag(change.kind) }{ " " }<a href={there.href()}>{ &change.thread.title }</a>
            if let Some(first) = said.first() { <small>{ text::drawn(text::arrows(first, &[])) }</small> }
        </li>
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

fn bodies(corpus: &Corpus) -> Html {
    let loads: Vec<(&Role, Vec<usize>)> = corpus.roles.iter().map(|role| (role, load(corpus, &role.id))).collect();
    let most = loads.iter().flat_map(|(_, load)| load).copied().max().unwrap_or(1).max(1);
    let tables = KINDS.iter().filter_map(|(kind, heading)| {
        let rows: Vec<&(&Role, Vec<usize>)> =
            loads.iter().filter(|(role, load)| role.kind == *kind && load.iter().any(|n| *n > 0)).collect();
        let order = corpus::table::sorted(rows.iter().map(|(role, _)| role.name.as_str()).collect());
        let rows: Vec<&(&Role, Vec<usize>)> = order.into_iter().map(|i| rows[usize::from(i)]).collect();
        (!rows.is_empty()).then(|| table(corpus, heading, &rows, most))
    });
    html! {
        <section aria-labelledby="bodies">
            <h2 id="bodies" tabindex="-1">{ "Every body and practitioner, and how many duties it carries" }</h2>
            <p class="quiet">{ "A duty counts for each of those who carry it. The bars of all tables share one scale. " }{ known(corpus) }</p>
            { for tables }
        </section>
    }
}

/// How much of each edition is known, without which its numbers mislead.
fn known(corpus: &Corpus) -> Html {
    let all = corpus.threads.len();
    let parts = corpus.editions.iter().enumerate().map(|(i, edition)| {
        let unknown = corpus.threads.iter().filter(|thread| edition.duty(&thread.id).is_unknown()).count();
        html! { <>{ if i == 0 { "" } else { ", " } }{ edition.id() }{ ": " }{ unknown }</> }
    });
    html! {
        <>{ "A smaller number is not always a smaller load: for many of the " }{ all }{ " duties followed here no source shows whether an edition had them (" }{ for parts }{ "). " }<a href="coverage.html">{ "What is known and what is not" }</a>{ "." }</>
    }
}

fn table(corpus: &Corpus, heading: &'static str, rows: &[&(&Role, Vec<usize>)], most: usize) -> Html {
    let cell = |n: usize, year: &str| {
        let width = n * 100 / most;
        html! {
            <td class={(n == 0).then_some("none")}><span class="year">{ year }</span><b>{ if n == 0 { "–".to_owned() } else { n.to_string() } }</b>
                if n > 0 { <svg class="measure" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="working" width={width.max(1).to_string()} height="6" /></svg> }
            </td>
        }
    };
    let row = |(role, load): &&(&Role, Vec<usize>)| {
        html! {
            <tr><th scope="row">{ link::link(Page::Role(role.id.clone()), role.name.clone()) }</th>
                { for load.iter().zip(&corpus.editions).map(|(n, edition)| cell(*n, edition.id())) }
            </tr>
        }
    };
    html! {
        <table class="loads">
            <caption>{ heading }</caption>
            <thead><tr><th scope="col">{ "Who" }</th>{ for corpus.editions.iter().map(|edition| html! { <th scope="col">{ edition.id() }</th> }) }</tr></thead>
            <tbody>{ for rows.iter().map(row) }</tbody>
        </table>
    }
}

// --------------------------------------------------------------------- flows

/// How duties passed from body to body: a picture and the same as a table.
fn passed(corpus: &'static Corpus) -> Html {
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
        <section aria-labelledby="passed">
            <h2 id="passed" tabindex="-1">{ "How duties passed from one to another" }</h2>
            <p class="quiet">{ "Duties that another carries than in the edition before, where both editions are known. The picture shows successions, and whatever else passed on two duties or more; the table has all." }</p>
            { flows::picture(corpus, &steps) }
            <table class="passed">
                <caption>{ "Duties handed on between neighbouring editions" }</caption>
                <thead><tr><th scope="col">{ "Editions" }</th><th scope="col">{ "From" }</th><th scope="col">{ "To" }</th><th scope="col">{ "Duties" }</th></tr></thead>
                <tbody>{ for steps.iter().flat_map(|(pair, flows)| flows.iter().map(move |flow| flow_row(corpus, pair, flow))) }</tbody>
            </table>
            { successions(corpus) }
        </section>
    }
}

fn flow_row(corpus: &Corpus, pair: &Pair, flow: &Flow<'_>) -> Html {
    let role = |id: &str| link::link(Page::Role(id.to_owned()), corpus.role_name(id).to_owned());
    let page = Page::Compare(pair.clone()).file();
    let duties = flow.threads.iter().map(|id| {
        let title = corpus.thread(id).map_or(*id, |thread| &thread.title);
        html! { <li><a href={[&page, "#", id].concat()}>{ title }</a></li> }
    });
    html! {
        <tr>
            <td>{ &pair.from }{ " to " }{ &pair.to }</td>
            <td>{ role(flow.before) }</td>
            <td>{ role(flow.after) }{ if flow.succeeded { " (its successor)" } else { "" } }</td>
            <td><details><summary>{ flow.threads.len() }</summary><ul>{ for duties }</ul></details></td>
        </tr>
    }
}

/// Bodies that ended or were renamed, with those that took over: from the first to the last of each line.
fn successions(corpus: &Corpus) -> Html {
    let follows = |id: &str| corpus.roles.iter().any(|role| role.successors.iter().any(|next| next == id));
    let first = corpus.roles.iter().filter(|role| !role.successors.is_empty() && !follows(&role.id));
    html! {
        <>
            <h3>{ "Who took over from whom" }</h3>
            <p class="quiet">{ "Successions in law or in name, whether or not a duty is recorded on both sides." }</p>
            <ul class="chains">{ for first.map(|role| html! { <li>{ chain(corpus, role, 0) }</li> }) }</ul>
        </>
    }
}

/// A body and those that followed it. The bound only guards against a circle in unchecked data.
fn chain(corpus: &Corpus, role: &Role, depth: u8) -> Html {
    let next = role.successors.iter().filter_map(|id| corpus.roles.get(id)).enumerate().map(|(i, next)| {
        let word = if i == 0 { " then " } else { " and " };
        html! { <><span class="vh">{ word }</span><span aria-hidden="true">{ if i == 0 { " → " } else { " + " } }</span>{ chain(corpus, next, depth + 1) }</> }
    });
    html! {
        <>{ link::link(Page::Role(role.id.clone()), role.name.clone()) }
            if depth < 8 { { for next } }
        </>
    }
}
