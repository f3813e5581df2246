//! What is wrong with the data, said so that an editor can mend it.

use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// File, below the data folder.
    pub file: String,
    /// Line, counted from 1.
    pub line: usize,
    /// The record, in words: `duty “assessment-finish”`.
    pub record: String,
    /// What is wrong, as a clause that starts with the field where there is one.
    pub what: String,
    /// How to mend it, as a sentence.
    pub mend: String,
    /// The rule that found it.
    pub rule: &'static str,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if !self.record.is_empty() {
            write!(f, "{}: ", self.record)?;
        }
        write!(f, "{} [{}]\n    {}", self.what, self.rule, self.mend)
    }
}

/// The closest of `known` to a mistyped identity, as a hint; empty where nothing is close.
pub fn did_you_mean<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> String {
    known
        .map(|id| (strsim::damerau_levenshtein(typed, id), id))
        .min()
        .filter(|(distance, id)| *distance <= 2 + id.len() / 5)
        .map_or(String::new(), |(_, id)| format!(" Did you mean “{id}”?"))
}
