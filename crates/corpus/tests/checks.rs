//! Every rule, by example.
//!
//! A folder `checks/RULE/good-NAME` or `checks/RULE/bad-NAME` lies over the sound data of `base/`:
//! a file of the same path takes its place, another one is added. A good example has no problem; the
//! problems of a bad one stand in its `expected.txt`. To write that file anew, run the tests with
//! `UPDATE_EXPECTED=1` and read what changed.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use corpus::checks::RULES;
use corpus::problem::Problem;
use corpus::read;

/// The rule that nothing in `RULES` stands for: what cannot be read at all.
const READABLE: &str = "readable";

fn here(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder)
}

fn folders(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let mut folders: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// The problems of the sound base with an example laid over it.
fn problems(example: &Path) -> Vec<Problem> {
    let mut files: BTreeMap<_, _> = read::files(&here("base")).unwrap().into_iter().collect();
    files.extend(read::files(example).unwrap());
    let files: Vec<_> = files.into_iter().collect();
    read::checked(&files).err().unwrap_or_default()
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn the_base_is_sound() {
    assert_eq!(lines(&read::corpus(&here("base")).err().unwrap_or_default()), "");
}

#[test]
fn every_example_gives_the_problems_that_are_expected() {
    let mut wrong = Vec::new();
    for rule in folders(&here("checks")) {
        for example in folders(&rule) {
            let found = problems(&example);
            let expected = example.join("expected.txt");
            let title = format!("{}/{}", name(&rule), name(&example));
            if name(&example).starts_with("good-") {
                if !found.is_empty() {
                    wrong.push(format!("{title}: expected no problem, found\n{}", lines(&found)));
                }
                continue;
            }
            if !found.iter().any(|problem| problem.rule == name(&rule)) {
                wrong.push(format!("{title}: the rule found nothing"));
            }
            if env::var_os("UPDATE_EXPECTED").is_some() {
                fs::write(&expected, lines(&found)).unwrap();
            }
            let said = fs::read_to_string(&expected).unwrap_or_default();
            if said != lines(&found) {
                wrong.push(format!("{title}: expected\n{said}found\n{}", lines(&found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_good_and_a_bad_example() {
    let known: BTreeSet<String> = RULES.iter().map(|rule| rule.name).chain([READABLE]).map(str::to_owned).collect();
    let shown: BTreeSet<String> = folders(&here("checks")).iter().map(|folder| name(folder)).collect();
    assert_eq!(shown, known, "a folder of examples for every rule, and none for others");
    for rule in known {
        let examples: Vec<String> = folders(&here("checks").join(&rule)).iter().map(|folder| name(folder)).collect();
        for kind in ["good-", "bad-"] {
            assert!(examples.iter().any(|example| example.starts_with(kind)), "{rule} has no {kind}example");
        }
    }
}
