//! Fields that must be present, and fields that do not apply.

use std::borrow::Cow;

use super::subdivision;
use crate::context::Context;
use crate::field::{ConditionTest, Field, Presence};
use crate::json::{Kind, Text, Value};
use crate::reference::{CountryCode, Subdivisions};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::submission::Operation;

pub(crate) static REQUIRED: Rule = Rule {
    code: "required",
    severity: Severity::Error,
    summary: catalogue_text("a field that is required here is absent, `null` or blank"),
    message: "{field} is required.",
    params: &[ParamSpec::word("reason")],
    explanation: catalogue_text(
        "The reason is `missing`, `null`, or `blank` for a string of nothing but white space. Which fields are \
         required depends on the country of residence, on `other` in a list, and on the type of document.",
    ),
    fix: catalogue_text("Give the field a value."),
    example: catalogue_text(r#"{"individual": {"first_name": " "}}"#),
    in_schema: InSchema::Partly(catalogue_text(
        "A live lookup can ask for a state, or for the back of a document, where the embedded data do not.",
    )),
};

pub(crate) static NOT_APPLICABLE: Rule = Rule {
    code: "not_applicable",
    severity: Severity::Warning,
    summary: catalogue_text("a field that does not apply to this resident or this choice"),
    message: "{field} does not apply here.",
    params: &[],
    explanation: catalogue_text(
        "A field for the other kind of resident, an `…_other` text whose list does not hold `other`, or a bank \
         statement without a US bank account. The guide does not forbid it; only JSON types and repeated keys \
         are checked inside.",
    ),
    fix: catalogue_text("Leave it out, or correct the field that it depends on."),
    example: catalogue_text(r#"{"residence": {"country": "GB"}, "ssn": "123456789"}"#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&REQUIRED, &NOT_APPLICABLE];

/// Codes that the guide itself uses as examples; the first that a country has is shown.
const EXAMPLE_STATES: [&str; 2] = [subdivision::EXAMPLE, "ENG"];

/// Why a member counts as absent, if it does. `text` is the member as a string, if it is one.
pub(crate) fn absence(value: Option<Value<'_>>, text: Option<Text<'_>>) -> Option<&'static str> {
    let Some(value) = value else { return Some("missing") };
    match text {
        Some(text) => text.is_blank().then_some("blank"),
        None => (value.kind() == Kind::Null).then_some("null"),
    }
}

/// The violation of a required field that is absent for a reason, with a hint for those who have nothing to give.
#[cold]
#[inline(never)]
pub(crate) fn required_field(field: &Field, reason: &'static str, context: &Context<'_>) -> Violation {
    let violation = required(field.presence, reason, context);
    match field.name {
        "last_name" => violation.with_hint(
            "A person with a single name usually has it sent as the first and as the last name: ask Harbor which it wants.",
        ),
        "sub_street" => {
            violation.with_hint("For an address without a second line, N/A is usually sent: ask Harbor whether it takes that.")
        }
        "postal_code" if has_no_known_form(context) => violation
            .with_hint("For a country without postal codes, N/A is usually sent: ask Harbor whether it takes that."),
        "has_us_bank_account" => with_territory_hint(violation, context),
        _ => violation,
    }
}

/// Whether nothing is known of the postal codes of the country of residence: it may have none.
fn has_no_known_form(context: &Context<'_>) -> bool {
    context.residence().is_some_and(|country| context.reference.postal_codes(country).is_none())
}

/// The violation of a field that does not apply.
#[cold]
#[inline(never)]
pub(crate) fn not_applicable(presence: &Presence, context: &Context<'_>) -> Violation {
    let violation = NOT_APPLICABLE.violation();
    let for_us =
        presence.required_if.first().is_some_and(|first| first.test == ConditionTest::Is(CountryCode::US.as_str()));
    if for_us { with_territory_hint(violation, context) } else { violation }
}

/// Codes that are countries of ISO 3166-1 and subdivisions of the US as well.
const TERRITORIES: [&str; 6] = ["AS", "GU", "MP", "PR", "UM", "VI"];

fn with_territory_hint(violation: Violation, context: &Context<'_>) -> Violation {
    let residence = context.residence().map(|country| country.to_string()).unwrap_or_default();
    if TERRITORIES.contains(&residence.as_str()) {
        return violation.with_hint(format!(
            "{residence} counts as a country of its own here. If a residence in the US is meant, send the country US with the \
             state {residence}."
        ));
    }
    violation
}

/// The violation of a required field that is absent for a reason.
pub(crate) fn required(presence: &Presence, reason: &'static str, context: &Context<'_>) -> Violation {
    let mut message = format!("{{field}} is required{}.", because(presence, context));
    if context.submission.operation == Operation::Correct {
        message.push_str(" A correction replaces all that is stored, so it must be complete.");
    }
    REQUIRED.violation().with_param("reason", reason).with_message(message)
}

/// The violation of a body that has the person inside another member.
pub(crate) fn wrapped_in_data(violation: Violation) -> Violation {
    violation.with_hint("The body is wrapped in `data`: send what is inside it.")
}

/// The violation of a body whose fields are at the root.
pub(crate) fn not_wrapped(context: &Context<'_>) -> Violation {
    required(Presence::ALWAYS, "missing", context)
        .with_hint("Wrap the fields in it: {\"individual\": {\"first_name\": …}}.")
}

fn because<'p>(presence: &'p Presence, context: &Context<'_>) -> Cow<'p, str> {
    if !presence.because.contains('{') {
        return Cow::Borrowed(presence.because);
    }
    let filled = context
        .residence()
        .zip(example_state(context))
        .map(|(country, state)| presence.because.replace("{country}", country.as_str()).replace("{state}", &state));
    Cow::Owned(filled.unwrap_or_default())
}

/// A subdivision of the country of residence.
fn example_state<'a>(context: &Context<'a>) -> Option<Cow<'a, str>> {
    let Subdivisions::Listed(codes) = context.subdivisions() else { return None };
    let country = context.residence()?;
    let is_current = |code: &Cow<'_, str>| context.reference.withdrawn_subdivision(country, code).is_none();
    let from_guide = EXAMPLE_STATES.into_iter().find(|code| codes.contains(code));
    from_guide.map(Cow::Borrowed).or_else(|| codes.iter().find(is_current)).or_else(|| codes.iter().next())
}
