//! Processes compared: small ones by example, the real ones and generated ones by what always holds.

use std::collections::BTreeSet;
use std::fmt::Write;

use corpus::model::{Answer, Process, Step, StepKind};
use corpus::{Corpus, Edition};
use proptest::prelude::*;

use super::fixture::{self, corpus};
use super::{Comparison, Outcome, StepChange, changed, compare, editions_with, outcome, say, time, with_thread};
use crate::change::Kind;

/// A comparison as text: the line in short, then every step with what happened to it.
fn told(comparison: &Comparison<'_>) -> String {
    let mut out = format!("{}\n", say::in_short(comparison));
    for change in &comparison.steps {
        let ids = |steps: &[&Step]| steps.iter().map(|step| step.id.as_str()).collect::<Vec<_>>().join("+");
        let (before, after) = (ids(&change.before), ids(&change.after));
        let id = if before == after { after } else { format!("{before} > {after}") };
        let _ = writeln!(out, "{}: {id}", change.kind.in_words());
        for line in say::step(comparison, change) {
            let _ = writeln!(out, "    {line}");
        }
    }
    out
}

/// Compares the first and the last of some editions of a process.
fn compared(texts: &[&str]) -> String {
    let corpus = corpus(texts);
    let (from, to) = (&corpus.editions[0], &corpus.editions[texts.len() - 1]);
    told(&compare(&corpus, "test", from, to).expect("both editions have the process"))
}

const TWO_ASSESSMENTS: &str = "
    begin    | authority | begin the assessment          |                                        | initial
    initial  | authority | finish the initial assessment | 7 working-days of the referral         | result
    result?  | authority | what does it find             |                                        | harm: discuss, need: core, no need: close
    discuss! | authority | hold a strategy discussion    |                                        |
    core     | authority | finish the core assessment    | 35 working-days of its start           | plan
    plan!    | authority | agree a plan                  |                                        |
    close!   | authority | end involvement               |                                        |";

const ONE_ASSESSMENT: &str = "
    begin    | authority | begin the assessment          |                                        | see
    see      | authority | see the child                 |                                        | finish
    finish   | authority | finish the assessment         | 45 working-days of the referral        | result | initial, core
    result?  | authority | what does it find             |                                        | harm: discuss, need: plan, no need: help
    discuss! | authority | hold a strategy discussion    |                                        |
    plan!    | authority | agree a plan                  |                                        |
    help!    | authority | offer help elsewhere          |                                        |";

#[test]
fn two_steps_become_one() {
    insta::assert_snapshot!(compared(&[TWO_ASSESSMENTS, ONE_ASSESSMENT]));
}

#[test]
fn seen_backwards_one_step_becomes_two() {
    let corpus = corpus(&[TWO_ASSESSMENTS, ONE_ASSESSMENT]);
    let back = compare(&corpus, "test", &corpus.editions[1], &corpus.editions[0]);
    insta::assert_snapshot!(told(&back.expect("both editions have the process")));
}

#[test]
fn every_part_of_a_step_has_its_sentence() {
    let before = "
        tell     | board     | tell the police     | 1 working-days of the incident | weigh
        weigh?   | board     | is a review needed  |                                | yes: review, no: stop
        review   | board     | carry out a review  | 6 months of the decision       | publish
        publish  | board     | publish the report  |                                | stop
        stop!    | board     | end the case        |                                |";
    let after = "
        tell     | authority | tell the police     | 5 working-days of the incident | weigh
        weigh?   | partners  | is a review needed  |                                | yes: review, no: rethink, later: ^tell
        rethink  | partners  | think again         |                                | stop
        review   | partners, police | carry out a local review | every 6 months    | publish, stop
        publish! | partners  | publish the report  |                                |
        stop!    | partners  | end the case        |                                |";
    insta::assert_snapshot!(compared(&[before, after]));
}

#[test]
fn a_limit_that_is_not_known_says_nothing_of_a_change() {
    let known = "
        call  | board | begin the visit |                      | visit
        visit | board | see the family  | 10 days of the call  | end
        end!  | board | end the visit   |                      |";
    let unknown = known.replace("10 days of the call ", "not-known");
    let corpus = corpus(&[&unknown, known]);
    let compared = compare(&corpus, "test", &corpus.editions[0], &corpus.editions[1]);
    let compared = compared.expect("both editions have the process");
    assert_eq!(compared.steps.iter().map(|step| step.kind).collect::<Vec<_>>(), [Kind::Same; 3]);
    assert_eq!(
        say::time_changes(&compared),
        ["How the time along the way changed can’t be told: a time limit is not known in one of the editions."]
    );
}

