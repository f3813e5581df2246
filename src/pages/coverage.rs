//! What is known and what is not.

use yew::prelude::*;

/// What is known and what is not.
#[component]
pub fn Coverage() -> Html {
    html! {}
}
