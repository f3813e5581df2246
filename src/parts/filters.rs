//! Choosing what a comparison shows: topic, audience, role, kind of change, evidence, layout, words.

use comparison::Kind;
use comparison::summary::Counts;
use corpus::{Corpus, Strength};
use yew::prelude::*;

use crate::address::{Address, Layout};
use crate::app::Context;
use crate::browser;
use crate::parts::text::choice;

/// What the filters are made from.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Changes by kind, before the kind is filtered.
    pub counts: Vec<(Kind, usize)>,
    /// Roles that occur in the comparison, in alphabetical order: identity and name.
    pub roles: Vec<(String, String)>,
    /// Topics that occur in the comparison: identity and title.
    pub topics: Vec<(String, String)>,
}

/// The row of filters above a comparison.
#[component]
pub fn Filters(props: &Props) -> Html {
    let Some(context) = use_context::<Context>() else { return html! {} };
    let address = &context.address;
    let all: usize = props.counts.iter().filter(|(kind, _)| kind.is_change()).map(|(_, n)| n).sum();
    let kinds = props.counts.iter().map(|(kind, n)| {
        let chosen = address.view.kind == Some(*kind);
        let next = address.with(|view| view.kind = (!chosen).then_some(*kind));
        let inner = html! { <><i class={classes!("key", kind.id())} aria-hidden="true"></i>{ kind.in_words() }{ " " }<b>{ *n }</b></> };
        choice(&next, chosen, "chip", inner)
    });
    let every = choice(&address.with(|view| view.kind = None), address.view.kind.is_none(), "chip", html! { <>{ "All changes " }<b>{ all }</b></> });
    html! {
        <div class="filters" role="group" aria-label="Filter these changes">
            <div class="chips">{ every }{ for kinds }</div>
            <div class="fields">
                <Search />
                <Select name="topic" label="Topic" all="All topics" options={props.topics.clone()} chosen={address.view.topic.clone()} />
                <Select name="for" label="For" all="Everyone" options={audiences()} chosen={address.view.audience.clone()} />
                <Select name="role" label="Who acts" all="Any body or practitioner" options={props.roles.clone()} chosen={address.view.role.clone()} />
                <Select name="evidence" label="Evidence" all="Any evidence" options={evidence()} chosen={(address.view.evidence != Strength::Era).then(|| address.view.evidence.id().to_owned())} />
                <div class="layouts" role="group" aria-label="Layout">{ for Layout::ALL.into_iter().map(|layout| layout_choice(address, layout)) }</div>
            </div>
        </div>
    }
}

fn layout_choice(address: &Address, layout: Layout) -> Html {
    let (word, sign) = match layout {
        Layout::Auto => ("By width", "⇔"),
        Layout::Inline => ("Inline", "☰"),
        Layout::Sides => ("Side by side", "◫"),
    };
    let next = address.with(|view| view.layout = layout);
    choice(&next, address.view.layout == layout, "chip", html! { <><span aria-hidden="true">{ sign }{ " " }</span>{ word }</> })
}

fn audiences() -> Vec<(String, String)> {
    let mut all: Vec<_> =
        crate::data::corpus().audiences.iter().map(|audience| (audience.id.clone(), audience.name.clone())).collect();
    all.sort_by_key(|(_, name)| name.to_lowercase());
    all
}

fn evidence() -> Vec<(String, String)> {
    [
        (Strength::Certain, "Official text or statute only"),
        (Strength::Good, "Two sources or better"),
        (Strength::Single, "The edition itself is shown"),
    ]
    .into_iter()
    .map(|(strength, words)| (strength.id().to_owned(), words.to_owned()))
    .collect()
}

/// A drop-down whose choice goes into the address.
#[derive(PartialEq, Properties)]
pub struct SelectProps {
    /// Name of the setting in the address.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What stands for no choice.
    pub all: &'static str,
    /// Identity and name of every choice.
    pub options: Vec<(String, String)>,
    /// The choice in the address.
    pub chosen: Option<String>,
}

/// A drop-down whose choice goes into the address.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let context = use_context::<Context>();
    let name = props.name;
    let onchange = Callback::from(move |event: Event| {
        let Some(context) = &context else { return };
        let value = browser::value_of(&event);
        let chosen = (!value.is_empty()).then_some(value);
        let next = context.address.with(|view| match name {
            "topic" => view.topic = chosen,
            "for" => view.audience = chosen,
            "role" => view.role = chosen,
            "edition" => view.edition = chosen,
            "sort" => view.sort = chosen,
            "evidence" => {
                let found = Strength::ALL.into_iter().find(|strength| Some(strength.id()) == chosen.as_deref());
                view.evidence = found.unwrap_or(Strength::Era);
            }
            _ => {}
        });
        context.go.emit((next, false));
    });
    let option = |(id, name): &(String, String)| {
        html! { <option value={id.clone()} selected={props.chosen.as_ref() == Some(id)}>{ name }</option> }
    };
    html! {
        <label class="select"><span>{ props.label }</span>
            <select {onchange} name={props.name}>
                <option value="" selected={props.chosen.is_none()}>{ props.all }</option>
                { for props.options.iter().map(option) }
            </select>
        </label>
    }
}

/// The field for words, which searches while somebody types.
#[component]
pub fn Search() -> Html {
    let context = use_context::<Context>();
    let Some(now) = &context else { return html! {} };
    let value = now.address.view.search.clone();
    let oninput = {
        let context = context.clone();
        Callback::from(move |event: InputEvent| {
            let Some(context) = &context else { return };
            let typed = browser::value_of(&event);
            context.go.emit((context.address.with(|view| view.search = typed.chars().take(200).collect()), true));
        })
    };
    html! {
        <label class="search"><span class="vh">{ "Search these changes" }</span>
            <input type="search" name="q" placeholder="Search these changes" autocomplete="off" {value} {oninput} />
        </label>
    }
}

/// What the filters of a comparison are made from.
pub fn of(corpus: &Corpus, counts: &Counts, comparison: &comparison::Comparison<'_>) -> Props {
    let mut roles: Vec<(String, String)> = Vec::new();
    for role in &corpus.roles {
        if comparison.changes.iter().any(|change| change.concerns_role(&role.id)) {
            roles.push((role.id.clone(), role.name.clone()));
        }
    }
    roles.sort_by_key(|(_, name)| name.to_lowercase());
    let topics = corpus
        .topics
        .iter()
        .filter(|topic| comparison.changes.iter().any(|change| change.thread.topic == topic.id))
        .map(|topic| (topic.id.clone(), topic.title.clone()))
        .collect();
    Props { counts: counts.kinds().collect(), roles, topics }
}
