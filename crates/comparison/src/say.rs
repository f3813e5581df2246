//! The plain sentence of every change.

use corpus::Corpus;
use corpus::model::{Force, Law, Limit, Place};
use corpus::sentence::{capital, limit_words, list};

use crate::change::{Change, Comparison, Kind, Pair};
use crate::field::{FieldChange, ForceChange, LimitChange, force_change, limit_change};

/// The sentences that say what happened, in the order in which people ask.
pub fn change(comparison: &Comparison<'_>, change: &Change<'_>) -> Vec<String> {
    let corpus = comparison.corpus;
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let mut out = Vec::new();
    match change.kind {
        Kind::New => out.push(absence(comparison, change, from)),
        Kind::Dropped => out.push(absence(comparison, change, to)),
        Kind::Merged | Kind::Split | Kind::Replaced => out.extend(regrouped(comparison, change)),
        Kind::Unknown => out.push(format!(
            "Not known for {}: no source was found that shows whether that edition had it.",
            if change.before.is_empty() { from } else { to }
        )),
        Kind::Same | Kind::Changed | Kind::HandedOver | Kind::Reworded | Kind::Moved => {}
    }
    let several = change.pairs.len() > 1;
    for pair in &change.pairs {
        for field in &pair.fields {
            // Of several records that became one, only what people measure is set side by side.
            // That words differ is plain to see beside them, and told only where nothing else is.
            let told = match field {
                FieldChange::Limit { .. } | FieldChange::Force { .. } => true,
                FieldChange::Wording { .. } => pair.fields.len() == 1,
                _ => !several,
            };
            if told {
                let sentence = self::field(corpus, field);
                out.push(if several { format!("{}: {}", name_of(pair, change), lower(&sentence)) } else { sentence });
            }
        }
    }
    if change.kind == Kind::Same {
        let alone = out.is_empty();
        out.push(if change.is_partial() {
            format!("What is known tells no {}change from {from} to {to}.", if alone { "" } else { "other " })
        } else {
            format!("{}{to} says the same as {from}.", if alone { "" } else { "Otherwise " })
        });
    }
    out
}

/// The record of the side that has several.
fn name_of(pair: &Pair<'_>, change: &Change<'_>) -> String {
    let side = if change.before.len() > 1 { pair.before } else { pair.after };
    side.thread.title.clone()
}

/// Why the edition of `year` does not have the duty, and whether an edition before it had.
fn absence(comparison: &Comparison<'_>, change: &Change<'_>, year: &str) -> String {
    let corpus = comparison.corpus;
    let edition = if year == comparison.from.id() { comparison.from } else { comparison.to };
    let reason = change.sides().find_map(|side| match edition.duty(&side.thread.id) {
        corpus::Cell::Absent(absent) => Some(absent.because.as_str()),
        _ => None,
    });
    let had_before = (change.kind == Kind::New).then(|| {
        corpus.editions.iter().rev().find(|earlier| {
            earlier.about.published < edition.about.published
                && earlier.id() != comparison.to.id()
                && change.after.iter().any(|side| earlier.duty(&side.thread.id).recorded().is_some())
        })
    });
    let mut text = match reason {
        Some(reason) => format!("Not in {year}. {}.", reason.trim_end_matches('.')),
        None => format!("Not in {year}."),
    };
    if let Some(Some(earlier)) = had_before {
        text.push_str(&format!(" The edition of {} had it.", earlier.id()));
    }
    text
}

fn regrouped(comparison: &Comparison<'_>, change: &Change<'_>) -> Vec<String> {
    let titles = |sides: &[crate::change::Side<'_>]| {
        let titles: Vec<String> = sides.iter().map(|side| format!("“{}”", side.thread.title)).collect();
        list(titles.iter().map(String::as_str))
    };
    // What happened is told as time ran, whichever way the two editions are read.
    let (forwards, kind, before, after) = if comparison.is_forwards() {
        ("", change.kind, titles(&change.before), titles(&change.after))
    } else {
        ("Seen backwards: ", change.kind.mirrored(), titles(&change.after), titles(&change.before))
    };
    let what = match kind {
        Kind::Merged => format!("{forwards}{before} became one: {after}."),
        Kind::Split => format!("{forwards}{before} became several: {after}."),
        _ => format!("{forwards}{before} gave way to {after}."),
    };
    let why =
        change.lineage(comparison).into_iter().map(|lineage| format!("{}.", lineage.because.trim_end_matches('.')));
    std::iter::once(what).chain(why).collect()
}

