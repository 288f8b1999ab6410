//! Values of another JSON type than the field accepts.

use crate::json::{Kind, NotJson};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};

const IN_QUOTES: &str = "Put it in quotes.";

pub(crate) static WRONG_TYPE: Rule = Rule {
    code: "wrong_type",
    severity: Severity::Error,
    summary: catalogue_text("another JSON type than the field accepts"),
    message: "{field} must be of the JSON type {expected}, but it is of the type {found}.",
    params: &[ParamSpec::word("expected"), ParamSpec::word("found")],
    explanation: catalogue_text(
        "Checked everywhere: at the root, in fields that do not apply, and for items of lists, where `null` \
         is not an absent item but one of the wrong type. In JavaScript, a value that JSON cannot represent is of the type \
         bigint, cycle or unreadable, wherever it occurs.",
    ),
    fix: catalogue_text("Send the type that the guide shows."),
    example: catalogue_text(r#""ssn": 123456789"#),
    in_schema: InSchema::Yes,
};

pub(crate) static RULES: &[&Rule] = &[&WRONG_TYPE];

/// The violation of a value of type `found` where `expected` is another one.
pub(crate) fn other_type(expected: Kind, found: Kind) -> Violation {
    let violation = instead_of(expected.name(), found.name());
    match (expected, found) {
        (Kind::String, Kind::Number | Kind::Boolean) => violation.with_hint(IN_QUOTES),
        (Kind::Boolean, Kind::String) => violation.with_hint("Send true or false without quotes."),
        (Kind::Array, _) => violation.with_hint("Put it in square brackets, even if there is only one."),
        _ => violation,
    }
}

/// The violation of a value that JSON cannot represent, where a value of a type is expected.
pub(crate) fn not_json_for(expected: Kind, what: NotJson) -> Violation {
    instead_of(expected.name(), what.name()).with_hint(match what {
        NotJson::BigInt => IN_QUOTES,
        NotJson::Cycle => "It holds itself: JSON has no end for it.",
        NotJson::Unreadable => "It cannot be read: a getter, a toJSON or a proxy fails, or its text is too long.",
    })
}

/// The violation of a value that JSON cannot represent, where any value would do.
pub(crate) fn not_json(what: NotJson) -> Violation {
    instead_of("any", what.name()).with_message("{field} has no text in JSON: it is of the type {found}.")
}

fn instead_of(expected: &'static str, found: &'static str) -> Violation {
    WRONG_TYPE.violation().with_param("expected", expected).with_param("found", found)
}

/// The violation of a body that does not fit the typed payload.
pub(crate) fn typed_parse_failed() -> Violation {
    WRONG_TYPE.violation().with_message("{field} does not fit the types of a payload.")
}
