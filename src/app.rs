//! The app: an address, what people do, and the page that follows from the two.

use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::html::Scope;
use yew::{AttrValue, Component, Html, Properties};

use crate::address::{Address, Page, View};
use crate::browser::{self, Listeners, Place, Signal};
use crate::{data, pages};

/// What the app begins with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The page and its view. For a guest on somebody's page, what that page wants shown.
    pub address: Address,
    /// The pages that the program has.
    pub pages: Pages,
    /// Where the app lives.
    pub place: Place,
    /// The part of the page as it was rendered that shows just this address, to go on with as it is.
    #[prop_or_default]
    pub kept: Option<web_sys::Node>,
}

/// What a page needs from the app beside its address.
#[derive(Clone)]
pub struct Context {
    /// Where the page is.
    pub address: Address,
    /// A line that tells what just happened, for everybody to see and hear.
    pub told: AttrValue,
    /// Whether the page lives in a browser.
    pub alive: bool,
    /// Where the app lives.
    pub place: Place,
    /// How many cards or rows are drawn by now. A long page is drawn from its top, so that what is in sight is
    /// there at once.
    pub drawn: usize,
    /// The part of the rendered page that shows this address already.
    pub kept: Option<web_sys::Node>,
}

impl Context {
    /// Whether more of a long page is still to be drawn.
    pub fn is_drawing(&self) -> bool {
        self.drawn < ALL
    }
}

/// What draws the pages that a program has, and their titles. There is one in a program, so that two are
/// never unlike.
#[derive(Clone, Copy)]
pub struct Pages {
    /// Draws the page that the address names.
    pub draw: fn(&Context) -> Html,
    /// The title of a page.
    pub title: fn(&Page) -> String,
    /// Makes the package that an address asks for, gives it to the person, and says how it went.
    pub package: Option<Making>,
}

/// Makes something that takes its time, and says how it went.
pub type Making = fn(Address) -> Pin<Box<dyn Future<Output = String>>>;

impl PartialEq for Pages {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Whether the app lives in a browser, and not only to render a page.
const IN_BROWSER: bool = cfg!(target_arch = "wasm32");
/// Milliseconds before more of a long page is drawn, so that the browser shows first what is there.
const PAUSE: u32 = 40;
/// Milliseconds after which typing pauses.
const TYPING: u32 = 250;
/// More cards or rows than any page has.
const ALL: usize = usize::MAX;

/// What the app is told.
pub enum Message {
    /// The address is another one now.
    Shown(Box<Address>),
    /// Something is to be told.
    Told(AttrValue),
    /// There is time to draw more of a long page.
    More,
}

/// The whole page.
pub struct App {
    // Shared with the listeners, which answer before the app is drawn again.
    address: Rc<RefCell<Address>>,
    told: AttrValue,
    drawn: usize,
    kept: Option<web_sys::Node>,
    hands: Hands,
    // Kept for their drop: who goes on does not wait for what was to be drawn before.
    _more: Option<Timeout>,
    _listeners: Option<Listeners>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(context: &yew::Context<Self>) -> Self {
        let props = context.props();
        let address = Rc::new(RefCell::new(props.address.clone()));
        let hands = Hands {
            link: context.link().clone(),
            pages: props.pages,
            place: props.place.clone(),
            address: address.clone(),
            typing: Rc::default(),
        };
        Self {
            address,
            told: AttrValue::default(),
            drawn: ALL,
            kept: props.kept.clone(),
            hands,
            _more: None,
            _listeners: None,
        }
    }

    fn update(&mut self, context: &yew::Context<Self>, message: Message) -> bool {
        match message {
            Message::Shown(next) => self.show(context, *next),
            Message::Told(line) => self.told = line,
            Message::More => self.drawn = if self.drawn < pages::MANY { self.drawn * 4 } else { ALL },
        }
        true
    }

    fn changed(&mut self, context: &yew::Context<Self>, _: &AppProps) -> bool {
        self.show(context, context.props().address.clone());
        true
    }

