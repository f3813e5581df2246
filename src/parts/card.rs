//! A change as a card: what the duty is about, what changed in plain sentences, the statement with
//! insertions and deletions, and what stands behind it.

use comparison::change::Side;
use comparison::wording::{self, Op, Run};
use comparison::{Change, Comparison, FieldChange, Kind, say};
use corpus::Edition;
use corpus::model::Duty;
use corpus::sentence;
use maud::{Markup, html};
use yew::Html;

use crate::address::{Page, Pair};
use crate::parts::{evidence, text};

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

/// The label of a kind of change; in an element on somebody else's page (`away`) that page can reach it.
pub fn label(kind: Kind, away: bool) -> Markup {
    html! { span class={ "tag " (kind.id()) } part=[away.then_some("tag")] { span aria-hidden="true" { (sign(kind)) " " } (kind.in_words()) } }
}

/// The label of a kind of change, as a part of a page.
pub fn tag(kind: Kind) -> Html {
    text::drawn(label(kind, false))
}

/// A change as a card. Hits of `words` are marked; on somebody else's page (`away`) links open beside that page, and
/// there are few: the title leads to the change on the site, where the rest of them is.
pub fn card(comparison: &Comparison<'_>, change: &Change<'_>, words: &[String], away: bool) -> Markup {
    let id = &change.thread.id;
    let title = text::marked(&change.thread.title, words);
    html! {
        article class={ "card " (change.kind.id()) } part=[away.then_some("card")] id=(id) tabindex="-1" data-stop aria-labelledby={ (id) "-title" } {
            header {
                h3 id={ (id) "-title" } {
                    @if away { (text::way(&(comparison_href(comparison) + "#" + id), true, title)) } @else { (title) }
                }
                (label(change.kind, away))
            }
            ul.says { @for line in say::change(comparison, change) { li { (text::arrows(&line, words)) } } }
            (statement(comparison, change, words))
            (facts(comparison, change, id, away))
        }
    }
}

/// The statements of both sides.
fn statement(comparison: &Comparison<'_>, change: &Change<'_>, words: &[String]) -> Markup {
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let said = |duty: &Duty| sentence::sentence(comparison.corpus, duty);
    if let ([before], [after]) = (change.before.as_slice(), change.after.as_slice()) {
        let (old, new) = (said(before.duty), said(after.duty));
        if old == new {
            return html! { div.one { h4 { (from) " and " (to) } p { (text::marked(&new, words)) } } };
        }
        if !change.is_partial() {
            return beside((from, &old), (to, &new), words);
        }
    }
    html! {
        div class="sides apart" {
            div { (column(comparison, change, true, words)) }
            div { (column(comparison, change, false, words)) }
        }
    }
}

/// Two statements with the words that left and came.
fn beside((from, old): (&str, &str), (to, new): (&str, &str), words: &[String]) -> Markup {
    let runs = wording::diff(old, new);
    let kept: Vec<Run> = runs.iter().filter(|run| run.op != Op::Added).cloned().collect();
    // Side by side the second column hides what was removed; inline the first column is hidden and the
    // second shows both. One markup serves every width without script.
    html! {
        div.sides {
            div.old { h4 { (from) } p { (text::runs(&kept, words)) } }
            div.new { h4 { span.inline-only { (from) " → " } (to) } p { (text::runs(&runs, words)) } }
        }
    }
}

