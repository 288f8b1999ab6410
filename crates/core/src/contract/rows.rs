//! The rows of the field tables: the name, label, description, presence and shape of each field.
//!
//! A row is here once, even if several contracts have it in their tables.

use super::conditions::{
    ALWAYS, FOR_TWO_SIDED_DOCUMENTS, NON_US_RESIDENTS, US_RESIDENTS, WHERE_SUBDIVISIONS_EXIST, WITH_OTHER_PURPOSE,
    WITH_OTHER_SOURCE, WITH_US_BANK_ACCOUNT,
};
use crate::checks::{
    birthday, choice, country, email, file, free_text, list, occupation, phone, post_box, postal_code,
    proof_of_address, ssn, subdivision,
};
use crate::choices::{DocumentType, PurposeOfUse, SourceOfWealth};
use crate::context::Fact;
use crate::field::{Field, Object, Presence, Shape, TextFormat};

static FIRST_NAME_FORMAT: TextFormat = free_text::name(MAX_NAME, "Ada");
static LAST_NAME_FORMAT: TextFormat = free_text::name(MAX_NAME, "Smith");
static STREET: TextFormat = post_box::street("200 Pine St");
static SUB_STREET: TextFormat = post_box::sub_street("Apt 5");
static CITY: TextFormat = free_text::city("Richmond");
static POSTAL_CODE: TextFormat = postal_code::format("23219");
static OTHER_SOURCE: TextFormat = free_text::unlimited("Royalty income");
static OTHER_PURPOSE: TextFormat = free_text::unlimited("Treasury management");
static DOCUMENT_TYPE: TextFormat = choice::format(DocumentType::CHOICES, DocumentType::Passport.value());

/// The most code points of a first or last name.
const MAX_NAME: u64 = 50;

const COUNTRY: Shape = Shape::Text(&country::FORMAT);
const COUNTRY_SERVED: Shape = Shape::Text(&country::SERVED);
const FILE: Shape = Shape::File(&file::FORMAT);

/// The wrapper of the person, which is the only member of the body.
pub(super) const fn individual(object: Object) -> Field {
    field(
        "individual",
        "Individual",
        "The person who is onboarded, complete: a correction replaces everything that is stored.",
        ALWAYS,
        Shape::Object(object),
    )
}

pub(super) const FIRST_NAME: Field = known_to_browsers(
    "given-name",
    field(
        "first_name",
        "First name",
        "Given names as the identity document shows them.",
        ALWAYS,
        Shape::Text(&FIRST_NAME_FORMAT),
    ),
);

pub(super) const LAST_NAME: Field = known_to_browsers(
    "family-name",
    field(
        "last_name",
        "Last name",
        "The family name as the identity document shows it.",
        ALWAYS,
        Shape::Text(&LAST_NAME_FORMAT),
    ),
);

pub(super) const EMAIL: Field = known_to_browsers(
    "email",
    field(
        "email",
        "Email",
        "The e-mail address alone, without a name or angle brackets.",
        ALWAYS,
        Shape::Text(&email::FORMAT),
    ),
);

pub(super) const NATIONALITY: Field = field(
    "nationality",
    "Nationality",
    "The country of citizenship: its ISO 3166-1 alpha-2 code. Harbor does not serve every country.",
    ALWAYS,
    COUNTRY_SERVED,
);

pub(super) const BIRTHDAY: Field = known_to_browsers(
    "bday",
    field(
        "birthday",
        "Birthday",
        "The day of birth as YYYY-MM-DD. Harbor accepts adults only.",
        ALWAYS,
        Shape::Text(&birthday::FORMAT),
    ),
);

pub(super) const RESIDENCE: Field = field(
    "residence",
    "Residence",
    "Where the person lives. Its country decides which further fields are needed.",
    ALWAYS,
    Shape::Object(Object::of(RESIDENCE_FIELDS)),
);

pub(super) const OCCUPATION: Field = field(
    "occupation",
    "Occupation",
    "The slug of an occupation, as the occupations lookup gives it.",
    ALWAYS,
    Shape::Text(&occupation::FORMAT),
);

