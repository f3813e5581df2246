//! Every time limit through the editions: a chart that is a table.

use std::cell::OnceCell;

use comparison::Kind;
use comparison::field::{LimitChange, UnitFamily, length};
use comparison::limits::{self, Mark, Moment, Row, Says};
use corpus::model::{Duty, Limit, Lineage, LineageKind};
use corpus::table::by_number;
use corpus::{Corpus, sentence};
use maud::Markup;
use yew::prelude::*;

use crate::address::{Address, Page, View};
use crate::app::Context;
use crate::data;
use crate::parts::filters::{audience, by_name, select};
use crate::parts::link::choice;
use crate::parts::text;

/// What the page needs however it is sorted and filtered.
struct Chart {
    rows: Vec<Row<'static>>,
    /// How many limits changed.
    changed: usize,
    /// The longest time of each family of units.
    scales: [u32; 3],
    /// Topics that have a limit: identity and title.
    topics: Vec<(String, String)>,
    /// Roles that have a limit: identity and name.
    roles: Vec<(String, String)>,
}

thread_local! {
    static CHART: OnceCell<&'static Chart> = const { OnceCell::new() };
}

impl Chart {
    /// The chart of the corpus, worked out once.
    fn of(corpus: &'static Corpus) -> &'static Self {
        CHART.with(|cell| *cell.get_or_init(|| Box::leak(Box::new(Self::new(corpus)))))
    }

    fn new(corpus: &'static Corpus) -> Self {
        let rows = limits::rows(corpus);
        let carries = |role: &str| rows.iter().any(|row| carried(row, role));
        let is_about = |topic: &str| rows.iter().any(|row| row.thread.topic == topic);
        let roles = corpus.roles.iter().filter(|role| carries(&role.id));
        let topics = corpus.topics.iter().filter(|topic| is_about(&topic.id));
        Self {
            changed: rows.iter().filter(|row| row.changes() > 0).count(),
            scales: UnitFamily::ALL.map(|family| limits::longest(&rows, family)),
            topics: topics.map(|topic| (topic.id.clone(), topic.title.clone())).collect(),
            roles: by_name(roles.map(|role| (role.id.clone(), role.name.clone())).collect()),
            rows,
        }
    }
}

/// Every time limit through all editions.
pub fn page(context: &Context) -> Html {
    let corpus = data::corpus();
    let address = &context.address;
    let chart = Chart::of(corpus);
    let shown: Vec<&Row<'_>> = chart.rows.iter().filter(|row| fits(corpus, row, &address.view)).collect();
    let groups = groups(corpus, &shown, &address.view);
    html! {
        <>
            <h1 tabindex="-1">{ "How long have we got?" }</h1>
            <p class="lede">{ chart.rows.len() }{ " duties have a time limit in one edition or another, and " }{ chart.changed }{ " of these limits changed. Every one of them through all editions, to scale." }</p>
            { filters(corpus, chart, context) }
            { text::drawn(scale_note(chart)) }
            <p class="count" role="status">{ count_line(shown.len(), chart.rows.len(), address) }</p>
            if !shown.is_empty() { { text::drawn(table(corpus, &groups, &chart.scales, context)) } }
            { text::drawn(legend()) }
        </>
    }
}

/// The chart as far as the app has come with drawing it.
fn table(corpus: &Corpus, groups: &[Group<'_, '_>], scales: &[u32; 3], context: &Context) -> Markup {
    let mut left = context.drawn;
    maud::html! {
        table.limits aria-busy=[context.is_drawing().then_some("true")] {
            caption.vh { "Time limits: a row for each duty, a column for each edition" }
            thead {
                tr {
                    th scope="col" { "What is to be done in time" }
                    @for edition in &corpus.editions { th scope="col" { (edition.id()) } }
                }
            }
            @for group in groups {
                @if left > 0 { (body(corpus, group, scales, &mut left)) }
            }
        }
    }
}

/// Whether somebody carries a limit of a row or takes part in it.
fn carried(row: &Row<'_>, role: &str) -> bool {
    row.duties().any(|duty| duty.who.iter().chain(&duty.with).any(|id| id == role))
}

/// Whether a view shows a row.
fn fits(corpus: &Corpus, row: &Row<'_>, view: &View) -> bool {
    view.topic.as_ref().is_none_or(|topic| row.thread.topic == *topic)
        && view.role.as_ref().is_none_or(|role| carried(row, role))
        && view.audience.as_ref().and_then(|id| corpus.audiences.get(id)).is_none_or(|audience| {
            audience.topics.contains(&row.thread.topic) || audience.roles.iter().any(|role| carried(row, role))
        })
        && view.unit.is_none_or(|family| row.is_in(family))
        && (view.kind.is_none() || row.changes() > 0)
}

/// Rows under one heading.
struct Group<'r, 'a> {
    heading: &'a str,
    rows: Vec<Vec<&'r Row<'a>>>,
}

/// The rows in the order that a view asks for.
fn groups<'r, 'a>(corpus: &'a Corpus, shown: &[&'r Row<'a>], view: &View) -> Vec<Group<'r, 'a>> {
    let one_each = |rows: Vec<&'r Row<'a>>| rows.into_iter().map(|row| vec![row]).collect();
    let mut groups: Vec<Group<'r, 'a>> = match view.sort.as_deref() {
        Some("length") => {
            let at = sorted_by(corpus, view);
            let measure = |row: &Row<'_>| row.moments.get(at).and_then(Moment::length);
            let of = |family: Option<UnitFamily>| {
                let rows: Vec<&Row<'_>> =
                    shown.iter().copied().filter(|row| measure(row).map(|(of, _)| of) == family).collect();
                by_number(&rows, |row| measure(row).map_or(0, |(_, n)| u64::from(n)))
            };
            let (soon, none): (Vec<_>, Vec<_>) = of(None)
                .into_iter()
                .partition(|row| row.moments.get(at).is_some_and(|moment| !moment.duties().is_empty()));
            let measured =
                UnitFamily::ALL.map(|family| Group { heading: family.in_words(), rows: one_each(of(Some(family))) });
            let rest = [("Without a figure", soon), ("No limit, or not known", none)];
            measured.into_iter().chain(rest.map(|(heading, rows)| Group { heading, rows: one_each(rows) })).collect()
        }
        Some("change") => {
            let rows = by_number(shown, |row| u64::MAX - row.changes() as u64);
            let (changed, same): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.changes() > 0);
            [("Changed, most often first", changed), ("The same in every edition that is known", same)]
                .map(|(heading, rows)| Group { heading, rows: one_each(rows) })
                .into()
        }
        _ => corpus
            .topics
            .iter()
            .map(|topic| {
                let of_topic = shown.iter().copied().filter(|row| row.thread.topic == topic.id);
                Group { heading: &topic.title, rows: limits::linked(corpus, of_topic) }
            })
            .collect(),
    };
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// The edition by whose limits the rows are sorted: the chosen one, else the newest.
fn sorted_by(corpus: &Corpus, view: &View) -> usize {
    let chosen = view.edition.as_ref().and_then(|id| corpus.editions.position(id));
    chosen.unwrap_or(corpus.editions.len().saturating_sub(1))
}

fn filters(corpus: &Corpus, chart: &'static Chart, context: &Context) -> Html {
    let address = &context.address;
    let view = &address.view;
    let unit = |family: Option<UnitFamily>, word: &'static str| {
        choice(&address.with(|view| view.unit = family), view.unit == family, "chip", html! { word })
    };
    let kind = |kind: Option<Kind>, word: &'static str| {
        choice(&address.with(|view| view.kind = kind), view.kind.is_some() == kind.is_some(), "chip", html! { word })
    };
    let sorts = [("length", "By length"), ("change", "By change")].map(|(id, word)| (id.to_owned(), word.to_owned()));
    let editions: Vec<(String, String)> = corpus
        .editions
        .iter()
        .rev()
        .skip(1)
        .map(|edition| (edition.id().to_owned(), edition.id().to_owned()))
        .collect();
    html! {
        <div class="filters scripted-only" role="group" aria-label="Filter and sort the time limits">
            <div class="chips">
                { kind(None, "All limits") }{ kind(Some(Kind::Changed), "Only those that changed") }
                <span class="apart" aria-hidden="true"></span>
                { unit(None, "Any unit") }{ for UnitFamily::ALL.map(|family| unit(Some(family), family.in_words())) }
            </div>
            <div class="fields">
                { select("topic", "Topic", "All topics", &chart.topics, view.topic.as_deref()) }
                { audience(&context.address, "Everyone") }
                { select("role", "Who acts", "Any body or practitioner", &chart.roles, view.role.as_deref()) }
                { select("sort", "Order", "By topic", &sorts, view.sort.as_deref()) }
                if view.sort.as_deref() == Some("length") {
                    { select("edition", "Length in", "The newest edition", &editions, view.edition.as_deref()) }
                }
            </div>
        </div>
    }
}

