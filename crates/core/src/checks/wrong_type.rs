//! Values of another JSON type than the field accepts.

use super::choice;
use crate::context::Context;
use crate::field::{Item, TextFormat};
use crate::json::{Kind, NotJson, Text, Value};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::{Sentence, sentences};

static OTHER_TYPE: Sentence = Sentence::new("wrong_type", "{field} must be of the JSON type {expected}, not {found}.");
static NOT_JSON: Sentence =
    Sentence::new("wrong_type.not_json", "{field} cannot be written as JSON: its type is {found}.");
static TYPED_PARSE: Sentence = Sentence::new(
    "wrong_type.typed_parse",
    "{field} could not be read. This is a fault in harbor-preflight. Please report it.",
);

sentences! {
    HINTS:
    JSON_IN_TEXT = "hint.wrong_type.json_in_text",
        "This is text that contains JSON. Send the list or object itself.";
    NO_QUOTES = "hint.wrong_type.no_quotes", "Send true or false without quotation marks.";
    BRACKETS = "hint.wrong_type.brackets", "Put it in square brackets, even if it is the only one.";
    LIST_OF_TEXTS = "hint.wrong_type.list", "Send a list of values, each in its own quotation marks.";
    LIST_FOR_OBJECT = "hint.wrong_type.list_for_object", "Send a list of the values instead of an object.";
    OBJECT_ALONE = "hint.wrong_type.object_alone", "Send the object itself, not in a list.";
    TEXT_ALONE = "hint.wrong_type.text_alone", "Send the text itself, not in a list.";
    IN_QUOTES = "hint.wrong_type.quotes", "Put it in quotation marks.";
    IN_QUOTES_WITH_ZEROS = "hint.wrong_type.quotes_and_zeros",
        "Put it in quotation marks, and check it. Leading zeros may have been lost.";
    ENCODED_TWICE = "hint.wrong_type.encoded_twice",
        "This is JSON inside a JSON string: it was encoded twice. Send the object itself.";
    BIG_INT = "hint.wrong_type.bigint", "JSON has no BigInt. Send it as the type that is expected.";
    CYCLE = "hint.wrong_type.cycle", "It contains itself, so it cannot be written as JSON.";
    UNREADABLE = "hint.wrong_type.unreadable",
        "Reading it failed (a getter, toJSON or proxy threw an error), or it is too long.";
    /// Of a number in the place of a text, where the digits in quotation marks would not be right either.
    pub(super) AS_TEXT = "hint.wrong_type.text", "Send it as text.";
    pub(super) NAME_AS_TEXT = "hint.wrong_type.name", "A name is text.";
    pub(super) WITH_ZEROS = "hint.wrong_type.zeros", "Send it as text. Leading zeros may have been lost.";
    pub(super) WITH_PLUS = "hint.wrong_type.phone", "Send it as text, with a plus sign and the country code at the start.";
    pub(super) AS_DAY = "hint.wrong_type.day", "Send the day as text, YYYY-MM-DD, not as a number.";
}

pub(crate) static WRONG_TYPE: Rule = Rule {
    code: "wrong_type",
    severity: Severity::Error,
    summary: catalogue_text("another JSON type than the field accepts"),
    messages: &[&OTHER_TYPE, &NOT_JSON, &TYPED_PARSE],
    hints: HINTS,
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
        (Kind::Array | Kind::Object, Kind::String) if holds_json => violation.with_hint(&JSON_IN_TEXT),
        (Kind::Boolean, Kind::String) => violation.with_hint(&NO_QUOTES),
        (Kind::Array, Kind::String) if is_item(item, value) => violation.with_hint(&BRACKETS),
        (Kind::Array, Kind::String) => violation.with_hint(&LIST_OF_TEXTS),
        (Kind::Array, Kind::Object) => violation.with_hint(&LIST_FOR_OBJECT),
        (Kind::Object, Kind::Array) => violation.with_hint(&OBJECT_ALONE),
        (Kind::String, Kind::Array) => violation.with_hint(&TEXT_ALONE),
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
        (true, false) => violation.with_hint(&IN_QUOTES),
        (true, true) => violation.with_hint(&IN_QUOTES_WITH_ZEROS),
        (false, _) => violation.with_hint(format.as_number.hint),
    }
}

/// The violation of a body that is JSON in a JSON string.
pub(crate) fn encoded_twice() -> Violation {
    instead_of(Kind::Object.name(), Kind::String.name()).with_hint(&ENCODED_TWICE)
}

/// The violation of a value that JSON cannot represent, where a value of a type is expected.
pub(crate) fn not_json_for(expected: Kind, what: NotJson) -> Violation {
    instead_of(expected.name(), what.name()).with_hint(match what {
        NotJson::BigInt => &BIG_INT,
        NotJson::Cycle => &CYCLE,
        NotJson::Unreadable => &UNREADABLE,
    })
}

/// The violation of a value that JSON cannot represent, where any value would do.
pub(crate) fn not_json(what: NotJson) -> Violation {
    instead_of("any", what.name()).with_message(&NOT_JSON)
}

/// The violation of a value of one type in the place of another.
pub(crate) fn instead_of(expected: &'static str, found: &'static str) -> Violation {
    WRONG_TYPE.violation().with_param("expected", expected).with_param("found", found)
}

/// The violation of a body that does not fit the typed payload.
pub(crate) fn typed_parse_failed() -> Violation {
    WRONG_TYPE.violation().with_message(&TYPED_PARSE)
}
