//! The picture of duties that passed from body to body: a column an edition, a band a flow.

use std::collections::BTreeMap;

use comparison::flow::{self, Flow};
use corpus::Corpus;
use corpus::table::by_number;
use maud::{Markup, html};

use crate::address::Pair;
use crate::data;

/// Height of one duty.
const UNIT: f64 = 5.0;
/// Width of a body.
const BAR: f64 = 10.0;
/// Distance from one edition to the next.
const COLUMN: f64 = 262.0;
/// Room for a name above a body.
const NAME: f64 = 20.0;
/// Where the columns begin, below the years.
const TOP: f64 = 34.0;

/// A body in one edition.
#[derive(Clone, Debug, PartialEq)]
struct Node<'a> {
    role: &'a str,
    column: usize,
    y: f64,
    duties: usize,
}

/// Duties that go from a node to a node of the next column.
#[derive(Clone, Debug, PartialEq)]
struct Band<'a> {
    column: usize,
    before: &'a str,
    after: &'a str,
    duties: usize,
    class: &'static str,
}

/// The picture. `steps` are the flows between neighbouring editions, in order.
pub fn picture(corpus: &Corpus, steps: &[(Pair, Vec<Flow<'static>>)]) -> Markup {
    let kept = |column: usize, role: &str| {
        data::comparison(&steps[column].0).map_or(0, |comparison| flow::kept(comparison, role))
    };
    let bands = bands(steps, kept);
    if bands.is_empty() {
        return Markup::default();
    }
    let last = steps.len();
    let nodes = nodes(&bands, last + 1);
    let height = nodes.iter().map(|node| node.y + node.duties as f64 * UNIT).fold(0.0, f64::max) + 8.0;
    let width = last as f64 * COLUMN + BAR;
    html! {
        figure.flows {
            div.scroll role="region" aria-label="Picture of duties that passed from body to body" tabindex="0" {
                svg viewBox={ "0 0 " (px(width)) " " (px(height)) } role="img" aria-label="How duties passed from body to body between the editions. The table below says the same." {
                    @for (class, d) in paths(&bands, &nodes) { path class=(class) d=(d) {} }
                    @for (column, edition) in corpus.editions.iter().enumerate() {
                        text.heading x=(px(label(column, last))) y="14" text-anchor=(anchor(column, last)) { (edition.id()) }
                    }
                    @for node in nodes {
                        rect.body x=(px(node.column as f64 * COLUMN)) y=(px(node.y)) width=(px(BAR)) height=(px(node.duties as f64 * UNIT)) rx="2" {}
                        text x=(px(label(node.column, last))) y=(px(node.y - 4.0)) text-anchor=(anchor(node.column, last)) {
                            (short(corpus.role_name(node.role))) " " tspan { (node.duties) }
                        }
                    }
                }
            }
            figcaption {
                span { i.key.succeeded aria-hidden="true" {} "to a successor" }
                span { i.key.handed aria-hidden="true" {} "to another (dashed edge)" }
                span { i.key.stayed aria-hidden="true" {} "stayed with the same" }
                span { "The height of a band is the number of duties." }
            }
        }
    }
}

/// The bands that are drawn: successions, whatever else passed on two duties or more, and what
/// stayed with a body between two columns where it has such a band.
fn bands<'a>(steps: &'a [(Pair, Vec<Flow<'static>>)], kept: impl Fn(usize, &str) -> usize) -> Vec<Band<'a>> {
    let mut bands = Vec::new();
    let mut spans: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut seen = |role: &'a str, column: usize| {
        let span = spans.entry(role).or_insert((column, column));
        *span = (span.0.min(column), span.1.max(column));
    };
    for (column, (_, flows)) in steps.iter().enumerate() {
        for flow in flows.iter().filter(|flow| flow.succeeded || flow.threads.len() > 1) {
            seen(flow.before, column);
            seen(flow.after, column + 1);
            let class = if flow.succeeded { "succeeded" } else { "handed" };
            bands.push(Band { column, before: flow.before, after: flow.after, duties: flow.threads.len(), class });
        }
    }
    for (role, (first, last)) in spans {
        for column in first..last {
            let duties = kept(column, role);
            if duties > 0 {
                bands.push(Band { column, before: role, after: role, duties, class: "stayed" });
            }
        }
    }
    bands
}

/// Every body of every column, each below the one before, those fed from above first.
fn nodes<'a>(bands: &[Band<'a>], columns: usize) -> Vec<Node<'a>> {
    let mut nodes: Vec<Node<'a>> = Vec::new();
    for column in 0..columns {
        let mut here: Vec<(f64, Node<'a>)> = Vec::new();
        for band in bands {
            for (role, at) in [(band.before, band.column), (band.after, band.column + 1)] {
                if at == column && !here.iter().any(|(_, node)| node.role == role) {
                    let sum = |one: bool| -> usize {
                        let ours = |other: &&Band<'_>| {
                            if one {
                                other.column == at && other.before == role
                            } else {
                                other.column + 1 == at && other.after == role
                            }
                        };
                        bands.iter().filter(ours).map(|other| other.duties).sum()
                    };
                    let duties = sum(true).max(sum(false));
                    here.push((centre(bands, &nodes, role, column), Node { role, column, y: 0.0, duties }));
                }
            }
        }
        let mut y = TOP + NAME;
        for (_, mut node) in by_number(&here, |(centre, _)| *centre as u64) {
            node.y = y;
            y += node.duties as f64 * UNIT + NAME;
            nodes.push(node);
        }
    }
    nodes
}

