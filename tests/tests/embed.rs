//! Comparisons on other people's pages, served from another origin than the site.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use acceptance::npm::{install, npm, runs};
use acceptance::{Page, browse, site};
use serde_json::{Value, json};
use static_server::{Folder, Server};

/// What a host page is served with where it has no policy of its own.
const NO_POLICY: &str = "";

/// A site and a page of somebody else, each on an origin of its own.
struct Host {
    _site: Server,
    host: Server,
    folder: PathBuf,
}

impl Host {
    /// Serves a page as `host.html`, beside a site that everybody may read. In its text and in its policy, `SITE`
    /// stands for the address of the site.
    fn new(name: &str, body: &str, policy: &str) -> Self {
        Self::beside(Folder::new(site::dist()).header("Access-Control-Allow-Origin", "*"), name, body, policy)
    }

    fn beside(site: Folder, name: &str, body: &str, policy: &str) -> Self {
        let site = Server::start(0, vec![site]).expect("the site can be served");
        let folder = fresh(name);
        let told = |text: &str| text.replace("SITE", &site.address());
        let folders = Folder::new(&folder).without("Content-Security-Policy");
        let folders =
            if policy.is_empty() { folders } else { folders.header("Content-Security-Policy", &told(policy)) };
        let html = format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Course</title>\
             <link rel=\"icon\" href=\"data:,\"><body>{}</body></html>",
            told(body)
        );
        fs::write(folder.join("host.html"), html).expect("the host page can be written");
        let host = Server::start(0, vec![folders]).expect("the host can be served");
        Self { _site: site, host, folder }
    }

    fn open(&self, page: &Page) {
        page.go(&format!("{}/host.html", self.host.address()));
    }
}

/// An empty folder for a test.
fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // What is not there need not go.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// Waits until a script gives this value.
#[track_caller]
fn wait_for_js(page: &Page, script: &str, expected: &Value) {
    page.until(&format!("{script} to give {expected}"), || match page.js(script, &[]) {
        value if value == *expected => Ok(()),
        other => Err(format!("it gives {other}")),
    });
}

/// Waits until the frame of the host is as high as a condition allows; gives back how high.
#[track_caller]
fn wait_for_height(page: &Page, fits: impl Fn(f64) -> bool) -> f64 {
    let script = "return document.querySelector('iframe')?.getBoundingClientRect().height ?? 0";
    page.until("the frame to have its height", || {
        let height = page.js(script, &[]).as_f64().unwrap_or(0.0);
        if fits(height) { Ok(height) } else { Err(format!("it is {height} px high")) }
    })
}

/// A script inside the shadow root of the first element.
fn shadow(script: &str) -> String {
    // A page may have none yet.
    format!("const root = document.querySelector('guidance-compare')?.shadowRoot ?? new DocumentFragment(); {script}")
}

#[track_caller]
fn wait_for_cards(page: &Page) {
    wait_for_js(page, &shadow("return root.querySelectorAll('.card').length > 0"), &json!(true));
}

#[track_caller]
fn wait_for_heading(page: &Page, words: &str) {
    wait_for_js(page, &shadow("return root.querySelector('.title')?.innerText"), &json!(words));
}

// The frame.

#[test]
fn a_frame_without_rights_shows_everything() {
    let body = "<iframe src=\"SITE/embed-2018-2023.html?topic=assessment&v=1#topic-assessment\" sandbox=\"\" width=\"800\" height=\"600\"></iframe>";
    let host = Host::new("sandbox-nothing", body, NO_POLICY);
    browse(|page| {
        page.forgive("Blocked script execution");
        host.open(page);
        page.within("iframe", |frame| {
            frame.wait_for(".card");
            assert_eq!(frame.count("html.scripted"), 0);
            // Without script the fragment is what filters.
            assert_eq!(frame.text(".topic > h2:target"), "Assessment");
            let seen =
                "return [...document.querySelectorAll('.topic')].filter(topic => topic.checkVisibility()).length";
            assert_eq!(frame.js(seen, &[]), json!(1));
            frame.assert_no_sideways_scroll();
        });
    });
}

#[test]
fn a_frame_with_scripts_alone_has_its_filters() {
    let body = "<iframe src=\"SITE/embed-2018-2023.html?topic=assessment&v=1\" sandbox=\"allow-scripts\" width=\"800\" height=\"600\"></iframe>";
    let host = Host::new("sandbox-scripts", body, NO_POLICY);
    browse(|page| {
        host.open(page);
        page.within("iframe", |frame| {
            frame.wait_for_count(".topic", |n| n == 1);
            frame.click(".narrow > summary");
            frame.choose(".narrow select[name=topic]", "referral");
            frame.wait_for_text(".topic > h2", "Referral");
            // The years stay inside the frame, though its address can’t change.
            frame.click(".swap");
            frame.wait_for_text(".title", "from 2023 to 2018");
            // A frame keeps a title that says what it shows.
            let title = frame.js("return document.title", &[]);
            assert!(title.as_str().is_some_and(|title| title.contains("from 2023 to 2018")), "{title}");
        });
    });
}

#[test]
fn a_frame_whose_program_is_refused_stays_readable() {
    let body = "<iframe src=\"SITE/embed-2018-2023.html?v=1\" sandbox=\"allow-scripts\" width=\"800\" height=\"600\"></iframe>";
    let host = Host::beside(Folder::new(site::dist()), "sandbox-refused", body, NO_POLICY);
    browse(|page| {
        page.forgive("CORS policy");
        page.forgive("net::ERR_FAILED");
        host.open(page);
        page.within("iframe", |frame| {
            frame.wait_for(".card");
            frame.wait_until_gone("html.scripted");
            assert!(frame.count(".card") > 50);
        });
    });
}