#[test]
fn a_step_that_comes_elsewhere_moved_and_its_neighbours_did_not() {
    let before = "
        a  | board | begin  | | b
        b  | board | listen | | c
        c  | board | write  | | d
        d! | board | end    | |";
    let after = "
        a  | board | begin  | | c
        c  | board | write  | | b
        b  | board | listen | | d
        d! | board | end    | |";
    insta::assert_snapshot!(compared(&[before, after]), @r"
    1 step changed: 1 moved; 3 the same.
    The same: a
    The same: c
    Moved: b
        Moved in the order: after “begin” → after “write”.
    The same: d
    ");
}

#[test]
fn branches_have_no_order_between_them() {
    let before = "
        a  | board | begin  | | b, c
        b  | board | listen | | d
        c  | board | write  | | d
        d! | board | end    | |";
    let after = "
        a  | board | begin  | | c, b
        c  | board | write  | | d
        b  | board | listen | | d
        d! | board | end    | |";
    insta::assert_snapshot!(compared(&[before, after]), @r"
    Nothing changed: 4 steps the same.
    The same: a
    The same: c
    The same: b
    The same: d
    ");
}

#[test]
fn what_a_step_was_is_composed_over_the_editions_between() {
    let line = |id: &str, was: &str| format!("a | board | begin | | {id}\n {id}! | board | end | | | {was}");
    insta::assert_snapshot!(compared(&[&line("one", ""), &line("two", "one"), &line("three", "two")]), @r"
    Nothing changed: 2 steps the same.
    The same: a
    The same: one > three
    ");
}

#[test]
fn one_edition_without_the_process_is_told_apart_from_one_that_is_not_known() {
    let steps = "a | board | begin | | b\n b! | board | end | |";
    for (texts, expected) in
        [(["-", steps], "begins"), ([steps, "-"], "ends"), (["", steps], "unknown"), (["-", "-"], "neither")]
    {
        let corpus = corpus(&texts);
        let found = match outcome(&corpus, &corpus.processes[0], &corpus.editions[0], &corpus.editions[1]) {
            Outcome::Compared(_) => "compared",
            Outcome::Begins => "begins",
            Outcome::Ends => "ends",
            Outcome::Unknown => "unknown",
            Outcome::Neither => "neither",
        };
        assert_eq!(found, expected);
    }
}

#[test]
fn limits_add_up_along_the_way() {
    for (text, expected) in [
        (TWO_ASSESSMENTS, "7 working days to 42 working days"),
        (ONE_ASSESSMENT, "45 working days to 45 working days"),
        // Counted from the same event, limits run at the same time.
        (
            "a | x | do | 1 working-days of the call | b\n b | x | do | 3 working-days of the call | c\n c! | x | end | |",
            "3 working days to 3 working days",
        ),
        // Of branches side by side, the slower one counts.
        (
            "a | x | do | | b, c\n b | x | do | 2 days of the call | d\n c | x | do | 5 days of the letter | d\n d! | x | end | |",
            "5 days to 5 days",
        ),
        // Units of two families are not added, but one way can still be longer in both.
        (
            "a? | x | do | 5 working-days of the call | y: b, n: c\n b | x | do | 6 months of the start | c\n c! | x | end | |",
            "5 working days to 5 working days and 6 months",
        ),
        // No way is the longer one.
        (
            "a | x | do | | q\n q? | x | do | | y: b, n: c\n b | x | do | 1 months of the call | d\n c | x | do | 30 working-days of the call | d\n d! | x | end | |",
            "apart",
        ),
        // A limit without a figure, or of another kind, is not counted.
        ("a | x | do | at-once | b\n b | x | do | every 6 months | c\n c! | x | end | |", "no limit"),
        // A way back is not walked again.
        ("a | x | do | | b\n b? | x | do | 2 weeks of the call | y: ^a, n: c\n c! | x | end | |", "14 days to 14 days"),
    ] {
        let process = fixture::process(text);
        let found = match time::allowed(&process) {
            time::Allowed::NoLimit => "no limit".to_owned(),
            time::Allowed::Apart => "apart".to_owned(),
            time::Allowed::Between { shortest, longest } => {
                format!("{} to {}", say::time(&shortest.time), say::time(&longest.time))
            }
        };
        assert_eq!(found, expected, "{text}");
    }
}

// ------------------------------------------------------------------ what always holds

/// Every comparison of two editions that have a process, in both directions.
fn comparisons(corpus: &Corpus) -> Vec<Comparison<'_>> {
    let mut all = Vec::new();
    for process in &corpus.processes {
        let editions: Vec<&Edition> =
            editions_with(corpus, &process.id).into_iter().map(|(edition, _)| edition).collect();
        for from in &editions {
            all.extend(editions.iter().filter_map(|to| compare(corpus, &process.id, from, to)));
        }
    }
    all
}

fn holds(corpus: &Corpus) {
    for comparison in comparisons(corpus) {
        nothing_is_lost(&comparison);
        if comparison.from.id() == comparison.to.id() {
            assert!(!comparison.is_changed(), "an edition differs from itself: {}", told(&comparison));
        }
        let back = compare(corpus, &comparison.kind.id, comparison.to, comparison.from).expect("both editions have it");
        let mirrored: Vec<StepChange<'_>> = comparison.steps.iter().map(StepChange::mirrored).collect();
        assert_eq!(sorted(mirrored), sorted(back.steps.clone()));
        assert!(
            comparison.steps.iter().zip(&back.steps).all(|(one, other)| first_id(one) == first_id(other)),
            "read in the same order both ways"
        );
        for change in &comparison.steps {
            let is_told = !say::step(&comparison, change).is_empty();
            assert_eq!(is_told, change.kind != Kind::Same, "a change has a sentence, and only a change");
        }
    }
}

/// Changes in a form in which the order inside a list does not matter.
fn sorted(changes: Vec<StepChange<'_>>) -> BTreeSet<String> {
    let mut lines = BTreeSet::new();
    for mut change in changes {
        for pair in &mut change.pairs {
            pair.fields.sort_by_key(|field| format!("{field:?}"));
        }
        change.pairs.sort_by_key(|pair| format!("{}{}", pair.before.id, pair.after.id));
        lines.insert(format!("{change:?}"));
    }
    lines
}

fn first_id<'a>(change: &StepChange<'a>) -> BTreeSet<&'a str> {
    change.steps().map(|step| step.id.as_str()).collect()
}

