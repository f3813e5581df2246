//! The pages, a module each. Every page is a pure function of the corpus and an address.

use corpus::Corpus;
use yew::prelude::*;

#[cfg(feature = "render")]
use crate::address::Program;
use crate::address::{Address, Page, Pair};
use crate::app::Context;
use crate::data;
use crate::parts::frame;

#[cfg(feature = "render")]
pub mod about;
pub mod builder;
pub mod compare;
#[cfg(feature = "render")]
pub mod coverage;
#[cfg(feature = "render")]
pub mod definitions;
#[cfg(feature = "render")]
pub mod duty;
#[cfg(feature = "render")]
pub mod edition;
pub mod everything;
pub mod flows;
#[cfg(feature = "render")]
pub mod history;
#[cfg(feature = "render")]
pub mod home;
pub mod places;
#[cfg(feature = "render")]
pub mod process;
#[cfg(feature = "render")]
pub mod processes;
#[cfg(feature = "render")]
pub mod role;
pub mod roles;
pub mod timescales;
pub mod unknown;

/// The page that the address names, of all that there are, as it is rendered.
///
/// Pages are functions of the context and not components: what has no state of its own needs none
/// of what a component carries, and every component makes the download larger.
#[cfg(feature = "render")]
pub fn every(context: &Context) -> Html {
    match context.address.page.program() {
        Some(Program::Comparisons) => comparisons(context),
        Some(Program::Lists) if context.address.page.is_alive() => lists(context),
        _ => frame::whole(context, still(&context.address.page)),
    }
}

/// The page that the address names, of those that compare, without the frame of the site.
pub fn comparisons(context: &Context) -> Html {
    match &context.address.page {
        Page::Compare(pair) => frame::inner(context, compare::page(context, pair, false)),
        Page::Embed(pair) => frame::inner(context, compare::page(context, pair, true)),
        _ => html! {},
    }
}

/// The page that the address names, of those that list and search, in the frame of the site. Of a page that stays as
/// it was rendered the browser draws only the part that answers there.
pub fn lists(context: &Context) -> Html {
    let page = match &context.address.page {
        Page::Timescales => timescales::page(context),
        Page::Roles => roles::page(context),
        Page::Places(pair) => places::page(context, pair),
        Page::Search => everything::page(context),
        Page::Builder => builder::page(context),
        Page::Unknown(file) => unknown::page(file),
        page if page.has_island() => return crate::parts::on_date::part(context),
        _ => html! {},
    };
    frame::whole(context, page)
}

/// A page that is only rendered. The browser keeps none of them in its program.
#[cfg(feature = "render")]
fn still(page: &Page) -> Html {
    match page {
        Page::Home => home::page(),
        Page::Duty(id) => duty::page(id),
        Page::Role(id) => role::page(id),
        Page::Definitions => definitions::page(),
        Page::Processes => processes::page(),
        Page::ProcessesPair(pair) => processes::changed(pair),
        Page::Process(id) => process::page(id),
        Page::ProcessIn(id, edition) => process::alone(id, edition),
        Page::ProcessPair(id, pair) => process::beside(id, pair),
        Page::History => history::page(),
        Page::Edition(id) => edition::page(id),
        Page::Coverage => coverage::page(),
        Page::About => about::page(),
        _ => html! {},
    }
}

/// The titles of the pages that compare.
pub fn comparison_title(page: &Page) -> String {
    match page {
        Page::Compare(pair) => pair_of("What changed", pair) + TITLE_END,
        Page::Embed(pair) => pair_of("What changed", pair) + ", to embed" + TITLE_END,
        _ => String::new(),
    }
}

/// What ends the title of every page but the first.
const TITLE_END: &str = " · Working Together, compared";

/// The titles of all pages.
pub fn list_title(page: &Page) -> String {
    title(data::corpus(), page)
}

