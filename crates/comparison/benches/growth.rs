//! Time for each doubling of the records, and for the editions themselves, as a table:
//! `cargo bench -p comparison`. Asserts nothing: what a machine needs says little, how it grows says all.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

#[path = "../tests/generated/mod.rs"]
mod generated;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use comparison::summary::{self, Counts};
use comparison::{Comparison, compare, say};
use corpus::{Corpus, sentence};
use generated::{Family, MOST};

/// What is measured: a name, and the work on a corpus and the comparison of its first and last edition.
type Task = (&'static str, fn(&Corpus, &Comparison<'_>));

const TASKS: [Task; 4] = [
    ("compare", |corpus, _| {
        black_box(compare(corpus, &corpus.editions[0], &corpus.editions[corpus.editions.len() - 1]));
    }),
    ("summary", |_, comparison| {
        black_box((summary::in_short(comparison, 6), Counts::of(&comparison.changes)));
    }),
    ("sentences", |_, comparison| {
        for change in &comparison.changes {
            black_box(say::change(comparison, change));
        }
    }),
    ("filter", |corpus, comparison| {
        let found = comparison.changes.iter().filter(|change| {
            change.concerns_role("r2")
                || change.sides().any(|side| sentence::sentence(corpus, side.duty).to_lowercase().contains("hurt"))
        });
        black_box(found.count());
    }),
];

/// The quickest of several runs: what the work itself costs.
fn time(task: Task, corpus: &Corpus, comparison: &Comparison<'_>, runs: u32) -> Duration {
    let once = || {
        let began = Instant::now();
        (task.1)(corpus, comparison);
        began.elapsed()
    };
    (0..runs).map(|_| once()).min().unwrap_or_default()
}

/// Numbers that look like chance and are the same in every run.
fn families(n: usize) -> Vec<Family> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut byte = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    };
    let mut family = move || Family {
        shape: byte(),
        begins: [byte(), byte()],
        seeds: (0..MOST * 5).map(|_| std::array::from_fn(|_| byte())).collect(),
    };
    (0..n).map(|_| family()).collect()
}

fn ends(corpus: &Corpus) -> Comparison<'_> {
    compare(corpus, &corpus.editions[0], &corpus.editions[corpus.editions.len() - 1])
}

fn main() {
    // `cargo test --benches` only wants to see that it runs.
    let (smallest, runs) = if std::env::args().any(|arg| arg == "--bench") { (400, 12) } else { (10, 1) };
    println!("{:<10} {:>12} {:>12} {:>12} {:>12}   ratio per doubling", "", "n", "2n", "4n", "8n");
    let corpora: Vec<Corpus> =
        [1, 2, 4, 8].iter().map(|times| generated::corpus(5, &families(smallest * times), true)).collect();
    let records = |corpus: &Corpus| corpus.editions.iter().map(|edition| edition.duties.len()).sum::<usize>();
    print!("{:<10}", "records");
    corpora.iter().for_each(|corpus| print!(" {:>12}", records(corpus)));
    println!();
    for task in TASKS {
        let times: Vec<Duration> = corpora.iter().map(|corpus| time(task, corpus, &ends(corpus), runs)).collect();
        print!("{:<10}", task.0);
        times.iter().for_each(|time| print!(" {:>9} µs", time.as_micros()));
        let ratios = times.windows(2).map(|pair| pair[1].as_secs_f64() / pair[0].as_secs_f64().max(1e-9));
        println!("   {}", ratios.map(|ratio| format!("{ratio:.2}")).collect::<Vec<_>>().join("  "));
    }

    let Ok(editions) = corpus::read::corpus(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../editions")) else {
        println!("\nThe editions have problems; `cargo xtask check` lists them.");
        return;
    };
    println!("\nThe editions, {} records, first against last:", records(&editions));
    for task in TASKS {
        println!("{:<10} {:>9} µs", task.0, time(task, &editions, &ends(&editions), runs).as_micros());
    }
}
