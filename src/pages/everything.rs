//! Search over everything.

use yew::prelude::*;

/// Search over everything.
#[component]
pub fn Everything() -> Html {
    html! {}
}
