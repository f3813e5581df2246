//! The program of the lists, the search, the builder and the page for unknown addresses.

use gloo::timers::callback::Timeout;
use guidance_compare::address::Page;
use guidance_compare::app::{self, Pages};
use guidance_compare::{data, pages, start};

fn main() {
    data::with_lists();
    start::start(Pages { draw: pages::lists, title: pages::list_title, package: Some(pages::builder::package) });
    // While somebody thinks of a word.
    if matches!(app::here().page, Page::Search) {
        Timeout::new(300, pages::everything::prepare).forget();
    }
}
