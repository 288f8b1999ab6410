//! Countries by their ISO 3166-1 alpha-2 codes.

use std::borrow::Cow;

use const_format::formatcp;

use super::characters::{is_unseen, visible};
use super::wrong_type;
use crate::context::{Context, Meaning};
use crate::field::{AsNumber, Countries, Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::reference::{CountryCode, ReferenceData};
use crate::rule::{InSchema, Rule, SUGGESTION, Severity, USE_SUGGESTION, Violation, catalogue_text};
use crate::suggest::{Name, is_too_long};
use crate::wording::{Sentence, sentences};

sentences! {
    HINTS and USE_SUGGESTION:
    MEANT_IS_NOT_SERVED = "hint.invalid_country.not_served",
        "If you mean {country}: Harbor does not support this country.";
    MEANT_IS_NOT_PUBLISHED = "hint.invalid_country.not_published",
        "Use {suggestion}. It is not on Harbor's list of countries, so ask Harbor whether it is accepted.";
    HAS_INVISIBLE = "hint.invalid_country.invisible", "Type {suggestion} again. It contains a hidden character.";
    USE_TWO_LETTERS = "hint.invalid_country", "Use the ISO 3166-1 code, like GB for the United Kingdom.";
}

static NOT_A_CODE: Sentence = Sentence::new(
    "invalid_country",
    formatcp!("{{field}} must be a two-letter country code in capitals, like {EXAMPLE}."),
);
static NOT_SERVED: Sentence = Sentence::new("prohibited_country", "Harbor does not support this country.");
static CANNOT_CONTINUE: Sentence =
    Sentence::new("hint.prohibited_country", "If this is your country, you cannot continue.");
static NOT_PUBLISHED: Sentence =
    Sentence::new("unrecognized_country", "This country is not on Harbor's published list.");
static ASK_HARBOR: Sentence =
    Sentence::new("hint.unrecognized_country", "Check it, or ask Harbor whether it is accepted.");

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_country",
    severity: Severity::Error,
    summary: catalogue_text("not an ISO 3166-1 alpha-2 code in capital letters"),
    messages: &[&NOT_A_CODE],
    hints: HINTS,
    params: &[SUGGESTION],
    explanation: catalogue_text(
        "One of the officially assigned codes or XK, exactly. Small letters, three-letter codes, names and UK are \
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
    messages: &[&NOT_SERVED],
    hints: &[&CANNOT_CONTINUE],
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

pub(crate) static UNRECOGNIZED: Rule = Rule {
    code: "unrecognized_country",
    severity: Severity::Warning,
    summary: catalogue_text("a country that is not on Harbor's published list of country codes"),
    messages: &[&NOT_PUBLISHED],
    hints: &[&ASK_HARBOR],
    params: &[],
    explanation: catalogue_text(
        "Harbor publishes the country codes that it recognises in every country field. This is an ISO code that is neither \
         on that list nor on the list of prohibited countries.",
    ),
    fix: catalogue_text("Check the code, and ask Harbor whether it accepts it."),
    example: catalogue_text(r#""nationality": "AO""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&INVALID, &PROHIBITED, &UNRECOGNIZED];
static ANY_RULES: &[&Rule] = &[&INVALID, &UNRECOGNIZED];

/// Any country.
pub(crate) static FORMAT: TextFormat = TextFormat {
    rules: ANY_RULES,
    max_length: None,
    example: EXAMPLE,
    input: Input::Country,
    is_sensitive: false,
    schema: TextSchema::Countries(Countries::All),
    as_number: AS_NUMBER,
    check: |_, text, context, report| check(text, context, false, report).map_or(Meaning::None, Meaning::Country),
};

/// A country that Harbor serves.
pub(crate) static SERVED: TextFormat = TextFormat {
    rules: RULES,
    max_length: None,
    example: EXAMPLE,
    input: Input::Country,
    is_sensitive: false,
    schema: TextSchema::Countries(Countries::Served),
    as_number: AS_NUMBER,
    check: |_, text, context, report| check(text, context, true, report).map_or(Meaning::None, Meaning::Country),
};

/// The country of most of the guide's examples.
const EXAMPLE: &str = "US";

const AS_NUMBER: AsNumber = AsNumber::send(&wrong_type::AS_TEXT);

/// The country that a text is the code of. Reports a text that is not the code of one.
fn check(
    text: Text<'_>,
    context: &Context<'_>,
    served: bool,
    report: &mut dyn FnMut(Violation),
) -> Option<CountryCode> {
    let text = text.to_str();
    let country = CountryCode::new(&text).filter(|country| context.reference.is_country(*country));
    let Some(country) = country else {
        report(invalid(&text, context.reference, served));
        return None;
    };
    if served && context.reference.is_prohibited(country) {
        report(PROHIBITED.violation().with_hint(&CANNOT_CONTINUE));
    } else if is_unrecognized(country, context.reference) {
        report(UNRECOGNIZED.violation().with_hint(&ASK_HARBOR));
    }
    Some(country)
}

fn is_unrecognized(country: CountryCode, reference: &ReferenceData) -> bool {
    !reference.is_recognised(country) && !reference.is_prohibited(country)
}

/// The violation of a text that is not the code of a country, where perhaps only countries that are served are allowed.
#[cold]
#[inline(never)]
fn invalid(text: &str, reference: &ReferenceData, served: bool) -> Violation {
    let violation = INVALID.violation();
    let Some(country) = meant(text, reference) else { return violation.with_hint(&USE_TWO_LETTERS) };
    if served && reference.is_prohibited(country) {
        return violation.with_hint(&MEANT_IS_NOT_SERVED).with_value("country", country.to_string());
    }
    let violation = violation.correcting_to(Some(Cow::Owned(country.to_string())));
    if is_unrecognized(country, reference) {
        violation.with_hint(&MEANT_IS_NOT_PUBLISHED)
    } else if text.chars().any(is_unseen) {
        violation.with_hint(&HAS_INVISIBLE)
    } else {
        violation
    }
}

/// The country that was certainly meant by a text that is not a code: its code in another form, or its name.
#[cold]
#[inline(never)]
fn meant(text: &str, reference: &ReferenceData) -> Option<CountryCode> {
    if is_too_long(text) {
        return None;
    }
    let text = visible(text);
    let capitals = text.to_ascii_uppercase();
    let code = CountryCode::new(&capitals).filter(|country| reference.is_country(*country));
    code.or_else(|| reference.by_alpha_3(&capitals))
        .or_else(|| named(&text, reference))
        .filter(|country| reference.is_country(*country))
}

/// The country of this name, or of a code with dots or in full width.
fn named(text: &str, reference: &ReferenceData) -> Option<CountryCode> {
    let name = Name::new(text);
    // "N/A" is not Namibia.
    let is_spelt = |country: &CountryCode| !text.contains('/') && name.is(country.as_str());
    reference.country_named(&|known| name.is(known)).or_else(|| reference.countries().find(is_spelt))
}
