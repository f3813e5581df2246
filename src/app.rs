//! The app: an address, what people do, and the page that follows from the two.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::address::{Address, Page};
use crate::browser::{self, Place, Signal};
use crate::{data, pages, parts};

/// What the app begins with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The page as it was rendered, without query and fragment. For a guest on somebody's page, what that page wants
    /// shown.
    pub address: Address,
    /// The pages that the program has.
    pub pages: Pages,
    /// Where the app lives.
    pub place: Place,
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
    /// Where the app lives.
    pub place: Place,
}

/// What draws the pages that a program has. There is one in a program, so that two are never unlike.
#[derive(Clone, Copy)]
pub struct Pages(pub fn(&Context) -> Html);

impl PartialEq for Pages {
    fn eq(&self, _: &Self) -> bool {
        true
    }
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
        let (address, current, place) = (address.clone(), current.clone(), props.place.clone());
        Callback::from(move |(next, replace): (Address, bool)| {
            // In a frame that may not change its address, and in a package, an embedded page keeps it to itself.
            let same = current.borrow().page.program() == next.page.program();
            let kept = place.is_element()
                || (same && browser::go(&next.href(), replace))
                || matches!(next.page, Page::Embed(_));
            if !kept {
                browser::load(&next.href());
                return;
            }
            arrive(&place, &next, &current);
            place.tell(&next.href());
            address.set(next);
        })
    };

    {
        let (address, current) = (address.clone(), current.clone());
        let guest = props.place.is_element();
        use_effect_with(props.address.clone(), move |wanted| {
            if guest && *current.borrow() != *wanted {
                *current.borrow_mut() = wanted.clone();
                address.set(wanted.clone());
            }
        });
    }

    {
        let (address, told, alive, go, current) =
            (address.clone(), told.clone(), alive.clone(), go.clone(), current.clone());
        let place = props.place.clone();
        use_effect_with((), move |()| {
            let here = if place.is_element() { current.borrow().clone() } else { here() };
            // The page for unknown addresses is rendered without the address that it is shown for.
            let unknown = |page: &Page| matches!(page, Page::Unknown(_));
            let same = here.page == current.borrow().page || (unknown(&here.page) && unknown(&current.borrow().page));
            if same {
                *current.borrow_mut() = here.clone();
                address.set(here.clone());
            }
            alive.set(true);
            // On somebody's page the focus stays where its reader put it.
            if !here.fragment.is_empty() && !matches!(here.page, Page::Embed(_)) {
                let (place, fragment) = (place.clone(), here.fragment.clone());
                gloo::timers::callback::Timeout::new(0, move || {
                    browser::show(&place, &fragment);
                })
                .forget();
            }
            let there = place.clone();
            let listeners = browser::listen(&there, move |signal| hear(signal, &place, &address, &told, &go, &current));
            move || drop(listeners)
        });
    }

    let title = pages::title(data::corpus(), &address.page);
    let guest = props.place.is_element();
    use_effect_with(title, move |title| {
        if !guest {
            browser::set_title(title);
        }
    });

    let context =
        Context { address: (*address).clone(), go, told: (*told).clone(), alive: *alive, place: props.place.clone() };
    let body = (props.pages.0)(&context);
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
fn arrive(place: &Place, next: &Address, current: &Rc<RefCell<Address>>) {
    let before = current.replace(next.clone());
    let (fragment, new_page) = (next.fragment.clone(), before.page != next.page);
    if fragment.is_empty() && !new_page {
        return;
    }
    let place = place.clone();
    // After the page was drawn.
    gloo::timers::callback::Timeout::new(0, move || {
        if fragment.is_empty() || !browser::show(&place, &fragment) {
            browser::show_top(&place);
        }
    })
    .forget();
}

/// Deals with what a person did; says whether there was something to deal with.
fn hear(
    signal: Signal,
    place: &Place,
    address: &UseStateHandle<Address>,
    told: &UseStateHandle<AttrValue>,
    go: &Callback<(Address, bool)>,
    current: &Rc<RefCell<Address>>,
) -> bool {
    let now = current.borrow().clone();
    match signal {
        Signal::Arrived => {
            let next = here();
            arrive(place, &next, current);
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
            let away = matches!(now.page, Page::Embed(_)) && !matches!(next.page, Page::Embed(_));
            let elsewhere = !next.page.is_alive() || next.page.program() != now.page.program();
            if away || elsewhere || matches!(next.page, Page::Unknown(_)) {
                return false;
            }
            go.emit((next, false));
            true
        }
        Signal::Press(action, value) => act(&action, &value, place, &now, told, go),
        Signal::Key(key) => {
            let action = match key.as_str() {
                "n" | "j" => "next",
                "p" | "k" => "previous",
                "s" => "swap",
                "/" => "search",
                "?" => "keys",
                _ => return false,
            };
            act(action, "", place, &now, told, go)
        }
    }
}

/// Carries out an action of a button or a key on the present page.
fn act(
    action: &str,
    value: &str,
    place: &Place,
    now: &Address,
    told: &UseStateHandle<AttrValue>,
    go: &Callback<(Address, bool)>,
) -> bool {
    match action {
        "next" | "previous" => return step(action == "next", place, now, told, go),
        "swap" => match &now.page {
            Page::Compare(pair) => go.emit((now.on(Page::Compare(pair.swapped())), false)),
            Page::Embed(pair) => go.emit((now.on(Page::Embed(pair.swapped())), false)),
            Page::Places(pair) => go.emit((now.on(Page::Places(pair.swapped())), false)),
            _ => return false,
        },
        "search" => {
            let found = browser::focus_on(place, "#main input[type=search], header input[type=search]");
            // On somebody's page there is nothing else to search.
            if !found && !matches!(now.page, Page::Embed(_)) {
                go.emit((Address { fragment: "q".to_owned(), ..Address::plain(Page::Search) }, false));
            }
        }
        "copy" => {
            let link = Address { fragment: value.to_owned(), ..now.clone() };
            copy(browser::absolute(&link.full_href()), "The link", told);
        }
        "package" => {
            let (now, told) = (now.clone(), told.clone());
            told.set(AttrValue::from("The package is being made."));
            browser::meanwhile(async move {
                told.set(AttrValue::from(pages::builder::package(&now).await));
            });
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
fn step(
    forwards: bool,
    place: &Place,
    now: &Address,
    told: &UseStateHandle<AttrValue>,
    go: &Callback<(Address, bool)>,
) -> bool {
    let ids = pages::stops(now);
    if ids.is_empty() {
        return false;
    }
    let at = browser::reading(place, "#main [data-stop]").and_then(|id| ids.iter().position(|other| *other == id));
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
