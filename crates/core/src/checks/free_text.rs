//! Names, addresses and other free text, of which at most the length is limited.

use std::borrow::Cow;

use super::characters::is_suspicious;
use super::garbled::is_garbled;
use super::nfc::{MOST_MARKS, composed_length};
use super::wrong_type;
use crate::context::Meaning;
use crate::field::{AsNumber, Input, TextCheck, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::{Pattern, described};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

static LENGTH: Sentence = Sentence::new("too_long", "{field} must be {max} characters or fewer. You entered {actual}.");
static SHORTEN: Sentence = Sentence::new("hint.too_long", "Leave out middle names if you need to.");
static COMPOSE: Sentence = Sentence::new(
    "hint.too_long.compose",
    "The accents are separate characters. Normalise the text to Unicode NFC, and it fits.",
);
static HAS_SPACE: Sentence = Sentence::new("surrounding_whitespace", "{field} has a space at the start or end.");
static REMOVE_SPACE: Sentence = Sentence::new("hint.surrounding_whitespace", "Remove the space.");
static HAS_HIDDEN: Sentence = Sentence::new("suspicious_character", "{field} has a hidden or unusual character.");
static TYPE_AGAIN: Sentence = Sentence::new("hint.suspicious_character", "Delete it and type it again.");
static DAMAGED: Sentence = Sentence::new("garbled_text", "{field} has characters that you probably did not type.");
static USE_UTF8: Sentence = Sentence::new(
    "hint.garbled_text",
    "Check it and type it again. In code, use UTF-8, and do not escape the text for HTML.",
);
static NO_VALUE: Sentence = Sentence::new("placeholder_text", "{field} does not look like a real answer.");
static REAL_VALUE: Sentence = Sentence::new("hint.placeholder_text", "Enter the real value.");
static IS_EMAIL: Sentence = Sentence::new("hint.placeholder_text.email", "This looks like an email address.");
static HAS_NO_LETTER: Sentence = Sentence::new("hint.placeholder_text.no_letter", "It has no letters. Check it.");

pub(crate) static TOO_LONG: Rule = Rule {
    code: "too_long",
    severity: Severity::Error,
    summary: catalogue_text("more Unicode code points than the field takes"),
    messages: &[&LENGTH],
    hints: &[&SHORTEN, &COMPOSE],
    params: &[ParamSpec::count("max"), ParamSpec::count("actual")],
    explanation: catalogue_text(
        "Counted in Unicode code points as they are sent. The guide limits first and last name.",
    ),
    fix: catalogue_text("Shorten it, for example by leaving out second given names."),
    example: catalogue_text(r#"a "first_name" with one letter too many"#),
    in_schema: InSchema::Yes,
};

pub(crate) static SURROUNDING_WHITESPACE: Rule = Rule {
    code: "surrounding_whitespace",
    severity: Severity::Warning,
    summary: catalogue_text("free text that begins or ends with white space"),
    messages: &[&HAS_SPACE],
    hints: &[&REMOVE_SPACE],
    params: &[],
    explanation: catalogue_text(
        "Usually left over from copying. White space is Unicode `White_Space`, the no-break space included.",
    ),
    fix: catalogue_text("Trim the white space off."),
    example: catalogue_text(r#""city": "Richmond ""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static SUSPICIOUS_CHARACTER: Rule = Rule {
    code: "suspicious_character",
    severity: Severity::Warning,
    summary: catalogue_text("text with a control character, or with one that nobody sees"),
    messages: &[&HAS_HIDDEN],
    hints: &[&TYPE_AGAIN],
    params: &[],
    explanation: catalogue_text(
        "Control characters, bidirectional controls, characters that are invisible or blank, such as the zero width space, \
         characters for private use, and noncharacters; before the @ of an e-mail address also full-width forms. The joiners \
         U+200C and U+200D are not among them: names in Persian and Indic scripts need them.",
    ),
    fix: catalogue_text("Type it again instead of pasting it."),
    example: catalogue_text(r#""city": "Rich\u200Bmond""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static GARBLED: Rule = Rule {
    code: "garbled_text",
    severity: Severity::Warning,
    summary: catalogue_text("text that a program has damaged"),
    messages: &[&DAMAGED],
    hints: &[&USE_UTF8],
    params: &[],
    explanation: catalogue_text(
        "It contains the replacement character U+FFFD, a character reference of HTML such as `&#39;`, or a letter in UTF-8 that \
         was read as Windows-1252, such as `Ã©` for `é`.",
    ),
    fix: catalogue_text("Read and send the text as UTF-8, and do not escape it for HTML."),
    example: catalogue_text(r#""first_name": "JosÃ©""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static PLACEHOLDER: Rule = Rule {
    code: "placeholder_text",
    severity: Severity::Warning,
    summary: catalogue_text("text in the place of a value"),
    messages: &[&NO_VALUE],
    hints: &[&REAL_VALUE, &IS_EMAIL, &HAS_NO_LETTER],
    params: &[ParamSpec::word("reason")],
    explanation: catalogue_text(
        "The reason is the first that applies: `template` (an unfilled `{{…}}`, `${…}` or `<%…%>`), `program` (exactly `null`, \
         `undefined`, `NaN`, `None`, `nil`, `string`, `[object Object]` or `[object File]`), `stand_in` (N/A, n/a, -, --, . or \
         ?; not in the second address line and the postal code, where people may have nothing to give), and, in names and the \
         city, `email` (an @ between letters) and `no_letter`.",
    ),
    fix: catalogue_text("Send what the person gave."),
    example: catalogue_text(r#""first_name": "undefined""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] =
    &[&TOO_LONG, &SURROUNDING_WHITESPACE, &SUSPICIOUS_CHARACTER, &GARBLED, &PLACEHOLDER];
static UNLIMITED_RULES: &[&Rule] = &[&SURROUNDING_WHITESPACE, &SUSPICIOUS_CHARACTER, &GARBLED, &PLACEHOLDER];

/// What a field of free text is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A name of a person or a city.
    Name,
    /// What may be missing where a person lives: a second address line, a postal code.
    Optional,
    /// Anything else.
    Other,
}

/// A name of at most the given number of code points.
pub(crate) const fn name(max_length: u64, example: &'static str) -> TextFormat {
    let check: TextCheck = |format, text, _, report| {
        check(Purpose::Name, format, text, report);
        Meaning::None
    };
    TextFormat { rules: RULES, max_length: Some(max_length), as_number: NAME_AS_NUMBER, check, ..unlimited(example) }
}

/// The name of a city, of any length.
pub(crate) const fn city(example: &'static str) -> TextFormat {
    let check: TextCheck = |format, text, _, report| {
        check(Purpose::Name, format, text, report);
        Meaning::None
    };
    TextFormat { as_number: NAME_AS_NUMBER, check, ..unlimited(example) }
}

/// Free text of any length.
pub(crate) const fn unlimited(example: &'static str) -> TextFormat {
    TextFormat {
        rules: UNLIMITED_RULES,
        max_length: None,
        example,
        input: Input::Text,
        is_sensitive: false,
        schema: TextSchema::Pattern(described(pattern)),
        as_number: AsNumber::send(&wrong_type::AS_TEXT),
        check: |format, text, _, report| {
            check(Purpose::Other, format, text, report);
            Meaning::None
        },
    }
}

const NAME_AS_NUMBER: AsNumber = AsNumber::send(&wrong_type::NAME_AS_TEXT);

/// Checks free text. Returns the text if it is neither damaged nor in the place of another one, so that its meaning may be
/// looked at.
#[inline]
pub(super) fn check<'t>(
    purpose: Purpose,
    format: &TextFormat,
    text: Text<'t>,
    report: &mut dyn FnMut(Violation),
) -> Option<Cow<'t, str>> {
    let is_plain = text.unescaped_bytes().is_some_and(|(bytes, _)| is_plain(purpose, bytes, format.max_length));
    if is_plain { Some(text.to_str()) } else { check_closely(purpose, format, text, report) }
}

/// Whether a text is a value beyond doubt: printable ASCII, not too long, without a space at its ends, with a letter or a
/// digit where that is wanted, and neither with a character of a template, a reference or an address, nor as short as the
/// words that programs write. Most texts are, and one look at their bytes shows it.
fn is_plain(purpose: Purpose, text: &[u8], max: Option<u64>) -> bool {
    let seen = text.iter().fold(0, |seen, byte| seen | CLASSES.get(usize::from(*byte)).copied().unwrap_or(STRANGE));
    let wanted = if purpose == Purpose::Name { LETTER } else { LETTER | DIGIT };
    seen & STRANGE == 0
        && seen & wanted != 0
        && max.is_none_or(|max| text.len() as u64 <= max)
        && text.first() != Some(&b' ')
        && text.last() != Some(&b' ')
        && !PROGRAM_WORDS.iter().any(|word| word.as_bytes() == text)
        && !STAND_INS.iter().any(|word| word.as_bytes() == text)
}

/// What a byte of a text may be, as bits.
static CLASSES: [u8; 256] = classes();

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
/// A control character, a part of one beyond ASCII, or one of `&`, `@`, `$`, `<` and `{`.
const STRANGE: u8 = 4;

const fn classes() -> [u8; 256] {
    let mut classes = [STRANGE; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            b'&' | b'@' | b'$' | b'<' | b'{' => STRANGE,
            _ => 0,
        };
        byte += 1;
    }
    classes
}

/// Checks free text by every rule, one after the other.
#[inline(never)]
fn check_closely<'t>(
    purpose: Purpose,
    format: &TextFormat,
    text: Text<'t>,
    report: &mut dyn FnMut(Violation),
) -> Option<Cow<'t, str>> {
    let text = text.to_str();
    if let Some(violation) = format.max_length.and_then(|max| too_long(&text, max)) {
        report(violation);
        return None;
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        report(SURROUNDING_WHITESPACE.violation().with_hint(&REMOVE_SPACE));
    }
    let is_suspicious = text.chars().any(is_suspicious);
    if is_suspicious {
        report(suspicious_character());
    }
    if is_garbled(&text) {
        report(GARBLED.violation().with_hint(&USE_UTF8));
        return None;
    }
    if is_suspicious {
        return Some(text);
    }
    let Some(reason) = placeholder(purpose, &text) else { return Some(text) };
    let hint = match reason {
        "email" => &IS_EMAIL,
        "no_letter" => &HAS_NO_LETTER,
        _ => &REAL_VALUE,
    };
    report(PLACEHOLDER.violation().with_param("reason", reason).with_hint(hint));
    None
}

/// The warning of a text with a hidden character.
pub(super) fn suspicious_character() -> Violation {
    SUSPICIOUS_CHARACTER.violation().with_hint(&TYPE_AGAIN)
}

/// Why a text is a placeholder and not a value, if it is one.
fn placeholder(purpose: Purpose, text: &str) -> Option<&'static str> {
    if TEMPLATES.iter().any(|(open, close)| text.split_once(open).is_some_and(|(_, rest)| rest.contains(close))) {
        return Some("template");
    }
    if PROGRAM_WORDS.contains(&text) {
        return Some("program");
    }
    if purpose != Purpose::Optional && STAND_INS.contains(&text) {
        return Some("stand_in");
    }
    if purpose != Purpose::Name {
        return None;
    }
    if has_at_between_letters(text) {
        return Some("email");
    }
    (!text.chars().any(char::is_alphabetic)).then_some("no_letter")
}

const TEMPLATES: [(&str, &str); 3] = [("{{", "}}"), ("${", "}"), ("<%", "%>")];

const PROGRAM_WORDS: [&str; 8] =
    ["null", "undefined", "NaN", "None", "nil", "[object Object]", "[object File]", "string"];

const STAND_INS: [&str; 6] = ["N/A", "n/a", "-", "--", ".", "?"];

fn has_at_between_letters(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        before.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)
    })
}

fn too_long(text: &str, max: u64) -> Option<Violation> {
    if text.len() as u64 <= max {
        return None;
    }
    let actual = text.chars().count() as u64;
    if actual <= max {
        return None;
    }
    let violation = TOO_LONG.violation().with_param("max", max).with_param("actual", actual);
    let fits = actual <= max.saturating_mul(MOST_MARKS + 1) && composed_length(text) <= max;
    Some(violation.with_hint(if fits { &COMPOSE } else { &SHORTEN }))
}

fn pattern() -> Pattern {
    Pattern { must_match: vec![Pattern::not_blank()], ..Pattern::default() }
}
