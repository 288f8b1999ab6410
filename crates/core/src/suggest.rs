//! "Did you mean …": the known word that an unknown one was probably meant to be.

use strsim::levenshtein;

/// The distance up to which a word counts as misspelt.
const MAX_DISTANCE: usize = 2;

/// Code points up to which a word is compared: no known word is longer, and comparing takes the product of lengths.
const MAX_CODE_POINTS: usize = 128;

/// The known word nearest to `word` within edit distance 2; the first of several. Known words are ASCII.
pub(crate) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
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

/// The known word that `word` spells in another case or with other separators, or else the nearest one.
pub(crate) fn same_or_nearest<'k>(word: &str, known: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    known.clone().find(|candidate| same_letters(word, candidate)).or_else(|| nearest(word, known))
}

/// Whether a word differs from a known one only in case and in characters that are not letters or digits.
pub(crate) fn same_letters(word: &str, known: &str) -> bool {
    !is_too_long(word) && letters(word).eq(letters(known))
}

/// Whether a word is longer than any that could be meant, so that it need not be looked at.
fn is_too_long(word: &str) -> bool {
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
            assert_eq!(nearest(word, KNOWN.into_iter()), suggestion, "{word}");
        }
        assert_eq!(nearest("strete", KNOWN.into_iter()), Some("street"), "state is as near, but comes after it");
        assert_eq!(nearest(&"a".repeat(129), KNOWN.into_iter()), None);
    }

    #[test]
    fn a_word_longer_than_any_that_is_known_is_not_looked_at() {
        let padded = |length: usize| format!("{:-<length$}", "payments");
        assert!(same_letters(&padded(128), "payments"));
        assert!(!same_letters(&padded(129), "payments"));
    }

    #[test]
    fn another_spelling_of_the_same_letters_is_suggested_first() {
        for word in ["salary_funds", "Salary Funds", "SALARYFUNDS"] {
            assert_eq!(same_or_nearest(word, KNOWN.into_iter()), Some("salaryFunds"));
        }
    }
}