#[test]
fn links_of_a_frame_lead_out_of_it() {
    browse(|page| {
        page.open_still("embed-2018-2023.html");
        let stray = "return [...document.querySelectorAll('a[href]')]
            .filter(link => !/^(#|embed-)/.test(link.getAttribute('href')))
            .filter(link => link.target !== '_blank' || link.relList.contains('opener'))
            .map(link => link.outerHTML).slice(0, 5)";
        assert_eq!(page.js(stray, &[]), json!([]));
    });
}

#[test]
fn links_of_a_frame_are_told_apart_by_their_names() {
    browse(|page| {
        page.scripts(false);
        page.open_still("embed-2018-2023.html");
        page.scripts(true);
        // One name may stand in several places, but never lead to two.
        let twice = "const places = new Map();
            for (const { textContent, href } of document.querySelectorAll('.topic a[href]')) {
                const name = textContent.trim();
                places.set(name, (places.get(name) ?? new Set()).add(href));
            }
            return [...places].filter(([name, hrefs]) => name === '' || hrefs.size > 1).map(([name]) => name)";
        assert_eq!(page.js(twice, &[]), json!([]));
        // What is told by dots is told in words too.
        let dots =
            "return [...document.querySelectorAll('.grade [role=img]')].every((dots) => dots.title.includes(' '))";
        assert_eq!(page.js(dots, &[]), json!(true));
    });
}

// Script and frame.

/// A script of the host that adds up how far its page jumps, from the beginning.
const WATCHED: &str = "<script>window.shifts = 0;
    new PerformanceObserver((list) => { for (const shift of list.getEntries()) window.shifts += shift.value; })
        .observe({ type: 'layout-shift', buffered: true });</script>";

/// How far the host page jumped by now. Says so, with its first paint.
fn jumped(page: &Page, with: &str) -> f64 {
    let shift = page.js("return window.shifts", &[]).as_f64().unwrap_or(1.0);
    let paint = page.js("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0", &[]);
    println!("{with}: first paint of the host after {paint} ms; layout shift {shift:.4}.");
    shift
}

const SCRIPT: &str = "<h1>Course</h1><script src=\"SITE/embed.js\" data-from=\"2018\" data-to=\"2023\" data-topic=\"referral\" \
                      data-height=\"600\" data-max-height=\"9000\" data-v=\"1\" async></script><p id=\"after\">After</p>";

#[test]
fn one_line_of_script_makes_a_frame_and_sizes_it() {
    let host = Host::new("script", &[WATCHED, SCRIPT].concat(), NO_POLICY);
    browse(|page| {
        host.open(page);
        wait_for_height(page, |height| height > 600.0);
        let inside = page.within("iframe", |frame| {
            frame.wait_for_count(".topic", |n| n == 1);
            frame.js("return Math.ceil(document.body.getBoundingClientRect().height)", &[]).as_f64().unwrap_or(0.0)
        });
        let height = wait_for_height(page, |height| (height - inside).abs() <= 1.0);
        let shift = jumped(page, &format!("A frame {height} px high"));
        assert!(shift < 0.05, "the host page jumps: {shift}");
    });
}

#[test]
fn messages_that_are_not_known_change_nothing() {
    let host = Host::new("messages", SCRIPT, NO_POLICY);
    browse(|page| {
        host.open(page);
        wait_for_height(page, |height| height > 600.0);
        // From the right frame and origin, but nothing that is known.
        page.within("iframe", |frame| {
            frame.wait_for_count(".topic", |n| n == 1);
            frame.js(
                "for (const data of [null, 7, 'guidance-compare:height', {}, { type: 'guidance-compare:height' },
                     { type: 'guidance-compare:height', version: 2, height: 90 },
                     { type: 'guidance-compare:height', version: 1, height: '700px; color: red' },
                     { type: 'guidance-compare:height', version: 1, height: NaN },
                     { type: 'other', version: 1, height: 90 }]) parent.postMessage(data, '*');",
                &[],
            );
        });
        thread::sleep(Duration::from_millis(300));
        let before = wait_for_height(page, |height| height > 600.0);
        // From the wrong window: the host itself, and a frame of the host. And to the frame, what it does not know.
        page.js(
            "const small = { type: 'guidance-compare:height', version: 1, height: 700 };
             window.postMessage(small, '*');
             const other = document.body.appendChild(document.createElement('iframe'));
             other.contentWindow.eval(`parent.postMessage(${JSON.stringify(small)}, '*')`);
             const frame = document.querySelector('iframe').contentWindow;
             for (const data of [null, 7, { type: 'guidance-compare:hello', version: 9 }, { type: 'go', href: 'javascript:alert(1)' }])
                 frame.postMessage(data, '*');",
            &[],
        );
        thread::sleep(Duration::from_millis(300));
        wait_for_height(page, |height| (height - before).abs() <= 1.0);
    });
}

#[test]
fn a_script_tag_with_mistakes_says_so_in_one_line() {
    for (attributes, expected) in [
        ("data-from=\"1066\" data-to=\"2023\"", "There is no edition “1066” to compare."),
        ("data-from=\"&lt;b&gt;\"", "There is no edition “<b>” to compare."),
        ("data-from=\"2018\" data-to=\"2018\"", "An edition can’t be compared with itself."),
    ] {
        let body = format!("<script src=\"SITE/embed.js\" {attributes} async></script>");
        let host = Host::new("script-mistakes", &body, NO_POLICY);
        browse(|page| {
            host.open(page);
            page.wait_for_text("p", expected);
            assert_eq!((page.count("iframe"), page.count("p"), page.count("b")), (0, 1, 0));
        });
    }
}

#[test]
fn a_setting_that_does_not_exist_is_one_line_in_the_frame() {
    let body = "<script src=\"SITE/embed.js\" data-topic=\"<img src=x onerror=alert(1)>\" data-role=\"nobody\" async></script>";
    let host = Host::new("script-strange", body, NO_POLICY);
    browse(|page| {
        host.open(page);
        page.within("iframe", |frame| {
            frame.wait_for_text(".notice.ignored", "“role=nobody” was ignored");
            assert_eq!((frame.count(".notice.ignored p"), frame.count("img")), (2, 0));
        });
    });
}

// The custom element.

