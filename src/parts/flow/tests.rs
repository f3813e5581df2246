//! Drawings: a small one as a snapshot, and what holds for every drawing of the real processes.

use std::fmt::Write;
use std::sync::OnceLock;

use comparison::process::{compare, editions_with};

use super::layout::{LARGE, SMALL};
use super::text::{BOLD, width};
use super::*;

fn corpus() -> &'static Corpus {
    static CORPUS: OnceLock<Corpus> = OnceLock::new();
    CORPUS.get_or_init(|| {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("editions");
        corpus::read::corpus(&folder).expect("the data is sound")
    })
}

/// Every drawing of the site, with its name.
fn sheets() -> Vec<(String, Sheet)> {
    let mut sheets = Vec::new();
    for kind in &corpus().processes {
        let editions = editions_with(corpus(), &kind.id);
        for (from, _) in &editions {
            for (to, _) in &editions {
                let comparison = compare(corpus(), &kind.id, from, to).expect("both editions have it");
                let name = format!("{} {} {}", kind.id, from.id(), to.id());
                sheets.push((name, if from.id() == to.id() { one(&comparison) } else { both(&comparison) }));
            }
        }
    }
    sheets
}

/// A drawing as text: every box and line with its place.
fn told(drawing: &Drawing) -> String {
    let mut out = String::new();
    for step in &drawing.steps {
        let Area { x, y, w, h } = step.area;
        let _ =
            writeln!(out, "{} at {x:.0},{y:.0} is {w:.0} by {h:.0}: {}", step.node.number, step.words.does.join(" / "));
        for (area, lines) in &step.answers {
            let _ = writeln!(out, "    {} at {:.0},{:.0}", lines.join(" / "), area.x, area.y);
        }
    }
    for line in &drawing.lines {
        let points: Vec<String> = line.points.iter().map(|(x, y)| format!("{x:.0},{y:.0}")).collect();
        let _ = writeln!(out, "{} {}", if line.back { "back" } else { "line" }, points.join(" "));
    }
    out
}

fn node(number: usize, kind: StepKind, does: &str, ways: &[(usize, bool)], answers: &[&str]) -> Node {
    Node {
        number,
        kind,
        mark: None,
        does: does.to_owned(),
        who: "Social worker".to_owned(),
        limit: String::new(),
        answers: answers.iter().map(|text| Answer { text: (*text).to_owned(), mark: None }).collect(),
        ways: ways
            .iter()
            .enumerate()
            .map(|(i, (to, back))| Way { to: *to, back: *back, answer: (!answers.is_empty()).then_some(i) })
            .collect(),
    }
}

#[test]
fn a_step_stands_at_one_height_and_ways_run_round_what_lies_between() {
    let before = vec![
        node(1, StepKind::Start, "Begin", &[(1, false)], &[]),
        node(3, StepKind::Decision, "Is it done?", &[(2, false), (0, true)], &["yes", "no, begin again"]),
        node(4, StepKind::End, "Close", &[], &[]),
    ];
    let after = vec![
        node(1, StepKind::Start, "Begin", &[(1, false), (2, false)], &[]),
        node(2, StepKind::Action, "Listen to the child and to all who know the child well", &[(2, false)], &[]),
        node(3, StepKind::Decision, "Is it done?", &[(3, false), (1, true)], &["yes", "no"]),
        node(4, StepKind::End, "Close", &[], &[]),
    ];
    let columns = vec![("2010".to_owned(), before), ("2013".to_owned(), after)];
    insta::assert_snapshot!(told(&lay_out(&Sheet { columns, pairs: vec![(0, 0), (1, 2), (2, 3)], width: 400.0 })));
}

