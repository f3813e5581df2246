//! Choosing what a comparison shows: topic, audience, role, kind of change, evidence, layout, words.

use comparison::summary::Counts;
use comparison::{Comparison, Kind};
use corpus::Strength;
use corpus::model::Audience;
use yew::prelude::*;

use crate::address::{Address, Layout};
use crate::app::Context;
use crate::data::{self, Prepared};
use crate::parts::text;

/// The row of filters above a comparison; `counts` are the changes by kind before the kind is filtered.
pub fn filters(context: &Context, counts: &Counts, prepared: &Prepared) -> Html {
    let address = &context.address;
    let roles = prepared.roles.get_or_init(|| roles(prepared.comparison));
    let topics = prepared.topics.get_or_init(|| topics(prepared.comparison));
    // The chosen kind stays in sight when nothing of it is left, or nobody could let go of it.
    let in_sight = |kind: &Kind| counts.get(*kind) > 0 || address.view.kind == Some(*kind);
    let kinds = Kind::ALL.into_iter().filter(in_sight).map(|kind| {
        let chosen = address.view.kind == Some(kind);
        let next = address.with(|view| view.kind = (!chosen).then_some(kind));
        let inner = maud::html! {
            i class={ "key " (kind.id()) } aria-hidden="true" {} (kind.in_words()) " " b { (counts.get(kind)) }
        };
        chip(&next, chosen, inner)
    });
    let every = maud::html! { "All changes " b { (counts.changes()) } };
    let every = chip(&address.with(|view| view.kind = None), address.view.kind.is_none(), every);
    html! {
        <div class="filters" role="group" aria-label="Filter these changes">
            <div class="chips">{ every }{ for kinds }</div>
            <div class="fields">
                { search(address) }
                { select("topic", "Topic", "All topics", topics, address.view.topic.as_deref()) }
                { audience(address, "Everyone") }
                { select("role", "Who acts", "Any body or practitioner", roles, address.view.role.as_deref()) }
                { select("evidence", "Evidence", "Any evidence", &evidence(), Some(address.view.evidence.id())) }
                <div class="layouts" role="group" aria-label="Layout">{ for Layout::ALL.into_iter().map(|layout| layout_choice(address, layout)) }</div>
            </div>
        </div>
    }
}

/// A link that lays the two sides out in another way.
pub fn layout_choice(address: &Address, layout: Layout) -> Html {
    let (word, sign) = match layout {
        Layout::Auto => ("By width", "⇔"),
        Layout::Inline => ("Inline", "☰"),
        Layout::Sides => ("Side by side", "◫"),
    };
    let next = address.with(|view| view.layout = layout);
    let inner = maud::html! { span aria-hidden="true" { (sign) " " } (word) };
    chip(&next, address.view.layout == layout, inner)
}

/// A choice as a link, marked where it is what the page shows now.
fn chip(next: &Address, chosen: bool, inner: maud::Markup) -> Html {
    html! { <a class="chip" href={next.href()} aria-current={chosen.then_some("true")}>{ text::drawn(inner) }</a> }
}

/// The grades of evidence that can be asked for: identity and words.
pub fn evidence() -> Vec<(String, String)> {
    [
        (Strength::Certain, "Official text or statute only"),
        (Strength::Good, "Two sources or better"),
        (Strength::Single, "The edition itself is shown"),
    ]
    .into_iter()
    .map(|(strength, words)| (strength.id().to_owned(), words.to_owned()))
    .collect()
}

/// A drop-down whose choice goes into the address under `name`: the app hears of every field that is a setting. `all`
/// stands for no choice, and is empty where something is always chosen; `options` are identities and names.
pub fn select(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    options: &[(String, String)],
    chosen: Option<&str>,
) -> Html {
    let known = |id: &str| options.iter().any(|(option, _)| option == id);
    let chosen = chosen.filter(|id| known(id));
    let option = |(id, name): &(String, String)| {
        html! { <option value={id.clone()} selected={chosen == Some(id)}>{ name }</option> }
    };
    html! {
        <label class="select"><span>{ label }</span>
            <select {name} data-setting="">
                if !all.is_empty() { <option value="" selected={chosen.is_none()}>{ all }</option> }
                { for options.iter().map(option) }
            </select>
        </label>
    }
}

