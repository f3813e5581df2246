//! What each edition means by its terms, with the words that changed.

use comparison::wording::{self, Op, Run};
use corpus::model::{Definition, Term};
use corpus::{Cell, Corpus, Edition};
use yew::prelude::*;

use crate::address::Page;
use crate::data;
use crate::parts::record::{self, count};
use crate::parts::{evidence, link, text};

/// What each edition means by its terms, with the words that changed.
pub fn page() -> Html {
    let corpus = data::corpus();
    html! {
        <>
            <h1 tabindex="-1">{ "What the words mean, edition by edition" }</h1>
            <p class="lede">{ "Terms that decide who is protected and who must act. Each meaning is given in this project’s words; words added or removed since the last edition that is known are marked." }</p>
            <nav class="index" aria-label="Terms">
                <ul>{ for corpus.terms.iter().map(|term| html! { <li><a href={format!("#{}", term.id)}>{ corpus::sentence::capital(&term.name) }</a></li> }) }</ul>
            </nav>
            { for corpus.terms.iter().map(|term| section(corpus, term)) }
        </>
    }
}

fn section(corpus: &Corpus, term: &Term) -> Html {
    let mut last: Option<(&Edition, &Definition)> = None;
    let rows = corpus.editions.iter().map(|edition| {
        let cell = edition.definition(&term.id);
        let row = row(corpus, edition, cell, last);
        if let Cell::Recorded(definition) = cell {
            last = Some((edition, definition));
        }
        row
    });
    let rows: Vec<Html> = rows.collect();
    html! {
        <section class="term" id={term.id.clone()} aria-labelledby={format!("{}-name", term.id)} tabindex="-1">
            <h2 id={format!("{}-name", term.id)}>{ corpus::sentence::capital(&term.name) }</h2>
            <p class="note">{ format!("{}.", term.about) }</p>
            <dl class="through">{ for rows }</dl>
        </section>
    }
}

fn row(corpus: &Corpus, edition: &Edition, cell: Cell<'_, Definition>, last: Option<(&Edition, &Definition)>) -> Html {
    let (class, said) = match cell {
        Cell::Recorded(definition) => ("recorded", recorded(corpus, edition, definition, last)),
        Cell::Absent(absent) => (
            "absent",
            html! { <><p>{ "Not defined. " }{ format!("{}.", absent.because.trim_end_matches('.')) }</p>{ record::shown(corpus, &absent.evidence) }</> },
        ),
        Cell::Gap(gap) => (
            "gap",
            html! { <p>{ "Not known. What was looked for: " }{ format!("{}.", gap.looked_for.trim_end_matches('.')) }</p> },
        ),
        Cell::Undecided => ("gap", html! { <p>{ "Not known." }</p> }),
    };
    html! { <div class={class}><dt>{ link::link(Page::Edition(edition.id().to_owned()), edition.id().to_owned()) }</dt><dd>{ said }</dd></div> }
}

fn recorded(
    corpus: &Corpus,
    edition: &Edition,
    definition: &Definition,
    last: Option<(&Edition, &Definition)>,
) -> Html {
    let same = last.filter(|(_, before)| before.says == definition.says);
    let says = match (same, last) {
        (Some((earlier, _)), _) => html! { <p>{ format!("The same as in {}.", earlier.id()) }</p> },
        (None, Some((earlier, before))) => {
            let limbs = between(&before.says, &definition.says);
            html! { <><ul class="limbs">{ for limbs.iter().map(|runs| html! { <li>{ text::drawn(text::runs(runs, &[])) }</li> }) }</ul><p class="note">{ format!("Marked: what differs from {}.", earlier.id()) }</p></> }
        }
        (None, None) => {
            html! { <ul class="limbs">{ for definition.says.iter().map(|limb| html! { <li>{ limb }</li> }) }</ul> }
        }
    };
    let place = definition.place.as_ref().map(|place| record::place(edition, place));
    let summary = [place, (!definition.law.is_empty()).then(|| count(definition.law.len(), "provision", "provisions"))];
    let summary: Vec<String> = summary.into_iter().flatten().collect();
    html! {
        <>
            { says }
            { for definition.note.iter().map(|note| html! { <p class="note">{ format!("{}.", note.trim_end_matches('.')) }</p> }) }
            <details class="shown">
                <summary>{ evidence::grade(corpus, &definition.evidence) }{ for summary.iter().map(|part| format!("; {part}")) }</summary>
                if !definition.law.is_empty() { { record::laws(corpus, &definition.law, &[]) } }
                { evidence::sources(corpus, &definition.evidence) }
            </details>
        </>
    }
}

/// The limbs of two definitions, in order: each limb of the later one beside the earlier limb that it
/// says again in whole or in part, if there is one, and the earlier limbs that it leaves out.
fn between(before: &[String], after: &[String]) -> Vec<Vec<Run>> {
    let says_again = |old: &String, new: &String| wording::diff(old, new).iter().any(|run| run.op == Op::Kept);
    let mut limbs = Vec::new();
    let mut rest = before;
    for new in after {
        let same = rest.iter().position(|old| old == new);
        let alike = || rest.iter().position(|old| !after.contains(old) && says_again(old, new));
        match same.or_else(alike) {
            Some(at) => {
                limbs.extend(rest[..at].iter().map(|old| wording::diff(old, "")));
                limbs.push(wording::diff(&rest[at], new));
                rest = &rest[at + 1..];
            }
            None => limbs.push(wording::diff("", new)),
        }
    }
    limbs.extend(rest.iter().map(|old| wording::diff(old, "")));
    limbs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(before: &[&str], after: &[&str]) -> Vec<String> {
        let owned = |limbs: &[&str]| limbs.iter().map(|limb| (*limb).to_owned()).collect::<Vec<_>>();
        let mark = |run: &Run| match run.op {
            Op::Kept => run.text.clone(),
            Op::Removed => format!("[-{}-]", run.text),
            Op::Added => format!("[+{}+]", run.text),
        };
        let line = |runs: &Vec<Run>| runs.iter().map(mark).collect::<Vec<_>>().join(" ");
        between(&owned(before), &owned(after)).iter().map(line).collect()
    }

    #[test]
    fn a_limb_stands_beside_the_one_that_it_says_again() {
        assert_eq!(
            marked(
                &["protect children from maltreatment", "prevent harm to health", "enter adulthood well"],
                &[
                    "help as soon as problems emerge",
                    "protect children from maltreatment online",
                    "prevent harm to health"
                ],
            ),
            [
                "[+help as soon as problems emerge+]",
                "protect children from maltreatment [+online+]",
                "prevent harm to health",
                "[-enter adulthood well-]",
            ]
        );
    }

    #[test]
    fn limbs_that_are_left_out_keep_their_place() {
        assert_eq!(marked(&["a b c", "d e f"], &["d e f"]), ["[-a b c-]", "d e f"]);
        assert_eq!(marked(&[], &["a"]), ["[+a+]"]);
    }
}
