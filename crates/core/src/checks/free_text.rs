//! Names, addresses and other free text, of which at most the length is limited.

use crate::context::{Context, Meaning};
use crate::field::{Input, TextFormat, TextSchema};
use crate::json::Text;
use crate::pattern::Pattern;
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};

pub(crate) static TOO_LONG: Rule = Rule {
    code: "too_long",
    severity: Severity::Error,
    summary: catalogue_text("more Unicode code points than the field takes"),
    message: "{field} is {actual} characters long: Harbor takes at most {max}.",
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
    message: "{field} begins or ends with white space.",
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
    summary: catalogue_text("free text with a control character or an invisible one"),
    message: "{field} holds a control character or an invisible one.",
    params: &[],
    explanation: catalogue_text(
        "Control characters, bidirectional controls, and invisible characters such as the zero width space. \
         The joiners U+200C and U+200D are no such thing: names in Persian and Indic scripts need them.",
    ),
    fix: catalogue_text("Type it again instead of pasting it."),
    example: catalogue_text(r#""city": "Rich\u200Bmond""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&TOO_LONG, &SURROUNDING_WHITESPACE, &SUSPICIOUS_CHARACTER];
static UNLIMITED_RULES: &[&Rule] = &[&SURROUNDING_WHITESPACE, &SUSPICIOUS_CHARACTER];

/// Free text of at most the given number of code points.
pub(crate) const fn limited(max_length: u64, example: &'static str) -> TextFormat {
    TextFormat { rules: RULES, max_length: Some(max_length), ..unlimited(example) }
}

/// Free text of any length.
pub(crate) const fn unlimited(example: &'static str) -> TextFormat {
    TextFormat {
        rules: UNLIMITED_RULES,
        max_length: None,
        example,
        input: Input::Text,
        is_sensitive: false,
        schema: TextSchema::Pattern(pattern),
        check,
    }
}

fn check(format: &TextFormat, text: Text<'_>, _: &Context<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    let is_plain = text.unescaped_bytes().is_some_and(|(bytes, _)| is_plain(bytes, format.max_length));
    if !is_plain {
        check_characters(&text.to_str(), format.max_length, report);
    }
    Meaning::None
}

/// Whether a text certainly has no error and no warning, because it is printable ASCII, not too long, and without a
/// space at its ends. Most texts are, and their bytes suffice to see it.
fn is_plain(text: &[u8], max: Option<u64>) -> bool {
    let is_inside = |byte: Option<&u8>| byte != Some(&b' ');
    max.is_none_or(|max| text.len() as u64 <= max)
        && is_inside(text.first())
        && is_inside(text.last())
        && text.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

fn check_characters(text: &str, max: Option<u64>, report: &mut dyn FnMut(Violation)) {
    if let Some(violation) = max.and_then(|max| too_long(text, max)) {
        return report(violation);
    }
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        report(SURROUNDING_WHITESPACE.violation());
    }
    if text.chars().any(is_suspicious) {
        report(SUSPICIOUS_CHARACTER.violation());
    }
}

fn too_long(text: &str, max: u64) -> Option<Violation> {
    if text.len() as u64 <= max {
        return None;
    }
    let actual = text.chars().count() as u64;
    (actual > max).then(|| TOO_LONG.violation().with_param("max", max).with_param("actual", actual))
}

fn pattern() -> Pattern {
    Pattern { must_match: vec![Pattern::not_blank()], ..Pattern::default() }
}

fn is_suspicious(character: char) -> bool {
    let bidirectional_control = matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let invisible = matches!(character, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}');
    character.is_control() || bidirectional_control || invisible
}
