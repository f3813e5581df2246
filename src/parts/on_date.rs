//! What held on a day: the part of the history that answers while somebody picks a date.

use corpus::model::{Duty, Thread};
use corpus::periods::{self, InForce, Period};
use corpus::{Corpus, Date, Edition};
use yew::prelude::*;

use crate::address::{Page, Pair};
use crate::app::Context;
use crate::data;

/// Identity of the element that the part is drawn into.
pub const PLACE: &str = "on-date";

/// A field for a day, and what held on it. The day is kept in the address.
pub fn part(context: &Context) -> Html {
    let address = &context.address;
    html! {
        <>
            { for address.ignored.iter().map(|line| html! { <p class="note">{ line }</p> }) }
            <label class="day"><span>{ "Day" }</span><input type="date" name="date" data-setting="" value={address.view.date.clone()} /></label>
            <div class="on-day" role="status">{ said(data::corpus(), &address.view.date) }</div>
        </>
    }
}

fn said(corpus: &Corpus, typed: &str) -> Html {
    if typed.is_empty() {
        return html! { <p class="note">{ "Pick a day to see which edition was in force on it, and how far it had been amended." }</p> };
    }
    match day(typed) {
        Ok(day) => on(corpus, day),
        Err(why) => html! { <p>{ why }</p> },
    }
}

/// Reads a day as it stands in an address.
///
/// # Errors
/// A sentence for readers, where the text names no day of the calendar.
pub fn day(text: &str) -> Result<Date, String> {
    match text.trim().parse::<Date>() {
        Ok(date) if date.has_day() => Ok(date),
        Ok(date) => Err(["“", &date.in_words(), "” is not exact enough: name a day, such as 2011-05-01."].concat()),
        Err(_) => {
            Err(["“", text, "” is no day of the calendar. Write a day as year, month and day, such as 2011-05-01."]
                .concat())
        }
    }
}

fn on(corpus: &Corpus, day: Date) -> Html {
    let found = periods::on(corpus, day);
    let unsure = found.len() > 1;
    let meanwhile = corpus.events.iter().filter(|event| {
        event.date.earliest() <= day.latest() && event.until.is_some_and(|until| until.latest() >= day.earliest())
    });
    html! {
        <>
            if unsure { <p>{ "The day on which one gave way to the other is not known, so that either may have been in force on " }{ day.in_words() }{ "." }</p> }
            { for found.iter().map(|period| one(corpus, period, day)) }
            { for corpus.editions.iter().filter(|edition| waits(edition, day)).map(|edition| html! {
                <p>{ "The edition of " }{ edition.id() }{ " had been published on " }{ edition.about.published.in_words() }{ ", and came into force on " }{ edition.about.in_force.in_words() }{ "." }</p>
            }) }
            { for meanwhile.map(|event| html! {
                <p>{ "At that time: " }<a href={["#", &event.id].concat()}>{ &event.title }</a>{ ", " }{ span(Some(event.date), event.until) }{ "." }</p>
            }) }
        </>
    }
}

/// Whether an edition was published but not yet in force.
fn waits(edition: &Edition, day: Date) -> bool {
    edition.about.published.latest() <= day.earliest() && edition.about.in_force.earliest() > day.latest()
}

fn one(corpus: &Corpus, period: &Period<'_>, day: Date) -> Html {
    match period.what {
        InForce::Held(edition) => held(corpus, edition, period, day),
        InForce::Named(words) => {
            let beyond = match (period.from, period.until) {
                (None, _) => " What stood before that one is not held here either.",
                (_, None) => " Whether a later one has taken its place since is not known here.",
                _ => "",
            };
            html! { <p class="verdict"><b>{ corpus::sentence::capital(words) }</b>{ if words.contains(',') { "," } else { "" } }{ " is what the editions here name for this time (" }{ span(period.from, period.until) }{ ")." }{ beyond }</p> }
        }
        InForce::NotKnown => html! { <p class="verdict">{ "What was in force is not known here." }</p> },
    }
}

