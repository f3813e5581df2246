//! `cargo xtask test`: every test, in the order in which a fault is cheapest to find.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::data::OFFICIAL_TEXT;
use crate::program;
use crate::run::{self, cargo, cargo_command};
use crate::{build, data, sizes};

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Totals {
    passed: usize,
    failed: usize,
    skipped: usize,
}

impl Totals {
    /// Adds what a line of the test runner says, if it says anything: "test result: ok. 3 passed; 0 failed; 1 ignored; ...".
    fn read(&mut self, line: &str) {
        let Some(rest) = line.trim().strip_prefix("test result: ") else { return };
        for part in rest.split([';', '.']) {
            let mut words = part.split_whitespace();
            let (Some(Ok(n)), Some(what)) = (words.next().map(str::parse::<usize>), words.next()) else { continue };
            match what {
                "passed" => self.passed += n,
                "failed" => self.failed += n,
                "ignored" => self.skipped += n,
                _ => {}
            }
        }
    }
}

/// A stage: its name, what it does, and the function that does it.
type Stage = (&'static str, &'static str, fn(&Path, &mut Totals) -> Result<(), String>);

const STAGES: [Stage; 8] = [
    ("format", "Is the code formatted?", |root, _| cargo(root, &["fmt", "--all", "--check"])),
    ("data", "Is the data sound, and does the official text bear it out?", |root, _| {
        data::check(root, &[])?;
        if root.join(OFFICIAL_TEXT).is_file() {
            data::evidence(root, &[])
        } else {
            println!("The official text is not on this machine ({OFFICIAL_TEXT}); records were not held against it.");
            Ok(())
        }
    }),
    ("lint", "Do the lints find anything?", |root, _| {
        cargo(
            root,
            &[
                "clippy",
                "--quiet",
                "--workspace",
                "--all-targets",
                "--features",
                "guidance-compare/render",
                "--",
                "-D",
                "warnings",
            ],
        )?;
        build::lint_wasm(root)
    }),
    ("native", "Tests of the crates and the app, natively", |root, totals| {
        counted(
            root,
            &[
                "test",
                "--workspace",
                "--exclude",
                "acceptance",
                "--features",
                "guidance-compare/render",
                "--no-fail-fast",
            ],
            &[],
            totals,
        )
    }),
    ("wasm", "Tests of the app in a browser", |root, totals| {
        let driver = driver()?;
        counted(
            root,
            &["test", "--target", "wasm32-unknown-unknown", "--package", "guidance-compare", "--test", "wasm"],
            &[("CHROMEDRIVER", driver)],
            totals,
        )
    }),
    ("build", "The site, as it is served", |root, _| build::site(root).map(drop)),
    ("sizes", "What the browser fetches", |root, _| sizes::print(&root.join("dist"), program::has_library())),
    ("site", "Tests of the built site in a browser", |root, totals| {
        let driver = driver()?;
        counted(root, &["test", "--package", "acceptance", "--no-fail-fast"], &[("CHROMEDRIVER", driver)], totals)
    }),
];

/// Runs every stage, or the one named after `--only`, and ends with a line of totals.
///
/// # Errors
/// Where a stage fails. The others run all the same.
pub fn test(root: &Path, args: &[String]) -> Result<(), String> {
    run::only_known(args, &["--only"])?;
    let only = run::value_of(args, "--only");
    if let Some(name) = only.filter(|name| !STAGES.iter().any(|(stage, ..)| stage == name)) {
        let known: Vec<&str> = STAGES.iter().map(|(stage, ..)| *stage).collect();
        return Err(format!("There is no stage “{name}”. Stages: {}.", known.join(", ")));
    }
    let began = Instant::now();
    let mut totals = Totals::default();
    let mut broken = Vec::new();
    for (name, about, stage) in STAGES.iter().filter(|(name, ..)| only.is_none_or(|only| only == *name)) {
        println!("\n== {name}: {about} ({} s)", began.elapsed().as_secs());
        let before = totals;
        if let Err(problem) = stage(root, &mut totals) {
            println!("{problem}");
            broken.push(*name);
            // A stage that fails without a failed test counts as one.
            if totals.failed == before.failed {
                totals.failed += 1;
            }
        } else if totals == before {
            // A stage that counts no tests is one that passed.
            totals.passed += 1;
        }
    }
    println!("\nTook {} s.", began.elapsed().as_secs());
    println!("{} passed, {} failed, {} skipped", totals.passed, totals.failed, totals.skipped);
    if broken.is_empty() { Ok(()) } else { Err(format!("These stages failed: {}.", broken.join(", "))) }
}

/// Runs cargo, shows what it says and counts its tests.
fn counted(root: &Path, args: &[&str], env: &[(&str, PathBuf)], totals: &mut Totals) -> Result<(), String> {
    let mut command = cargo_command(root, args);
    command.stdout(Stdio::piped()).envs(env.iter().map(|(name, value)| (name, value)));
    let name = format!("cargo {}", args.join(" "));
    let mut child = command.spawn().map_err(|error| format!("`{name}` could not be started: {error}"))?;
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            println!("{line}");
            totals.read(&line);
        }
    }
    match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`{name}` failed; what went wrong stands above.")),
        Err(error) => Err(format!("`{name}` ended in an unknown way: {error}")),
    }
}

/// The program that drives the browser: the one that CHROMEDRIVER names, one on the path, or one installed now.
fn driver() -> Result<PathBuf, String> {
    if let Some(named) = std::env::var_os("CHROMEDRIVER") {
        return Ok(named.into());
    }
    if !run::is_there("chromedriver") || !(run::is_there("chromium") || run::is_there("google-chrome")) {
        install_browser()?;
    }
    which("chromedriver").ok_or_else(|| "chromedriver was installed but is not on the path.".to_owned())
}

/// Installs Chromium and its driver on Debian as root; elsewhere says what to install.
fn install_browser() -> Result<(), String> {
    let debian = Path::new("/etc/debian_version").is_file() && run::is_there("apt-get");
    let root_user = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0"));
    if !(debian && root_user) {
        return Err("The browser tests want Chromium and ChromeDriver of the same version. Install them (Debian: \
                    apt-get install chromium chromium-driver), or name the driver in CHROMEDRIVER."
            .to_owned());
    }
    println!("Installing Chromium and its driver ...");
    for args in [
        &["update", "-qq"][..],
        &["install", "-y", "-qq", "--no-install-recommends", "chromium", "chromium-driver", "fonts-liberation"],
    ] {
        let mut apt = Command::new("apt-get");
        apt.args(args).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null());
        run::finish(apt, &format!("apt-get {}", args.join(" ")))?;
    }
    Ok(())
}

fn which(program: &str) -> Option<PathBuf> {
    std::env::split_paths(&std::env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_read_from_the_runner() {
        let mut totals = Totals::default();
        for line in [
            "running 3 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
            "12 passed",
        ] {
            totals.read(line);
        }
        assert_eq!(totals, Totals { passed: 5, failed: 1, skipped: 1 });
    }
}
