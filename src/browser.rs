//! The browser's side: the only module that touches it.
//!
//! Pages hold ordinary links and buttons. One listener for the whole page hears what people do and
//! hands it to the app, so that hundreds of cards need no handlers of their own.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Function, Uint8Array};
use web_sys::{
    Blob, Document, Element, Event, EventInit, EventTarget, HtmlAnchorElement, HtmlElement, KeyboardEvent, MouseEvent,
    Response, ShadowRoot, Url, Window,
};

use crate::address::site;

thread_local! {
    static TYPED: RefCell<(String, String)> = const { RefCell::new((String::new(), String::new())) };
}

/// Where the app lives.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Place {
    /// In a page of its own: its address is the browser's.
    #[default]
    Page,
    /// In an element of somebody's page: it keeps its address itself, and neither hears nor moves what is outside.
    Element {
        /// The element that holds the app, inside a shadow root.
        root: Element,
        /// Is called with every address that the app goes to.
        changed: Function,
    },
}

impl Place {
    /// Whether the app is a guest on somebody's page.
    pub fn is_element(&self) -> bool {
        matches!(self, Place::Element { .. })
    }

    /// Tells the page around the app where the app went.
    pub fn tell(&self, href: &str) {
        if let Place::Element { changed, .. } = self {
            // What the page makes of it is no concern of the app.
            let _ = changed.call1(&JsValue::NULL, &JsValue::from_str(href));
        }
    }

    fn target(&self) -> Option<EventTarget> {
        match self {
            Place::Page => document().map(EventTarget::from),
            Place::Element { root, .. } => Some(root.clone().into()),
        }
    }

    fn find(&self, selector: &str) -> Option<Element> {
        match self {
            Place::Page => document()?.query_selector(selector).ok()?,
            Place::Element { root, .. } => root.query_selector(selector).ok()?,
        }
    }

    fn by_id(&self, id: &str) -> Option<Element> {
        match self {
            Place::Page => document()?.get_element_by_id(id),
            Place::Element { root, .. } => root.get_root_node().dyn_into::<ShadowRoot>().ok()?.get_element_by_id(id),
        }
    }
}

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Followed a link of the site: its address as written in the link.
    Follow(String),
    /// Came to another address by the browser's own means.
    Arrived,
    /// Pressed a button with this `data-action`, and its `data-value`.
    Press(String, String),
    /// Chose or typed something in a field that is a setting.
    Set {
        /// The name of the setting.
        name: String,
        /// What the field holds now.
        value: String,
        /// Whether it is still being typed, so that no step of it is a place to go back to.
        typed: bool,
    },
    /// Pressed a key that is not meant for a field.
    Key(String),
}

/// The address where the browser is: path, query and fragment.
pub fn location() -> (String, String, String) {
    let parts = window().map(|window| {
        let location = window.location();
        (
            location.pathname().unwrap_or_default(),
            location.search().unwrap_or_default(),
            location.hash().unwrap_or_default(),
        )
    });
    parts.unwrap_or_default()
}

/// Listeners that work until they are dropped.
pub struct Listeners(#[allow(dead_code, reason = "kept for its drop")] Vec<EventListener>);

/// Listens for what people do. The callback says whether it dealt with a signal; the browser does
/// what it always does with those that it did not.
pub fn listen(place: &Place, heard: impl Fn(Signal) -> bool + 'static) -> Listeners {
    let (Some(window), Some(target)) = (window(), place.target()) else { return Listeners(Vec::new()) };
    let hear: Rc<dyn Fn(&Event)> = Rc::new(move |event| {
        let signal = match event.type_().as_str() {
            "click" => clicked(event),
            "keydown" => pressed(event).map(Signal::Key),
            "popstate" => Some(Signal::Arrived),
            kind => set(event, kind),
        };
        if signal.is_some_and(&heard) {
            event.prevent_default();
        }
    });
    let on = |target: &EventTarget, name: &'static str| {
        let hear = hear.clone();
        EventListener::new_with_options(target, name, EventListenerOptions::enable_prevent_default(), move |event| {
            hear(event)
        })
    };
    let mut listeners: Vec<_> =
        ["click", "keydown", "input", "change"].into_iter().map(|name| on(&target, name)).collect();
    if !place.is_element() {
        listeners.push(on(&window, "popstate"));
    }
    Listeners(listeners)
}

/// What a click means, if anything: a button with an action, or a plain click on a link of the site.
fn clicked(event: &Event) -> Option<Signal> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    if event.default_prevented() || mouse.button() != 0 {
        return None;
    }
    let target = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    if let Ok(Some(button)) = target.closest("[data-action]") {
        let action = button.get_attribute("data-action")?;
        return Some(Signal::Press(action, button.get_attribute("data-value").unwrap_or_default()));
    }
    let link = target.closest("a[href]").ok()??;
    let elsewhere = mouse.meta_key() || mouse.ctrl_key() || mouse.shift_key() || mouse.alt_key();
    if elsewhere || link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    let href = link.get_attribute("href")?;
    let href = href.strip_prefix(site()).map(str::to_owned).unwrap_or(href);
    // Links of the site are relative; those of others name their scheme.
    (!href.contains(':') && !href.starts_with("//")).then_some(Signal::Follow(href))
}

/// What a person put into a field that is a setting. What is typed is heard letter by letter and once more when the
/// field is left; what is chosen, when it is chosen.
fn set(event: &Event, kind: &str) -> Option<Signal> {
    let field = event.composed_path().get(0).dyn_into::<Element>().ok()?;
    let typed = field.has_type::<web_sys::HtmlInputElement>();
    let is_setting = field.has_attribute("data-setting") && (typed || kind == "change");
    is_setting.then(|| Signal::Set {
        name: field.get_attribute("name").unwrap_or_default(),
        value: value_of(&field),
        typed,
    })
}

