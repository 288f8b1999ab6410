//! The body as a whole: its length, and whether it is JSON.

use const_format::formatcp;

use crate::json::{MAX_LEVELS, SyntaxError, SyntaxFault, location_of};
use crate::limits::{Limits, MAX_PAYLOAD_MEBIBYTES};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};

pub(crate) static TOO_LARGE: Rule = Rule {
    code: "payload_too_large",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!("a body over the limit of {MAX_PAYLOAD_MEBIBYTES} MiB")),
    message: "{field} has {actual_bytes} bytes, and at most {max_bytes} are read.",
    params: &[ParamSpec::count("max_bytes"), ParamSpec::count("actual_bytes")],
    explanation: catalogue_text(formatcp!(
        "Checked before the body is parsed. The default limit is {MAX_PAYLOAD_MEBIBYTES} MiB."
    )),
    fix: catalogue_text("Send smaller or fewer files."),
    example: catalogue_text(formatcp!("a body of {MAX_PAYLOAD_MEBIBYTES} MiB and one byte")),
    in_schema: InSchema::No(catalogue_text("A schema sees values, not the bytes of a body.")),
};

pub(crate) static SYNTAX: Rule = Rule {
    code: "json_syntax",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!("not one JSON text in UTF-8, or nested over {MAX_LEVELS} levels")),
    message: "{field} is not JSON: line {line}, column {column}.",
    params: &[ParamSpec::count("line"), ParamSpec::count("column")],
    explanation: catalogue_text(formatcp!(
        "RFC 8259 in UTF-8. A byte order mark in front is allowed. Refused everywhere, also inside files and unknown \
         values: raw control characters, broken UTF-8, escapes that are no Unicode scalar value, and nesting over \
         {MAX_LEVELS} levels. The column counts code points."
    )),
    fix: catalogue_text("Let a JSON library write the body."),
    example: catalogue_text(r#"{"individual": {},}"#),
    in_schema: InSchema::No(catalogue_text("A schema sees what a parser made of the text, not the text.")),
};

pub(crate) static RULES: &[&Rule] = &[&TOO_LARGE, &SYNTAX];

pub(crate) fn too_large(bytes: u64, limits: &Limits) -> Violation {
    TOO_LARGE.violation().with_param("max_bytes", u64::from(limits.max_payload_bytes)).with_param("actual_bytes", bytes)
}

pub(crate) fn syntax(body: &[u8], error: SyntaxError) -> Violation {
    let location = location_of(body, error.offset);
    let violation = SYNTAX.violation().with_param("line", location.line).with_param("column", location.column);
    match error.fault {
        SyntaxFault::UnexpectedEnd => violation.with_hint("The text ends too early: it may have been cut off."),
        SyntaxFault::UnexpectedCharacter => violation.with_hint("Something else should stand here, or nothing."),
        SyntaxFault::ContentAfterEnd => violation.with_hint("Something stands behind the end of the JSON text."),
        SyntaxFault::ControlCharacter => {
            violation.with_hint("Escape control characters in strings: \\n for a line break.")
        }
        SyntaxFault::NotUtf8 => violation.with_hint("Save or send the text as UTF-8."),
        SyntaxFault::BadEscape => violation.with_hint("JSON knows no such escape; write \\\\ for a backslash."),
        SyntaxFault::LoneSurrogate => violation.with_hint("This escape is one half of a surrogate pair."),
        SyntaxFault::TooDeep => {
            violation.with_hint(format!("Arrays and objects may be nested up to {MAX_LEVELS} levels."))
        }
        SyntaxFault::TooLong => violation.with_hint("A text of 4 GiB or more is not read."),
    }
}
