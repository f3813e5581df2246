//! What an edition of *Working Together to Safeguard Children* is, as records.
//!
//! - [`model`]: the records, as types.
//! - [`corpus`]: all editions together, with look-ups.
//! - [`sentence`]: the sentence that people read, made from a record's fields.
//! - [`coverage`]: how much of the matrix of threads and editions is known.
//! - [`periods`]: which edition was in force when.
//! - [`bundle`]: the compact form for the browser.
//! - `read`, `checks`, `official` (feature `read`): from the data folder to a checked corpus.
//!
//! This crate knows nothing of comparing and nothing of pages.

pub mod bundle;
pub mod corpus;
pub mod coverage;
pub mod date;
pub mod model;
pub mod periods;
pub mod sentence;
pub mod table;

#[cfg(feature = "read")]
pub mod checks;
#[cfg(feature = "read")]
pub mod official;
#[cfg(feature = "read")]
pub mod problem;
#[cfg(feature = "read")]
pub mod read;
#[cfg(feature = "schema")]
pub mod schema;

pub use corpus::{Cell, Corpus, Edition, Strength};
pub use date::Date;
