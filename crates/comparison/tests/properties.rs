//! What holds of every comparison, whatever the editions say: tried on generated corpora.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

mod generated;

use std::collections::{BTreeMap, BTreeSet};

use comparison::{Change, Comparison, FieldChange, Kind, compare, life, say};
use corpus::{Corpus, Edition, bundle};
use generated::{Family, MOST};
use proptest::prelude::*;

fn family() -> impl Strategy<Value = Family> {
    let seeds = prop::collection::vec(any::<[u8; 6]>(), 1..=MOST * 5);
    (any::<u8>(), any::<[u8; 2]>(), seeds).prop_map(|(shape, begins, seeds)| Family { shape, begins, seeds })
}

fn corpora(holes: bool) -> impl Strategy<Value = Corpus> {
    (2usize..=5, prop::collection::vec(family(), 0..8))
        .prop_map(move |(editions, families)| generated::corpus(editions, &families, holes))
}

/// Every two editions, in both orders, each with itself too.
fn pairs(corpus: &Corpus) -> impl Iterator<Item = (&Edition, &Edition)> {
    corpus.editions.iter().flat_map(|from| corpus.editions.iter().map(move |to| (from, to)))
}

/// Every three editions, as time runs.
fn triples(corpus: &Corpus) -> impl Iterator<Item = (&Edition, &Edition, &Edition)> {
    let editions = || corpus.editions.iter().enumerate();
    editions().flat_map(move |(i, a)| {
        editions().skip(i + 1).flat_map(move |(j, b)| editions().skip(j + 1).map(move |(_, c)| (a, b, c)))
    })
}

/// Which thread before is linked with which thread after.
fn links<'a>(comparison: &Comparison<'a>) -> BTreeSet<(&'a str, &'a str)> {
    let of = |change: &Change<'a>| {
        let after = change.after.clone();
        let before = change.before.clone();
        before
            .into_iter()
            .flat_map(move |b| after.clone().into_iter().map(move |a| (b.thread.id.as_str(), a.thread.id.as_str())))
    };
    comparison.changes.iter().flat_map(of).collect()
}

