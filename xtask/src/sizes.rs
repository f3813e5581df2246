//! What the browser fetches, and what it weighs.

use std::fs;
use std::io::Write;
use std::path::Path;

/// What a page of a kind makes the browser fetch beside the page itself, and the most that it may weigh in brotli,
/// in bytes.
const KINDS: [(&str, &[&str], usize); 2] = [
    ("a comparison", &["app_bg.wasm", "app.js", "boot.js", "style.css"], 150_000),
    ("a list or a search", &["lists_bg.wasm", "lists.js", "boot.js", "style.css", "more.css"], 230_000),
];

/// Prints the size of every part, raw and in brotli. Held against the budget are `lean` programs, without the text of
/// panics.
///
/// # Errors
/// Where a part is missing, or the parts of a page are together over their budget.
pub fn print(dist: &Path, lean: bool) -> Result<(), String> {
    let mut over = Vec::new();
    for (kind, parts, budget) in KINDS {
        println!("\n{:24} {:>10} {:>10}", format!("For {kind}"), "bytes", "brotli");
        let mut sum = 0;
        for name in parts {
            let bytes = fs::read(dist.join(name)).map_err(|e| format!("dist/{name} could not be read: {e}"))?;
            let small = brotli(&bytes)?;
            println!("{name:24} {:>10} {small:>10}", bytes.len());
            sum += small;
        }
        println!("{:24} {:>10} {sum:>10}  of at most {budget}", "all together", "");
        if sum > budget {
            over.push(format!("The download for {kind} is {} bytes over its budget.", sum - budget));
        }
    }
    if over.is_empty() {
        Ok(())
    } else if !lean {
        println!(
            "{} The programs were compiled with the library as it comes, so the budget does not hold.",
            over.join(" ")
        );
        Ok(())
    } else {
        Err(format!("{} `ARCHITECTURE.md` says what the browser is sent and why.", over.join(" ")))
    }
}

fn brotli(bytes: &[u8]) -> Result<usize, String> {
    let mut out = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut out, 1 << 16, 11, 22);
        writer.write_all(bytes).map_err(|e| format!("brotli failed: {e}"))?;
    }
    Ok(out.len())
}
