//! What people do in the browser: choosing, filtering, searching, stepping, linking.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

use acceptance::{Key, browse};
use serde_json::json;

const CARD: &str = "article.card";

/// Waits until an element stands in the upper part of the window.
fn is_in_view(page: &acceptance::Page, css: &str) {
    page.until(&format!("{css} in the upper part of the window"), || {
        let top = page.js("return document.querySelector(arguments[0]).getBoundingClientRect().top", &[json!(css)]);
        if top.as_f64().is_some_and(|top| (-2.0..300.0).contains(&top)) { Ok(()) } else { Err(top.to_string()) }
    });
}

#[test]
fn editions_are_chosen_on_the_line_of_years() {
    browse(|page| {
        page.open("2018-2023.html");
        page.click(".stop:nth-child(3) .end[href]");
        page.wait_for_address("2013-2023.html");
        page.wait_for_text("h1", "What changed from 2013 to 2023?");
        assert!(page.title().contains("from 2013 to 2023"), "{}", page.title());
        // Choosing the edition at the other end swaps the two.
        page.click(".stop.to .end[href]");
        page.wait_for_address("2023-2013.html");
    });
}

#[test]
fn one_key_swaps_the_editions_and_back_and_forward_work() {
    browse(|page| {
        page.open("2010-2013.html?topic=assessment");
        page.press("s");
        page.wait_for_address("2013-2010.html?topic=assessment");
        page.wait_for_text("h1", "What changed from 2013 to 2010?");
        page.back();
        page.wait_for_address("2010-2013.html?topic=assessment");
        page.wait_for_text("h1", "What changed from 2010 to 2013?");
        page.forward();
        page.wait_for_text("h1", "What changed from 2013 to 2010?");
    });
}

#[test]
fn filters_go_into_the_address_and_out_of_it() {
    browse(|page| {
        page.open("2018-2023.html");
        let all = page.count(CARD);
        page.click(".chip .key.new");
        page.wait_for_address("2018-2023.html?kind=new");
        page.wait_until_drawn();
        let new = page.wait_for_count(CARD, |n| n < all);
        assert_eq!(new, page.count("article.card.new"));
        page.choose("select[name=topic]", "conference");
        page.wait_for_address("2018-2023.html?topic=conference&kind=new");
        page.wait_for_count("section.topic", |n| n == 1);
        page.click_text("Show everything");
        page.wait_for_address("2018-2023.html");
        page.wait_for_count(CARD, |n| n == all);
        // Every drop-down can be taken back to its first line.
        for (name, value) in
            [("topic", "conference"), ("for", "school-nurses"), ("role", "police"), ("evidence", "certain")]
        {
            page.choose(&format!("select[name={name}]"), value);
            page.wait_for_address(&format!("2018-2023.html?{name}={value}"));
            page.choose(&format!("select[name={name}]"), "");
            page.wait_for_address("2018-2023.html");
        }
    });
}

#[test]
fn words_are_searched_while_they_are_typed_and_hits_are_marked() {
    browse(|page| {
        page.open("2018-2023.html");
        let all = page.count(CARD);
        page.press("/");
        page.press("strategy discussion");
        page.wait_for_address("2018-2023.html?q=strategy+discussion");
        page.wait_for_count(CARD, |n| n > 0 && n < all);
        page.wait_for("mark");
        page.fill("input[type=search]", "no such words at all");
        page.wait_for_text(".count", "Nothing here fits");
        // What was typed is still there.
        assert_eq!(page.value("input[type=search]"), "no such words at all");
    });
}

#[test]
fn what_was_typed_last_is_there_when_somebody_comes_back() {
    browse(|page| {
        page.open("2018-2023.html");
        page.js(
            "return (async () => {
              const field = document.querySelector('#main input[type=search]');
              for (const words of ['p', 'po', 'police']) {
                field.value = words;
                field.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise((done) => setTimeout(done, 20));
              }
              // On before the typing pauses.
              document.querySelector('.swap').click();
            })();",
            &[],
        );
        page.wait_for_address("2023-2018.html?q=police");
        page.back();
        page.wait_for_address("2018-2023.html?q=police");
        assert_eq!(page.value("#main input[type=search]"), "police");
        // All that was typed is one place to go back to.
        page.back();
        assert!(!page.address().contains("2018-2023"), "{}", page.address());
    });
}

#[test]
fn an_address_brings_back_the_whole_view() {
    browse(|page| {
        page.open("2018-2023.html?topic=conference&kind=changed&layout=inline&q=chair");
        page.wait_for("a.chip[aria-current] .key.changed");
        page.wait_for("[data-layout=inline]");
        assert_eq!(page.value("select[name=topic]"), "conference");
        assert_eq!(page.value("input[type=search]"), "chair");
    });
}

