//! The life of a duty as a picture: a line through the editions, other duties joining and parting.

use comparison::life::Stage;
use corpus::model::{Lineage, Thread};
use corpus::{Cell, Corpus};
use yew::prelude::*;

use crate::address::Page;
use crate::parts::card::tag;

/// Width of an edition's column and height of a lane, in the units of the drawing. The drawing is
/// stretched to its place; strokes are not.
const UNIT: usize = 100;
/// Where the line stands within the height of its lane; above it stands the lane's name.
const LINE: usize = 70;

/// What an edition is to a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    Recorded,
    Absent,
    Unknown,
}

/// One duty in the picture.
struct Lane<'a> {
    thread: &'a Thread,
    stops: Vec<Stop>,
}

/// The picture: the editions as a row of links, then a lane for the duty and one for every duty
/// that joined it or parted from it.
pub fn line(corpus: &Corpus, thread: &Thread, stages: &[Stage<'_>]) -> Html {
    let linked = linked(corpus, thread);
    let lanes = lanes(corpus, thread, &linked);
    let columns = corpus.editions.len();
    let heads = stages.iter().map(|stage| {
        let year = stage.edition.id();
        html! { <li><a href={format!("#in-{year}")}>{ year }</a>{ stage.badge.map_or_else(|| state(stage), tag) }</li> }
    });
    let view = format!("0 0 {} {}", columns * UNIT, lanes.len() * UNIT);
    html! {
        <figure class={classes!("lifeline", format!("n{columns}"))}>
            <ol>{ for heads }</ol>
            <div class="lanes">
                <svg viewBox={view} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    { for lanes.iter().enumerate().map(|(row, lane)| drawn(lane, row)) }
                    { for linked.iter().map(|lineage| joints(corpus, &lanes, lineage)) }
                    { for lanes.iter().enumerate().map(|(row, lane)| dots(lane, row)) }
                </svg>
                { for lanes.iter().enumerate().map(|(row, lane)| name(lane, row == 0)) }
            </div>
            <figcaption>{ legend(&lanes, &linked) }</figcaption>
        </figure>
    }
}

/// A word for a stage that carries no mark of change.
fn state(stage: &Stage<'_>) -> Html {
    let word = match stage.cell {
        Cell::Recorded(_) => "in it",
        Cell::Absent(_) => "not in it",
        Cell::Gap(_) | Cell::Undecided => "not known",
    };
    html! { <span class="state">{ word }</span> }
}

/// Lineage that the duty has a part in.
fn linked<'a>(corpus: &'a Corpus, thread: &Thread) -> Vec<&'a Lineage> {
    corpus
        .lineage
        .iter()
        .filter(|lineage| lineage.from.contains(&thread.id) || lineage.to.contains(&thread.id))
        .collect()
}

/// The duty's own lane, then those of the duties it is linked with.
fn lanes<'a>(corpus: &'a Corpus, thread: &'a Thread, linked: &[&Lineage]) -> Vec<Lane<'a>> {
    let mut threads = vec![thread];
    for id in linked.iter().flat_map(|lineage| lineage.from.iter().chain(&lineage.to)) {
        if let Some(other) = corpus.thread(id)
            && threads.iter().all(|known| known.id != other.id)
        {
            threads.push(other);
        }
    }
    let stop = |edition: &corpus::Edition, thread: &Thread| match edition.duty(&thread.id) {
        Cell::Recorded(_) => Stop::Recorded,
        Cell::Absent(_) => Stop::Absent,
        Cell::Gap(_) | Cell::Undecided => Stop::Unknown,
    };
    threads
        .into_iter()
        .map(|thread| Lane { thread, stops: corpus.editions.iter().map(|edition| stop(edition, thread)).collect() })
        .collect()
}

fn x(column: usize) -> usize {
    column * UNIT + UNIT / 2
}

fn y(row: usize) -> usize {
    row * UNIT + LINE
}

/// The line of a lane: whole between editions that have the duty, broken where one is not known.
fn drawn(lane: &Lane<'_>, row: usize) -> Html {
    let hatched = lane.stops.iter().enumerate().filter(|(_, stop)| **stop == Stop::Unknown);
    let stretches = lane.stops.windows(2).enumerate().filter_map(|(i, pair)| {
        let class = match (pair[0], pair[1]) {
            (Stop::Recorded, Stop::Recorded) => "held",
            (Stop::Absent, _) | (_, Stop::Absent) | (Stop::Unknown, Stop::Unknown) => return None,
            _ => "unsure",
        };
        Some(html! { <path class={class} d={format!("M{} {}H{}", x(i), y(row), x(i + 1))} /> })
    });
    html! {
        <>
            { for hatched.map(|(i, _)| hatch(i, row)) }
            { for stretches }
        </>
    }
}

