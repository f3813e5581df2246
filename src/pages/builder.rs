//! How to put a comparison on another page.

use yew::prelude::*;

use crate::app::Context;

/// How to put a comparison on another page.
pub fn page(_context: &Context) -> Html {
    html! {}
}