/// The sentence of one change of a field.
pub fn field(corpus: &Corpus, change: &FieldChange<'_>) -> String {
    let subjects = |roles: &[&str]| list(roles.iter().map(|role| corpus.subject(role)));
    let laws = |ids: &[&str]| list(ids.iter().map(|id| corpus.laws.get(id).map_or(*id, |law| law.short.as_str())));
    let joined_left = |joined: String, left: String| match (joined.is_empty(), left.is_empty()) {
        (false, false) => format!("{joined}; {left}"),
        _ => format!("{joined}{left}"),
    };
    let either =
        |ids: &[&str], some: &dyn Fn(&[&str]) -> String| if ids.is_empty() { String::new() } else { some(ids) };
    match change {
        FieldChange::Succeeded { before, after } if corpus.succeeds(before, after) => {
            format!("Handed to the successor: {} → {}.", corpus.subject(before), corpus.subject(after))
        }
        FieldChange::Succeeded { before, after } => {
            format!("Seen backwards over a succession: {} → {}.", corpus.subject(before), corpus.subject(after))
        }
        FieldChange::Handed { before, after } => {
            format!("Handed to another: {} → {}.", subjects(before), subjects(after))
        }
        FieldChange::Carriers { before, after } => {
            let joined = either(after, &|ids| format!("Also for {}", subjects(ids)));
            let left = either(before, &|ids| {
                format!("{}o longer for {}", if after.is_empty() { "N" } else { "n" }, subjects(ids))
            });
            format!("{}.", joined_left(joined, left))
        }
        FieldChange::With { before, after } => {
            let joined = either(after, &|ids| format!("Now together with {}", subjects(ids)));
            let left = either(before, &|ids| {
                format!("{}o longer together with {}", if after.is_empty() { "N" } else { "n" }, subjects(ids))
            });
            format!("{}.", joined_left(joined, left))
        }
        FieldChange::Force { before, after } => force(*before, *after),
        FieldChange::Limit { before, after } => limit(*before, *after),
        FieldChange::When { before, after } => match (before, after) {
            (None, Some(after)) => format!("Condition introduced: where {after}."),
            (Some(before), None) => format!("Condition removed: where {before}."),
            (Some(before), Some(after)) => format!("Condition changed: where {before} → where {after}."),
            (None, None) => String::new(),
        },
        FieldChange::Reenacted { before, after } => {
            format!("The same in another provision: {} → {}.", laws(&[*before]), laws(&[*after]))
        }
        FieldChange::Law { before, after } => {
            let joined = either(after, &|ids| format!("{}: {}", law_joined(corpus, ids), laws(ids)));
            let left = either(before, &|ids| format!("{}: {}", law_left(corpus, ids), laws(ids)));
            capital(&format!("{}.", joined_left(joined, left)))
        }
        FieldChange::Cited { before, after } => {
            let joined = either(after, &|ids| format!("Also cited now: {}", laws(ids)));
            let left = either(before, &|ids| {
                format!("{} longer cited: {}", if after.is_empty() { "No" } else { "no" }, laws(ids))
            });
            format!("{}.", joined_left(joined, left))
        }
        FieldChange::Place { before, after } => format!("Moved: {} → {}.", short_place(before), short_place(after)),
        FieldChange::Wording { .. } => "What is to be done is put differently.".to_owned(),
    }
}

/// What provisions are that stand behind a duty now and were not in force in the time of the other
/// edition. Where a provision began and ended, its period does not tell which way one reads.
fn law_joined(corpus: &Corpus, ids: &[&str]) -> &'static str {
    match began_or_ended(corpus, ids) {
        (true, _) => "new law behind it",
        (_, true) => "seen backwards, law behind it that ended",
        _ => "law behind it that was not in force then",
    }
}

/// What provisions are that stood behind a duty and are not in force in the time of the other edition.
fn law_left(corpus: &Corpus, ids: &[&str]) -> &'static str {
    match began_or_ended(corpus, ids) {
        (_, true) => "law no longer in force behind it",
        (true, _) => "seen backwards, law not yet in force behind it",
        _ => "law behind it that is not in force now",
    }
}

