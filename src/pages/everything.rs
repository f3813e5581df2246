//! Search over everything.

use yew::prelude::*;

use crate::app::Context;

/// Search over everything.
pub fn page(_context: &Context) -> Html {
    html! {}
}