const ELEMENT: &str = "<script type=\"module\" src=\"SITE/guidance-compare.js\"></script>\
    <guidance-compare from=\"2018\" to=\"2023\" topic=\"referral\" v=\"1\"><a href=\"SITE/2018-2023.html\">What changed</a></guidance-compare>";

#[test]
fn an_element_is_told_and_tells() {
    let host = Host::new("element", ELEMENT, NO_POLICY);
    browse(|page| {
        host.open(page);
        wait_for_heading(page, "What changed from 2018 to 2023?");
        // By attribute, by property, several at once.
        page.js("document.querySelector('guidance-compare').setAttribute('from', '2010')", &[]);
        wait_for_heading(page, "What changed from 2010 to 2023?");
        page.js("Object.assign(document.querySelector('guidance-compare'), { from: '2013', to: '2018', topic: 'assessment' })", &[]);
        wait_for_heading(page, "What changed from 2013 to 2018?");
        let topics = shadow("return [...root.querySelectorAll('.topic > h2')].map((heading) => heading.innerText)");
        assert_eq!(page.js(&topics, &[]), json!(["Assessment"]));

        // A click inside changes the attributes and is told outside; nothing else of the page changes.
        page.js(
            "window.told = [];
             document.addEventListener('guidance-compare-change', ({ target, detail }) =>
                 told.push([target.localName, detail.from, detail.to, detail.topic]));",
            &[],
        );
        let address = page.js("return location.href", &[]);
        page.js(&shadow("root.querySelector('.swap').click()"), &[]);
        wait_for_heading(page, "What changed from 2018 to 2013?");
        let attributes = "const element = document.querySelector('guidance-compare');
            return [element.getAttribute('from'), element.to, element.topic]";
        assert_eq!(page.js(attributes, &[]), json!(["2018", "2013", "assessment"]));
        assert_eq!(page.js("return told", &[]), json!([["guidance-compare", "2018", "2013", "assessment"]]));
        assert_eq!(page.js("return [location.href, document.title]", &[]), json!([address, "Course"]));
        // The page may want again what it wanted before.
        page.js("Object.assign(document.querySelector('guidance-compare'), { from: '2013', to: '2018' })", &[]);
        wait_for_heading(page, "What changed from 2013 to 2018?");

        // Links lead to the site. A guest has no main part and no heading of the first level.
        let astray = shadow(
            "const site = new URL(document.querySelector('script[src]').src).origin;
             return [...root.querySelectorAll('a[href]')].map((link) => link.href).filter((href) => !href.startsWith(site)).slice(0, 5)",
        );
        assert_eq!(page.js(&astray, &[]), json!([]));
        assert_eq!(
            page.js(&shadow("return root.querySelectorAll('main, h1:not([aria-level=\"2\"])').length"), &[]),
            json!(0)
        );
    });
}

#[test]
fn what_a_page_sets_before_the_element_is_known_counts() {
    // By property, before the script is there: the attribute of the same name gives way.
    let early = "<script>addEventListener('DOMContentLoaded', () =>
        Object.assign(document.querySelector('guidance-compare'), { from: '2010', topic: 'assessment' }));</script>";
    let late = ELEMENT.replace("type=\"module\"", "type=\"late\"");
    let host = Host::new("element-early", &[early, &late].concat(), NO_POLICY);
    browse(|page| {
        host.open(page);
        assert_eq!(page.js("return document.querySelector('guidance-compare').from", &[]), json!("2010"));
        page.js(
            "const script = document.createElement('script');
             Object.assign(script, { type: 'module', src: document.querySelector('script[src]').src });
             document.body.append(script);",
            &[],
        );
        wait_for_heading(page, "What changed from 2010 to 2023?");
        page.js("document.querySelector('guidance-compare').from = '2013'", &[]);
        wait_for_heading(page, "What changed from 2013 to 2023?");
        let attributes = "const { from, topic } = document.querySelector('guidance-compare').attributes;
            return [from.value, topic.value]";
        assert_eq!(page.js(attributes, &[]), json!(["2013", "assessment"]));
    });
}

#[test]
fn nothing_jumps_where_an_element_has_its_height_reserved() {
    for (style, fits) in [
        // Not reserved: this is what the measure is for.
        ("min-height: 0", (|shift| shift > 0.005) as fn(f64) -> bool),
        ("min-height: 100vh", |shift| shift < 0.01),
        ("height: 25rem; overflow: auto", |shift| shift < 0.01),
    ] {
        let reserved = format!("<style>guidance-compare {{ display: block; {style}; }}</style><h1>Course</h1>");
        let host = Host::new(
            "element-reserved",
            &[WATCHED, &reserved, ELEMENT, "<p id=\"after\">After</p>"].concat(),
            NO_POLICY,
        );
        browse(|page| {
            host.open(page);
            wait_for_cards(page);
            thread::sleep(Duration::from_millis(300));
            let shift = jumped(page, &format!("An element with {style}"));
            assert!(fits(shift), "with {style} the host page jumps by {shift}");
        });
    }
}

// The look of the custom element.

/// Custom properties of the host that the style sheet of the element asks for.
fn properties() -> BTreeSet<String> {
    let sheet = site::read("guidance-compare.css");
    let asked = sheet.match_indices("var(--guidance-compare-");
    asked.filter_map(|(at, _)| sheet[at + 4..].split([',', ')']).next()).map(str::to_owned).collect()
}

const PARTS: [&str; 10] = ["all", "notice", "heading", "years", "answer", "filters", "topic", "card", "tag", "source"];

/// Text of a guest that stands out too little from its ground, where the whole of it is unfolded.
const FAINT: &str = "for (const details of root.querySelectorAll('details')) details.open = true;
    const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
    const light = (color) => {
        const [r, g, b] = channels(color).map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
        for (let e = element; e; e = e.parentElement) {
            const color = getComputedStyle(e).backgroundColor;
            if (channels(color)[3] !== 0) return color;
        }
        return 'rgb(0, 0, 0)';
    };
    const ratio = (element) => {
        const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => x - y);
        return (b + 0.05) / (a + 0.05);
    };
    const texts = [...root.querySelectorAll('*')].filter((element) => element.checkVisibility()
        && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''));
    return [texts.length > 200, [...new Set(texts.filter((element) => ratio(element) < 4.5)
        .map((element) => `${element.localName}.${element.className} ${ratio(element).toFixed(2)}`))].slice(0, 5)]";

