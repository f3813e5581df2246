//! One edition: what it is, its structure, its duties in its own order.

use yew::prelude::*;

/// One edition: what it is, its structure, its duties in its own order.
pub fn page(_id: &str) -> Html {
    html! {}
}
