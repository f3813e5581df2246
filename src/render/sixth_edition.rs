//! A sixth edition is a folder of records and no change of program.
//!
//! The editions are copied beside a made-up one (`tests/fixtures/sixth-edition`). What it leaves open
//! is one gap, and what it begins is absent from the others. The folder is kept, so that the site can
//! be built from it too: `GUIDANCE_DATA=FOLDER cargo run --bin render --features render -- OUT`.

use std::fs;
use std::path::{Path, PathBuf};

use comparison::{Kind, say};
use corpus::Corpus;
use corpus::read::{self, Data};

use super::page_html;
use crate::address::{Page, Pair};
use crate::data;

/// The made-up edition.
const SIXTH: &str = "2099";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies the records of a folder over those of another.
fn copy(from: &Path, to: &Path) {
    for (file, text) in read::files(from).expect("a folder of records") {
        let path = to.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// The editions with the made-up one beside them.
fn folder() -> PathBuf {
    let folder = root().join("target/sixth-edition");
    let _ = fs::remove_dir_all(&folder);
    copy(&root().join("editions"), &folder);
    copy(&root().join("tests/fixtures/sixth-edition"), &folder);
    let (data, problems) = read::parse(&read::files(&folder).unwrap());
    assert!(problems.is_empty(), "{problems:?}");
    fs::write(folder.join(SIXTH).join("gaps.toml"), gap(&data)).unwrap();
    for edition in data.edition_ids().into_iter().filter(|id| *id != SIXTH) {
        let absent = "[[absent]]\nthreads = [\"sixth-edition-decision\"]\nbecause = \"A made-up edition begins with it\"\n\
                      evidence = [{ source = \"sixth-edition-test\", shows = \"edition\" }]\n";
        fs::write(folder.join(edition).join("sixth-edition.toml"), absent).unwrap();
    }
    folder
}

/// One gap for everything on which the made-up edition says nothing.
fn gap(data: &Data) -> String {
    let sixth = data.editions.iter().find(|edition| edition.about.id == SIXTH).expect("the made-up edition");
    let said = |id: &str| {
        sixth.duties.iter().any(|duty| duty.thread == id)
            || sixth.absent.iter().any(|absent| absent.threads.iter().any(|t| t == id))
    };
    let list = |ids: Vec<&str>| ids.iter().map(|id| format!("\"{id}\"")).collect::<Vec<_>>().join(", ");
    format!(
        "[[gap]]\nthreads = [{}]\nterms = [{}]\nprocesses = [{}]\nlooked_for = \"Nothing; the edition is made up\"\n",
        list(data.threads.iter().map(|thread| thread.id.as_str()).filter(|id| !said(id)).collect()),
        list(data.terms.iter().map(|term| term.id.as_str()).collect()),
        list(data.processes.iter().map(|process| process.id.as_str()).collect()),
    )
}

fn read(folder: &Path) -> Corpus {
    read::corpus(folder).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

fn pair(from: &str, to: &str) -> Pair {
    Pair { from: from.to_owned(), to: to.to_owned() }
}

fn html(page: &Page) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    tokio::task::LocalSet::new().block_on(&runtime, page_html(page)).unwrap()
}

#[test]
fn a_sixth_edition_is_read_compared_and_rendered() {
    data::put(read(&folder())).expect("the first corpus of this thread");
    let corpus = data::corpus();
    assert_eq!(
        corpus.editions.last().map(|edition| edition.id()),
        Some(SIXTH),
        "editions stand in order of publication"
    );

    let newest_before = corpus.editions[corpus.editions.len() - 2].id();
    let comparison = data::comparison(&pair(newest_before, SIXTH)).expect("two editions");
    let limit = comparison.change("assessment-time-limit").expect("both editions have it");
    assert_eq!(limit.kind, Kind::Changed);
    let told = say::change(comparison, limit).join(" ");
    assert!(
        told.contains("Strengthened: should → must.") && told.contains("45 working days → 40 working days"),
        "{told}"
    );
    let replaced = comparison.change("sixth-edition-decision").expect("the later edition has it");
    assert_eq!(replaced.kind, Kind::Replaced);
    let others = comparison.changes.iter().filter(|change| ![limit, replaced].contains(change));
    assert!(
        others.clone().count() > 100 && others.clone().all(|change| change.kind == Kind::Unknown),
        "a gap is never dropped"
    );

    let oldest = corpus.editions[0].id();
    let pages = Page::all(corpus);
    for page in [
        Page::Compare(pair(newest_before, SIXTH)),
        Page::Compare(pair(SIXTH, oldest)),
        Page::Embed(pair(oldest, SIXTH)),
        Page::Places(pair(newest_before, SIXTH)),
        Page::Edition(SIXTH.to_owned()),
        Page::Duty("sixth-edition-decision".to_owned()),
    ] {
        assert!(pages.contains(&page), "{} is written", page.file());
        assert_eq!(Page::parse(corpus, &page.file()), page);
    }
    for page in [Page::Home, Page::Compare(pair(newest_before, SIXTH)), Page::Compare(pair(SIXTH, oldest))] {
        let html = html(&page);
        assert!(html.contains(SIXTH), "{} knows the edition", page.file());
        for edition in &corpus.editions {
            assert!(html.contains(edition.id()), "{} names the edition of {}", page.file(), edition.id());
        }
    }
    let compared = html(&Page::Compare(pair(newest_before, SIXTH)));
    assert!(compared.contains("40 working days") && compared.contains("Made-up decision of the sixth edition"));
    assert!(html(&Page::Home).contains(&corpus.years()), "the start names the editions that there are");
}