#[test]
fn an_element_is_light_or_dark_as_its_page_is() {
    let whole = ELEMENT.replace(" topic=\"referral\"", "");
    for (head, prefers, expected) in [
        ("", "dark", "light"),
        ("<style>:root { color-scheme: dark; }</style>", "light", "dark"),
        ("<style>:root { color-scheme: light; }</style>", "dark", "light"),
        ("<style>:root { color-scheme: light dark; }</style>", "dark", "dark"),
        ("<style>:root { color-scheme: light dark; }</style>", "light", "light"),
        ("<style>guidance-compare { color-scheme: dark; }</style>", "light", "dark"),
        ("<style>:root { color-scheme: dark; } guidance-compare { color-scheme: light; }</style>", "dark", "light"),
        ("<meta name=\"color-scheme\" content=\"dark\">", "light", "dark"),
    ] {
        let host = Host::new("element-scheme", &[head, &whole].concat(), NO_POLICY);
        browse(|page| {
            page.media("", &[("prefers-color-scheme", prefers)]);
            host.open(page);
            wait_for_cards(page);
            let colors = shadow(
                "const { color, backgroundColor } = getComputedStyle(root.querySelector('.card'));
                 return [color, backgroundColor].map((color) => Number(/\\d+/.exec(color)[0]) > 128 ? 'light' : 'dark')",
            );
            let (text, ground) = if expected == "dark" { ("light", "dark") } else { ("dark", "light") };
            assert_eq!(page.js(&colors, &[]), json!([text, ground]), "{head}, preferring {prefers}");
            wait_for_js(page, &shadow("return root.querySelectorAll('.card').length > 100"), &json!(true));
            assert_eq!(page.js(&shadow(FAINT), &[]), json!([true, []]), "{head}, preferring {prefers}");

            // A page that changes its mind takes the element with it.
            let other = format!("document.querySelector('guidance-compare').style.colorScheme = '{text}'");
            page.js(&other, &[]);
            assert_eq!(page.js(&colors, &[]), json!([ground, text]), "{head}, then {text}");
        });
    }
}

#[test]
fn a_page_gives_an_element_its_own_look() {
    let (properties, mut style) = (properties(), String::new());
    for (i, property) in properties.iter().enumerate() {
        let value = match property.as_str() {
            "--guidance-compare-size" => "20px".to_owned(),
            "--guidance-compare-radius" => "3px".to_owned(),
            _ => format!("rgb({i}, 1, 2)"),
        };
        style += &format!("guidance-compare {{ {property}: {value}; }}\n");
    }
    for (i, part) in PARTS.iter().enumerate() {
        style += &format!("guidance-compare::part({part}) {{ outline: rgb({i}, 3, 4) dotted 2px; }}\n");
    }
    let whole = ELEMENT.replace(" topic=\"referral\"", "");
    let host = Host::new("element-look", &["<style>", &style, "</style>", &whole].concat(), NO_POLICY);
    browse(|page| {
        host.open(page);
        wait_for_cards(page);
        // Whatever takes one of these colours shows it; the ground of what is searched for only where somebody searches.
        let shown = shadow(
            "for (const details of root.querySelectorAll('details')) details.open = true;
             const colours = new Set();
             for (const element of root.querySelectorAll('*')) for (const before of [null, '::before']) {
                 const style = getComputedStyle(element, before);
                 for (const name of ['color', 'backgroundColor', 'backgroundImage', 'borderTopColor', 'fill'])
                     for (const [, i] of style[name].matchAll(/rgb\\((\\d+), 1, 2\\)/g)) colours.add(Number(i));
             }
             return [...colours]",
        );
        let mut seen = BTreeSet::new();
        let mut look = || seen.extend(page.js(&shown, &[]).as_array().into_iter().flatten().filter_map(Value::as_u64));
        page.js("document.querySelector('guidance-compare').q = 'child'", &[]);
        wait_for_js(page, &shadow("return root.querySelectorAll('mark').length > 0"), &json!(true));
        look();
        page.js("document.querySelector('guidance-compare').q = ''", &[]);
        wait_for_js(page, &shadow("return root.querySelectorAll('.card').length > 100"), &json!(true));
        look();
        let sizes = ["--guidance-compare-size", "--guidance-compare-radius"];
        for (i, property) in (0_u64..).zip(&properties) {
            assert!(seen.contains(&i) || sizes.contains(&property.as_str()), "{property} changes nothing");
        }
        let sizes = shadow(
            "return [getComputedStyle(root.querySelector('.says')).fontSize, getComputedStyle(root.querySelector('.card')).borderRadius]",
        );
        assert_eq!(page.js(&sizes, &[]), json!(["20px", "3px"]));
        for (i, part) in PARTS.iter().enumerate() {
            let outlines = shadow(&format!(
                "return [...new Set([...root.querySelectorAll('[part={part}]')].map((e) => getComputedStyle(e).outline))]"
            ));
            assert_eq!(page.js(&outlines, &[]), json!([format!("rgb({i}, 3, 4) dotted 2px")]), "{part}");
        }
        page.picture("embed-look");
    });
}

#[test]
fn what_a_page_can_style_is_written_where_hosts_look() {
    let builder = site::read("embed.html");
    let readme = site::read("npm/README.md");
    for property in properties() {
        assert!(builder.contains(&format!("<code>{property}</code>")), "embed.html does not name {property}");
        assert!(readme.contains(&format!("`{property}`")), "npm/README.md does not name {property}");
    }
    for part in PARTS {
        assert!(builder.contains(&format!("<code>{part}</code>")), "embed.html does not name {part}");
        assert!(readme.contains(&format!("`{part}`")), "npm/README.md does not name {part}");
    }
}

