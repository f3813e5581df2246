//! One duty through all editions.

use yew::prelude::*;

/// One duty through all editions.
pub fn page(_id: &str) -> Html {
    html! {}
}
