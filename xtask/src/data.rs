//! `cargo xtask check`, `evidence` and `schema`: the data without the app.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use corpus::official::{self, OfficialText};
use corpus::{coverage, read, schema};

/// Where the official text of the newest edition stands beside the project, if it does.
pub const OFFICIAL_TEXT: &str = "../shared/sources/wt2023.txt";

/// Reads and checks the data; prints every problem. With `--coverage`, prints the matrix too.
pub fn check(root: &Path, args: &[String]) -> Result<(), String> {
    let began = Instant::now();
    let folder = root.join("editions");
    let corpus = match read::corpus(&folder) {
        Ok(corpus) => corpus,
        Err(problems) => {
            for problem in &problems {
                println!("editions/{problem}");
            }
            if args.iter().any(|arg| arg == "--coverage") {
                let (data, _) = read::parse(&read::files(&folder)?);
                println!("{}", coverage::table(&data.into_corpus()));
            }
            return Err(format!("The data has {} problems.", problems.len()));
        }
    };
    for (file, text) in schemas() {
        if fs::read_to_string(root.join(file)).unwrap_or_default() != text {
            return Err(format!("{file} is out of date with the types. Run `cargo xtask schema` and commit it."));
        }
    }
    if args.iter().any(|arg| arg == "--coverage") {
        println!("{}", coverage::table(&corpus));
        let unknown = coverage::unknown_limits(&corpus);
        println!("Duties of which it is not known by when: {}", unknown.len());
        for record in unknown {
            println!("    {record}");
        }
    }
    let duties: usize = corpus.editions.iter().map(|edition| edition.duties.len()).sum();
    println!(
        "The data is sound: {} editions, {} threads, {duties} duties, checked in {} ms.",
        corpus.editions.len(),
        corpus.threads.len(),
        began.elapsed().as_millis()
    );
    Ok(())
}

/// The schema files, with their text.
fn schemas() -> [(&'static str, String); 2] {
    [("editions/schema.json", schema::records()), ("editions/edition.schema.json", schema::edition())]
}

/// Writes the schema files.
pub fn write_schemas(root: &Path) -> Result<(), String> {
    for (file, text) in schemas() {
        fs::write(root.join(file), text).map_err(|e| format!("{file} could not be written: {e}"))?;
        println!("{file}");
    }
    Ok(())
}

/// Holds the records of the editions that have an official text against it.
pub fn evidence(root: &Path, args: &[String]) -> Result<(), String> {
    let path = args.iter().find(|arg| !arg.starts_with("--")).map_or_else(|| root.join(OFFICIAL_TEXT), PathBuf::from);
    let text = fs::read_to_string(&path).map_err(|e| {
        format!("{} could not be read: {e}. Name the official text: cargo xtask evidence PATH", path.display())
    })?;
    let text = OfficialText::new(&text);
    let (data, unreadable) = read::parse(&read::files(&root.join("editions"))?);
    for problem in &unreadable {
        println!("editions/{problem}");
    }
    let corpus = data.into_corpus();
    let mut contradictions = unreadable.len();
    for edition in corpus.editions.iter().filter(|edition| edition.about.text.is_some()) {
        let findings = official::hold(edition, &text);
        println!("Edition of {}: {} records held against the official text.", edition.id(), findings.held);
        list("The text contradicts", &findings.contradictions);
        list("Could not be confirmed", &findings.unconfirmed);
        let (explained, open): (Vec<_>, Vec<_>) = findings.uncited.iter().partition(|(_, reason)| reason.is_some());
        println!(
            "{} paragraphs and pages have “must” or “should”; {} are cited by no record ({} of them with a reason).",
            findings.normative,
            findings.uncited.len(),
            explained.len()
        );
        for (name, reason) in explained.iter().chain(&open) {
            println!("    {name}: {}", reason.as_deref().unwrap_or("no reason given"));
        }
        contradictions += findings.contradictions.len();
    }
    if contradictions > 0 {
        return Err(format!("{contradictions} contradictions. Mend the records; the official text is right."));
    }
    Ok(())
}

fn list(heading: &str, items: &[String]) {
    if !items.is_empty() {
        println!("{heading} ({}):", items.len());
        for item in items {
            println!("    {item}");
        }
    }
}
