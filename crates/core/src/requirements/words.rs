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
    let mut before = "";
    let mut rest = words.as_str();
    while !rest.is_empty() {
        let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
        if let Some((field, phrase)) = phrase_at(rest).or_else(|| document_at(before, first)) {
            found.last_was_document = field == DOCUMENT;
            found.add(field)?;
            before = phrase.rsplit(' ').next().unwrap_or_default();
            rest = rest.get(phrase.len()..).unwrap_or_default().trim_ascii_start();
        } else {
            found.side = found.side.or_else(|| side(first, after, found.last_was_document));
            found.last_was_document = false;
            (before, rest) = (first, after);
        }
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

/// The words of a text in small letters, with a space between them. A name such as `proofOfAddress` or `proof_of_address`
/// is several words.
#[cold]
#[inline(never)]
fn words(text: &str) -> String {
    let mut words = String::new();
    let mut was_small = false;
    for character in text.chars() {
        let is_word = character.is_ascii_alphanumeric();
        if (!is_word || (was_small && character.is_ascii_uppercase())) && !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
        if is_word {
            words.push(character.to_ascii_lowercase());
        }
        was_small = character.is_ascii_lowercase() || character.is_ascii_digit();
    }
    words.truncate(words.trim_ascii_end().len());
    words
}

/// The field that words begin with the longest phrase for, and that phrase.
#[cold]
#[inline(never)]
fn phrase_at(words: &str) -> Option<(&'static str, &'static str)> {
    let phrases = PHRASES.iter().flat_map(|(field, phrases)| phrases.split('|').map(move |phrase| (*field, phrase)));
    let begins = |phrase: &str| words.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    phrases.filter(|(_, phrase)| begins(phrase)).max_by_key(|(_, phrase)| phrase.len())
}

/// The identity document, if a word is an ID and the one before it does not say of what else.
fn document_at(before: &str, word: &str) -> Option<(&'static str, &'static str)> {
    let id = ["id", "ids"].into_iter().find(|id| *id == word)?;
    if OTHER_IDS.contains(&before) { None } else { Some((DOCUMENT, id)) }
}

/// The side of a document that a word names.
fn side(word: &str, after: &str, last_was_document: bool) -> Option<&'static str> {
    let side = match word {
        "front" => "front",
        "back" | "backside" => "back",
        _ => return None,
    };
    let is_named = after.split(' ').next().is_some_and(|next| AFTER_SIDE.contains(&next));
    (last_was_document || is_named).then_some(side)
}
