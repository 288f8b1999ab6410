//! The body as a whole: its length, and whether it is JSON.

use const_format::formatcp;

use crate::json::{MAX_LEVELS, SyntaxError, SyntaxFault, location_of};
use crate::limits::{Limits, MAX_PAYLOAD_MEBIBYTES};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::{Sentence, sentences};

static SIZE: Sentence = Sentence::new("payload_too_large", "{field} is {actual_bytes}. The limit is {max_bytes}.");
static SMALLER_FILES: Sentence = Sentence::new("hint.payload_too_large", "Use smaller or fewer files.");

static NOT_JSON: Sentence =
    Sentence::new("json_syntax", "{field} is not valid JSON. Check line {line}, column {column}.");

sentences! {
    HINTS:
    CUT_OFF = "hint.json_syntax.cut_off", "The text ends too soon. It may have been cut off.";
    AFTER_END = "hint.json_syntax.after_end", "Remove what comes after the end of the JSON.";
    CONTROL_CHARACTER = "hint.json_syntax.control_character",
        "Escape control characters in strings: write a line break as \\n.";
    NOT_UTF8 = "hint.json_syntax.not_utf8", "Save the text as UTF-8.";
    ESCAPE = "hint.json_syntax.escape", "This is not a valid escape. For a backslash, write \\\\.";
    SURROGATE = "hint.json_syntax.surrogate",
        "This escape is half of a character. Write both halves, or the character itself.";
    TOO_DEEP = "hint.json_syntax.too_deep", "Use at most {levels} levels of nesting.";
    TOO_LONG = "hint.json_syntax.too_long", "The text must be smaller than 4 GiB.";
    PYTHON_NONE = "hint.json_syntax.none", "Write null instead of Python's None.";
    SMALL_LETTERS = "hint.json_syntax.small_letters", "Write {word} in lower case.";
    NO_SUCH_WORD = "hint.json_syntax.no_such_word", "JSON has no {word}. Write null, or leave the field out.";
    COMMENT = "hint.json_syntax.comment", "JSON has no comments. Remove it.";
    SINGLE_QUOTES = "hint.json_syntax.single_quotes", "Use double quotes. JSON has no single quotes.";
    CURLY_QUOTES = "hint.json_syntax.curly_quotes", "Use straight double quotes instead of curly ones.";
    PLUS_SIGN = "hint.json_syntax.plus_sign",
        "A JSON number has no plus sign. Send a phone number as text, in double quotes.";
    LEADING_ZERO = "hint.json_syntax.leading_zero",
        "A JSON number has no leading zero. If the zero matters, send text, in double quotes.";
    LAST_COMMA = "hint.json_syntax.last_comma", "Remove the comma before it. JSON has no comma after the last item.";
    KEY_QUOTES = "hint.json_syntax.key_quotes", "Put the key in double quotes.";
    COMMA = "hint.json_syntax.comma", "A comma is missing before it.";
    COLON = "hint.json_syntax.colon", "A colon is missing before it.";
    COMMA_OR_COLON = "hint.json_syntax.comma_or_colon", "A comma or a colon is missing before it.";
    UNEXPECTED = "hint.json_syntax.unexpected", "This character is not expected here.";
}

static HAS_MARK: Sentence = Sentence::new("byte_order_mark", "{field} starts with a byte order mark.");
static WITHOUT_MARK: Sentence = Sentence::new("hint.byte_order_mark", "Save it as UTF-8 without a byte order mark.");

pub(crate) static TOO_LARGE: Rule = Rule {
    code: "payload_too_large",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!("a body over the limit of {MAX_PAYLOAD_MEBIBYTES} MiB")),
    messages: &[&SIZE],
    hints: &[&SMALLER_FILES],
    params: &[ParamSpec::size_limit("max_bytes"), ParamSpec::size("actual_bytes")],
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
    messages: &[&NOT_JSON],
    hints: HINTS,
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
    messages: &[&HAS_MARK],
    hints: &[&WITHOUT_MARK],
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
    let max_bytes = u64::from(limits.max_payload_bytes);
    let violation = TOO_LARGE.violation().with_param("max_bytes", max_bytes).with_param("actual_bytes", bytes);
    violation.with_hint(&SMALLER_FILES)
}

/// The violation of a body that begins with a byte order mark.
pub(crate) fn byte_order_mark() -> Violation {
    BYTE_ORDER_MARK.violation().with_hint(&WITHOUT_MARK)
}

