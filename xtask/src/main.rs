//! `cargo xtask`: what is done with the project, in plain words.

mod build;
mod data;
mod program;
mod run;
mod serve;
mod sizes;
mod test;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// A command, what it does in one line, and the function that does it.
type Command = (&'static str, &'static str, fn(&Path, &[String]) -> Result<(), String>);

const COMMANDS: [Command; 8] = [
    ("serve", "build the site and serve it on this machine [--port N] [--watch] [--fast]", serve::serve),
    ("build", "build the site into dist/ and print the size of every part [--fast]", build::build),
    ("test", "run every test; [--only STAGE] runs one stage", test::test),
    ("check", "read and check the data [--coverage]", data::check),
    ("evidence", "hold the records against the official text [PATH]", data::evidence),
    ("schema", "write the JSON Schema of the data files", |root, _| data::write_schemas(root)),
    ("bench", "measure how the comparison grows; prints ratios", |root, _| {
        run::cargo(root, &["bench", "--package", "comparison"])
    }),
    ("help", "print this", |_, _| {
        help();
        Ok(())
    }),
];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let name = args.first().map_or("help", String::as_str);
    let outcome = match COMMANDS.iter().find(|(known, ..)| *known == name) {
        Some((_, _, command)) => command(&root(), args.get(1..).unwrap_or_default()),
        None => {
            let near = COMMANDS.iter().min_by_key(|(known, ..)| strsim::damerau_levenshtein(known, name));
            let hint = near.map_or(String::new(), |(near, ..)| format!(" The nearest is `cargo xtask {near}`."));
            help();
            Err(format!("There is no command “{name}”.{hint}"))
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn help() {
    println!("cargo xtask COMMAND\n");
    for (name, about, _) in COMMANDS {
        println!("    {name:9} {about}");
    }
    println!();
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}
