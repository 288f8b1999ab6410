//! Countries by their ISO 3166-1 alpha-2 codes.

use std::borrow::Cow;

use const_format::formatcp;

use crate::facts::Facts;
use crate::reference::{CountryCode, ReferenceData};
use crate::rule::{Finding, InSchema, Rule, Severity, explained};

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_country",
    severity: Severity::Error,
    summary: explained("not an ISO 3166-1 alpha-2 code in capital letters"),
    message: formatcp!("{{field}} must be a two-letter ISO 3166-1 code in capital letters, for example {EXAMPLE}."),
    params: &["suggestion"],
    explanation: explained(
        "One of the officially assigned codes or XK, exactly. Lower case, three-letter codes and UK are \
         refused, with a suggestion where the meaning is plain.",
    ),
    mend: explained("Use the two-letter code: GB for the United Kingdom, US for the United States."),
    example: explained(r#""country": "UK""#),
    in_schema: InSchema::Partly(explained("The countries are the embedded ones: a live list can hold others.")),
};

pub(crate) static PROHIBITED: Rule = Rule {
    code: "prohibited_country",
    severity: Severity::Error,
    summary: explained("a country that Harbor does not serve"),
    message: "{field}: Harbor does not serve this country.",
    params: &[],
    explanation: explained(
        "Harbor publishes a list of prohibited countries and enforces it for nationality and residence.",
    ),
    mend: explained("There is nothing to mend if it is right: this person cannot be onboarded."),
    example: explained(r#""nationality": "KP""#),
    in_schema: InSchema::Partly(explained(
        "The prohibited countries are the embedded ones: a live list can hold others.",
    )),
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &PROHIBITED];
pub(crate) static RULES_WITHOUT_PROHIBITION: &[&Rule] = &[&INVALID];

/// The country of most of the guide's examples.
pub(crate) const EXAMPLE: &str = "US";

/// Bytes of an alpha-3 code.
const LONGEST_CODE: usize = 3;

pub(crate) fn error(text: &str, refuse_prohibited: bool, facts: &Facts<'_>) -> Option<Finding> {
    match CountryCode::new(text).filter(|country| facts.reference.is_country(*country)) {
        None => {
            let meant = meant(text, facts.reference).map(|country| Cow::Owned(country.to_string()));
            Some(INVALID.found().correcting_to(meant))
        }
        Some(country) => (refuse_prohibited && facts.reference.is_prohibited(country)).then(|| PROHIBITED.found()),
    }
}

/// The country that is plainly meant by a text that is no code.
fn meant(text: &str, reference: &ReferenceData) -> Option<CountryCode> {
    let text = text.trim();
    if text.len() > LONGEST_CODE {
        return None;
    }
    let capitals = text.to_ascii_uppercase();
    let code = match capitals.as_str() {
        "UK" => CountryCode::new("GB"),
        _ => CountryCode::new(&capitals).or_else(|| reference.by_alpha_3(&capitals)),
    };
    code.filter(|country| reference.is_country(*country))
}
