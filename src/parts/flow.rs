//! A process as a flow chart: one edition alone, or two with the same step at the same height.
//!
//! A drawing is for those who see it; the list beside it holds all of its content and more. What
//! happened to a step is said in words in its box; shape and colour repeat it: a new step has a
//! double border, a dropped one a broken border, a changed one a bar at its left.

use comparison::Kind;
use comparison::process::graph::Graph;
use comparison::process::{Comparison, StepChange, StepField, say};
use corpus::model::{Process, Step, StepKind};
use corpus::sentence::{capital, limit_words, within_words};
use corpus::{Corpus, Edition};
use yew::prelude::*;

use crate::parts::card::sign;

mod layout;
mod text;

#[cfg(test)]
mod tests;

use layout::{Answer, Area, Drawing, LINE, Line, Node, PAD, Placed, SLANT, SMALL, Sheet, Way, lay_out};

/// Both editions of a comparison, side by side.
pub fn beside(comparison: &Comparison<'_>) -> Html {
    let title = format!("{}: {} beside {}", comparison.kind.title, comparison.from.id(), comparison.to.id());
    drawn(&lay_out(&both(comparison)), &title, "two")
}

/// One edition alone: a comparison of it with itself holds its steps in reading order.
pub fn alone(comparison: &Comparison<'_>) -> Html {
    let title = format!("{} in {}", comparison.kind.title, comparison.to.id());
    drawn(&lay_out(&one(comparison)), &title, "one")
}

fn both(comparison: &Comparison<'_>) -> Sheet {
    let columns = [(false, comparison.from, comparison.before), (true, comparison.to, comparison.after)]
        .map(|(is_after, edition, process)| column(comparison, is_after, edition, process, true));
    Sheet { pairs: pairs(comparison), columns: columns.into(), width: 546.0 }
}

fn one(comparison: &Comparison<'_>) -> Sheet {
    let columns = vec![column(comparison, true, comparison.to, comparison.after, false)];
    Sheet { pairs: Vec::new(), columns, width: 760.0 }
}

/// Steps that stand at one height: those that are one step and did not move, and of steps that
/// merged or split the first ones.
fn pairs(comparison: &Comparison<'_>) -> Vec<(usize, usize)> {
    let (mut first, mut second) = (0, 0);
    let mut pairs = Vec::new();
    for change in &comparison.steps {
        if !change.before.is_empty() && !change.after.is_empty() && !change.is_moved() {
            pairs.push((first, second));
        }
        first += change.before.len();
        second += change.after.len();
    }
    pairs
}

/// The steps of one side in reading order.
fn column(
    comparison: &Comparison<'_>,
    is_after: bool,
    edition: &Edition,
    process: &Process,
    marks: bool,
) -> (String, Vec<Node>) {
    let graph = Graph::new(process);
    let side = |change: &StepChange<'_>| if is_after { change.after.len() } else { change.before.len() };
    let mut starts = Vec::new();
    let mut at = 0;
    for change in &comparison.steps {
        starts.push(at);
        at += side(change);
    }
    let place = |id: &str| {
        let change = comparison.position(id, is_after)?;
        let steps = if is_after { &comparison.steps[change].after } else { &comparison.steps[change].before };
        Some(starts[change] + steps.iter().position(|step| step.id == id)?)
    };
    let mut nodes = Vec::new();
    for (number, change) in comparison.steps.iter().enumerate() {
        for step in if is_after { &change.after } else { &change.before } {
            let mark = (marks && change.kind.is_change()).then(|| (change.kind, mark(change)));
            let answer = |text: &str| step.answers.iter().position(|answer| answer.answer == text);
            let ways = graph.ways(step).filter_map(|way| {
                Some(Way { to: place(&way.to.id)?, back: way.back, answer: way.answer.and_then(answer) })
            });
            nodes.push(Node {
                number: number + 1,
                kind: step.kind,
                mark,
                does: does(step),
                who: who(comparison.corpus, step),
                limit: step.within.as_ref().map_or(String::new(), |limit| capital(&within_words(limit))),
                answers: step
                    .answers
                    .iter()
                    .map(|answer| Answer {
                        text: answer.answer.clone(),
                        mark: answer_mark(change, &answer.answer, marks),
                    })
                    .collect(),
                ways: ways.collect(),
            });
        }
    }
    (edition.id().to_owned(), nodes)
}

/// What is done, as a line of its own; a decision as a question.
pub fn does(step: &Step) -> String {
    let end = if step.kind == StepKind::Decision { "?" } else { "" };
    format!("{}{end}", capital(&step.does))
}

