//! The program in the browser: brings the page to life, or draws it where none was rendered.

use guidance_compare::address::Address;
use guidance_compare::app::{App, AppProps};
use guidance_compare::parts::on_date;
use guidance_compare::{browser, data};

fn main() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Some(root) = document.get_element_by_id("app") else { return };
    let (path, _, _) = browser::location();
    // The page as it was rendered: without query and fragment, which the app reads once it lives.
    let mut address = Address::plain(guidance_compare::address::Page::parse(data::corpus(), &path));
    if let Some(file) = root.get_attribute("data-page") {
        address.page = guidance_compare::address::Page::parse(data::corpus(), &file);
    }
    let props = AppProps { address };
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
