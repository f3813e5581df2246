//! What is shipped to other people's pages: the zip for learning systems and the folder for npm.
//!
//! [`scorm`] and [`zip`] are pure, from bytes to bytes: the same code makes a package when the site is built and in
//! the browser of somebody who chose what is to be in it. [`shadow`] makes the site's style over for the custom element.
//! `folders` reads and writes.

#[cfg(feature = "folders")]
pub mod folders;
pub mod scorm;
pub mod shadow;
pub mod zip;
