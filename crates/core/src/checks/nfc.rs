//! How long a text is once its accents are composed with their letters (Unicode NFC).
//!
//! The tables have the letters of living languages, in 1 kB. Crates have all of Unicode: gzipped, the tables that NFC needs
//! are 27 kB in `unicode-normalization` 0.1.26 and 13 kB in `icu_normalizer` 2.4.0, of 160 kB that the module for browsers
//! has in all, for one hint. The tests compare the tables here with `unicode-normalization`.

/// The most code points that are composed with one letter.
pub(super) const MOST_MARKS: u64 = 2;

/// The code points of a text in NFC. Of a text with ancient Greek, or with marks in an unusual order, it is rather too many.
#[cold]
#[inline(never)]
pub(super) fn composed_length(text: &str) -> u64 {
    if text.is_ascii() {
        return text.len() as u64;
    }
    let mut length = 0;
    let mut last = Letter::new('\0');
    for character in text.chars() {
        last = last.composed_with(character).unwrap_or_else(|| {
            length += 1;
            Letter::new(character)
        });
    }
    length
}

/// A letter with the marks that are composed with it.
#[derive(Clone, Copy)]
struct Letter {
    base: char,
    mark: Option<char>,
    is_complete: bool,
}

impl Letter {
    fn new(character: char) -> Self {
        let (base, mark) = COMPOSED
            .iter()
            .find(|(composed, _, _)| *composed == character)
            .map_or((character, None), |(_, base, mark)| (*base, Some(*mark)));
        Self { base, mark, is_complete: false }
    }

    /// The letter with another mark; `None` if there is no such character.
    fn composed_with(self, mark: char) -> Option<Self> {
        let is_composed = match self.mark {
            _ if self.is_complete => false,
            None => {
                is_syllable(self.base, mark)
                    || ONE_MARK.iter().any(|(one, bases)| *one == mark && bases.contains(self.base))
            }
            Some(first) => {
                (is_leading(self.base) && is_trailing(mark))
                    || TWO_MARKS
                        .iter()
                        .any(|(one, two, bases)| (*one, *two) == (first, mark) && bases.contains(self.base))
            }
        };
        let is_complete = self.mark.is_some() || is_trailing(mark);
        is_composed.then_some(Self { mark: Some(mark), is_complete, ..self })
    }
}

/// Whether two parts of a Korean syllable are composed: a consonant with a vowel, or a syllable with a consonant at its end.
fn is_syllable(base: char, part: char) -> bool {
    let is_open = matches!(base, '\u{AC00}'..='\u{D7A3}') && (u32::from(base) - FIRST_SYLLABLE).is_multiple_of(ENDINGS);
    (is_leading(base) && matches!(part, '\u{1161}'..='\u{1175}')) || (is_open && is_trailing(part))
}

/// The first syllable, and how many syllables begin with the same consonant and vowel.
const FIRST_SYLLABLE: u32 = 0xAC00;
const ENDINGS: u32 = 28;

fn is_leading(character: char) -> bool {
    matches!(character, '\u{1100}'..='\u{1112}')
}

fn is_trailing(character: char) -> bool {
    matches!(character, '\u{11A8}'..='\u{11C2}')
}

/// Composed letters to which Vietnamese programs add a mark, with their parts.
const COMPOSED: [(char, char, char); 12] = [
    ('Â', 'A', '\u{302}'),
    ('â', 'a', '\u{302}'),
    ('Ă', 'A', '\u{306}'),
    ('ă', 'a', '\u{306}'),
    ('Ê', 'E', '\u{302}'),
    ('ê', 'e', '\u{302}'),
    ('Ô', 'O', '\u{302}'),
    ('ô', 'o', '\u{302}'),
    ('Ơ', 'O', '\u{31B}'),
    ('ơ', 'o', '\u{31B}'),
    ('Ư', 'U', '\u{31B}'),
    ('ư', 'u', '\u{31B}'),
];

