//! Every page as static HTML, written when the site is built.

use std::fs;
use std::path::Path;

use yew::LocalServerRenderer;

use crate::address::{Address, Page, Pair, Program};
use crate::app::{App, AppProps, Pages};
use crate::browser::Place;
use crate::parts::frame;
use crate::{data, pages};

#[cfg(test)]
mod outlines;
pub mod preview;
#[cfg(test)]
mod sixth_edition;

/// The page that every page starts from.
const TEMPLATE: &str = include_str!("../index.html");
/// Files that stand beside the pages.
const BESIDE: [(&str, &str); 6] = [
    ("boot.js", include_str!("boot.js")),
    ("keys.js", include_str!("keys.js")),
    ("frame.js", include_str!("../embed/frame.js")),
    ("embed.js", include_str!("../embed/embed.js")),
    ("scorm.js", include_str!("../embed/scorm.js")),
    ("guidance-compare.js", include_str!("../embed/guidance-compare.js")),
];
/// The parts of the style sheet that comparisons need, on the site and elsewhere.
const STYLE: [&str; 2] = [include_str!("style/base.css"), include_str!("style/embed.css")];
/// The parts that all other pages need too.
const MORE_STYLE: [&str; 4] = [
    include_str!("style/through.css"),
    include_str!("style/lists.css"),
    include_str!("style/process.css"),
    include_str!("style/builder.css"),
];

/// Writes every page into a folder, with the files that stand beside them. Says how many pages.
///
/// # Errors
/// Where a file cannot be written, or the template lacks a mark.
pub async fn site(folder: &Path) -> Result<usize, String> {
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| format!("{} could not be written: {error}", path.display()))
    };
    fs::create_dir_all(folder).map_err(|error| format!("{} could not be made: {error}", folder.display()))?;
    let corpus = data::corpus();
    let editions: Vec<&str> = corpus.editions.iter().map(corpus::Edition::id).collect();
    for (name, text) in BESIDE {
        write(name, &text.replace("%EDITIONS%", &editions.join("\", \"")))?;
    }
    write("style.css", &tight(&STYLE.concat()))?;
    write("more.css", &tight(&MORE_STYLE.concat()))?;
    write("guidance-compare.css", &tight(&packages::shadow::style(&STYLE.concat())))?;
    let pages = Page::all(corpus);
    for page in pages.iter().filter(|page| matches!(page, Page::Home | Page::Compare(_))) {
        let path = folder.join(preview_file(page));
        let png = preview::png(corpus, pair_of(page))?;
        fs::write(&path, png).map_err(|error| format!("{} could not be written: {error}", path.display()))?;
    }
    for page in &pages {
        write(&page.file(), &page_html(page).await?)?;
    }
    for (old, page) in Page::former(corpus) {
        write(&old, &page_html(&page).await?)?;
    }
    Ok(pages.len())
}

/// A page as HTML.
///
/// # Errors
/// Where the template lacks a mark.
pub async fn page_html(page: &Page) -> Result<String, String> {
    let corpus = data::corpus();
    let pages = Pages { draw: pages::every, title: pages::list_title, package: None };
    let props = AppProps { address: Address::plain(page.clone()), pages, place: Place::Page, kept: None };
    // Without the marks by which Yew would find its elements again: the program draws what it changes.
    let body = LocalServerRenderer::<App>::with_props(props).hydratable(false).render().await;
    let (title, description) = (escape(&pages::title(corpus, page)), escape(&pages::description(corpus, page)));
    let index = if matches!(page, Page::Embed(_) | Page::Unknown(_)) {
        "\n    <meta name=\"robots\" content=\"noindex\">"
    } else {
        ""
    };
    let script = match page {
        // A module is refused to a sandboxed frame whose server does not say that everybody may read it.
        Page::Embed(_) => "\n    <script src=\"frame.js\" defer></script>",
        page if page.is_alive() || page.has_island() => "\n    <script type=\"module\" src=\"boot.js\"></script>",
        _ => "\n    <script type=\"module\" src=\"keys.js\"></script>",
    };
    let more = if page.program() == Some(Program::Comparisons) {
        ""
    } else {
        "\n    <link rel=\"stylesheet\" href=\"more.css\">"
    };
    let program = page.program().map_or(String::new(), |program| format!(" data-program=\"{}\"", program.file()));
    // Those who show previews want whole addresses; without one they get what stands beside the page.
    let site = escape(&std::env::var(SITE).unwrap_or_default());
    let address = if site.is_empty() {
        String::new()
    } else {
        format!("<meta property=\"og:url\" content=\"{site}{}\">\n    ", page.file())
    };
    let image = preview_file(page);
    let shown = match pair_of(page) {
        Some(Pair { from, to }) => {
            format!("The editions of {from} and {to} on the line of years, with the number of changes of each kind")
        }
        None => format!("The editions of {} on the line of years", corpus.years()),
    };
    let head = format!(
        "<title>{title}</title>\n    \
         <meta name=\"description\" content=\"{description}\">\n    \
         <meta property=\"og:title\" content=\"{title}\">\n    \
         <meta property=\"og:description\" content=\"{description}\">\n    \
         <meta property=\"og:type\" content=\"article\">\n    \
         {address}<meta property=\"og:image\" content=\"{site}{image}\">\n    \
         <meta property=\"og:image:width\" content=\"1200\">\n    \
         <meta property=\"og:image:height\" content=\"630\">\n    \
         <meta property=\"og:image:alt\" content=\"{shown}\">\n    \
         <meta name=\"twitter:card\" content=\"summary_large_image\">{index}\n    \
         <link rel=\"stylesheet\" href=\"style.css\">{more}{script}"
    );
    let (before, rest) = cut(TEMPLATE, "<!-- head:begin -->")?;
    let (_, rest) = cut(rest, "<!-- head:end -->")?;
    let (middle, after) = cut(rest, "<div id=\"app\" data-page=\"\"></div>")?;
    // A comparison draws only what changes; its frame is around it.
    let (frame_before, frame_after) = if matches!(page, Page::Compare(_)) {
        (frame::before(corpus, page).into_string(), frame::after().into_string())
    } else {
        Default::default()
    };
    let file = page.file();
    Ok(format!(
        "{before}{head}{middle}{frame_before}<div id=\"app\" data-page=\"{file}\"{program}>{body}</div>{frame_after}{after}"
    ))
}

/// Names the variable that says where the site will be served.
const SITE: &str = "GUIDANCE_SITE";

/// The two editions that a page compares.
fn pair_of(page: &Page) -> Option<&Pair> {
    match page {
        Page::Compare(pair)
        | Page::Embed(pair)
        | Page::Places(pair)
        | Page::ProcessesPair(pair)
        | Page::ProcessPair(_, pair) => Some(pair),
        _ => None,
    }
}

/// The picture that a preview of a link to the page shows.
fn preview_file(page: &Page) -> String {
    pair_of(page).map_or("preview.png".to_owned(), |pair| format!("preview-{}-{}.png", pair.from, pair.to))
}

/// A style sheet without what only its writers read: comments, and the white space between its lines.
fn tight(style: &str) -> String {
    let mut out = String::new();
    let mut rest = style;
    while let Some((code, comment)) = rest.split_once("/*") {
        out.push_str(code);
        rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
    }
    out.push_str(rest);
    out.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn cut<'t>(text: &'t str, mark: &str) -> Result<(&'t str, &'t str), String> {
    text.split_once(mark).ok_or_else(|| format!("index.html lacks the mark {mark}"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