    fn view(&self, context: &yew::Context<Self>) -> Html {
        let props = context.props();
        let context = Context {
            address: self.address.borrow().clone(),
            told: self.told.clone(),
            alive: IN_BROWSER,
            place: props.place.clone(),
            drawn: self.drawn,
            kept: self.kept.clone(),
        };
        (props.pages.draw)(&context)
    }

    fn rendered(&mut self, context: &yew::Context<Self>, first: bool) {
        let props = context.props();
        if first {
            let hands = self.hands.clone();
            self._listeners = Some(browser::listen(&props.place, move |signal| hands.hear(signal)));
            // On somebody's page the focus stays where its reader put it.
            let fragment = props.address.fragment.clone();
            if !fragment.is_empty() && !matches!(props.address.page, Page::Embed(_)) {
                browser::show(&props.place, &fragment);
            }
        }
        let link = context.link().clone();
        let more = move || Timeout::new(PAUSE, move || link.send_message(Message::More));
        self._more = (self.drawn < ALL).then(more);
    }
}

impl App {
    /// Goes to an address. Where that changes what a long page shows, its top is drawn first.
    fn show(&mut self, context: &yew::Context<Self>, next: Address) {
        let before = self.address.replace(next.clone());
        let shows = |address: &Address| View { layout: Default::default(), ..address.view.clone() };
        if before.page != next.page || shows(&before) != shows(&next) {
            self.kept = None;
            // What is pointed at must be there, wherever on the page it stands.
            self.drawn = if next.fragment.is_empty() { pages::at_once(&next.page) } else { ALL };
        }
        let props = context.props();
        if before.page != next.page && !props.place.is_element() {
            browser::set_title(&(props.pages.title)(&next.page));
        }
    }
}

/// The address where the browser is.
pub fn here() -> Address {
    let (path, query, fragment) = browser::location();
    Address::parse(data::corpus(), &path, &query, &fragment)
}

/// What does as people say.
#[derive(Clone)]
struct Hands {
    link: Scope<App>,
    pages: Pages,
    place: Place,
    address: Rc<RefCell<Address>>,
    typing: Rc<Typing>,
}

/// What somebody types is shown at once and stands in the browser's address when the typing pauses: to change that
/// takes longer than to find, and some browsers refuse it when it comes too often.
#[derive(Default)]
struct Typing {
    /// Whether the browser's address is behind.
    is_behind: Cell<bool>,
    pause: RefCell<Option<Timeout>>,
}

impl Hands {
    /// Goes on to what is typed.
    fn go_on(&self, next: Address) {
        let href = next.href();
        self.arrive(next);
        self.place.tell(&href);
        if !self.place.is_element() {
            let hands = self.clone();
            self.typing.is_behind.set(true);
            *self.typing.pause.borrow_mut() = Some(Timeout::new(TYPING, move || hands.settle()));
        }
    }

    /// Brings the browser's address up to what was typed.
    fn settle(&self) {
        if self.typing.is_behind.replace(false) {
            // Where the browser refuses it, as in some frames, the page shows what was typed all the same.
            browser::go(&self.address.borrow().href(), true);
        }
    }

    /// Goes to another address; with `replace` it takes the place of the present one.
    fn go(&self, next: Address, replace: bool) {
        self.settle();
        // In a frame that may not change its address, and in a package, an embedded page keeps it to itself.
        let same = self.address.borrow().page.program() == next.page.program();
        let kept = self.place.is_element()
            || (same && browser::go(&next.href(), replace))
            || matches!(next.page, Page::Embed(_));
        if kept {
            let href = next.href();
            self.arrive(next);
            self.place.tell(&href);
        } else {
            browser::load(&next.href());
        }
    }

    /// Shows an address and, where the page changed, moves the focus as a browser would.
    fn arrive(&self, next: Address) {
        let new_page = self.address.borrow().page != next.page;
        let fragment = next.fragment.clone();
        self.link.send_message(Message::Shown(Box::new(next)));
        if fragment.is_empty() && !new_page {
            return;
        }
        let place = self.place.clone();
        // After the page was drawn.
        Timeout::new(0, move || {
            if fragment.is_empty() || !browser::show(&place, &fragment) {
                browser::show_top(&place);
            }
        })
        .forget();
    }

