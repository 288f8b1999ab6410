//! Postal codes, by the forms of their countries.

use std::borrow::Cow;

use super::characters::is_suspicious;
use super::free_text::{self, Purpose};
use super::wrong_type;
use crate::context::{Context, Meaning};
use crate::field::{AsNumber, TextCheck, TextFormat};
use crate::reference::CountryCode;
use crate::rule::{InSchema, ParamSpec, Rule, Severity, catalogue_text};
use crate::wording::Sentence;

static OTHER_FORM: Sentence =
    Sentence::new("implausible_postal_code", "This does not look like a postal code of your country of residence.");
static CHECK_COUNTRY: Sentence =
    Sentence::new("hint.implausible_postal_code", "Check it, and the country of residence ({country}).");

pub(crate) static IMPLAUSIBLE: Rule = Rule {
    code: "implausible_postal_code",
    severity: Severity::Warning,
    summary: catalogue_text("not of the form that postal codes have in the country of residence"),
    messages: &[&OTHER_FORM],
    hints: &[&CHECK_COUNTRY],
    params: &[ParamSpec::word("country")],
    explanation: catalogue_text(
        "Only for countries whose postal codes have a fixed form that two public sources agree on. Case, spaces, hyphens and \
         dots do not matter. In Canada, the letters D, F, I, O, Q and U are never used: O and 0 are easily confused.",
    ),
    fix: catalogue_text("Correct the postal code, or the country."),
    example: catalogue_text(r#"{"country": "US", "postal_code": "SW1A 1AA"}"#),
    in_schema: InSchema::No(catalogue_text("It is a warning, and compares two fields.")),
};

pub(crate) static RULES: &[&Rule] = &[&IMPLAUSIBLE];
static TEXT_RULES: &[&Rule] = &[
    &free_text::SURROUNDING_WHITESPACE,
    &free_text::SUSPICIOUS_CHARACTER,
    &free_text::GARBLED,
    &free_text::PLACEHOLDER,
    &IMPLAUSIBLE,
];

/// A postal code.
pub(crate) const fn format(example: &'static str) -> TextFormat {
    let check: TextCheck = |format, text, context, report| {
        if let Some(code) = free_text::check(Purpose::Optional, format, text, report)
            && let Some(country) = unlike_country(&code, context)
        {
            let violation = IMPLAUSIBLE.violation().with_param("country", country.to_string());
            report(violation.with_hint(&CHECK_COUNTRY));
        }
        Meaning::None
    };
    let as_number = AsNumber { hint: &wrong_type::WITH_ZEROS, loses_zeros: true };
    TextFormat { rules: TEXT_RULES, as_number, check, ..free_text::unlimited(example) }
}

/// The country of residence, if its postal codes have a form that this one does not have.
fn unlike_country(code: &str, context: &Context<'_>) -> Option<CountryCode> {
    let country = context.residence()?;
    let forms = context.reference.postal_codes(country)?;
    (!is_plausible(code, country, forms)).then_some(country)
}

/// The most bytes of a postal code with all that people put into it.
const MAX_BYTES: usize = 64;

/// Letters that Canada does not use, because they resemble others.
const CONFUSED: &str = "DFIOQU";

fn is_plausible(code: &str, country: CountryCode, forms: &str) -> bool {
    let is_us = country == CountryCode::US;
    if code.len() > MAX_BYTES || (is_us && code.starts_with("00000")) {
        return false;
    }
    let has_form = |code: &str| forms.split(' ').any(|form| matches(code, form));
    let written = compact(code);
    // In many countries people put the country before the digits: D-10115, LV-1010.
    let after_hyphen = code.trim_start().split_once('-').filter(|(letters, _)| is_country_sign(letters));
    has_form(&written)
        || (!is_us
            && (written.strip_prefix(country.as_str()).is_some_and(has_form)
                || after_hyphen.is_some_and(|(_, rest)| has_form(&compact(rest)))))
}

/// What Japan writes before a postal code.
const POSTAL_MARK: char = '〒';

/// A code without spaces, hyphens, dots and postal marks, in ASCII capitals.
fn compact(code: &str) -> Cow<'_, str> {
    if code.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return Cow::Borrowed(code);
    }
    let is_filling = |character: char| {
        let is_dash = matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FF0D}');
        is_dash || character.is_whitespace() || matches!(character, '.' | POSTAL_MARK)
    };
    let narrow = |character: char| match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        other => other,
    };
    let mut written = String::with_capacity(code.len());
    let is_written = |character: &char| !is_filling(*character) && !is_suspicious(*character);
    written.extend(code.chars().filter(is_written).map(|character| narrow(character).to_ascii_uppercase()));
    Cow::Owned(written)
}