pub(super) const SOURCE_OF_WEALTH: Field = deciding(
    Fact::SourceOfWealth,
    field(
        "source_of_wealth",
        "Source of wealth",
        "Where the person's wealth comes from: all that apply.",
        ALWAYS,
        Shape::List(list::of_choices("Source of wealth", SourceOfWealth::CHOICES)),
    ),
);

pub(super) const SOURCE_OF_WEALTH_OTHER: Field = field(
    "source_of_wealth_other",
    "Other source of wealth",
    "A description of the source of wealth. Only needed if the list contains other.",
    &WITH_OTHER_SOURCE,
    Shape::Text(&OTHER_SOURCE),
);

pub(super) const PURPOSE_OF_USE: Field = deciding(
    Fact::PurposeOfUse,
    field(
        "purpose_of_use",
        "Purpose of use",
        "What the person will use Harbor for: all that apply.",
        ALWAYS,
        Shape::List(list::of_choices("Purpose of use", PurposeOfUse::CHOICES)),
    ),
);

pub(super) const PURPOSE_OF_USE_OTHER: Field = field(
    "purpose_of_use_other",
    "Other purpose of use",
    "A description of the purpose. Only needed if the list contains other.",
    &WITH_OTHER_PURPOSE,
    Shape::Text(&OTHER_PURPOSE),
);

pub(super) const IDENTITY_DOCUMENT: Field = field(
    "identity_document",
    "Identity document",
    "A government-issued photo ID.",
    ALWAYS,
    Shape::Object(Object::of(IDENTITY_DOCUMENT_FIELDS)),
);

pub(super) const SSN: Field = field(
    "ssn",
    "Social Security number",
    "The US Social Security number, digits only. Only needed for a residence in the US.",
    &US_RESIDENTS,
    Shape::Text(&ssn::FORMAT),
);

/// The phone of a US resident, as an object.
pub(super) const PHONE: Field = field(
    "phone",
    "Phone",
    "A mobile phone number. Only needed for a residence in the US.",
    &US_RESIDENTS,
    Shape::Object(Object::of(PHONE_FIELDS)),
);

const PHONE_FIELDS: &[Field] = &[phone_country("country", ALWAYS), phone_number("number", ALWAYS)];

/// The country of the phone of a US resident, as a field of the person.
pub(super) const PHONE_COUNTRY_CODE: Field = phone_country("phone_country_code", &US_RESIDENTS);

/// The phone number of a US resident, as a field of the person.
pub(super) const PHONE_NUMBER: Field = phone_number("phone_number", &US_RESIDENTS);

const fn phone_country(name: &'static str, presence: &'static Presence) -> Field {
    deciding(
        Fact::PhoneCountry,
        field(
            name,
            "Country of the phone number",
            "The ISO 3166-1 alpha-2 code of the country that the number belongs to.",
            presence,
            COUNTRY,
        ),
    )
}

const fn phone_number(name: &'static str, presence: &'static Presence) -> Field {
    known_to_browsers(
        "tel",
        field(
            name,
            "Phone number",
            "The full number in E.164: a plus sign, the calling code, and the number, without spaces.",
            presence,
            Shape::Text(&phone::FORMAT),
        ),
    )
}

pub(super) const PROOF_OF_ADDRESS: Field = deciding(
    Fact::ProofOfAddress,
    field(
        "proof_of_address",
        "Proof of address",
        "A recent document that shows the address. Only needed for a residence in the US.",
        &US_RESIDENTS,
        Shape::Object(Object {
            rules: proof_of_address::OBJECT_RULES,
            check: proof_of_address::check,
            ..Object::of(PROOF_OF_ADDRESS_FIELDS)
        }),
    ),
);

pub(super) const HAS_US_BANK_ACCOUNT: Field = deciding(
    Fact::HasUsBankAccount,
    field(
        "has_us_bank_account",
        "US bank account",
        "Whether the person has a bank account in the US. Only needed for a residence outside the US.",
        &NON_US_RESIDENTS,
        Shape::Boolean,
    ),
);

pub(super) const BANK_STATEMENT: Field = field(
    "bank_statement",
    "Bank statement",
    "A statement of the US bank account. Only needed for a residence outside the US, if there is such an account.",
    &WITH_US_BANK_ACCOUNT,
    Shape::Object(Object::of(BANK_STATEMENT_FIELDS)),
);

