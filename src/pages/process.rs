//! One process, two editions side by side.

use yew::prelude::*;

/// One process, two editions side by side.
pub fn page(_id: &str) -> Html {
    html! {}
}
