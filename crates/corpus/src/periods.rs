//! Which edition was in force when, those that are not held here included.

use crate::corpus::{Corpus, Edition};
use crate::date::Date;
use crate::model::Amendment;

/// What was in force for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InForce<'a> {
    /// An edition that is held here.
    Held(&'a Edition),
    /// Something that the editions here name as what they replaced or were replaced by.
    Named(&'a str),
    /// The data says nothing of what was in force.
    NotKnown,
}

/// A stretch of time with one thing in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period<'a> {
    /// First day; none where the beginning lies before the editions here.
    pub from: Option<Date>,
    /// Last day; none where no end is known.
    pub until: Option<Date>,
    /// What was in force.
    pub what: InForce<'a>,
}

impl Period<'_> {
    /// Whether the day lies in the period. Of a period whose ends are not known to the day, every
    /// day that may belong to it does.
    pub fn may_hold(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.earliest() <= day.latest())
            && self.until.is_none_or(|until| until.latest() >= day.earliest())
    }
}

/// Every period, oldest first: before the first edition, each edition, what lies between editions
/// that do not follow each other without a gap, and after the last.
pub fn of(corpus: &Corpus) -> Vec<Period<'_>> {
    let mut periods = Vec::new();
    if let Some(first) = corpus.editions.first() {
        let until = Some(first.about.in_force.day_before());
        periods.push(Period { from: None, until, what: named(first.about.replaces.first()) });
    }
    for (i, edition) in corpus.editions.iter().enumerate() {
        let about = &edition.about;
        let before_next = corpus.editions[..].get(i + 1).map(|next| next.about.in_force.day_before());
        periods.push(Period {
            from: Some(about.in_force),
            until: about.until.or(before_next),
            what: InForce::Held(edition),
        });
        let Some(from) = about.until.map(Date::day_after) else { continue };
        if before_next.is_none_or(|until| from <= until) {
            periods.push(Period { from: Some(from), until: before_next, what: named(about.replaced_by.as_ref()) });
        }
    }
    periods
}

fn named(words: Option<&String>) -> InForce<'_> {
    words.map_or(InForce::NotKnown, |words| InForce::Named(words))
}

/// What may have been in force on a day: one period, or two where the day on which one gave way to
/// the other is not known.
pub fn on<'a>(corpus: &'a Corpus, day: Date) -> Vec<Period<'a>> {
    of(corpus).into_iter().filter(|period| period.may_hold(day)).collect()
}

/// The amendments of an edition that had taken effect by a day, oldest first. One that is known
/// only to its month counts from the end of the month.
pub fn amended_by(edition: &Edition, day: Date) -> impl Iterator<Item = &Amendment> {
    edition.about.amendment.iter().filter(move |amendment| amendment.date.latest() <= day.earliest())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EditionAbout;
    use crate::table::Table;

    fn date(text: &str) -> Date {
        text.parse().expect(text)
    }

    fn edition(id: &str, in_force: &str, until: Option<&str>, replaces: &str, replaced_by: &str) -> Edition {
        let amendment =
            |day: &str| Amendment { date: date(day), what: format!("What changed in {day}"), evidence: Vec::new() };
        Edition {
            about: EditionAbout {
                id: id.to_owned(),
                title: String::new(),
                publisher: String::new(),
                references: Vec::new(),
                published: date(in_force),
                in_force: date(in_force),
                until: until.map(date),
                replaced_by: Some(replaced_by.to_owned()),
                replaces: vec![replaces.to_owned()],
                status: String::new(),
                about: String::new(),
                text: None,
                addresses: Vec::new(),
                evidence: Vec::new(),
                chapter: Vec::new(),
                chart: Vec::new(),
                amendment: if id == "2006" { vec![amendment("2009-12"), amendment("2010-01-05")] } else { Vec::new() },
            },
            duties: Table::default(),
            absent: Vec::new(),
            gaps: Vec::new(),
            definitions: Table::default(),
            processes: Table::default(),
            uncited: Vec::new(),
            grades: Vec::new(),
            noted: Vec::new(),
        }
    }

    fn corpus() -> Corpus {
        let editions = vec![
            edition("2006", "2006-04", Some("2010-03-16"), "an older one", "that of 2010"),
            edition("2010", "2010-03-17", None, "that of 2006", "that of 2013"),
            edition("2013", "2013-04-15", Some("2015-03-25"), "that of 2010", "that of 2015"),
            edition("2018", "2018-07-04", Some("2026-03"), "that of 2015", "that of 2026"),
        ];
        Corpus { editions: Table::new(editions), ..Corpus::default() }
    }

    fn names(periods: &[Period<'_>]) -> Vec<String> {
        let name = |period: &Period<'_>| match period.what {
            InForce::Held(edition) => edition.id().to_owned(),
            InForce::Named(words) => words.to_owned(),
            InForce::NotKnown => "?".to_owned(),
        };
        periods.iter().map(name).collect()
    }

    #[test]
    fn every_period_has_its_turn() {
        let corpus = corpus();
        let day = |date: Option<Date>| date.map_or(String::new(), |date| date.to_string());
        let lines: Vec<String> = of(&corpus)
            .iter()
            .zip(names(&of(&corpus)))
            .map(|(period, name)| format!("{} to {}: {name}", day(period.from), day(period.until)))
            .collect();
        assert_eq!(
            lines,
            [
                " to 2006-04: an older one",
                "2006-04 to 2010-03-16: 2006",
                "2010-03-17 to 2013-04-14: 2010",
                "2013-04-15 to 2015-03-25: 2013",
                "2015-03-26 to 2018-07-03: that of 2015",
                "2018-07-04 to 2026-03: 2018",
                "2026-03 to : that of 2026",
            ]
        );
    }

    #[test]
    fn a_day_has_what_was_in_force_on_it() {
        let corpus = corpus();
        for (day, expected) in [
            ("1998-01-01", vec!["an older one"]),
            ("2006-04-10", vec!["an older one", "2006"]),
            ("2006-05-01", vec!["2006"]),
            ("2010-03-16", vec!["2006"]),
            ("2010-03-17", vec!["2010"]),
            ("2013-04-14", vec!["2010"]),
            ("2015-03-25", vec!["2013"]),
            ("2015-03-26", vec!["that of 2015"]),
            ("2018-07-03", vec!["that of 2015"]),
            ("2026-03-31", vec!["2018", "that of 2026"]),
            ("2026-04-01", vec!["that of 2026"]),
        ] {
            assert_eq!(names(&on(&corpus, date(day))), expected, "{day}");
        }
    }

    #[test]
    fn an_amendment_counts_from_the_last_day_that_its_date_may_mean() {
        let corpus = corpus();
        let edition = corpus.edition("2006").expect("it is in the corpus above");
        for (day, expected) in [("2009-12-30", 0), ("2009-12-31", 1), ("2010-01-04", 1), ("2010-01-05", 2)] {
            assert_eq!(amended_by(edition, date(day)).count(), expected, "{day}");
        }
    }
}
