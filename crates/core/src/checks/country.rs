//! Countries by their ISO 3166-1 alpha-2 codes.

use std::borrow::Cow;

use const_format::formatcp;

use crate::context::{Context, Meaning};
use crate::field::{Countries, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::reference::{CountryCode, ReferenceData};
use crate::rule::{InSchema, Rule, SUGGESTION, Severity, Violation, catalogue_text};

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_country",
    severity: Severity::Error,
    summary: catalogue_text("not an ISO 3166-1 alpha-2 code in capital letters"),
    message: formatcp!("{{field}} must be a two-letter ISO 3166-1 code in capital letters, for example {EXAMPLE}."),
    params: &[SUGGESTION],
    explanation: catalogue_text(
        "One of the officially assigned codes or XK, exactly. Lower case, three-letter codes and UK are \
         refused, with a suggestion where the meaning is plain.",
    ),
    fix: catalogue_text("Use the two-letter code: GB for the United Kingdom, US for the United States."),
    example: catalogue_text(r#""country": "UK""#),
    in_schema: InSchema::Partly(catalogue_text("The countries are the embedded ones: a live list can hold others.")),
};

pub(crate) static PROHIBITED: Rule = Rule {
    code: "prohibited_country",
    severity: Severity::Error,
    summary: catalogue_text("a country that Harbor does not serve"),
    message: "{field}: Harbor does not serve this country.",
    params: &[],
    explanation: catalogue_text(
        "Harbor publishes a list of prohibited countries and enforces it for nationality and residence.",
    ),
    fix: catalogue_text("If it is correct, this person cannot be onboarded."),
    example: catalogue_text(r#""nationality": "KP""#),
    in_schema: InSchema::Partly(catalogue_text(
        "The prohibited countries are the embedded ones: a live list can hold others.",
    )),
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &PROHIBITED];

/// Any country.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: &[&INVALID],
    max_length: None,
    example: EXAMPLE,
    input: Input::Country,
    is_sensitive: false,
    schema: TextSchema::Countries(Countries::All),
    check: |_, text, context, report| check(text, context, report).map_or(Meaning::None, Meaning::Country),
};

/// A country that Harbor serves.
pub(crate) static SERVED: TextFormat = TextFormat {
    rules: RULES,
    max_length: None,
    example: EXAMPLE,
    input: Input::Country,
    is_sensitive: false,
    schema: TextSchema::Countries(Countries::Served),
    check: |_, text, context, report| {
        let Some(country) = check(text, context, report) else { return Meaning::None };
        if context.reference.is_prohibited(country) {
            report(PROHIBITED.violation());
        }
        Meaning::Country(country)
    },
};

/// The country of most of the guide's examples.
const EXAMPLE: &str = "US";

/// Bytes of an alpha-3 code.
const LONGEST_CODE: usize = 3;

/// The country that a text is the code of. Reports a text that is not the code of one.
fn check(text: Text<'_>, context: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Option<CountryCode> {
    let text = text.to_str();
    let country = CountryCode::new(&text).filter(|country| context.reference.is_country(*country));
    if country.is_none() {
        let meant = meant(&text, context.reference).map(|country| Cow::Owned(country.to_string()));
        report(INVALID.violation().correcting_to(meant));
    }
    country
}

/// The country that was certainly meant by a text that is not a code.
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
