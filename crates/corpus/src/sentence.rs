//! The sentence that people read, made from a record's fields.
//!
//! Because it is made from the fields, a difference in the sentence is a difference in substance.

use crate::corpus::Corpus;
use crate::model::{Duty, Force, Limit, Unit};

/// Which field a piece of a sentence was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The condition.
    When,
    /// Who carries the duty.
    Who,
    /// Whom they act with.
    With,
    /// How strongly it is put.
    Force,
    /// What is to be done.
    Action,
    /// By when, or how often.
    Within,
}

/// A piece of a sentence, without the space before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The field it was made from.
    pub field: Field,
    /// The words.
    pub text: String,
}

/// The pieces of a duty's sentence, in reading order. Joined with spaces and closed with a full
/// stop they read as a sentence; the first letter is already a capital.
pub fn pieces(corpus: &Corpus, duty: &Duty) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(6);
    let mut push = |field, text: String| pieces.push(Piece { field, text });
    if let Some(when) = &duty.when {
        push(Field::When, format!("Where {when},"));
    }
    let who = list(duty.who.iter().map(|role| corpus.subject(role)));
    if duty.with.is_empty() {
        push(Field::Who, who);
    } else {
        push(Field::Who, format!("{who},"));
        push(Field::With, format!("with {},", list(duty.with.iter().map(|role| corpus.subject(role)))));
    }
    push(Field::Force, force(duty.force, is_plural(corpus, duty)).to_owned());
    let comma = duty.limit().is_some_and(|limit| limit.every.is_some() || !limit.unit.has_figure());
    let mut action = duty.action.clone();
    if duty.partial {
        action.push_str(" (known in part)");
    }
    if comma {
        action.push(',');
    }
    push(Field::Action, action);
    match &duty.within {
        Some(limit) if limit.is_known() => push(Field::Within, within_words(limit)),
        Some(_) => push(Field::Within, "(by when is not known)".to_owned()),
        None => {}
    }
    if let Some(first) = pieces.first_mut() {
        first.text = capital(&first.text);
    }
    pieces
}

/// The whole sentence: "The lead practitioner should finish the assessment within 45 working
/// days of the referral."
pub fn sentence(corpus: &Corpus, duty: &Duty) -> String {
    let words: Vec<String> = pieces(corpus, duty).into_iter().map(|piece| piece.text).collect();
    format!("{}.", words.join(" "))
}

/// The force as it stands in a sentence.
pub fn force(force: Force, plural: bool) -> &'static str {
    match force {
        Force::Must => "must",
        Force::MustNot => "must not",
        Force::Should => "should",
        Force::ShouldNot => "should not",
        Force::May => "may",
        Force::Described if plural => "are to",
        Force::Described => "is to",
    }
}

fn is_plural(corpus: &Corpus, duty: &Duty) -> bool {
    duty.who.len() > 1 || duty.who.iter().any(|role| corpus.roles.get(role).is_some_and(|role| role.plural))
}

/// A time limit as it stands in a sentence: "within 45 working days of the referral".
pub fn within_words(limit: &Limit) -> String {
    let after = |word: &str| limit.from.as_ref().map_or(String::new(), |from| format!(" {word} {from}"));
    match (limit.at_most, limit.at_least, limit.every) {
        (Some(n), ..) => format!("within {}{}", figure(n, limit.unit), after("of")),
        (_, Some(n), _) => format!("at least {}{}", figure(n, limit.unit), after("before")),
        (_, _, Some(n)) => format!("at least every {}{}", every(n, limit.unit), after("from")),
        _ if limit.unit == Unit::AtOnce => format!("at once{}", after("after")),
        _ if limit.unit == Unit::NotKnown => NOT_KNOWN.to_owned(),
        _ => format!("as soon as possible{}", after("after")),
    }
}

/// A time limit as a figure on its own: "45 working days", "every 6 months", "at once".
pub fn limit_words(limit: &Limit) -> String {
    match (limit.at_most, limit.at_least, limit.every) {
        (Some(n), ..) => figure(n, limit.unit),
        (_, Some(n), _) => format!("at least {}", figure(n, limit.unit)),
        (_, _, Some(n)) => format!("every {}", every(n, limit.unit)),
        _ if limit.unit == Unit::AtOnce => "at once".to_owned(),
        _ if limit.unit == Unit::NotKnown => NOT_KNOWN.to_owned(),
        _ => "as soon as possible".to_owned(),
    }
}

/// A time limit of which it is not known whether there is one.
const NOT_KNOWN: &str = "not known";

/// A figure with its unit: "1 working day", "45 working days".
pub fn figure(n: u16, unit: Unit) -> String {
    let name = unit_name(unit);
    if n == 1 { format!("1 {name}") } else { format!("{n} {name}s") }
}

/// What follows "every": "6 months", "month".
fn every(n: u16, unit: Unit) -> String {
    if n == 1 { unit_name(unit).to_owned() } else { figure(n, unit) }
}

/// The unit's name for one of it.
pub fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Hours => "hour",
        Unit::Days => "day",
        Unit::WorkingDays => "working day",
        Unit::Weeks => "week",
        Unit::Months => "month",
        Unit::Years => "year",
        Unit::AtOnce | Unit::AsSoonAsPossible | Unit::NotKnown => "",
    }
}

/// A list in words: "a", "a and b", "a, b and c".
pub fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> String {
    let items: Vec<&str> = items.into_iter().collect();
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
    }
}

/// The text with its first letter as a capital. Only the letters a to z: the tables for all others
/// would be sent to every reader.
pub fn capital(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