fn nothing_is_lost(comparison: &Comparison<'_>) {
    let ids = |process: &Process| process.step.iter().map(|step| step.id.clone()).collect::<BTreeSet<_>>();
    let once = |steps: Vec<&Step>| {
        let found: BTreeSet<String> = steps.iter().map(|step| step.id.clone()).collect();
        assert_eq!(found.len(), steps.len(), "a step stands in two changes");
        found
    };
    assert_eq!(
        once(comparison.steps.iter().flat_map(|change| change.before.clone()).collect()),
        ids(comparison.before)
    );
    assert_eq!(once(comparison.steps.iter().flat_map(|change| change.after.clone()).collect()), ids(comparison.after));
}

/// The corpus of the project itself.
fn real() -> Corpus {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../editions");
    corpus::read::corpus(&folder).expect("the data is sound")
}

#[test]
fn it_holds_for_the_real_processes() {
    holds(&real());
}

#[test]
fn a_duty_leads_to_every_step_that_it_stands_behind() {
    let corpus = real();
    let mut recorded = BTreeSet::new();
    for edition in &corpus.editions {
        for process in &edition.processes {
            for step in &process.step {
                recorded.extend(
                    step.duties
                        .iter()
                        .map(|thread| (thread.as_str(), process.process.as_str(), edition.id(), step.id.as_str())),
                );
            }
        }
    }
    let mut found = BTreeSet::new();
    for thread in &corpus.threads {
        for (process, editions) in with_thread(&corpus, &thread.id) {
            for (edition, steps) in editions {
                found.extend(
                    steps
                        .into_iter()
                        .map(|step| (thread.id.as_str(), process.id.as_str(), edition.id(), step.id.as_str())),
                );
            }
        }
    }
    assert_eq!(found, recorded);
}

