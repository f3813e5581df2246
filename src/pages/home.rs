//! The start: three typical questions answered at once, and ways to the rest.

use comparison::summary::{self, Counts};
use yew::prelude::*;

use crate::address::{Address, Page};
use crate::data;
use crate::parts::frame::latest_pair;
use crate::parts::years;

/// The start.
pub fn page() -> Html {
    let corpus = data::corpus();
    let pair = latest_pair(corpus);
    let Some(comparison) = data::comparison(&pair) else { return html! {} };
    let points = summary::in_short(comparison, 4);
    let counts = Counts::of(&comparison.changes);
    let duties: usize = corpus.editions.iter().map(|edition| edition.duties.len()).sum();
    let years = corpus.years();
    html! {
        <>
            <h1 tabindex="-1">{ "What changed for children’s safeguarding?" }</h1>
            <p class="lede">{ format!("Working Together to Safeguard Children says who must and should do what to keep children safe in England. Here its editions of {years} are {duties} records, compared duty by duty: who, how strongly, by when, under which law. Pick two editions.") }</p>
            { years::line(corpus, &Address::plain(Page::Compare(pair.clone())), &pair, Page::Compare) }
            <section class="answer one-column" aria-labelledby="latest">
                <div>
                    <h2 id="latest"><a href={Page::Compare(pair.clone()).file()}>{ format!("From {} to {}: {} changes", pair.from, pair.to, counts.changes()) }</a></h2>
                    <ul>{ for points.iter().map(|point| html! { <li><b>{ &point.head }</b>{ ": " }{ &point.rest }</li> }) }</ul>
                </div>
            </section>
        </>
    }
}