/// A mark, and the letters that have a composed character with it.
const ONE_MARK: [(char, &str); 48] = [
    ('\u{300}', "AEIOUaeiouNnЕИеиWwYy"),
    ('\u{301}', "AEIOUYaeiouyCcLlNnRrSsZzGgÆæØø¨ΑΕΗΙΟΥΩαεηιουωϒГКгкKkMmPpWw"),
    ('\u{302}', "AEIOUaeiouCcGgHhJjSsWwYyZz"),
    ('\u{303}', "ANOanoIiUuVvEeYy"),
    ('\u{304}', "AaEeIiOoUuÆæYyИиУуGg"),
    ('\u{306}', "AaEeGgIiOoUuУИиуЖжАаЕе"),
    ('\u{307}', "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsTtWwXxYyſ"),
    ('\u{308}', "AEIOUaeiouyYΙΥιυϒЕІеіАаӘәЖжЗзИиОоӨөЭэУуЧчЫыHhWwXxt"),
    ('\u{309}', "AaEeIiOoUuYy"),
    ('\u{30A}', "AaUuwy"),
    ('\u{30B}', "OoUuУу"),
    ('\u{30C}', "CcDdEeLlNnRrSsTtZzAaIiOoUuGgKkƷʒjHh"),
    ('\u{30F}', "AaEeIiOoRrUuѴѵ"),
    ('\u{311}', "AaEeIiOoRrUu"),
    ('\u{31B}', "OoUu"),
    ('\u{323}', "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoUuYy"),
    ('\u{324}', "Uu"),
    ('\u{325}', "Aa"),
    ('\u{326}', "SsTt"),
    ('\u{327}', "CcGgKkLlNnRrSsTtEeDdHh"),
    ('\u{328}', "AaEeIiUuOo"),
    ('\u{32D}', "DdEeLlNnTtUu"),
    ('\u{32E}', "Hh"),
    ('\u{330}', "EeIiUu"),
    ('\u{331}', "BbDdKkLlNnRrTtZzh"),
    ('\u{653}', "ا"),
    ('\u{654}', "اويەہے"),
    ('\u{655}', "ا"),
    ('\u{93C}', "नरळ"),
    ('\u{9BE}', "ে"),
    ('\u{9D7}', "ে"),
    ('\u{B3E}', "େ"),
    ('\u{B56}', "େ"),
    ('\u{B57}', "େ"),
    ('\u{BBE}', "ெே"),
    ('\u{BD7}', "ஒெ"),
    ('\u{C56}', "ె"),
    ('\u{CC2}', "ೆ"),
    ('\u{CD5}', "ಿೆ"),
    ('\u{CD6}', "ೆ"),
    ('\u{D3E}', "െേ"),
    ('\u{D57}', "െ"),
    ('\u{DCA}', "ෙ"),
    ('\u{DCF}', "ෙ"),
    ('\u{DDF}', "ෙ"),
    ('\u{102E}', "ဥ"),
    ('\u{3099}', "かきくけこさしすせそたちつてとはひふへほうゝカキクケコサシスセソタチツテトハヒフヘホウワヰヱヲヽ"),
    ('\u{309A}', "はひふへほハヒフヘホ"),
];

