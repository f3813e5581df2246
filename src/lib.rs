//! The app: *Working Together to Safeguard Children*, compared.
//!
//! Every page is a pure function of the corpus and an [`address`]. The same components are
//! rendered to static HTML when the site is built ([`render`], natively) and brought to life in
//! the browser ([`start`]); what they do there is in [`browser`].

pub mod address;
pub mod app;
pub mod browser;
pub mod data;
pub mod find;
pub mod pages;
pub mod parts;
pub mod paste;
pub mod places;
pub mod search;
pub mod start;

#[cfg(feature = "render")]
pub mod render;