// Pages made by frameworks.

/// What a page of a framework does with an element: its state is shown, what is chosen inside becomes its state, and
/// the element comes and goes. The page offers `set`, `put` and `properties`, and writes its state into `output`.
fn lives_in_a_framework(name: &str, body: &str, packages: &[&str]) {
    let host = Host::new(name, body, NO_POLICY);
    if !install(&host.folder, packages) {
        return;
    }
    browse(|page| {
        host.open(page);
        wait_for_heading(page, "What changed from 2018 to 2023?");
        let topics = shadow("return [...root.querySelectorAll('.topic > h2')].map((heading) => heading.innerText)");
        assert_eq!(page.js(&topics, &[]), json!(["Referral"]));
        // From the state of the page into the element: values that change, one that goes.
        page.js("set({ from: '2010', to: '2018', topic: 'assessment' })", &[]);
        wait_for_heading(page, "What changed from 2010 to 2018?");
        wait_for_js(page, &topics, &json!(["Assessment"]));
        page.js("set({ from: '2010', to: '2018' })", &[]);
        wait_for_js(page, &shadow("return root.querySelectorAll('.topic').length > 1"), &json!(true));
        page.js("set({ from: '2010', to: '2018', topic: 'assessment' })", &[]);
        wait_for_js(page, &topics, &json!(["Assessment"]));
        // From inside the element into the state of the page.
        page.js(&shadow("root.querySelector('.swap').click()"), &[]);
        wait_for_heading(page, "What changed from 2018 to 2010?");
        page.wait_for_text("output", "2018 2010 assessment, heard 1");
        // The element goes, and comes again with the state that the page has now.
        page.js("put(false)", &[]);
        page.wait_until_gone("guidance-compare");
        page.js("set({ from: '2013', to: '2023', topic: 'training' })", &[]);
        page.js("put(true)", &[]);
        wait_for_heading(page, "What changed from 2013 to 2023?");
        wait_for_js(page, &topics, &json!(["Training and recruitment"]));
        page.js(&shadow("root.querySelector('.swap').click()"), &[]);
        page.wait_for_text("output", "2023 2013 training, heard 2");
    });
}

/// A page of React: `listening` says how its element is made and heard.
fn react(scripts: &str, listening: &str) -> String {
    format!(
        "<div id=\"page\"></div>{scripts}<script>
        const {{ createElement, useState, useEffect, useRef }} = React;
        function Course() {{
            const [state, setState] = useState({{ from: '2018', to: '2023', topic: 'referral' }});
            const [there, setThere] = useState(true);
            const [heard, setHeard] = useState(0);
            Object.assign(window, {{ set: setState, put: setThere }});
            const follow = ({{ detail: {{ from, to, topic }} }}) => {{ setState({{ from, to, topic }}); setHeard((n) => n + 1); }};
            {listening}
            return createElement('section', null, there && element,
                createElement('output', null, `${{state.from}} ${{state.to}} ${{state.topic}}, heard ${{heard}}`));
        }}
        ReactDOM.createRoot(document.querySelector('#page')).render(createElement(Course));
        </script><script type=\"module\" src=\"SITE/guidance-compare.js\"></script>"
    )
}

#[test]
fn a_page_of_react_uses_an_element_by_properties_and_handlers() {
    // React 19 comes as modules for bundlers only; a few lines stand for the bundler.
    let bundler = "<script>
        const files = { react: 'react/cjs/react.production.js', scheduler: 'scheduler/cjs/scheduler.production.js',
            'react-dom': 'react-dom/cjs/react-dom.production.js', 'react-dom/client': 'react-dom/cjs/react-dom-client.production.js' };
        const loaded = {};
        const require = (name) => {
            if (loaded[name]) return loaded[name].exports;
            const request = new XMLHttpRequest();
            request.open('GET', `node_modules/${files[name]}`, false);
            request.send();
            const module = loaded[name] = { exports: {} };
            new Function('module', 'exports', 'require', request.responseText)(module, module.exports, require);
            return module.exports;
        };
        const [React, ReactDOM] = [require('react'), require('react-dom/client')];</script>";
    let element =
        "const element = createElement('guidance-compare', { ...state, 'onguidance-compare-change': follow });";
    lives_in_a_framework("react", &react(bundler, element), &["react@19", "react-dom@19"]);
}

#[test]
fn a_page_of_react_before_19_uses_an_element_by_attributes() {
    let scripts = "<script src=\"node_modules/react/umd/react.production.min.js\"></script>
        <script src=\"node_modules/react-dom/umd/react-dom.production.min.js\"></script>";
    let element = "const place = useRef(null);
        useEffect(() => {
            const node = place.current;
            node?.addEventListener('guidance-compare-change', follow);
            return () => node?.removeEventListener('guidance-compare-change', follow);
        });
        const element = createElement('guidance-compare', { ...state, ref: place });";
    lives_in_a_framework("react-18", &react(scripts, element), &["react@18", "react-dom@18"]);
}

#[test]
fn a_page_of_vue_uses_an_element() {
    let body = "<div id=\"page\"></div><script src=\"node_modules/vue/dist/vue.global.prod.js\"></script><script>
        const app = Vue.createApp({
            data: () => ({ state: { from: '2018', to: '2023', topic: 'referral' }, there: true, heard: 0 }),
            methods: {
                follow({ detail: { from, to, topic } }) { this.state = { from, to, topic }; this.heard += 1; },
            },
            template: `<guidance-compare v-if=\"there\" :from=\"state.from\" :to=\"state.to\" :topic=\"state.topic\"
                @guidance-compare-change=\"follow\"></guidance-compare>
                <output>{{ state.from }} {{ state.to }} {{ state.topic }}, heard {{ heard }}</output>`,
        });
        app.config.compilerOptions.isCustomElement = (tag) => tag === 'guidance-compare';
        const page = app.mount('#page');
        window.set = (state) => { page.state = state; };
        window.put = (there) => { page.there = there; };
        </script><script type=\"module\" src=\"SITE/guidance-compare.js\"></script>";
    lives_in_a_framework("vue", body, &["vue@3"]);
}

