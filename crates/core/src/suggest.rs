//! "Did you mean …": the known word that an unknown one was probably meant to be.

use strsim::levenshtein;

/// The distance up to which a word counts as misspelt.
const MAX_DISTANCE: usize = 2;

/// Code points up to which a word is compared: no known word is longer, and comparing takes the product of lengths.
const MAX_CODE_POINTS: usize = 128;

/// The known word nearest to `word` within edit distance 2; the first of several. Known words are ASCII.
#[cold]
#[inline(never)]
pub(crate) fn nearest<'k>(word: &str, known: &mut dyn Iterator<Item = &'k str>) -> Option<&'k str> {
    if is_too_long(word) {
        return None;
    }
    let code_points = word.chars().count();
    known
        .filter(|candidate| candidate.len().abs_diff(code_points) <= MAX_DISTANCE)
        .map(|candidate| (levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= MAX_DISTANCE)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether a word differs from a known one only in case and in characters that are not letters or digits.
pub(crate) fn same_letters(word: &str, known: &str) -> bool {
    !is_too_long(word) && letters(word).eq(letters(known))
}

/// The one known word that begins with the letters of `word`, or else the one that holds them. Of a few letters
/// too much could be meant.
#[cold]
#[inline(never)]
pub(crate) fn by_part<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    if is_too_long(word) {
        return None;
    }
    let part: String = letters(word).collect();
    let only = |is_meant: &dyn Fn(&str) -> bool| {
        let mut found = known.iter().copied().filter(|candidate| is_meant(&letters(candidate).collect::<String>()));
        found.next().filter(|_| found.next().is_none())
    };
    if part.len() < MIN_PART {
        return None;
    }
    only(&|candidate| candidate.starts_with(&part)).or_else(|| only(&|candidate| candidate.contains(&part)))
}

/// Letters that a word must have for a known one to be found by them.
const MIN_PART: usize = 4;

/// A name that is compared with known ones: without case, accents, punctuation, and words that people leave out.
pub(crate) struct Name(String);

impl Name {
    pub(crate) fn new(word: &str) -> Self {
        Self(if is_too_long(word) { String::new() } else { compared(word).collect() })
    }

    /// Whether it is a known name.
    pub(crate) fn is(&self, known: &str) -> bool {
        self.may_begin(known) && compared(known).eq(self.0.chars())
    }

    /// Whether the first letters are the same, or that of the known name may be of a word that is left out. Most known names
    /// are ruled out by it.
    fn may_begin(&self, known: &str) -> bool {
        let Some(own) = self.0.bytes().next() else { return false };
        known.bytes().next().is_some_and(|first| {
            let first = first.to_ascii_lowercase();
            first == own || !first.is_ascii_alphabetic() || LEFT_OUT.iter().any(|word| begins_with(known, word))
        })
    }
}

/// Whether a name begins with a word in small letters, in whatever case.
fn begins_with(name: &str, word: &str) -> bool {
    name.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

/// Words of names that people leave out.
const LEFT_OUT: [&str; 6] = ["and", "the", "county", "co", "prefecture", "province"];

/// The characters that a name is compared by.
fn compared(name: &str) -> impl Iterator<Item = char> {
    let is = |word: &str, other: &str| folded(word).eq(other.chars());
    name.split(separates_words)
        .filter(move |word| !LEFT_OUT.iter().any(|left_out| is(word, left_out)))
        .flat_map(move |word| folded(if is(word, "saint") { "st" } else { word }))
}

/// Whether a character stands between two words: punctuation or white space of ASCII, also in full width.
fn separates_words(character: char) -> bool {
    let ascii = without_accent(character);
    ascii.is_ascii() && !ascii.is_ascii_alphanumeric() && !is_skipped(character)
}

/// Whether a character is written in some spellings of a word only: a dot, an apostrophe, an accent by itself.
fn is_skipped(character: char) -> bool {
    matches!(character, '.' | '\'' | '\u{2019}' | '\u{2BB}' | '\u{300}'..='\u{36F}')
}

/// The characters of a word in small letters, without accents.
fn folded(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(|character| !is_skipped(*character)).flat_map(|character| {
        let (first, second) = match character {
            'ß' => ('s', Some('s')),
            'æ' | 'Æ' => ('a', Some('e')),
            other => (without_accent(other).to_ascii_lowercase(), None),
        };
        std::iter::once(first).chain(second)
    })
}

/// The ASCII letter under an accent, or in full width; another character as it is.
pub(crate) fn without_accent(character: char) -> char {
    match character {
        // The usual case, before all others are ruled out.
        '\0'..='\x7F' => character,
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ạ'..='ặ' => 'a',
        'Ç' | 'ç' | 'Ć'..='č' => 'c',
        'Ď'..='đ' | 'Ð' | 'ð' => 'd',
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => 'e',
        'Ĝ'..='ģ' => 'g',
        'Ĥ'..='ħ' | 'Ḥ' | 'ḥ' => 'h',
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' => 'i',
        'Ķ'..='ĸ' => 'k',
        'Ĺ'..='ł' => 'l',
        'Ñ' | 'ñ' | 'Ń'..='ŋ' => 'n',
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => 'o',
        'Ŕ'..='ř' => 'r',
        'Ś'..='š' | 'Ș' | 'ș' => 's',
        'Ţ'..='ŧ' | 'Ț' | 'ț' => 't',
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' => 'u',
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => 'y',
        'Ź'..='ž' => 'z',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - FULL_WIDTH).unwrap_or(character),
        other => other,
    }
}

