//! Streets that are post office boxes: nobody lives in one.

use super::free_text::{self, Purpose};
use crate::context::Meaning;
use crate::field::{TextCheck, TextFormat};
use crate::json::Text;
use crate::reference::lines_of;
use crate::rule::{InSchema, Rule, Severity, Violation, catalogue_text};

pub(crate) static POST_BOX: Rule = Rule {
    code: "post_box",
    severity: Severity::Warning,
    summary: catalogue_text("a post office box in the place of a street"),
    message: "{field} is a post office box: give the street where the person lives.",
    params: &[],
    explanation: catalogue_text(
        "The line names a box (PO Box, PMB, General Delivery, Poste restante, Apartado, Casilla, Postfach, BP and others) and \
         nothing else. A proof of address shows where somebody lives, and an address without a street is probably sent back.",
    ),
    fix: catalogue_text("Give the street and the number."),
    example: catalogue_text(r#""street": "PO Box 12""#),
    in_schema: InSchema::WARNING,
};

pub(crate) static RULES: &[&Rule] = &[&POST_BOX];
static TEXT_RULES: &[&Rule] = &[
    &free_text::SURROUNDING_WHITESPACE,
    &free_text::SUSPICIOUS_CHARACTER,
    &free_text::GARBLED,
    &free_text::PLACEHOLDER,
    &POST_BOX,
];

/// A street with its number.
pub(crate) const fn street(example: &'static str) -> TextFormat {
    let check: TextCheck = |format, text, _, report| check_line(Purpose::Other, format, text, report);
    TextFormat { rules: TEXT_RULES, check, ..free_text::unlimited(example) }
}

/// A second address line.
pub(crate) const fn sub_street(example: &'static str) -> TextFormat {
    let check: TextCheck = |format, text, _, report| check_line(Purpose::Optional, format, text, report);
    TextFormat { rules: TEXT_RULES, check, ..free_text::unlimited(example) }
}

fn check_line(purpose: Purpose, format: &TextFormat, text: Text<'_>, report: &mut dyn FnMut(Violation)) -> Meaning {
    if free_text::check(purpose, format, text, report).is_some_and(|line| is_post_box(&line)) {
        report(POST_BOX.violation());
    }
    Meaning::None
}

/// What begins a line that is a post office box. A line that ends in `#` needs a number after it.
const PHRASES: &str = lines_of!("../../data/post_boxes.txt");

/// The longest line that is looked at, in bytes: a longer one has a street as well.
const MAX_BYTES: usize = 64;

/// What may be between a phrase and its number.
const BEFORE_NUMBER: [&str; 5] = ["no", "nr", "number", "num", "n"];

/// What may come after the number without being a street: post offices.
const AFTER_NUMBER: [&str; 6] = ["stn", "station", "rpo", "succ", "cedex", "gpo"];

fn is_post_box(line: &str) -> bool {
    if line.len() > MAX_BYTES || !begins_like_a_phrase(line) {
        return false;
    }
    let line = words(line);
    PHRASES.lines().any(|phrase| {
        let (phrase, needs_number) = phrase.strip_suffix(" #").map_or((phrase, false), |phrase| (phrase, true));
        line.strip_prefix(phrase).is_some_and(|rest| match rest.strip_prefix(' ') {
            Some(rest) => is_number(rest),
            None => rest.is_empty() && !needs_number,
        })
    })
}

/// The letters with which phrases begin: a bit for each of the alphabet.
const FIRST_LETTERS: u32 = first_letters(PHRASES.as_bytes());

const fn first_letters(phrases: &[u8]) -> u32 {
    let (mut letters, mut at) = (0, 0);
    while at < phrases.len() {
        if at == 0 || phrases[at - 1] == b'\n' {
            letters |= 1 << (phrases[at] - b'a');
        }
        at += 1;
    }
    letters
}

/// Whether the first letters are those of a phrase. Few other lines begin with them, so most lines are not copied; and
/// most begin with the number of a house, so that one character is enough to see it.
fn begins_like_a_phrase(line: &str) -> bool {
    let letters = || line.chars().filter(|one| *one != '.' && !is_separator(*one)).filter_map(plain_letter);
    if !letters().next().is_some_and(is_first_letter) {
        return false;
    }
    PHRASES.lines().any(|phrase| {
        let phrase = phrase.chars().filter(|one| !matches!(one, ' ' | '#')).take(COMPARED_LETTERS);
        letters().zip(phrase).all(|(one, other)| one == other)
    })
}

fn is_first_letter(letter: char) -> bool {
    letter.is_ascii_lowercase() && FIRST_LETTERS & (1 << (letter as u32 - 'a' as u32)) != 0
}

/// Enough to know "Apartment" from "Apartado" by.
const COMPARED_LETTERS: usize = 6;

fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | '#' | ':' | 'º' | '°')
}