/// The violation of a body that is not JSON. `first_line` is the line of its file that it begins in.
#[cold]
#[inline(never)]
pub(crate) fn syntax(body: &[u8], error: SyntaxError, first_line: u64) -> Violation {
    let location = location_of(body, error.offset);
    let line = first_line.saturating_add(location.line - 1);
    let violation = SYNTAX.violation().with_param("line", line).with_param("column", location.column);
    match error.fault {
        SyntaxFault::UnexpectedEnd => violation.with_hint(&CUT_OFF),
        SyntaxFault::UnexpectedCharacter => with_unexpected_hint(violation, body, error.offset),
        SyntaxFault::ContentAfterEnd => violation.with_hint(&AFTER_END),
        SyntaxFault::ControlCharacter => violation.with_hint(&CONTROL_CHARACTER),
        SyntaxFault::NotUtf8 => violation.with_hint(&NOT_UTF8),
        SyntaxFault::BadEscape => violation.with_hint(&ESCAPE),
        SyntaxFault::LoneSurrogate => violation.with_hint(&SURROGATE),
        SyntaxFault::TooDeep => violation.with_hint(&TOO_DEEP).with_value("levels", MAX_LEVELS),
        SyntaxFault::TooLong => violation.with_hint(&TOO_LONG),
    }
}

/// What other languages write where JSON has something else, what to write instead, and the word that this is about.
const OTHER_LANGUAGES: [(&str, &Sentence, &str); 19] = [
    ("None", &PYTHON_NONE, ""),
    ("True", &SMALL_LETTERS, "true"),
    ("TRUE", &SMALL_LETTERS, "true"),
    ("False", &SMALL_LETTERS, "false"),
    ("FALSE", &SMALL_LETTERS, "false"),
    ("NULL", &SMALL_LETTERS, "null"),
    ("Null", &SMALL_LETTERS, "null"),
    ("NaN", &NO_SUCH_WORD, "NaN"),
    ("Infinity", &NO_SUCH_WORD, "Infinity"),
    ("undefined", &NO_SUCH_WORD, "undefined"),
    ("//", &COMMENT, ""),
    ("/*", &COMMENT, ""),
    ("#", &COMMENT, ""),
    ("'", &SINGLE_QUOTES, ""),
    ("\u{2018}", &CURLY_QUOTES, ""),
    ("\u{2019}", &CURLY_QUOTES, ""),
    ("\u{201C}", &CURLY_QUOTES, ""),
    ("\u{201D}", &CURLY_QUOTES, ""),
    ("+", &PLUS_SIGN, ""),
];

/// Says what should be there instead of an unexpected character.
#[cold]
#[inline(never)]
fn with_unexpected_hint(violation: Violation, body: &[u8], offset: usize) -> Violation {
    let (before, rest) = body.split_at_checked(offset).unwrap_or((body, &[]));
    match OTHER_LANGUAGES.iter().find(|(written, ..)| rest.starts_with(written.as_bytes())) {
        Some((_, hint, "")) => violation.with_hint(hint),
        Some((_, hint, word)) => violation.with_hint(hint).with_value("word", *word),
        None => violation.with_hint(unexpected_hint(before, rest)),
    }
}

fn unexpected_hint(before: &[u8], rest: &[u8]) -> &'static Sentence {
    if let (Some(b'0'), Some(b'0'..=b'9')) = (before.last(), rest.first()) {
        return &LEADING_ZERO;
    }
    let before = before.trim_ascii_end();
    match (before.last(), rest.first()) {
        (Some(b','), Some(b'}' | b']')) => &LAST_COMMA,
        (Some(b'{' | b','), Some(b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'$')) => &KEY_QUOTES,
        (Some(b'"'), Some(b'"' | b'{' | b'[')) => after_string_hint(before),
        (Some(b'}' | b']' | b'0'..=b'9' | b'e' | b'l'), Some(b'"' | b'{' | b'[')) => &COMMA,
        _ => &UNEXPECTED,
    }
}

/// What is missing after a string: that depends on whether it is a key.
fn after_string_hint(before: &[u8]) -> &'static Sentence {
    let string = before.strip_suffix(b"\"").unwrap_or(before);
    let start = string.iter().enumerate().rev().find(|(at, byte)| {
        let is_escaped = at.checked_sub(1).and_then(|before| string.get(before)) == Some(&b'\\');
        **byte == b'"' && !is_escaped
    });
    let before_string = start.and_then(|(at, _)| string.get(..at)?.trim_ascii_end().last());
    match before_string {
        Some(b'{') => &COLON,
        Some(b':' | b'[') => &COMMA,
        _ => &COMMA_OR_COLON,
    }
}
