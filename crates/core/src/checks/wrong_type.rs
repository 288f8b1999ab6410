//! Values of another JSON type than the field accepts.

use super::choice;
use crate::context::Context;
use crate::field::{Item, TextFormat};
use crate::json::{Kind, NotJson, Text, Value};
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

/// The violation of a value where `expected` is another type, with a hint that leads to a value that is right.
#[cold]
#[inline(never)]
pub(crate) fn other_type(expected: Kind, item: Option<Item>, value: Value<'_>) -> Violation {
    let violation = instead_of(expected.name(), value.kind().name());
    let holds_json = value.as_text().is_some_and(|text| {
        let text = text.to_str();
        text.trim_start().starts_with(['[', '{'])
    });
    match (expected, value.kind()) {
        (Kind::Array | Kind::Object, Kind::String) if holds_json => {
            violation.with_hint("It is text that contains JSON: send the list or object itself, not as text.")
        }
        (Kind::Boolean, Kind::String) => violation.with_hint("Send true or false without quotes."),
        (Kind::Array, Kind::String) if is_item(item, value) => {
            violation.with_hint("Put it in square brackets, even if there is only one.")
        }
        (Kind::Array, Kind::String) => violation.with_hint("Send a list of values, each in quotes of its own."),
        (Kind::Array, Kind::Object) => violation.with_hint("Send a list in place of the object: its values alone."),
        (Kind::Object, Kind::Array) => violation.with_hint("Send the object alone, not in a list."),
        (Kind::String, Kind::Array) => violation.with_hint("Send the text alone, not in a list."),
        _ => violation,
    }
}

/// Whether a text could be an item of a list.
fn is_item(item: Option<Item>, value: Value<'_>) -> bool {
    match (item, value.as_text()) {
        (Some(Item::Choice(choices)), Some(text)) => choice::position(text, choices.values).is_some(),
        (Some(Item::File(_)), Some(text)) => !text.is_blank(),
        (None, _) | (_, None) => false,
    }
}

/// The violation of a number in the place of a text. In quotes it may be right, unless leading zeros have been lost.
#[cold]
#[inline(never)]
pub(crate) fn number_for_text(format: &TextFormat, number: Text<'_>, context: &Context<'_>) -> Violation {
    let violation = instead_of(Kind::String.name(), Kind::Number.name());
    let mut is_right = true;
    (format.check)(format, number, context, &mut |_| is_right = false);
    match (is_right, format.as_number.loses_zeros) {
        (true, false) => violation.with_hint(IN_QUOTES),
        (true, true) => violation.with_hint("Put it in quotes, and check it: leading zeros may have been lost."),
        (false, _) => violation.with_hint(format.as_number.hint),
    }
}

/// The violation of a body that is JSON in a JSON string.
pub(crate) fn encoded_twice() -> Violation {
    instead_of(Kind::Object.name(), Kind::String.name())
        .with_hint("The body is JSON inside a JSON string: it was encoded twice. Send the object itself.")
}

/// The violation of a value that JSON cannot represent, where a value of a type is expected.
pub(crate) fn not_json_for(expected: Kind, what: NotJson) -> Violation {
    instead_of(expected.name(), what.name()).with_hint(match what {
        NotJson::BigInt => "JSON has no such number: send it as the type that is expected.",
        NotJson::Cycle => "It contains itself: JSON has no end for it.",
        NotJson::Unreadable => "It cannot be read: a getter, a toJSON or a proxy fails, or its text is too long.",
    })
}

/// The violation of a value that JSON cannot represent, where any value would do.
pub(crate) fn not_json(what: NotJson) -> Violation {
    instead_of("any", what.name()).with_message("{field} has no text in JSON: it is of the type {found}.")
}

/// The violation of a value of one type in the place of another.
pub(crate) fn instead_of(expected: &'static str, found: &'static str) -> Violation {
    WRONG_TYPE.violation().with_param("expected", expected).with_param("found", found)
}

/// The violation of a body that does not fit the typed payload.
pub(crate) fn typed_parse_failed() -> Violation {
    WRONG_TYPE.violation().with_message("{field} does not fit the types of a payload.")
}
