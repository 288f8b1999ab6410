//! Keys that are repeated, and keys that the guide does not know.

use std::borrow::Cow;

use const_format::formatcp;

use crate::field::Field;
use crate::path::MAX_KEY_CODE_POINTS;
use crate::rule::{InSchema, KEY_BYTES, Rule, SUGGESTION, Severity, Violation, catalogue_text};
use crate::suggest::nearest;

pub(crate) static DUPLICATE: Rule = Rule {
    code: "duplicate_key",
    severity: Severity::Error,
    summary: catalogue_text("an object repeats a key"),
    message: "{field} is given more than once in the same object.",
    params: &[KEY_BYTES],
    explanation: catalogue_text(
        "Parsers disagree on which value wins, so that Harbor may store another one than was checked. It is \
         looked for at any depth. The last value is the one that is checked.",
    ),
    fix: catalogue_text("Keep one of them."),
    example: catalogue_text(r#"{"first_name": "Ada", "first_name": "Eve"}"#),
    in_schema: InSchema::No(catalogue_text("A parser keeps one of the values, and only that one reaches a schema.")),
};

pub(crate) static UNKNOWN: Rule = Rule {
    code: "unknown_field",
    severity: Severity::Warning,
    summary: catalogue_text("a key that the guide does not know"),
    message: "The guide knows no field of this name here.",
    params: &[SUGGESTION, KEY_BYTES],
    explanation: catalogue_text(formatcp!(
        "Usually a misspelt name, whose value Harbor then never sees. A key of more than {MAX_KEY_CODE_POINTS} code points \
         is reported at the object that holds it, with its length in bytes."
    )),
    fix: catalogue_text("Correct the name, or leave the field out."),
    example: catalogue_text(r#"{"frist_name": "Ada"}"#),
    in_schema: InSchema::No(catalogue_text(
        "It is a warning: the payload stays valid. The strict schema refuses unknown keys.",
    )),
};

pub(crate) static RULES: &[&Rule] = &[&DUPLICATE, &UNKNOWN];

/// The violation of a key that is not one of the fields.
pub(crate) fn unknown(key: &str, fields: &'static [Field]) -> Violation {
    let suggestion = nearest(key, fields.iter().map(|field| field.name)).map(Cow::Borrowed);
    UNKNOWN.violation().suggesting(suggestion)
}