/// What the bars mean, with an example of each colour.
fn scale_note(chart: &Chart) -> Markup {
    let items = UnitFamily::ALL.into_iter().zip(chart.scales).filter_map(|(family, longest)| {
        let mut limits = chart.rows.iter().flat_map(Row::limits);
        let full = limits.find(|limit| length(limit) == Some((family, longest)))?;
        let n = full.at_most.or(full.at_least).or(full.every)?;
        Some((family, sentence::figure(n, full.unit)))
    });
    maud::html! {
        div.scales {
            p { "Bars are to scale within their own units only; working days are never turned into hours, nor months into weeks." }
            ul {
                @for (family, figure) in items {
                    li { i class={ "key " (family.id()) } aria-hidden="true" {} (family.in_words()) ": a full bar is " (figure) }
                }
            }
        }
    }
}

fn count_line(shown: usize, all: usize, address: &Address) -> Html {
    let clear = Address::plain(Page::Timescales).href();
    let filtered = shown < all;
    html! {
        <>
            if shown == 0 { { "No time limit fits all of these filters. " } } else { { shown }{ if shown == 1 { " time limit" } else { " time limits" } }{ " shown. " } }
            if filtered || !address.view.shows_all() { <a href={clear}>{ "Show all, by topic" }</a> }
        </>
    }
}

