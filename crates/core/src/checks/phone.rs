//! Phone numbers in E.164, and the country they are said to belong to.

use const_format::formatcp;

use super::characters::visible;
use super::wrong_type;
use crate::context::{Context, Fact, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, described};
use crate::reference::CountryCode;
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::{Sentence, sentences};

sentences! {
    HINTS:
    TYPE_AGAIN = "hint.invalid_phone.invisible",
        "Type it again. A space, a hidden character or a full-width plus sign was copied with it.";
    OTHER_DIGITS = "hint.invalid_phone.other_digits", "Use the plus sign + and the digits 0 to 9.";
    REMOVE_ZEROS = "hint.invalid_phone.zeros_after_plus", "Remove the 00 after the plus sign, and use only digits.";
    DIGITS_ALONE = "hint.invalid_phone.digits_alone",
        "Use only digits after the plus sign, and do not start with 0.";
    DIGITS_WITHOUT_ZERO = "hint.invalid_phone.digits_without_zero",
        "Use only digits after the plus sign. Remove the 0 after the country code.";
    DIGITS_OF_AREA = "hint.invalid_phone.digits_of_area",
        "Use only digits after the plus sign, and check the area code.";
    DIGITS_COUNTED = "hint.invalid_phone.digits_counted",
        "Use only digits after the plus sign, and check how many there are.";
    START_WITH_PLUS = "hint.invalid_phone.plus", "Start with + and the country code, like +1 for the US.";
    ADD_PLUS = "hint.invalid_phone.add_plus", "Add a plus sign at the start, and use only digits after it.";
    PLUS_FOR_PREFIX = "hint.invalid_phone.plus_for_prefix",
        "Use a plus sign instead of {prefix}, and only digits after it.";
    CODE_FOR_PREFIX = "hint.invalid_phone.code_for_prefix", "Start with +{calling_code} instead of {prefix}.";
    START_WITH_CODE = "hint.invalid_phone.code", "Start with +{calling_code}, the code of the country you chose.";
    CODE_AND_MORE = "hint.invalid_phone.code_and_more",
        "Start with +{calling_code}, and check that the number is complete.";
    LENGTH = "hint.invalid_phone.length",
        "Use {min} to {max} digits after the plus sign, or {north_american} if the first is 1.";
}

sentences! {
    IMPLAUSIBLE_HINTS:
    AREA_CODE = "hint.implausible_phone.area_code",
        "Check the area code. It and the next three digits start with 2 to 9, and no area code ends in 11.";
    TRUNK_ZERO = "hint.implausible_phone.trunk_zero",
        "Remove the 0 after the country code. It is only dialled inside the country.";
    COUNT = "hint.implausible_phone.length", "Check the number. Mobile numbers in this country do not have this many digits.";
}

static FORM: Sentence =
    Sentence::new("invalid_phone", formatcp!("Enter a mobile number with its country code, like {EXAMPLE}."));
static OTHER_CODE: Sentence = Sentence::new(
    "phone_country_mismatch",
    "{field} does not start with {calling_code}, the code of the country you chose.",
);
static CHECK_BOTH: Sentence = Sentence::new("hint.phone_country_mismatch", "Check the number and the country.");
static NO_MOBILE: Sentence =
    Sentence::new("implausible_phone", "This does not look like a mobile number of the country you chose.");

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_phone",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!(
        "not a full number in E.164: `+`, then {MIN_DIGITS} to {MAX_DIGITS} digits ({NORTH_AMERICAN_DIGITS} if the \
         first is 1)"
    )),
    messages: &[&FORM],
    hints: HINTS,
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
    messages: &[&OTHER_CODE],
    hints: &[&CHECK_BOTH],
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
    messages: &[&NO_MOBILE],
    hints: IMPLAUSIBLE_HINTS,
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

/// A phone number in E.164.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: Some(MAX_LENGTH as u64),
    example: EXAMPLE,
    input: Input::Phone,
    is_sensitive: false,
    schema: TextSchema::Pattern(described(pattern)),
    as_number: AsNumber::send(&wrong_type::WITH_PLUS),
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
        "invisible" => violation.with_hint(&TYPE_AGAIN),
        "no_plus" | "characters" if has_other_digits(number) => violation.with_hint(&OTHER_DIGITS),
        "no_plus" => with_plus_hint(violation, &ascii_digits(number), context),
        "characters" => with_characters_hint(violation, &ascii_digits(number), context),
        _ => violation
            .with_hint(&LENGTH)
            .with_value("min", MIN_DIGITS)
            .with_value("max", MAX_DIGITS)
            .with_value("north_american", NORTH_AMERICAN_DIGITS),
    }
}

