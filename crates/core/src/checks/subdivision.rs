//! The state: an ISO 3166-2 code of the country of residence, or nothing where it has none.

use std::borrow::Cow;

use crate::facts::Facts;
use crate::reference::{SubdivisionCodes, Subdivisions};
use crate::rule::{Finding, InSchema, Rule, Severity, explained};
use crate::suggest::same_letters;

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_subdivision",
    severity: Severity::Error,
    summary: explained("not a subdivision of the country of residence"),
    message: "{field} must be the ISO 3166-2 code of a subdivision of {country}, without the country in front.",
    params: &["country", "suggestion"],
    explanation: explained(
        "The part of an ISO 3166-2 code behind the hyphen, in capital letters, as the subdivisions lookup \
         gives it. The embedded list holds present and recent codes, so that nobody is refused for a renaming.",
    ),
    mend: explained("Use the code of the lookup: VA, not Virginia or US-VA."),
    example: explained(r#""state": "US-VA""#),
    in_schema: InSchema::Partly(explained("The subdivisions are the embedded ones: a live lookup can give others.")),
};

pub(crate) static MUST_BE_OMITTED: Rule = Rule {
    code: "must_be_omitted",
    severity: Severity::Error,
    summary: explained("a state for a country that has no subdivisions"),
    message: "{field} must be left out: the country of residence has no subdivisions.",
    params: &[],
    explanation: explained("The guide asks to omit the state for countries with no subdivisions."),
    mend: explained("Leave the field out."),
    example: explained(r#""residence": {"country": "GI", "state": "GI"}"#),
    in_schema: InSchema::Partly(explained("The subdivisions are the embedded ones: a live lookup can give none.")),
};

/// A subdivision of the US.
pub(crate) const EXAMPLE: &str = "VA";

pub(crate) static RULES: &[&Rule] = &[&INVALID, &MUST_BE_OMITTED];

pub(crate) fn error(state: &str, facts: &Facts<'_>) -> Option<Finding> {
    let codes = match facts.subdivisions() {
        Subdivisions::Unknown => return None,
        Subdivisions::None => return Some(MUST_BE_OMITTED.found()),
        Subdivisions::Listed(codes) => codes,
    };
    if codes.contains(state) {
        return None;
    }
    let country = facts.residence_country()?.to_string();
    let meant = meant(state, &country, codes).map(|code| Cow::Owned(code.to_owned()));
    Some(INVALID.found().with("country", country).correcting_to(meant))
}

/// The code that is plainly meant: in another case, or with the country in front.
fn meant<'r>(state: &str, country: &str, codes: SubdivisionCodes<'r>) -> Option<&'r str> {
    let state = state.trim();
    let behind_country = match state.split_at_checked(country.len()) {
        Some((front, rest)) if front.eq_ignore_ascii_case(country) => rest.strip_prefix('-'),
        _ => None,
    };
    codes.iter().find(|code| same_letters(behind_country.unwrap_or(state), code))
}
