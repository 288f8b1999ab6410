//! Streets that are post office boxes: nobody lives in one.

use super::free_text::{self, Purpose};
use crate::context::Meaning;
use crate::field::{TextCheck, TextFormat};
use crate::json::Text;
use crate::reference::lines_of;
use crate::rule::{InSchema, Rule, Severity, Violation, catalogue_text};
use crate::suggest::without_accent;
use crate::wording::Sentence;

static NO_STREET: Sentence = Sentence::new("post_box", "This address is a post office box.");
static REAL_STREET: Sentence = Sentence::new("hint.post_box", "Enter the street and number where you live.");

pub(crate) static POST_BOX: Rule = Rule {
    code: "post_box",
    severity: Severity::Warning,
    summary: catalogue_text("a post office box in the place of a street"),
    messages: &[&NO_STREET],
    hints: &[&REAL_STREET],
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
        report(POST_BOX.violation().with_hint(&REAL_STREET));
    }
    Meaning::None
}

/// What begins a line that is a post office box. A line that ends in `#` needs a number after it.
const PHRASES: [&str; count(TEXT)] = list(TEXT);

const TEXT: &str = lines_of!("../../data/post_boxes.txt");

const fn count(text: &str) -> usize {
    let (mut count, mut at) = (1, 0);
    while at < text.len() {
        count += (text.as_bytes()[at] == b'\n' && at + 1 < text.len()) as usize;
        at += 1;
    }
    count
}

/// The lines of a text, found while compiling: the list is walked for many addresses.
const fn list<const COUNT: usize>(mut text: &str) -> [&str; COUNT] {
    let (mut lines, mut number) = ([""; COUNT], 0);
    while number < COUNT {
        let mut end = 0;
        while end < text.len() && text.as_bytes()[end] != b'\n' {
            end += 1;
        }
        let (line, rest) = text.split_at(end);
        lines[number] = line;
        text = if rest.is_empty() { rest } else { rest.split_at(1).1 };
        number += 1;
    }
    lines
}

/// The longest line that is looked at, in bytes: a longer one has a street as well.
const MAX_BYTES: usize = 64;

/// What may be between a phrase and its number.
const BEFORE_NUMBER: [&str; 5] = ["no", "nr", "number", "num", "n"];

/// What may come after the number without being a street: post offices.
const AFTER_NUMBER: [&str; 7] = ["stn", "station", "rpo", "succ", "cedex", "gpo", "sentrum"];

fn is_post_box(line: &str) -> bool {
    if line.len() > MAX_BYTES || !may_begin_like_a_phrase(line) {
        return false;
    }
    let line = words(line);
    PHRASES.into_iter().any(|phrase| {
        let (phrase, needs_number) = phrase.strip_suffix(" #").map_or((phrase, false), |phrase| (phrase, true));
        after(&line, phrase).is_some_and(|rest| match rest.chars().next() {
            None => !needs_number,
            Some(next) => !next.is_alphabetic() && is_number(rest.trim_start(), phrase.ends_with("box")),
        })
    })
}

/// What comes after a phrase, if words begin with it. Spaces do not matter: "P.O.Box" is a "PO Box".
fn after<'l>(mut words: &'l str, phrase: &str) -> Option<&'l str> {
    for letter in phrase.chars().filter(|letter| *letter != ' ') {
        words = words.trim_start().strip_prefix(letter)?;
    }
    Some(words)
}

/// Whether the first letters are those of a phrase. Most lines begin with the number of a house, and few others with
/// these letters, so most lines are not copied.
fn may_begin_like_a_phrase(line: &str) -> bool {
    let mut letters = line.chars().filter(|one| !is_separator(*one)).filter_map(plain_letter);
    let Some(first) = letters.next() else { return false };
    let is_first =
        !first.is_ascii() || (first.is_ascii_lowercase() && FIRST_LETTERS & (1 << (first as u32 - 'a' as u32)) != 0);
    if !is_first {
        return false;
    }
    let (mut rest, mut length) = (['\0'; COMPARED_LETTERS - 1], 0);
    for (place, letter) in rest.iter_mut().zip(letters) {
        *place = letter;
        length += 1;
    }
    PHRASES.iter().filter(|phrase| phrase.starts_with(first)).any(|phrase| {
        let phrase = phrase.chars().skip(1).filter(|one| !matches!(one, ' ' | '#'));
        rest.iter().take(length).zip(phrase).all(|(one, other)| *one == other)
    })
}

