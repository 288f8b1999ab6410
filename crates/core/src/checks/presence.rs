//! Fields that must be there, and fields that play no part.

use super::subdivision;
use crate::facts::Facts;
use crate::field::Presence;
use crate::json::{Kind, Value};
use crate::reference::Subdivisions;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};
use crate::submission::Operation;

pub(crate) static REQUIRED: Rule = Rule {
    code: "required",
    severity: Severity::Error,
    summary: explained("a field that is required here is absent, `null` or blank"),
    message: "{field} is required.",
    params: &["reason"],
    explanation: explained(
        "The reason is `missing`, `null`, or `blank` for a string of nothing but white space. Which fields are \
         required depends on the country of residence, on `other` in a list, and on the type of document.",
    ),
    mend: explained("Give the field a value."),
    example: explained(r#"{"individual": {"first_name": " "}}"#),
    in_schema: InSchema::Partly(explained(
        "A live lookup can ask for a state, or for the back of a document, where the embedded data do not.",
    )),
};

pub(crate) static NOT_APPLICABLE: Rule = Rule {
    code: "not_applicable",
    severity: Severity::Warning,
    summary: explained("a field that plays no part for this resident or this choice"),
    message: "{field} plays no part here.",
    params: &[],
    explanation: explained(
        "A field for the other kind of resident, an `…_other` text whose list does not hold `other`, or a bank \
         statement without a US bank account. The guide does not forbid it; only JSON types and repeated keys \
         are checked inside.",
    ),
    mend: explained("Leave it out, or correct the field that it depends on."),
    example: explained(r#"{"residence": {"country": "GB"}, "ssn": "123456789"}"#),
    in_schema: InSchema::WARNING,
};

/// Codes that the guide itself uses as examples; the first that a country has is shown.
const EXAMPLE_STATES: [&str; 2] = [subdivision::EXAMPLE, "ENG"];

/// Why a member counts as absent, if it does.
pub(crate) fn absence(value: Option<Value<'_>>) -> Option<&'static str> {
    let Some(value) = value else { return Some("missing") };
    match value.as_text() {
        Some(text) => text.is_blank().then_some("blank"),
        None => (value.kind() == Kind::Null).then_some("null"),
    }
}

/// The issue of a required field that is absent for this reason.
pub(crate) fn required(presence: Presence, reason: &'static str, facts: &Facts<'_>) -> Finding {
    let mut message = format!("{{field}} is required{}.", because(presence, facts));
    if facts.submission.operation == Operation::Correct {
        message.push_str(" A correction replaces all that is stored, so it must be complete.");
    }
    REQUIRED.found().with("reason", reason).saying(message)
}

/// The issue of a body whose fields stand at the root.
pub(crate) fn not_wrapped(facts: &Facts<'_>) -> Finding {
    required(Presence::Always, "missing", facts)
        .hinting("Wrap the fields in it: {\"individual\": {\"first_name\": …}}.")
}

fn because(presence: Presence, facts: &Facts<'_>) -> String {
    match presence {
        Presence::Always => String::new(),
        Presence::UsResidents => " for a residence in US".into(),
        Presence::ResidentsElsewhere => " for a residence outside US".into(),
        Presence::WithUsBankAccount => " for a person with a US bank account".into(),
        Presence::WithOtherIn(_) => " because other is chosen".into(),
        Presence::ForTwoSidedDocuments => " for a document of this type, which has two sides".into(),
        Presence::WhereSubdivisionsExist => state_hint(facts).unwrap_or_default(),
    }
}

fn state_hint(facts: &Facts<'_>) -> Option<String> {
    let Subdivisions::Listed(codes) = facts.subdivisions() else { return None };
    let from_guide = EXAMPLE_STATES.into_iter().find(|code| codes.contains(code));
    let example = from_guide.or_else(|| codes.iter().next())?;
    let country = facts.residence_country()?;
    Some(format!(" for a residence in {country}: give the ISO 3166-2 code, for example {example}"))
}
