//! Values of another JSON type than the field takes.

use crate::apart::NotJson;
use crate::json::Kind;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};

const IN_QUOTES: &str = "Put it in quotes.";

pub(crate) static WRONG_TYPE: Rule = Rule {
    code: "wrong_type",
    severity: Severity::Error,
    summary: explained("another JSON type than the field takes"),
    message: "{field} must be of the JSON type {expected}, but it is of the type {found}.",
    params: &["expected", "found"],
    explanation: explained(
        "Checked everywhere: at the root, in fields that play no part, and for items of lists, where `null` \
         is no absent item but one of the wrong type. In JavaScript, what has no text in JSON is of the type \
         bigint, cycle or unreadable, wherever it stands.",
    ),
    mend: explained("Send the type that the guide shows."),
    example: explained(r#""ssn": 123456789"#),
    in_schema: InSchema::Yes,
};

/// The issue of a value of type `found` where `expected` is another one.
pub(crate) fn found(expected: Kind, found: Kind) -> Finding {
    let finding = instead_of(expected.name(), found.name());
    match (expected, found) {
        (Kind::String, Kind::Number | Kind::Boolean) => finding.hinting(IN_QUOTES),
        (Kind::Boolean, Kind::String) => finding.hinting("Send true or false without quotes."),
        (Kind::Array, _) => finding.hinting("Put it in square brackets, even if there is only one."),
        _ => finding,
    }
}

/// The issue of what JSON has no text for, where a value of a type is expected.
pub(crate) fn not_json_for(expected: Kind, what: NotJson) -> Finding {
    instead_of(expected.name(), what.name()).hinting(match what {
        NotJson::BigInt => IN_QUOTES,
        NotJson::Cycle => "It holds itself: JSON has no end for it.",
        NotJson::Unreadable => "It cannot be read: a getter, a toJSON or a proxy fails, or its text is too long.",
    })
}

/// The same where any value would do.
pub(crate) fn not_json(what: NotJson) -> Finding {
    instead_of("any", what.name()).saying("{field} has no text in JSON: it is of the type {found}.")
}

fn instead_of(expected: &'static str, found: &'static str) -> Finding {
    WRONG_TYPE.found().with("expected", expected).with("found", found)
}

/// The issue of a body that does not fit the typed payload.
pub(crate) fn unfit() -> Finding {
    WRONG_TYPE.found().saying("{field} does not fit the types of a payload.")
}
