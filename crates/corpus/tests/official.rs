//! Holding records against an official text, with a text and records made up for the purpose.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use std::path::Path;

use corpus::official::{self, Findings, OfficialText};
use corpus::read;

/// Three pages; a form feed ends each, its number stands at its foot. Paragraph 2 runs over onto
/// page 4, and a box without a number fills page 5.
const TEXT: &str = "Calls\n\
    1. The partners must answer a call within one working day.\n\
    2. They should note who\n\n                3\n\u{c}\
    called. What was noted should be kept for 15 working days.\n\
    3. Partners may call back, and should say so.\n\n                4\n\u{c}\
    Box 1\nPartners must not wait for 45 working days.\n\n                5\n\u{c}";

/// The sound base with these records as its duties of 2009.
fn hold(duties: &str, uncited: &str) -> Findings {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base");
    let mut files = read::files(&base).unwrap();
    files.retain(|(path, _)| !path.starts_with("2009/") || path.ends_with("edition.toml"));
    files.push(("2009/duties.toml".to_owned(), duties.to_owned()));
    files.push(("2009/uncited.toml".to_owned(), uncited.to_owned()));
    let (data, problems) = read::parse(&files);
    assert!(problems.is_empty(), "{problems:?}");
    official::hold(data.into_corpus().edition("2009").unwrap(), &OfficialText::new(TEXT))
}

/// A duty with these lines.
fn duty(page: u16, lines: &str) -> String {
    format!(
        "[[duty]]\nthread = \"call-answer\"\nwho = [\"partners\"]\naction = \"answer the call\"\n{lines}\n\
         evidence = [{{ source = \"text-2009\", page = {page}, shows = \"edition\" }}]\n"
    )
}

#[test]
fn what_the_text_says_is_confirmed() {
    for (page, lines) in [
        (
            3,
            "force = \"must\"\nterms = [\"one working day\"]\nwithin = { at_most = 1, unit = \"working-days\", from = \"the call\" }\nplace = { chapter = \"1\", paragraphs = \"1\", page = 3 }",
        ),
        // Lines are broken anywhere, and quotes and letters differ.
        (3, "force = \"should\"\nterms = [\"Note who\"]\nplace = { chapter = \"1\", paragraphs = \"2\", page = 3 }"),
        // What a page says may run on to the next.
        (3, "force = \"should\"\nterms = [\"call back\"]"),
        (
            4,
            "force = \"should\"\nterms = [\"kept for\"]\nwithin = { at_most = 15, unit = \"working-days\", from = \"the call\" }\nplace = { chapter = \"1\", paragraphs = \"2\", page = 4 }",
        ),
        (4, "force = \"may\"\nterms = [\"call back\"]\nplace = { chapter = \"1\", paragraphs = \"2-3\", page = 4 }"),
        (5, "force = \"must-not\"\nterms = [\"Box 1\"]"),
    ] {
        let findings = hold(&duty(page, lines), "");
        assert_eq!(findings.contradictions, [""; 0], "{lines}");
        assert_eq!(findings.unconfirmed, [""; 0], "{lines}");
        assert_eq!(findings.held, 1);
    }
}

#[test]
fn what_the_text_does_not_say_is_a_contradiction() {
    for (page, lines, expected) in [
        (
            6,
            "force = \"must\"\nterms = [\"call\"]",
            vec!["the text has no page 6", "“call” stands neither on page 6 nor on the next", "“must” stands neither"],
        ),
        (
            3,
            "force = \"must\"\nterms = [\"call\"]\nplace = { chapter = \"1\", page = 9 }",
            vec!["the text has no page 9"],
        ),
        (3, "force = \"must\"\nterms = [\"letter\"]", vec!["“letter” stands neither on page 3 nor on the next"]),
        (
            3,
            "force = \"must\"\nterms = [\"call\"]\nplace = { chapter = \"1\", paragraphs = \"7\" }",
            vec!["the text has no paragraph 7"],
        ),
        (
            5,
            "force = \"must\"\nterms = [\"wait\"]\nplace = { chapter = \"1\", paragraphs = \"1\" }",
            vec!["paragraphs 1 begin on page 3, not on page 5"],
        ),
        (
            3,
            "force = \"must\"\nterms = [\"call\"]\nwithin = { at_most = 2, unit = \"working-days\", from = \"the call\" }",
            vec!["“2 working days” stands neither"],
        ),
        // 45 is not 5, and 15 is not 5.
        (
            4,
            "force = \"should\"\nterms = [\"call\"]\nwithin = { at_most = 5, unit = \"working-days\", from = \"the call\" }",
            vec!["“5 working days” stands neither"],
        ),
    ] {
        let findings = hold(&duty(page, lines), "");
        let found: Vec<&String> = findings.contradictions.iter().chain(&findings.unconfirmed).collect();
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(
                found.starts_with("duty “call-answer”: ") && found.contains(expected),
                "{found}: expected {expected}"
            );
        }
    }
}

#[test]
fn what_a_machine_cannot_tell_wants_an_eye() {
    for (lines, expected) in [
        ("force = \"must\"", "it gives no key terms to look for"),
        ("force = \"may\"\nterms = [\"Box 1\"]", "“may” stands neither on page 5 nor on the next"),
        (
            "force = \"must\"\nterms = [\"Box 1\"]\nwithin = { unit = \"at-once\" }",
            "“at once” stands neither on page 5 nor on the next",
        ),
    ] {
        let findings = hold(&duty(5, lines), "");
        assert_eq!(findings.contradictions, [""; 0]);
        assert_eq!(findings.unconfirmed, [format!("duty “call-answer”: {expected}")]);
    }
    let elsewhere = duty(3, "force = \"must\"").replace("text-2009", "act-text");
    assert_eq!(hold(&elsewhere, "").unconfirmed, ["duty “call-answer”: it names no page of the official text"]);
}

#[test]
fn paragraphs_that_no_record_cites_are_listed_with_their_reason() {
    let uncited = |duties: &str, reasons: &str| hold(duties, reasons).uncited;
    let names = |found: Vec<(String, Option<String>)>| found.into_iter().map(|(name, _)| name).collect::<Vec<_>>();

    assert_eq!(names(uncited("", "")), ["1", "2", "3", "page 4", "page 5"]);
    // Whoever cites paragraph 2 has read what runs on at the head of page 4; a box is cited by its page.
    let second = duty(3, "force = \"should\"\nplace = { chapter = \"1\", paragraphs = \"2\" }");
    assert_eq!(names(uncited(&second, "")), ["1", "3", "page 5"]);
    let boxed = duty(5, "force = \"must-not\"");
    assert_eq!(names(uncited(&boxed, "")), ["1", "2", "3", "page 4"]);

    let reasons = "[[uncited]]\nparagraphs = \"1-2\"\nbecause = \"Said again in paragraph 3\"\n\
                   [[uncited]]\nparagraphs = \"page 5\"\nbecause = \"A box of examples\"\n";
    let reason = |text: &str| Some(text.to_owned());
    assert_eq!(
        uncited("", reasons),
        [
            ("1".to_owned(), reason("Said again in paragraph 3")),
            ("2".to_owned(), reason("Said again in paragraph 3")),
            ("3".to_owned(), None),
            ("page 4".to_owned(), None),
            ("page 5".to_owned(), reason("A box of examples")),
        ]
    );
}
