//! A page in a headless browser, with what a person can do on it.
//!
//! Everything waits: what a test looks for may appear a moment later. What does not come within [`PATIENCE`] fails
//! the test at the line that asked for it, with what was there instead.

use std::fs;
use std::future::Future;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, LoggingPrefsLogLevel};
use tokio::runtime::Runtime;

use crate::driver::{Driver, FLAGS};
use crate::site;

/// How long a test waits for what should be there.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What fits once the page is alive: the app has taken over the static page.
pub const ALIVE: &str = "[data-alive]";

/// Runs a test in a browser of its own with a fresh profile, 1280 by 900.
///
/// # Panics
/// Where the test does, and where the browser's console holds errors at its end.
pub fn browse(test: impl FnOnce(&Page)) {
    let page = Page::new();
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        test(&page);
        page.assert_quiet_console();
    }));
    if let Err(panic) = outcome {
        let name = thread::current().name().unwrap_or("test").replace("::", "-");
        page.picture_of_failure(&format!("failed-{name}"));
        drop(page);
        panic::resume_unwind(panic);
    }
}

/// A page in a browser. The browser ends when it is dropped.
pub struct Page {
    browser: WebDriver,
    runtime: Runtime,
    forgiven: std::cell::RefCell<Vec<String>>,
    // Dropped last: the browser needs it to end.
    _driver: Arc<Driver>,
}

impl Page {
    /// A browser with an empty page.
    ///
    /// # Panics
    /// Where no browser can be started.
    #[allow(clippy::new_without_default, reason = "starting a browser is no default")]
    pub fn new() -> Self {
        let driver = Driver::shared();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap_or_else(|e| panic!("The test could not be set up: {e}"));
        let browser = runtime
            .block_on(async {
                let mut wishes = DesiredCapabilities::chrome();
                for flag in FLAGS {
                    wishes.add_arg(flag)?;
                }
                if let Ok(chromium) = std::env::var("CHROME") {
                    wishes.set_binary(&chromium)?;
                }
                wishes.set_browser_log_level(LoggingPrefsLogLevel::All)?;
                WebDriver::new(driver.address(), wishes).await
            })
            .unwrap_or_else(|e| panic!("No browser could be started: {e}"));
        let page = Self { browser, runtime, forgiven: Vec::new().into(), _driver: driver };
        page.size(1280, 900);
        page
    }

    // Going places.

    /// Opens an address of the site (`2018-2023.html?topic=assessment`) and waits until the page is alive.
    #[track_caller]
    pub fn open(&self, address: &str) {
        self.open_still(address);
        self.wait_until_alive();
    }

    /// Opens an address of the site without waiting for the app.
    #[track_caller]
    pub fn open_still(&self, address: &str) {
        self.go(&format!("{}/{address}", site::served().address()));
    }

    /// Opens any address.
    #[track_caller]
    pub fn go(&self, url: &str) {
        self.run(&format!("opening {url}"), self.browser.goto(url));
    }

    /// Waits until the app has taken over the static page.
    #[track_caller]
    pub fn wait_until_alive(&self) {
        self.wait_for(ALIVE);
    }

    /// Gives the page a moment to come alive, whether it does or not: for pictures of any page.
    pub fn settle(&self) {
        let began = Instant::now();
        while self.find(ALIVE).is_none() && began.elapsed() < Duration::from_secs(3) {
            thread::sleep(Duration::from_millis(25));
        }
        thread::sleep(Duration::from_millis(150));
    }

    /// Back, as by the browser's button.
    #[track_caller]
    pub fn back(&self) {
        self.run("going back", self.browser.back());
    }

    /// Forward, as by the browser's button.
    #[track_caller]
    pub fn forward(&self) {
        self.run("going forward", self.browser.forward());
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.run("loading again", self.browser.refresh());
    }

