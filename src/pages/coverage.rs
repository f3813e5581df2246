//! What is known and what is not.

use yew::prelude::*;

/// What is known and what is not.
pub fn page() -> Html {
    html! {}
}
