//! Every process.

use yew::prelude::*;

/// Every process.
#[component]
pub fn Processes() -> Html {
    html! {}
}
