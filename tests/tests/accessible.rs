//! Every kind of page held against the rules of WCAG 2.2, levels A and AA, and against good practice, by axe-core: light
//! and dark, wide and narrow.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use std::fs;
use std::sync::OnceLock;

use acceptance::{Page, browse, npm, site};
use serde_json::Value;

/// The version that is asked for; another one knows other rules.
const AXE: &str = "axe-core@4.11.0";

/// Pages that come alive, with what they show.
const ALIVE: [&str; 8] = [
    "2018-2023.html",
    "2006-2010.html?q=assessment&kind=changed",
    "timescales.html",
    "roles.html?for=school-nurses",
    "places-2010-2023.html",
    "search.html?q=LADO",
    "embed.html",
    "404.html",
];
/// Pages that stay as they were rendered, and the embedded one.
const STILL: [&str; 12] = [
    "index.html",
    "duty-assessment-time-limit.html",
    "role-police.html",
    "definitions.html",
    "processes.html",
    "process-referral.html",
    "process-referral-2010-2023.html",
    "history.html",
    "edition-2013.html",
    "coverage.html",
    "about.html",
    "embed-2018-2023.html",
];

/// The script of axe-core, where npm can be had. It is installed once, whichever test asks first.
fn axe() -> Option<&'static str> {
    static SCRIPT: OnceLock<Option<String>> = OnceLock::new();
    let installed = || {
        let folder = site::root().join("target/axe");
        let script = folder.join("node_modules/axe-core/axe.min.js");
        if !script.is_file() {
            fs::create_dir_all(&folder).unwrap();
            if !npm::install(&folder, &[AXE]) {
                return None;
            }
        }
        Some(fs::read_to_string(script).unwrap())
    };
    SCRIPT.get_or_init(installed).as_deref()
}

/// What axe-core finds fault with: the rule, what it says, and where, a few places each.
fn faults(page: &Page, axe: &str) -> Value {
    // What is out of sight is not drawn; for the contrast of its colours it must be. What floats above the page covers
    // something else at every height, and is looked at in its own place.
    page.js(
        "const sheet = new CSSStyleSheet();
         sheet.replaceSync('.topic, .card { content-visibility: visible !important } .stepper { position: static !important }');
         document.adoptedStyleSheets = [sheet];",
        &[],
    );
    page.js(&format!("{axe}\nwindow.axe = window.axe ?? axe;"), &[]);
    page.js(
        "return axe.run(document, {
             resultTypes: ['violations'],
             runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
         }).then(({ violations }) => violations.map(({ id, help, nodes }) =>
             [id, help, nodes.length, ...nodes.slice(0, 3).map((node) => node.target.join(' ') + ': ' + node.failureSummary)]))",
        &[],
    )
}

fn assert_without_fault(pages: &[&str], alive: bool) {
    let Some(axe) = axe() else { return };
    browse(|page| {
        let mut all = Vec::new();
        for (width, dark) in [(1280, false), (360, true)] {
            page.size(width, 900);
            if dark {
                page.dark();
            }
            for address in pages {
                if alive {
                    page.open(address);
                } else {
                    page.open_still(address);
                }
                for fault in faults(page, axe).as_array().unwrap() {
                    all.push(format!("{address}, {width} px{}: {fault:#}", if dark { ", dark" } else { "" }));
                }
            }
        }
        assert!(all.is_empty(), "{} faults:\n{}", all.len(), all.join("\n"));
    });
}

#[test]
fn pages_that_come_alive_are_accessible() {
    assert_without_fault(&ALIVE, true);
}

#[test]
fn pages_that_stay_as_rendered_are_accessible() {
    assert_without_fault(&STILL, false);
}
