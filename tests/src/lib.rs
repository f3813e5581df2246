//! What the tests of the built site stand on.
//!
//! - [`site`]: the folder `dist`, as files and as served.
//! - [`page`]: a page in a headless browser, with what a person can do on it.
//! - [`npm`]: programs and packages of others, where they are there.
//! - [`driver`]: the program that drives the browser; one for all tests of a process.
//!
//! A test opens a page, acts and looks. It fails where the browser's console holds an error at its end, and leaves a
//! picture of the page in `target/screenshots` where it fails:
//!
//! ```no_run
//! use acceptance::browse;
//!
//! browse(|page| {
//!     page.open("2018-2023.html");
//!     page.press("s");
//!     page.wait_for_address("2023-2018.html");
//! });
//! ```

pub mod driver;
pub mod npm;
pub mod page;
pub mod site;

pub use page::{Page, browse};
pub use thirtyfour::Key;
