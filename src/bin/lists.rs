//! The program of the lists, the search and the builder.

use guidance_compare::app::Pages;
use guidance_compare::{pages, start};

fn main() {
    start::start(Pages(pages::lists));
}
