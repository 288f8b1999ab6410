//! The state: an ISO 3166-2 code of the country of residence, or nothing where it has none.

use std::borrow::Cow;

use const_format::formatcp;

use super::characters::visible;
use super::wrong_type;
use crate::context::{Context, Meaning};
use crate::field::{AsNumber, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::reference::{CountryCode, ReferenceData, SubdivisionCodes, Subdivisions};
use crate::rule::{
    DID_YOU_MEAN, InSchema, ParamSpec, Rule, SUGGESTION, Severity, USE_SUGGESTION, Violation, catalogue_text,
};
use crate::suggest::{Name, same_letters};
use crate::wording::Sentence;

static NOT_LISTED: Sentence =
    Sentence::new("invalid_subdivision", "This is not a state or region of your country of residence.");
static USE_CODE: Sentence = Sentence::new(
    "hint.invalid_subdivision",
    formatcp!("Use the short code that it has in {{country}}, like {EXAMPLE}, not US-{EXAMPLE} or Virginia."),
);
static HAS_NONE: Sentence =
    Sentence::new("must_be_omitted", "{field} must be empty, because your country has no states or regions.");
static LEAVE_OUT: Sentence = Sentence::new("hint.must_be_omitted", "Leave it out.");
static NO_LONGER: Sentence = Sentence::new("withdrawn_subdivision", "{field} has a code that is no longer in use.");
static USE_NEW_CODE: Sentence =
    Sentence::new("hint.withdrawn_subdivision", "Use the current code of the state or region.");

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_subdivision",
    severity: Severity::Error,
    summary: catalogue_text("not a subdivision of the country of residence"),
    messages: &[&NOT_LISTED],
    hints: &[&USE_SUGGESTION, &USE_CODE],
    params: &[ParamSpec::word("country"), SUGGESTION],
    explanation: catalogue_text(
        "The part of an ISO 3166-2 code after the hyphen, in capital letters, as the subdivisions lookup \
         gives it. The embedded list holds present and recent codes, so that nobody is refused for a renaming.",
    ),
    fix: catalogue_text("Use the code of the lookup: VA, not Virginia or US-VA."),
    example: catalogue_text(r#""state": "US-VA""#),
    in_schema: InSchema::Partly(catalogue_text(
        "The subdivisions are the embedded ones: a live lookup can give others.",
    )),
};

pub(crate) static MUST_BE_OMITTED: Rule = Rule {
    code: "must_be_omitted",
    severity: Severity::Error,
    summary: catalogue_text("a state for a country that has no subdivisions"),
    messages: &[&HAS_NONE],
    hints: &[&LEAVE_OUT],
    params: &[],
    explanation: catalogue_text("The guide asks to omit the state for countries with no subdivisions."),
    fix: catalogue_text("Leave the field out."),
    example: catalogue_text(r#""residence": {"country": "GI", "state": "GI"}"#),
    in_schema: InSchema::Partly(catalogue_text("The subdivisions are the embedded ones: a live lookup can give none.")),
};

pub(crate) static WITHDRAWN: Rule = Rule {
    code: "withdrawn_subdivision",
    severity: Severity::Warning,
    summary: catalogue_text("a code that has been withdrawn from ISO 3166-2"),
    messages: &[&NO_LONGER],
    hints: &[&DID_YOU_MEAN, &USE_NEW_CODE],
    params: &[ParamSpec::word("country"), SUGGESTION],
    explanation: catalogue_text(
        "The embedded list accepts codes that earlier editions of ISO 3166-2 had, so that nobody is refused for a renaming; no \
         current edition has this one.",
    ),
    fix: catalogue_text("Use the code of the subdivision as it is today."),
    example: catalogue_text(r#"{"country": "IN", "state": "OR"}"#),
    in_schema: InSchema::WARNING,
};

/// A subdivision of the US.
pub(super) const EXAMPLE: &str = "VA";

pub(crate) static RULES: &[&Rule] = &[&INVALID, &MUST_BE_OMITTED, &WITHDRAWN];

/// A subdivision of the country of residence.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: None,
    example: EXAMPLE,
    input: Input::Subdivision,
    is_sensitive: false,
    schema: TextSchema::Subdivisions,
    as_number: AsNumber::send(&wrong_type::WITH_ZEROS),
    check,
};

fn check(_: &TextFormat, text: Text<'_>, context: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let state = text.to_str();
    error(&state, context).or_else(|| warning(&state, context)).into_iter().for_each(report);
    Meaning::None
}

fn error(state: &str, context: &Context<'_>) -> Option<Violation> {
    let codes = match context.subdivisions() {
        Subdivisions::Unknown => return None,
        Subdivisions::None => return Some(MUST_BE_OMITTED.violation().with_hint(&LEAVE_OUT)),
        Subdivisions::Listed(codes) => codes,
    };
    if codes.contains(state) {
        return None;
    }
    let country = context.residence()?;
    let violation = INVALID.violation().with_param("country", country.to_string());
    Some(violation.correcting_to(meant(state, country, codes, context.reference).map(Cow::Owned)).or_hint(&USE_CODE))
}

/// Expects a subdivision of the country of residence, or of one whose subdivisions are unknown.
fn warning(state: &str, context: &Context<'_>) -> Option<Violation> {
    let country = context.residence()?;
    let withdrawn = context.reference.withdrawn_subdivision(country, state)?;
    let violation = WITHDRAWN.violation().with_param("country", country.to_string());
    Some(violation.suggesting(withdrawn.successor.map(Cow::Owned)).or_hint(&USE_NEW_CODE))
}

/// The code that was certainly meant: in another case, with the country before it, without its leading zeros, or by the
/// name of the subdivision. A code that has been withdrawn means the one that has taken its place.
#[cold]
#[inline(never)]
fn meant(state: &str, country: CountryCode, codes: SubdivisionCodes<'_>, reference: &ReferenceData) -> Option<String> {
    let state = visible(state);
    let after_country = match state.split_at_checked(2) {
        Some((front, rest)) if front.eq_ignore_ascii_case(country.as_str()) => rest,
        _ => "",
    };
    let is_spelt = |text: &str, code: &str| same_letters(text, code) || is_padded(text, code);
    let find = |text: &str| codes.iter().find(|code| is_spelt(text, code));
    let found = find(&state).or_else(|| find(after_country)).or_else(|| {
        let name = Name::new(&state);
        let named = reference.subdivision_named(country, &|known| name.is(known));
        named.filter(|code| codes.contains(code)).map(Cow::Owned)
    })?;
    match reference.withdrawn_subdivision(country, &found) {
        None => Some(found.into_owned()),
        Some(withdrawn) => withdrawn.successor,
    }
}

/// Whether digits are those of a code without its leading zeros.
fn is_padded(digits: &str, code: &str) -> bool {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number
        && digits.len() < code.len()
        && code.strip_suffix(digits).is_some_and(|zeros| zeros.bytes().all(|byte| byte == b'0'))
}
