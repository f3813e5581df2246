//! `cargo xtask build`: the site in `dist/`.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs};

use wasm_bindgen_cli_support::Bindgen;

use crate::run::{self, cargo, cargo_command};
use crate::sizes;

const TARGET: &str = "wasm32-unknown-unknown";
/// The programs of the site: one for comparisons, one for lists and search.
const PROGRAMS: [&str; 2] = ["app", "lists"];

/// Builds the site; with `--fast` without measuring it.
///
/// # Errors
/// Where a step fails, or the download is over its budget.
pub fn build(root: &Path, args: &[String]) -> Result<(), String> {
    run::only_known(args, &["--fast"])?;
    site(root)?;
    if run::has(args, "--fast") { Ok(()) } else { sizes::print(&root.join("dist")) }
}

/// Builds the site into `dist/`. The folder is replaced only when every step went well.
///
/// # Errors
/// Where a step fails.
pub fn site(root: &Path) -> Result<(), String> {
    let began = Instant::now();
    add_target(root)?;
    println!("Compiling the programs for the browser ...");
    cargo(root, &["build", "--release", "--target", TARGET, "--bin", "app", "--bin", "lists"])?;
    println!("Compiling the renderer and writing the pages ...");
    let new = root.join("target").join("dist-new");
    remove(&new)?;
    fs::create_dir_all(&new).map_err(|e| format!("{} could not be made: {e}", new.display()))?;
    let folder = new.to_string_lossy();
    cargo(root, &["run", "--quiet", "--bin", "render", "--features", "render", "--", &folder])?;
    for program in PROGRAMS {
        bind(&target_folder(root).join(TARGET).join("release"), program, &new)?;
    }
    // Where the site will be served: packages that are carried elsewhere lead back there.
    let address = env::var("GUIDANCE_SITE").unwrap_or_else(|_| "https://guidance-compare.example/".to_owned());
    packages::folders::build(&new, &address)?;
    let dist = root.join("dist");
    remove(&dist)?;
    fs::rename(&new, &dist).map_err(|e| format!("{} could not be put in place: {e}", dist.display()))?;
    println!("Built dist/ in {} s.", began.elapsed().as_secs());
    Ok(())
}

fn target_folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} could not be removed: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Makes what a browser loads from the compiled WASM.
fn bind(compiled: &Path, program: &str, folder: &Path) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("The JavaScript around the WASM could not be made: {error}");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled.join(format!("{program}.wasm"))).out_name(program).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.web(true).map_err(|e| failed(&e))?;
    bindgen.generate(folder).map_err(|e| failed(&e))
}

/// Asks rustup for the WASM target where the compiler lacks it. `rust-toolchain.toml` names it, but some
/// machines tell rustup not to install anything by itself.
fn add_target(root: &Path) -> Result<(), String> {
    if has_target() {
        return Ok(());
    }
    println!("Adding the compiler’s target {TARGET} ...");
    if !run::is_there("rustup") {
        return Err(format!(
            "The compiler lacks the target {TARGET}, and there is no rustup to add it. Install it by the means by \
             which Rust was installed, or install rustup from https://rustup.rs."
        ));
    }
    let mut rustup = std::process::Command::new("rustup");
    rustup.current_dir(root).args(["target", "add", TARGET]);
    run::finish(rustup, &format!("rustup target add {TARGET}"))
}

fn has_target() -> bool {
    let printed = std::process::Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output();
    printed.is_ok_and(|out| {
        let folder = String::from_utf8_lossy(&out.stdout).trim().to_owned();
        out.status.success() && fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
    })
}

/// Checks that the code for the browser compiles, with its lints.
///
/// # Errors
/// Where it does not.
pub fn lint_wasm(root: &Path) -> Result<(), String> {
    add_target(root)?;
    let command = cargo_command(
        root,
        &[
            "clippy",
            "--quiet",
            "--target",
            TARGET,
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
