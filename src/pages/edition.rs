//! One edition: what it is, its structure, its duties in its own order.

use yew::prelude::*;

/// What the page is about.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Identity, as in the address.
    pub id: String,
}

/// One edition: what it is, its structure, its duties in its own order.
#[component]
pub fn Edition(_props: &Props) -> Html {
    html! {}
}
