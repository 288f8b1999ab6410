//! Birthdays: a real day, in the past, of an adult. Dates are also read here for other modules.

use chrono::{Datelike, NaiveDate};
use const_format::formatcp;

use super::characters::visible;
use super::wrong_type;
use crate::context::{Context, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, described};
use crate::rule::{CHECK_THE_YEAR, InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::{Sentence, sentences};

sentences! {
    HINTS:
    SPACE = "hint.invalid_date.space", "Remove the spaces around it.";
    INVISIBLE = "hint.invalid_date.invisible", "Type it again. It contains a hidden character.";
    TIME = "hint.invalid_date.time", "Remove the time. Enter the day only, as YYYY-MM-DD.";
    NO_SUCH_DAY = "hint.invalid_date.no_such_day", "There is no such day. Check the month and the day.";
    TWO_DIGITS = "hint.invalid_date.two_digits",
        "Use hyphens, and two digits each for the month and the day: YYYY-MM-DD.";
    ORDER = "hint.invalid_date.order", "Put the year first, with four digits: YYYY-MM-DD.";
    HYPHENS = "hint.invalid_date.hyphens", "Add hyphens between year, month and day: YYYY-MM-DD.";
    OTHER_FORM = "hint.invalid_date", "Enter the year, the month and the day: YYYY-MM-DD.";
}

static NOT_A_DATE: Sentence = Sentence::new("invalid_date", "{field} must be a real date, like 1990-01-31.");
static FUTURE: Sentence = Sentence::new("date_in_future", "{field} must be in the past.");
static PROOF_IN_FUTURE: Sentence =
    Sentence::new("date_in_future.proof", "The date your proof of address was issued must be today or in the past.");
static BUDDHIST: Sentence =
    Sentence::new("hint.date_in_future.buddhist", "If this is a year of the Buddhist calendar, subtract 543.");
static TOO_YOUNG: Sentence = Sentence::new("underage", "You must be {minimum_age} or over.");
static CHECK_DATE: Sentence = Sentence::new("hint.underage", "Check your date of birth.");
static TOO_OLD: Sentence = Sentence::new("implausible_age", "This date would make you {age} or older.");

pub(crate) static INVALID_DATE: Rule = Rule {
    code: "invalid_date",
    severity: Severity::Error,
    summary: catalogue_text("not a day of the calendar written `YYYY-MM-DD`"),
    messages: &[&NOT_A_DATE],
    hints: HINTS,
    params: &[],
    explanation: catalogue_text(
        "Nothing but ASCII digits and hyphens, years 0001 to 9999, and a day that the Gregorian calendar has: \
         29 February only in leap years.",
    ),
    fix: catalogue_text("Write four digits for the year, two for the month and two for the day, with hyphens between."),
    example: catalogue_text(r#""birthday": "01/31/1990""#),
    in_schema: InSchema::Yes,
};

pub(crate) static IN_FUTURE: Rule = Rule {
    code: "date_in_future",
    severity: Severity::Error,
    summary: catalogue_text("a date after today"),
    messages: &[&FUTURE, &PROOF_IN_FUTURE],
    hints: &[&CHECK_THE_YEAR, &BUDDHIST],
    params: &[],
    explanation: catalogue_text(
        "A birthday, or the date on which the proof of address was issued, is after the date that counts as \
         today.",
    ),
    fix: catalogue_text("Correct the year."),
    example: catalogue_text(r#""birthday": "2199-01-01""#),
    in_schema: InSchema::No(catalogue_text("It depends on today's date.")),
};

pub(crate) static UNDERAGE: Rule = Rule {
    code: "underage",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!("not yet {MINIMUM_AGE} today")),
    messages: &[&TOO_YOUNG],
    hints: &[&CHECK_DATE],
    params: &[ParamSpec::count("minimum_age")],
    explanation: catalogue_text(formatcp!(
        "A person is {MINIMUM_AGE} from that birthday on; one born on 29 February, in a common year, from 1 March on."
    )),
    fix: catalogue_text("Correct the date if it is mistyped; otherwise wait for the birthday."),
    example: catalogue_text(r#""birthday": "2020-01-01""#),
    in_schema: InSchema::No(catalogue_text("It depends on today's date.")),
};

pub(crate) static IMPLAUSIBLE_AGE: Rule = Rule {
    code: "implausible_age",
    severity: Severity::Warning,
    summary: catalogue_text(formatcp!("{IMPLAUSIBLE_FROM} years old or more")),
    messages: &[&TOO_OLD],
    hints: &[&CHECK_THE_YEAR],
    params: &[],
    explanation: catalogue_text(
        "The guide sets no upper age, but hardly anybody lives that long, and 1900-01-01 is a common default.",
    ),
    fix: catalogue_text("Correct the year."),
    example: catalogue_text(r#""birthday": "1900-01-01""#),
    in_schema: InSchema::No(catalogue_text("It depends on today's date, and is a warning.")),
};

/// The violation of a proof of address that was issued after today.
pub(crate) fn proof_in_future() -> Violation {
    IN_FUTURE.violation().with_message(&PROOF_IN_FUTURE).with_hint(&CHECK_THE_YEAR)
}

pub(crate) static RULES: &[&Rule] = &[&INVALID_DATE, &IN_FUTURE, &UNDERAGE, &IMPLAUSIBLE_AGE];

/// Code points of a date: `YYYY-MM-DD`.
const DATE_LENGTH: u64 = 10;

/// The guide's example.
const EXAMPLE: &str = "1990-01-01";

/// A birthday.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: Some(DATE_LENGTH),
    example: EXAMPLE,
    input: Input::Date,
    is_sensitive: false,
    schema: TextSchema::Date(described(pattern)),
    as_number: AsNumber::send(&wrong_type::AS_DAY),
    check,
};

const MINIMUM_AGE: i32 = 18;
const IMPLAUSIBLE_FROM: i32 = 120;

fn check(_: &TextFormat, text: Text<'_>, context: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let birthday = text.to_str();
    let violation = error(&birthday, context.today).or_else(|| warning(&birthday, context.today));
    violation.into_iter().for_each(report);
    Meaning::None
}

fn error(birthday: &str, today: NaiveDate) -> Option<Violation> {
    let Some(date) = parse_date(birthday) else {
        return Some(INVALID_DATE.violation().with_hint(date_hint(birthday)));
    };
    if date > today {
        let may_be_buddhist = date.year() > BUDDHIST_FROM;
        return Some(IN_FUTURE.violation().with_hint(if may_be_buddhist { &BUDDHIST } else { &CHECK_THE_YEAR }));
    }
    let minimum_age = u64::from(MINIMUM_AGE.unsigned_abs());
    let is_too_young = age(date, today) < MINIMUM_AGE;
    is_too_young.then(|| UNDERAGE.violation().with_param("minimum_age", minimum_age).with_hint(&CHECK_DATE))
}

/// How to write a text as a date.
#[cold]
#[inline(never)]
fn date_hint(text: &str) -> &'static Sentence {
    let date = text.trim();
    if date != text && parse_date(date).is_some() {
        return &SPACE;
    }
    if parse_date(&visible(text)).is_some() {
        return &INVISIBLE;
    }
    if date.get(..10).is_some_and(|day| parse_date(day).is_some()) {
        return &TIME;
    }
    // A fourth part is enough to know that this is not a date, however many follow.
    let parts = date.split(|character: char| !character.is_ascii_digit()).take(4);
    let lengths: Vec<usize> = parts.map(str::len).collect();
    match lengths[..] {
        [4, 2, 2] if date.bytes().filter(|byte| *byte == b'-').count() == 2 => &NO_SUCH_DAY,
        [4, 1..=2, 1..=2] => &TWO_DIGITS,
        [1..=2, 1..=2, 4 | 2] => &ORDER,
        [8] => &HYPHENS,
        _ => &OTHER_FORM,
    }
}

/// A year after this one, in the future, is probably one of the Buddhist calendar.
const BUDDHIST_FROM: i32 = 2400;

/// Every day of the Gregorian calendar from 0001 to 9999, and nothing else.
fn pattern() -> Pattern {
    let year = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])";
    let day = "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])\
               |(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
               |02-(?:0[1-9]|1[0-9]|2[0-8]))";
    let multiple_of_4 = "(?:0[48]|[2468][048]|[13579][26])";
    let leap_year = format!("(?:[0-9]{{2}}{multiple_of_4}|{multiple_of_4}00)");
    Pattern::whole(format!("^(?:{year}-{day}|{leap_year}-02-29)$"))
}

