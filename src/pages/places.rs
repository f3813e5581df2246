//! Old places and new places: every duty of the earlier edition with where it stands now, and a
//! field for lists of old references.

use comparison::{Change, Comparison, Kind, say};
use corpus::model::Duty;
use corpus::{Cell, Corpus, sentence};
use yew::prelude::*;

use crate::address::{Address, Page, Pair};
use crate::app::Context;
use crate::browser;
use crate::data::{self, Ref};
use crate::parts::card::tag;
use crate::parts::link::choice;
use crate::parts::years;
use crate::places::{self, Answer, Exactness, Number, Old, Outcome, Reference, Unread};

/// Old places and new places.
pub fn page(context: &Context, pair: &Pair) -> Html {
    let Some(comparison) = data::comparison(pair) else { return html! {} };
    let address = &context.address;
    let olds = places::crosswalk(comparison);
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let shown: Vec<Old<'static>> =
        olds.iter().copied().filter(|old| address.view.kind.is_none_or(|kind| old.change.kind == kind)).collect();
    html! {
        <>
            <h1 tabindex="-1">{ "Where it stands now: from " }{ from }{ " to " }{ to }</h1>
            <p class="lede">{ "Every duty of " }{ from }{ " by its old place, with its place in " }{ to }{ ", or what became of it. For those who repair manuals that cite " }{ from }{ "." }</p>
            { years::line(comparison.corpus, address, pair, Page::Places) }
            <Paste key={pair.from.clone()} comparison={Ref(comparison)} />
            <section aria-labelledby="all-duties">
                <h2 id="all-duties">{ "Every duty of " }{ from }{ " by its old place" }</h2>
                <p class="quiet">{ exactness(comparison) }</p>
                { kinds(&olds, address) }
                { table(comparison, &shown) }
            </section>
        </>
    }
}

/// How exactly the old places are known, in words.
fn exactness(comparison: &Comparison<'_>) -> Html {
    let Exactness { paragraph, page, chapter, nowhere } = places::exactness(comparison.from);
    let parts: Vec<String> = [
        (paragraph, " to the paragraph"),
        (page, " to the page"),
        (chapter, " to the chapter only"),
        (nowhere, " not at all"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, words)| [&n.to_string(), words].concat())
    .collect();
    html! { <>{ "Of its " }{ comparison.from.duties.len() }{ " records, the place is known: " }{ sentence::list(parts.iter().map(String::as_str)) }{ "." }</> }
}

fn kinds(olds: &[Old<'_>], address: &Address) -> Html {
    let chip = |kind: Kind| {
        let n = olds.iter().filter(|old| old.change.kind == kind).count();
        let chosen = address.view.kind == Some(kind);
        let next = address.with(|view| view.kind = (!chosen).then_some(kind));
        (n > 0).then(|| choice(&next, chosen, "chip", html! { <><i class={classes!("key", kind.id())} aria-hidden="true"></i>{ kind.in_words() }{ " " }<b>{ n }</b></> }))
    };
    let every = choice(
        &address.with(|view| view.kind = None),
        address.view.kind.is_none(),
        "chip",
        html! { <>{ "All " }<b>{ olds.len() }</b></> },
    );
    html! { <div class="filters scripted-only" role="group" aria-label="Filter by what became of the duty"><div class="chips">{ every }{ for Kind::ALL.into_iter().filter_map(chip) }</div></div> }
}

fn table(comparison: &Comparison<'_>, shown: &[Old<'_>]) -> Html {
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let page = Page::Compare(Pair { from: from.to_owned(), to: to.to_owned() }).file();
    let chapter = |old: &Old<'_>| old.duty.place.as_ref().map(|place| place.chapter.clone());
    let groups = shown.chunk_by(|a, b| chapter(a) == chapter(b)).map(|group| {
        let heading = match chapter(&group[0]) {
            Some(chapter) => chapter_name(&chapter),
            None => "Old place not known".to_owned(),
        };
        let rows = group.iter().map(|old| {
            html! {
                <tr>
                    <td>{ old_place(old.duty) }</td>
                    <th scope="row"><a href={[&page, "#", &old.change.thread.id].concat()}>{ old.title }</a></th>
                    <td>{ tag(old.change.kind) }</td>
                    <td>{ new_place(comparison, old.change) }</td>
                </tr>
            }
        });
        html! { <tbody><tr class="head"><th scope="rowgroup" colspan="4">{ heading }{ " " }<small>{ group.len() }</small></th></tr>{ for rows }</tbody> }
    });
    html! {
        <table class="walk">
            <caption class="vh">{ "Duties of " }{ from }{ " with their old place, what became of them and their new place" }</caption>
            <thead><tr><th scope="col">{ "In " }{ from }</th><th scope="col">{ "Duty" }</th><th scope="col">{ "What became of it" }</th><th scope="col">{ "In " }{ to }</th></tr></thead>
            { for groups }
        </table>
    }
}

