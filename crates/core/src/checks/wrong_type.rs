//! Values of another JSON type than the field takes.

use crate::json::Kind;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};

pub(crate) static WRONG_TYPE: Rule = Rule {
    code: "wrong_type",
    severity: Severity::Error,
    summary: explained("another JSON type than the field takes"),
    message: "{field} must be of the JSON type {expected}, but it is of the type {found}.",
    params: &["expected", "found"],
    explanation: explained(
        "Checked everywhere: at the root, in fields that play no part, and for items of lists, where `null` \
         is no absent item but one of the wrong type.",
    ),
    mend: explained("Send the type that the guide shows."),
    example: explained(r#""ssn": 123456789"#),
    in_schema: InSchema::Yes,
};

/// The issue of a value of type `found` where `expected` is another one.
pub(crate) fn found(expected: &'static str, found: Kind) -> Finding {
    let finding = WRONG_TYPE.found().with("expected", expected).with("found", found.name());
    match (expected, found) {
        ("string", Kind::Number | Kind::Boolean) => finding.hinting("Put it in quotes."),
        ("boolean", Kind::String) => finding.hinting("Send true or false without quotes."),
        ("array", _) => finding.hinting("Put it in square brackets, even if there is only one."),
        _ => finding,
    }
}

/// The issue of a body that does not fit the typed payload.
pub(crate) fn unfit() -> Finding {
    WRONG_TYPE.found().saying("{field} does not fit the types of a payload.")
}
