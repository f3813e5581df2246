//! One body or practitioner: who it is, its load through time, its duties and what changed for it.

use comparison::{Change, Comparison, Kind};
use corpus::model::{Duty, Force, Role as Record, RoleKind};
use corpus::{Corpus, Edition, sentence};
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::data;
use crate::parts::card::tag;
use crate::parts::link;
use crate::parts::on_date::span;
use crate::parts::record::{self, count, force_class};

/// One body or practitioner: who it is, its load through time, its duties and what changed for it.
pub fn page(id: &str) -> Html {
    let corpus = data::corpus();
    let Some(role) = corpus.roles.get(id) else { return html! {} };
    html! {
        <>
            <p class="over">{ "Who does what · " }{ kind(role.kind) }</p>
            <h1 tabindex="-1">{ &role.name }</h1>
            <p class="lede">{ format!("{}.", role.about.trim_end_matches('.')) }</p>
            { who(corpus, role) }
            { load(corpus, role) }
            { newest(corpus, role) }
            { changes(corpus, role) }
        </>
    }
}

fn kind(kind: RoleKind) -> &'static str {
    match kind {
        RoleKind::Organisation => "organisation",
        RoleKind::Partnership => "partnership",
        RoleKind::Board => "board or panel",
        RoleKind::Practitioner => "practitioner",
        RoleKind::Office => "office",
        RoleKind::Government => "government or inspectorate",
        RoleKind::Person => "person",
        RoleKind::Group => "group",
    }
}

/// Period, kin, other names and audiences.
fn who(corpus: &Corpus, role: &Record) -> Html {
    let row = |name: &str, value: Html| html! { <><dt>{ name }</dt><dd>{ value }</dd></> };
    let before: Vec<String> =
        corpus.roles.iter().filter(|other| other.successors.contains(&role.id)).map(|other| other.id.clone()).collect();
    let audiences: Vec<&str> = corpus
        .audiences
        .iter()
        .filter(|audience| audience.roles.contains(&role.id))
        .map(|audience| audience.name.as_str())
        .collect();
    let period = sentence::capital(&span(role.since, role.until));
    html! {
        <dl class="record">
            if !period.is_empty() { { row("Existed", html! { period }) } }
            if !before.is_empty() { { row("Took over from", record::roles(corpus, &before)) } }
            if !role.successors.is_empty() { { row("Succeeded by", record::roles(corpus, &role.successors)) } }
            if !role.also.is_empty() { { row("Also called", html! { role.also.join(", ") }) } }
            if !audiences.is_empty() { { row("Concerns", html! { audiences.join(", ") }) } }
            if !role.evidence.is_empty() { { row("Evidence", record::shown(corpus, &role.evidence)) } }
        </dl>
    }
}

/// The duties of a role in an edition, in the order of the threads; of amended texts the last.
fn duties<'a>(edition: &'a Edition, role: &str) -> Vec<&'a Duty> {
    let carried = edition.duties.iter().filter(|duty| duty.who.iter().any(|id| id == role));
    carried.filter(|duty| edition.duty(&duty.thread).recorded().is_some_and(|last| std::ptr::eq(last, *duty))).collect()
}

fn of_force(duties: &[&Duty], force: Force) -> usize {
    duties.iter().filter(|duty| duty.force == force).count()
}

/// How many duties each edition gives the role, by force.
fn load(corpus: &Corpus, role: &Record) -> Html {
    let rows: Vec<(&str, Vec<&Duty>)> =
        corpus.editions.iter().map(|edition| (edition.id(), duties(edition, &role.id))).collect();
    let most = rows.iter().map(|(_, duties)| duties.len()).max().unwrap_or(0);
    if most == 0 {
        return html! { <p>{ "No edition here gives it a duty of its own; it is named as one that others act with." }</p> };
    }
    let forces: Vec<Force> = record::FORCES
        .into_iter()
        .filter(|force| rows.iter().any(|(_, duties)| of_force(duties, *force) > 0))
        .collect();
    html! {
        <section>
            <h2>{ "How many duties, and how strongly they are put" }</h2>
            <table class="load">
                <caption class="vh">{ format!("Duties of {} in each edition, by force", role.subject) }</caption>
                <thead><tr><th scope="col">{ "Edition" }</th><th scope="col"><span class="vh">{ "As bars" }</span></th>
                    { for forces.iter().map(|force| html! { <th scope="col">{ record::force(*force) }</th> }) }
                    <th scope="col">{ "All" }</th></tr></thead>
                <tbody>{ for rows.iter().map(|(year, duties)| load_row(year, duties, &forces, most)) }</tbody>
            </table>
            { record::uneven(corpus) }
        </section>
    }
}

fn load_row(year: &str, duties: &[&Duty], forces: &[Force], most: usize) -> Html {
    let mut x = 0;
    let bars = forces.iter().map(|force| {
        let n = of_force(duties, *force);
        let bar =
            html! { <rect class={force_class(*force)} x={x.to_string()} y="0" width={n.to_string()} height="10" /> };
        x += n;
        bar
    });
    html! {
        <tr>
            <th scope="row">{ link::link(Page::Edition(year.to_owned()), year.to_owned()) }</th>
            <td><svg class="bar" viewBox={format!("0 0 {most} 10")} preserveAspectRatio="none" aria-hidden="true" focusable="false">{ for bars }</svg></td>
            { for forces.iter().map(|force| html! { <td>{ of_force(duties, *force) }</td> }) }
            <td><b>{ duties.len() }</b></td>
        </tr>
    }
}