#[test]
fn keys_step_from_change_to_change_and_the_address_follows() {
    browse(|page| {
        page.open("2010-2013.html");
        page.press("n");
        page.wait_for(".card:focus");
        let first = page.focused();
        page.press("n");
        page.until("the second change to be focused", || {
            let second = page.focused();
            if second == first { Err(second) } else { Ok(()) }
        });
        page.press("p");
        page.until("the first change again", || if page.focused() == first { Ok(()) } else { Err(page.focused()) });
        assert!(page.address().contains('#'), "{}", page.address());
        page.click(".stepper [data-action=next]");
    });
}

#[test]
fn a_link_to_one_change_opens_on_it_with_and_without_script() {
    browse(|page| {
        page.open("2010-2013.html#assessment-time-limit");
        page.wait_for("#assessment-time-limit:target");
        is_in_view(page, "#assessment-time-limit");
    });
    browse(|page| {
        page.scripts(false);
        page.open_still("2010-2013.html#assessment-time-limit");
        page.scripts(true);
        is_in_view(page, "#assessment-time-limit");
    });
}

#[test]
fn copying_a_link_writes_the_view_in_full() {
    browse(|page| {
        page.open("2010-2013.html?topic=assessment");
        page.js("window.copied = []; navigator.clipboard.writeText = text => { window.copied.push(text); return Promise.resolve(); }", &[]);
        page.click("#assessment-time-limit [data-action=copy]");
        page.wait_for_text(".told", "on the clipboard");
        let copied = page.js("return window.copied[0]", &[]);
        let copied = copied.as_str().unwrap_or_default();
        for part in [
            "2010-2013.html?topic=assessment",
            "kind=all",
            "layout=auto",
            "evidence=era",
            "v=1",
            "#assessment-time-limit",
        ] {
            assert!(copied.contains(part), "{copied} lacks {part}");
        }
    });
}

#[test]
fn what_the_address_says_wrongly_is_told_in_a_line() {
    browse(|page| {
        page.open("2018-2023.html?topic=nonsense&colour=red&kind=%ZZ");
        page.wait_for_text(".notice.ignored", "topic=nonsense");
        page.wait_for_text(".notice.ignored", "colour");
        assert!(page.count(CARD) > 20);
    });
}

#[test]
fn an_unknown_page_offers_the_nearest_ones() {
    browse(|page| {
        page.forgive("404");
        page.open("2018-2032.html");
        page.wait_for_text("h1", "There is no such page");
        page.wait_for(".nearest a[href='2018-2023.html']");
        page.click(".nearest a[href='2018-2023.html']");
        page.wait_for_text("h1", "What changed from 2018 to 2023?");
    });
}

#[test]
fn narrow_dark_and_wide_pages_fit_their_windows() {
    browse(|page| {
        for (width, name) in [(360, "narrow"), (768, "middle"), (1280, "wide")] {
            page.size(width, 800);
            for address in [
                "2018-2023.html",
                "2010-2013.html?layout=sides",
                "timescales.html",
                "roles.html",
                "places-2010-2023.html",
                "search.html?q=LADO",
                "embed.html",
                "404.html",
            ] {
                page.open(address);
                page.assert_no_sideways_scroll();
                if address == "2018-2023.html" {
                    page.picture(&format!("compare-{name}"));
                }
            }
            for address in [
                "index.html",
                "duty-assessment-time-limit.html",
                "role-police.html",
                "definitions.html",
                "history.html",
                "edition-2013.html",
                "coverage.html",
                "about.html",
                "processes.html",
            ] {
                page.open_still(address);
                page.assert_no_sideways_scroll();
            }
        }
        page.size(1280, 900);
        page.dark();
        page.open("2018-2023.html");
        page.picture("compare-dark");
        let background = page.js("return getComputedStyle(document.body).backgroundColor", &[]);
        assert_ne!(background, json!("rgb(244, 246, 249)"));
    });
}

#[test]
fn the_keyboard_alone_reaches_everything() {
    browse(|page| {
        page.open("2018-2023.html");
        page.press(Key::Tab);
        page.wait_for(".skip:focus");
        page.press(Key::Enter);
        page.wait_for_address("2018-2023.html#main");
        let reached = page.js(
            "const focusable = [...document.querySelectorAll('a[href], button, select, input, summary')]
                 .filter(e => e.offsetParent !== null && e.tabIndex < 0);
             return focusable.length;",
            &[],
        );
        assert_eq!(reached, json!(0), "elements that the tab key does not reach");
    });
}

