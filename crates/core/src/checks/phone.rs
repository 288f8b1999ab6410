//! Phone numbers in E.164, and the country they are said to belong to.

use std::borrow::Cow;

use const_format::formatcp;

use super::characters::visible;
use crate::context::{Context, Fact, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, described};
use crate::reference::CountryCode;
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_phone",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!(
        "not a full number in E.164: `+`, then {MIN_DIGITS} to {MAX_DIGITS} digits ({NORTH_AMERICAN_DIGITS} if the \
         first is 1)"
    )),
    message: "{field} must be a full international number: a plus sign, the country calling code, and the number.",
    params: &[ParamSpec::word("reason")],
    explanation: catalogue_text(formatcp!(
        "\"Full mobile\" is read as E.164: a plus sign, then {MIN_DIGITS} to {MAX_DIGITS} ASCII digits of which the first \
         is not 0; {NORTH_AMERICAN_DIGITS} if it is 1. The reason is the first that applies: `invisible` (white space at its \
         ends, invisible characters or a full-width plus sign are all that is wrong), `no_plus`, `characters` (a leading 0 \
         included) or `length`."
    )),
    fix: catalogue_text(formatcp!("Write it like {EXAMPLE}: no spaces, hyphens or brackets, no 00 or 0 in front.")),
    example: catalogue_text(r#""number": "404-555-0101""#),
    in_schema: InSchema::Yes,
};

pub(crate) static COUNTRY_MISMATCH: Rule = Rule {
    code: "phone_country_mismatch",
    severity: Severity::Warning,
    summary: catalogue_text("the number does not begin with a calling code of the country given for it"),
    message: "{field} does not begin with the calling code of the country beside it, {calling_code}.",
    params: &[ParamSpec::word("calling_code")],
    explanation: catalogue_text(
        "The guide does not say that both must agree, so this is not an error; but one of them is probably \
         wrong. Countries without a calling code of their own are not checked.",
    ),
    fix: catalogue_text("Correct the country of the phone number, or the number."),
    example: catalogue_text(r#""phone": {"country": "GB", "number": "+14045550101"}"#),
    in_schema: InSchema::No(catalogue_text("It is a warning, and compares two fields.")),
};

pub(crate) static IMPLAUSIBLE: Rule = Rule {
    code: "implausible_phone",
    severity: Severity::Warning,
    summary: catalogue_text("a number that no mobile phone of its country has"),
    message: "{field} is a number that no mobile phone of its country has: check its digits.",
    params: &[ParamSpec::word("reason")],
    explanation: catalogue_text(
        "The reason is the first that applies: `area_code` (after +1, an area code or the three digits after it begin with 0 or \
         1, or an area code ends in 11), `trunk_zero` (the 0 that is only dialled inside the country comes after the calling \
         code), or `length` (shorter or longer than any mobile number of the country).",
    ),
    fix: catalogue_text("Correct the number."),
    example: catalogue_text(r#""phone": {"country": "GB", "number": "+4407911123456"}"#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &COUNTRY_MISMATCH, &IMPLAUSIBLE];

/// The guide's example.
const EXAMPLE: &str = "+14045550101";

const MIN_DIGITS: usize = 7;
const MAX_DIGITS: usize = 15;

/// Code points of the longest number, with its plus sign.
const MAX_LENGTH: usize = 1 + MAX_DIGITS;

/// The plus sign of keyboards for Chinese and Japanese.
const FULL_WIDTH_PLUS: char = '\u{FF0B}';

/// Digits of a number of the North American Numbering Plan: 1 and ten more.
const NORTH_AMERICAN_DIGITS: usize = 11;

const LENGTH_HINT: &str = formatcp!(
    "Count the digits: {MIN_DIGITS} to {MAX_DIGITS} after the plus sign; {NORTH_AMERICAN_DIGITS} if the first is 1."
);

/// A phone number in E.164.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: Some(MAX_LENGTH as u64),
    example: EXAMPLE,
    input: Input::Phone,
    is_sensitive: false,
    schema: TextSchema::Pattern(described(pattern)),
    as_number: AsNumber::send("Send the number as text, with a plus sign and the calling code in front."),
    check,
};

fn check(_: &TextFormat, text: Text<'_>, context: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let number = text.to_str();
    match fault(&number) {
        Some(_) => report(error(&number, context)),
        None => warning(&number, context).into_iter().for_each(report),
    }
    Meaning::None
}

/// Why a text is not a number in E.164, if it is not.
fn fault(number: &str) -> Option<&'static str> {
    let Some(digits) = number.strip_prefix('+') else { return Some("no_plus") };
    if digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some("characters");
    }
    let right_length = if digits.starts_with('1') {
        digits.len() == NORTH_AMERICAN_DIGITS
    } else {
        (MIN_DIGITS..=MAX_DIGITS).contains(&digits.len())
    };
    (!right_length).then_some("length")
}

