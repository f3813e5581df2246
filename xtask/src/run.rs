//! Running other programs.

use std::path::Path;
use std::process::{Command, Stdio};

/// The cargo that runs this program.
pub fn cargo_command(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What the outer cargo tells this program is not meant for the inner one.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_PKG_NAME", "CARGO_PKG_VERSION"] {
        command.env_remove(name);
    }
    command.current_dir(root).args(args).stdin(Stdio::null());
    command
}

/// Runs cargo and shows what it says.
///
/// # Errors
/// Where it cannot be started or fails.
pub fn cargo(root: &Path, args: &[&str]) -> Result<(), String> {
    finish(cargo_command(root, args), &format!("cargo {}", args.join(" ")))
}

/// Runs a command and shows what it says.
///
/// # Errors
/// Where it cannot be started or fails.
pub fn finish(mut command: Command, name: &str) -> Result<(), String> {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("`{name}` failed; what went wrong stands above.")),
        Err(error) => Err(format!("`{name}` could not be started: {error}")),
    }
}

/// Whether a program of this name can be started.
pub fn is_there(program: &str) -> bool {
    Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The value that follows a flag, such as `8081` after `--port`.
pub fn value_of<'a>(args: &'a [String], flag: &str) -> Option<&'a str> {
    let at = args.iter().position(|arg| arg == flag)?;
    args.get(at + 1).map(String::as_str)
}

/// Whether a flag was given.
pub fn has(args: &[String], flag: &str) -> bool {
    args.iter().any(|arg| arg == flag)
}

/// Refuses flags that a command does not know.
///
/// # Errors
/// The first unknown flag, with those that are known.
pub fn only_known(args: &[String], known: &[&str]) -> Result<(), String> {
    match args.iter().find(|arg| arg.starts_with("--") && !known.contains(&arg.as_str())) {
        Some(flag) => Err(format!("“{flag}” is not known here. Known: {}.", known.join(", "))),
        None => Ok(()),
    }
}
