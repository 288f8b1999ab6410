//! Names, addresses and other words that are free but for their length.

use crate::grammar::Grammar;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};

pub(crate) static TOO_LONG: Rule = Rule {
    code: "too_long",
    severity: Severity::Error,
    summary: explained("more Unicode code points than the field takes"),
    message: "{field} is {actual} characters long: Harbor takes at most {max}.",
    params: &["max", "actual"],
    explanation: explained("Counted in Unicode code points as they are sent. The guide limits first and last name."),
    mend: explained("Shorten it, for example by leaving out second given names."),
    example: explained(r#"a "first_name" with one letter too many"#),
    in_schema: InSchema::Yes,
};

pub(crate) static SURROUNDING_WHITESPACE: Rule = Rule {
    code: "surrounding_whitespace",
    severity: Severity::Warning,
    summary: explained("free text that begins or ends with white space"),
    message: "{field} begins or ends with white space.",
    params: &[],
    explanation: explained(
        "Usually left over from copying. White space is Unicode `White_Space`, the no-break space included.",
    ),
    mend: explained("Trim the white space off."),
    example: explained(r#""city": "Richmond ""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static SUSPICIOUS_CHARACTER: Rule = Rule {
    code: "suspicious_character",
    severity: Severity::Warning,
    summary: explained("free text with a control character or an invisible one"),
    message: "{field} holds a control character or an invisible one.",
    params: &[],
    explanation: explained(
        "Control characters, bidirectional controls, and invisible characters such as the zero width space. \
         The joiners U+200C and U+200D are no such thing: names in Persian and Indic scripts need them.",
    ),
    mend: explained("Type it again instead of pasting it."),
    example: explained(r#""city": "Rich\u200Bmond""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&SURROUNDING_WHITESPACE, &SUSPICIOUS_CHARACTER];
pub(crate) static LIMITED_RULES: &[&Rule] = &[&TOO_LONG, &SURROUNDING_WHITESPACE, &SUSPICIOUS_CHARACTER];

/// Whether it is surely without error and warning: printable ASCII, not too long, and no space around it. Most texts are,
/// and it is told by their bytes.
pub(crate) fn is_plain(text: &[u8], max: Option<u64>) -> bool {
    let is_inside = |byte: Option<&u8>| byte != Some(&b' ');
    max.is_none_or(|max| text.len() as u64 <= max)
        && is_inside(text.first())
        && is_inside(text.last())
        && text.iter().all(|byte| matches!(byte, b' '..=b'~'))
}

pub(crate) fn error(text: &str, max: Option<u64>) -> Option<Finding> {
    let max = max?;
    if text.len() as u64 <= max {
        return None;
    }
    let actual = text.chars().count() as u64;
    (actual > max).then(|| TOO_LONG.found().with("max", max).with("actual", actual))
}

pub(crate) fn grammar() -> Grammar {
    Grammar { matches: vec![Grammar::not_blank()], ..Grammar::default() }
}

pub(crate) fn warnings(text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace) {
        findings.push(SURROUNDING_WHITESPACE.found());
    }
    if text.chars().any(is_suspicious) {
        findings.push(SUSPICIOUS_CHARACTER.found());
    }
    findings
}

fn is_suspicious(character: char) -> bool {
    let bidirectional_control = matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let invisible = matches!(character, '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}');
    character.is_control() || bidirectional_control || invisible
}