#[test]
fn every_step_and_way_is_drawn() {
    for (name, sheet) in sheets() {
        let drawing = lay_out(&sheet);
        let steps: usize = sheet.columns.iter().map(|(_, nodes)| nodes.len()).sum();
        let ways: usize = sheet.columns.iter().flat_map(|(_, nodes)| nodes).map(|node| node.ways.len()).sum();
        assert_eq!((drawing.steps.len(), drawing.lines.len()), (steps, ways), "{name}");
        for step in &drawing.steps {
            assert_eq!(step.words.does.join(" "), step.node.does, "{name}");
            assert_eq!(step.answers.len(), step.node.answers.len(), "{name}");
        }
    }
}

#[test]
fn the_same_step_stands_at_the_same_height() {
    for (name, sheet) in sheets() {
        let drawing = lay_out(&sheet);
        let first = sheet.columns[0].1.len();
        let apart =
            sheet.pairs.iter().filter(|(a, b)| drawing.steps[*a].area.y != drawing.steps[first + b].area.y).count();
        // Only where the order of steps contradicts it.
        assert!(apart <= 1, "{name}: {apart} of {} stand apart", sheet.pairs.len());
    }
}

#[test]
fn nothing_lies_on_anything_else() {
    for (name, sheet) in sheets() {
        let drawing = lay_out(&sheet);
        let areas: Vec<Area> = drawing
            .steps
            .iter()
            .flat_map(|step| std::iter::once(step.area).chain(step.answers.iter().map(|(area, _)| *area)))
            .collect();
        for (i, a) in areas.iter().enumerate() {
            assert!(a.x >= 0.0 && a.x + a.w <= drawing.width, "{name}: {a:?} lies outside");
            for b in &areas[i + 1..] {
                let apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
                assert!(apart, "{name}: {a:?} lies on {b:?}");
            }
        }
        for line in &drawing.lines {
            for pair in line.points.windows(2) {
                for step in &drawing.steps {
                    let Area { x, y, w, h } = step.area;
                    // A line meets a decision where its end is drawn in.
                    let inset = if step.node.kind == StepKind::Decision { SLANT } else { 1.0 };
                    let crosses = pair[0].0.max(pair[1].0) > x + inset
                        && pair[0].0.min(pair[1].0) < x + w - inset
                        && pair[0].1.max(pair[1].1) > y + 1.0
                        && pair[0].1.min(pair[1].1) < y + h - 1.0;
                    assert!(!crosses, "{name}: {line:?} runs through step {} {:?}", step.node.number, step.area);
                }
            }
        }
    }
}

#[test]
fn words_fit_their_boxes() {
    for (name, sheet) in sheets() {
        for step in lay_out(&sheet).steps {
            let words = &step.words;
            let wide = |lines: &[String], size: f32| lines.iter().map(|line| width(line, size)).fold(0.0, f32::max);
            let widest = wide(&words.does, LARGE * BOLD)
                .max(wide(&words.who, SMALL))
                .max(wide(&words.limit, SMALL * BOLD))
                .max(wide(&words.mark, SMALL * BOLD));
            assert!(widest + PAD <= step.area.w, "{name}: {words:?}");
            for (area, lines) in &step.answers {
                assert!(wide(lines, SMALL) <= area.w, "{name}: {lines:?}");
            }
        }
    }
}

#[test]
fn parts_hold_the_whole_drawing_and_fit_on_a_page() {
    for (name, sheet) in sheets() {
        let drawing = lay_out(&sheet);
        let end = drawing.steps.iter().map(bottom).fold(0.0, f32::max);
        let mut from = 0.0;
        for (top, height) in &drawing.parts {
            assert!((top - from).abs() < 0.01, "{name}: a part begins at {top}, not at {from}");
            assert!(*height < 790.0, "{name}: a part is {height} high");
            from = top + height;
        }
        assert!(from >= end, "{name}: {end} is cut off at {from}");
        for step in &drawing.steps {
            let cut = drawing.parts.iter().any(|(top, _)| *top > step.area.y && *top < bottom(step));
            assert!(!cut, "{name}: step {} is cut", step.node.number);
        }
    }
}