#[test]
fn one_key_leads_to_the_search_from_every_page() {
    browse(|page| {
        // A page that stays as it was rendered, one that has no search of its own, and one that has.
        page.open_still("duty-assessment-time-limit.html");
        page.press("/");
        page.wait_for_address("search.html#q");
        page.wait_for("#q:focus");
        page.open("timescales.html");
        page.press("/");
        page.wait_for_address("search.html#q");
        page.wait_for("#q:focus");
        page.open("2018-2023.html");
        page.press("/");
        page.wait_for("#main input[type=search]:focus");
        // While somebody types, it is a letter.
        page.press("/");
        page.wait_for_address("2018-2023.html?q=%2F");
    });
}

/// The program begins again on the page, as if the page had just been loaded.
const BEGIN_AGAIN: &str = "
    document.querySelector('#main').removeAttribute('data-alive');
    return import(new URL('app.js?again', location.href)).then((program) =>
        program.default({ module_or_path: new URL('app_bg.wasm', location.href) })).then(() => null);";

/// Who walks through the changes before the program is there goes on from where they are.
#[test]
fn the_focus_stays_where_it_is_when_the_program_begins() {
    browse(|page| {
        page.open("2018-2023.html");
        page.js(
            &format!(
                "window.link = document.querySelectorAll('.card .links a')[20];
                 window.link.focus();
                 {BEGIN_AGAIN}"
            ),
            &[],
        );
        page.wait_until_alive();
        page.until("the focus to be on the link", || {
            match page.js("return document.activeElement === window.link", &[]) {
                serde_json::Value::Bool(true) => Ok(()),
                other => Err(other.to_string()),
            }
        });
    });
}

/// What somebody types before the program is there is not lost when it takes over.
#[test]
fn what_is_typed_early_is_kept() {
    browse(|page| {
        page.open("2018-2023.html");
        // While somebody is in the field.
        page.js(
            &format!(
                "document.querySelector('#main input[type=search]').focus();
                 document.activeElement.value = 'conference';
                 {BEGIN_AGAIN}"
            ),
            &[],
        );
        page.wait_until_alive();
        page.wait_for("#main input[type=search]:focus");
        assert_eq!(page.value("#main input[type=search]"), "conference");
        page.wait_for(".card mark");
    });
}

#[test]
fn a_process_is_a_picture_with_a_name_and_a_list_that_says_the_same() {
    browse(|page| {
        page.open_still("process-referral-2018-2023.html");
        let names = page.js(
            "return [...document.querySelectorAll('main svg[role=img]')].map(svg => {
                 const ids = (svg.getAttribute('aria-labelledby') ?? '').split(' ').filter(id => id);
                 return ids.map(id => document.getElementById(id)?.textContent.trim() ?? '').join(' ');
             })",
            &[],
        );
        let names = names.as_array().cloned().unwrap_or_default();
        assert!(!names.is_empty(), "no picture with a role");
        assert!(names.iter().all(|name| name.as_str().is_some_and(|name| name.len() > 10)), "{names:?}");
        // Every step of the picture stands in the list, with its duty within reach of the keyboard.
        assert!(page.count("main ol li") >= 8);
        assert!(page.count("main li a[href^='duty-']") >= 3);
        page.click("main li a[href^='duty-']");
        page.wait_for("h1");
        assert!(page.address().contains("duty-"), "{}", page.address());
        page.back();
        // Narrow, the list takes the place of the picture.
        page.size(360, 800);
        let shown = page.js(
            "return [...document.querySelectorAll('main svg[role=img]')].filter(svg => svg.getClientRects().length > 0).length",
            &[],
        );
        assert_eq!(shown, json!(0), "pictures shown at 360 px");
        page.assert_no_sideways_scroll();
    });
}

#[test]
fn a_question_about_a_day_is_answered_on_the_history_page() {
    browse(|page| {
        page.open_still("history.html?date=2011-05-01");
        page.wait_for_text("#on-date", "2010");
        page.open_still("history.html?date=nonsense");
        page.wait_for_text("#on-date", "nonsense");
    });
}

#[test]
fn old_places_are_looked_up_and_never_guessed() {
    browse(|page| {
        page.open("places-2018-2023.html");
        page.fill("textarea", "p. 33\nparagraph 9999\n!!!");
        page.wait_for_text("main", "9999");
        page.wait_for_text("main", "!!!");
    });
}

#[test]
fn search_knows_abbreviations_and_forgives_a_slip() {
    browse(|page| {
        // Getting ready while nobody types leaves what the address said wrongly on the page.
        page.open("search.html?colour=red");
        page.js("return new Promise((done) => setTimeout(done, 900))", &[]);
        page.wait_for(".ignored");
        assert_eq!(page.address(), "search.html?colour=red");
        page.open("search.html?q=LADO");
        page.wait_for_text("main", "esignated officer");
        page.fill("main input[type=search]", "strategy discusion");
        page.wait_for_text("main", "trategy discussion");
    });
}