/// Who takes a step, as names.
fn who(corpus: &Corpus, step: &Step) -> String {
    step.who.iter().map(|role| corpus.role_name(role)).collect::<Vec<_>>().join(", ")
}

/// What happened to a step in a few words.
fn mark(change: &StepChange<'_>) -> String {
    let word = change.kind.in_words();
    let parts = say::parts(change);
    let told = matches!(change.kind, Kind::Changed) && !parts.is_empty();
    let limit = change.fields().find_map(|field| match field {
        StepField::Field(comparison::FieldChange::Limit { before: Some(before), after: Some(after) }) => {
            Some((limit_words(before), limit_words(after))).filter(|(before, after)| before != after)
        }
        _ => None,
    });
    match limit {
        Some((before, after)) if told => format!("{} {word}: {parts} ({before} → {after})", sign(change.kind)),
        _ if told => format!("{} {word}: {parts}", sign(change.kind)),
        _ => format!("{} {word}", sign(change.kind)),
    }
}

fn answer_mark(change: &StepChange<'_>, text: &str, marks: bool) -> Option<Kind> {
    change.fields().filter(|_| marks).find_map(|field| match field {
        StepField::Answer { answer, before, after } if *answer == text => Some(match (before, after) {
            (None, _) => Kind::New,
            (_, None) => Kind::Dropped,
            _ => Kind::Changed,
        }),
        _ => None,
    })
}

fn drawn(drawing: &Drawing, title: &str, class: &'static str) -> Html {
    let parts = drawing.parts.iter().enumerate().map(|(i, (top, height))| {
        let view = format!("0 {top:.1} {:.1} {height:.1}", drawing.width);
        let within = |from: f32, to: f32| to > *top && from < top + height;
        let inner = html! {
            <>
                if i == 0 {
                    { for drawing.titles.iter().map(|(x, name)| html! { <text class="year" x={px(*x)} y="20" text-anchor="middle">{ name }</text> }) }
                }
                { for drawing.shared.iter().filter(|(y, h)| within(*y, y + h)).map(|(y, h)| html! { <rect class="shared" x="0" y={px(y - 4.0)} width={px(drawing.width)} height={px(h + 8.0)} rx="10" /> }) }
                { for drawing.lines.iter().filter(|line| within(extent(line).0, extent(line).1)).map(line) }
                { for drawing.steps.iter().filter(|step| within(step.area.y, bottom(step))).map(step) }
            </>
        };
        // The first part stands for the whole; the others go on with it.
        if i == 0 {
            html! {
                <svg viewBox={view} role="img" aria-labelledby="flow-title flow-desc" focusable="false">
                    <title id="flow-title">{ title }</title>
                    <desc id="flow-desc">{ "A flow chart. The list of steps on this page holds the same content in words." }</desc>
                    { inner }
                </svg>
            }
        } else {
            let again = drawing.titles.iter().map(|(_, name)| html! { <b>{ name }</b> });
            html! {
                <>
                    // On paper a part has a page of its own.
                    <p class="again" aria-hidden="true">{ for again }</p>
                    <svg viewBox={view} aria-hidden="true" focusable="false">{ inner }</svg>
                </>
            }
        }
    });
    html! { <div class={classes!("flow", class)}>{ for parts }</div> }
}

