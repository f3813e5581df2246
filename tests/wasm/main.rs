//! The program inside a browser: what only there can go wrong.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]
#![cfg(target_arch = "wasm32")]

use gloo::timers::future::TimeoutFuture;
use guidance_compare::address::{Address, Page, Pair};
use guidance_compare::app::{App, AppProps, Pages};
use guidance_compare::browser::Place;
use guidance_compare::{data, pages};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

/// A page drawn into an empty part of the document.
async fn draw(page: Page, pages: Pages) -> Element {
    let document = web_sys::window().unwrap().document().unwrap();
    let root = document.create_element("div").unwrap();
    document.body().unwrap().append_child(&root).unwrap();
    let props = AppProps { address: Address::plain(page), pages, place: Place::Page, kept: None };
    yew::Renderer::<App>::with_root_and_props(root.clone(), props).render();
    TimeoutFuture::new(50).await;
    root
}

const COMPARISONS: Pages = Pages { draw: pages::comparisons, title: pages::comparison_title, package: None };
const LISTS: Pages = Pages { draw: pages::lists, title: pages::list_title, package: None };

#[wasm_bindgen_test]
fn the_bundle_holds_every_edition_with_its_duties() {
    let corpus = data::corpus();
    assert!(corpus.editions.len() >= 5);
    for edition in &corpus.editions {
        assert!(!edition.duties.is_empty(), "{}", edition.id());
        assert!(edition.duties.iter().all(|duty| corpus.thread(&duty.thread).is_some()));
    }
}

#[wasm_bindgen_test]
async fn a_comparison_is_drawn_with_a_card_for_every_change() {
    let pair = Pair::latest(data::corpus());
    let root = draw(Page::Compare(pair.clone()), COMPARISONS).await;
    let cards = root.query_selector_all(".card").unwrap().length() as usize;
    let changes = data::comparison(&pair).unwrap().changes.iter().filter(|change| change.kind.is_change()).count();
    assert_eq!(cards, changes);
    root.remove();
}

#[wasm_bindgen_test]
async fn an_unknown_page_offers_others() {
    let root = draw(Page::Unknown("2018-2032.html".to_owned()), LISTS).await;
    assert!(root.query_selector(".nearest a[href='2018-2023.html']").unwrap().is_some());
    root.remove();
}
