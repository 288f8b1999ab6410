//! Phone numbers in E.164, and the country they are said to belong to.

use const_format::formatcp;

use crate::context::{Context, Fact, Meaning};
use crate::field::{Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::Pattern;
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
         is not 0; {NORTH_AMERICAN_DIGITS} if it is 1. The reason is `no_plus`, `characters` (a leading 0 included) or \
         `length`, the first that applies."
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

pub(crate) static RULES: &[&Rule] = &[&INVALID, &COUNTRY_MISMATCH];

/// The guide's example.
const EXAMPLE: &str = "+14045550101";

const MIN_DIGITS: usize = 8;
const MAX_DIGITS: usize = 15;

/// Code points of the longest number, with its plus sign.
const MAX_LENGTH: usize = 1 + MAX_DIGITS;

/// Digits of a number of the North American Numbering Plan: 1 and ten more.
const NORTH_AMERICAN_DIGITS: usize = 11;

const LENGTH_HINT: &str = formatcp!(
    "Count the digits: {MIN_DIGITS} to {MAX_DIGITS} behind the plus sign; {NORTH_AMERICAN_DIGITS} if the first is 1."
);

/// A phone number in E.164.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: Some(MAX_LENGTH as u64),
    example: EXAMPLE,
    input: Input::Phone,
    is_sensitive: false,
    schema: TextSchema::Pattern(pattern),
    check,
};

fn check(_: &TextFormat, text: Text<'_>, context: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let number = text.to_str();
    error(&number).or_else(|| warning(&number, context)).into_iter().for_each(report);
    Meaning::None
}

fn error(number: &str) -> Option<Violation> {
    let Some(digits) = number.strip_prefix('+') else {
        let hint = "Begin with a plus sign and the country calling code, for example +1 for the US.";
        return Some(invalid("no_plus", hint));
    };
    if digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let hint = "Use nothing but digits behind the plus sign, the first of them not 0.";
        return Some(invalid("characters", hint));
    }
    let right_length = if digits.starts_with('1') {
        digits.len() == NORTH_AMERICAN_DIGITS
    } else {
        (MIN_DIGITS..=MAX_DIGITS).contains(&digits.len())
    };
    (!right_length).then(|| invalid("length", LENGTH_HINT))
}

fn invalid(reason: &'static str, hint: &'static str) -> Violation {
    INVALID.violation().with_param("reason", reason).with_hint(hint)
}

fn pattern() -> Pattern {
    let [north_american, min, max] = [NORTH_AMERICAN_DIGITS, MIN_DIGITS, MAX_DIGITS].map(|digits| digits - 1);
    Pattern::whole(format!(r"^\+(?:1[0-9]{{{north_american}}}|[2-9][0-9]{{{min},{max}}})$"))
}

/// Expects a number in E.164.
fn warning(number: &str, context: &Context<'_>) -> Option<Violation> {
    let digits = number.strip_prefix('+')?;
    let mut codes = context.reference.calling_codes(context.country(Fact::PhoneCountry)?);
    let first = codes.next()?;
    if begins_with(digits, first) || codes.any(|code| begins_with(digits, code)) {
        return None;
    }
    Some(COUNTRY_MISMATCH.violation().with_param("calling_code", format!("+{first}")))
}

fn begins_with(digits: &str, code: u16) -> bool {
    let length = code.checked_ilog10().map_or(1, |tens| tens as usize + 1);
    digits.get(..length).and_then(|digits| digits.parse().ok()) == Some(code)
}
