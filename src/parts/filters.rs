//! Choosing what a comparison shows: topic, audience, role, kind of change, evidence, layout, words.

use comparison::summary::Counts;
use comparison::{Comparison, Kind};
use corpus::Strength;
use corpus::model::Audience;
use yew::prelude::*;

use crate::address::{Address, Layout};
use crate::app::Context;
use crate::parts::frame::latest_pair;
use crate::parts::text::choice;
use crate::{browser, data};

/// The row of filters above a comparison; `counts` are the changes by kind before the kind is filtered.
pub fn filters(context: &Context, counts: &Counts, comparison: &Comparison<'_>) -> Html {
    let address = &context.address;
    let (roles, topics) = (roles(comparison), topics(comparison));
    let all = counts.changes();
    // The chosen kind stays in sight when nothing of it is left, or nobody could let go of it.
    let in_sight = |kind: &Kind| counts.get(*kind) > 0 || address.view.kind == Some(*kind);
    let kinds = Kind::ALL.into_iter().filter(in_sight).map(|kind| {
        let (n, chosen) = (counts.get(kind), address.view.kind == Some(kind));
        let next = address.with(|view| view.kind = (!chosen).then_some(kind));
        let inner = html! { <><i class={classes!("key", kind.id())} aria-hidden="true"></i>{ kind.in_words() }{ " " }<b>{ n }</b></> };
        choice(&next, chosen, "chip", inner)
    });
    let every = choice(
        &address.with(|view| view.kind = None),
        address.view.kind.is_none(),
        "chip",
        html! { <>{ "All changes " }<b>{ all }</b></> },
    );
    html! {
        <div class="filters" role="group" aria-label="Filter these changes">
            <div class="chips">{ every }{ for kinds }</div>
            <div class="fields">
                { search(context) }
                { select(context, "topic", "Topic", "All topics", &topics, address.view.topic.as_deref()) }
                { audience(context, "Everyone") }
                { select(context, "role", "Who acts", "Any body or practitioner", &roles, address.view.role.as_deref()) }
                { select(context, "evidence", "Evidence", "Any evidence", &evidence(), Some(address.view.evidence.id())) }
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
    choice(
        &next,
        address.view.layout == layout,
        "chip",
        html! { <><span aria-hidden="true">{ sign }{ " " }</span>{ word }</> },
    )
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

/// A drop-down whose choice goes into the address under `name`. `all` stands for no choice, and is
/// empty where something is always chosen; `options` are identities and names.
pub fn select(
    context: &Context,
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
            <select onchange={choose(context, name)} {name}>
                if !all.is_empty() { <option value="" selected={chosen.is_none()}>{ all }</option> }
                { for options.iter().map(option) }
            </select>
        </label>
    }
}

/// Puts what is chosen in a drop-down into the address, under the name of the setting.
fn choose(context: &Context, name: &'static str) -> Callback<Event> {
    let context = context.clone();
    Callback::from(move |event: Event| {
        let value = browser::value_of(&event);
        let chosen = (!value.is_empty()).then_some(value);
        let next = context.address.with(|view| match name {
            "topic" => view.topic = chosen,
            "for" => view.audience = chosen,
            "role" => view.role = chosen,
            "edition" => view.edition = chosen,
            "from" | "to" => {
                view.years.get_or_insert_with(|| latest_pair(data::corpus()));
                view.choose_year(name == "from", chosen);
            }
            "kind" => view.kind = chosen.as_deref().and_then(Kind::from_id),
            "sort" => view.sort = chosen,
            "evidence" => {
                let found = Strength::ALL.into_iter().find(|strength| Some(strength.id()) == chosen.as_deref());
                view.evidence = found.unwrap_or(Strength::Era);
            }
            _ => {}
        });
        context.go.emit((next, false));
    })
}

/// The drop-down of audiences, in their groups. `all` stands for no choice.
pub fn audience(context: &Context, all: &'static str) -> Html {
    let chosen = context.address.view.audience.as_ref();
    let option = |audience: &Audience| {
        html! { <option value={audience.id.clone()} selected={chosen == Some(&audience.id)}>{ &audience.name }</option> }
    };
    html! {
        <label class="select"><span>{ "For" }</span>
            <select onchange={choose(context, "for")} name="for">
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

/// The field for words, which searches while somebody types.
pub fn search(context: &Context) -> Html {
    let value = context.address.view.search.clone();
    let context = context.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let typed = browser::value_of(&event);
        context.go.emit((context.address.with(|view| view.search = typed.chars().take(200).collect()), true));
    });
    html! {
        <label class="search"><span class="vh">{ "Search these changes" }</span>
            <input type="search" name="q" placeholder="Search these changes" autocomplete="off" {value} {oninput} />
        </label>
    }
}

/// Roles that a comparison is about: identity and name, by name.
pub fn roles(comparison: &Comparison<'_>) -> Vec<(String, String)> {
    let concerned =
        |role: &&corpus::model::Role| comparison.changes.iter().any(|change| change.concerns_role(&role.id));
    by_name(comparison.corpus.roles.iter().filter(concerned).map(|role| (role.id.clone(), role.name.clone())).collect())
}

/// Topics that a comparison is about: identity and title, in their order.
pub fn topics(comparison: &Comparison<'_>) -> Vec<(String, String)> {
    let concerned =
        |topic: &&corpus::model::Topic| comparison.changes.iter().any(|change| change.thread.topic == topic.id);
    comparison.corpus.topics.iter().filter(concerned).map(|topic| (topic.id.clone(), topic.title.clone())).collect()
}

/// Identities with their names, sorted by name.
pub fn by_name(options: Vec<(String, String)>) -> Vec<(String, String)> {
    let order = corpus::table::sorted(options.iter().map(|(_, name)| name.as_str()).collect());
    order.into_iter().map(|i| options[usize::from(i)].clone()).collect()
}
