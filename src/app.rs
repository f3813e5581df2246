//! The app: an address, what people do, and the page that follows from the two.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::address::{Address, Page};
use crate::browser::{self, Signal};
use crate::{data, pages, parts};

/// What the app begins with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The page as it was rendered, without query and fragment.
    pub address: Address,
}

/// What a page needs from the app beside its address.
#[derive(Clone, PartialEq)]
pub struct Context {
    /// Where the page is.
    pub address: Address,
    /// Goes to another address. The flag says whether it takes the place of the present one.
    pub go: Callback<(Address, bool)>,
    /// A line that tells what just happened, for everybody to see and hear.
    pub told: AttrValue,
    /// Whether the page lives in a browser. The first drawing must be the same as the rendered one.
    pub alive: bool,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let address = use_state(|| props.address.clone());
    let told = use_state(|| AttrValue::from(""));
    let alive = use_state(|| false);
    // The address as listeners see it, without being made anew on every change of it.
    let current = use_mut_ref(|| props.address.clone());

    let go = {
        let (address, current) = (address.clone(), current.clone());
        Callback::from(move |(next, replace): (Address, bool)| {
            if !browser::go(&next.href(), replace) {
                browser::load(&next.href());
                return;
            }
            arrive(&next, &current);
            address.set(next);
        })
    };

    {
        let (address, told, alive, go, current) =
            (address.clone(), told.clone(), alive.clone(), go.clone(), current.clone());
        use_effect_with((), move |()| {
            let here = here();
            if here.page == current.borrow().page {
                *current.borrow_mut() = here.clone();
                address.set(here.clone());
            }
            alive.set(true);
            if !here.fragment.is_empty() {
                let fragment = here.fragment.clone();
                gloo::timers::callback::Timeout::new(0, move || {
                    browser::show(&fragment);
                })
                .forget();
            }
            let listeners = browser::listen(move |signal| hear(signal, &address, &told, &go, &current));
            move || drop(listeners)
        });
    }

    let title = pages::title(data::corpus(), &address.page);
    use_effect_with(title, |title| browser::set_title(title));

    let context = Context { address: (*address).clone(), go, told: (*told).clone(), alive: *alive };
    let body = pages::body(&context);
    // On a page that stays as it was rendered the app stands in a part of it, and the frame is there.
    if cfg!(not(feature = "render")) && context.address.page.has_island() {
        body
    } else {
        parts::frame::frame(&context, body)
    }
}

/// The address where the browser is.
fn here() -> Address {
    let (path, query, fragment) = browser::location();
    Address::parse(data::corpus(), &path, &query, &fragment)
}

/// Remembers the new address and, where the page changed, moves the focus as a browser would.
fn arrive(next: &Address, current: &Rc<RefCell<Address>>) {
    let before = current.replace(next.clone());
    let (fragment, new_page) = (next.fragment.clone(), before.page != next.page);
    if fragment.is_empty() && !new_page {
        return;
    }
    // After the page was drawn.
    gloo::timers::callback::Timeout::new(0, move || {
        if fragment.is_empty() || !browser::show(&fragment) {
            browser::show_top();
        }
    })
    .forget();
}

/// Deals with what a person did; says whether there was something to deal with.
fn hear(
    signal: Signal,
    address: &UseStateHandle<Address>,
    told: &UseStateHandle<AttrValue>,
    go: &Callback<(Address, bool)>,
    current: &Rc<RefCell<Address>>,
) -> bool {
    let now = current.borrow().clone();
    match signal {
        Signal::Arrived => {
            let next = here();
            arrive(&next, current);
            address.set(next);
            true
        }
        Signal::Follow(href) => {
            let (path, rest) = href.split_at(href.find(['?', '#']).unwrap_or(href.len()));
            let (query, fragment) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
            // A bare fragment or query stays on this page.
            let file = if path.is_empty() { now.page.file() } else { path.to_owned() };
            let mut next = Address::parse(data::corpus(), &file, query, fragment);
            if path.is_empty() && query.is_empty() {
                next.view = now.view;
            }
            if !next.page.is_alive() || matches!(next.page, Page::Unknown(_)) {
                return false;
            }
            go.emit((next, false));
            true
        }
        Signal::Press(action, value) => act(&action, &value, &now, told, go),
        Signal::Key(key) => {
            let action = match key.as_str() {
                "n" | "j" => "next",
                "p" | "k" => "previous",
                "s" => "swap",
                "/" => "search",
                "?" => "keys",
                _ => return false,
            };
            act(action, "", &now, told, go)
        }
    }
}

/// Carries out an action of a button or a key on the present page.
fn act(
    action: &str,
    value: &str,
    now: &Address,
    told: &UseStateHandle<AttrValue>,
    go: &Callback<(Address, bool)>,
) -> bool {
    match action {
        "next" | "previous" => return step(action == "next", now, told, go),
        "swap" => match &now.page {
            Page::Compare(pair) => go.emit((now.on(Page::Compare(pair.swapped())), false)),
            Page::Embed(pair) => go.emit((now.on(Page::Embed(pair.swapped())), false)),
            Page::Places(pair) => go.emit((now.on(Page::Places(pair.swapped())), false)),
            _ => return false,
        },
        "search" => {
            if !browser::focus_on("main input[type=search], header input[type=search]") {
                go.emit((Address { fragment: "q".to_owned(), ..Address::plain(Page::Search) }, false));
            }
        }
        "copy" => {
            let link = Address { fragment: value.to_owned(), ..now.clone() };
            copy(browser::absolute(&link.full_href()), "The link", told);
        }
        "copy-text" => copy(value.to_owned(), "The text", told),
        _ => return false,
    }
    true
}

fn copy(text: String, what: &'static str, told: &UseStateHandle<AttrValue>) {
    let told = told.clone();
    let shown = text.clone();
    browser::copy(&text, move |copied| {
        told.set(if copied {
            AttrValue::from(format!("{what} is on the clipboard."))
        } else {
            AttrValue::from(format!("Copying was not allowed here. {what}: {shown}"))
        });
    });
}

/// Goes to the next or previous change on the page.
fn step(forwards: bool, now: &Address, told: &UseStateHandle<AttrValue>, go: &Callback<(Address, bool)>) -> bool {
    let ids = pages::stops(now);
    if ids.is_empty() {
        return false;
    }
    let at = browser::reading("main [data-stop]").and_then(|id| ids.iter().position(|other| *other == id));
    let pointed = ids.iter().position(|id| *id == now.fragment);
    let next = match (pointed.or(at), forwards) {
        (None, _) => 0,
        (Some(i), true) => (i + 1).min(ids.len() - 1),
        (Some(i), false) => i.saturating_sub(1),
    };
    told.set(AttrValue::from(format!("Change {} of {}", next + 1, ids.len())));
    go.emit((Address { fragment: ids[next].clone(), ..now.clone() }, true));
    true
}
