//! What this is, how it is made and how far to trust it.

use corpus::{Corpus, Edition, Strength, sentence};
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::data;
use crate::parts::evidence::dots;
use crate::parts::{link, record};

/// What this is, how it is made and how far to trust it.
pub fn page() -> Html {
    let corpus = data::corpus();
    html! {
        <div class="prose">
            <h1 tabindex="-1">{ "About, method and licence" }</h1>
            <p class="lede">{ "What changed for me? Each new edition of Working Together to Safeguard Children raises this question for everybody who works with children in England. Here it is answered duty by duty, with evidence." }</p>
            { what(corpus) }
            { method(corpus) }
            { limits(corpus) }
            { links(corpus) }
            { keys() }
            { licence() }
            { privacy() }
        </div>
    }
}

fn what(corpus: &Corpus) -> Html {
    let years: Vec<&str> = corpus.editions.iter().map(Edition::id).collect();
    let records: usize = corpus.editions.iter().map(|edition| edition.duties.len()).sum();
    html! {
        <>
            <h2 id="what">{ "What this is, and for whom" }</h2>
            <p>{ format!("The guidance tells every body that has to do with children what it must and should do to keep them safe. Its editions of {} stand here as {} records of {}, which are compared with each other by a program.", sentence::list(years.iter().copied()), record::number(records), record::count(corpus.threads.len(), "duty", "duties")) }</p>
            <ul>
                <li>{ "Social workers, designated leads and others who ask what is new for them, and how long they have got: " }{ link::link(Page::Compare(Pair::latest(corpus)), "what changed last") }{ ", " }{ link::link(Page::Timescales, "time limits") }{ ", " }{ link::link(Page::Roles, "who does what") }{ "." }</li>
                <li>{ "Trainers who put one comparison on a page of a course: " }{ link::link(Page::Builder, "use it on your own page") }{ "." }</li>
                <li>{ "Writers of procedures who look for the new place of an old duty: " }{ link::link(Page::Places(Pair::latest(corpus)), "where it stands now") }{ "." }</li>
                <li>{ "Researchers, reviewers and lawyers who ask what held on a day: " }{ link::link(Page::History, "history") }{ "." }</li>
            </ul>
        </>
    }
}

fn method(corpus: &Corpus) -> Html {
    html! {
        <>
            <h2 id="method">{ "How it is made" }</h2>
            <h3>{ "Records, not prose" }</h3>
            <p>{ "A duty in an edition is a record: who, with whom, how strongly, what, by when, in which case, under which law, and where it stands. The sentence that you read is put together from these fields, so that a difference between two sentences is a difference in substance. All sentences are this project’s own; the guidance’s are not repeated." }</p>
            <h3>{ "Must and should" }</h3>
            <p>{ "“Must” and “should” are the edition’s own words. “Must” stands for what is required, “should” for what statutory guidance expects unless there is good reason to do otherwise, “may” for what is allowed. Where no source shows the word, the record is “described” and its sentence says “is to”. The “must” of a local procedure is never taken for the edition’s." }</p>
            <h3>{ "Through time" }</h3>
            <p>{ "A duty keeps its identity through all editions. Where a new edition merges, splits or replaces duties, that is recorded with its reason, and a comparison over several editions follows it. A body that took over from another is told apart from another body." }</p>
            <h3>{ "Silence is not absence" }</h3>
            <p>{ "For every duty and every edition the data gives one of three answers: here it is; the edition does not have it, with the reason; or it is not known, with what was looked for. What is not known is never called new or dropped. " }{ link::link(Page::Coverage, "See all of it at once") }{ "." }</p>
            <h3 id="evidence">{ "Evidence" }</h3>
            <p>{ format!("No record stands without a source; {} were read. Four grades say how near the sources stand to the edition:", record::count(corpus.sources.len(), "source", "sources")) }</p>
            <dl class="grades">{ for Strength::ALL.into_iter().map(|strength| html! { <><dt aria-hidden="true">{ dots(strength) }</dt><dd>{ sentence::capital(strength.in_words()) }</dd></> }) }</dl>
            <p>{ "A source that only shows the practice of a time, without naming the edition, never counts for more than that. A time limit that stands neither in the official text nor in a statute is given where two publishers show it; otherwise it is not known by when the duty is to be done, or the duty counts as not known itself. Where only a part of what an edition says was seen, or only the law behind it, the sentence says “known in part”, and who does what is not compared." }</p>
        </>
    }
}

