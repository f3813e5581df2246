//! The time line of the guidance.

use yew::prelude::*;

/// The time line of the guidance.
pub fn page() -> Html {
    html! {}
}