/// From a full-width form to the ASCII character.
const FULL_WIDTH: u32 = 0xFEE0;

/// Whether a word is longer than any that could be meant, so that it need not be looked at.
pub(crate) fn is_too_long(word: &str) -> bool {
    word.chars().nth(MAX_CODE_POINTS).is_some()
}

/// The letters and digits of a word, in lower case. Known words are ASCII, so a non-ASCII character never matches and
/// is compared as it is.
fn letters(word: &str) -> impl Iterator<Item = char> {
    let is_letter = |character: &char| character.is_ascii_alphanumeric() || !character.is_ascii();
    word.chars().filter(is_letter).map(|character| character.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = ["payments", "salaryFunds", "street", "state"];

    #[test]
    fn a_word_within_two_edits_is_suggested() {
        for (word, suggestion) in [
            ("payment", Some("payments")),
            ("paymnts", Some("payments")),
            ("pymnt", None),
            ("stret", Some("street")),
            ("stat", Some("state")),
            ("", None),
        ] {
            assert_eq!(nearest(word, &mut KNOWN.into_iter()), suggestion, "{word}");
        }
        assert_eq!(nearest("strete", &mut KNOWN.into_iter()), Some("street"), "state is as near, but comes after it");
        assert_eq!(nearest(&"a".repeat(129), &mut KNOWN.into_iter()), None);
    }

    #[test]
    fn a_word_longer_than_any_that_is_known_is_not_looked_at() {
        let padded = |length: usize| format!("{:-<length$}", "payments");
        assert!(same_letters(&padded(128), "payments"));
        assert!(!same_letters(&padded(129), "payments"));
    }

    #[test]
    fn a_part_leads_to_the_one_word_that_has_it() {
        let known = ["salaryBusinessIncome", "rentalIncome", "pensionInheritanceGift", "businessPayments", "payments"];
        for (word, suggestion) in [
            ("salary", Some("salaryBusinessIncome")),
            ("Inheritance", Some("pensionInheritanceGift")),
            ("payment", Some("payments")),
            ("income", None),
            ("pay", None),
            ("", None),
            ("lottery", None),
        ] {
            assert_eq!(by_part(word, &known), suggestion, "{word}");
        }
        assert_eq!(by_part(&"a".repeat(129), &known), None);
    }

    #[test]
    fn names_are_the_same_without_accents_punctuation_and_small_words() {
        for (one, other) in [
            ("U.S.A.", "USA"),
            ("Türkiye", "Turkiye"),
            ("Côte d’Ivoire", "Cote dIvoire"),
            ("Trinidad & Tobago", "Trinidad and Tobago"),
            ("the netherlands", "Netherlands"),
            ("Saint Lucia", "St. Lucia"),
            ("ÅLAND ISLANDS", "Aland Islands"),
            ("Co. Dublin", "Dublin"),
            ("\u{FF35}\u{FF33}", "US"),
            ("Sa\u{303}o Paulo", "Sao Paulo"),
        ] {
            assert!(Name::new(one).is(other) && Name::new(other).is(one), "{one}");
        }
        for (one, other) in [("Georgia", "Virginia"), ("the", "and"), ("", ""), ("日本", "Japan")] {
            assert!(!Name::new(one).is(other), "{one}");
        }
        assert!(!Name::new(&"a".repeat(129)).is(&"a".repeat(129)));
    }

    #[test]
    fn another_spelling_has_the_same_letters() {
        for word in ["salary_funds", "Salary Funds", "SALARYFUNDS"] {
            assert!(same_letters(word, "salaryFunds"), "{word}");
        }
    }
}
