//! Makes text from outside safe to print: it must not contain control sequences for the terminal.

use std::borrow::Cow;

/// The text with all invisible and control characters escaped.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let escape = |character: char| {
        if is_unprintable(character) { character.escape_unicode().to_string() } else { character.to_string() }
    };
    Cow::Owned(text.chars().map(escape).collect())
}

/// Control characters, line and paragraph separators, bidirectional controls, and invisible characters.
pub(crate) fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}')
        || matches!(character, '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(printable("Zoë 用户"), "Zoë 用户");
        assert_eq!(printable("a\u{1B}[31mb\n\u{202E}"), "a\\u{1b}[31mb\\u{a}\\u{202e}");
    }
}