/// Rows under one heading, as many as are `left` to draw.
fn body(corpus: &Corpus, group: &Group<'_, '_>, scales: &[u32; 3], left: &mut usize) -> Markup {
    let width = corpus.editions.len() + 1;
    let rows = group.rows.iter().take_while(|rows| {
        let any = *left > 0;
        *left = left.saturating_sub(rows.len());
        any
    });
    maud::html! {
        tbody {
            tr.head { th scope="rowgroup" colspan=(width) { (group.heading) } }
            @for rows in rows { (linked(corpus, rows, scales, width)) }
        }
    }
}

/// Rows that belong together, with the line that says how.
fn linked(corpus: &Corpus, rows: &[&Row<'_>], scales: &[u32; 3], width: usize) -> Markup {
    let class = (rows.len() > 1).then_some("linked");
    let mut told: Vec<&Lineage> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        for other in &rows[i + 1..] {
            if let Some(lineage) = limits::link(corpus, &row.thread.id, &other.thread.id)
                && !told.contains(&lineage)
            {
                told.push(lineage);
            }
        }
    }
    maud::html! {
        @for lineage in told { tr.says-linked { td colspan=(width) { (join_words(corpus, lineage)) } } }
        @for row in rows { (line(corpus, row, scales, class)) }
    }
}

/// What a lineage did: "In 2013 “A” and “B” became one: “C”."
fn join_words(corpus: &Corpus, lineage: &Lineage) -> String {
    let titles = |ids: &[String]| {
        let quoted: Vec<String> =
            ids.iter().filter_map(|id| Some(["“", &corpus.thread(id)?.title, "”"].concat())).collect();
        sentence::list(quoted.iter().map(String::as_str))
    };
    let became = match lineage.kind {
        LineageKind::Merged => " became one: ",
        LineageKind::Split => " became several: ",
        LineageKind::Replaced => " gave way to ",
    };
    ["In ", &lineage.edition, " ", &titles(&lineage.from), became, &titles(&lineage.to), "."].concat()
}

fn line(corpus: &Corpus, row: &Row<'_>, scales: &[u32; 3], class: Option<&str>) -> Markup {
    let from = row.counted_from();
    maud::html! {
        tr id=(row.thread.id) class=[class] {
            th scope="row" {
                a href=(Page::Duty(row.thread.id.clone()).file()) { (row.thread.title) }
                @if let Some(limit) = from { small { (from_words(limit)) } }
            }
            @for run in runs(&row.moments) { (cell(corpus, run, from.is_none(), scales)) }
        }
    }
}

