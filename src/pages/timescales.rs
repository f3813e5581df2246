//! Every time limit through the editions.

use yew::prelude::*;

/// Every time limit through the editions.
#[component]
pub fn Timescales() -> Html {
    html! {}
}
