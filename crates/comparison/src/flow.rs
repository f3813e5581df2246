//! Duties that passed from body to body between two editions.

use std::collections::BTreeMap;

use corpus::table::by_number;

use crate::change::Comparison;
use crate::field::FieldChange;

/// Duties that one body carried in an edition and another, or the same, in the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow<'a> {
    /// Body before.
    pub before: &'a str,
    /// Body after.
    pub after: &'a str,
    /// Whether the second body succeeded the first in law or in name.
    pub succeeded: bool,
    /// Threads of the duties, in order, by the identity that the comparison shows them under.
    pub threads: Vec<&'a str>,
}

/// Duties handed from body to body, most first. A duty handed to two bodies counts for each.
pub fn handed<'a>(comparison: &'a Comparison<'a>) -> Vec<Flow<'a>> {
    let mut flows: BTreeMap<(&str, &str), Flow<'a>> = BTreeMap::new();
    for change in &comparison.changes {
        for pair in &change.pairs {
            let mut pass = |before: &'a str, after: &'a str, succeeded: bool| {
                let flow = flows.entry((before, after)).or_insert_with(|| Flow {
                    before,
                    after,
                    succeeded,
                    threads: Vec::new(),
                });
                if flow.threads.last() != Some(&change.thread.id.as_str()) {
                    flow.threads.push(&change.thread.id);
                }
            };
            let carries = |roles: &[String], role: &str| roles.iter().any(|other| other == role);
            for field in &pair.fields {
                match field {
                    FieldChange::Succeeded { before, after }
                        if carries(&pair.before.duty.who, before) && carries(&pair.after.duty.who, after) =>
                    {
                        pass(before, after, true);
                    }
                    FieldChange::Handed { before, after } => {
                        for b in before {
                            after.iter().for_each(|a| pass(b, a, false));
                        }
                    }
                    _ => {}
                }
            }
        }
    }
    let flows: Vec<Flow<'a>> = flows.into_values().collect();
    by_number(&flows, |flow| u64::MAX - flow.threads.len() as u64)
}

/// How many duties a body carried in both editions.
pub fn kept(comparison: &Comparison<'_>, role: &str) -> usize {
    let carries = |roles: &[String]| roles.iter().any(|other| other == role);
    let both = |pair: &&crate::change::Pair<'_>| carries(&pair.before.duty.who) && carries(&pair.after.duty.who);
    comparison.changes.iter().filter(|change| change.pairs.iter().any(|pair| both(&pair))).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two editions whose duties, in order, are carried by these roles. The partners succeed the board.
    fn flows(before: &[&[&str]], after: &[&[&str]]) -> Vec<String> {
        let mut vocabulary = String::new();
        for (role, successors) in [("board", "[\"partners\"]"), ("partners", "[]"), ("police", "[]"), ("schools", "[]")]
        {
            vocabulary += &format!(
                "[[role]]\nid = \"{role}\"\nname = \"{role}\"\nsubject = \"{role}\"\nkind = \"group\"\nabout = \"\"\nsuccessors = {successors}\n"
            );
        }
        for i in 0..before.len().max(after.len()) {
            vocabulary += &format!("[[thread]]\nid = \"t{i}\"\ntopic = \"t\"\ntitle = \"t{i}\"\nabout = \"\"\n");
        }
        let mut files = vec![("vocabulary/all.toml".to_owned(), vocabulary)];
        for (year, duties) in [("2001", before), ("2002", after)] {
            let about = format!(
                "id = \"{year}\"\ntitle = \"\"\npublisher = \"\"\npublished = \"{year}\"\nin_force = \"{year}\"\nstatus = \"\"\nabout = \"\"\nevidence = []\n"
            );
            files.push((format!("{year}/edition.toml"), about));
            let duty = |(i, who): (usize, &&[&str])| {
                format!(
                    "[[duty]]\nthread = \"t{i}\"\nwho = {who:?}\nforce = \"must\"\naction = \"act\"\nevidence = []\n"
                )
            };
            files.push((format!("{year}/duties/all.toml"), duties.iter().enumerate().map(duty).collect()));
        }
        let (data, problems) = corpus::read::parse(&files);
        assert!(problems.is_empty(), "{problems:?}");
        let corpus = data.into_corpus();
        let comparison = crate::compare(&corpus, &corpus.editions[0], &corpus.editions[1]);
        let shown = |flow: &Flow<'_>| {
            format!(
                "{} {} {} {}",
                flow.before,
                if flow.succeeded { "=>" } else { "->" },
                flow.after,
                flow.threads.len()
            )
        };
        handed(&comparison).iter().map(shown).collect()
    }

    #[test]
    fn duties_are_counted_for_each_who_gives_and_takes() {
        for (before, after, expected) in [
            (&[&["board"][..]][..], &[&["board"][..]][..], vec![]),
            (&[&["board"], &["board"]], &[&["partners"], &["partners"]], vec!["board => partners 2"]),
            (&[&["police"]], &[&["schools"]], vec!["police -> schools 1"]),
            (&[&["police", "board"]], &[&["schools", "partners"]], vec!["board => partners 1"]),
            (&[&["police"]], &[&["schools", "board"]], vec!["police -> board 1", "police -> schools 1"]),
            // Somebody joined or left beside others who stayed: nothing was handed on.
            (&[&["police"]], &[&["police", "schools"]], vec![]),
            // The later edition is not known on the second.
            (&[&["police"], &["board"]], &[&["schools"]], vec!["police -> schools 1"]),
        ] {
            assert_eq!(flows(before, after), expected, "{before:?} {after:?}");
        }
    }
}
