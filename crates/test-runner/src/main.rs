//! Runs the WASM tests of a package in a headless browser: the `runner` that `.cargo/config.toml` names for the
//! target `wasm32-unknown-unknown`.

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The WASM tests did not pass: {error:#}");
            ExitCode::FAILURE
        }
    }
}
