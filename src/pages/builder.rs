//! How to put a comparison on another page: choose what it shows, see it, take it in one of five ways.

use std::pin::Pin;

use comparison::Kind;
use corpus::{Corpus, Strength};
use packages::scorm::{Package, SHARED};
use packages::zip;
use yew::prelude::*;

use crate::address::{Address, Layout, Page, Pair, View};
use crate::app::Context;
use crate::pages::compare;
use crate::parts::filters;
use crate::paste::Wanted;
use crate::{browser, data};

/// Stands for the site's address where no script tells it.
const SOMEWHERE: &str = "https://example.org/guidance-compare/";

/// How to put a comparison on another page.
pub fn page(context: &Context) -> Html {
    let (corpus, address) = (data::corpus(), &context.address);
    let pair = pair(corpus, &address.view);
    let view = shown(&address.view);
    let title = title(corpus, &pair, &view);
    let site = if context.alive { browser::absolute("") } else { SOMEWHERE.to_owned() };
    let wanted = Wanted { site: &site, pair: &pair, view: &view, title: &title };
    let embed =
        Address { page: Page::Embed(pair.clone()), view: view.clone(), fragment: String::new(), ignored: Vec::new() };
    let preview = embed.full_href();
    html! {
        <>
            <h1 tabindex="-1">{ "Put a comparison on your own page" }</h1>
            <p class="lede">{ "For course pages, intranets and learning systems. Choose what to show, look at it, and take it in one of five ways. Everything that you choose is written into what you take, so that it goes on showing the same." }</p>
            <section aria-labelledby="choose">
                <h2 id="choose">{ "Choose" }</h2>
                { choices(context, &pair) }
                <p class="static-only note">{ "Choosing needs scripting. Without it, take the texts below and change the years and words in them by hand; every setting is listed at the end." }</p>
            </section>
            <section aria-labelledby="look">
                <h2 id="look">{ "Look" }</h2>
                // A new frame for every choice: one that is sent elsewhere would add to the way back.
                <iframe key={preview.clone()} class="preview" src={preview} title={format!("Preview: {title}")} loading="lazy"></iframe>
            </section>
            <section aria-labelledby="take">{ take(&wanted, context.alive) }</section>
        </>
    }
}

/// Makes the package that an address of the builder asks for, gives it to the person, and says how it went.
pub fn package(address: Address) -> Pin<Box<dyn Future<Output = String>>> {
    Box::pin(make_package(address))
}

async fn make_package(address: Address) -> String {
    let corpus = data::corpus();
    let pair = pair(corpus, &address.view);
    let view = shown(&address.view);
    let shown =
        Address { page: Page::Embed(pair.clone()), view: view.clone(), fragment: String::new(), ignored: Vec::new() };
    let package = Package {
        view: shown.full_href().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default(),
        title: title(corpus, &pair, &view),
        site: browser::absolute(""),
        from: pair.from,
        to: pair.to,
    };
    match zipped(&package).await.and_then(|bytes| browser::save(&package.file(), &bytes)) {
        Some(()) => package.file() + " is among your downloads.",
        None => "The package could not be made: a file of this site could not be fetched.".to_owned(),
    }
}

async fn zipped(package: &Package) -> Option<Vec<u8>> {
    let page = String::from_utf8(browser::fetch(&package.page()).await?).ok()?;
    let mut shared = Vec::new();
    for name in SHARED {
        shared.push((name.to_owned(), browser::fetch(name).await?));
    }
    Some(zip::archive(&package.files(&page, shared)))
}

/// The two editions that an address of the builder names; the two newest where it names none.
fn pair(corpus: &Corpus, view: &View) -> Pair {
    view.years.clone().unwrap_or_else(|| Pair::latest(corpus))
}

/// What the builder's address says of the comparison itself.
fn shown(view: &View) -> View {
    View { years: None, ..view.clone() }
}

/// What the comparison is called, with what it is narrowed to.
fn title(corpus: &Corpus, pair: &Pair, view: &View) -> String {
    let mut title =
        ["What changed in Working Together to Safeguard Children from ", &pair.from, " to ", &pair.to].concat();
    let mut add = |between: &str, name: &str| {
        title.push_str(between);
        title.push_str(name);
    };
    if let Some(topic) = view.topic.as_ref().and_then(|id| corpus.topics.get(id)) {
        add(": ", &topic.title);
    }
    if let Some(audience) = view.audience.as_ref().and_then(|id| corpus.audiences.get(id)) {
        add(", for: ", &audience.name);
    }
    if let Some(role) = view.role.as_ref().and_then(|id| corpus.roles.get(id)) {
        add(", who acts: ", &role.name);
    }
    title
}

