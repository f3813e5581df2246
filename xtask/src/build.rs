//! `cargo xtask build`: the site in `dist/`.

use std::path::Path;
use std::time::Instant;
use std::{env, fs};

use crate::program::{self, Compiled};
use crate::run::{self, cargo, cargo_command};
use crate::sizes;

/// Builds the site; with `--fast` without measuring it.
///
/// # Errors
/// Where a step fails, or the download is over its budget.
pub fn build(root: &Path, args: &[String]) -> Result<(), String> {
    run::only_known(args, &["--fast"])?;
    let compiled = site(root)?;
    if run::has(args, "--fast") { Ok(()) } else { sizes::print(&root.join("dist"), compiled.lean) }
}

/// Builds the site into `dist/`. The folder is replaced only when every step went well.
///
/// # Errors
/// Where a step fails.
pub fn site(root: &Path) -> Result<Compiled, String> {
    let began = Instant::now();
    println!("Compiling the programs for the browser ...");
    let compiled = program::compile(root)?;
    println!("Compiling the renderer and writing the pages ...");
    let new = root.join("target").join("dist-new");
    remove(&new)?;
    fs::create_dir_all(&new).map_err(|e| format!("{} could not be made: {e}", new.display()))?;
    let folder = new.to_string_lossy();
    cargo(root, &["run", "--quiet", "--bin", "render", "--features", "render", "--", &folder])?;
    for name in program::NAMES {
        program::bind(&compiled.folder, name, &new)?;
    }
    // Where the site will be served: packages that are carried elsewhere lead back there.
    let address = env::var("GUIDANCE_SITE").unwrap_or_else(|_| "https://guidance-compare.example/".to_owned());
    packages::folders::build(&new, &address)?;
    let dist = root.join("dist");
    remove(&dist)?;
    fs::rename(&new, &dist).map_err(|e| format!("{} could not be put in place: {e}", dist.display()))?;
    println!("Built dist/ in {} s.", began.elapsed().as_secs());
    Ok(compiled)
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} could not be removed: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Checks that the code for the browser compiles, with its lints.
///
/// # Errors
/// Where it does not.
pub fn lint_wasm(root: &Path) -> Result<(), String> {
    program::add_target(root)?;
    let command = cargo_command(
        root,
        &[
            "clippy",
            "--quiet",
            "--target",
            program::TARGET,
            "--package",
            "guidance-compare",
            "--lib",
            "--bin",
            "app",
            "--bin",
            "lists",
            "--",
            "-D",
            "warnings",
        ],
    );
    run::finish(command, "cargo clippy for the browser")
}
