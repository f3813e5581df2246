//! Defined terms through the editions.

use yew::prelude::*;

/// Defined terms through the editions.
pub fn page() -> Html {
    html! {}
}