fn is_country_sign(letters: &str) -> bool {
    (1..=3).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether a code has a form: `n` is a digit, `a` a letter, `x` either, `f` and `c` the first and a further letter of a
/// Canadian code; other letters are themselves.
fn matches(code: &str, form: &str) -> bool {
    code.len() == form.len()
        && code.chars().zip(form.chars()).all(|(character, kind)| match kind {
            'n' => character.is_ascii_digit(),
            'a' => character.is_ascii_uppercase(),
            'x' => character.is_ascii_digit() || character.is_ascii_uppercase(),
            'c' => character.is_ascii_uppercase() && !CONFUSED.contains(character),
            'f' => character.is_ascii_uppercase() && !CONFUSED.contains(character) && !matches!(character, 'W' | 'Z'),
            other => character == other,
        })
}

#[cfg(test)]
#[cfg(feature = "embedded-lists")]
mod tests {
    use super::*;
    use crate::reference::ReferenceData;

    fn plausible(country: &str, code: &str) -> bool {
        let country = CountryCode::new(country).unwrap();
        is_plausible(code, country, ReferenceData::embedded().postal_codes(country).unwrap())
    }

    #[test]
    fn codes_as_people_write_them() {
        for (country, code) in [
            ("US", "23219"),
            ("US", "02139"),
            ("US", "00501"),
            ("US", "23219-1234"),
            ("US", "232191234"),
            ("GB", "SW1A1AA"),
            ("GB", "sw1a 1aa"),
            ("GB", "M1 1AE"),
            ("GB", "BFPO 61"),
            ("GB", "GIR 0AA"),
            ("CA", "K1A 0B1"),
            ("CA", "k1a0b1"),
            ("CA", "K1A-0B1"),
            ("JP", "100-0001"),
            ("JP", "1000001"),
            ("JP", "\u{FF11}\u{FF10}\u{FF10}\u{FF0D}0001"),
            ("DE", "D-10115"),
            ("DE", "10115"),
            ("LV", "LV-1010"),
            ("LT", "LT-01100"),
            ("AD", "AD500"),
            ("SE", "111 22"),
            ("NL", "1012 AB"),
            ("IE", "D02 AF30"),
            ("IE", "D6W XY00"),
            ("PL", "00-950"),
            ("PT", "1250-096"),
            ("BR", "01310-100"),
            ("TW", "106"),
            ("TW", "10603"),
            ("TW", "106409"),
            ("MT", "VLT 1117"),
            ("FI", "FIN-00100"),
            ("NO", "0150"),
            ("FR", "75 008"),
            ("AR", "C1070AAM"),
            ("AR", "B1675"),
            ("PY", "1209"),
            ("PY", "001227"),
            ("JP", "〒100-0001"),
            ("BR", "01.310-100"),
        ] {
            assert!(plausible(country, code), "{country} {code}");
        }
    }

    #[test]
    fn codes_of_another_form() {
        for (country, code) in [
            ("US", "ABCDE"),
            ("US", "SW1A 1AA"),
            ("US", "N/A"),
            ("US", "2321"),
            ("US", "232191"),
            ("US", "00000"),
            ("US", "00000-1234"),
            ("US", "US-23219"),
            ("US", "2321O"),
            ("CA", "VOT 1XO"),
            ("CA", "D1A 0B1"),
            ("CA", "W1A 0B1"),
            ("GB", "12345"),
            ("GB", "SW1A"),
            ("GB", "SW1A 1A1"),
            ("DE", "1011"),
            ("NL", "1012"),
            ("JP", "100-000"),
        ] {
            assert!(!plausible(country, code), "{country} {code}");
        }
    }
}
