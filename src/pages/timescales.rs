//! Every time limit through the editions.

use yew::prelude::*;

use crate::app::Context;

/// Every time limit through the editions.
pub fn page(_context: &Context) -> Html {
    html! {}
}