#[test]
fn an_element_with_mistakes_shows_one_line_for_each() {
    let body = "<div id=\"app\">Their own app</div><script type=\"module\" src=\"SITE/guidance-compare.js\"></script>
        <guidance-compare from=\"1066\" to=\"<u>\" topic=\"<img src=x>\" layout=\"wild\"></guidance-compare>";
    let host = Host::new("element-mistakes", body, NO_POLICY);
    browse(|page| {
        host.open(page);
        wait_for_cards(page);
        assert_eq!(page.js(&shadow("return root.querySelectorAll('.ignored p').length"), &[]), json!(4));
        assert_eq!(page.js(&shadow("return root.querySelectorAll('img, u').length"), &[]), json!(0));
        assert_eq!(page.text("#app"), "Their own app");
    });
}

#[test]
fn styles_of_the_page_and_of_the_element_never_meet() {
    let hostile = "<style>* { all: unset !important; }
        html { font-size: 60px !important; direction: rtl !important; color: rgb(255, 0, 0) !important; }
        .card { display: none !important; }</style>";
    let host = Host::new("hostile", &[hostile, ELEMENT, SCRIPT].concat(), NO_POLICY);
    browse(|page| {
        host.open(page);
        wait_for_cards(page);
        let inside = shadow(
            "const heading = getComputedStyle(root.querySelector('.card h3'));
             return [heading.direction, parseFloat(heading.fontSize) < 20, heading.color !== 'rgb(255, 0, 0)',
                 getComputedStyle(root.querySelector('.card')).display,
                 root.querySelector('.guest').getBoundingClientRect().width > 600];",
        );
        assert_eq!(page.js(&inside, &[]), json!(["ltr", true, true, "block", true]));
        wait_for_height(page, |height| height > 600.0);
        page.picture("embed-hostile");
    });
}

#[test]
fn the_policies_that_the_builder_names_are_enough() {
    let frame = "<iframe src=\"SITE/embed-2018-2023.html?v=1\"></iframe>";
    for (name, body, policy) in [
        ("policy-frame", frame, "default-src 'none'; img-src data:; frame-src SITE"),
        ("policy-script", SCRIPT, "default-src 'none'; img-src data:; script-src SITE; frame-src SITE"),
        (
            "policy-element",
            ELEMENT,
            "default-src 'none'; img-src data:; script-src SITE 'wasm-unsafe-eval'; connect-src SITE",
        ),
    ] {
        let host = Host::new(name, body, policy);
        browse(|page| {
            host.open(page);
            if body == ELEMENT {
                wait_for_cards(page);
                let border = shadow("return getComputedStyle(root.querySelector('.card')).borderTopStyle");
                assert_eq!(page.js(&border, &[]), json!("solid"));
            } else {
                page.within("iframe", |frame| frame.wait_for("html.scripted .card"));
            }
            if body == SCRIPT {
                wait_for_height(page, |height| height > 600.0);
            }
        });
    }
}

#[test]
fn twenty_elements_live_on_one_page() {
    let one = |i: usize| {
        let topic = ["referral", "assessment", "training", "principles"][i % 4];
        format!("<guidance-compare from=\"2018\" to=\"2023\" topic=\"{topic}\"></guidance-compare>")
    };
    let elements: String = (0..20).map(one).collect();
    let host = Host::new(
        "twenty",
        &["<script type=\"module\" src=\"SITE/guidance-compare.js\"></script>", &elements].concat(),
        NO_POLICY,
    );
    browse(|page| {
        host.open(page);
        let count = |what: &str| {
            format!("return [...document.querySelectorAll('guidance-compare')].filter((element) => {what}).length")
        };
        wait_for_js(page, &count("element.shadowRoot.querySelector('.topic')"), &json!(20));
        // One is changed, nineteen stay.
        page.js("document.querySelectorAll('guidance-compare')[3].shadowRoot.querySelector('.swap').click()", &[]);
        wait_for_js(page, &count("element.from === '2023'"), &json!(1));
    });
}

#[test]
fn a_thousand_elements_come_and_go_without_a_trace() {
    let body = "<div id=\"place\"></div><script type=\"module\">
        import 'SITE/guidance-compare.js';
        const moment = () => new Promise((done) => setTimeout(done));
        window.rounds = 0;
        window.round = async (times) => {
            for (let i = 0; i < times; i += 1) {
                const element = Object.assign(document.createElement('guidance-compare'), { from: '2018', to: '2023', topic: 'training' });
                document.querySelector('#place').replaceChildren(element);
                while (!element.shadowRoot.querySelector('.topic')) await moment();
                element.remove();
                while (element.shadowRoot.querySelector('.topic')) await moment();
                window.rounds += 1;
            }
        };</script>";
    let host = Host::new("thousand", body, NO_POLICY);
    browse(|page| {
        host.open(page);
        wait_for_js(page, "return typeof window.round", &json!("function"));
        let after = |times: usize, all: usize| {
            page.js("window.round(arguments[0])", &[json!(times)]);
            for _ in 0..2400 {
                if page.js("return window.rounds", &[]) == json!(all) {
                    break;
                }
                thread::sleep(Duration::from_millis(50));
            }
            assert_eq!(page.js("return window.rounds", &[]), json!(all), "it takes too long");
            page.devtools("HeapProfiler.collectGarbage", json!({}));
            let heap = page.devtools("Runtime.getHeapUsage", json!({}));
            let counts = page.devtools("Memory.getDOMCounters", json!({}));
            let number = |value: &Value| value.as_f64().unwrap_or(0.0);
            (
                number(&heap["usedSize"]) + number(&heap["backingStorageSize"]),
                number(&counts["nodes"]),
                number(&counts["jsEventListeners"]),
            )
        };
        let (first, last) = (after(100, 100), after(900, 1000));
        println!("After 100: {first:?}; after 1000: {last:?} (bytes, nodes, listeners)");
        assert!(last.0 < first.0 * 1.1 + 300_000.0, "memory grows: {first:?} to {last:?}");
        assert!(last.1 < first.1 + 300.0, "nodes stay behind: {first:?} to {last:?}");
        assert!(last.2 < first.2 + 30.0, "listeners stay behind: {first:?} to {last:?}");
    });
}

