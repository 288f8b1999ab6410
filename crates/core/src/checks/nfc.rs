//! How long a text is once its accents are composed with their letters (Unicode NFC).

/// The code points of a text in NFC. Only what names are written in is composed: Latin, Greek and Cyrillic letters with
/// accents, Japanese kana with voicing marks, and Korean syllables. Of a text with anything else it is rather too many.
#[cold]
#[inline(never)]
pub(super) fn composed_length(text: &str) -> u64 {
    let mut before = None;
    let mut marks = 0;
    let mut length = 0;
    for character in text.chars() {
        if before.is_some_and(|base| is_composed(base, character, marks)) {
            marks += 1;
        } else {
            length += 1;
            marks = 0;
        }
        if marks == 0 || is_jamo(character) {
            before = Some(character);
        }
    }
    length
}

/// Whether a character is composed with the one before it, which `marks` others are composed with already.
fn is_composed(base: char, character: char, marks: usize) -> bool {
    match character {
        // Grave, acute, circumflex, tilde, macron, breve, dot, diaeresis, hook, ring, double acute, caron, horn, and below:
        // dot, comma, cedilla, ogonek.
        '\u{300}'..='\u{304}' | '\u{306}'..='\u{30C}' | '\u{31B}' | '\u{323}' | '\u{326}'..='\u{328}' => {
            is_accented(base, character) && marks < 2
        }
        '\u{3099}' | '\u{309A}' => matches!(base, '\u{3041}'..='\u{30FF}') && marks == 0,
        '\u{1161}'..='\u{1175}' => matches!(base, '\u{1100}'..='\u{1112}'),
        '\u{11A8}'..='\u{11C2}' => matches!(base, '\u{1161}'..='\u{1175}'),
        _ => false,
    }
}

fn is_jamo(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{11C2}')
}

/// Whether there are composed characters of a letter with this accent, alone or beside another accent.
fn is_accented(base: char, accent: char) -> bool {
    let letters = match accent {
        '\u{300}' => "aeinouwy",
        '\u{301}' => "aceginklmnoprsuwyz",
        '\u{302}' => "aceghijosuwyz",
        '\u{303}' => "aeinouvy",
        '\u{304}' => "aegiouy",
        '\u{306}' => "aegiou",
        '\u{307}' => "abcdefghimnoprstwxyz",
        '\u{308}' => "aehiotuwxy",
        '\u{309}' => "aeiouy",
        '\u{30A}' => "auwy",
        '\u{30C}' => "acdeghijklnorstuz",
        '\u{30B}' | '\u{31B}' => "ou",
        '\u{323}' => "abdehiklmnorstuvwyz",
        '\u{326}' => "st",
        '\u{327}' => "cdeghklnrst",
        '\u{328}' => "aeiou",
        _ => "",
    };
    let greek = matches!(accent, '\u{301}' | '\u{308}') && "αεηιουωΑΕΗΙΟΥΩ".contains(base);
    let cyrillic = (accent == '\u{306}' && "иуИУ".contains(base)) || (accent == '\u{308}' && "еіЕІ".contains(base));
    letters.contains(base.to_ascii_lowercase()) || greek || cyrillic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_syllables_count_as_composed() {
        for (text, length) in [
            (
                "Nguye\u{302}\u{303}n Thi\u{323} Phu\u{31B}o\u{31B}ng Tha\u{309}o Quy\u{300}nh Nhu\u{31B} Ngo\u{323}c Ha\u{302}n",
                41,
            ),
            ("Jose\u{301}", 4),
            ("José", 4),
            ("x\u{302}\u{302}", 3),
            ("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}", 2),
            ("カ\u{3099}", 1),
            ("И\u{306}ван", 4),
            ("", 0),
        ] {
            assert_eq!(composed_length(text), length, "{text}");
        }
    }
}
