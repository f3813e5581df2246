//! The programs that the browser runs: compiled, and made small.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, mem};

use wasm_bindgen_cli_support::Bindgen;

use crate::run::{self, cargo_command};

/// What the programs are compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// The programs of the site: one for comparisons, one for lists and search.
pub const NAMES: [&str; 2] = ["app", "lists"];

/// A standard library without the text of panics: what nobody reads in a browser is a tenth of the download. These
/// switches of the compiler are not promised to stay; `rust-toolchain.toml` names the one compiler that they are
/// tried with.
const LEAN_FLAGS: [&str; 4] =
    ["-Zlocation-detail=none", "-Zfmt-debug=none", "-Zunstable-options", "-Cpanic=immediate-abort"];
const LEAN_LIBRARY: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// Where the compiled programs are.
pub struct Compiled {
    /// The folder of the compiled programs.
    pub folder: PathBuf,
    /// Whether the standard library was compiled with them, without the text of panics.
    pub lean: bool,
}

/// Compiles the programs. Where the source of the standard library cannot be had, they work as well and are larger.
///
/// # Errors
/// Where they do not compile, or the target is missing.
pub fn compile(root: &Path) -> Result<Compiled, String> {
    add_target(root)?;
    let lean = add_library(root);
    // A folder of its own: with other switches everything else would be compiled anew every time.
    let target = target_folder(root).join("browser");
    let mut command = cargo_command(root, &["build", "--release", "--target", TARGET, "--target-dir"]);
    command.arg(&target);
    for name in NAMES {
        command.args(["--bin", name]);
    }
    if lean {
        command
            .args(LEAN_LIBRARY)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_ENCODED_RUSTFLAGS", LEAN_FLAGS.join("\u{1f}"));
    } else {
        println!(
            "The source of the standard library is not there, so the programs are compiled with the library as it \
             comes: they do the same and are about a tenth larger. `rustup component add rust-src` adds it."
        );
    }
    run::finish(command, "cargo build for the browser")?;
    Ok(Compiled { folder: target.join(TARGET).join("release"), lean })
}

fn target_folder(root: &Path) -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}

/// Makes what a browser loads from a compiled program.
///
/// # Errors
/// Where the program cannot be read, or the files cannot be written.
pub fn bind(compiled: &Path, program: &str, folder: &Path) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("The JavaScript around the WASM could not be made: {error}");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled.join(format!("{program}.wasm"))).out_name(program).typescript(false);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen.web(true).map_err(|e| failed(&e))?;
    let mut output = bindgen.generate_output().map_err(|e| failed(&e))?;
    let names = shorten(output.wasm_mut());
    output.emit(folder).map_err(|e| failed(&e))?;
    let script = folder.join(format!("{program}.js"));
    let mut text = fs::read_to_string(&script).map_err(|e| failed(&e))?;
    for (long, short) in &names {
        text = text.replace(long, short);
    }
    fs::write(&script, tight(&text)).map_err(|e| failed(&e))
}

/// JavaScript without what only its readers need: comments that have their lines for themselves, and what lines begin with.
fn tight(script: &str) -> String {
    let mut in_comment = false;
    let kept = script.lines().map(str::trim_start).filter(|line| {
        let was_in_comment = in_comment;
        in_comment = (in_comment || line.starts_with("/**")) && !line.ends_with("*/");
        !(was_in_comment || line.starts_with("/**") || line.starts_with("//") || line.is_empty())
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// Gives short names to what the program and its JavaScript call of each other, and tells which. The long ones end in
/// hashes, which do not compress and stand in both files.
fn shorten(module: &mut walrus::Module) -> Vec<(String, String)> {
    let mut names = Vec::new();
    for import in module.imports.iter_mut() {
        let short = format!("i{}", names.len());
        names.push((mem::replace(&mut import.name, short.clone()), short));
    }
    for export in module.exports.iter_mut().filter(|export| export.name.starts_with("wasm_bindgen_")) {
        let short = format!("e{}", names.len());
        names.push((mem::replace(&mut export.name, short.clone()), short));
    }
    // A name may begin with another.
    names.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    names
}

/// Asks rustup for the WASM target where the compiler lacks it. `rust-toolchain.toml` names it, but some
/// machines tell rustup not to install anything by itself.
///
/// # Errors
/// Where it is missing and cannot be added.
pub fn add_target(root: &Path) -> Result<(), String> {
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
    let mut rustup = Command::new("rustup");
    rustup.current_dir(root).args(["target", "add", TARGET]);
    run::finish(rustup, &format!("rustup target add {TARGET}"))
}

fn has_target() -> bool {
    printed(&["--print", "target-libdir", "--target", TARGET])
        .is_some_and(|folder| fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some()))
}

/// Asks rustup for the source of the standard library where it is missing; says whether it is there.
fn add_library(root: &Path) -> bool {
    if !has_library() && run::is_there("rustup") {
        println!("Adding the source of the standard library ...");
        // Not to have it is no failure.
        let mut rustup = Command::new("rustup");
        rustup.current_dir(root).args(["component", "add", "rust-src"]).stdin(Stdio::null());
        drop(rustup.status());
    }
    has_library()
}

/// Whether the source of the standard library is there, so that the programs are made without the text of panics.
pub fn has_library() -> bool {
    printed(&["--print", "sysroot"]).is_some_and(|root| Path::new(&root).join(LIBRARY).join("Cargo.lock").is_file())
}

/// Where the source of the standard library lies in the compiler's folder.
const LIBRARY: &str = "lib/rustlib/src/rust/library";

/// What the compiler prints of itself.
fn printed(args: &[&str]) -> Option<String> {
    let printed = Command::new("rustc").args(args).output().ok()?;
    printed.status.success().then(|| String::from_utf8_lossy(&printed.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lose_comments_and_indents_alone() {
        for (script, expected) in [
            ("/**\n * Shows.\n */\nfunction show() {\n    return 1;\n}\n", "function show() {\nreturn 1;\n}"),
            ("/** One line. */\nlet a = 1;\n\nlet b = a /** b */;", "let a = 1;\nlet b = a /** b */;"),
            ("// Says why.\nlet a = 1; // one\n  // And this.\nlet b;", "let a = 1; // one\nlet b;"),
            ("const url = 'https://example.org/**';\nlet c;", "const url = 'https://example.org/**';\nlet c;"),
        ] {
            assert_eq!(tight(script), expected);
        }
    }
}