    fn tell(&self, line: impl Into<AttrValue>) {
        self.link.send_message(Message::Told(line.into()));
    }

    /// Deals with what a person did; says whether there was something to deal with.
    fn hear(&self, signal: Signal) -> bool {
        let now = self.address.borrow().clone();
        match signal {
            Signal::Arrived => self.arrive(here()),
            Signal::Follow(href) => return self.follow(&href, &now),
            Signal::Press(action, value) => return self.act(&action, &value, &now),
            Signal::Set { name, value, typed } => {
                let next = now.with(|view| view.choose(data::corpus(), &name, &value));
                if typed { self.go_on(next) } else { self.go(next, false) }
            }
            Signal::Key(key) => {
                let action = match key.as_str() {
                    "n" | "j" => "next",
                    "p" | "k" => "previous",
                    "s" => "swap",
                    "/" => "search",
                    _ => return false,
                };
                return self.act(action, "", &now);
            }
        }
        true
    }

    fn follow(&self, href: &str, now: &Address) -> bool {
        self.settle();
        let (path, rest) = href.split_at(href.find(['?', '#']).unwrap_or(href.len()));
        let (query, fragment) = rest.split_at(rest.find('#').unwrap_or(rest.len()));
        // A bare fragment or query stays on this page.
        let file = if path.is_empty() { now.page.file() } else { path.to_owned() };
        let mut next = Address::parse(data::corpus(), &file, query, fragment);
        if path.is_empty() && query.is_empty() {
            next.view = now.view.clone();
        }
        let away = matches!(now.page, Page::Embed(_)) && !matches!(next.page, Page::Embed(_));
        let elsewhere = !next.page.is_alive() || next.page.program() != now.page.program();
        if away || elsewhere || matches!(next.page, Page::Unknown(_)) {
            return false;
        }
        self.go(next, false);
        true
    }

    /// Carries out an action of a button or a key on the present page.
    fn act(&self, action: &str, value: &str, now: &Address) -> bool {
        match action {
            "next" | "previous" => return self.step(action == "next", now),
            "swap" => match now.page.swapped() {
                Some(page) => self.go(now.on(page), false),
                None => return false,
            },
            "search" => {
                let found = browser::focus_on(&self.place, "#main input[type=search], header input[type=search]");
                // On somebody's page there is nothing else to search.
                if !found && !matches!(now.page, Page::Embed(_)) {
                    self.go(Address { fragment: "q".to_owned(), ..Address::plain(Page::Search) }, false);
                }
            }
            "copy" => {
                let link = Address { fragment: value.to_owned(), ..now.clone() };
                self.copy(browser::absolute(&link.full_href()), "The link");
            }
            "copy-text" => self.copy(value.to_owned(), "The text"),
            "package" => {
                let Some(package) = self.pages.package else { return false };
                let (made, hands) = (package(now.clone()), self.clone());
                hands.tell("The package is being made.");
                browser::meanwhile(async move { hands.tell(made.await) });
            }
            _ => return false,
        }
        true
    }

    fn copy(&self, text: String, what: &'static str) {
        let hands = self.clone();
        let shown = text.clone();
        browser::copy(&text, move |copied| {
            hands.tell(if copied {
                [what, " is on the clipboard."].concat()
            } else {
                ["Copying was not allowed here. ", what, ": ", &shown].concat()
            });
        });
    }

    /// Goes to the next or previous change on the page.
    fn step(&self, forwards: bool, now: &Address) -> bool {
        let ids = pages::stops(now);
        if ids.is_empty() {
            return false;
        }
        let at =
            browser::reading(&self.place, "#main [data-stop]").and_then(|id| ids.iter().position(|other| *other == id));
        let pointed = ids.iter().position(|id| *id == now.fragment);
        let next = match (pointed.or(at), forwards) {
            (None, _) => 0,
            (Some(i), true) => (i + 1).min(ids.len() - 1),
            (Some(i), false) => i.saturating_sub(1),
        };
        self.tell(format!("Change {} of {}", next + 1, ids.len()));
        self.go(Address { fragment: ids[next].to_owned(), ..now.clone() }, true);
        true
    }
}
