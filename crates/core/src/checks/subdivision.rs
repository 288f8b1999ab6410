//! The state: an ISO 3166-2 code of the country of residence, or nothing where it has none.

use std::borrow::Cow;

use crate::context::{Context, Meaning};
use crate::field::{Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::reference::{SubdivisionCodes, Subdivisions};
use crate::rule::{InSchema, ParamSpec, Rule, SUGGESTION, Severity, Violation, catalogue_text};
use crate::suggest::same_letters;

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_subdivision",
    severity: Severity::Error,
    summary: catalogue_text("not a subdivision of the country of residence"),
    message: "{field} must be the ISO 3166-2 code of a subdivision of {country}, without the country in front.",
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
    message: "{field} must be left out: the country of residence has no subdivisions.",
    params: &[],
    explanation: catalogue_text("The guide asks to omit the state for countries with no subdivisions."),
    fix: catalogue_text("Leave the field out."),
    example: catalogue_text(r#""residence": {"country": "GI", "state": "GI"}"#),
    in_schema: InSchema::Partly(catalogue_text("The subdivisions are the embedded ones: a live lookup can give none.")),
};

/// A subdivision of the US.
pub(super) const EXAMPLE: &str = "VA";

pub(crate) static RULES: &[&Rule] = &[&INVALID, &MUST_BE_OMITTED];

/// A subdivision of the country of residence.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: RULES,
    max_length: None,
    example: EXAMPLE,
    input: Input::Subdivision,
    is_sensitive: false,
    schema: TextSchema::Subdivisions,
    check,
};

fn check(_: &TextFormat, text: Text<'_>, context: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    error(&text.to_str(), context).into_iter().for_each(report);
    Meaning::None
}

fn error(state: &str, context: &Context<'_>) -> Option<Violation> {
    let codes = match context.subdivisions() {
        Subdivisions::Unknown => return None,
        Subdivisions::None => return Some(MUST_BE_OMITTED.violation()),
        Subdivisions::Listed(codes) => codes,
    };
    if codes.contains(state) {
        return None;
    }
    let country = context.residence()?.to_string();
    let meant = meant(state, &country, codes).map(|code| Cow::Owned(code.to_owned()));
    Some(INVALID.violation().with_param("country", country).correcting_to(meant))
}

/// The code that was certainly meant: in another case, or with the country before it.
fn meant<'r>(state: &str, country: &str, codes: SubdivisionCodes<'r>) -> Option<&'r str> {
    let state = state.trim();
    let after_country = match state.split_at_checked(country.len()) {
        Some((front, rest)) if front.eq_ignore_ascii_case(country) => rest.strip_prefix('-'),
        _ => None,
    };
    codes.iter().find(|code| same_letters(after_country.unwrap_or(state), code))
}
