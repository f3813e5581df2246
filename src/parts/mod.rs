//! Parts of pages.

pub mod card;
pub mod evidence;
pub mod filters;
pub mod frame;
pub mod text;
pub mod years;
