//! The program of the comparisons, on the site and on other people's pages.

mod embed;

use guidance_compare::app::Pages;
use guidance_compare::{pages, start};

/// What the program draws.
const PAGES: Pages = Pages { draw: pages::comparisons, title: pages::comparison_title, package: None };

fn main() {
    start::start(PAGES);
}