/// The drop-down of audiences, in their groups. `all` stands for no choice.
pub fn audience(address: &Address, all: &'static str) -> Html {
    let chosen = address.view.audience.as_ref();
    let option = |audience: &Audience| {
        html! { <option value={audience.id.clone()} selected={chosen == Some(&audience.id)}>{ &audience.name }</option> }
    };
    html! {
        <label class="select"><span>{ "For" }</span>
            <select name="for" data-setting="">
                <option value="" selected={chosen.is_none()}>{ all }</option>
                { for audiences().into_iter().map(|(group, audiences)| html! { <optgroup label={group}>{ for audiences.into_iter().map(option) }</optgroup> }) }
            </select>
        </label>
    }
}

/// Audiences by their group; groups and those inside them by name.
pub fn audiences() -> Vec<(&'static str, Vec<&'static Audience>)> {
    let all = &data::corpus().audiences;
    let keys: Vec<String> = all.iter().map(|audience| [&audience.group, " ", &audience.name].concat()).collect();
    let mut groups: Vec<(&str, Vec<&Audience>)> = Vec::new();
    for i in corpus::table::sorted(keys.iter().map(String::as_str).collect()) {
        let audience = &all[usize::from(i)];
        match groups.last_mut() {
            Some((group, audiences)) if *group == audience.group => audiences.push(audience),
            _ => groups.push((&audience.group, vec![audience])),
        }
    }
    groups
}

/// The audience that stands for each group, in the order of the data.
pub fn first_of_groups(corpus: &corpus::Corpus) -> Vec<&Audience> {
    let mut first: Vec<&Audience> = Vec::new();
    for audience in &corpus.audiences {
        if !first.iter().any(|other| other.group == audience.group) {
            first.push(audience);
        }
    }
    first
}

/// The field for words, which searches while somebody types.
fn search(address: &Address) -> Html {
    html! {
        <label class="search"><span class="vh">{ "Search these changes" }</span>
            <input type="search" name="q" data-setting="" placeholder="Search these changes" autocomplete="off" value={address.view.search.clone()} />
        </label>
    }
}

/// Roles that a comparison is about: identity and name, by name.
pub fn roles(comparison: &Comparison<'_>) -> Vec<(String, String)> {
    let all = &comparison.corpus.roles;
    let sides = comparison.changes.iter().flat_map(comparison::Change::sides);
    let met = met(
        all.len(),
        sides.flat_map(|side| side.duty.who.iter().chain(&side.duty.with)).filter_map(|id| all.position(id)),
    );
    by_name(all.iter().zip(met).filter(|(_, met)| *met).map(|(role, _)| (role.id.clone(), role.name.clone())).collect())
}

/// Topics that a comparison is about: identity and title, in their order.
pub fn topics(comparison: &Comparison<'_>) -> Vec<(String, String)> {
    let all = &comparison.corpus.topics;
    let met = met(all.len(), comparison.changes.iter().filter_map(|change| all.position(&change.thread.topic)));
    all.iter().zip(met).filter(|(_, met)| *met).map(|(topic, _)| (topic.id.clone(), topic.title.clone())).collect()
}

/// Which of so many positions are met.
fn met(of: usize, positions: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut met = vec![false; of];
    positions.for_each(|at| met[at] = true);
    met
}

/// Identities with their names, sorted by name.
pub fn by_name(options: Vec<(String, String)>) -> Vec<(String, String)> {
    let order = corpus::table::sorted(options.iter().map(|(_, name)| name.as_str()).collect());
    order.into_iter().map(|i| options[usize::from(i)].clone()).collect()
}