#[cold]
#[inline(never)]
fn error(number: &str, context: &Context<'_>) -> Violation {
    let shown = visible(number).replacen(FULL_WIDTH_PLUS, "+", 1);
    let is_invisible = fault(&shown).is_none();
    let reason = if is_invisible { "invisible" } else { fault(number).unwrap_or("characters") };
    let violation = INVALID.violation().with_param("reason", reason);
    match reason {
        "invisible" => violation.with_hint(
            "Type it again: white space, an invisible character or a full-width plus sign was copied with it.",
        ),
        "no_plus" | "characters" if has_other_digits(number) => violation.with_hint(OTHER_DIGITS_HINT),
        "no_plus" => violation.with_hint(plus_hint(&ascii_digits(number), context)),
        "characters" => violation.with_hint(characters_hint(&ascii_digits(number), context)),
        _ => violation.with_hint(LENGTH_HINT),
    }
}

const OTHER_DIGITS_HINT: &str = "Write it with the plus sign and the digits 0 to 9 of ASCII.";
const DIGITS_ALONE_HINT: &str = "Use nothing but digits after the plus sign";

fn has_other_digits(number: &str) -> bool {
    number.chars().any(|character| !character.is_ascii() && character.is_numeric())
}

fn ascii_digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// How a number is written that has more than digits after its plus sign.
#[cold]
#[inline(never)]
fn characters_hint(digits: &str, context: &Context<'_>) -> Cow<'static, str> {
    if digits.starts_with("00") {
        return "Leave out the 00 after the plus sign, and use nothing but digits.".into();
    }
    if digits.starts_with('0') {
        return plus_hint(digits, context);
    }
    match implausible(digits, calling_code(digits, context), context) {
        Some((_, hint)) => format!("{DIGITS_ALONE_HINT}. {hint}").into(),
        None => formatcp!("{DIGITS_ALONE_HINT}, the first of them not 0.").into(),
    }
}

/// How a number without a plus sign begins instead.
#[cold]
#[inline(never)]
fn plus_hint(digits: &str, context: &Context<'_>) -> Cow<'static, str> {
    if digits.starts_with("00") {
        return "Put a plus sign in the place of the 00, and nothing but digits after it.".into();
    }
    if digits.starts_with("011") {
        return "Put a plus sign in the place of the 011, and nothing but digits after it.".into();
    }
    let country = context.country(Fact::PhoneCountry);
    let Some((country, code)) =
        country.and_then(|country| Some((country, context.reference.calling_codes(country).next()?)))
    else {
        return "Begin with a plus sign and the country calling code, for example +1 for the US.".into();
    };
    let mobile = context.reference.mobile_numbers(country);
    let fits = |national: usize| mobile.is_none_or(|mobile| mobile.has_length(national));
    let is_international = |digits: &str| {
        fault(&format!("+{digits}")).is_none() && begins_with(digits, code) && fits(digits.len() - code_length(code))
    };
    if is_international(digits) {
        return "Put a plus sign in front, and use nothing but digits after it.".into();
    }
    let prefix = mobile.map_or("", |mobile| mobile.trunk_prefix);
    match digits.strip_prefix(prefix).filter(|_| !prefix.is_empty()) {
        Some(rest) if is_international(rest) => {
            format!("Put a plus sign in the place of the {prefix}, and nothing but digits after it.")
        }
        Some(rest) if prefix == "0" || fits(rest.len()) => {
            format!("Begin with +{code} in the place of the {prefix}: the calling code of {country}.")
        }
        _ if fits(digits.len()) => format!("Begin with +{code}, the calling code of {country}."),
        _ => format!("Begin with +{code}, the calling code of {country}, and check that the number is complete."),
    }
    .into()
}

fn pattern() -> Pattern {
    let [north_american, min, max] = [NORTH_AMERICAN_DIGITS, MIN_DIGITS, MAX_DIGITS].map(|digits| digits - 1);
    Pattern::whole(format!(r"^\+(?:1[0-9]{{{north_american}}}|[2-9][0-9]{{{min},{max}}})$"))
}

/// Expects a number in E.164.
fn warning(number: &str, context: &Context<'_>) -> Option<Violation> {
    let digits = number.strip_prefix('+')?;
    let code = calling_code(digits, context);
    if code.is_none()
        && let Some(country) = context.country(Fact::PhoneCountry)
        && let Some(first) = context.reference.calling_codes(country).next()
    {
        return Some(COUNTRY_MISMATCH.violation().with_param("calling_code", format!("+{first}")));
    }
    let (reason, hint) = implausible(digits, code, context)?;
    Some(IMPLAUSIBLE.violation().with_param("reason", reason).with_hint(hint))
}

/// The country that is said to be that of a number, and the calling code of it that the number begins with.
fn calling_code(digits: &str, context: &Context<'_>) -> Option<(CountryCode, u16)> {
    let country = context.country(Fact::PhoneCountry)?;
    let code = context.reference.calling_codes(country).find(|code| begins_with(digits, *code))?;
    Some((country, code))
}

/// Why no mobile phone has a number.
#[cold]
#[inline(never)]
fn implausible(
    digits: &str,
    country: Option<(CountryCode, u16)>,
    context: &Context<'_>,
) -> Option<(&'static str, &'static str)> {
    if let Some(national) = digits.strip_prefix('1') {
        return (!is_north_american(national)).then_some((
            "area_code",
            "The area code and the three digits after it begin with 2 to 9, and no area code ends in 11.",
        ));
    }
    let (country, code) = country?;
    let mobile = context.reference.mobile_numbers(country)?;
    let national = digits.get(code_length(code)..)?;
    if mobile.has_trunk_zero && national.starts_with('0') {
        return Some(("trunk_zero", TRUNK_ZERO_HINT));
    }
    if mobile.has_length(national.len()) {
        return None;
    }
    let without_zero = national.strip_prefix('0').filter(|_| mobile.trunk_prefix == "0");
    let is_dialled_at_home = without_zero.is_some_and(|rest| mobile.has_length(rest.len()));
    Some(("length", if is_dialled_at_home { TRUNK_ZERO_HINT } else { COUNT_HINT }))
}

const TRUNK_ZERO_HINT: &str = "Leave out the 0 after the calling code: it is only dialled inside the country.";
const COUNT_HINT: &str = "Count the digits: no mobile number of the country has this many.";

/// Whether ten digits begin with an area code and an exchange of the North American Numbering Plan.
fn is_north_american(national: &str) -> bool {
    match national.as_bytes() {
        [b'2'..=b'9', b'1', b'1', ..] => false,
        [b'2'..=b'9', _, _, b'2'..=b'9', ..] => true,
        _ => false,
    }
}

fn begins_with(digits: &str, code: u16) -> bool {
    digits.get(..code_length(code)).and_then(|digits| digits.parse().ok()) == Some(code)
}

/// The digits of a calling code.
fn code_length(code: u16) -> usize {
    code.checked_ilog10().map_or(1, |tens| tens as usize + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn area_codes_and_exchanges_of_north_america() {
        for national in ["4045550101", "2122222222", "9199999999", "8005550101"] {
            assert!(is_north_american(national), "{national}");
        }
        for national in
            ["0005550101", "1005550101", "4041550101", "4040550101", "1111111111", "9115550101", "2115550101"]
        {
            assert!(!is_north_american(national), "{national}");
        }
    }

    #[test]
    fn the_first_fault_is_told() {
        for (number, expected) in [
            ("+14045550101", None),
            ("+2345678", None),
            ("+234567", Some("length")),
            ("+123456789012345", Some("length")),
            ("+223456789012345", None),
            ("+2234567890123456", Some("length")),
            ("+04045550101", Some("characters")),
            ("+1 404 555 0101", Some("characters")),
            ("", Some("no_plus")),
            ("+", Some("length")),
        ] {
            assert_eq!(fault(number), expected, "{number}");
        }
    }
}
