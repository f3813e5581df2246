//! The compact form in which the browser gets the corpus.

use crate::corpus::Corpus;

/// Writes a corpus for the browser.
///
/// # Errors
/// Where a record cannot be written; the types here always can.
pub fn pack(corpus: &Corpus) -> Result<Vec<u8>, String> {
    postcard::to_allocvec(corpus).map_err(|error| format!("the corpus could not be bundled: {error}"))
}

/// Reads what [`pack`] wrote.
///
/// # Errors
/// Where the bytes are not a bundle of this version of the program.
pub fn unpack(bytes: &[u8]) -> Result<Corpus, String> {
    postcard::from_bytes(bytes).map_err(|error| format!("the bundled data could not be read: {error}"))
}
