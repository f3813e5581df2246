//! Links that people operate.

use yew::prelude::*;

use crate::address::{Address, Page};

/// A link to a page of the site.
pub fn link(page: Page, text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { <a href={page.href()}>{ text }</a> }
}

/// A link that changes what the page shows; marked where it is what the page shows now.
pub fn choice(address: &Address, chosen: bool, class: &'static str, inner: Html) -> Html {
    html! { <a class={class} href={address.href()} aria-current={chosen.then_some("true")}>{ inner }</a> }
}
