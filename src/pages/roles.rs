//! Who does what.

use yew::prelude::*;

use crate::app::Context;

/// Who does what.
pub fn page(_context: &Context) -> Html {
    html! {}
}
