//! Who does what.

use yew::prelude::*;

/// Who does what.
#[component]
pub fn Roles() -> Html {
    html! {}
}
