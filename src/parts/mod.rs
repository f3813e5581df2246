//! Parts of pages.

pub mod card;
pub mod evidence;
pub mod filters;
#[cfg(feature = "render")]
pub mod flow;
pub mod frame;
#[cfg(feature = "render")]
pub mod lifeline;
pub mod link;
pub mod on_date;
#[cfg(feature = "render")]
pub mod record;
#[cfg(feature = "render")]
pub mod steps;
pub mod text;
pub mod years;