fn warning(birthday: &str, today: NaiveDate) -> Option<Violation> {
    let is_implausible = age(parse_date(birthday)?, today) >= IMPLAUSIBLE_FROM;
    let least = u64::from(IMPLAUSIBLE_FROM.unsigned_abs());
    is_implausible.then(|| IMPLAUSIBLE_AGE.violation().with_value("age", least).with_hint(&CHECK_THE_YEAR))
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
    // chrono's own reader would also take signs, spaces and missing zeros.
    let [year @ .., b'-', month_tens, month_units, b'-', day_tens, day_units] = text.as_bytes() else { return None };
    let [thousands, hundreds, tens, units] = year else { return None };
    let year = number([*thousands, *hundreds, *tens, *units])?;
    let month = number([*month_tens, *month_units])?;
    let day = number([*day_tens, *day_units])?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|year| *year >= 1)?, month, day)
}

/// The number that the digits write.
fn number<const DIGITS: usize>(digits: [u8; DIGITS]) -> Option<u32> {
    digits.into_iter().try_fold(0, |number, digit| Some(number * 10 + char::from(digit).to_digit(10)?))
}

/// Full years from one day to another.
fn age(birthday: NaiveDate, today: NaiveDate) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (birthday.month(), birthday.day());
    today.year() - birthday.year() - i32::from(!had_birthday)
}
