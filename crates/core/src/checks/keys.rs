//! Keys that are repeated, and keys that the guide does not know.

use std::borrow::Cow;

use const_format::formatcp;

use crate::path::MAX_KEY_CODE_POINTS;
use crate::rule::{
    DID_YOU_MEAN, InSchema, KEY_BYTES, OTHER_CONTRACT, Rule, SUGGESTION, Severity, Violation, catalogue_text,
};
use crate::suggest::{nearest, same_letters};
use crate::wording::Sentence;

static REPEATED: Sentence = Sentence::new("duplicate_key", "{field} appears more than once.");
static KEEP_ONE: Sentence = Sentence::new("hint.duplicate_key", "Keep one and remove the others.");
static NOT_KNOWN: Sentence = Sentence::new("unknown_field", "Harbor does not recognise this field.");
static CHECK_SPELLING: Sentence = Sentence::new("hint.unknown_field", "Check the spelling, or remove it.");

pub(crate) static DUPLICATE: Rule = Rule {
    code: "duplicate_key",
    severity: Severity::Error,
    summary: catalogue_text("an object repeats a key"),
    messages: &[&REPEATED],
    hints: &[&KEEP_ONE],
    params: &[KEY_BYTES],
    explanation: catalogue_text(
        "Parsers disagree on which value wins, so that Harbor may store another one than was checked. It is \
         looked for at any depth. The last value is the one that is checked.",
    ),
    fix: catalogue_text("Keep one of them."),
    example: catalogue_text(r#"{"first_name": "Ada", "first_name": "Eve"}"#),
    in_schema: InSchema::No(catalogue_text("A parser keeps one of the values, and only that one reaches a schema.")),
};

pub(crate) static UNKNOWN: Rule = Rule {
    code: "unknown_field",
    severity: Severity::Warning,
    summary: catalogue_text("a key that the guide does not know"),
    messages: &[&NOT_KNOWN],
    hints: &[&DID_YOU_MEAN, &OTHER_CONTRACT, &CHECK_SPELLING],
    params: &[SUGGESTION, KEY_BYTES],
    explanation: catalogue_text(formatcp!(
        "Usually a misspelt name, whose value Harbor then never sees. A key of more than {MAX_KEY_CODE_POINTS} code points \
         is reported at the object that holds it, with its length in bytes."
    )),
    fix: catalogue_text("Correct the name, or leave the field out."),
    example: catalogue_text(r#"{"frist_name": "Ada"}"#),
    in_schema: InSchema::No(catalogue_text(
        "It is a warning: the payload stays valid. The strict schema refuses unknown keys.",
    )),
};

pub(crate) static RULES: &[&Rule] = &[&DUPLICATE, &UNKNOWN];

/// The violation of a key that its object repeats.
pub(crate) fn duplicate() -> Violation {
    DUPLICATE.violation().with_hint(&KEEP_ONE)
}

/// The violation of a key that another contract has.
pub(crate) fn of_other_contract(contract: &'static str) -> Violation {
    UNKNOWN.violation().with_hint(&OTHER_CONTRACT).with_value("contract", contract)
}

/// The violation of a key that is not one of the fields. `missing` are the names of those that the object does not have.
#[cold]
#[inline(never)]
pub(crate) fn unknown(key: &str, missing: &[&'static str]) -> Violation {
    UNKNOWN.violation().suggesting(meant(key, missing).map(Cow::Borrowed)).or_hint(&CHECK_SPELLING)
}

#[cold]
#[inline(never)]
fn meant(key: &str, missing: &[&'static str]) -> Option<&'static str> {
    let known = || missing.iter().copied();
    let named = |name: &'static str| known().find(|field| *field == name);
    let spelt = known().find(|field| same_letters(key, field));
    let alias = || OTHER_NAMES.iter().find(|(names, _)| names.split(' ').any(|name| same_letters(key, name)));
    if let Some(field) = spelt {
        return Some(field);
    }
    if let Some((_, fields)) = alias()
        && let Some(field) = fields.split(' ').find_map(named)
    {
        return Some(field);
    }
    nearest(key, &mut known())
}

/// What other APIs call a field, and the names of the fields that may be meant: the first that the object could have.
/// Names that could mean two things, such as `name`, are not here.
const OTHER_NAMES: [(&str, &str); 19] = [
    ("given_name forename firstname fname", "first_name"),
    ("surname family_name lastname lname", "last_name"),
    ("email_address mail e_mail", "email"),
    ("citizenship country_of_citizenship", "nationality"),
    ("dob date_of_birth birth_date birthdate", "birthday"),
    ("address residential_address home_address residence_address", "residence"),
    ("address_line_1 address1 line1 street1 street_address street_line_1 street_name", "street"),
    ("address_line_2 address2 line2 street2 street_line_2", "sub_street"),
    ("town locality", "city"),
    ("province region state_code state_province", "state"),
    ("zip zip_code postcode post_code postal", "postal_code"),
    ("country_code country_of_residence", "country"),
    ("phone_number mobile mobile_number mobile_phone telephone phone_no", "phone phone_number number"),
    ("document_type doc_type id_type", "type"),
    ("issuing_country issue_country country_of_issue issuer_country", "country"),
    ("tax_id social_security_number social_security ssn_number", "ssn"),
    ("id_document identification identity_doc", "identity_document"),
    ("front_image front_side front_file document_front", "front"),
    ("back_image back_side back_file document_back", "back"),
];

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: [&str; 9] =
        ["street", "sub_street", "city", "postal_code", "state", "residence", "birthday", "ssn", "phone"];

    #[test]
    fn a_key_is_suggested_by_its_letters_then_by_its_usual_names_then_by_its_nearness() {
        for (key, suggestion) in [
            ("SSN", Some("ssn")),
            ("subStreet", Some("sub_street")),
            ("dateOfBirth", Some("birthday")),
            ("zip", Some("postal_code")),
            ("address", Some("residence")),
            ("street2", Some("sub_street")),
            ("mobile", Some("phone")),
            ("citty", Some("city")),
            ("name", None),
            ("pet", None),
        ] {
            assert_eq!(meant(key, &FIELDS), suggestion, "{key}");
        }
        assert_eq!(meant("street2", &["street"]), Some("street"));
        assert_eq!(meant("zip", &["city"]), None, "the object has a postal code");
    }
}