fn chapter_name(chapter: &str) -> String {
    if chapter.starts_with(|c: char| c.is_ascii_digit()) { ["Chapter ", chapter].concat() } else { chapter.to_owned() }
}

/// The old place inside its chapter.
fn old_place(duty: &Duty) -> String {
    match &duty.place {
        None => "not known".to_owned(),
        Some(place) => {
            let words = say::place(place);
            let inside = words.split_once(", ").map_or("", |(_, inside)| inside);
            if inside.is_empty() { "chapter only".to_owned() } else { inside.to_owned() }
        }
    }
}

/// Where a duty stands now, or why nowhere, in words.
fn new_place(comparison: &Comparison<'_>, change: &Change<'_>) -> String {
    let place = |duty: &Duty| duty.place.as_ref().map_or_else(|| "place not known".to_owned(), say::place);
    match change.kind {
        Kind::Unknown => "no source shows whether it has this duty".to_owned(),
        Kind::Dropped => gone(comparison, change),
        Kind::Merged | Kind::Split | Kind::Replaced => {
            let parts: Vec<String> =
                change.after.iter().map(|side| ["“", &side.thread.title, "”: ", &place(side.duty)].concat()).collect();
            parts.join("; ")
        }
        _ => change.after.first().map(|side| place(side.duty)).unwrap_or_default(),
    }
}

/// Why the later edition does not have it.
fn gone(comparison: &Comparison<'_>, change: &Change<'_>) -> String {
    let reason = change.before.iter().find_map(|side| match comparison.to.duty(&side.thread.id) {
        Cell::Absent(absent) => Some(absent.because.as_str()),
        _ => None,
    });
    match reason {
        Some(reason) => ["gone: ", reason].concat(),
        None => "gone".to_owned(),
    }
}

// --------------------------------------------------------------------- paste

/// The comparison whose old places are asked for.
#[derive(PartialEq, Properties)]
struct PasteProps {
    comparison: Ref<Comparison<'static>>,
}

/// The field for references.
const FIELD: &str = "references";
/// Most lines that are answered at once.
const MOST: usize = 2000;

