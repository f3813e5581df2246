//! Programs and packages of others, for tests that want something real and foreign.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs a program in a folder; where that fails or there is none, says that the test is skipped.
pub fn runs(folder: &Path, program: &str, arguments: &[&str]) -> bool {
    let why = match Command::new(program).args(arguments).current_dir(folder).output() {
        Ok(output) if output.status.success() => return true,
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    eprintln!("Skipped: {program} {}: {why}", arguments.join(" "));
    false
}

/// Runs npm in a folder, or says that the test is skipped.
pub fn npm(folder: &Path, arguments: &[&str]) -> bool {
    // Without a package of its own npm would work in the next folder above that has one.
    let package = folder.join("package.json");
    if !package.is_file() && fs::write(&package, "{ \"private\": true }\n").is_err() {
        eprintln!("Skipped: {} cannot be written.", package.display());
        return false;
    }
    runs(folder, "npm", arguments)
}

/// Installs packages into a folder, or says that the test is skipped.
pub fn install(folder: &Path, packages: &[&str]) -> bool {
    let quiet = ["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
    npm(folder, &[&quiet, packages].concat())
}
