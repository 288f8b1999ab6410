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

pub(crate) static BYTE_ORDER_MARK: Rule = Rule {
    code: "byte_order_mark",
    severity: Severity::Warning,
    summary: catalogue_text("a UTF-8 byte order mark before the body"),
    message: "{field} begins with a byte order mark: send it without.",
    params: &[],
    explanation: catalogue_text(
        "The bytes EF BB BF in front of the JSON text. RFC 8259 says that programs must not write them, and many servers, those \
         in PHP among them, refuse a body that begins with them.",
    ),
    fix: catalogue_text("Write the body as UTF-8 without a byte order mark."),
    example: catalogue_text("EF BB BF, then the JSON text"),
    in_schema: InSchema::No(catalogue_text("A schema sees what a parser made of the text, not the text.")),
};

pub(crate) static RULES: &[&Rule] = &[&TOO_LARGE, &SYNTAX, &BYTE_ORDER_MARK];

pub(crate) fn too_large(bytes: u64, limits: &Limits) -> Violation {
    TOO_LARGE.violation().with_param("max_bytes", u64::from(limits.max_payload_bytes)).with_param("actual_bytes", bytes)
}

/// The violation of a body that is not JSON. `first_line` is the line of its file that it begins in.
#[cold]
#[inline(never)]
pub(crate) fn syntax(body: &[u8], error: SyntaxError, first_line: u64) -> Violation {
    let location = location_of(body, error.offset);
    let line = first_line.saturating_add(location.line - 1);
    let violation = SYNTAX.violation().with_param("line", line).with_param("column", location.column);
    match error.fault {
        SyntaxFault::UnexpectedEnd => violation.with_hint("The text ends too early: it may have been cut off."),
        SyntaxFault::UnexpectedCharacter => violation.with_hint(unexpected_hint(body, error.offset)),
        SyntaxFault::ContentAfterEnd => violation.with_hint("There is something after the end of the JSON text."),
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

/// What other languages write where JSON has something else, and what to write instead.
const OTHER_LANGUAGES: [(&str, &str); 17] = [
    ("None", "Write null in place of Python's None."),
    ("True", "Write true in small letters."),
    ("TRUE", "Write true in small letters."),
    ("False", "Write false in small letters."),
    ("FALSE", "Write false in small letters."),
    ("NULL", "Write null in small letters."),
    ("Null", "Write null in small letters."),
    ("NaN", "JSON has no NaN: write null, or leave the field out."),
    ("Infinity", "JSON has no Infinity: write null, or leave the field out."),
    ("undefined", "JSON has no undefined: write null, or leave the field out."),
    ("//", "JSON has no comments: leave it out."),
    ("/*", "JSON has no comments: leave it out."),
    ("#", "JSON has no comments: leave it out."),
    ("'", "Use double quotes: JSON has no single ones."),
    ("\u{201C}", "Use straight double quotes in place of curly ones."),
    ("\u{201D}", "Use straight double quotes in place of curly ones."),
    ("+", "A number has no plus sign: a phone number is text, in double quotes."),
];

/// What should be there instead of an unexpected character.
#[cold]
#[inline(never)]
fn unexpected_hint(body: &[u8], offset: usize) -> &'static str {
    let (before, rest) = body.split_at_checked(offset).unwrap_or((body, &[]));
    let known = OTHER_LANGUAGES.iter().find(|(word, _)| rest.starts_with(word.as_bytes()));
    if let Some((_, hint)) = known {
        return hint;
    }
    if rest.starts_with("\u{2018}".as_bytes()) || rest.starts_with("\u{2019}".as_bytes()) {
        return "Use straight double quotes in place of curly ones.";
    }
    if let (Some(b'0'), Some(b'0'..=b'9')) = (before.last(), rest.first()) {
        return "A number has no leading zero: if the zero matters, it is text, in double quotes.";
    }
    let before = before.trim_ascii_end();
    match (before.last(), rest.first()) {
        (Some(b','), Some(b'}' | b']')) => "Leave out the comma before it: JSON has none after the last item.",
        (Some(b'{' | b','), Some(b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'$')) => "Put the key in double quotes.",
        (Some(b'"'), Some(b'"' | b'{' | b'[')) => after_string_hint(before),
        (Some(b'}' | b']' | b'0'..=b'9' | b'e' | b'l'), Some(b'"' | b'{' | b'[')) => "A comma is missing before it.",
        _ => "This character does not belong here.",
    }
}

/// What is missing after a string: that depends on whether it is a key.
fn after_string_hint(before: &[u8]) -> &'static str {
    let string = before.strip_suffix(b"\"").unwrap_or(before);
    let start = string.iter().enumerate().rev().find(|(at, byte)| {
        let is_escaped = at.checked_sub(1).and_then(|before| string.get(before)) == Some(&b'\\');
        **byte == b'"' && !is_escaped
    });
    let before_string = start.and_then(|(at, _)| string.get(..at)?.trim_ascii_end().last());
    match before_string {
        Some(b'{') => "A colon is missing before it.",
        Some(b':' | b'[') => "A comma is missing before it.",
        _ => "A comma or a colon is missing before it.",
    }
}
