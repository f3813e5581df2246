//! A change as a card: what the duty is about, what changed in plain sentences, the statement with
//! insertions and deletions, and what stands behind it.

use std::rc::Rc;

use comparison::wording::{self, Op, Run};
use comparison::{Change, Comparison, Kind, say};
use corpus::Edition;
use corpus::model::Duty;
use corpus::sentence;
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::data::Ref;
use crate::parts::{evidence, text};

/// What a card shows.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The comparison that the change belongs to.
    pub comparison: Ref<Comparison<'static>>,
    /// The change.
    pub change: Ref<Change<'static>>,
    /// Words to mark.
    pub words: Rc<Vec<String>>,
    /// Whether it stands on somebody else's page: then its links open beside that page.
    pub away: bool,
}

/// A sign for a kind of change, beside its word.
pub fn sign(kind: Kind) -> &'static str {
    match kind {
        Kind::New => "+",
        Kind::Dropped => "−",
        Kind::Changed => "~",
        Kind::Merged => "⋎",
        Kind::Split => "⋏",
        Kind::Replaced => "⇢",
        Kind::HandedOver => "⇉",
        Kind::Reworded => "≈",
        Kind::Moved => "↷",
        Kind::Same => "=",
        Kind::Unknown => "?",
    }
}

/// The label of a kind of change.
pub fn tag(kind: Kind) -> Html {
    html! { <span class={classes!("tag", kind.id())}><span aria-hidden="true">{ sign(kind) }{ " " }</span>{ kind.in_words() }</span> }
}

/// A change as a card.
#[component]
pub fn Card(props: &Props) -> Html {
    let (comparison, change, words) = (props.comparison.0, props.change.0, props.words.as_slice());
    let id = change.thread.id.clone();
    let sentences = say::change(comparison, change);
    html! {
        <article class={classes!("card", change.kind.id())} id={id.clone()} tabindex="-1" data-stop="" aria-labelledby={format!("{id}-title")}>
            <header>
                <h3 id={format!("{id}-title")}>{ text::marked(&change.thread.title, words) }</h3>
                { tag(change.kind) }
            </header>
            <ul class="says">{ for sentences.iter().map(|line| html! { <li>{ text::arrows(line, words) }</li> }) }</ul>
            { statement(comparison, change, words) }
            { facts(comparison, change, &id, props.away) }
        </article>
    }
}

/// The statements of both sides.
fn statement(comparison: &Comparison<'_>, change: &Change<'_>, words: &[String]) -> Html {
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let corpus = comparison.corpus;
    let said = |duty: &Duty| sentence::sentence(corpus, duty);
    match (change.before.as_slice(), change.after.as_slice()) {
        ([before], [after]) => {
            let (old, new) = (said(before.duty), said(after.duty));
            if old == new {
                return html! { <div class="one"><h4>{ from }{ " and " }{ to }</h4><p>{ text::marked(&new, words) }</p></div> };
            }
            let runs = wording::diff(&old, &new);
            let without = |op: Op| -> Vec<Run> { runs.iter().filter(|run| run.op != op).cloned().collect() };
            // Side by side the second column hides what was removed; inline the first column is
            // hidden and the second shows both. One markup serves every width without script.
            html! {
                <div class="sides">
                    <div class="old"><h4>{ from }</h4><p>{ text::runs(&without(Op::Added), words) }</p></div>
                    <div class="new"><h4><span class="inline-only">{ from }{ " → " }</span>{ to }</h4><p>{ text::runs(&runs, words) }</p></div>
                </div>
            }
        }
        (before, after) => {
            let column = |sides: &[comparison::change::Side<'_>], op: Op, year: &str, edition: &Edition| -> Html {
                if sides.is_empty() {
                    let unknown = change.sides().any(|side| edition.duty(&side.thread.id).is_unknown());
                    let words = if unknown { "Not known: no source was found." } else { "Not in this edition." };
                    return html! { <><h4>{ year }</h4><p class="none">{ words }</p></> };
                }
                let several = sides.len() > 1;
                let lines = sides.iter().map(|side| {
                    // Nothing is marked as removed or added where the other side is not known.
                    let op = if change.kind == Kind::Unknown { Op::Kept } else { op };
                    let run = [Run { op, text: said(side.duty) }];
                    let title = several.then(|| html! { <b class="of">{ &side.thread.title }</b> });
                    html! { <p id={(side.thread.id != change.thread.id).then(|| side.thread.id.clone())}>{ title }{ text::runs(&run, words) }</p> }
                });
                html! { <><h4>{ year }</h4>{ for lines }</> }
            };
            html! {
                <div class="sides apart">
                    <div>{ column(before, Op::Removed, from, comparison.from) }</div>
                    <div>{ column(after, Op::Added, to, comparison.to) }</div>
                </div>
            }
        }
    }
}

