//! The body as a whole: its length, and whether it is JSON.

use const_format::formatcp;

use crate::json::{MAX_LEVELS, SyntaxError, SyntaxFault, location_of};
use crate::limits::{Limits, MAX_PAYLOAD_MEBIBYTES};
use crate::rule::{Finding, InSchema, Rule, Severity, explained};

pub(crate) static TOO_LARGE: Rule = Rule {
    code: "payload_too_large",
    severity: Severity::Error,
    summary: explained(formatcp!("a body over the limit of {MAX_PAYLOAD_MEBIBYTES} MiB")),
    message: "{field} has {actual_bytes} bytes, and at most {max_bytes} are read.",
    params: &["max_bytes", "actual_bytes"],
    explanation: explained(formatcp!(
        "Checked before the body is parsed. The default limit is {MAX_PAYLOAD_MEBIBYTES} MiB."
    )),
    mend: explained("Send smaller or fewer files."),
    example: explained(formatcp!("a body of {MAX_PAYLOAD_MEBIBYTES} MiB and one byte")),
    in_schema: InSchema::No(explained("A schema sees values, not the bytes of a body.")),
};

pub(crate) static SYNTAX: Rule = Rule {
    code: "json_syntax",
    severity: Severity::Error,
    summary: explained(formatcp!("not one JSON text in UTF-8, or nested over {MAX_LEVELS} levels")),
    message: "{field} is not JSON: line {line}, column {column}.",
    params: &["line", "column"],
    explanation: explained(formatcp!(
        "RFC 8259 in UTF-8. A byte order mark in front is allowed. Refused everywhere, also inside files and unknown \
         values: raw control characters, broken UTF-8, escapes that are no Unicode scalar value, and nesting over \
         {MAX_LEVELS} levels. The column counts code points."
    )),
    mend: explained("Let a JSON library write the body."),
    example: explained(r#"{"individual": {},}"#),
    in_schema: InSchema::No(explained("A schema sees what a parser made of the text, not the text.")),
};

pub(crate) fn too_large(bytes: u64, limits: &Limits) -> Finding {
    TOO_LARGE.found().with("max_bytes", u64::from(limits.max_payload_bytes)).with("actual_bytes", bytes)
}

pub(crate) fn syntax(body: &[u8], error: SyntaxError) -> Finding {
    let location = location_of(body, error.offset);
    let finding = SYNTAX.found().with("line", location.line).with("column", location.column);
    match error.fault {
        SyntaxFault::UnexpectedEnd => finding.hinting("The text ends too early: it may have been cut off."),
        SyntaxFault::UnexpectedCharacter => finding.hinting("Something else should stand here, or nothing."),
        SyntaxFault::ContentBehindTheEnd => finding.hinting("Something stands behind the end of the JSON text."),
        SyntaxFault::ControlCharacter => finding.hinting("Escape control characters in strings: \\n for a line break."),
        SyntaxFault::NotUtf8 => finding.hinting("Save or send the text as UTF-8."),
        SyntaxFault::BadEscape => finding.hinting("JSON knows no such escape; write \\\\ for a backslash."),
        SyntaxFault::LoneSurrogate => finding.hinting("This escape is one half of a surrogate pair."),
        SyntaxFault::TooDeep => finding.hinting(format!("Arrays and objects may be nested up to {MAX_LEVELS} levels.")),
        SyntaxFault::TooLong => finding.hinting("A text of 4 GiB or more is not read."),
    }
}