fn choices(context: &Context, pair: &Pair) -> Html {
    let (address, view) = (&context.address, &context.address.view);
    let Some(comparison) = data::comparison(pair) else { return html! {} };
    let same = |ids: Vec<&str>| -> Vec<(String, String)> {
        ids.into_iter().map(|id| (id.to_owned(), id.to_owned())).collect()
    };
    let editions = same(comparison.corpus.editions.iter().map(corpus::Edition::id).collect());
    let kinds: Vec<_> = Kind::ALL.into_iter().map(|kind| (kind.id().to_owned(), kind.in_words().to_owned())).collect();
    let (topics, roles) = (filters::topics(comparison), filters::roles(comparison));
    let select =
        |name, label, all, options: &[(String, String)], chosen| filters::select(name, label, all, options, chosen);
    html! {
        <div class="making scripted-only">
            { select("from", "From", "", &editions, Some(pair.from.as_str())) }
            { select("to", "To", "", &editions, Some(pair.to.as_str())) }
            { select("topic", "Topic", "All topics", &topics, view.topic.as_deref()) }
            { filters::audience(&context.address, "Everyone") }
            { select("role", "Who acts", "Any body or practitioner", &roles, view.role.as_deref()) }
            { select("kind", "Kind of change", "All changes", &kinds, view.kind.map(Kind::id)) }
            { select("evidence", "Evidence", "Any evidence", &filters::evidence(), Some(view.evidence.id())) }
            <div class="layouts" role="group" aria-label="Layout">{ for Layout::ALL.into_iter().map(|layout| filters::layout_choice(address, layout)) }</div>
        </div>
    }
}

/// The ways to take a comparison, and what is to be known of them. The prose is a file of its own, with marks for what
/// was chosen; all that is put in is escaped.
fn take(wanted: &Wanted<'_>, alive: bool) -> Html {
    let corpus = data::corpus();
    let mut out = String::new();
    for (i, piece) in include_str!("../../embed/take.html").split('%').enumerate() {
        if i % 2 == 0 {
            out.push_str(piece);
            continue;
        }
        let text = match piece {
            "SITE" => wanted.site.to_owned(),
            "ORIGIN" => wanted.site.split_inclusive('/').take(3).collect::<String>().trim_end_matches('/').to_owned(),
            "LINK" => wanted.link(),
            // Long, and made for what was chosen: it is written where somebody can choose.
            "TABLE" if !alive => String::new(),
            "TABLE" => data::comparison(wanted.pair).map_or(String::new(), |comparison| {
                wanted.table(comparison, &compare::cards(wanted.pair, wanted.view))
            }),
            "FRAME" => wanted.frame(),
            "SCRIPT" => wanted.script(),
            "ELEMENT" => wanted.element(),
            "FILE" => packages::scorm::file(&wanted.pair.from, &wanted.pair.to),
            "EDITIONS" => corpus.editions.iter().map(corpus::Edition::id).collect::<Vec<_>>().join(", "),
            "TOPICS" => corpus.topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>().join(", "),
            "AUDIENCES" => corpus.audiences.iter().map(|audience| audience.id.as_str()).collect::<Vec<_>>().join(", "),
            "ROLES" => corpus.roles.iter().map(|role| role.id.as_str()).collect::<Vec<_>>().join(", "),
            "KINDS" => Kind::ALL.map(Kind::id).join(", "),
            "LAYOUTS" => Layout::ALL.map(Layout::id).join(", "),
            _ => Strength::ALL.map(Strength::id).join(", "),
        };
        out.push_str(&packages::scorm::escape(&text));
    }
    Html::from_html_unchecked(out.into())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_mark_of_the_prose_is_known() {
        let known =
            "SITE ORIGIN LINK TABLE FRAME SCRIPT ELEMENT FILE EDITIONS TOPICS AUDIENCES ROLES KINDS LAYOUTS EVIDENCE";
        for mark in include_str!("../../embed/take.html").split('%').skip(1).step_by(2) {
            assert!(known.split(' ').any(|name| name == mark), "%{mark}%");
        }
    }
}