/// Neighbouring editions that say the same, where that is no limit: one cell serves them all.
fn runs<'m, 'a>(moments: &'m [Moment<'a>]) -> Vec<&'m [Moment<'a>]> {
    let plain = |moment: &Moment<'_>| moment.duties().is_empty();
    moments.chunk_by(|one, next| plain(one) && one.says == next.says && next.marks.is_empty()).collect()
}

fn cell(corpus: &Corpus, run: &[Moment<'_>], tells_from: bool, scales: &[u32; 3]) -> Markup {
    let Some(moment) = run.first() else { return Markup::default() };
    let years: Vec<&str> = run.iter().map(|moment| moment.edition.id()).collect();
    let label = match years.as_slice() {
        [first, .., last] => [*first, "–", *last].concat(),
        _ => years.concat(),
    };
    let class = match &moment.says {
        Says::Limits(_) => None,
        Says::NoLimit | Says::Absent(_) => Some("none"),
        Says::Unknown => Some("gap"),
    };
    // What a duty became is said in full where it is said at all.
    let told = matches!(moment.says, Says::Absent(Some(_)));
    let marks = moment.marks.iter().filter(|mark| !(told && matches!(mark, Mark::Lineage(_))));
    maud::html! {
        td class=[class] colspan=[(run.len() > 1).then_some(run.len())] {
            span.year { (label) }
            div {
                @match &moment.says {
                    Says::Limits(texts) => @for duty in texts { (limit(duty, tells_from, scales)) },
                    Says::NoLimit => "no limit",
                    Says::Absent(None) => @if run.len() > 1 { "not in these editions" } @else { "not in this edition" },
                    Says::Absent(Some(lineage)) => (became(corpus, lineage)),
                    Says::Unknown => span { "not known" },
                }
            }
            @for one in marks { (mark(*one, moment.since.map(|since| since.id()))) }
        }
    }
}

/// What a duty became, with links.
fn became(corpus: &Corpus, lineage: &Lineage) -> Markup {
    maud::html! {
        (mark(Mark::Lineage(lineage.kind), None))
        @if lineage.kind == LineageKind::Replaced { " by " } @else { " into " }
        @for (i, id) in lineage.to.iter().enumerate() {
            @if i > 0 { ", " }
            a href=(Page::Duty(id.clone()).file()) { (corpus.thread_title(id)) }
        }
    }
}

/// A limit with its figure and its bar.
fn limit(duty: &Duty, tells_from: bool, scales: &[u32; 3]) -> Markup {
    let Some(limit) = duty.limit() else { return Markup::default() };
    let bar = length(limit).map(|(family, n)| (family, (n * 1000 / scales[family as usize]).max(12)));
    let period = match (duty.holds_from, duty.holds_until) {
        (Some(from), _) => Some(["from ", &from.in_words()].concat()),
        (None, Some(until)) => Some(["until ", &until.in_words()].concat()),
        (None, None) => None,
    };
    maud::html! {
        div.limit {
            b { (sentence::limit_words(limit)) }
            @if let Some((family, width)) = bar {
                svg.measure viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true" focusable="false" {
                    rect class=(family.id()) width=(width) height="6" {}
                }
            }
            @if tells_from && limit.from.is_some() { small { (from_words(limit)) } }
            @if let Some(period) = period { small { (period) } }
        }
    }
}

/// What a limit is counted from.
fn from_words(limit: &Limit) -> String {
    let word = if limit.at_least.is_some() {
        "before "
    } else if !limit.unit.has_figure() {
        "after "
    } else {
        "from "
    };
    [word, limit.from.as_deref().unwrap_or_default()].concat()
}

/// What happened to a limit, by sign, word and colour.
fn mark(mark: Mark, since: Option<&str>) -> Markup {
    let (class, sign, word) = words_of(mark);
    maud::html! {
        em class={ "mark " (class) } { span aria-hidden="true" { (sign) " " } (word) @if let Some(since) = since { " since " (since) } }
    }
}