    /// The address within the site, with query and fragment: `2018-2023.html?topic=assessment#assessment-finish`.
    #[track_caller]
    pub fn address(&self) -> String {
        let url = self.run("reading the address", self.browser.current_url()).to_string();
        let within = url.strip_prefix(&site::served().address()).unwrap_or(&url);
        within.strip_prefix('/').unwrap_or(within).to_owned()
    }

    /// Waits until the address within the site is this one.
    #[track_caller]
    pub fn wait_for_address(&self, expected: &str) {
        self.until(&format!("the address to be {expected}"), || {
            let address = self.address();
            if address == expected { Ok(()) } else { Err(format!("it is {address}")) }
        });
    }

    /// The title of the page.
    #[track_caller]
    pub fn title(&self) -> String {
        self.run("reading the title", self.browser.title())
    }

    // Looking.

    /// The first element that fits a selector.
    #[track_caller]
    pub fn element(&self, css: &str) -> WebElement {
        self.until(&format!("an element {css}"), || self.find(css).ok_or_else(|| "there is none".to_owned()))
    }

    /// All elements that fit a selector, now.
    #[track_caller]
    pub fn elements(&self, css: &str) -> Vec<WebElement> {
        self.run(&format!("looking for {css}"), self.browser.find_all(By::Css(css)))
    }

