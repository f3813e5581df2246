//! One body or practitioner: its duties in each edition and what changed.

use yew::prelude::*;

/// One body or practitioner: its duties in each edition and what changed.
pub fn page(_id: &str) -> Html {
    html! {}
}