fn held(corpus: &Corpus, edition: &Edition, period: &Period<'_>, day: Date) -> Html {
    let id = edition.id();
    let amended: Vec<_> = periods::amended_by(edition, day).collect();
    let same_month = edition
        .about
        .amendment
        .iter()
        .filter(|amendment| amendment.date.earliest() <= day.latest() && amendment.date.latest() > day.earliest());
    let stood_otherwise = threads(corpus, edition, |duty| stands(duty, day) && duty.holds_until.is_some());
    let not_yet = threads(corpus, edition, |duty| {
        !stands(duty, day) && !edition.duties.iter().any(|other| other.thread == duty.thread && stands(other, day))
    });
    let next = corpus.editions.position(id).and_then(|i| corpus.editions[..].get(i + 1));
    html! {
        <>
            <p class="verdict"><b>{ "The edition of " }{ id }</b>{ ", in force " }{ span(period.from, period.until) }{ "." }</p>
            if amended.is_empty() {
                <p>{ "No amendment of its text is known to have taken effect by that day." }</p>
            } else {
                <p>{ "Amended by that day:" }</p>
                <ul>{ for amended.iter().map(|amendment| html! { <li><b>{ amendment.date.in_words() }{ ": " }</b>{ &amendment.what }</li> }) }</ul>
            }
            { for same_month.map(|amendment| html! { <p>{ "Amended in the same month, on a day that is not known: " }{ &amendment.what }</p> }) }
            { listed("Duties whose text was changed later and stood otherwise on that day:", &stood_otherwise, id) }
            { listed("Duties that were not in its text on that day:", &not_yet, id) }
            <p class="ways"><a href={Page::Edition(id.to_owned()).file()}>{ "What the edition of " }{ id }{ " said" }</a>
                { next.map(|next| {
                    let pair = Pair { from: id.to_owned(), to: next.id().to_owned() };
                    html! { <a href={Page::Compare(pair).file()}>{ "What changed with that of " }{ next.id() }</a> }
                }) }
            </p>
        </>
    }
}

/// Whether the text of a duty held on a day.
fn stands(duty: &Duty, day: Date) -> bool {
    duty.holds_from.is_none_or(|from| from.earliest() <= day.earliest())
        && duty.holds_until.is_none_or(|until| until.latest() >= day.earliest())
}

/// The threads of an edition's duties of a kind.
fn threads<'a>(corpus: &'a Corpus, edition: &Edition, wanted: impl Fn(&Duty) -> bool) -> Vec<&'a Thread> {
    edition.duties.iter().filter(|duty| wanted(duty)).filter_map(|duty| corpus.thread(&duty.thread)).collect()
}

fn listed(heading: &'static str, threads: &[&Thread], year: &str) -> Html {
    if threads.is_empty() {
        return html! {};
    }
    let entry = |thread: &&Thread| [Page::Duty(thread.id.clone()).file().as_str(), "#in-", year].concat();
    html! {
        <>
            <p>{ heading }</p>
            <ul>{ for threads.iter().map(|thread| html! { <li><a href={entry(thread)}>{ &thread.title }</a></li> }) }</ul>
        </>
    }
}

/// A stretch of time in words: "17 March 2010 to 14 April 2013".
pub fn span(from: Option<Date>, until: Option<Date>) -> String {
    let words = |date: Date| date.in_words();
    match (from.map(words), until.map(words)) {
        (Some(from), Some(until)) => [&from, " to ", &until].concat(),
        (Some(from), None) => ["from ", &from].concat(),
        (None, Some(until)) => ["until ", &until].concat(),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_or_it_is_said_what_is_wrong() {
        assert_eq!(day("2011-05-01").map(Date::in_words).as_deref(), Ok("1 May 2011"));
        for (typed, said) in [
            ("2011-05", "“May 2011” is not exact enough: name a day, such as 2011-05-01."),
            (
                "2011-02-30",
                "“2011-02-30” is no day of the calendar. Write a day as year, month and day, such as 2011-05-01.",
            ),
            ("<b>", "“<b>” is no day of the calendar. Write a day as year, month and day, such as 2011-05-01."),
        ] {
            assert_eq!(day(typed), Err(said.to_owned()));
        }
    }

    #[test]
    fn a_text_that_was_put_in_later_does_not_stand_before() {
        let day = |text: &str| text.parse::<Date>().expect(text);
        let corpus = data::corpus();
        let edition = corpus.edition("2018").expect("it is one of the editions");
        let on = |text: &str| {
            let day = day(text);
            threads(corpus, edition, move |duty| duty.holds_from.is_some() && stands(duty, day)).len()
        };
        assert_eq!(on("2018-09-01"), 0);
        assert!(on("2020-12-09") > 0);
    }

    #[test]
    fn a_stretch_of_time_is_put_in_words() {
        let date = |text: &str| text.parse::<Date>().ok();
        assert_eq!(span(date("2010-03-17"), date("2013-04-14")), "17 March 2010 to 14 April 2013");
        assert_eq!(span(date("2026-03"), None), "from March 2026");
        assert_eq!(span(None, date("2006-04")), "until April 2006");
    }
}
