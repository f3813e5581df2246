//! How to put a comparison on another page.

use yew::prelude::*;

/// How to put a comparison on another page.
#[component]
pub fn Builder() -> Html {
    html! {}
}
