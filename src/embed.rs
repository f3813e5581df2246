//! The comparison as a guest in an element of somebody's page: what the script of the custom element calls.

use std::cell::RefCell;

use corpus::Corpus;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use web_sys::js_sys::Function;
use yew::{AppHandle, Renderer};

use guidance_compare::address::{self, Address, Page, Pair};
use guidance_compare::app::{App, AppProps};
use guidance_compare::browser::Place;
use guidance_compare::data;

/// A running guest, and where it lives.
struct Guest {
    number: u32,
    app: AppHandle<App>,
    place: Place,
}

thread_local! {
    static GUESTS: RefCell<Vec<Guest>> = const { RefCell::new(Vec::new()) };
}

/// Shows a comparison in an element inside a shadow root, and gives back its number. Links lead to `site`; `changed`
/// is called with every address that a person goes to.
#[wasm_bindgen]
pub fn mount(root: Element, site: &str, from: &str, to: &str, query: &str, changed: Function) -> u32 {
    address::set_site(site);
    let place = Place::Element { root: root.clone(), changed };
    let props = AppProps {
        address: wanted(data::corpus(), from, to, query),
        pages: crate::PAGES,
        place: place.clone(),
        kept: None,
    };
    let app = Renderer::<App>::with_root_and_props(root, props).render();
    GUESTS.with_borrow_mut(|guests| {
        let number = guests.last().map_or(1, |last| last.number + 1);
        guests.push(Guest { number, app, place });
        number
    })
}

/// Shows something else in a guest.
#[wasm_bindgen]
pub fn update(number: u32, from: &str, to: &str, query: &str) {
    show(number, wanted(data::corpus(), from, to, query));
}

/// Empties a guest until it is needed again.
///
/// A guest is never ended: an app that Yew ends leaves its root and the listeners on it behind, so that a page which
/// adds and removes elements all day would grow.
#[wasm_bindgen]
pub fn rest(number: u32) {
    show(number, Address::plain(Page::Unknown(String::new())));
}

fn show(number: u32, address: Address) {
    GUESTS.with_borrow_mut(|guests| {
        if let Some(guest) = guests.iter_mut().find(|guest| guest.number == number) {
            guest.app.update(AppProps { address, pages: crate::PAGES, place: guest.place.clone(), kept: None });
        }
    });
}

/// The comparison that an element asks for. What it does not name is the newest; what it names and does not exist is
/// the newest too, and said in one line.
fn wanted(corpus: &Corpus, from: &str, to: &str, query: &str) -> Address {
    let latest = Pair::latest(corpus);
    let mut ignored = Vec::new();
    let mut edition = |name: &str, id: &str, otherwise: String| {
        if id.is_empty() {
            return otherwise;
        }
        match corpus.edition(id) {
            Some(edition) => edition.id().to_owned(),
            None => {
                let id: String = id.chars().take(40).collect();
                ignored.push(["“", name, "=", &id, "” was ignored: there is no such edition."].concat());
                otherwise
            }
        }
    };
    let mut pair = Pair { from: edition("from", from, latest.from.clone()), to: edition("to", to, latest.to.clone()) };
    if pair.from == pair.to {
        ignored.push("An edition can’t be compared with itself; the newest two are shown.".to_owned());
        pair = latest;
    }
    let mut address = Address::parse(corpus, &Page::Embed(pair).file(), query, "");
    address.ignored.splice(0..0, ignored);
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_element_asks_for() {
        for (from, to, query, expected, lines) in [
            ("2010", "2013", "", "embed-2010-2013.html", 0),
            ("", "", "", "embed-2018-2023.html", 0),
            ("2013", "", "topic=assessment", "embed-2013-2023.html?topic=assessment", 0),
            ("1066", "2023", "", "embed-2018-2023.html", 1),
            ("2013", "2013", "", "embed-2018-2023.html", 1),
            ("<b>", "&", "topic=<i>&role=none", "embed-2018-2023.html", 4),
        ] {
            let address = wanted(data::corpus(), from, to, query);
            assert_eq!((address.href().as_str(), address.ignored.len()), (expected, lines), "{from} {to} {query}");
        }
    }
}