/// The key that was pressed, unless somebody is typing or a shortcut of the browser is meant.
fn pressed(event: &Event) -> Option<String> {
    let key = event.dyn_ref::<KeyboardEvent>()?;
    if event.default_prevented() || key.ctrl_key() || key.meta_key() || key.alt_key() {
        return None;
    }
    let target = event.composed_path().get(0).dyn_into::<Element>().ok();
    let typing =
        target.is_some_and(|element| element.matches("input, select, textarea, [contenteditable]").unwrap_or(false));
    (!typing || key.key() == "Escape").then(|| key.key())
}

/// Goes to an address without loading a page; with `replace` without a new entry in the history.
/// Where the browser does not allow that (a page opened from a file), says so.
pub fn go(href: &str, replace: bool) -> bool {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return false };
    let nothing = wasm_bindgen::JsValue::NULL;
    let done = if replace {
        history.replace_state_with_url(&nothing, "", Some(href))
    } else {
        history.push_state_with_url(&nothing, "", Some(href))
    };
    done.is_ok()
}

/// Loads a page.
pub fn load(href: &str) {
    if let Some(window) = window() {
        // A refused load leaves the person where they are; there is nothing better to do.
        let _ = window.location().set_href(href);
    }
}

/// Sets the title of the page.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Brings an element into view and puts the focus on it.
pub fn show(place: &Place, id: &str) -> bool {
    let Some(element) = place.by_id(id) else { return false };
    element.scroll_into_view();
    focus(&element);
    true
}

/// Puts the focus on the main heading and the view at the top, as a browser does on a new page. A guest moves only the
/// focus.
pub fn show_top(place: &Place) {
    if let (Place::Page, Some(window)) = (place, window()) {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(heading) = place.find("h1") {
        focus(&heading);
    }
}

/// Puts the focus on the first element that fits a selector; says whether there is one.
pub fn focus_on(place: &Place, selector: &str) -> bool {
    let element = place.find(selector);
    element.iter().for_each(focus);
    element.is_some()
}

/// The identity of the element of a list that stands nearest above the upper part of the window.
pub fn reading(place: &Place, selector: &str) -> Option<String> {
    let all = match place {
        Place::Page => document()?.query_selector_all(selector).ok()?,
        Place::Element { root, .. } => root.query_selector_all(selector).ok()?,
    };
    let mut current = None;
    for i in 0..all.length() {
        let element = all.get(i)?.dyn_into::<Element>().ok()?;
        if element.get_bounding_client_rect().top() > 120.0 {
            break;
        }
        current = Some(element.id());
    }
    current
}

/// Puts text on the clipboard and calls back with whether that worked.
pub fn copy(text: &str, done: impl FnOnce(bool) + 'static) {
    let Some(window) = window() else { return done(false) };
    let clipboard = window.navigator().clipboard();
    if clipboard.is_undefined() {
        return done(false);
    }
    let promise = clipboard.write_text(text);
    wasm_bindgen_futures::spawn_local(async move {
        done(JsFuture::from(promise).await.is_ok());
    });
}

/// Lets something go on that takes its time.
pub fn meanwhile(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// A file of the site.
pub async fn fetch(name: &str) -> Option<Vec<u8>> {
    let answer = JsFuture::from(window()?.fetch_with_str(name)).await.ok()?.dyn_into::<Response>().ok()?;
    if !answer.ok() {
        return None;
    }
    Some(Uint8Array::new(&JsFuture::from(answer.array_buffer().ok()?).await.ok()?).to_vec())
}

/// Gives a file to the person, as if it had been downloaded.
pub fn save(name: &str, bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let address = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence(&parts).ok()?).ok()?;
    let link = document()?.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}

/// The whole address of a relative one.
pub fn absolute(href: &str) -> String {
    if href.contains("://") {
        return href.to_owned();
    }
    let base = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let base = base.split(['?', '#']).next().unwrap_or_default();
    let folder = base.rfind('/').map_or("", |end| &base[..=end]);
    format!("{folder}{href}")
}

/// What a field holds after an event in it.
pub fn value_in(event: &Event) -> String {
    event.target().and_then(|target| target.dyn_into::<Element>().ok()).map_or(String::new(), |field| value_of(&field))
}

/// Remembers the field that has the focus before the program draws the page anew, with what somebody typed or
/// chose there.
pub fn remember_field() -> Option<(String, String)> {
    let field = document()?.active_element()?;
    let field = (field.get_attribute("name")?, value_of(&field));
    TYPED.replace(field.clone());
    Some(field)
}

/// What stood in the field of this name when the program began, if somebody was in it.
pub fn typed_before(name: &str) -> String {
    TYPED.with_borrow(|(field, value)| if field == name { value.clone() } else { String::new() })
}

/// Sets off what a letter sets off that is typed into an empty field, without one.
pub fn practise(css: &str) {
    let field = document().and_then(|document| document.query_selector(css).ok().flatten());
    let Some(field) = field.filter(|field| value_of(field).is_empty()) else { return };
    let init = EventInit::new();
    init.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict("input", &init) {
        // Whatever becomes of it, nobody typed anything.
        let _ = field.dispatch_event(&event);
    }
}

/// What a field holds.
pub fn value_of(field: &Element) -> String {
    // Every kind of field has it under the same name.
    web_sys::js_sys::Reflect::get(field, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Puts the focus on an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it was.
        let _ = element.focus();
    }
}

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
