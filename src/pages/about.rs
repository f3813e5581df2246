//! What this is, how it is made and how far to trust it.

use yew::prelude::*;

/// What this is, how it is made and how far to trust it.
pub fn page() -> Html {
    html! {}
}
