//! Takes a picture of a page of the built site:
//!
//! ```sh
//! cargo run -p acceptance --bin shot -- 2018-2023.html 360 800 target/narrow.png dark full
//! ```

use std::env;
use std::fs;
use std::process::ExitCode;

use acceptance::Page;

const USAGE: &str = "\
cargo run -p acceptance --bin shot -- PATH WIDTH HEIGHT OUT [dark] [print] [full] [still]

Takes a picture of a page of the built site (dist/, or the folder that GUIDANCE_DIST names).
PATH may have a query and a fragment; WIDTH and HEIGHT are in CSS pixels; OUT is a PNG file.
    dark    as for a person who prefers dark pages
    print   as printed
    full    the whole height of the page
    still   without script: the static page alone";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let [path, width, height, out, flags @ ..] = args.as_slice() else { return explain("Too few words.") };
    let (Ok(width), Ok(height)) = (width.parse(), height.parse()) else {
        return explain("WIDTH and HEIGHT are numbers.");
    };
    if let Some(strange) = flags.iter().find(|flag| !["dark", "print", "full", "still"].contains(&flag.as_str())) {
        return explain(&format!("“{strange}” is not known."));
    }
    let has = |flag: &str| flags.iter().any(|given| given == flag);

    let page = Page::new();
    page.size(width, height);
    let scheme = if has("dark") { "dark" } else { "light" };
    page.media(if has("print") { "print" } else { "" }, &[("prefers-color-scheme", scheme)]);
    if has("still") {
        page.scripts(false);
        page.open_still(path);
        page.scripts(true);
    } else {
        page.open_still(path);
        page.settle();
    }
    let png = page.png(has("full"));
    for message in page.console() {
        eprintln!("console: {message}");
    }
    if let Err(error) = fs::write(out, png) {
        eprintln!("{out} could not be written: {error}");
        return ExitCode::FAILURE;
    }
    println!("{out}");
    ExitCode::SUCCESS
}

fn explain(what: &str) -> ExitCode {
    eprintln!("{what}\n\n{USAGE}");
    ExitCode::FAILURE
}
