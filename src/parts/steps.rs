//! The steps of a process as a list: all that the drawing holds, and what stands behind each step.

use comparison::process::graph::Graph;
use comparison::process::{Comparison, StepChange, say};
use comparison::wording;
use corpus::Edition;
use corpus::model::{Process, Step, StepKind};
use corpus::sentence::{capital, within_words};
use yew::prelude::*;

use crate::address::Page;
use crate::parts::card::tag;
use crate::parts::{evidence, flow, link, text};

/// One side of a comparison.
struct Side<'c, 'a> {
    comparison: &'c Comparison<'a>,
    edition: &'a Edition,
    process: &'a Process,
    is_after: bool,
}

impl<'c, 'a> Side<'c, 'a> {
    fn before(comparison: &'c Comparison<'a>) -> Self {
        Side { comparison, edition: comparison.from, process: comparison.before, is_after: false }
    }

    fn after(comparison: &'c Comparison<'a>) -> Self {
        Side { comparison, edition: comparison.to, process: comparison.after, is_after: true }
    }
}

/// The address of a step on a page, without the page.
pub fn fragment(change: &StepChange<'_>) -> String {
    change.after.first().or(change.before.first()).map_or(String::new(), |step| format!("step-{}", step.id))
}

/// A heading of a step: what is done, in the words of the second edition if it has the step.
pub fn heading(change: &StepChange<'_>) -> String {
    change.after.first().or(change.before.first()).map_or(String::new(), |step| flow::does(step))
}

/// Every step of both editions, with what happened to it.
pub fn beside(comparison: &Comparison<'_>) -> Html {
    let items = comparison.steps.iter().enumerate().map(|(i, change)| {
        let id = fragment(change);
        let sentences = say::step(comparison, change);
        // Other identities of the step lead here too.
        let others = change.steps().map(|step| format!("step-{}", step.id)).filter(|other| *other != id);
        let mut others: Vec<String> = others.collect();
        others.dedup();
        html! {
            <li class={classes!("card", "step", change.kind.id())} id={id} tabindex="-1">
                { for others.into_iter().map(|id| html! { <span {id}></span> }) }
                <header><h3>{ number(i) }{ " " }{ heading(change) }</h3>{ tag(change.kind) }</header>
                if !sentences.is_empty() {
                    <ul class="says">{ for sentences.iter().map(|line| html! { <li>{ text::drawn(text::arrows(line, &[])) }</li> }) }</ul>
                }
                <div class="both">
                    { column(&Side::before(comparison), change, &change.before) }
                    { column(&Side::after(comparison), change, &change.after) }
                </div>
            </li>
        }
    });
    html! { <ol class="steps">{ for items }</ol> }
}

/// Every step of one edition: a comparison of it with itself holds its steps in reading order.
pub fn alone(comparison: &Comparison<'_>) -> Html {
    let side = Side::after(comparison);
    let items = comparison.steps.iter().enumerate().map(|(i, change)| {
        html! {
            <li class="card step" id={fragment(change)} tabindex="-1">
                <header><h3>{ number(i) }{ " " }{ heading(change) }</h3></header>
                { for change.after.iter().map(|step| facts(&side, step)) }
            </li>
        }
    });
    html! { <ol class="steps">{ for items }</ol> }
}

fn number(i: usize) -> Html {
    html! { <span class="number"><span class="vh">{ "Step " }</span>{ i + 1 }</span> }
}

/// What one edition has of a step.
fn column(side: &Side<'_, '_>, change: &StepChange<'_>, steps: &[&Step]) -> Html {
    let year = side.edition.id();
    if steps.is_empty() {
        return html! { <div><h4>{ year }</h4><p class="none">{ "This edition does not have the step." }</p></div> };
    }
    let told = steps.iter().map(|step| {
        html! { <><p class="does">{ says(change, step, side.is_after) }</p>{ facts(side, step) }</> }
    });
    html! { <div><h4>{ year }</h4>{ for told }</div> }
}

/// What is done; where the other edition puts it otherwise, with the words that differ marked.
fn says(change: &StepChange<'_>, step: &Step, is_after: bool) -> Html {
    let ([before], [after]) = (change.before.as_slice(), change.after.as_slice()) else {
        return html! { flow::does(step) };
    };
    let (old, new) = (flow::does(before), flow::does(after));
    if old == new {
        return html! { new };
    }
    let unwanted = if is_after { wording::Op::Removed } else { wording::Op::Added };
    let runs: Vec<wording::Run> = wording::diff(&old, &new).into_iter().filter(|run| run.op != unwanted).collect();
    text::drawn(text::runs(&runs, &[]))
}

/// Who, by when, what follows, and what stands behind a step.
fn facts(side: &Side<'_, '_>, step: &Step) -> Html {
    let corpus = side.comparison.corpus;
    let year = side.edition.id();
    let who = step.who.iter().enumerate().map(|(i, role)| {
        let comma = if i == 0 { "" } else { ", " };
        html! { <>{ comma }{ link::link(Page::Role(role.clone()), corpus.role_name(role).to_owned()) }</> }
    });
    let duties = step.duties.iter().filter_map(|id| corpus.thread(id)).map(|thread| {
        let href = format!("{}#in-{year}", Page::Duty(thread.id.clone()).file());
        html! { <li><a {href}>{ &thread.title }</a></li> }
    });
    html! {
        <dl class="of-step">
            if !step.who.is_empty() { <dt>{ "Who" }</dt><dd>{ for who }</dd> }
            if let Some(limit) = &step.within { <dt>{ "By when" }</dt><dd class="limit">{ capital(&within_words(limit)) }</dd> }
            { on(side, step) }
            if !step.duties.is_empty() { <dt>{ "Duties" }</dt><dd><ul>{ for duties }</ul></dd> }
            <dt>{ "Evidence" }</dt>
            <dd><details><summary>{ evidence::grade(corpus, &step.evidence) }</summary>{ evidence::sources(corpus, &step.evidence) }</details></dd>
        </dl>
    }
}

/// What follows a step.
fn on(side: &Side<'_, '_>, step: &Step) -> Html {
    let graph = Graph::new(side.process);
    let Some(step) = graph.step(&step.id) else { return html! {} };
    let ways: Vec<Html> = graph
        .ways(step)
        .map(|way| {
            let target = side.comparison.position(&way.to.id, side.is_after);
            let words = if way.back { "back to step " } else { "step " };
            let link = target.map(|i| {
                let change = &side.comparison.steps[i];
                html! { <a href={format!("#{}", fragment(change))}>{ words }{ i + 1 }</a> }
            });
            let to = html! { <>{ link }{ " (" }{ flow::does(way.to) }{ ")" }</> };
            match way.answer {
                Some(answer) => html! { <li>{ "If “" }<b>{ answer }</b>{ "”: " }{ to }</li> },
                None => html! { <li>{ to }</li> },
            }
        })
        .collect();
    match step.kind {
        StepKind::End => html! { <><dt>{ "Then" }</dt><dd>{ "The process ends here." }</dd></> },
        _ => html! { <><dt>{ "Then" }</dt><dd><ul>{ ways }</ul></dd></> },
    }
}