fn limits(corpus: &Corpus) -> Html {
    let full = record::read_in_full(corpus);
    let newest = corpus.editions.last();
    html! {
        <>
            <h2 id="limits">{ "Its limits" }</h2>
            <ul>
                <li><b>{ "Not legal advice." }</b>{ " Where something hangs on it, read the official text and the law; the pages here say where." }</li>
                if !full.is_empty() { <li>{ format!("Only the official text of {full} was at hand from end to end. The others rest on copies of parts, on law, and on reports and procedures of their time. Their records are fewer, and graded.") }</li> }
                <li>{ "A record is a reading. Long paragraphs became several records, and what explains, encourages or repeats became none." }</li>
                <li>{ "Paragraph and page numbers are those of the copy that the evidence names; a print or a web version may count otherwise." }</li>
                <li>{ "It covers England. Wales, Scotland and Northern Ireland have guidance of their own." }</li>
            </ul>
            <h2 id="current">{ "How current it is" }</h2>
            { for newest.iter().map(|edition| html! { <p>{ currency(edition) }{ " " }{ link::link(Page::History, "The time line") }{ " names what came before and after." }</p> }) }
        </>
    }
}

fn currency(newest: &Edition) -> String {
    let about = &newest.about;
    match (&about.replaced_by, about.until) {
        (Some(by), Some(until)) => {
            format!(
                "The newest edition here is that of {}. It was followed until {} and replaced by {by}, which is not compared yet.",
                about.id,
                until.in_words()
            )
        }
        (Some(by), None) => format!(
            "The newest edition here is that of {}. It was replaced by {by}, which is not compared yet.",
            about.id
        ),
        _ => format!("The newest edition here is that of {}, in force since {}.", about.id, about.in_force.in_words()),
    }
}

fn links(corpus: &Corpus) -> Html {
    let pair = Page::Compare(Pair::latest(corpus)).file();
    let thread = corpus.threads.first().map_or(String::new(), |thread| Page::Duty(thread.id.clone()).file());
    html! {
        <>
            <h2 id="cite">{ "How to link and cite" }</h2>
            <p>{ "Everything that you can see has an address that stays: a comparison (" }<code>{ &pair }</code>{ "), one change in it (" }<code>{ format!("{pair}#…") }</code>{ "), a duty through all editions (" }<code>{ thread }</code>{ "), what one edition says on it (" }<code>{ "…#in-2013" }</code>{ "). “Copy link” writes the whole view into the address, so that a later default can’t change what your link shows. A renamed duty keeps its old address too." }</p>
            <p>{ "To cite a page, give its title, “Working Together to Safeguard Children, compared”, its address and the day on which you read it. Where the wording matters, cite the guidance itself by the paragraph and page given." }</p>
        </>
    }
}

fn keys() -> Html {
    let key = |key: &'static str, does: &'static str| html! { <><dt><kbd>{ key }</kbd></dt><dd>{ does }</dd></> };
    html! {
        <>
            <h2 id="keys">{ "Keys on a comparison" }</h2>
            <dl class="grades">
                { key("n", "next change (also j)") }
                { key("p", "previous change (also k)") }
                { key("s", "swap the two editions") }
                { key("/", "to the search field") }
            </dl>
            <p>{ "All pages can be read without these keys, without a mouse and without script; filters, search and copying need script." }</p>
        </>
    }
}

fn licence() -> Html {
    html! {
        <>
            <h2 id="licence">{ "Licence" }</h2>
            <ul>
                <li>{ "The program: MIT or Apache License 2.0, as you choose." }</li>
                <li>{ "The data, which are the records, their sentences and their evidence: " }<a href="https://creativecommons.org/licenses/by/4.0/" rel="external license noreferrer">{ "Creative Commons Attribution 4.0" }</a>{ ". Name “Working Together to Safeguard Children, compared”." }</li>
                <li>{ "Contains public sector information licensed under the " }<a href="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" rel="external noreferrer">{ "Open Government Licence v3.0" }</a>{ ". The guidance is Crown copyright. This project is not made or endorsed by the government." }</li>
            </ul>
        </>
    }
}

fn privacy() -> Html {
    html! {
        <>
            <h2 id="privacy">{ "Privacy" }</h2>
            <p>{ "No cookies, nothing stored in your browser, no counting of visits, and no request to anybody but the place that you have this page from. What you search for stays in your browser; it stands in the address only so that you can pass it on." }</p>
        </>
    }
}