fn composed<'a>(
    first: &BTreeSet<(&'a str, &'a str)>,
    second: &BTreeSet<(&'a str, &'a str)>,
) -> BTreeSet<(&'a str, &'a str)> {
    let onward = |(a, b): &(&'a str, &'a str)| {
        let (a, b) = (*a, *b);
        second.iter().filter(move |(from, _)| *from == b).map(move |(_, to)| (a, *to))
    };
    first.iter().flat_map(onward).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edition_against_itself_has_no_change(corpus in corpora(true)) {
        for edition in &corpus.editions {
            let itself = compare(&corpus, edition, edition);
            prop_assert!(itself.changes.iter().all(|change| change.kind == Kind::Same && change.fields().next().is_none()));
            prop_assert_eq!(itself.changes.len(), edition.duties.len());
        }
    }

    #[test]
    fn a_comparison_reversed_is_its_mirror(corpus in corpora(true)) {
        for (from, to) in pairs(&corpus) {
            let mirrored: Vec<_> = compare(&corpus, from, to).changes.iter().map(Change::mirrored).collect();
            prop_assert_eq!(compare(&corpus, to, from).changes, mirrored);
        }
    }

    #[test]
    fn the_mirror_of_the_mirror_is_the_change(corpus in corpora(true)) {
        for (from, to) in pairs(&corpus) {
            for change in &compare(&corpus, from, to).changes {
                prop_assert_eq!(&change.mirrored().mirrored(), change);
            }
        }
    }

    #[test]
    fn every_record_of_both_sides_stands_in_one_change(corpus in corpora(true)) {
        for (from, to) in pairs(&corpus) {
            let comparison = compare(&corpus, from, to);
            let mut before: BTreeMap<&str, usize> = BTreeMap::new();
            let mut after: BTreeMap<&str, usize> = BTreeMap::new();
            for change in &comparison.changes {
                change.before.iter().for_each(|side| *before.entry(&side.thread.id).or_default() += 1);
                change.after.iter().for_each(|side| *after.entry(&side.thread.id).or_default() += 1);
            }
            for (seen, edition) in [(before, from), (after, to)] {
                let expected: BTreeMap<&str, usize> = edition.duties.iter().map(|duty| (duty.thread.as_str(), 1)).collect();
                prop_assert_eq!(seen, expected);
            }
        }
    }

    #[test]
    fn a_gap_is_never_new_and_never_dropped(corpus in corpora(true)) {
        for (from, to) in pairs(&corpus) {
            for change in &compare(&corpus, from, to).changes {
                let unknown = |edition: &Edition| change.sides().any(|side| edition.duty(&side.thread.id).is_unknown());
                prop_assert!(change.kind != Kind::New || !unknown(from));
                prop_assert!(change.kind != Kind::Dropped || !unknown(to));
            }
        }
    }

    #[test]
    fn what_two_steps_link_one_step_links(corpus in corpora(true)) {
        for (a, b, c) in triples(&corpus) {
            let direct = links(&compare(&corpus, a, c));
            let steps = composed(&links(&compare(&corpus, a, b)), &links(&compare(&corpus, b, c)));
            prop_assert!(steps.is_subset(&direct), "{steps:?} in {direct:?}");
        }
    }

    /// Backwards it holds only where the edition between is known: over a hole in it, only the
    /// comparison of the two outer editions can see a link.
    #[test]
    fn what_one_step_links_two_steps_link_where_all_is_known(corpus in corpora(false)) {
        for (a, b, c) in triples(&corpus) {
            let direct = links(&compare(&corpus, a, c));
            let steps = composed(&links(&compare(&corpus, a, b)), &links(&compare(&corpus, b, c)));
            prop_assert_eq!(steps, direct);
        }
    }

    #[test]
    fn what_stays_the_same_twice_is_the_same(corpus in corpora(false)) {
        for (a, b, c) in triples(&corpus) {
            let unchanged = |from, to| -> BTreeSet<String> {
                let comparison = compare(&corpus, from, to);
                let same = comparison.changes.iter().filter(|change| change.kind == Kind::Same && change.fields().next().is_none());
                same.map(|change| change.thread.id.clone()).collect()
            };
            let (first, second) = (unchanged(a, b), unchanged(b, c));
            let direct = compare(&corpus, a, c);
            for thread in first.intersection(&second) {
                let change = direct.change(thread).expect("both outer editions have it");
                // A place that the edition between does not name can differ on either side of it.
                prop_assert!(change.fields().all(|field| matches!(field, FieldChange::Place { .. })), "{thread}: {change:?}");
            }
        }
    }

    #[test]
    fn every_change_is_told_in_sentences(corpus in corpora(true)) {
        for (from, to) in pairs(&corpus) {
            let comparison = compare(&corpus, from, to);
            for change in &comparison.changes {
                let sentences = say::change(&comparison, change);
                prop_assert!(!sentences.is_empty() || change.kind == Kind::Moved, "{change:?}");
                for sentence in sentences {
                    let reads = sentence.ends_with('.') && !sentence.ends_with("..") && !sentence.contains("  ");
                    prop_assert!(reads && sentence.chars().next().is_some_and(|c| !c.is_lowercase() || sentence.starts_with('f')), "{sentence}");
                }
            }
        }
    }

    #[test]
    fn the_bundle_compares_like_the_whole(corpus in corpora(true)) {
        let unpacked = bundle::unpack(&bundle::pack(&corpus).unwrap());
        for ((from, to), (from_bundle, to_bundle)) in pairs(&corpus).zip(pairs(&unpacked)) {
            let (whole, bundled) = (compare(&corpus, from, to), compare(&unpacked, from_bundle, to_bundle));
            let told = |comparison: &Comparison<'_>| -> Vec<_> {
                let fields = |change: &Change<'_>| change.fields().map(|field| say::field(comparison.corpus, field)).collect::<Vec<_>>();
                comparison.changes.iter().map(|change| (change.kind, fields(change), say::change(comparison, change))).collect()
            };
            prop_assert_eq!(told(&whole), told(&bundled));
        }
    }

    #[test]
    fn a_life_has_a_stage_for_every_edition_and_no_badge_over_a_gap(corpus in corpora(true)) {
        for thread in &corpus.threads {
            let stages = life::of(&corpus, thread);
            prop_assert_eq!(stages.len(), corpus.editions.len());
            for stage in &stages {
                prop_assert_eq!(stage.cell.is_unknown(), stage.badge == Some(Kind::Unknown));
                prop_assert!(stage.since.is_none() || stage.cell.recorded().is_some());
            }
        }
    }
}
