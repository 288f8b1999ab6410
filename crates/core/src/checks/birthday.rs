//! Birthdays: a real day, in the past, at least 18 years ago; and the dates that others share with them.

use chrono::{Datelike, NaiveDate};

use crate::rule::{Finding, Rule, Severity};

pub(crate) static INVALID_DATE: Rule = Rule {
    code: "invalid_date",
    severity: Severity::Error,
    summary: "not a day of the calendar written `YYYY-MM-DD`",
    message: "{field} must be a day of the calendar, written YYYY-MM-DD.",
    params: &[],
    explanation: "Exactly ten ASCII characters, years 0001 to 9999, and a day that the Gregorian calendar has: \
                  29 February only in leap years.",
    mend: "Write four digits for the year, two for the month and two for the day, with hyphens between.",
    example: r#""birthday": "01/31/1990""#,
};

pub(crate) static IN_FUTURE: Rule = Rule {
    code: "date_in_future",
    severity: Severity::Error,
    summary: "a date after today",
    message: "{field} lies in the future.",
    params: &[],
    explanation: "A birthday, or the date on which the proof of address was issued, is after the date that counts as \
                  today.",
    mend: "Correct the year.",
    example: r#""birthday": "2199-01-01""#,
};

pub(crate) static UNDERAGE: Rule = Rule {
    code: "underage",
    severity: Severity::Error,
    summary: "not yet 18 today",
    message: "{field} must be at least {minimum_age} years ago: Harbor takes adults only.",
    params: &["minimum_age"],
    explanation: "A person is 18 from the 18th birthday on; one born on 29 February, in a common year, from 1 March on.",
    mend: "Correct the date if it is mistyped; otherwise wait for the 18th birthday.",
    example: r#""birthday": "2020-01-01""#,
};

pub(crate) static IMPLAUSIBLE_AGE: Rule = Rule {
    code: "implausible_age",
    severity: Severity::Warning,
    summary: "120 years old or more",
    message: "{field} would make this person 120 years old or older: check the year.",
    params: &[],
    explanation: "The guide sets no upper age, but hardly anybody lives that long, and 1900-01-01 is a common default.",
    mend: "Correct the year.",
    example: r#""birthday": "1900-01-01""#,
};

pub(crate) static RULES: &[&Rule] = &[&INVALID_DATE, &IN_FUTURE, &UNDERAGE, &IMPLAUSIBLE_AGE];

const MINIMUM_AGE: i32 = 18;
const IMPLAUSIBLE_FROM: i32 = 120;

pub(crate) fn error(birthday: &str, today: NaiveDate) -> Option<Finding> {
    let Some(date) = parse_date(birthday) else {
        return Some(INVALID_DATE.found().hinting("For example 1990-01-31."));
    };
    if date > today {
        return Some(IN_FUTURE.found());
    }
    let minimum_age = u64::from(MINIMUM_AGE.unsigned_abs());
    (age(date, today) < MINIMUM_AGE).then(|| UNDERAGE.found().with("minimum_age", minimum_age))
}

pub(crate) fn warning(birthday: &str, today: NaiveDate) -> Option<Finding> {
    (age(parse_date(birthday)?, today) >= IMPLAUSIBLE_FROM).then(|| IMPLAUSIBLE_AGE.found())
}

/// A date written exactly `YYYY-MM-DD`, in the years 0001 to 9999.
///
/// ```
/// use harbor_preflight::{NaiveDate, parse_date};
///
/// assert_eq!(parse_date("2024-02-29"), NaiveDate::from_ymd_opt(2024, 2, 29));
/// assert_eq!(parse_date("2023-02-29"), None);
/// assert_eq!(parse_date("2024-2-9"), None);
/// ```
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    // chrono alone would also take signs, spaces and missing zeros.
    let form = text.len() == 10
        && text.bytes().enumerate().all(
            |(index, byte)| {
                if index == 4 || index == 7 { byte == b'-' } else { byte.is_ascii_digit() }
            },
        );
    if !form {
        return None;
    }
    text.parse().ok().filter(|date: &NaiveDate| date.year() >= 1)
}

/// Full years from one day to another.
fn age(birthday: NaiveDate, today: NaiveDate) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (birthday.month(), birthday.day());
    today.year() - birthday.year() - i32::from(!had_birthday)
}
