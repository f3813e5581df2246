//! Every process.

use yew::prelude::*;

/// Every process.
pub fn page() -> Html {
    html! {}
}