/// Where the duties of a body come from, on average; below all others where it has none.
fn centre(bands: &[Band<'_>], nodes: &[Node<'_>], role: &str, column: usize) -> f64 {
    let (mut sum, mut n) = (0.0, 0.0);
    for band in bands.iter().filter(|band| band.column + 1 == column && band.after == role) {
        if let Some(node) = nodes.iter().find(|node| node.column == band.column && node.role == band.before) {
            let weight = band.duties as f64;
            sum += weight * (node.y + node.duties as f64 * UNIT / 2.0);
            n += weight;
        }
    }
    if n > 0.0 { sum / n } else { f64::MAX }
}

/// The outline of every band, with its class.
fn paths(bands: &[Band<'_>], nodes: &[Node<'_>]) -> Vec<(&'static str, String)> {
    let at = |role: &str, column: usize| nodes.iter().position(|node| node.role == role && node.column == column);
    let bands: Vec<(usize, usize, &Band<'_>)> = bands
        .iter()
        .filter_map(|band| Some((at(band.before, band.column)?, at(band.after, band.column + 1)?, band)))
        .collect();
    let mut left: Vec<f64> = nodes.iter().map(|node| node.y).collect();
    let mut arriving: Vec<f64> = left.clone();
    by_number(&bands, |(before, after, _)| ((*before as u64) << 32) + *after as u64)
        .into_iter()
        .map(|(before, after, band)| {
            let thick = band.duties as f64 * UNIT;
            let (from, to) = (left[before], arriving[after]);
            left[before] += thick;
            arriving[after] += thick;
            let (x, end) = (band.column as f64 * COLUMN + BAR, (band.column + 1) as f64 * COLUMN);
            let middle = px((x + end) / 2.0);
            let (x, end) = (px(x), px(end));
            let d = [
                "M",
                &x,
                " ",
                &px(from),
                "C",
                &middle,
                " ",
                &px(from),
                " ",
                &middle,
                " ",
                &px(to),
                " ",
                &end,
                " ",
                &px(to),
                "V",
                &px(to + thick),
                "C",
                &middle,
                " ",
                &px(to + thick),
                " ",
                &middle,
                " ",
                &px(from + thick),
                " ",
                &x,
                " ",
                &px(from + thick),
                "Z",
            ]
            .concat();
            (band.class, d)
        })
        .collect()
}

/// Where the name of a body begins, or ends in the last column.
fn label(column: usize, last: usize) -> f64 {
    column as f64 * COLUMN + if column == last { BAR } else { 0.0 }
}

/// Which end of a name stands there.
fn anchor(column: usize, last: usize) -> &'static str {
    if column == last { "end" } else { "start" }
}

/// A name that fits between two columns: cut after a word where it is too long.
fn short(name: &str) -> String {
    const FITS: usize = 36;
    if name.chars().count() <= FITS {
        return name.to_owned();
    }
    let end = name.char_indices().take(FITS).filter(|(_, c)| *c == ' ').last().map_or(0, |(at, _)| at);
    [&name[..end], "…"].concat()
}

/// A coordinate without a fraction that nobody sees.
fn px(n: f64) -> String {
    (n.round() as i64).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band<'a>(column: usize, before: &'a str, after: &'a str, duties: usize) -> Band<'a> {
        Band { column, before, after, duties, class: "handed" }
    }

    #[test]
    fn a_body_is_as_high_as_what_comes_or_what_goes() {
        let bands =
            [band(0, "board", "partners", 9), band(0, "board", "panel", 1), band(1, "partners", "partners", 20)];
        let heights: Vec<(&str, usize, usize)> =
            nodes(&bands, 3).iter().map(|node| (node.role, node.column, node.duties)).collect();
        assert_eq!(heights, [("board", 0, 10), ("partners", 1, 20), ("panel", 1, 1), ("partners", 2, 20)]);
    }

    #[test]
    fn long_names_are_cut_after_a_word() {
        for (name, expected) in [
            ("Police", "Police"),
            ("Local safeguarding children board", "Local safeguarding children board"),
            ("Chair of the local safeguarding children board", "Chair of the local safeguarding…"),
        ] {
            assert_eq!(short(name), expected);
        }
    }

    #[test]
    fn bodies_of_a_column_never_overlap() {
        let bands = [band(0, "a", "b", 3), band(0, "c", "d", 30), band(0, "a", "d", 2), band(0, "e", "f", 1)];
        let nodes = nodes(&bands, 2);
        for pair in nodes.windows(2).filter(|pair| pair[0].column == pair[1].column) {
            assert!(pair[0].y + pair[0].duties as f64 * UNIT + NAME <= pair[1].y);
        }
    }
}
