//! What stands behind a record, in full: who, law, place, note and evidence.

use comparison::say;
use corpus::Corpus;
use corpus::model::{Evidence, Force, Place};
use corpus::sentence;
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::data;
use crate::parts::{evidence, link};

/// A force as a small label: the edition's own word.
pub fn force(force: Force) -> Html {
    html! { <span class={classes!("force", force_class(force))}>{ say::force_word(force) }</span> }
}

/// The class by which a force is drawn.
pub fn force_class(force: Force) -> &'static str {
    match force {
        Force::Must => "must",
        Force::MustNot => "must-not",
        Force::Should => "should",
        Force::ShouldNot => "should-not",
        Force::May => "may",
        Force::Described => "described",
    }
}

/// Every force, the strongest first.
pub const FORCES: [Force; 6] =
    [Force::Must, Force::MustNot, Force::Should, Force::ShouldNot, Force::May, Force::Described];

/// Roles as links, in a list of words.
pub fn roles(corpus: &Corpus, ids: &[String]) -> Html {
    between(ids.iter().map(|id| link::link(Page::Role(id.clone()), corpus.role_name(id).to_owned())).collect())
}

/// Pieces as a list in words: "a, b and c".
pub fn between(pieces: Vec<Html>) -> Html {
    let last = pieces.len().saturating_sub(1);
    let joint = |i: usize| match i {
        0 => "",
        i if i == last => " and ",
        _ => ", ",
    };
    pieces.into_iter().enumerate().map(|(i, piece)| html! { <>{ joint(i) }{ piece }</> }).collect()
}

/// Provisions, each with its full title and its official text; and with what it says, unless it is
/// among those that were `met` before on the page.
pub fn laws(corpus: &Corpus, ids: &[String], met: &[&str]) -> Html {
    let item = |id: &String| {
        let Some(law) = corpus.laws.get(id) else { return html! { <li>{ id }</li> } };
        let title = match &law.address {
            Some(address) => html! { <a href={address.clone()} rel="external noreferrer">{ &law.title }</a> },
            None => html! { &law.title },
        };
        let about = (!met.contains(&id.as_str())).then(|| within_sentence(&law.about));
        html! { <li>{ title }{ for about.iter().map(|about| format!(": {about}")) }</li> }
    };
    html! { <ul>{ for ids.iter().map(item) }</ul> }
}

/// A line of the data as the end of a sentence.
fn within_sentence(line: &str) -> String {
    format!("{}.", line.trim_end_matches('.'))
}

/// A place in words, with the heading of its chapter where the edition numbers its chapters.
pub fn place(edition: &corpus::Edition, place: &Place) -> String {
    let words = sentence::capital(&say::place(place));
    let numbered = place.chapter.chars().all(|c| c.is_ascii_digit());
    match edition.about.chapter.iter().find(|chapter| chapter.id == place.chapter) {
        Some(chapter) if numbered => {
            let (head, rest) = words
                .split_once(", ")
                .map_or((words.as_str(), String::new()), |(head, rest)| (head, format!(": {rest}")));
            format!("{head} ({}){rest}", chapter.title)
        }
        _ => words,
    }
}

/// The grade of a record in words, with its sources behind a summary.
pub fn shown(corpus: &Corpus, of: &[Evidence]) -> Html {
    html! {
        <details class="shown">
            <summary>{ evidence::grade(corpus, of) }{ format!("; {}", count(of.len(), "place", "places")) }</summary>
            { evidence::sources(corpus, of) }
        </details>
    }
}

/// A number with its noun.
pub fn count(n: usize, one: &str, several: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { several })
}

/// The place on a comparison where a thread is shown, where it is shown there.
pub fn compared(from: &str, to: &str, thread: &str) -> Option<String> {
    let pair = Pair { from: from.to_owned(), to: to.to_owned() };
    let change = data::comparison(&pair)?.change(thread)?;
    Some(format!("{}#{}", Page::Compare(pair).file(), change.thread.id))
}

/// The editions whose official text was at hand: only they could be read from end to end.
pub fn read_in_full(corpus: &Corpus) -> String {
    let ids: Vec<&str> =
        corpus.editions.iter().filter(|edition| edition.about.text.is_some()).map(corpus::Edition::id).collect();
    sentence::list(ids)
}

/// Why a number of an older edition is not to be set against one of an edition that was read in full.
pub fn uneven_words(corpus: &Corpus) -> Option<String> {
    let full = read_in_full(corpus);
    (!full.is_empty()).then(|| {
        format!("Numbers grow with what is known: only the official text of {full} was at hand from end to end. The other editions are known from copies of parts, law and pages of their time, so a smaller number there does not show that they asked for less. ")
    })
}

/// The same, with the way to what is known.
pub fn uneven(corpus: &Corpus) -> Html {
    let Some(words) = uneven_words(corpus) else { return html! {} };
    html! { <p class="note">{ words }<a href="coverage.html">{ "What is known" }</a></p> }
}

/// A number with a comma between thousands.
pub fn number(n: usize) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", number(n / 1000), n % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_readers() {
        for (n, words) in [(0, "0"), (999, "999"), (1000, "1,000"), (4465, "4,465"), (1_002_003, "1,002,003")] {
            assert_eq!(number(n), words);
        }
        assert_eq!(count(1, "duty", "duties"), "1 duty");
        assert_eq!(count(0, "duty", "duties"), "0 duties");
    }
}