// The package for learning systems.

/// Unzips the example package into a folder of the host, below a few others; says whether this machine can.
fn unpacked(folder: &Path) -> bool {
    let files = fs::read_dir(site::dist()).expect("the site is built").filter_map(|entry| Some(entry.ok()?.path()));
    let zips: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|ending| ending == "zip")).collect();
    let [zip] = zips.as_slice() else { panic!("there should be one package: {zips:?}") };
    let course = folder.join("lms/courses/a b");
    fs::create_dir_all(&course).expect("the folder can be made");
    match Command::new("unzip").arg("-q").arg(zip).arg("-d").arg(&course).status() {
        Ok(status) => status.success(),
        Err(_) => {
            eprintln!("Skipped: there is no unzip on this machine.");
            false
        }
    }
}

/// The least of a learning system, which notes what it hears.
const PLAYER: &str = "<script>
    const values = window.values = { 'cmi.core.lesson_status': 'not attempted' };
    const calls = window.calls = [];
    const noted = (name, answer) => (...given) => { calls.push([name, ...given].join(' ')); return answer(...given); };
    window.API = {
        LMSInitialize: noted('LMSInitialize', () => 'true'),
        LMSGetValue: noted('LMSGetValue', (name) => values[name] ?? ''),
        LMSSetValue: noted('LMSSetValue', (name, value) => { values[name] = value; return 'true'; }),
        LMSCommit: noted('LMSCommit', () => 'true'),
        LMSFinish: noted('LMSFinish', () => 'true'),
    };
    </script><iframe id=\"sco\" src=\"lms/courses/a%20b/embed-2018-2023.html?session=77\" width=\"900\" height=\"600\"></iframe>";