/// The ASCII letters with which phrases begin: a bit for each of the alphabet.
const FIRST_LETTERS: u32 = first_letters(&PHRASES);

const fn first_letters(phrases: &[&str]) -> u32 {
    let (mut letters, mut at) = (0, 0);
    while at < phrases.len() {
        let first = phrases[at].as_bytes()[0];
        if first.is_ascii() {
            letters |= 1 << (first - b'a');
        }
        at += 1;
    }
    letters
}

/// Enough to know "Apartment" from "Apartado" by.
const COMPARED_LETTERS: usize = 6;

fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '.' | ',' | '#' | ':' | '-' | '/' | '"' | '\u{5F4}' | 'º' | '°')
}

/// The words of a line in small letters, without accents, each separated from the next by a space.
fn words(line: &str) -> String {
    let mut spelt = String::with_capacity(line.len());
    for character in line.chars() {
        if !is_separator(character) {
            spelt.extend(plain_letter(character));
        } else if !spelt.is_empty() && !spelt.ends_with(' ') {
            spelt.push(' ');
        }
    }
    spelt.truncate(spelt.trim_end().len());
    spelt
}

/// A letter without its accent; nothing for an accent of its own.
fn plain_letter(character: char) -> Option<char> {
    (!matches!(character, '\u{300}'..='\u{36F}')).then(|| without_accent(character).to_ascii_lowercase())
}

/// Whether words are the number of a box, with at most a post office after it. Two letters may come before it if
/// `has_district`: islands number their boxes by district.
fn is_number(words: &str, has_district: bool) -> bool {
    let mut words = words.split(' ').skip_while(|word| BEFORE_NUMBER.contains(word)).peekable();
    let has_digit = |word: &str| word.chars().any(char::is_numeric);
    let is_part = |word: &str| has_digit(word) || word.len() == 1;
    if has_district {
        words.next_if(|word| word.len() == 2 && !has_digit(word));
    }
    let Some(first) = words.next() else { return false };
    while words.next_if(|word| is_part(word)).is_some() {}
    is_part(first) && first.len() <= MAX_NUMBER && words.next().is_none_or(|word| AFTER_NUMBER.contains(&word))
}

/// Bytes of the longest number of a box.
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
            "P.O.Box 12",
            "POBox 12",
            "PO BOX12",
            "PO-Box 12",
            "P/O Box 12",
            "PO Box N-4820",
            "PO Box CB 11041",
            "PO Box HM 1234",
            "P.O. Box 12-00100",
            "P.O. Drawer 12",
            "Caller 12",
            "Private Mail Bag 12",
            "Post Bag 12",
            "Postboks 1234 Sentrum",
            "Fermoposta",
            "Skr. poczt. 12",
            "Poštovní přihrádka 12",
            "Poštanski pretinac 5",
            "Pósthólf 12",
            "Posta Kutusu 12",
            "а/я 12",
            "А/Я 12",
            "Τ.Θ. 12",
            "ת.ד. 12",
            "ת״ד 12",
            "ص.ب 12",
            "ص.ب. ١٢",
            "صندوق بريد 12",
            "私書箱12号",
            "사서함 12",
            "邮政信箱12",
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
            "PO Boxer Lane 12",
            "Pobox Street 5",
            "PO Box St 12 Main",
            "PO Box 12 Main Street",
            "Bp 12 Tower Street",
            "Box 12",
            "CP 06000",
            "RMB 12",
            "PK 5",
            "PL 12",
            "PF 12",
            "Poblado 12",
            "Po Ping Road 3",
            "Callerstraat 12",
            "Drawers End 3",
            "Postgata 12",
            "Postkastenweg 3",
            "Private Road 12",
            "Post Kazipet",
            "P.O. Baruipur",
            "Tower Rd 5",
            "ул. Ленина, а/я 12",
            "Αθηνάς 12",
            "דרך הים 12",
            "شارع 12",
            "中山路12号",
        ] {
            assert!(!is_post_box(line), "{line}");
        }
        assert!(!is_post_box(&format!("PO Box {}", "1".repeat(80))));
    }
}
