//! Measures how long people wait on a slow machine: from what they do to the next picture of the page, with the
//! processor slowed down.
//!
//! ```sh
//! cargo run -p acceptance --bin speed -- 4
//! ```
//!
//! Machines are unlike and noisy: what it prints is meant to be compared within one run. Every wait stands beside the
//! shortest possible one, that of a page that does nothing, measured in the same run.

use std::time::Duration;
use std::{env, thread};

use acceptance::Page;

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
const turn = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
});
const drawn = () => new Promise((done) => requestAnimationFrame(() => turn().then(done)));
";

fn main() {
    let slower: f64 = env::args().nth(1).and_then(|times| times.parse().ok()).unwrap_or(4.0);
    let page = Page::new();
    page.size(1280, 900);
    println!(
        "Processor slowed down {slower} times; milliseconds, the median and the longest of {TIMES}; how much of it the program took.\n"
    );
    println!("{:38} {:>8} {:>8} {:>8} {:>8}", "", "median", "longest", "program", "ratio");
    page.open("unknown.html");
    page.slower(slower);
    let nothing: Vec<Wait> = (0..TIMES).map(|_| wait(&page, "")).collect();
    let idle = median(&nothing, |wait| wait.picture);
    print("nothing", &nothing, idle);
    for (name, address, steps) in TASKS {
        page.slower(1.0);
        page.open(address);
        page.slower(slower);
        // Nobody acts in the moment in which a page appears.
        thread::sleep(Duration::from_secs(1));
        let mut waits: Vec<Vec<Wait>> = steps.iter().map(|_| Vec::new()).collect();
        for _ in 0..TIMES {
            steps.iter().zip(&mut waits).for_each(|(step, waits)| waits.push(wait(&page, step)));
        }
        let all: Vec<Wait> = waits.iter().flatten().copied().collect();
        print(name, &all, idle);
        for (step, waits) in steps.iter().zip(&waits) {
            print(&format!("  {step}"), waits, idle);
        }
    }
    page.slower(1.0);
}

/// How long somebody waited, in milliseconds.
#[derive(Clone, Copy)]
struct Wait {
    /// Until the program was done.
    program: f64,
    /// Until the picture was drawn.
    picture: f64,
}

fn print(name: &str, waits: &[Wait], idle: f64) {
    let middle = median(waits, |wait| wait.picture);
    let longest = waits.iter().map(|wait| wait.picture).fold(0.0, f64::max);
    let program = median(waits, |wait| wait.program);
    println!("{name:38} {middle:8.0} {longest:8.0} {program:8.0} {:8.1}", middle / idle.max(1.0));
}

/// Does one thing and waits for its picture; then lets the page come to rest.
fn wait(page: &Page, step: &str) -> Wait {
    let script = format!(
        "{HELPERS}
        return (async () => {{
          await drawn();
          const began = performance.now();
          {step};
          await turn();
          const program = performance.now() - began;
          await drawn();
          const picture = performance.now() - began;
          await new Promise((done) => setTimeout(done, 500));
          return [program, picture];
        }})();"
    );
    let waited = page.js(&script, &[]);
    match (waited[0].as_f64(), waited[1].as_f64()) {
        (Some(program), Some(picture)) => Wait { program, picture },
        _ => panic!("`{step}` gave no times but {waited}"),
    }
}

fn median(waits: &[Wait], part: fn(&Wait) -> f64) -> f64 {
    let mut times: Vec<f64> = waits.iter().map(part).collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
