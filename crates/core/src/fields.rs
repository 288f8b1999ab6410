//! The field table: a row for each line of the guide's table, in its order (guide, section 4).
//!
//! The order of issues, the required fields, the lists of choices and the limits are all read from here.

use crate::checks::proof_of_address;
use crate::field::{Field, Format, Item, List, Object, Presence, Shape};
use crate::payload::{DocumentType, PurposeOfUse, SourceOfWealth};

use Presence::{
    Always, ForTwoSidedDocuments, ResidentsElsewhere, UsResidents, WhereSubdivisionsExist, WithOtherIn,
    WithUsBankAccount,
};

/// Names that are looked up beside the table's own order.
pub(crate) mod names {
    pub(crate) const COUNTRY: &str = "country";
    pub(crate) const FIRST_NAME: &str = "first_name";
    pub(crate) const HAS_US_BANK_ACCOUNT: &str = "has_us_bank_account";
    pub(crate) const IDENTITY_DOCUMENT: &str = "identity_document";
    pub(crate) const INDIVIDUAL: &str = "individual";
    pub(crate) const PHONE: &str = "phone";
    pub(crate) const PROOF_OF_ADDRESS: &str = "proof_of_address";
    pub(crate) const PURPOSE_OF_USE: &str = "purpose_of_use";
    pub(crate) const RESIDENCE: &str = "residence";
    pub(crate) const SOURCE_OF_WEALTH: &str = "source_of_wealth";
    pub(crate) const TYPE: &str = "type";
}

/// The body of a request: one object that holds the individual.
pub static BODY: Object = Object::of(&[INDIVIDUAL]);

/// The one member of the body.
pub(crate) const INDIVIDUAL: Field =
    field(names::INDIVIDUAL, "Individual", Always, Shape::Object(Object::of(INDIVIDUAL_FIELDS)));

const INDIVIDUAL_FIELDS: &[Field] = &[
    field(names::FIRST_NAME, "First name", Always, NAME),
    field("last_name", "Last name", Always, NAME),
    field("email", "Email", Always, Shape::Text(Format::Email)),
    field("nationality", "Nationality", Always, COUNTRY_WE_SERVE),
    field("birthday", "Birthday", Always, Shape::Text(Format::Birthday)),
    field(names::RESIDENCE, "Residence", Always, Shape::Object(Object::of(RESIDENCE))),
    field("occupation", "Occupation", Always, Shape::Text(Format::Occupation)),
    field(names::SOURCE_OF_WEALTH, "Source of wealth", Always, choices("Source of wealth", SourceOfWealth::NAMES)),
    field("source_of_wealth_other", "Other source of wealth", WithOtherIn(names::SOURCE_OF_WEALTH), FREE_TEXT),
    field(names::PURPOSE_OF_USE, "Purpose of use", Always, choices("Purpose of use", PurposeOfUse::NAMES)),
    field("purpose_of_use_other", "Other purpose of use", WithOtherIn(names::PURPOSE_OF_USE), FREE_TEXT),
    field(names::IDENTITY_DOCUMENT, "Identity document", Always, Shape::Object(Object::of(IDENTITY_DOCUMENT))),
    field("ssn", "Social Security number", UsResidents, Shape::Text(Format::SocialSecurityNumber)),
    field(names::PHONE, "Phone", UsResidents, Shape::Object(Object::of(PHONE))),
    field(names::PROOF_OF_ADDRESS, "Proof of address", UsResidents, Shape::Object(PROOF_OF_ADDRESS)),
    field(names::HAS_US_BANK_ACCOUNT, "US bank account", ResidentsElsewhere, Shape::Boolean),
    field("bank_statement", "Bank statement", WithUsBankAccount, Shape::Object(Object::of(BANK_STATEMENT))),
];

const RESIDENCE: &[Field] = &[
    field("street", "Street", Always, FREE_TEXT),
    field("sub_street", "Second address line", Always, FREE_TEXT),
    field("city", "City", Always, FREE_TEXT),
    field("postal_code", "Postal code", Always, FREE_TEXT),
    field(names::COUNTRY, "Country of residence", Always, COUNTRY_WE_SERVE),
    field("state", "State", WhereSubdivisionsExist, Shape::Text(Format::Subdivision)),
];

const IDENTITY_DOCUMENT: &[Field] = &[
    field(names::TYPE, "Type of identity document", Always, Shape::Text(Format::Choice(DocumentType::NAMES))),
    field(names::COUNTRY, "Issuing country", Always, COUNTRY),
    field("front", "Front of the identity document", Always, Shape::File),
    field("back", "Back of the identity document", ForTwoSidedDocuments, Shape::File),
];

const PHONE: &[Field] = &[
    field(names::COUNTRY, "Country of the phone number", Always, COUNTRY),
    field("number", "Phone number", Always, Shape::Text(Format::PhoneNumber)),
];

const PROOF_OF_ADDRESS: Object = Object {
    fields: &[
        field(names::COUNTRY, "Country of the proof of address", Always, COUNTRY),
        field("files", "Files of the proof of address", Always, files("Proof of address file", 5)),
    ],
    rules: proof_of_address::RULES,
    check: proof_of_address::check,
};

const BANK_STATEMENT: &[Field] = &[
    field(names::COUNTRY, "Country of the bank statement", Always, COUNTRY),
    field("files", "Files of the bank statement", Always, files("Bank statement file", 3)),
];

const NAME: Shape = Shape::Text(Format::FreeText { max: Some(50) });
const FREE_TEXT: Shape = Shape::Text(Format::FreeText { max: None });
const COUNTRY: Shape = Shape::Text(Format::Country { refuse_prohibited: false });
const COUNTRY_WE_SERVE: Shape = Shape::Text(Format::Country { refuse_prohibited: true });

const fn field(name: &'static str, label: &'static str, presence: Presence, shape: Shape) -> Field {
    Field { name, label, presence, shape }
}

const fn choices(item_label: &'static str, names: &'static [&'static str]) -> Shape {
    Shape::List(List { item: Item::Choice(names), item_label, min: 1, max: None })
}

const fn files(item_label: &'static str, max: u64) -> Shape {
    Shape::List(List { item: Item::File, item_label, min: 1, max: Some(max) })
}
