//! Word by word.

use similar::algorithms::{DiffHook, Replace, lcs};

/// What happened to a run of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// On both sides.
    Kept,
    /// Before only.
    Removed,
    /// After only.
    Added,
}

/// A run of words that share a fate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What happened to the words.
    pub op: Op,
    /// The words, with single spaces between them.
    pub text: String,
}

/// The share of changed words, in hundredths, above which a text is shown as a block before and a
/// block after: confetti of single words helps nobody.
pub const BLOCK_ABOVE: usize = 60;

/// Compares two texts by their words. Where more than [`BLOCK_ABOVE`] per cent of the words
/// changed, the whole text is one removed run and one added run.
pub fn diff(before: &str, after: &str) -> Vec<Run> {
    let old = words(before);
    let new = words(after);
    let mut runs = Replace::new(Runs { old: &old, new: &new, kept: 0, runs: Vec::new() });
    // Sentences are short: the table of their common words is small, and so is the code that fills it.
    let Ok(()) = lcs::diff_deadline_raw(&mut runs, &old[..], 0..old.len(), &new[..], 0..new.len(), None);
    let Runs { kept, runs, .. } = runs.into_inner();
    let all = old.len() + new.len();
    if all > 0 && (all - 2 * kept) * 100 > BLOCK_ABOVE * all {
        return [(Op::Removed, before), (Op::Added, after)]
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(op, text)| Run { op, text: text.to_owned() })
            .collect();
    }
    runs
}

/// The words of a text. The checks let no white space into a text but single spaces.
fn words(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| !word.is_empty()).collect()
}

/// Gathers the runs that the algorithm finds.
struct Runs<'a> {
    old: &'a [&'a str],
    new: &'a [&'a str],
    kept: usize,
    runs: Vec<Run>,
}

impl Runs<'_> {
    fn push(&mut self, op: Op, words: &[&str]) {
        if !words.is_empty() {
            self.runs.push(Run { op, text: words.join(" ") });
        }
    }
}

impl DiffHook for Runs<'_> {
    type Error = std::convert::Infallible;

    fn equal(&mut self, old: usize, _new: usize, len: usize) -> Result<(), Self::Error> {
        self.kept += len;
        let words = &self.old[old..old + len];
        self.push(Op::Kept, words);
        Ok(())
    }

    fn delete(&mut self, old: usize, len: usize, _new: usize) -> Result<(), Self::Error> {
        let words = &self.old[old..old + len];
        self.push(Op::Removed, words);
        Ok(())
    }

    fn insert(&mut self, _old: usize, new: usize, len: usize) -> Result<(), Self::Error> {
        let words = &self.new[new..new + len];
        self.push(Op::Added, words);
        Ok(())
    }

    fn replace(&mut self, old: usize, old_len: usize, new: usize, new_len: usize) -> Result<(), Self::Error> {
        self.delete(old, old_len, new)?;
        self.insert(old, new, new_len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(before: &str, after: &str) -> String {
        let mark = |run: &Run| match run.op {
            Op::Kept => run.text.clone(),
            Op::Removed => format!("[-{}-]", run.text),
            Op::Added => format!("[+{}+]", run.text),
        };
        diff(before, after).iter().map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_are_marked_where_they_differ() {
        for (before, after, expected) in [
            ("hold a conference", "hold a conference", "hold a conference"),
            (
                "finish the initial assessment within 10 working days of the referral",
                "finish the assessment within 45 working days of the referral",
                "finish the [-initial-] assessment within [-10-] [+45+] working days of the referral",
            ),
            ("", "tell the referrer", "[+tell the referrer+]"),
            ("", "", ""),
        ] {
            assert_eq!(marked(before, after), expected);
        }
    }

    #[test]
    fn texts_with_little_in_common_are_shown_as_blocks() {
        assert_eq!(
            marked("publish an executive summary of the review", "send the report to the national panel"),
            "[-publish an executive summary of the review-] [+send the report to the national panel+]"
        );
    }

    #[test]
    fn both_sides_can_be_read_back() {
        let (before, after) = ("a b c d e f", "a x c d y f g");
        let read = |skip: Op| {
            let kept = diff(before, after).into_iter().filter(|run| run.op != skip).map(|run| run.text);
            kept.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(read(Op::Added), before);
        assert_eq!(read(Op::Removed), after);
    }
}