/// The title of a page, as the browser, bookmarks and previews show it.
pub fn title(corpus: &Corpus, page: &Page) -> String {
    let process = |id: &str| corpus.processes.get(id).map_or(id.to_owned(), |process| process.title.clone());
    let own = match page {
        Page::Home => "Working Together to Safeguard Children, compared".to_owned(),
        Page::Compare(_) | Page::Embed(_) => return comparison_title(page),
        Page::Places(pair) => pair_of("Where it stands now", pair),
        Page::Duty(id) => format!("{}: through all editions", corpus.thread_title(id)),
        Page::Timescales => "Time limits through all editions".to_owned(),
        Page::Roles => "Who does what".to_owned(),
        Page::Role(id) => format!("{}: duties and changes", corpus.role_name(id)),
        Page::Definitions => "Definitions through all editions".to_owned(),
        Page::Processes => "Processes".to_owned(),
        Page::ProcessesPair(pair) => pair_of("What changed in the processes", pair),
        Page::Process(id) => format!("{}: the process through all editions", process(id)),
        Page::ProcessIn(id, edition) => format!("{}: the process in {edition}", process(id)),
        Page::ProcessPair(id, pair) => pair_of(&format!("{}: what changed in the process", process(id)), pair),
        Page::History => "History of the guidance".to_owned(),
        Page::Edition(id) => format!("The edition of {id}"),
        Page::Coverage => "What is known and what is not".to_owned(),
        Page::Search => "Search".to_owned(),
        Page::Builder => "Use it on your own page".to_owned(),
        Page::About => "About, method and licence".to_owned(),
        Page::Unknown(_) => "No such page".to_owned(),
    };
    if *page == Page::Home { own } else { own + TITLE_END }
}

fn pair_of(what: &str, Pair { from, to }: &Pair) -> String {
    format!("{what} from {from} to {to}")
}

/// One or two sentences on a page, for search engines and previews of links.
pub fn description(corpus: &Corpus, page: &Page) -> String {
    match page {
        Page::Compare(pair) | Page::Embed(pair) => compare::description(pair),
        Page::Places(pair) => places::description(corpus, pair),
        Page::Timescales => "Every time limit in Working Together to Safeguard Children through all editions, to scale: what it is counted from, and where it was introduced, shortened, lengthened or removed.".to_owned(),
        Page::Roles => "Every body and practitioner in Working Together to Safeguard Children with its duties in each edition, how duties passed from one to another, and what changed for you.".to_owned(),
        Page::Duty(id) => corpus.thread(id).map_or(String::new(), |thread| {
            format!("{}. What each edition of Working Together to Safeguard Children says on it, with evidence.", thread.about)
        }),
        Page::Role(id) => corpus.roles.get(id).map_or(String::new(), |role| format!("{}. Its duties in each edition and what changed.", role.about)),
        Page::Processes => {
            "From referral and assessment to conferences, reviews and child deaths: the processes of Working Together to \
             Safeguard Children as flow charts, edition by edition."
                .to_owned()
        }
        Page::ProcessesPair(pair) => format!("{}: new, dropped and changed steps of every process.", pair_of("What changed in the processes of the guidance", pair)),
        Page::Process(id) => about_process(corpus, id, "Its steps, who takes them and by when, and how they changed through the editions"),
        Page::ProcessIn(id, edition) => about_process(corpus, id, &format!("Its steps in the edition of {edition}: who takes them, by when, and where each answer leads")),
        Page::ProcessPair(id, Pair { from, to }) => {
            about_process(corpus, id, &format!("The editions of {from} and {to} side by side, step by step: new, dropped and changed steps, who and by when"))
        }
        Page::Edition(id) => corpus.edition(id).map_or(String::new(), |edition| {
            format!("{}: when it was published and in force, what replaced it, its chapters, and every duty in its own order.", edition.about.title)
        }),
        Page::History => "When each edition of Working Together to Safeguard Children was in force, what changed between editions, \
                          and what held on any day."
            .to_owned(),
        Page::Definitions => "What each edition of Working Together to Safeguard Children means by its terms, word by word.".to_owned(),
        Page::Coverage => "Every duty in every edition: recorded with its evidence, known to be absent, or not known.".to_owned(),
        Page::About => "How the editions became records, what the grades of evidence mean, the licence, and how to cite a page.".to_owned(),
        _ => format!(
            "The editions of Working Together to Safeguard Children of {} as records: \
             who must do what, by when, under which law, and what changed.",
            corpus.years()
        ),
    }
}

fn about_process(corpus: &Corpus, id: &str, shows: &str) -> String {
    corpus.processes.get(id).map_or(String::new(), |process| format!("{}. {shows}.", process.about))
}

/// The identities of the parts of a page that the keys for next and previous walk through.
pub fn stops(address: &Address) -> Vec<&'static str> {
    match &address.page {
        Page::Compare(pair) | Page::Embed(pair) => {
            compare::cards(pair, &address.view).into_iter().map(|change| change.thread.id.as_str()).collect()
        }
        _ => Vec::new(),
    }
}

/// How many cards or rows of a long page are drawn at once where the view changed: about what is in sight. The rest
/// follows in steps.
pub fn at_once(page: &Page) -> usize {
    match page {
        Page::Compare(_) | Page::Embed(_) => 4,
        Page::Timescales => 12,
        // The best sort of results, and then all others.
        Page::Search => MANY,
        _ => usize::MAX,
    }
}

/// From this many cards or rows on the rest is drawn in one go.
pub const MANY: usize = 200;
