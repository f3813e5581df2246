//! How much of the matrix of threads and editions is known, and how well.

use std::fmt::Write;

use crate::corpus::{Cell, Corpus, Strength};

/// Counts of one topic in one edition.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Cells with a duty.
    pub recorded: usize,
    /// Cells where the edition is known not to have the duty.
    pub absent: usize,
    /// Cells that are not known.
    pub gap: usize,
    /// Duties by strength of evidence, in the order of [`Strength::ALL`].
    pub strength: [usize; 4],
}

impl Count {
    /// All cells.
    pub fn all(self) -> usize {
        self.recorded + self.absent + self.gap
    }

    /// Adds another count.
    pub fn add(&mut self, other: Count) {
        self.recorded += other.recorded;
        self.absent += other.absent;
        self.gap += other.gap;
        for (sum, n) in self.strength.iter_mut().zip(other.strength) {
            *sum += n;
        }
    }
}

/// Counts for a topic, or for all topics where `topic` is `None`, in an edition.
pub fn count(corpus: &Corpus, topic: Option<&str>, edition: &crate::Edition) -> Count {
    let mut count = Count::default();
    for thread in corpus.threads.iter().filter(|thread| topic.is_none_or(|topic| thread.topic == topic)) {
        match edition.duty(&thread.id) {
            Cell::Recorded(duty) => {
                count.recorded += 1;
                let strength = corpus.strength(&duty.evidence);
                if let Some(i) = Strength::ALL.iter().position(|s| *s == strength) {
                    count.strength[i] += 1;
                }
            }
            Cell::Absent(_) => count.absent += 1,
            Cell::Gap(_) | Cell::Undecided => count.gap += 1,
        }
    }
    count
}

/// The matrix as text: a row a topic, a column an edition.
pub fn table(corpus: &Corpus) -> String {
    let mut out = String::new();
    let width = corpus.topics.iter().map(|topic| topic.title.chars().count()).max().unwrap_or(0);
    let _ = write!(out, "{:width$}", "recorded/absent/gap");
    for edition in &corpus.editions {
        let _ = write!(out, "  {:>11}", edition.id());
    }
    out.push('\n');
    let mut sums = vec![Count::default(); corpus.editions.len()];
    for topic in &corpus.topics {
        let _ = write!(out, "{:width$}", topic.title);
        for (edition, sum) in corpus.editions.iter().zip(&mut sums) {
            let n = count(corpus, Some(&topic.id), edition);
            sum.add(n);
            let _ = write!(out, "  {:>11}", format!("{}/{}/{}", n.recorded, n.absent, n.gap));
        }
        out.push('\n');
    }
    let mut rows: Vec<(String, Vec<String>)> =
        vec![("All".to_owned(), sums.iter().map(|n| format!("{}/{}/{}", n.recorded, n.absent, n.gap)).collect())];
    rows.push((
        "Decided".to_owned(),
        sums.iter().map(|n| format!("{} %", 100 * (n.recorded + n.absent) / n.all().max(1))).collect(),
    ));
    for (i, strength) in Strength::ALL.iter().enumerate() {
        rows.push((strength.in_words().to_owned(), sums.iter().map(|n| n.strength[i].to_string()).collect()));
    }
    for (name, cells) in rows {
        let _ = write!(out, "{name:width$}");
        for cell in cells {
            let _ = write!(out, "  {cell:>11}");
        }
        out.push('\n');
    }
    let records: usize = corpus.editions.iter().map(|edition| edition.duties.len()).sum();
    let definitions: usize = corpus.editions.iter().map(|edition| edition.definitions.len()).sum();
    let processes: usize = corpus.editions.iter().map(|edition| edition.processes.len()).sum();
    let _ = writeln!(
        out,
        "{} threads, {records} duties, {} terms, {definitions} definitions, {processes} processes, {} roles, {} laws, {} sources, {} events",
        corpus.threads.len(),
        corpus.terms.len(),
        corpus.roles.len(),
        corpus.laws.len(),
        corpus.sources.len(),
        corpus.events.len(),
    );
    out
}

/// Records of which it is not known by when the duty is to be done: edition and thread.
pub fn unknown_limits(corpus: &Corpus) -> Vec<String> {
    let unknown = |edition: &crate::Edition| {
        let duties = edition.duties.iter().filter(|duty| duty.within.is_some() && duty.limit().is_none());
        duties.map(|duty| format!("{} {}", edition.id(), duty.thread)).collect::<Vec<_>>()
    };
    corpus.editions.iter().flat_map(unknown).collect()
}
