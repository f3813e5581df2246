//! Packages from npm's registry, for tests that want something real and foreign.

use std::path::Path;
use std::process::Command;

/// Runs npm in a folder; where that fails or there is none, says so.
pub fn npm(folder: &Path, arguments: &[&str]) -> bool {
    let why = match Command::new("npm").args(arguments).current_dir(folder).output() {
        Ok(output) if output.status.success() => return true,
        Ok(output) => String::from_utf8_lossy(&output.stderr).into_owned(),
        Err(error) => error.to_string(),
    };
    eprintln!("Skipped: npm {}: {why}", arguments.join(" "));
    false
}

/// Installs packages into a folder; says whether that went well.
pub fn install(folder: &Path, packages: &[&str]) -> bool {
    let mut arguments = vec!["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];
    arguments.extend(packages);
    npm(folder, &arguments)
}