/// The words of a line in small letters, without accents and dots, each separated from the next by a space.
fn words(line: &str) -> String {
    let mut spelt = String::with_capacity(line.len());
    for character in line.chars().filter(|character| *character != '.') {
        if !is_separator(character) {
            spelt.extend(plain_letter(character));
        } else if !spelt.is_empty() && !spelt.ends_with(' ') {
            spelt.push(' ');
        }
    }
    spelt.truncate(spelt.trim_end().len());
    spelt
}

fn plain_letter(character: char) -> Option<char> {
    match character {
        'À'..='Å' | 'à'..='å' => Some('a'),
        'È'..='Ë' | 'è'..='ë' => Some('e'),
        'Ì'..='Ï' | 'ì'..='ï' => Some('i'),
        'Ò'..='Ö' | 'ò'..='ö' => Some('o'),
        '\u{300}'..='\u{36F}' => None,
        other => Some(other.to_ascii_lowercase()),
    }
}

/// Whether words are the number of a box, with at most a post office after it.
fn is_number(words: &str) -> bool {
    let mut words = words.split(' ').skip_while(|word| BEFORE_NUMBER.contains(word)).peekable();
    let is_part = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit()) || word.len() == 1;
    let Some(first) = words.next() else { return false };
    while words.next_if(|word| is_part(word)).is_some() {}
    is_part(first) && first.len() <= MAX_NUMBER && words.next().is_none_or(|word| AFTER_NUMBER.contains(&word))
}

/// Characters of the longest number of a box.
const MAX_NUMBER: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes() {
        for line in [
            "PO Box 12",
            "P.O. Box",
            "P.O. Box 12",
            "P. O. Box 12",
            "p.o. box 1234-A",
            "Post Office Box",
            "Post Office Box 7",
            "PO BOX #12",
            "PO Box No. 12",
            "POB 12",
            "PMB 123",
            "General Delivery",
            "GENERAL DELIVERY",
            "Poste restante",
            "Apartado 12",
            "Casilla 12",
            "Casilla de Correo 12",
            "Postfach 12",
            "Postfach 12 34 56",
            "Postbus 12",
            "BP 12",
            "B.P. 12",
            "BP 1234 Cedex",
            "Boîte postale 12",
            "Caixa Postal 12",
            "Locked Bag 12",
            "GPO Box 12",
            "Apartado de Correos 12",
            "PO Box 12 Stn Main",
            "Apdo. 12",
            "PO Box A",
        ] {
            assert!(is_post_box(line), "{line}");
        }
    }

    #[test]
    fn streets() {
        for line in [
            "200 Pine St",
            "12 Boxwood Lane",
            "Box Hill Road 3",
            "PO Box 12, 200 Pine St",
            "PSC 1234 Box 5678",
            "CMR 480 Box 12",
            "RR 2 Box 152",
            "HC 1 Box 2",
            "Casilla del Sol 5",
            "Casilla",
            "Apartado Road 12",
            "BP Tower 3",
            "BP",
            "Postfachweg 3",
            "Postbusstraat 1",
            "General Delivery Road 4",
            "Locke Bag Street 1",
            "PO",
            "Po Box Lane 12",
            "Pob",
            "Apartamento 12",
            "Bp. Building 3",
            "Rua da Caixa Postal 12",
            "Apt 5",
            "N/A",
            "-",
            "Poster Lane 3",
            "Unit 12 Post Office Lane",
        ] {
            assert!(!is_post_box(line), "{line}");
        }
        assert!(!is_post_box(&format!("PO Box {}", "1".repeat(80))));
    }
}
