//! How well a record is evidenced, for readers to see.

use corpus::model::{Evidence, Nearness, Shows};
use corpus::{Corpus, Strength};
use yew::prelude::*;

/// Dots for a strength. They are a picture of the words that stand beside them.
pub fn dots(strength: Strength) -> &'static str {
    match strength {
        Strength::Certain => "●●●",
        Strength::Good => "●●○",
        Strength::Single => "●○○",
        Strength::Era => "○○○",
    }
}

/// Dots and words for the evidence of a record.
pub fn grade(corpus: &Corpus, evidence: &[Evidence]) -> Html {
    let strength = corpus.strength(evidence);
    html! { <span class={classes!("grade", strength.id())}><span aria-hidden="true">{ dots(strength) }</span>{ " " }{ strength.in_words() }</span> }
}

/// How near a source stands, in words.
pub fn nearness(near: Nearness) -> &'static str {
    match near {
        Nearness::Official => "official",
        Nearness::Statute => "statute",
        Nearness::EditionCopy => "copy of the edition",
        Nearness::Quotation => "quotation",
        Nearness::LocalProcedure => "local procedures",
        Nearness::Briefing => "briefing",
        Nearness::Secondary => "secondary",
    }
}

/// The sources behind a record, each with what it shows.
pub fn sources(corpus: &Corpus, evidence: &[Evidence]) -> Html {
    let items = evidence.iter().map(|e| {
        let source = corpus.sources.get(&e.source);
        let title = source.map_or(e.source.as_str(), |source| source.title.as_str());
        let name = match source.and_then(|source| source.address.as_deref()) {
            Some(address) => html! { <a href={address.to_owned()} rel="external noreferrer">{ title }</a> },
            None => html! { title },
        };
        let mut facts: Vec<String> = Vec::new();
        facts.extend(source.map(|source| nearness(source.near).to_owned()));
        facts.extend(e.at.clone());
        facts.extend(e.page.map(|page| format!("page {page}")));
        if e.shows == Shows::Era {
            facts.push("shows the time, not the edition".to_owned());
        }
        html! { <li>{ name }{ " (" }{ facts.join(", ") }{ ")" }</li> }
    });
    html! { <ul class="sources">{ for items }</ul> }
}
