//! What changed between two editions: pure functions over a corpus.
//!
//! - [`compare`]: two editions, duty by duty.
//! - [`field`]: the typed changes inside a duty, one rule a field.
//! - [`wording`]: word by word.
//! - [`say`]: the plain sentence of every change.
//! - [`summary`]: the answer in numbers and sentences.
//! - [`life`]: one duty through all editions.
//! - [`limits`]: every time limit through all editions.
//! - [`flow`]: duties that passed from body to body.
//! - [`process`]: a process in two editions, step by step.
//!
//! This crate knows nothing of pages and nothing of the browser.

pub mod change;
pub mod field;
pub mod flow;
pub mod life;
pub mod limits;
pub mod process;
pub mod say;
pub mod summary;
pub mod wording;

pub use change::{Change, Comparison, Kind, Pair, compare};
pub use field::FieldChange;
