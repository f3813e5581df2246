//! Starting a program in the browser: brings the page to life, or draws it where none was rendered.

use crate::address::{self, Address, Page};
use crate::app::{App, AppProps, Pages};
use crate::browser::{self, Place};
use crate::data;
use crate::parts::on_date;

/// Starts a program with its pages on the page around it, if that is one of the site's.
pub fn start(pages: Pages) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    // On somebody's page there is none, whatever else is called “app” there; then the element asks for what it shows.
    let Ok(Some(root)) = document.query_selector("#app[data-page]") else { return };
    if let Some(site) = root.get_attribute("data-site") {
        address::set_site(&site);
    }
    let (path, _, _) = browser::location();
    let rendered = root.get_attribute("data-page").filter(|file| !file.is_empty());
    // The page as it was rendered: without query and fragment, which the app reads once it lives.
    let address = Address::plain(Page::parse(data::corpus(), &rendered.unwrap_or(path)));
    let props = AppProps { address, pages, place: Place::Page };
    if props.address.page.has_island() {
        if let Some(island) = document.get_element_by_id(on_date::PLACE) {
            yew::Renderer::<App>::with_root_and_props(island, props).render();
        }
    } else if root.has_child_nodes() {
        yew::Renderer::<App>::with_root_and_props(root, props).hydrate();
    } else {
        yew::Renderer::<App>::with_root_and_props(root, props).render();
    }
}