/// Who, under which law, where and how well shown; and where to go from here.
fn facts(comparison: &Comparison<'_>, change: &Change<'_>, id: &str, away: bool) -> Html {
    let corpus = comparison.corpus;
    let mut roles: Vec<&str> = Vec::new();
    let mut laws: Vec<&str> = Vec::new();
    for side in change.sides() {
        for role in &side.duty.who {
            if !roles.contains(&role.as_str()) {
                roles.push(role);
            }
        }
        for law in &side.duty.law {
            if !laws.contains(&law.as_str()) {
                laws.push(law);
            }
        }
    }
    let who = roles.iter().enumerate().map(|(i, role)| {
        let comma = if i == 0 { "" } else { ", " };
        let name = corpus.role_name(role).to_owned();
        // On somebody's page a card has few ways out.
        let name = if away {
            html! { name }
        } else {
            text::link(Page::Role((*role).to_owned()), name)
        };
        html! { <>{ comma }{ name }</> }
    });
    let law = laws.iter().enumerate().map(|(i, law)| {
        let comma = if i == 0 { "" } else { ", " };
        let record = corpus.laws.get(law);
        let title = record.map(|law| law.title.clone());
        html! { <>{ comma }<span title={title}>{ record.map_or(*law, |law| law.short.as_str()) }</span></> }
    });
    let place = |duty: Option<&Duty>| duty.and_then(|duty| duty.place.as_ref()).map(say::place);
    let before = place(change.before.first().map(|side| side.duty));
    let after = place(change.after.first().map(|side| side.duty));
    let grades = [(comparison.from, &change.before), (comparison.to, &change.after)].into_iter().filter_map(|(edition, sides)| {
        let strength = sides.iter().map(|side| edition.grade(&side.thread.id)).max()?;
        let title = strength.in_words();
        Some(html! { <span class="grade" title={title}>{ edition.id() }{ " " }<span aria-hidden="true">{ evidence::dots(strength) }</span><span class="vh">{ title }</span></span> })
    });
    let noted: Vec<&str> = [(comparison.from, &change.before), (comparison.to, &change.after)]
        .into_iter()
        .filter(|(edition, sides)| sides.iter().any(|side| edition.is_noted(&side.thread.id)))
        .map(|(edition, _)| edition.id())
        .collect();
    let life = Page::Duty(id.to_owned()).href();
    let of_what = |before: &'static str| html! { <span class="vh">{ before }{ &change.thread.title }{ "”" }</span> };
    html! {
            <p class="facts">
                <span><b>{ "Who" }</b>{ " " }{ for who }</span>
                if !laws.is_empty() { <span><b>{ "Law" }</b>{ " " }{ for law }</span> }
                if before.is_some() || after.is_some() {
                    <span><b>{ "Place" }</b>{ " " }{ places(comparison, before, after) }</span>
                }
                <span><b>{ "Evidence" }</b>{ " " }{ for grades }</span>
                <span class="links">
                    if away {
                        { text::way(comparison_href(comparison) + "#" + id, true, html! { <>{ "Link" }{ of_what(" to “") }</> }) }
                    } else {
                        <a href={format!("#{id}")} class="here">{ "Link" }{ of_what(" to “") }</a>
                        <button type="button" class="plain scripted-only" data-action="copy" data-value={id.to_owned()}>{ "Copy link" }{ of_what(" to “") }</button>
                    }
                    { for noted.iter().map(|year| text::way(format!("{life}#in-{year}"), away, html! { <>{ "Note on " }{ *year }</> })) }
                    { text::way(life.clone(), away, html! { <>{ "Through all editions" }{ of_what(": “") }</> }) }
                </span>
            </p>
    }
}

/// The whole comparison, on the site.
fn comparison_href(comparison: &Comparison<'_>) -> String {
    Page::Compare(Pair { from: comparison.from.id().to_owned(), to: comparison.to.id().to_owned() }).href()
}

fn places(comparison: &Comparison<'_>, before: Option<String>, after: Option<String>) -> Html {
    let (from, to) = (comparison.from.id(), comparison.to.id());
    match (before, after) {
        (Some(before), Some(after)) if before == after => html! { before },
        (Some(before), Some(after)) => {
            html! { <>{ before }<span aria-hidden="true">{ " → " }</span><span class="vh">{ format!(" in {from}, then in {to} ") }</span>{ after }</> }
        }
        (Some(before), None) => html! { format!("{from}: {before}") },
        (None, Some(after)) => html! { format!("{to}: {after}") },
        (None, None) => html! {},
    }
}