#[test]
fn processes_that_changed_are_known_to_have_changed() {
    let corpus = real();
    for from in &corpus.editions {
        for to in &corpus.editions {
            let ids: Vec<&str> =
                changed(&corpus, from, to).into_iter().map(|(process, _)| process.id.as_str()).collect();
            assert!(from.id() != to.id() || ids.is_empty(), "{} differs from itself: {ids:?}", from.id());
            for id in ids {
                assert!(
                    !from.process(id).is_unknown() && !to.process(id).is_unknown(),
                    "{id} is not known in {} or {}",
                    from.id(),
                    to.id()
                );
            }
            let back: Vec<&str> =
                changed(&corpus, to, from).into_iter().map(|(process, _)| process.id.as_str()).collect();
            assert_eq!(
                changed(&corpus, from, to).into_iter().map(|(process, _)| process.id.as_str()).collect::<Vec<_>>(),
                back
            );
        }
    }
}

/// Steps of a generated process: which identities it has, in which order, and what each is like.
fn processes() -> impl Strategy<Value = Process> {
    let step = (0..3_u8, 0..4_usize, 0..4_u16, 0..3_u8, any::<[u8; 3]>(), 0..12_u8);
    (
        proptest::sample::subsequence((0..9_usize).collect::<Vec<_>>(), 2..=9).prop_shuffle(),
        proptest::collection::vec(step, 9),
    )
        .prop_map(|(ids, steps)| {
            let id = |i: usize| format!("step-{}", ids[i]);
            let made = (0..ids.len()).map(|i| {
                let (sort, who, limit, words, leads, was) = steps[i];
                let last = i + 1 == ids.len();
                let kind = match sort {
                    _ if i == 0 => StepKind::Start,
                    _ if last => StepKind::End,
                    0 | 1 => StepKind::Action,
                    _ => StepKind::Decision,
                };
                let to: Vec<String> = leads
                    .iter()
                    .take(1 + usize::from(sort))
                    .map(|n| id(if last { 0 } else { i + 1 + usize::from(*n) % (ids.len() - i - 1) }))
                    .collect();
                let back = (leads[2] % 5 == 0 && i > 0).then(|| id(usize::from(leads[1]) % i));
                let all: Vec<String> = to.into_iter().chain(back.clone()).collect();
                let mut next: Vec<String> = all.clone();
                next.sort();
                next.dedup();
                let decides = kind == StepKind::Decision;
                Step {
                    id: id(i),
                    kind,
                    who: vec![["authority", "board", "partners", "police"][who].to_owned()],
                    does: ["listen", "write", "decide"][usize::from(words)].to_owned(),
                    within: (limit > 0).then(|| corpus::model::Limit {
                        at_most: Some(limit),
                        at_least: None,
                        every: None,
                        unit: [corpus::model::Unit::WorkingDays, corpus::model::Unit::Months][usize::from(limit % 2)],
                        from: Some("the call".to_owned()),
                    }),
                    duties: Vec::new(),
                    answers: if decides {
                        next.iter()
                            .enumerate()
                            .map(|(n, to)| Answer { answer: format!("answer {n}"), to: to.clone() })
                            .collect()
                    } else {
                        Vec::new()
                    },
                    next: if decides || kind == StepKind::End { Vec::new() } else { next },
                    back: back.into_iter().collect(),
                    was: (was < 9 && !ids.contains(&usize::from(was)))
                        .then(|| format!("step-{was}"))
                        .into_iter()
                        .collect(),
                    evidence: Vec::new(),
                }
            });
            Process {
                process: "test".to_owned(),
                drawn_from: corpus::model::DrawnFrom::Text,
                place: None,
                note: None,
                step: made.collect(),
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_holds_for_any_processes(first in processes(), second in processes(), third in proptest::option::of(processes())) {
        holds(&fixture::of(vec![Some(first), third, Some(second)], &[]));
    }

    #[test]
    fn the_shortest_way_is_within_the_longest(process in processes()) {
        if let time::Allowed::Between { shortest, longest } = time::allowed(&process) {
            prop_assert!(shortest.time.within(&longest.time));
        }
    }
}