const RESIDENCE_FIELDS: &[Field] = &[
    known_to_browsers("address-line1", field("street", "Street", "Street and number.", ALWAYS, Shape::Text(&STREET))),
    known_to_browsers(
        "address-line2",
        field("sub_street", "Second address line", "Apartment, floor or building.", ALWAYS, Shape::Text(&SUB_STREET)),
    ),
    known_to_browsers("address-level2", field("city", "City", "The city or town.", ALWAYS, Shape::Text(&CITY))),
    known_to_browsers(
        "postal-code",
        field(
            "postal_code",
            "Postal code",
            "The postal code as the country writes it.",
            ALWAYS,
            Shape::Text(&POSTAL_CODE),
        ),
    ),
    known_to_browsers(
        "country",
        read_ahead(
            Fact::Residence,
            field(
                "country",
                "Country of residence",
                "The ISO 3166-1 alpha-2 code of the country. Harbor does not serve every country.",
                ALWAYS,
                COUNTRY_SERVED,
            ),
        ),
    ),
    known_to_browsers(
        "address-level1",
        field(
            "state",
            "State",
            "The ISO 3166-2 code of the subdivision without the country in front. Needed where the country has \
             subdivisions; left out where it has none.",
            &WHERE_SUBDIVISIONS_EXIST,
            Shape::Text(&subdivision::FORMAT),
        ),
    ),
];

const IDENTITY_DOCUMENT_FIELDS: &[Field] = &[
    deciding(
        Fact::DocumentType,
        field("type", "Type of identity document", "What the document is.", ALWAYS, Shape::Text(&DOCUMENT_TYPE)),
    ),
    deciding(
        Fact::IssuingCountry,
        field(
            "country",
            "Issuing country",
            "The ISO 3166-1 alpha-2 code of the country that issued it.",
            ALWAYS,
            COUNTRY,
        ),
    ),
    field(
        "front",
        "Front of the identity document",
        "A JPEG, PNG or PDF of the front, or of the page with the photo.",
        ALWAYS,
        FILE,
    ),
    field(
        "back",
        "Back of the identity document",
        "A JPEG, PNG or PDF of the back. Needed for every type that has two sides.",
        &FOR_TWO_SIDED_DOCUMENTS,
        FILE,
    ),
];

const PROOF_OF_ADDRESS_FIELDS: &[Field] = &[
    field(
        "country",
        "Country of the proof of address",
        "The ISO 3166-1 alpha-2 code of the country that the proof of address comes from.",
        ALWAYS,
        COUNTRY,
    ),
    field(
        "files",
        "Files of the proof of address",
        "The proof of address as JPEG, PNG or PDF files.",
        ALWAYS,
        Shape::List(list::of_files("Proof of address file", 5)),
    ),
];

const BANK_STATEMENT_FIELDS: &[Field] = &[
    field(
        "country",
        "Country of the bank statement",
        "The ISO 3166-1 alpha-2 code of the country that the bank statement comes from.",
        ALWAYS,
        COUNTRY,
    ),
    field(
        "files",
        "Files of the bank statement",
        "The bank statement as JPEG, PNG or PDF files.",
        ALWAYS,
        Shape::List(list::of_files("Bank statement file", 3)),
    ),
];

const fn field(
    name: &'static str,
    label: &'static str,
    description: &'static str,
    presence: &'static Presence,
    shape: Shape,
) -> Field {
    Field { name, label, description, autocomplete: "off", presence, shape, decides: None, is_read_ahead: false }
}

/// A field that browsers can fill in. `autocomplete` is a value of the HTML attribute.
const fn known_to_browsers(autocomplete: &'static str, field: Field) -> Field {
    Field { autocomplete, ..field }
}

/// A field on whose value other fields depend.
const fn deciding(fact: Fact, field: Field) -> Field {
    Field { decides: Some(fact), ..field }
}

/// A field whose value fields before it depend on as well: for what they report, not for whether they apply.
const fn read_ahead(fact: Fact, field: Field) -> Field {
    Field { is_read_ahead: true, ..deciding(fact, field) }
}