/// Two marks, and the letters that have a composed character with both.
const TWO_MARKS: [(char, char, &str); 39] = [
    ('\u{301}', '\u{307}', "Ss"),
    ('\u{302}', '\u{300}', "AaEeOo"),
    ('\u{302}', '\u{301}', "AaEeOo"),
    ('\u{302}', '\u{303}', "AaEeOo"),
    ('\u{302}', '\u{309}', "AaEeOo"),
    ('\u{302}', '\u{323}', "AaEeOo"),
    ('\u{303}', '\u{301}', "OoUu"),
    ('\u{303}', '\u{304}', "Oo"),
    ('\u{303}', '\u{308}', "Oo"),
    ('\u{304}', '\u{300}', "EeOo"),
    ('\u{304}', '\u{301}', "EeOo"),
    ('\u{304}', '\u{308}', "Uu"),
    ('\u{306}', '\u{300}', "Aa"),
    ('\u{306}', '\u{301}', "Aa"),
    ('\u{306}', '\u{303}', "Aa"),
    ('\u{306}', '\u{309}', "Aa"),
    ('\u{306}', '\u{323}', "Aa"),
    ('\u{307}', '\u{304}', "AaOo"),
    ('\u{308}', '\u{300}', "Uu"),
    ('\u{308}', '\u{301}', "UuιυIi"),
    ('\u{308}', '\u{304}', "UuAaOo"),
    ('\u{308}', '\u{30C}', "Uu"),
    ('\u{30A}', '\u{301}', "Aa"),
    ('\u{30C}', '\u{307}', "Ss"),
    ('\u{31B}', '\u{300}', "OoUu"),
    ('\u{31B}', '\u{301}', "OoUu"),
    ('\u{31B}', '\u{303}', "OoUu"),
    ('\u{31B}', '\u{309}', "OoUu"),
    ('\u{31B}', '\u{323}', "OoUu"),
    ('\u{323}', '\u{302}', "AaEeOo"),
    ('\u{323}', '\u{304}', "LlRr"),
    ('\u{323}', '\u{306}', "Aa"),
    ('\u{323}', '\u{307}', "Ss"),
    ('\u{323}', '\u{31B}', "OoUu"),
    ('\u{327}', '\u{301}', "Cc"),
    ('\u{327}', '\u{306}', "Ee"),
    ('\u{328}', '\u{304}', "Oo"),
    ('\u{CC2}', '\u{CD5}', "ೆ"),
    ('\u{DCF}', '\u{DCA}', "ෙ"),
];

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn expected(text: &str) -> u64 {
        text.nfc().count() as u64
    }

    fn decomposed(text: &str) -> String {
        text.nfd().collect()
    }

    #[test]
    fn names_are_as_long_as_in_nfc() {
        for name in [
            "Nguyễn Thị Phương Thảo Quỳnh Như Ngọc Hân",
            "Đặng Hữu Ước",
            "José María Ibáñez",
            "Łukasz Żółć",
            "Žydrūnas Šarūnaitė",
            "Ọláyínká Adébáyọ̀ Ẹ̀bùn",
            "Ịkenna Ọ́kọ́nkwọ",
            "Ștefan Țepeș",
            "Gülşen Çağrı İnönü",
            "Ǧamāl Ḥusayn aṣ-Ṣabāḥ",
            "Иван Йовчев Ґжицький Ўткир Ќосе",
            "Ӣсо Ӯғуз",
            "Ευαγγελία Ταΰγετου",
            "김민준 남궁민수",
            "ガンダム パピプペポ がぎぐげご",
            "أحمد إبراهيم آمنة مؤمن",
            "राऩ ऱ",
            "শোভন চৌধুরী",
            "கோபால் செளந்தர்",
            "ಕೋಮಲ ಶೇಷ",
            "ഗോപാൽ പൊന്നൻ",
            "කෝසල ගෞතම නේ",
            "ဥုံ ဦး",
            "x\u{302}\u{302}",
            "",
        ] {
            for text in [name.to_owned(), decomposed(name)] {
                assert_eq!(composed_length(&text), expected(&text), "{name}");
            }
        }
        for text in [
            "Vie\u{302}\u{323}t",
            "Việt \u{EA}\u{301}",
            "\u{EA}\u{323}",
            "\u{1A1}\u{323}",
            "\u{AC00}\u{11A8}",
            "\u{AC01}\u{11A8}",
        ] {
            assert_eq!(composed_length(text), expected(text), "{text}");
        }
    }

    /// Whether a character has a mark of mathematics, ancient Greek, or Balinese.
    fn is_left_out(character: char) -> bool {
        decomposed(&character.to_string()).contains(['\u{338}', '\u{313}', '\u{314}', '\u{342}', '\u{345}', '\u{1B35}'])
            || matches!(character, '\u{1F00}'..='\u{1FFF}')
    }

    #[test]
    fn every_composed_character_of_a_living_language_is_one() {
        let mut count = 0;
        for character in ('\u{80}'..='\u{FFFF}').filter(|character| !is_left_out(*character)) {
            let text = decomposed(&character.to_string());
            if expected(&text) == 1 && text.chars().nth(1).is_some() {
                assert_eq!(composed_length(&text), 1, "{character}");
                assert!(text.chars().count() as u64 <= 1 + MOST_MARKS, "{character}");
                count += 1;
            }
        }
        assert!(count > 11_000, "{count}");
    }

    #[test]
    fn no_text_is_shorter_than_in_nfc() {
        let marks: Vec<char> =
            ONE_MARK.iter().map(|(mark, _)| *mark).chain(['\u{335}', '\u{345}', '\u{1161}', '\u{11A8}', 'x']).collect();
        let letters = ONE_MARK.iter().flat_map(|(_, bases)| bases.chars());
        let letters: std::collections::BTreeSet<char> = letters.chain(['\u{1100}', 'é', 'ü', '가', '각']).collect();
        for letter in letters {
            for one in &marks {
                for two in &marks {
                    let text: String = [letter, *one, *two].iter().collect();
                    assert!(composed_length(&text) >= expected(&text), "{text:?}");
                }
            }
        }
    }
}
