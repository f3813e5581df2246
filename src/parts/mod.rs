//! Parts of pages.

pub mod card;
pub mod evidence;
pub mod filters;
#[cfg(not(target_arch = "wasm32"))]
pub mod flow;
pub mod frame;
#[cfg(not(target_arch = "wasm32"))]
pub mod steps;
pub mod text;
pub mod years;
