//! Keys that are repeated, and keys that the guide does not know.

use std::borrow::Cow;

use const_format::formatcp;

use crate::field::Field;
use crate::path::MAX_KEY_CODE_POINTS;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};
use crate::suggest::nearest;

pub(crate) static DUPLICATE: Rule = Rule {
    code: "duplicate_key",
    severity: Severity::Error,
    summary: explained("an object repeats a key"),
    message: "{field} is given more than once in the same object.",
    params: &["key_bytes"],
    explanation: explained(
        "Parsers disagree on which value wins, so that Harbor may store another one than was checked. It is \
         looked for at any depth. The last value is the one that is checked.",
    ),
    mend: explained("Keep one of them."),
    example: explained(r#"{"first_name": "Ada", "first_name": "Eve"}"#),
    in_schema: InSchema::No(explained("A parser keeps one of the values, and only that one reaches a schema.")),
};

pub(crate) static UNKNOWN: Rule = Rule {
    code: "unknown_field",
    severity: Severity::Warning,
    summary: explained("a key that the guide does not know"),
    message: "The guide knows no field of this name here.",
    params: &["suggestion", "key_bytes"],
    explanation: explained(formatcp!(
        "Usually a misspelt name, whose value Harbor then never sees. A key of more than {MAX_KEY_CODE_POINTS} code points \
         is reported at the object that holds it, with its length in bytes."
    )),
    mend: explained("Correct the name, or leave the field out."),
    example: explained(r#"{"frist_name": "Ada"}"#),
    in_schema: InSchema::No(explained(
        "It is a warning: the payload stays valid. The strict schema refuses unknown keys.",
    )),
};

pub(crate) fn unknown(key: &str, fields: &'static [Field]) -> Finding {
    let suggestion = nearest(key, fields.iter().map(|field| field.name)).map(Cow::Borrowed);
    UNKNOWN.found().suggesting(suggestion)
}
