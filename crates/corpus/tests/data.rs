//! The editions themselves: sound, bundled without loss, in step with the schemas, and held
//! against the official text.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use std::fs;
use std::path::{Path, PathBuf};

use corpus::model::*;
use corpus::official::{self, OfficialText};
use corpus::table::Table;
use corpus::{Cell, Corpus, bundle, read, schema};

fn editions() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../editions")
}

fn corpus() -> Corpus {
    read::corpus(&editions()).unwrap_or_else(|problems| {
        let lines: String = problems.iter().map(|problem| format!("editions/{problem}\n")).collect();
        panic!("{lines}The data has {} problems.", problems.len())
    })
}

/// The official text of the edition of 2023, where it stands beside the project or above it.
fn official_text() -> Option<OfficialText> {
    let found =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared/sources/wt2023.txt"));
    found.filter_map(|path| fs::read_to_string(path).ok()).next().map(|text| OfficialText::new(&text))
}

#[test]
fn the_data_has_no_problem_and_leaves_no_cell_undecided() {
    let corpus = corpus();
    assert!(corpus.editions.len() >= 5, "the editions of 2006, 2010, 2013, 2018 and 2023");
    for edition in &corpus.editions {
        for thread in &corpus.threads {
            assert_ne!(edition.duty(&thread.id), Cell::Undecided, "{} in {}", thread.id, edition.id());
        }
    }
}

#[test]
fn the_schemas_are_in_step_with_the_types() {
    for (file, text) in [("schema.json", schema::records()), ("edition.schema.json", schema::edition())] {
        let written = fs::read_to_string(editions().join(file)).unwrap_or_default();
        assert!(written == text, "editions/{file} is out of date: run `cargo xtask schema`");
    }
}

/// What of a corpus the browser gets: everything else emptied by hand, field by field.
fn kept(corpus: &Corpus) -> Corpus {
    let mut kept = corpus.clone();
    kept.sources = Table::default();
    let topic = |topic: &Topic| Topic { about: String::new(), rank: 0, ..topic.clone() };
    let role = |role: &Role| Role { about: String::new(), since: None, until: None, evidence: vec![], ..role.clone() };
    let law = |law: &Law| Law { about: String::new(), address: None, evidence: vec![], ..law.clone() };
    let thread = |thread: &Thread| Thread { about: String::new(), ..thread.clone() };
    let process = |process: &ProcessKind| ProcessKind { about: String::new(), rank: 0, ..process.clone() };
    let audience = |audience: &Audience| Audience { evidence: vec![], ..audience.clone() };
    let term = |term: &Term| Term { about: String::new(), rank: 0, ..term.clone() };
    let event = |event: &Event| Event { what: String::new(), editions: vec![], evidence: vec![], ..event.clone() };
    kept.terms = Table::new(corpus.terms.iter().map(term).collect());
    kept.events = Table::new(corpus.events.iter().map(event).collect());
    kept.topics = Table::new(corpus.topics.iter().map(topic).collect());
    kept.roles = Table::new(corpus.roles.iter().map(role).collect());
    kept.laws = Table::new(corpus.laws.iter().map(law).collect());
    kept.threads = Table::new(corpus.threads.iter().map(thread).collect());
    kept.processes = Table::new(corpus.processes.iter().map(process).collect());
    kept.audiences = Table::new(corpus.audiences.iter().map(audience).collect());
    for lineage in &mut kept.lineage {
        lineage.evidence.clear();
    }
    let editions = corpus.editions.iter().cloned().map(|mut edition| {
        edition.about = EditionAbout {
            publisher: String::new(),
            references: vec![],
            status: String::new(),
            about: String::new(),
            text: None,
            addresses: vec![],
            evidence: vec![],
            chapter: vec![],
            chart: vec![],
            amendment: edition.about.amendment.into_iter().map(|a| Amendment { evidence: vec![], ..a }).collect(),
            ..edition.about
        };
        let duty = |duty: &Duty| Duty { evidence: vec![], terms: vec![], note: None, ..duty.clone() };
        edition.duties = Table::new(edition.duties.iter().map(duty).collect());
        edition.absent.retain(|absent| !absent.threads.is_empty());
        for absent in &mut edition.absent {
            absent.terms.clear();
            absent.processes.clear();
            absent.evidence.clear();
        }
        edition.gaps.clear();
        edition.definitions = Table::default();
        edition.processes = Table::default();
        edition.uncited.clear();
        edition
    });
    kept.editions = Table::new(editions.collect());
    kept
}

#[test]
fn the_bundle_gives_back_what_it_keeps() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
    for folder in [editions(), base] {
        let corpus = read::corpus(&folder).expect("sound data");
        let mut unpacked = bundle::unpack(&bundle::pack(&corpus).unwrap());
        bundle::unpack_lists(&mut unpacked, &bundle::pack_lists(&corpus).unwrap());
        let kept = kept(&corpus);
        // Part by part, so that a failure names the part.
        assert_eq!(unpacked.topics, kept.topics);
        assert_eq!(unpacked.roles, kept.roles);
        assert_eq!(unpacked.laws, kept.laws);
        assert_eq!(unpacked.threads, kept.threads);
        assert_eq!(unpacked.processes, kept.processes);
        assert_eq!(unpacked.lineage, kept.lineage);
        assert_eq!(unpacked.audiences, kept.audiences);
        assert_eq!(unpacked.terms, kept.terms);
        assert_eq!(unpacked.events, kept.events);
        for (unpacked, kept) in unpacked.editions.iter().zip(&kept.editions) {
            assert_eq!(unpacked, kept);
        }
        assert_eq!(unpacked, kept);
        assert_eq!(bundle::unpack_whole(&bundle::pack_whole(&corpus).unwrap()).unwrap(), corpus);
    }
}

#[test]
fn an_empty_corpus_is_bundled_too() {
    assert_eq!(bundle::unpack(&bundle::pack(&Corpus::default()).unwrap()), Corpus::default());
}

#[test]
fn a_broken_bundle_breaks_no_page() {
    let whole = bundle::pack(&corpus()).unwrap();
    for bytes in [&[][..], b"not a bundle", b"\t\n\t\t\n9\t9", &[0xff; 40], &whole[..whole.len() / 2]] {
        let mut read = bundle::unpack(bytes);
        bundle::unpack_lists(&mut read, bytes);
    }
}

#[test]
fn a_text_that_would_part_the_values_is_refused() {
    for text in ["a\tb", "a\nb"] {
        let mut corpus = corpus();
        corpus.topics = Table::new(vec![Topic { title: text.to_owned(), ..corpus.topics[0].clone() }]);
        assert!(bundle::pack(&corpus).is_err(), "{text:?}");
    }
}

#[test]
fn the_records_of_2023_agree_with_the_official_text() {
    let Some(text) = official_text() else {
        println!("The official text stands nowhere beside the project: its records were not held against it.");
        return;
    };
    let corpus = corpus();
    let edition = corpus.edition("2023").expect("the edition of 2023");
    let findings = official::hold(edition, &text);
    assert!(findings.held > 500, "{} records held", findings.held);
    assert!(findings.normative > 300, "{} paragraphs with “must” or “should”", findings.normative);
    assert!(findings.contradictions.is_empty(), "{:#?}", findings.contradictions);
    let open: Vec<_> = findings.uncited.iter().filter(|(_, reason)| reason.is_none()).collect();
    assert!(open.is_empty(), "cited by no record, without a reason: {open:?}");
    assert!(findings.uncited.len() * 10 <= findings.normative, "more than a tenth is cited by no record");
}
