//! Starting a program in the browser: it takes over the page as it was rendered.

use gloo::timers::callback::Timeout;

use crate::address::{self, Address, Page, Pair};
use crate::app::{self, App, AppProps, Pages};
use crate::browser::{self, Place};
use crate::data;
use crate::pages::compare::CHANGES;
use crate::parts::on_date;

/// Starts a program with its pages on the page around it, if that is one of the site's.
///
/// The program draws the page anew into the same place, which costs less code than to find every element of
/// the rendered page again. Only the changes of a comparison, nearly all of the page, stay as they are.
/// The browser shows nothing in between: both happen before it draws again.
pub fn start(pages: Pages) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    // On somebody's page there is none, whatever else is called “app” there; then the element asks for what it shows.
    let Ok(Some(root)) = document.query_selector("#app[data-page]") else { return };
    if let Some(site) = root.get_attribute("data-site") {
        address::set_site(&site);
    }
    let (path, _, _) = browser::location();
    let rendered = root.get_attribute("data-page").filter(|file| !file.is_empty());
    let rendered = Page::parse(data::corpus(), &rendered.unwrap_or(path));
    // What is at the address may have another name there: a package shows its page under any.
    let mut address = app::here();
    let unknown = |page: &Page| matches!(page, Page::Unknown(_));
    if address.page != rendered && !(unknown(&address.page) && unknown(&rendered)) {
        address = Address::plain(rendered);
    }
    // Without a rendered page (`trunk serve`) there is only what the program draws.
    if !root.has_child_nodes() {
        if let Some(html) = document.document_element() {
            html.set_class_name("scripted");
        }
        if matches!(address.page, Page::Home | Page::Unknown(_)) {
            address = Address::plain(Page::Compare(Pair::latest(data::corpus())));
        }
    }
    // Somebody may be typing already.
    let field = browser::remember_field();
    if let Some((name, value)) = &field {
        address.view.choose(data::corpus(), name, value);
    }
    let kept = root.query_selector(&[".", CHANGES].concat()).ok().flatten().filter(|_| address.view.shows_all());
    // Who is among the changes stays there.
    let focused =
        document.active_element().filter(|element| kept.as_ref().is_some_and(|kept| kept.contains(Some(element))));
    if let Some(kept) = &kept {
        kept.remove();
    }
    let place = if address.page.has_island() { document.get_element_by_id(on_date::PLACE) } else { Some(root) };
    let Some(place) = place else { return };
    let props = AppProps { address, pages, place: Place::Page, kept: kept.map(Into::into) };
    yew::Renderer::<App>::with_root_and_props(place, props).render();
    let back = move || {
        if let Some((name, _)) = field {
            browser::focus_on(&Place::Page, &["[name='", &name, "']"].concat());
        }
        focused.iter().for_each(browser::focus);
    };
    Timeout::new(0, back).forget();
}
