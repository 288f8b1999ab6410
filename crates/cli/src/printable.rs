//! Text for a terminal: what came from outside must not steer it.

use std::borrow::Cow;

/// The text with every control character and bidirectional control escaped.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(steers) {
        return Cow::Borrowed(text);
    }
    let escape = |character: char| {
        if steers(character) { character.escape_default().to_string() } else { character.to_string() }
    };
    Cow::Owned(text.chars().map(escape).collect())
}

fn steers(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_a_terminal_is_escaped() {
        assert_eq!(printable("Zoë 用户"), "Zoë 用户");
        assert_eq!(printable("a\u{1B}[31mb\n\u{202E}"), "a\\u{1b}[31mb\\n\\u{202e}");
    }
}
