//! The program of the lists, the search, the builder and the page for unknown addresses.

use guidance_compare::app::Pages;
use guidance_compare::{data, pages, start};

fn main() {
    data::with_lists();
    start::start(Pages { draw: pages::lists, title: pages::list_title, package: Some(pages::builder::package) });
}