/// One side of a change that has several records on a side, or none.
fn column(comparison: &Comparison<'_>, change: &Change<'_>, earlier: bool, words: &[String]) -> Markup {
    let (sides, op, edition): (&[Side<'_>], Op, &Edition) = if earlier {
        (&change.before, Op::Removed, comparison.from)
    } else {
        (&change.after, Op::Added, comparison.to)
    };
    // Nothing is marked as removed or added where the other side is not known, or not in full.
    let op = if change.kind == Kind::Unknown || change.is_partial() { Op::Kept } else { op };
    html! {
        h4 { (edition.id()) }
        @if sides.is_empty() {
            p.none {
                @if change.sides().any(|side| edition.duty(&side.thread.id).is_unknown()) {
                    "Not known: no source was found."
                } @else {
                    "Not in this edition."
                }
            }
        }
        @for side in sides {
            p id=[(side.thread.id != change.thread.id).then_some(&side.thread.id)] {
                @if sides.len() > 1 { b.of { (side.thread.title) } }
                (text::runs(&[Run { op, text: sentence::sentence(comparison.corpus, side.duty) }], words))
            }
        }
    }
}

/// Who, under which law, where and how well shown; and where to go from here.
fn facts(comparison: &Comparison<'_>, change: &Change<'_>, id: &str, away: bool) -> Markup {
    let corpus = comparison.corpus;
    let mut roles: Vec<&str> = Vec::new();
    let mut laws: Vec<&str> = Vec::new();
    for side in change.sides() {
        for (all, of_duty) in [(&mut roles, &side.duty.who), (&mut laws, &side.duty.law)] {
            for id in of_duty {
                if !all.contains(&id.as_str()) {
                    all.push(id);
                }
            }
        }
    }
    let place = |sides: &[Side<'_>]| sides.first().and_then(|side| side.duty.place.as_ref()).map(say::short_place);
    // Of a duty that moved, the sentences at the top say where it stood and stands.
    let moved = matches!(change.pairs.as_slice(), [pair] if pair.fields.iter().any(|field| matches!(field, FieldChange::Place { .. })));
    let places = if moved { (None, None) } else { (place(&change.before), place(&change.after)) };
    let ends = [(comparison.from, &change.before), (comparison.to, &change.after)];
    let life = Page::Duty(id.to_owned()).href();
    let of_what = |before: &str| html! { span.vh { (before) (change.thread.title) "”" } };
    html! {
        p.facts {
            span {
                b { "Who" } " "
                @for (i, role) in roles.iter().enumerate() {
                    @if i > 0 { ", " }
                    // On somebody's page a card has few ways out.
                    @if away { (corpus.role_name(role)) } @else {
                        (text::way(&Page::Role((*role).to_owned()).href(), false, html! { (corpus.role_name(role)) }))
                    }
                }
            }
            @if !laws.is_empty() {
                span {
                    b { "Law" } " "
                    @for (i, law) in laws.iter().enumerate() {
                        @let record = corpus.laws.get(law);
                        @if i > 0 { ", " }
                        span title=[record.map(|law| &law.title)] { (record.map_or(*law, |law| &law.short)) }
                    }
                }
            }
            @if places.0.is_some() || places.1.is_some() {
                span { b { "Place" } " " (both_places(comparison, places)) }
            }
            span {
                b { "Evidence" } " "
                @for (edition, sides) in ends {
                    @if let Some(strength) = sides.iter().map(|side| edition.grade(&side.thread.id)).max() {
                        span.grade { (edition.id()) " " span role="img" title=(strength.in_words()) { (evidence::dots(strength)) } }
                    }
                }
            }
            span.links {
                @if !away {
                    a.here href={ "#" (id) } { "Link" (of_what(" to “")) }
                    button type="button" class="plain scripted-only" data-action="copy" data-value=(id) { "Copy link" (of_what(" to “")) }
                    @for (edition, sides) in ends {
                        @if sides.iter().any(|side| edition.is_noted(&side.thread.id)) {
                            a href={ (life) "#in-" (edition.id()) } { "Note on " (edition.id()) }
                        }
                    }
                }
                (text::way(&life, away, html! { "Through all editions" (of_what(": “")) }))
            }
        }
    }
}

/// The whole comparison, on the site.
fn comparison_href(comparison: &Comparison<'_>) -> String {
    Page::Compare(Pair { from: comparison.from.id().to_owned(), to: comparison.to.id().to_owned() }).href()
}

/// Where the duty stands in both editions, as far as it is known.
fn both_places(comparison: &Comparison<'_>, places: (Option<String>, Option<String>)) -> Markup {
    let (from, to) = (comparison.from.id(), comparison.to.id());
    html! {
        @match places {
            (Some(before), Some(after)) if before == after => (before),
            (before, after) => {
                @let both = before.is_some() && after.is_some();
                @if let Some(before) = before { (from) ": " (before) }
                @if both { "; " }
                @if let Some(after) = after { (to) ": " (after) }
            },
        }
    }
}