#[test]
fn a_learning_system_hears_of_opening_and_of_reading_to_the_end() {
    let host = Host::new("scorm", PLAYER, NO_POLICY);
    if !unpacked(&host.folder) {
        return;
    }
    browse(|page| {
        host.open(page);
        let status = "return values['cmi.core.lesson_status']";
        wait_for_js(page, status, &json!("incomplete"));
        page.within("#sco", |frame| {
            frame.wait_for("html.scripted .card");
            // Words that the learning system added to the address trouble nobody.
            assert_eq!(frame.count(".ignored"), 0);
            // Choosing works though the package holds one page only.
            frame.click(".swap");
            frame.wait_for_text(".title", "from 2023 to 2018");
            let astray = "return [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href'))
                .filter((href) => !/^(#|https?:)/.test(href)).slice(0, 5)";
            assert_eq!(frame.js(astray, &[]), json!([]), "links that lead nowhere in the package");
            // The end is where it is once all of the page is there.
            frame.wait_until_drawn();
            frame.js("scrollTo(0, document.documentElement.scrollHeight)", &[]);
        });
        wait_for_js(page, status, &json!("completed"));
        page.js("document.querySelector('#sco').src = 'about:blank'", &[]);
        wait_for_js(page, "return calls.at(-1)", &json!("LMSFinish "));
        let time = page.js("return values['cmi.core.session_time']", &[]);
        assert!(time.as_str().is_some_and(|time| time.starts_with("0000:00:")), "{time}");
    });
}

#[test]
fn a_package_works_where_its_program_has_the_wrong_type() {
    let folder = fresh("scorm-types");
    if !unpacked(&folder) {
        return;
    }
    let guessing = Folder::new(&folder).kind("wasm", "text/html").without("X-Content-Type-Options");
    let server = Server::start(0, vec![guessing]).expect("the package can be served");
    browse(|page| {
        page.forgive("application/wasm");
        page.go(&format!("{}/lms/courses/a%20b/", server.address()));
        page.wait_for("html.scripted .card");
        page.click(".swap");
        page.wait_for_text(".title", "from 2023 to 2018");
    });
}

/// A real runtime of SCORM 1.2, where npm can be had.
#[test]
fn scorm_again_runs_the_package() {
    let body = "<script src=\"node_modules/scorm-again/dist/scorm12.js\"></script><script>
        window.API = new (window.Scorm12API.default ?? window.Scorm12API)({ autocommit: false, logLevel: 5 });
        </script><iframe id=\"sco\" src=\"lms/courses/a%20b/embed-2018-2023.html\" width=\"900\" height=\"600\"></iframe>";
    let host = Host::new("scorm-again", body, NO_POLICY);
    if !unpacked(&host.folder) || !install(&host.folder, &["scorm-again@2"]) {
        return;
    }
    browse(|page| {
        host.open(page);
        let status = "return API.cmi.core.lesson_status";
        wait_for_js(page, status, &json!("incomplete"));
        page.within("#sco", |frame| {
            frame.wait_for("html.scripted .card");
            frame.js("scrollTo(0, document.documentElement.scrollHeight)", &[]);
        });
        wait_for_js(page, status, &json!("completed"));
    });
}

/// The folder for npm, packed and installed in a scratch page.
#[test]
fn the_npm_package_installs_and_runs() {
    let body = "<script type=\"module\" src=\"node_modules/guidance-compare/guidance-compare.js\"></script>
        <guidance-compare from=\"2018\" to=\"2023\" topic=\"referral\"></guidance-compare>";
    let host = Host::new("npm", body, NO_POLICY);
    if !npm(&host.folder, &["pack", "--silent", &site::dist().join("npm").display().to_string()]) {
        return;
    }
    let names = fs::read_dir(&host.folder)
        .expect("the folder is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let file = names.into_iter().find(|name| name.ends_with(".tgz")).expect("npm packs into one file");
    assert!(
        npm(&host.folder, &["install", "--offline", "--no-audit", "--no-fund", &format!("./{file}")]),
        "it installs"
    );
    browse(|page| {
        host.open(page);
        wait_for_cards(page);
    });
}

// What is pasted.

/// The table of the builder for everything from 2018 to 2023, cleaned by a system of other people in `system`, a folder
/// beside the host page: nothing of it is lost, and the system leaves what its list says.
fn the_table_survives(host: &Host, name: &str, system: &str) {
    let fixtures = site::root().join("tests/fixtures/editors");
    let script = format!("{name}.php");
    for file in ["clean.mjs", &script] {
        fs::copy(fixtures.join(file), host.folder.join(file)).expect("the fixture can be copied");
    }
    browse(|page| {
        page.open("embed.html");
        page.wait_for("#table pre");
        let pasted = page.js("return document.querySelector('#table pre').textContent", &[]);
        let pasted = pasted.as_str().expect("the table is text");
        assert!(pasted.matches("<tr>").count() > 200, "{pasted:.200}");
        // What no editor leaves shows that it was cleaned.
        let bait = format!("<script>bait()</script>{pasted}");
        fs::write(host.folder.join("pasted.html"), bait).expect("the table can be written");
        // It was installed, so that from here on nothing is skipped.
        assert!(runs(&host.folder, "node", &["clean.mjs", &script, system]), "{name} cleans");
        let cleaned = fs::read_to_string(host.folder.join("cleaned.html")).expect("something is left");
        assert!(!cleaned.contains("<script"), "{name} did not clean");

        page.go(&format!("{}/host.html", host.host.address()));
        let shown = "const [html, cleaned] = arguments;
            document.body.innerHTML = cleaned ? html.replace(/^(<p>)?bait\\(\\)(<\\/p>)?/, '') : html;
            const table = document.querySelector('table');
            // What a system does to the white space between tags is not to be seen.
            const text = document.body.innerText.replace(/\\s+/g, ' ').trim();
            const elements = [...document.querySelectorAll('table, table *')].map((e) => [e.localName, ...[...e.attributes].map((a) => `${a.name}=${a.value}`)].join(' '));
            return [getComputedStyle(table).display, table.rows.length, text, elements, document.links.length];";
        let before = page.js(shown, &[json!(pasted), json!(false)]);
        let after = page.js(shown, &[json!(cleaned), json!(true)]);
        assert_eq!(before[0], json!("table"));
        for (i, what) in ["look", "rows", "text", "elements", "links"].into_iter().enumerate() {
            assert!(before[i] == after[i], "{name} changes the {what}: {} to {}", before[i], after[i]);
        }
    });
    let known = fs::read_to_string(fixtures.join(format!("{name}.txt"))).expect("there is a list");
    let known: Vec<&str> = known.lines().filter(|line| !line.starts_with('#')).collect();
    let left = fs::read_to_string(host.folder.join("left.txt")).expect("the system says what it leaves");
    assert_eq!(left.lines().collect::<Vec<_>>(), known, "{name} leaves something else");
}

/// PHP, compiled to WebAssembly.
const PHP: [&str; 2] = ["@php-wasm/universal@3.1.56", "@php-wasm/node-7-4@3.1.56"];

/// A real WordPress with its database, where npm can be had.
#[test]
fn a_table_survives_wordpress() {
    let host = Host::new("wordpress", "", NO_POLICY);
    let (wordpress, plugin) = ("package/src/wordpress/wp-6.5.zip", "package/src/sqlite-database-integration");
    let archive = "wp-playground-wordpress-builds-0.9.19.tgz";
    if !npm(&host.folder, &["pack", "--silent", "@wp-playground/wordpress-builds@0.9.19"])
        || !runs(&host.folder, "tar", &["xzf", archive, wordpress, plugin])
        || !runs(&host.folder, "unzip", &["-q", wordpress, "-d", "wp"])
        || !runs(
            &host.folder,
            "unzip",
            &["-q", &format!("{plugin}/sqlite-database-integration.zip"), "-d", "wp/wp-content/plugins"],
        )
        || !install(&host.folder, &PHP)
    {
        return;
    }
    // Large, and all that is needed was taken out.
    let _ = fs::remove_file(host.folder.join(archive));
    the_table_survives(&host, "wordpress", "wp");
}

/// The cleaner that Moodle has in it, where the packages of Debian and npm can be had.
#[test]
fn a_table_survives_moodle() {
    let host = Host::new("moodle", "", NO_POLICY);
    if !runs(&host.folder, "apt-get", &["download", "php-htmlpurifier=4.11*"])
        || !runs(&host.folder, "sh", &["-c", "dpkg-deb --extract php-htmlpurifier_*.deb purifier"])
        || !install(&host.folder, &PHP)
    {
        return;
    }
    the_table_survives(&host, "moodle", "purifier/usr/share/php");
}

// The builder.

#[test]
fn the_builder_writes_what_was_chosen() {
    browse(|page| {
        page.open("embed.html");
        page.wait_for("#table pre");
        page.choose("select[name=from]", "2010");
        page.choose("select[name=topic]", "referral");
        page.wait_for_address("embed.html?topic=referral&years=2010-2023");
        let frame = format!(
            "{}/embed-2010-2023.html?topic=referral&amp;role=all&amp;for=all&amp;kind=all&amp;layout=auto&amp;evidence=era&amp;v=1#topic-referral",
            site::served().address()
        );
        page.wait_for_text("#frame pre", &frame);
        page.wait_for_text("#element pre", "<guidance-compare from=\"2010\" to=\"2023\" topic=\"referral\"");
        page.within("iframe.preview", |frame| frame.wait_for_text(".title", "from 2010 to 2023"));
        page.media("", &[("prefers-reduced-motion", "reduce")]);
        page.js("document.querySelector('#package button').click()", &[]);
        page.wait_for_text(".told", "is among your downloads");
    });
}
