//! Reads, checks and bundles the data folder. A bad record fails the build.

use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    let Ok(out) = env::var("OUT_DIR") else { return ExitCode::FAILURE };
    // Another folder of editions can be bundled without a change of code.
    let folder = env::var("GUIDANCE_DATA").unwrap_or_else(|_| "editions".to_owned());
    println!("cargo::rerun-if-env-changed=GUIDANCE_DATA");
    println!("cargo::rerun-if-changed={folder}");
    let bundled = corpus::read::corpus(&PathBuf::from(&folder))
        .map_err(|problems| {
            let lines: Vec<String> = problems.iter().map(|problem| format!("{folder}/{problem}")).collect();
            format!("{}\nThe data has {} problems.", lines.join("\n"), problems.len())
        })
        .and_then(|corpus| {
            let out = PathBuf::from(out);
            let write = |name: &str, bytes: Vec<u8>| fs::write(out.join(name), bytes).map_err(|e| e.to_string());
            write("bundle.bin", corpus::bundle::pack(&corpus)?)?;
            write("lists.bin", corpus::bundle::pack_lists(&corpus)?)?;
            write("whole.bin", corpus::bundle::pack_whole(&corpus)?)
        });
    match bundled {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for line in problems.lines() {
                println!("cargo::error={line}");
            }
            ExitCode::FAILURE
        }
    }
}
