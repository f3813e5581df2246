//! One duty through all editions.

use yew::prelude::*;

/// What the page is about.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Identity, as in the address.
    pub id: String,
}

/// One duty through all editions.
#[component]
pub fn Duty(_props: &Props) -> Html {
    html! {}
}