/// The duties in the newest edition that gives the role any, by topic.
fn newest(corpus: &Corpus, role: &Record) -> Html {
    let found = corpus
        .editions
        .iter()
        .rev()
        .map(|edition| (edition, duties(edition, &role.id)))
        .find(|(_, duties)| !duties.is_empty());
    let Some((edition, duties)) = found else { return html! {} };
    let last = corpus.editions.last().is_some_and(|last| last.id() == edition.id());
    let topics = corpus.topics.iter().map(|topic| {
        let of_topic = |duty: &&&Duty| corpus.thread(&duty.thread).is_some_and(|thread| thread.topic == topic.id);
        (topic, duties.iter().filter(of_topic).collect::<Vec<_>>())
    });
    let item = |duty: &&&Duty| {
        let title = corpus.thread_title(&duty.thread);
        html! {
            <li>{ record::force(duty.force) }<div><a href={format!("{}#in-{}", Page::Duty(duty.thread.clone()).file(), edition.id())}>{ title }</a>
                <p>{ sentence::sentence(corpus, duty) }</p></div></li>
        }
    };
    html! {
        <section>
            <h2>{ format!("Its duties in the edition of {}", edition.id()) }</h2>
            if !last { <p class="note">{ "Later editions give it none." }</p> }
            { for topics.filter(|(_, duties)| !duties.is_empty()).map(|(topic, duties)| html! {
                <>
                    <h3>{ &topic.title }</h3>
                    <ul class="duties">{ for duties.iter().map(item) }</ul>
                </>
            }) }
        </section>
    }
}

/// What came to a role, left it and changed for it between two editions.
#[derive(Default)]
struct Turn<'c, 'a> {
    came: Vec<&'c Change<'a>>,
    left: Vec<&'c Change<'a>>,
    changed: Vec<&'c Change<'a>>,
    unknown: usize,
    same: usize,
}

fn turn<'c, 'a>(comparison: &'c Comparison<'a>, role: &str) -> Turn<'c, 'a> {
    let mut turn = Turn::default();
    let carries =
        |sides: &[comparison::change::Side<'_>]| sides.iter().any(|side| side.duty.who.iter().any(|id| id == role));
    for change in &comparison.changes {
        match (carries(&change.before), carries(&change.after), change.kind) {
            (false, false, _) => {}
            (_, _, Kind::Unknown) => turn.unknown += 1,
            (false, true, _) => turn.came.push(change),
            (true, false, _) => turn.left.push(change),
            (true, true, Kind::Same) => turn.same += 1,
            (true, true, _) => turn.changed.push(change),
        }
    }
    turn
}

fn changes(corpus: &Corpus, role: &Record) -> Html {
    let pairs: Vec<Pair> = corpus
        .editions
        .windows(2)
        .map(|pair| Pair { from: pair[0].id().to_owned(), to: pair[1].id().to_owned() })
        .collect();
    let sections = pairs.iter().rev().filter_map(|pair| {
        let turn = turn(data::comparison(pair)?, &role.id);
        let any = turn.came.len() + turn.left.len() + turn.changed.len() + turn.unknown + turn.same > 0;
        any.then(|| between(corpus, pair, &turn, role))
    });
    html! { <section><h2>{ "What changed for it" }</h2>{ for sections }</section> }
}

fn between(corpus: &Corpus, pair: &Pair, turn: &Turn<'_, '_>, role: &Record) -> Html {
    let file = Page::Compare(pair.clone()).file();
    let list = |heading: &str, changes: &[&Change<'_>]| {
        let item = |change: &&Change<'_>| html! { <li><a href={format!("{file}#{}", change.thread.id)}>{ &change.thread.title }</a>{ " " }{ tag(change.kind) }</li> };
        if changes.is_empty() {
            return html! {};
        }
        html! { <div><h4>{ format!("{heading}: {}", changes.len()) }</h4><ul>{ for changes.iter().map(item) }</ul></div> }
    };
    let quiet: Vec<String> = [(turn.same, "the same"), (turn.unknown, "not known in one of the two editions")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, words)| format!("{} {words}", count(n, "duty", "duties")))
        .collect();
    html! {
        <section class="turn" aria-labelledby={format!("from-{}", pair.from)}>
            <h3 id={format!("from-{}", pair.from)}><a href={format!("{file}?role={}", role.id)}>{ format!("{} to {}", pair.from, pair.to) }</a></h3>
            { list("Came to it", &turn.came) }
            { list("Left it", &turn.left) }
            { list("Changed", &turn.changed) }
            if !quiet.is_empty() { <p class="note">{ format!("{}.", sentence::capital(&sentence::list(quiet.iter().map(String::as_str)))) }{ succession(corpus, role, turn) }</p> }
        </section>
    }
}

/// That duties passed between predecessor and successor, where they did.
fn succession(corpus: &Corpus, role: &Record, turn: &Turn<'_, '_>) -> Html {
    let heirs = turn.left.iter().filter(|change| change.kind == Kind::HandedOver).count();
    if heirs == 0 || role.successors.is_empty() {
        return html! {};
    }
    html! { <>{ format!(" {} passed to ", sentence::capital(&count(heirs, "duty", "duties"))) }{ record::roles(corpus, &role.successors) }{ "." }</> }
}