/// Colour, sign and word of a mark.
fn words_of(mark: Mark) -> (&'static str, &'static str, &'static str) {
    match mark {
        Mark::Limit(LimitChange::Introduced) => ("new", "+", "introduced"),
        Mark::Limit(LimitChange::Removed) => ("dropped", "−", "removed"),
        Mark::Limit(LimitChange::Shortened) => ("changed", "▼", "shortened"),
        Mark::Limit(LimitChange::Lengthened) => ("changed", "▲", "lengthened"),
        Mark::Limit(LimitChange::CountedFrom) => ("changed", "↷", "counted from something else"),
        Mark::Limit(LimitChange::OtherUnits) => ("same", "=", "the same in other units"),
        Mark::Limit(LimitChange::NotComparable | LimitChange::NotKnown) => {
            ("changed", "≠", "put otherwise, not comparable")
        }
        Mark::Lineage(LineageKind::Merged) => ("merged", "⋎", "merged"),
        Mark::Lineage(LineageKind::Split) => ("split", "⋏", "split"),
        Mark::Lineage(LineageKind::Replaced) => ("replaced", "⇢", "replaced"),
    }
}

fn legend() -> Markup {
    let meaning = [
        (Mark::Limit(LimitChange::Introduced), "the last known edition before had no such limit, or not the duty"),
        (Mark::Limit(LimitChange::Removed), "the edition has the duty without a limit, or no longer has the duty"),
        (Mark::Limit(LimitChange::Shortened), "less time, or more often"),
        (Mark::Limit(LimitChange::Lengthened), "more time, or less often"),
        (Mark::Limit(LimitChange::CountedFrom), "the clock starts with another event"),
        (
            Mark::Limit(LimitChange::NotComparable),
            "other units, or no figure on one side; nothing is turned into anything else",
        ),
        (Mark::Lineage(LineageKind::Merged), "several duties became one"),
        (Mark::Lineage(LineageKind::Replaced), "one duty gave way to another with the same purpose"),
    ];
    maud::html! {
        details.legend {
            summary { "What the marks mean" }
            dl {
                @for (of, means) in meaning { dt { (mark(of, None)) } dd { (means) } }
                dt { "not known" }
                dd { "no source was found that shows whether the edition has the duty, or by when; hatched. A limit is never called introduced or removed next to such a gap: it is compared with the last edition that is known, and the mark names it." }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(change: impl FnOnce(&mut View)) -> Vec<String> {
        let corpus = data::corpus();
        let all = limits::rows(corpus);
        let mut view = View::default();
        change(&mut view);
        let shown: Vec<&Row<'_>> = all.iter().filter(|row| fits(corpus, row, &view)).collect();
        let groups = groups(corpus, &shown, &view);
        assert_eq!(
            groups.iter().flat_map(|group| &group.rows).map(Vec::len).sum::<usize>(),
            shown.len(),
            "every row stands once"
        );
        groups.iter().map(|group| group.heading.to_owned()).collect()
    }

    #[test]
    fn rows_are_grouped_as_the_view_asks() {
        assert!(headings(|_| {}).contains(&"Assessment".to_owned()));
        assert_eq!(
            headings(|view| view.sort = Some("change".to_owned())),
            ["Changed, most often first", "The same in every edition that is known"]
        );
        assert_eq!(headings(|view| view.topic = Some("conference".to_owned())), ["Conference, plan and review"]);
        // A sort that is not known leaves the usual order.
        assert_eq!(headings(|view| view.sort = Some("colour".to_owned())), headings(|_| {}));
    }

    #[test]
    fn by_length_the_shortest_stands_first_in_each_family() {
        let corpus = data::corpus();
        let all = limits::rows(corpus);
        let shown: Vec<&Row<'_>> = all.iter().collect();
        let view = View { sort: Some("length".to_owned()), edition: Some("2010".to_owned()), ..View::default() };
        let at = sorted_by(corpus, &view);
        for group in groups(corpus, &shown, &view) {
            let lengths: Vec<_> = group.rows.iter().flatten().map(|row| row.moments[at].length()).collect();
            assert!(lengths.is_sorted(), "{}: {lengths:?}", group.heading);
        }
    }
}
