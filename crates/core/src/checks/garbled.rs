//! Text that a program has damaged.

/// Whether a text holds the replacement character, a character reference of HTML, or UTF-8 that was read as Windows-1252.
pub(super) fn is_garbled(text: &str) -> bool {
    text.contains('\u{FFFD}') || has_reference(text) || has_misread_letter(text)
}

/// Names of references that programs write. Others are too rare to be worth an alarm.
const NAMES: [&str; 6] = ["amp", "lt", "gt", "quot", "apos", "nbsp"];

/// Digits of the longest reference, which is to U+10FFFF.
const MAX_DIGITS: usize = 7;

fn has_reference(text: &str) -> bool {
    text.split('&').skip(1).filter_map(|rest| rest.split_once(';')).any(|(name, _)| {
        let Some(number) = name.strip_prefix('#') else { return NAMES.contains(&name) };
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let digits = hexadecimal.unwrap_or(number);
        let radix = if hexadecimal.is_some() { 16 } else { 10 };
        (1..=MAX_DIGITS).contains(&digits.len()) && digits.chars().all(|digit| digit.is_digit(radix))
    })
}

#[cold]
#[inline(never)]
fn has_misread_letter(text: &str) -> bool {
    // Every letter beyond ASCII begins with one of these bytes, and each is one character of Windows-1252.
    let is_first = |character: char| matches!(character, '\u{C2}'..='\u{F4}');
    !text.is_ascii()
        && text.char_indices().any(|(at, character)| {
            is_first(character)
                && text.get(at..).and_then(misread).is_some_and(|(letter, is_plausible)| is_meant(letter, is_plausible))
        })
}

/// The character whose UTF-8 a text begins with, read as Windows-1252, and whether the text is plausible as it is: all that
/// follows its first letter is punctuation.
fn misread(text: &str) -> Option<(char, bool)> {
    let mut bytes = [0; 4];
    let mut length = 0;
    for (slot, character) in bytes.iter_mut().zip(text.chars()) {
        let Some(byte) = windows_1252(character) else { break };
        *slot = byte;
        length += 1;
    }
    let chunk = bytes.get(..length)?.utf8_chunks().next()?.valid();
    let letter = chunk.chars().next().filter(|first| !first.is_ascii())?;
    let is_plausible = bytes.get(1..letter.len_utf8())?.iter().all(|byte| PUNCTUATION.contains(byte));
    Some((letter, is_plausible))
}

/// What follows a letter in a text of Windows-1252: an ellipsis, quotes, a bullet and dashes, a no-break space, guillemets,
/// an accent in the place of an apostrophe.
const PUNCTUATION: [u8; 13] = [0x85, 0x8B, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x9B, 0xA0, 0xB4, 0xBB];

/// Whether such a character is more probable than those that were read: a letter, or a mark of typography. Where the text
/// is plausible as it is, that is certain only of the letters of Europe and Vietnam: `É»` may end a quotation.
fn is_meant(character: char, is_plausible: bool) -> bool {
    match character {
        '\u{C0}'..='\u{17F}' | '\u{1E00}'..='\u{1EFF}' => character.is_alphabetic(),
        // Romanian, Azerbaijani and Hawaiian ones, and marks of typography.
        '\u{218}'..='\u{21B}' | '\u{259}' | '\u{2BB}' | '\u{2BC}' | '\u{2010}'..='\u{2027}' => true,
        // No name has the others: their bytes are a capital with a symbol after it.
        '\u{200}'..='\u{36F}' => false,
        other => other.is_alphabetic() && !is_plausible,
    }
}

/// The byte that a character is in Windows-1252.
fn windows_1252(character: char) -> Option<u8> {
    if let '\u{A0}'..='\u{FF}' = character {
        return u8::try_from(character).ok();
    }
    let place = UPPER.iter().position(|known| *known == character)?;
    u8::try_from(0x80 + place).ok()
}

/// What Windows-1252 has for the bytes 80 to 9F. A NUL is where it has nothing.
const UPPER: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '\u{2018}', '\u{2019}',
    '“', '”', '•', '–', '—', '\u{2DC}', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_texts() {
        for text in [
            "Jos\u{C3}\u{A9}",
            "M\u{C3}\u{BC}ller",
            "Pe\u{C3}\u{2018}a",
            "\u{C3}\u{A0} Paris",
            "O\u{E2}\u{20AC}\u{2122}Brien",
            "\u{C5}\u{201A}\u{C3}\u{B3}d\u{C5}\u{BA}",
            "\u{D0}\u{98}\u{D0}\u{B2}\u{D0}\u{B0}\u{D0}\u{BD}",
            "O&#39;Brien",
            "O&#x27;Brien",
            "Smith &amp; Sons",
            "&nbsp;",
            "Jos\u{FFFD}",
            "Ro\u{C8}\u{2122}u",
            "Keali\u{CA}\u{BB}i",
            "M\u{C9}\u{2122}mm\u{C9}\u{2122}d",
            "\u{E5}\u{A4}\u{AA}\u{E9}\u{192}\u{17D}",
            "Lu\u{C3}\u{AD}s",
            "Tr\u{E1}\u{BA}\u{A7}n",
            "Nguy\u{E1}\u{BB}\u{2026}n",
            "\u{17E}\u{C5}\u{BE}",
        ] {
            assert!(is_garbled(text), "{text}");
        }
    }

    #[test]
    fn texts_as_they_were_typed() {
        for text in [
            "José",
            "SÃO PAULO",
            "Ção",
            "AT&T; Smith",
            "Smith & Sons; Ltd",
            "&#;",
            "&#12345678;",
            "&#xyz;",
            "CAFÉ\u{2019}S",
            "È\u{2019}",
            "Nº 5",
            "1º Ã",
            "«Ângela»",
            "Łódź",
            "Иван",
            "Ω",
            "Ð",
            "Ã",
            "Â",
            "É",
            "Ñandú",
            "Î",
            "Zoë Ærø",
            "Résidence «\u{A0}La Beauté\u{A0}»",
            "«CAFÉ»",
            "„Am Schloß“",
            "„Zum Fuß”",
            "Strauß´sche Straße",
            "KÖYÜ’NDE",
            "Ó’Brien",
            "“El Bebé”…",
            "CAFÉ®",
            "RUE É°",
            "Ç’",
            "\u{FEFF}",
        ] {
            assert!(!is_garbled(text), "{text}");
        }
    }
}
