//! The time line of the guidance.

use yew::prelude::*;

/// The time line of the guidance.
#[component]
pub fn History() -> Html {
    html! {}
}
