//! Old places and new places.

use yew::prelude::*;

use crate::address::Pair;
use crate::app::Context;

/// Old places and new places.
pub fn page(_context: &Context, _pair: &Pair) -> Html {
    html! {}
}
