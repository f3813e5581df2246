//! Days, months and years, as far as they are known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A date that may be known only to its month or year: `2013`, `2013-03` or `2013-03-21`.
///
/// Dates order by their earliest possible day; where one is a prefix of the other, the
/// less exact date comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A day, month or year: 2013-03-21, 2013-03 or 2013.",
            "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        })
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// A date known to the day. `None` where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let known = (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        known.then_some(Self { year, month, day })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The first day that the date may mean.
    pub fn earliest(self) -> (u16, u8, u8) {
        (self.year, self.month.max(1), self.day.max(1))
    }

    /// The last day that the date may mean.
    pub fn latest(self) -> (u16, u8, u8) {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in(self.year, month) } else { self.day };
        (self.year, month, day)
    }

    /// As readers write it: "21 March 2013", "March 2013" or "2013".
    pub fn in_words(self) -> String {
        match (self.month, self.day) {
            (0, _) => self.year.to_string(),
            (month, 0) => format!("{} {}", MONTHS[usize::from(month) - 1], self.year),
            (month, day) => format!("{day} {} {}", MONTHS[usize::from(month) - 1], self.year),
        }
    }

    /// The month and year, or the year where no month is known: "March 2013".
    pub fn month_in_words(self) -> String {
        Self { day: 0, ..self }.in_words()
    }

    /// Whether the day is known.
    pub fn has_day(self) -> bool {
        self.day > 0
    }

    /// The day after. What is not known to the day has no day after; it stands for itself.
    pub fn day_after(self) -> Self {
        match (self.month, self.day) {
            (_, 0) => self,
            (month, day) if day < days_in(self.year, month) => Self { day: day + 1, ..self },
            (12, _) => Self { year: self.year + 1, month: 1, day: 1 },
            (month, _) => Self { month: month + 1, day: 1, ..self },
        }
    }

    /// The day before. What is not known to the day has no day before; it stands for itself.
    pub fn day_before(self) -> Self {
        match (self.month, self.day) {
            (_, 0) => self,
            (1, 1) => Self { year: self.year.saturating_sub(1), month: 12, day: 31 },
            (month, 1) => Self { month: month - 1, day: days_in(self.year, month - 1), ..self },
            (_, day) => Self { day: day - 1, ..self },
        }
    }

    /// The month's name, where it is known.
    pub fn month_name(self) -> Option<&'static str> {
        MONTHS.get(usize::from(self.month).wrapping_sub(1)).copied()
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("“{text}” is not a date: write 2013, 2013-03 or 2013-03-21");
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
                .ok_or_else(wrong)
        };
        let parts: Vec<&str> = text.split('-').collect();
        let year = number(parts[0], 4)?;
        let month = parts.get(1).map_or(Ok(0), |p| number(p, 2))? as u8;
        let day = parts.get(2).map_or(Ok(0), |p| number(p, 2))? as u8;
        let fits = match parts.len() {
            1 => true,
            2 => (1..=12).contains(&month),
            3 => Self::new(year, month, day).is_some(),
            _ => false,
        };
        if fits { Ok(Self { year, month, day }) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_and_written() {
        for (text, words) in [
            ("2013", "2013"),
            ("2013-03", "March 2013"),
            ("2013-03-21", "21 March 2013"),
            ("2008-02-29", "29 February 2008"),
        ] {
            let date: Date = text.parse().expect(text);
            assert_eq!(date.to_string(), text);
            assert_eq!(date.in_words(), words);
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_an_example() {
        for text in ["", "13", "2013-3", "2013-13", "2013-02-29", "2013-03-21-1", "March 2013", "2013-"] {
            let error = text.parse::<Date>().expect_err(text);
            assert!(error.contains("2013-03-21"), "{error}");
        }
    }

    #[test]
    fn days_follow_each_other_over_months_and_years() {
        for (day, next) in [
            ("2013-03-21", "2013-03-22"),
            ("2008-02-28", "2008-02-29"),
            ("2009-02-28", "2009-03-01"),
            ("2009-12-31", "2010-01-01"),
            ("2006-04", "2006-04"),
            ("2006", "2006"),
        ] {
            let (day, next): (Date, Date) = (day.parse().unwrap(), next.parse().unwrap());
            assert_eq!(day.day_after(), next);
            assert_eq!(next.day_before(), day);
        }
    }

    #[test]
    fn a_date_spans_from_its_earliest_to_its_latest_day() {
        let date: Date = "2012-02".parse().unwrap();
        assert_eq!(date.earliest(), (2012, 2, 1));
        assert_eq!(date.latest(), (2012, 2, 29));
    }
}