/// Whether all provisions still hold, so that they can only have begun; whether none has a known
/// beginning, so that they can only have ended.
fn began_or_ended(corpus: &Corpus, ids: &[&str]) -> (bool, bool) {
    let all = |holds: fn(&Law) -> bool| ids.iter().all(|id| corpus.laws.get(id).is_some_and(holds));
    (all(|law| law.until.is_none()), all(|law| law.since.is_none()))
}

fn force(before: Force, after: Force) -> String {
    let (b, a) = (force_word(before), force_word(after));
    match force_change(before, after) {
        ForceChange::Strengthened => format!("Strengthened: {b} → {a}."),
        ForceChange::Relaxed => format!("Relaxed: {b} → {a}."),
        ForceChange::Permission => format!("Now a permission: {b} → {a}."),
        ForceChange::Prohibition => format!("Now a prohibition: {b} → {a}."),
        ForceChange::ProhibitionLifted => format!("Prohibition lifted: {b} → {a}."),
        ForceChange::NotComparable => {
            format!("How strongly it is put can’t be compared: {b} → {a}.")
        }
    }
}

/// The force in words.
pub fn force_word(force: Force) -> &'static str {
    match force {
        Force::Must => "must",
        Force::MustNot => "must not",
        Force::Should => "should",
        Force::ShouldNot => "should not",
        Force::May => "may",
        Force::Described => "described",
    }
}

fn limit(before: Option<&Limit>, after: Option<&Limit>) -> String {
    let words = |limit: Option<&Limit>| limit.map_or("none".to_owned(), limit_words);
    let from = |limit: Option<&Limit>| limit.and_then(|limit| limit.from.clone());
    let (b, a) = (words(before), words(after));
    let both = [before, after].into_iter().all(|limit| limit.is_some_and(Limit::is_known));
    let counted = match (from(before), from(after)) {
        (Some(b), Some(a)) if b == a => format!(", counted from {a}"),
        (Some(b), Some(a)) => format!(", counted from {b} → {a}"),
        (None, Some(event)) if both => format!(", now counted from {event}"),
        (Some(event), None) if both => format!(", no longer counted from {event}"),
        (None, Some(event)) | (Some(event), None) => format!(", counted from {event}"),
        (None, None) => String::new(),
    };
    match limit_change(before, after) {
        LimitChange::NotKnown => format!("By when can’t be compared: {b} → {a}{counted}."),
        LimitChange::Introduced => format!("Time limit introduced: {a}{counted}."),
        LimitChange::Removed => format!("Time limit removed: {b}{counted}."),
        LimitChange::Shortened => format!("Time limit shortened: {b} → {a}{counted}."),
        LimitChange::Lengthened => format!("Time limit lengthened: {b} → {a}{counted}."),
        LimitChange::CountedFrom => format!("Time limit counted from something else: {a}{counted}."),
        LimitChange::OtherUnits => format!("The same time in other units: {b} → {a}{counted}."),
        LimitChange::NotComparable => format!("Time limits that can’t be compared: {b} → {a}{counted}."),
    }
}

/// A place in words: "chapter 3, Timeliness, paragraph 154, page 59".
pub fn place(place: &Place) -> String {
    place_with(place, place.section.as_deref())
}

/// A place as a comparison gives it, without the section where something nearer is known: "chapter 3, paragraph 154, page
/// 59".
pub fn short_place(place: &Place) -> String {
    place_with(place, place.section_alone())
}

fn place_with(place: &Place, section: Option<&str>) -> String {
    let numbered = place.chapter.chars().all(|c| c.is_ascii_digit());
    let mut parts = vec![if numbered { format!("chapter {}", place.chapter) } else { place.chapter.clone() }];
    parts.extend(section.map(str::to_owned));
    if let Some(paragraphs) = &place.paragraphs {
        let several = paragraphs.contains(['-', ',']);
        parts.push(format!("paragraph{} {}", if several { "s" } else { "" }, paragraphs.replace('-', "–")));
    }
    parts.extend(place.page.map(|page| format!("page {page}")));
    parts.join(", ")
}

/// A sentence that does not begin with a name, as it stands after a colon.
pub(crate) fn lower(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(letter) = text.get_mut(..1) {
        letter.make_ascii_lowercase();
    }
    text
}
