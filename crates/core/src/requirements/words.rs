//! Which field a description means that names none by its path: by the words that it plainly has.

use crate::contract::Contract;

/// The names of the fields in which an address, a document and so on are, as words: the field's path in the person, and
/// the phrases that mean it. A phrase that begins another one comes after it.
const PHRASES: [(&str, &str); 18] = [
    (
        "proof_of_address",
        "proof of address|proof of residence|proof of residency|proof of residential address|address proof|residence proof|\
         proof address|utility bill|address document|address verification document",
    ),
    (
        "identity_document",
        "identity document|identification document|identity documents|id document|id documents|identity card|id card|\
         national id card|national id|national identity card|photo id|government id|government issued id|proof of identity|\
         identity proof|passport|driver s license|driver s licence|drivers license|drivers licence|driver license|\
         driver licence|driving license|driving licence|residence permit|residence card",
    ),
    ("bank_statement", "bank statement|bank statements|statement of the bank account"),
    ("has_us_bank_account", "has us bank account|us bank account"),
    ("ssn", "social security number|social security|ssn"),
    ("first_name", "first name|given name|given names|forename"),
    ("last_name", "last name|family name|surname"),
    ("birthday", "date of birth|birth date|birthdate|birthday|dob"),
    ("email", "email address|e mail address|email|e mail"),
    ("phone phone_number", "phone number|mobile number|telephone number|mobile phone|phone|telephone"),
    ("nationality", "nationality|citizenship"),
    ("occupation", "occupation|profession"),
    ("source_of_wealth", "source of wealth|sources of wealth"),
    ("purpose_of_use", "purpose of use"),
    ("residence.postal_code", "postal code|zip code|postcode"),
    ("residence.street", "street address|street name"),
    ("residence", "residential address|home address|residence address|address of residence"),
    ("", "tax id|company id|business id|account id|image id|file id"),
];

/// The document for whose sides people have words.
const DOCUMENT: &str = "identity_document";

/// What an ID is of, where it is not a document.
const OTHER_IDS: [&str; 12] = [
    "customer",
    "onboarding",
    "request",
    "reference",
    "user",
    "transaction",
    "case",
    "session",
    "applicant",
    "order",
    "record",
    "tracking",
];

/// What comes after a side of a document.
const AFTER_SIDE: [&str; 8] = ["of", "side", "image", "photo", "picture", "page", "scan", "copy"];

/// The path of the one field that a description plainly means. None where it means two, or where nothing is plain.
#[cold]
#[inline(never)]
pub(super) fn field_meant_by(description: &str, contract: &'static Contract) -> Option<String> {
    let words = words(description);
    let mut found = Found::default();
    let mut rest = &words[..];
    while let Some((first, after)) = rest.split_first() {
        let Some((field, length)) = phrase_at(rest).or_else(|| document_at(&words, rest)) else {
            found.side = found.side.or_else(|| side(first, after, found.last_was_document));
            found.last_was_document = false;
            rest = after;
            continue;
        };
        found.last_was_document = field == DOCUMENT;
        found.add(field)?;
        rest = rest.get(length..).unwrap_or_default();
    }
    let field = found.field?;
    let path = match found.side.filter(|_| field == DOCUMENT) {
        Some(side) => format!("{field}.{side}"),
        None => field.split(' ').find(|name| is_field(name, contract))?.to_owned(),
    };
    Some(contract.wrapper().map_or_else(|| path.clone(), |wrapper| format!("{}.{path}", wrapper.name)))
}

#[derive(Default)]
struct Found {
    field: Option<&'static str>,
    side: Option<&'static str>,
    last_was_document: bool,
}

impl Found {
    /// Adds a field; `None` if another one was found before.
    fn add(&mut self, field: &'static str) -> Option<()> {
        if field.is_empty() {
            return Some(());
        }
        let is_other = self.field.is_some_and(|known| known != field);
        self.field = Some(field);
        (!is_other).then_some(())
    }
}

fn is_field(name: &str, contract: &'static Contract) -> bool {
    let first = name.split('.').next();
    contract.person().fields.iter().any(|field| Some(field.name) == first)
}

/// The words of a text in small letters. A name such as `proofOfAddress` or `proof_of_address` is several words.
#[cold]
#[inline(never)]
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for character in text.chars() {
        let is_word = character.is_ascii_alphanumeric();
        if !is_word || (was_small && character.is_ascii_uppercase()) {
            words.push(String::new());
        }
        if is_word && let Some(word) = words.last_mut() {
            word.push(character.to_ascii_lowercase());
        }
        was_small = character.is_ascii_lowercase() || character.is_ascii_digit();
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The field that a text begins with the longest phrase for, and the words of that.
#[cold]
#[inline(never)]
fn phrase_at(words: &[String]) -> Option<(&'static str, usize)> {
    let phrases = PHRASES.iter().flat_map(|(field, phrases)| phrases.split('|').map(move |phrase| (*field, phrase)));
    let begins = |phrase: &str| {
        let length = phrase.split(' ').count();
        words
            .get(..length)
            .is_some_and(|words| words.iter().map(String::as_str).eq(phrase.split(' ')))
            .then_some(length)
    };
    phrases.filter_map(|(field, phrase)| Some((field, begins(phrase)?))).max_by_key(|(_, length)| *length)
}

/// The identity document, where the rest of the words begins with an ID that is not one of something else.
fn document_at(words: &[String], rest: &[String]) -> Option<(&'static str, usize)> {
    let before = words.len().checked_sub(rest.len() + 1).and_then(|place| words.get(place));
    let is_other = before.is_some_and(|before| OTHER_IDS.contains(&before.as_str()));
    let is_id = rest.first().is_some_and(|word| matches!(word.as_str(), "id" | "ids"));
    (is_id && !is_other).then_some((DOCUMENT, 1))
}

/// The side of a document that a word names.
fn side(word: &str, after: &[String], last_was_document: bool) -> Option<&'static str> {
    let side = match word {
        "front" => "front",
        "back" | "backside" => "back",
        _ => return None,
    };
    let is_named = after.first().is_some_and(|next| AFTER_SIDE.contains(&next.as_str()));
    (last_was_document || is_named).then_some(side)
}
