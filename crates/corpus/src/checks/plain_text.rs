//! Text is plain: no control characters, no double spaces, typographic quotes.

use super::{Report, Rule};
use crate::problem::Problem;
use crate::read::{Data, Located};

pub(super) const RULE: Rule = Rule {
    name: "plain-text",
    asks: "No text holds control characters, double or outer spaces, straight quotes or markup.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    macro_rules! look {
        ($($records:expr, $kind:literal);* $(;)?) => { $(for record in $records { walk(record, $kind, report); })* };
    }
    look! {
        &data.topics, "topic"; &data.roles, "role"; &data.laws, "law"; &data.sources, "source";
        &data.threads, "thread"; &data.terms, "term"; &data.processes, "process"; &data.lineage, "lineage";
        &data.audiences, "audience"; &data.events, "event";
    }
    for edition in &data.editions {
        walk(&edition.about, "edition", report);
        look! {
            &edition.duties, "duty"; &edition.absent, "absence"; &edition.gaps, "gap";
            &edition.definitions, "definition"; &edition.processes, "process"; &edition.uncited, "uncited";
        }
    }
}

/// Looks at every text of a record, whatever its field.
fn walk<T: serde::Serialize>(record: &Located<T>, kind: &str, report: &mut Report<'_>) {
    let Ok(value) = toml::Value::try_from(&record.value) else { return };
    let id = ["id", "thread", "term", "process"].iter().find_map(|key| value.get(key)?.as_str());
    let name = id.map_or(kind.to_owned(), |id| format!("{kind} “{id}”"));
    strings(&value, "", &mut |field, text| {
        for (what, mend) in faults(field, text) {
            report.problems.push(Problem {
                file: record.file.clone(),
                line: record.line,
                record: name.clone(),
                what: format!("{field}: {what}"),
                mend: mend.to_owned(),
                rule: report.rule,
            });
        }
    });
}

fn strings(value: &toml::Value, field: &str, visit: &mut impl FnMut(&str, &str)) {
    match value {
        toml::Value::String(text) => visit(field, text),
        toml::Value::Array(items) => items.iter().for_each(|item| strings(item, field, visit)),
        toml::Value::Table(table) => table.iter().for_each(|(key, item)| strings(item, key, visit)),
        _ => {}
    }
}

fn faults(field: &str, text: &str) -> Vec<(&'static str, &'static str)> {
    let mut faults = Vec::new();
    if text.chars().any(is_unseen) {
        faults.push(("it holds a control character", "Remove it; line breaks do not belong in a value either."));
    }
    if text.contains("  ") || text.contains('\u{a0}') || text.trim() != text {
        faults.push(("it holds double, outer or no-break spaces", "Use single plain spaces, and none at the ends."));
    }
    if matches!(field, "address" | "addresses") {
        if !text.starts_with("https://") && !text.starts_with("http://") {
            faults.push(("it is no web address", "Write the whole address, with https://."));
        }
        return faults;
    }
    if text.contains(['"', '\'', '`']) {
        faults.push(("it holds a straight quote", "Use ’ “ and ”."));
    }
    if text.contains(['<', '>']) {
        faults.push(("it holds an angle bracket", "Write plain text, without markup."));
    }
    if text.contains('|') {
        faults.push((
            "it holds a vertical bar",
            "Use a comma, or make an entry of its own; the bundle parts lists by it.",
        ));
    }
    if text.is_empty() {
        faults.push(("it is empty", "Leave the field out, or fill it."));
    }
    faults
}

/// Characters that nobody sees: controls, characters without width, marks of direction.
fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}
