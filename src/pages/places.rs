//! Old places and new places.

use yew::prelude::*;

/// What the page is about.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The two editions.
    pub pair: crate::address::Pair,
}

/// Old places and new places.
#[component]
pub fn Places(_props: &Props) -> Html {
    html! {}
}
