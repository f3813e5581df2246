//! One process, two editions side by side.

use yew::prelude::*;

/// What the page is about.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Identity, as in the address.
    pub id: String,
}

/// One process, two editions side by side.
#[component]
pub fn Process(_props: &Props) -> Html {
    html! {}
}