fn px(n: f32) -> String {
    let text = format!("{n:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

fn extent(line: &Line) -> (f32, f32) {
    let ys = line.points.iter().map(|(_, y)| *y);
    (ys.clone().fold(f32::MAX, f32::min), ys.fold(f32::MIN, f32::max))
}

fn bottom(step: &Placed) -> f32 {
    step.answers.iter().map(|(area, _)| area.y + area.h).fold(step.area.y + step.area.h, f32::max)
}

/// A step: its shape, its words, its answers.
fn step(placed: &Placed) -> Html {
    let Area { x, y, .. } = placed.area;
    let (node, words) = (&placed.node, &placed.words);
    let kind = node.mark.as_ref().map(|(kind, _)| kind.id());
    let left = x + PAD + if node.kind == StepKind::Decision { SLANT } else { 0.0 };
    let mut at = y + PAD + 8.0;
    let head = format!("{} · {}", node.number, say::sort(node.kind));
    let mut lines = vec![html! { <tspan class="head" x={px(left)} y={px(at)}>{ head }</tspan> }];
    let mut add = |class: &'static str, texts: &[String], height: f32| {
        for text in texts {
            at += height;
            lines.push(html! { <tspan {class} x={px(left)} y={px(at)}>{ text }</tspan> });
        }
    };
    add("mark", &words.mark, LINE.1);
    add("does", &words.does, LINE.0);
    add("who", &words.who, LINE.1);
    add("limit", &words.limit, LINE.1);
    html! {
        <g class={classes!("step", kind)}>
            { shape(placed) }
            <text>{ lines }</text>
            { for placed.answers.iter().zip(&node.answers).map(|((area, lines), answer)| pill(*area, lines, answer.mark)) }
        </g>
    }
}

/// The shape of a step: round ends for the start and the ends, a hexagon for a decision.
fn shape(placed: &Placed) -> Html {
    let area = placed.area;
    let kind = placed.node.mark.as_ref().map(|(kind, _)| *kind);
    let outline = |inset: f32, class: &'static str| {
        let Area { x, y, w, h } =
            Area { x: area.x + inset, y: area.y + inset, w: area.w - 2.0 * inset, h: area.h - 2.0 * inset };
        if placed.node.kind == StepKind::Decision {
            let (left, right, low, middle) = (x + SLANT, x + w - SLANT, y + h, y + h / 2.0);
            let corners = [(left, y), (right, y), (x + w, middle), (right, low), (left, low), (x, middle)];
            let points: Vec<String> = corners.iter().map(|(x, y)| format!("{},{}", px(*x), px(*y))).collect();
            html! { <polygon {class} points={points.join(" ")} /> }
        } else {
            let rx = if placed.node.kind == StepKind::Action { 7.0 } else { 22.0_f32.min(h / 2.0) };
            html! { <rect {class} x={px(x)} y={px(y)} width={px(w)} height={px(h)} rx={px(rx)} /> }
        }
    };
    let is_plain = placed.node.kind == StepKind::Action;
    html! {
        <>
            { outline(0.0, "box") }
            if kind == Some(Kind::New) { { outline(3.5, "inner") } }
            if kind.is_some_and(|kind| !matches!(kind, Kind::New | Kind::Dropped)) && is_plain {
                <rect class="side" x={px(area.x)} y={px(area.y + 5.0)} width="5" height={px(area.h - 10.0)} rx="2" />
            }
        </>
    }
}

fn pill(area: Area, lines: &[String], mark: Option<Kind>) -> Html {
    let middle = area.x + area.w / 2.0;
    let first = area.y + area.h / 2.0 - LINE.1 * (lines.len() as f32 - 1.0) / 2.0 + SMALL * 0.36;
    let texts = lines.iter().enumerate().map(|(i, text)| {
        let sign = mark.filter(|_| i == 0).map_or("", sign);
        let text = if sign.is_empty() { text.clone() } else { format!("{sign} {text}") };
        html! { <tspan x={px(middle)} y={px(first + LINE.1 * i as f32)}>{ text }</tspan> }
    });
    html! {
        <g class={classes!("answer", mark.map(Kind::id))}>
            <rect x={px(area.x)} y={px(area.y)} width={px(area.w)} height={px(area.h)} rx={px((area.h / 2.0).min(13.0))} />
            <text text-anchor="middle">{ for texts }</text>
        </g>
    }
}

/// A line with round corners and a head.
fn line(line: &Line) -> Html {
    let [.., before, end] = line.points.as_slice() else { return html! {} };
    let mut path = String::new();
    for (i, (x, y)) in line.points.iter().enumerate() {
        let near = |other: &(f32, f32)| {
            let (dx, dy) = (other.0 - x, other.1 - y);
            let length = dx.hypot(dy).max(0.1);
            let r = 6.0_f32.min(length / 2.0) / length;
            (x + dx * r, y + dy * r)
        };
        match (i.checked_sub(1).and_then(|i| line.points.get(i)), line.points.get(i + 1)) {
            (None, _) => path.push_str(&format!("M{} {}", px(*x), px(*y))),
            (_, None) => path.push_str(&format!("L{} {}", px(*x), px(*y))),
            (Some(from), Some(to)) => {
                let (a, b) = (near(from), near(to));
                path.push_str(&format!("L{} {}Q{} {} {} {}", px(a.0), px(a.1), px(*x), px(*y), px(b.0), px(b.1)));
            }
        }
    }
    let (dx, dy) = (
        (end.0 - before.0).signum() * f32::from((end.0 - before.0).abs() > 0.5),
        (end.1 - before.1).signum() * f32::from((end.1 - before.1).abs() > 0.5),
    );
    let (back, side) = ((end.0 - dx * 8.0, end.1 - dy * 8.0), 4.5);
    let head = format!(
        "M{} {}L{} {}L{} {}Z",
        px(end.0),
        px(end.1),
        px(back.0 - dy * side),
        px(back.1 - dx * side),
        px(back.0 + dy * side),
        px(back.1 + dx * side),
    );
    html! { <g class={classes!("way", line.back.then_some("back"))}><path d={path} /><path class="head" d={head} /></g> }
}