    /// How many elements fit a selector, now.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.elements(css).len()
    }

    /// Waits until an element fits a selector.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        self.element(css);
    }

    /// Waits until no element fits a selector.
    #[track_caller]
    pub fn wait_until_gone(&self, css: &str) {
        self.until(&format!("{css} to go"), || match self.count(css) {
            0 => Ok(()),
            n => Err(format!("there are {n}")),
        });
    }

    /// Waits until a long page is drawn to its end.
    #[track_caller]
    pub fn wait_until_drawn(&self) {
        self.wait_until_gone("[aria-busy]");
    }

    /// Waits until as many elements fit a selector as a condition allows; gives back how many.
    #[track_caller]
    pub fn wait_for_count(&self, css: &str, fits: impl Fn(usize) -> bool) -> usize {
        self.until(&format!("another number of {css}"), || {
            let n = self.count(css);
            if fits(n) { Ok(n) } else { Err(format!("there are {n}")) }
        })
    }

    /// The text of the first element that fits, as a person sees it.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.until(&format!("the text of {css}"), || {
            let element = self.find(css).ok_or_else(|| "there is no such element".to_owned())?;
            self.runtime.block_on(element.text()).map_err(|e| e.to_string())
        })
    }

    /// The texts of all elements that fit, now.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        let texts = self.js(
            "return [...document.querySelectorAll(arguments[0])].map(element => element.innerText.trim())",
            &[json!(css)],
        );
        texts.as_array().into_iter().flatten().filter_map(|text| Some(text.as_str()?.to_owned())).collect()
    }

    /// Waits until the text of the first element that fits holds these words.
    #[track_caller]
    pub fn wait_for_text(&self, css: &str, words: &str) {
        self.until(&format!("“{words}” in {css}"), || {
            let element = self.find(css).ok_or_else(|| "there is no such element".to_owned())?;
            let text = self.runtime.block_on(element.text()).map_err(|e| e.to_string())?;
            if text.contains(words) { Ok(()) } else { Err(format!("it says “{text}”")) }
        });
    }

    /// An attribute of the first element that fits.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        self.run(&format!("reading {name} of {css}"), self.element(css).attr(name))
    }

    /// What the first field that fits holds.
    #[track_caller]
    pub fn value(&self, css: &str) -> String {
        self.run(&format!("reading {css}"), self.element(css).value()).unwrap_or_default()
    }

    /// The element that has the focus, as `tag#id`, or `tag` where it has none.
    #[track_caller]
    pub fn focused(&self) -> String {
        let script = "const e = document.activeElement; return e ? e.localName + (e.id ? '#' + e.id : '') : ''";
        self.js(script, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// What a script gives back. `arguments` are the script's `arguments[0]` and so on.
    #[track_caller]
    pub fn js(&self, script: &str, arguments: &[Value]) -> Value {
        self.run(&format!("running {script}"), self.browser.execute(script, arguments.to_vec())).json().clone()
    }

    /// Looks and acts inside the frame that fits a selector.
    #[track_caller]
    pub fn within<T>(&self, css: &str, task: impl FnOnce(&Page) -> T) -> T {
        self.run(&format!("entering {css}"), self.element(css).enter_frame());
        let outcome = task(self);
        self.run(&format!("leaving {css}"), self.browser.enter_parent_frame());
        outcome
    }

    // Acting.

    /// Clicks the first element that fits, as soon as it can be clicked.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.until(&format!("{css} to be clicked"), || {
            let element = self.find(css).ok_or_else(|| "there is no such element".to_owned())?;
            self.runtime.block_on(element.click()).map_err(|e| e.to_string())
        });
    }

    /// Clicks the first link or button whose text is this.
    #[track_caller]
    pub fn click_text(&self, text: &str) {
        self.until(&format!("a link or button “{text}” to be clicked"), || {
            let all = self
                .runtime
                .block_on(self.browser.find_all(By::Css("a, button, summary, label")))
                .map_err(|e| e.to_string())?;
            for element in all {
                if self.runtime.block_on(element.text()).is_ok_and(|found| found.trim() == text) {
                    return self.runtime.block_on(element.click()).map_err(|e| e.to_string());
                }
            }
            Err("there is none".to_owned())
        });
    }

    /// Presses keys wherever the focus is: letters, or a [`Key`].
    #[track_caller]
    pub fn press(&self, keys: impl Into<TypingData>) {
        let keys: TypingData = keys.into();
        self.run("pressing keys", self.browser.action_chain().send_keys(keys).perform());
    }

    /// Empties a field and types into it.
    #[track_caller]
    pub fn fill(&self, css: &str, text: &str) {
        let field = self.element(css);
        self.run(&format!("emptying {css}"), field.clear());
        self.run(&format!("typing into {css}"), field.send_keys(text));
    }

    /// Chooses an option of a list by its value, as a person would.
    #[track_caller]
    pub fn choose(&self, css: &str, value: &str) {
        self.click(&format!("{css} option[value=\"{value}\"]"));
    }

    // The surroundings.

    /// Gives the page another size, however narrow.
    #[track_caller]
    pub fn size(&self, width: u32, height: u32) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics);
    }

    /// A person who prefers dark pages.
    #[track_caller]
    pub fn dark(&self) {
        self.media("", &[("prefers-color-scheme", "dark")]);
    }

    /// Shows the page as printed (`print`) or as usual (``), to a person with these preferences.
    #[track_caller]
    pub fn media(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> =
            features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media, "features": features }));
    }

    /// Switches scripts off or on for pages opened from now on.
    #[track_caller]
    pub fn scripts(&self, on: bool) {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": !on }));
    }

    /// Makes the machine this many times slower.
    #[track_caller]
    pub fn slower(&self, times: f64) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times }));
    }

    /// A command of the Chrome DevTools Protocol.
    #[track_caller]
    pub fn devtools(&self, command: &str, arguments: Value) -> Value {
        let tools = self.browser.cdp();
        self.run(command, tools.send_raw(command, arguments))
    }

    // Checks.

    /// Fails where the page scrolls sideways, and says what stands out.
    #[track_caller]
    pub fn assert_no_sideways_scroll(&self) {
        let out = self.js(
            "const width = document.documentElement.clientWidth;
             if (document.documentElement.scrollWidth <= width) return [];
             const out = [...document.body.querySelectorAll('*')]
                 .filter(e => e.getBoundingClientRect().right > width + 0.5)
                 .map(e => `${e.localName}.${e.className} to ${Math.round(e.getBoundingClientRect().right)} px`);
             return out.length ? out.slice(0, 12) : [`the page is ${document.documentElement.scrollWidth} px wide`];",
            &[],
        );
        assert_eq!(out, json!([]), "{} scrolls sideways", self.address());
    }

    /// What the console holds that was not looked at yet: warnings and errors, policy violations and failed loads too.
    #[track_caller]
    pub fn console(&self) -> Vec<String> {
        let entries = self.run("reading the console", self.browser.browser_log());
        let worth_telling = entries.into_iter().filter(|entry| matches!(entry.level.as_str(), "SEVERE" | "WARNING"));
        worth_telling.map(|entry| entry.message).collect()
    }

    /// Lets errors that hold these words pass at the end of the test.
    pub fn forgive(&self, words: &str) {
        self.forgiven.borrow_mut().push(words.to_owned());
    }

    /// Fails where the console holds anything that was not forgiven.
    #[track_caller]
    pub fn assert_quiet_console(&self) {
        let forgiven = self.forgiven.borrow();
        let mut loud = self.console();
        loud.retain(|message| !forgiven.iter().any(|words| message.contains(words)));
        assert!(loud.is_empty(), "The console of {} is not quiet:\n{}", self.address(), loud.join("\n"));
    }

    // Pictures.

    /// A picture of what is in view: `target/screenshots/NAME.png`.
    #[track_caller]
    pub fn picture(&self, name: &str) {
        self.save(name, &self.png(false));
    }

    /// A picture of the whole page, however high: `target/screenshots/NAME.png`.
    #[track_caller]
    pub fn whole_picture(&self, name: &str) {
        self.save(name, &self.png(true));
    }

    /// A picture of what is in view or of the whole page, as PNG.
    #[track_caller]
    pub fn png(&self, whole: bool) -> Vec<u8> {
        if whole {
            let height = self.js("return document.documentElement.scrollHeight", &[]).as_u64().unwrap_or(900);
            let width = self.js("return innerWidth", &[]).as_u64().unwrap_or(1280);
            // Beyond this, Chromium draws nothing.
            self.size(u32::try_from(width).unwrap_or(1280), u32::try_from(height).unwrap_or(16_000).min(16_000));
        }
        self.run("taking a picture", self.browser.screenshot_as_png())
    }

    #[track_caller]
    fn save(&self, name: &str, png: &[u8]) {
        let file = site::pictures().join(format!("{name}.png"));
        fs::write(&file, png).unwrap_or_else(|e| panic!("{} could not be written: {e}", file.display()));
    }

    /// A picture of a page that failed; where even that fails, the failure itself matters more.
    fn picture_of_failure(&self, name: &str) {
        if let Ok(png) = self.runtime.block_on(self.browser.screenshot_as_png()) {
            let file = site::pictures().join(format!("{name}.png"));
            if fs::write(&file, png).is_ok() {
                eprintln!("A picture of the page is in {}", file.display());
            }
        }
    }

    // How it is done.

    fn find(&self, css: &str) -> Option<WebElement> {
        self.runtime.block_on(self.browser.find(By::Css(css))).ok()
    }

    /// Tries until it works or patience ends.
    #[track_caller]
    pub fn until<T>(&self, what: &str, mut attempt: impl FnMut() -> Result<T, String>) -> T {
        let began = Instant::now();
        loop {
            match attempt() {
                Ok(value) => return value,
                Err(why) if began.elapsed() > PATIENCE => {
                    panic!("Waited {} seconds for {what}: {why}.", PATIENCE.as_secs())
                }
                Err(_) => thread::sleep(Duration::from_millis(25)),
            }
        }
    }

    #[track_caller]
    fn run<T>(&self, what: &str, task: impl Future<Output = WebDriverResult<T>>) -> T {
        match self.runtime.block_on(task) {
            Ok(value) => value,
            Err(error) => panic!("It failed at {what}: {error}"),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        // A browser that is gone already can't be ended any more.
        let _ = self.runtime.block_on(self.browser.clone().quit());
    }
}
