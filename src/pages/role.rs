//! One body or practitioner: its duties in each edition and what changed.

use yew::prelude::*;

/// What the page is about.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Identity, as in the address.
    pub id: String,
}

/// One body or practitioner: its duties in each edition and what changed.
#[component]
pub fn Role(_props: &Props) -> Html {
    html! {}
}
