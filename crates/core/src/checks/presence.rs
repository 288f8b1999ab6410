//! Fields that must be present, and fields that do not apply.

use std::borrow::Cow;

use super::subdivision;
use crate::context::Context;
use crate::field::Presence;
use crate::json::{Kind, Text, Value};
use crate::reference::Subdivisions;
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
    message: "{field} plays no part here.",
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

/// The violation of a required field that is absent for a reason.
pub(crate) fn required(presence: &Presence, reason: &'static str, context: &Context<'_>) -> Violation {
    let mut message = format!("{{field}} is required{}.", because(presence, context));
    if context.submission.operation == Operation::Correct {
        message.push_str(" A correction replaces all that is stored, so it must be complete.");
    }
    REQUIRED.violation().with_param("reason", reason).with_message(message)
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
        .map(|(country, state)| presence.because.replace("{country}", country.as_str()).replace("{state}", state));
    Cow::Owned(filled.unwrap_or_default())
}

/// A subdivision of the country of residence.
fn example_state<'a>(context: &Context<'a>) -> Option<&'a str> {
    let Subdivisions::Listed(codes) = context.subdivisions() else { return None };
    let from_guide = EXAMPLE_STATES.into_iter().find(|code| codes.contains(code));
    from_guide.or_else(|| codes.iter().next())
}