/// A field for a list of old references, and what each of them has become. What is pasted stays in
/// the component: it is not part of the address and goes nowhere.
#[component]
fn Paste(props: &PasteProps) -> Html {
    let comparison = props.comparison.0;
    let typed = use_state(|| AttrValue::from(browser::typed_before(FIELD)));
    let olds = places::crosswalk(comparison);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| typed.set(browser::value_in(&event).into()))
    };
    let (from, to) = (comparison.from.id(), comparison.to.id());
    let editions: Vec<&str> = comparison.corpus.editions.iter().map(corpus::Edition::id).collect();
    let mut answers = places::answers(&typed, from, &editions, &olds);
    let over = answers.len().saturating_sub(MOST);
    answers.truncate(MOST);
    html! {
        <section class="paste scripted-only" aria-labelledby="paste">
            <h2 id="paste">{ "Paste your references to " }{ from }</h2>
            <p class="quiet" id="paste-how">{ "A reference a line: 5.38, 2.16-2.17, para 78, p. 33, chapter 5. What you paste stays in this page: it is sent nowhere and is not part of the address." }</p>
            <label for={FIELD} class="vh">{ "References to the edition of " }{ from }</label>
            <textarea id={FIELD} name={FIELD} value={(*typed).clone()} rows="6" spellcheck="false" autocomplete="off" aria-describedby="paste-how" placeholder={"5.38\npara 78\np. 33"} {oninput} />
            <p class="count" role="status">{ counts(&answers) }if over > 0 { { " The last " }{ over }{ " lines were left out: paste them on their own." } }</p>
            if !answers.is_empty() {
                <p><button type="button" class="button" data-action="copy-text" data-value={as_text(comparison, &answers)}>{ "Copy the result as a table" }</button></p>
                <table class="answers">
                    <caption class="vh">{ "Your references and where they stand in " }{ to }</caption>
                    <thead><tr><th scope="col">{ "Your line" }</th><th scope="col">{ "Now in " }{ to }</th></tr></thead>
                    <tbody>{ for answers.iter().map(|answer| answer_row(comparison, answer)) }</tbody>
                </table>
            }
        </section>
    }
}

fn counts(answers: &[Answer<'_>]) -> String {
    if answers.is_empty() {
        return String::new();
    }
    let words = [
        (Outcome::Found, " found"),
        (Outcome::Gone, " gone"),
        (Outcome::NotKnown, " where it is not known what became of it"),
        (Outcome::Uncited, " that no record cites"),
        (Outcome::Unread, " that cannot be read"),
    ];
    let parts: Vec<String> = words
        .into_iter()
        .map(|(outcome, words)| (answers.iter().filter(|answer| answer.outcome() == outcome).count(), words))
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| [&n.to_string(), words].concat())
        .collect();
    let lines =
        if answers.len() == 1 { "1 line: ".to_owned() } else { [&answers.len().to_string(), " lines: "].concat() };
    [&lines, &sentence::list(parts.iter().map(String::as_str)), "."].concat()
}

fn answer_row(comparison: &Comparison<'_>, answer: &Answer<'_>) -> Html {
    let page = Page::Compare(Pair { from: comparison.from.id().to_owned(), to: comparison.to.id().to_owned() }).file();
    let answered = match &answer.read {
        Err(why) => html! { <p class="none">{ unread(why) }</p> },
        Ok(found) => found
            .iter()
            .map(|(reference, olds)| {
                if olds.is_empty() {
                    return html! { <p class="none">{ uncited(comparison, reference) }</p> };
                }
                let duties = olds.iter().map(|old| {
                    html! { <li>{ tag(old.change.kind) }{ " " }<a href={[&page, "#", &old.change.thread.id].concat()}>{ old.title }</a>{ ": " }{ new_place(comparison, old.change) }</li> }
                });
                html! {
                    <>
                        <p class="ref">{ reference_words(reference) }if matches!(reference, Reference::Either(..)) { { " (the line does not say which)" } }</p>
                        <ul>{ for duties }</ul>
                    </>
                }
            })
            .collect(),
    };
    html! { <tr><th scope="row">{ answer.line }</th><td>{ answered }</td></tr> }
}

/// A reference in words: "paragraphs 2.16 to 2.17".
fn reference_words(reference: &Reference) -> String {
    let paragraph = |(chapter, n): Number| {
        if chapter == 0 { n.to_string() } else { [&chapter.to_string(), ".", &n.to_string()].concat() }
    };
    let range = |one: &str, several: &str, from: String, to: String| {
        if from == to { [one, " ", &from].concat() } else { [several, " ", &from, " to ", &to].concat() }
    };
    match reference {
        Reference::Paragraphs(from, to) => range("paragraph", "paragraphs", paragraph(*from), paragraph(*to)),
        Reference::Pages(from, to) => range("page", "pages", from.to_string(), to.to_string()),
        Reference::Either(from, to) => {
            range("paragraph or page", "paragraphs or pages", from.to_string(), to.to_string())
        }
        Reference::Chapter(id) => chapter_name(id),
    }
}

