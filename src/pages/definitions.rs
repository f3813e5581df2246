//! Defined terms through the editions.

use yew::prelude::*;

/// Defined terms through the editions.
#[component]
pub fn Definitions() -> Html {
    html! {}
}