fn has_other_digits(number: &str) -> bool {
    number.chars().any(|character| !character.is_ascii() && character.is_numeric())
}

fn ascii_digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

/// Says how a number is written that has more than digits after its plus sign.
#[cold]
#[inline(never)]
fn with_characters_hint(violation: Violation, digits: &str, context: &Context<'_>) -> Violation {
    if digits.starts_with("00") {
        return violation.with_hint(&REMOVE_ZEROS);
    }
    if digits.starts_with('0') {
        return with_plus_hint(violation, digits, context);
    }
    let fault = implausible(digits, calling_code(digits, context), context);
    violation.with_hint(match fault.map(|(_, hint)| hint) {
        None => &DIGITS_ALONE,
        Some(hint) if *hint == TRUNK_ZERO => &DIGITS_WITHOUT_ZERO,
        Some(hint) if *hint == AREA_CODE => &DIGITS_OF_AREA,
        Some(_) => &DIGITS_COUNTED,
    })
}

/// Says how a number without a plus sign begins instead.
#[cold]
#[inline(never)]
fn with_plus_hint(violation: Violation, digits: &str, context: &Context<'_>) -> Violation {
    let international_prefix = ["00", "011"].into_iter().find(|prefix| digits.starts_with(prefix));
    if let Some(prefix) = international_prefix {
        return violation.with_hint(&PLUS_FOR_PREFIX).with_value("prefix", prefix);
    }
    let country = context.country(Fact::PhoneCountry);
    let Some((country, code)) =
        country.and_then(|country| Some((country, context.reference.calling_codes(country).next()?)))
    else {
        return violation.with_hint(&START_WITH_PLUS);
    };
    let mobile = context.reference.mobile_numbers(country);
    let fits = |national: usize| mobile.is_none_or(|mobile| mobile.has_length(national));
    let is_international = |digits: &str| {
        fault(&format!("+{digits}")).is_none() && begins_with(digits, code) && fits(digits.len() - code_length(code))
    };
    if is_international(digits) {
        return violation.with_hint(&ADD_PLUS);
    }
    let prefix = mobile.map_or("", |mobile| mobile.trunk_prefix);
    let with_code = |hint| violation.with_hint(hint).with_value("calling_code", code.to_string());
    match digits.strip_prefix(prefix).filter(|_| !prefix.is_empty()) {
        Some(rest) if is_international(rest) => with_code(&PLUS_FOR_PREFIX).with_value("prefix", prefix.to_owned()),
        Some(rest) if prefix == "0" || fits(rest.len()) => {
            with_code(&CODE_FOR_PREFIX).with_value("prefix", prefix.to_owned())
        }
        _ if fits(digits.len()) => with_code(&START_WITH_CODE),
        _ => with_code(&CODE_AND_MORE),
    }
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
        let violation = COUNTRY_MISMATCH.violation().with_param("calling_code", format!("+{first}"));
        return Some(violation.with_hint(&CHECK_BOTH));
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
) -> Option<(&'static str, &'static Sentence)> {
    if let Some(national) = digits.strip_prefix('1') {
        return (!is_north_american(national)).then_some(("area_code", &AREA_CODE));
    }
    let (country, code) = country?;
    let mobile = context.reference.mobile_numbers(country)?;
    let national = digits.get(code_length(code)..)?;
    if mobile.has_trunk_zero && national.starts_with('0') {
        return Some(("trunk_zero", &TRUNK_ZERO));
    }
    if mobile.has_length(national.len()) {
        return None;
    }
    let without_zero = national.strip_prefix('0').filter(|_| mobile.trunk_prefix == "0");
    let is_dialled_at_home = without_zero.is_some_and(|rest| mobile.has_length(rest.len()));
    Some(("length", if is_dialled_at_home { &TRUNK_ZERO } else { &COUNT }))
}

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