/// That no record stands at a place, and how far that may be trusted.
fn uncited(comparison: &Comparison<'_>, reference: &Reference) -> String {
    let Exactness { paragraph, page, chapter, nowhere } = places::exactness(comparison.from);
    let all = paragraph + page + chapter + nowhere;
    let mut out = ["No record cites ", &reference_words(reference), " of ", comparison.from.id(), "."].concat();
    // What a paragraph or a page is compared with; a chapter is known wherever a place is.
    let known = match reference {
        Reference::Chapter(_) => all - nowhere,
        Reference::Paragraphs(..) => paragraph,
        Reference::Pages(..) => comparison
            .from
            .duties
            .iter()
            .filter(|duty| duty.place.as_ref().is_some_and(|place| place.page.is_some()))
            .count(),
        Reference::Either(..) => paragraph + page,
    };
    let sort = match reference {
        Reference::Chapter(_) => "chapter",
        Reference::Paragraphs(..) => "paragraph",
        Reference::Pages(..) => "page",
        Reference::Either(..) => "paragraph or page",
    };
    if known < all {
        let share = if known == 0 { "None".to_owned() } else { ["Only ", &known.to_string()].concat() };
        let numbers = [" ", &share, " of the ", &all.to_string(), " records of this edition are known to their ", sort];
        out.push_str(&numbers.concat());
        out.push_str(", so this place may well hold a duty");
        out.push_str(match reference {
            Reference::Chapter(_) => ".",
            Reference::Paragraphs((1.., _), _) => "; see its chapter in the table below.",
            _ => "; see the table below.",
        });
    }
    out
}

fn unread(why: &Unread) -> String {
    match why {
        Unread::Nothing => "Cannot be read: there is no reference in it.".to_owned(),
        Unread::Word(word) if word == "–" => "Cannot be read: a range needs a number on either side.".to_owned(),
        Unread::Word(word) => ["Cannot be read because of “", word, "”."].concat(),
        Unread::Backwards => "Cannot be read: the range runs backwards or mixes two ways of numbering.".to_owned(),
        Unread::Number(number) => ["Cannot be read: “", number, "” is no number of a paragraph or page."].concat(),
        Unread::Edition(year) => {
            ["Not looked up: it names ", year, ", another edition than the one chosen above."].concat()
        }
    }
}

/// The result for a spreadsheet: a row a duty, the columns parted by tabs.
fn as_text(comparison: &Comparison<'_>, answers: &[Answer<'_>]) -> String {
    let mut out = ["Your line\tRead as\tDuty\tWhat became of it\tPlace in ", comparison.to.id(), "\n"].concat();
    let mut row = |cells: [&str; 5]| {
        for (i, cell) in cells.iter().enumerate() {
            out.push_str(if i == 0 { "" } else { "\t" });
            out.push_str(&cell.replace('\t', " "));
        }
        out.push('\n');
    };
    for answer in answers {
        match &answer.read {
            Err(why) => row([answer.line, "", "", "cannot be read", &unread(why)]),
            Ok(found) => {
                for (reference, olds) in found {
                    let read_as = reference_words(reference);
                    if olds.is_empty() {
                        row([answer.line, &read_as, "", "no record", &uncited(comparison, reference)]);
                    }
                    for old in olds {
                        row([
                            answer.line,
                            &read_as,
                            old.title,
                            old.change.kind.in_words(),
                            &new_place(comparison, old.change),
                        ]);
                    }
                }
            }
        }
    }
    out
}

/// One or two sentences on the page, for previews of links.
pub fn description(corpus: &Corpus, pair: &Pair) -> String {
    let n = corpus.edition(&pair.from).map_or(0, |edition| edition.duties.len());
    format!(
        "Every one of {n} duties of Working Together to Safeguard Children {} by its old place, with where it stands in {} or what became of it. Paste old references and get the new ones.",
        pair.from, pair.to
    )
}
