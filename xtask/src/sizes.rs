//! What the browser fetches, and what it weighs.

use std::fs;
use std::io::Write;
use std::path::Path;

/// What a page of a comparison makes the browser fetch beside the page itself.
const FETCHED: [&str; 4] = ["app_bg.wasm", "app.js", "boot.js", "style.css"];

/// The most that all of it may weigh in brotli, in bytes.
pub const BUDGET: usize = 150_000;

/// Prints the size of every part, raw and in brotli.
///
/// # Errors
/// Where a part is missing, or all of them together are over the budget.
pub fn print(dist: &Path) -> Result<(), String> {
    println!("{:14} {:>10} {:>10}", "", "bytes", "brotli");
    let mut sum = 0;
    for name in FETCHED {
        let bytes = fs::read(dist.join(name)).map_err(|e| format!("dist/{name} could not be read: {e}"))?;
        let small = brotli(&bytes)?;
        println!("{name:14} {:>10} {small:>10}", bytes.len());
        sum += small;
    }
    println!("{:14} {:>10} {sum:>10}  of at most {BUDGET}", "to fetch", "");
    if sum > BUDGET {
        return Err(format!(
            "The download is {} bytes over its budget. `ARCHITECTURE.md` says what the browser is sent and why.",
            sum - BUDGET
        ));
    }
    Ok(())
}

fn brotli(bytes: &[u8]) -> Result<usize, String> {
    let mut out = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
        writer.write_all(bytes).map_err(|e| format!("brotli failed: {e}"))?;
    }
    Ok(out.len())
}
