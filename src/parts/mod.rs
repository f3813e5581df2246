//! Parts of pages.

pub mod card;
pub mod evidence;
pub mod filters;
pub mod frame;
#[cfg(feature = "render")]
pub mod lifeline;
pub mod on_date;
#[cfg(feature = "render")]
pub mod record;
pub mod text;
pub mod years;