/// An edition that is not known: slanting strokes across the line.
fn hatch(column: usize, row: usize) -> Html {
    let (left, top, bottom) = (column * UNIT + 20, y(row) - 16, y(row) + 16);
    let strokes: String = (0..6).map(|i| format!("M{} {bottom}L{} {top}", left + i * 10, left + i * 10 + 10)).collect();
    html! { <path class="hatch" d={strokes} /> }
}

/// A dot for every edition that has the duty: a line without length, whose round ends are not stretched.
fn dots(lane: &Lane<'_>, row: usize) -> Html {
    let dot = |(i, stop): (usize, &Stop)| match stop {
        Stop::Recorded => {
            let d = format!("M{} {}h0", x(i), y(row));
            html! { <><path class="dot" d={d.clone()} /><path class="core" d={d} /></> }
        }
        Stop::Absent => html! { <path class="none" d={format!("M{} {}h8", x(i) - 4, y(row))} /> },
        Stop::Unknown => html! {},
    };
    html! { <g class={if row == 0 { "own" } else { "other" }}>{ for lane.stops.iter().enumerate().map(dot) }</g> }
}

/// Curves from the duties that ended to those that began.
fn joints(corpus: &Corpus, lanes: &[Lane<'_>], lineage: &Lineage) -> Html {
    let row = |id: &str| lanes.iter().position(|lane| lane.thread.id == id);
    let Some(column) = corpus.editions.position(&lineage.edition).filter(|column| *column > 0) else { return html! {} };
    let ends = lineage.from.iter().filter_map(|id| row(id));
    let curves = ends.flat_map(|from| lineage.to.iter().filter_map(|id| row(id)).map(move |to| (from, to)));
    let curve = |(from, to): (usize, usize)| {
        let (x1, x2, middle) = (x(column - 1), x(column), column * UNIT);
        html! { <path class="joint" d={format!("M{x1} {}C{middle} {} {middle} {} {x2} {}", y(from), y(from), y(to), y(to))} /> }
    };
    html! { <>{ for curves.map(curve) }</> }
}

fn name(lane: &Lane<'_>, own: bool) -> Html {
    let title = &lane.thread.title;
    if own {
        html! { <p class="lane"><b>{ title }</b></p> }
    } else {
        // The name of a duty that begins late stands on the side where its line is.
        let begins = lane.stops.iter().position(|stop| *stop == Stop::Recorded).unwrap_or(0);
        let late = (begins * 2 + 1 >= lane.stops.len()).then_some("late");
        html! { <p class={classes!("lane", late)}><a href={Page::Duty(lane.thread.id.clone()).file()} title={title.clone()}>{ title }</a></p> }
    }
}

/// How to read what occurs in the picture.
fn legend(lanes: &[Lane<'_>], linked: &[&Lineage]) -> String {
    let any = |stop: Stop| lanes.iter().any(|lane| lane.stops.contains(&stop));
    let mut parts = vec!["Dot: the edition has the duty"];
    if any(Stop::Absent) {
        parts.push("short stroke: it does not");
    }
    if any(Stop::Unknown) {
        parts.push("hatched: not known");
    }
    if !linked.is_empty() {
        parts.push("curve: one duty goes over into another");
    }
    format!("{}.", parts.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duties_that_joined_have_a_lane_each() {
        let corpus = crate::data::corpus();
        let thread = corpus.thread("assessment-time-limit").expect("it is one of the duties");
        let linked = linked(corpus, thread);
        let lanes = lanes(corpus, thread, &linked);
        let ids: Vec<&str> = lanes.iter().map(|lane| lane.thread.id.as_str()).collect();
        assert_eq!(ids, ["assessment-time-limit", "initial-assessment-time-limit", "core-assessment-time-limit"]);
        assert_eq!(lanes[1].stops, [Stop::Recorded, Stop::Recorded, Stop::Absent, Stop::Absent, Stop::Absent]);
    }
}
