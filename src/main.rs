//! The program of the start and of the comparisons, on the site and on other people's pages.

mod embed;

use guidance_compare::app::Pages;
use guidance_compare::{pages, start};

fn main() {
    start::start(Pages(pages::comparisons));
}
