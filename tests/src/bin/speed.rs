//! Measures how long people wait on a slow machine: from what they do to the next picture of the page, with the
//! processor slowed down.
//!
//! ```sh
//! cargo run -p acceptance --bin speed -- 4
//! ```
//!
//! Machines are unlike and noisy: what it prints is meant to be compared within one run. Every wait stands beside the
//! shortest possible one, that of a page that does nothing, measured in the same run.

use std::env;

use acceptance::Page;
use serde_json::json;

/// How often everything is done.
const TIMES: usize = 7;

/// What is measured: a name, the page, and what a person does there, in turn.
const TASKS: [(&str, &str, &[&str]); 9] = [
    ("switch: swap two editions", "2018-2023.html", &[SWAP]),
    (
        "switch: the widest pair",
        "2018-2023.html",
        &["click('.stop:nth-child(1) a.end')", "click('.stop:nth-child(4) a.end')"],
    ),
    ("filter: a topic and back", "2018-2023.html", &["choose('topic', 'assessment')", "choose('topic', '')"]),
    ("filter: a role and back", "2006-2023.html", &["choose('role', 'police')", "choose('role', '')"]),
    ("filter: a kind and back", "2010-2023.html", &["click('.chip:nth-child(2)')", "click('.chip:nth-child(1)')"]),
    ("search in a comparison, by letter", "2010-2023.html", &["fill('c')", "fill('co')", "fill('conf')", "fill('')"]),
    ("search everything, by letter", "search.html", &["fill('l')", "fill('la')", "fill('lado')", "fill('assesment')"]),
    (
        "time limits: sort and filter",
        "timescales.html",
        &["choose('sort', 'length')", "choose('topic', 'assessment')", "choose('topic', '')"],
    ),
    ("who does what: for me", "roles.html", &["choose('for', 'school-nurses')", "choose('from', '2010')"]),
];
const SWAP: &str = "click('.swap')";

/// What the tasks are written in. A wait ends when the picture that follows was drawn.
const HELPERS: &str = "
const click = (css) => document.querySelector(css).click();
const set = (field, value, name) => {
  field.value = value;
  field.dispatchEvent(new Event(name, { bubbles: true }));
};
const choose = (name, value) => set(document.querySelector(`#main select[name=${name}]`), value, 'change');
const fill = (value) => set(document.querySelector('#main input[type=search]'), value, 'input');
const drawn = () => new Promise((done) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
}));
";

fn main() {
    let slower: f64 = env::args().nth(1).and_then(|times| times.parse().ok()).unwrap_or(4.0);
    let page = Page::new();
    page.size(1280, 900);
    println!("Processor slowed down {slower} times; milliseconds, the median of {TIMES} and the longest.\n");
    println!("{:38} {:>8} {:>8} {:>8}", "", "median", "longest", "ratio");
    page.open("unknown.html");
    page.slower(slower);
    let idle = median(&mut (0..TIMES).map(|_| wait(&page, "")).collect::<Vec<_>>());
    println!("{:38} {idle:8.0} {:>8} {:>8}", "nothing", "", "1.0");
    for (name, address, steps) in TASKS {
        page.slower(1.0);
        page.open(address);
        page.slower(slower);
        let mut waits: Vec<f64> = Vec::new();
        for _ in 0..TIMES {
            waits.extend(steps.iter().map(|step| wait(&page, step)));
        }
        let (middle, longest) = (median(&mut waits), waits.iter().copied().fold(0.0, f64::max));
        println!("{name:38} {middle:8.0} {longest:8.0} {:8.1}", middle / idle.max(1.0));
    }
    page.slower(1.0);
}

/// Does one thing and waits for its picture; then lets the page come to rest.
fn wait(page: &Page, step: &str) -> f64 {
    let script = format!(
        "{HELPERS}
        return (async () => {{
          await drawn();
          const began = performance.now();
          {step};
          await drawn();
          const waited = performance.now() - began;
          await new Promise((done) => setTimeout(done, 500));
          return waited;
        }})();"
    );
    page.js(&script, &[]).as_f64().unwrap_or_else(|| panic!("{step}: {}", json!(null)))
}

fn median(waits: &mut [f64]) -> f64 {
    waits.sort_by(f64::total_cmp);
    waits[waits.len() / 2]
}
