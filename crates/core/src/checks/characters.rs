//! Characters that nobody sees, or that nobody means to type.

/// Whether a character shows that a text was pasted or damaged: a control character, one that nobody sees, one for
/// private use, or a noncharacter. The joiners U+200C and U+200D are not among them: names in Persian and Indic scripts
/// need them.
pub(super) fn is_suspicious(character: char) -> bool {
    character.is_control()
        || is_bidirectional_control(character)
        || is_invisible(character)
        || matches!(character, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(character) & 0xFFFE == 0xFFFE
}

/// Whether nobody sees a character in a code, a number or an address: it is a bidirectional control or a joiner, or it is
/// invisible or blank without being white space.
pub(super) fn is_unseen(character: char) -> bool {
    is_bidirectional_control(character) || is_invisible(character) || matches!(character, '\u{200C}' | '\u{200D}')
}

fn is_bidirectional_control(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}'
            ..='\u{2064}' | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
    )
}

/// A text without white space at its ends, and without what nobody sees in it.
pub(super) fn visible(text: &str) -> String {
    let shown: String = text.chars().filter(|character| !is_unseen(*character)).collect();
    shown.trim().to_owned()
}
