//! The page for addresses that name none: it offers the nearest ones.

use yew::prelude::*;

use crate::address;
use crate::data;
use crate::pages;

/// The page for addresses that name none.
pub fn page(file: &str) -> Html {
    let corpus = data::corpus();
    let nearest = address::nearest(corpus, file, 5);
    html! {
        <>
            <h1 tabindex="-1">{ "There is no such page" }</h1>
            if file.is_empty() {
                <p class="lede">{ "The address names no page of this site. " }<a href="index.html">{ "Begin at the start." }</a></p>
            } else {
                <p class="lede">{ "Nothing has the address “" }{ file }{ "”. Nearest to it are:" }</p>
                <ul class="nearest">{ for nearest.iter().map(|page| html! { <li><a href={page.file()}>{ pages::title(corpus, page) }</a></li> }) }</ul>
            }
        </>
    }
}
