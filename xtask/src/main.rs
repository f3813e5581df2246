//! `cargo xtask`: what is done with the project.
use std::path::Path;
mod data;
fn main() -> std::process::ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let root = std::env::var_os("GC_ROOT").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf(), Into::into);
    let outcome = match args.first().map(String::as_str) {
        Some("check") => data::check(&root, &args[1..]),
        Some("schema") => data::write_schemas(&root),
        Some("evidence") => data::evidence(&root, &args[1..]),
        _ => Err("unknown".into()),
    };
    match outcome { Ok(()) => std::process::ExitCode::SUCCESS, Err(e) => { eprintln!("{e}"); std::process::ExitCode::FAILURE } }
}
