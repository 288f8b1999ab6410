//! The field table: a row for each line of the guide's table, in its order (guide, section 4).
//!
//! The order of issues, the required fields, the lists of choices and the limits are all read from here.

use crate::checks::proof_of_address;
use crate::field::{Choices, Field, Format, Item, List, Object, Presence, Shape};
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
pub(crate) const INDIVIDUAL: Field = field(
    names::INDIVIDUAL,
    "Individual",
    "The person who is onboarded, complete: a correction replaces all that is stored.",
    Always,
    Shape::Object(Object::of(INDIVIDUAL_FIELDS)),
);

const INDIVIDUAL_FIELDS: &[Field] = &[
    known_to_browsers(
        "given-name",
        field(names::FIRST_NAME, "First name", "Given names as the identity document shows them.", Always, name("Ada")),
    ),
    known_to_browsers(
        "family-name",
        field("last_name", "Last name", "The family name as the identity document shows it.", Always, name("Smith")),
    ),
    known_to_browsers(
        "email",
        field(
            "email",
            "Email",
            "The e-mail address alone, without a name or angle brackets.",
            Always,
            Shape::Text(Format::Email),
        ),
    ),
    field(
        "nationality",
        "Nationality",
        "The country of citizenship: its ISO 3166-1 alpha-2 code. Harbor does not serve every country.",
        Always,
        COUNTRY_WE_SERVE,
    ),
    known_to_browsers(
        "bday",
        field(
            "birthday",
            "Birthday",
            "The day of birth as YYYY-MM-DD. Harbor takes adults only.",
            Always,
            Shape::Text(Format::Birthday),
        ),
    ),
    field(
        names::RESIDENCE,
        "Residence",
        "Where the person lives. Its country decides which further fields are needed.",
        Always,
        Shape::Object(Object::of(RESIDENCE)),
    ),
    field(
        "occupation",
        "Occupation",
        "The slug of an occupation, as the occupations lookup gives it.",
        Always,
        Shape::Text(Format::Occupation),
    ),
    field(
        names::SOURCE_OF_WEALTH,
        "Source of wealth",
        "Where the person's wealth comes from: all that apply.",
        Always,
        choices("Source of wealth", SourceOfWealth::CHOICES),
    ),
    field(
        "source_of_wealth_other",
        "Other source of wealth",
        "The source of wealth in words. Needed if the list holds other; it plays no part otherwise.",
        WithOtherIn(names::SOURCE_OF_WEALTH),
        free_text("Royalty income"),
    ),
    field(
        names::PURPOSE_OF_USE,
        "Purpose of use",
        "What the person will use Harbor for: all that apply.",
        Always,
        choices("Purpose of use", PurposeOfUse::CHOICES),
    ),
    field(
        "purpose_of_use_other",
        "Other purpose of use",
        "The purpose in words. Needed if the list holds other; it plays no part otherwise.",
        WithOtherIn(names::PURPOSE_OF_USE),
        free_text("Treasury management"),
    ),
    field(
        names::IDENTITY_DOCUMENT,
        "Identity document",
        "A document with a photo, issued by a state.",
        Always,
        Shape::Object(Object::of(IDENTITY_DOCUMENT)),
    ),
    field(
        "ssn",
        "Social Security number",
        "The US Social Security number, digits only. Needed for a residence in the US; it plays no part elsewhere.",
        UsResidents,
        Shape::Text(Format::SocialSecurityNumber),
    ),
    field(
        names::PHONE,
        "Phone",
        "A mobile phone number. Needed for a residence in the US; it plays no part elsewhere.",
        UsResidents,
        Shape::Object(Object::of(PHONE)),
    ),
    field(
        names::PROOF_OF_ADDRESS,
        "Proof of address",
        "A recent document that shows the address. Needed for a residence in the US; it plays no part elsewhere.",
        UsResidents,
        Shape::Object(PROOF_OF_ADDRESS),
    ),
    field(
        names::HAS_US_BANK_ACCOUNT,
        "US bank account",
        "Whether the person has a bank account in the US. Needed for a residence outside the US; it plays no part in it.",
        ResidentsElsewhere,
        Shape::Boolean,
    ),
    field(
        "bank_statement",
        "Bank statement",
        "A statement of the US bank account. Needed for a residence outside the US if there is such an account.",
        WithUsBankAccount,
        Shape::Object(Object::of(BANK_STATEMENT)),
    ),
];

const RESIDENCE: &[Field] = &[
    known_to_browsers(
        "address-line1",
        field("street", "Street", "Street and number.", Always, free_text("200 Pine St")),
    ),
    known_to_browsers(
        "address-line2",
        field("sub_street", "Second address line", "Apartment, floor or building.", Always, free_text("Apt 5")),
    ),
    known_to_browsers("address-level2", field("city", "City", "The city or town.", Always, free_text("Richmond"))),
    known_to_browsers(
        "postal-code",
        field("postal_code", "Postal code", "The postal code as the country writes it.", Always, free_text("23219")),
    ),
    known_to_browsers(
        "country",
        field(
            names::COUNTRY,
            "Country of residence",
            "The ISO 3166-1 alpha-2 code of the country. Harbor does not serve every country.",
            Always,
            COUNTRY_WE_SERVE,
        ),
    ),
    known_to_browsers(
        "address-level1",
        field(
            "state",
            "State",
            "The ISO 3166-2 code of the subdivision without the country in front. Needed where the country has subdivisions; \
             left out where it has none.",
            WhereSubdivisionsExist,
            Shape::Text(Format::Subdivision),
        ),
    ),
];

const IDENTITY_DOCUMENT: &[Field] = &[
    field(
        names::TYPE,
        "Type of identity document",
        "What the document is.",
        Always,
        Shape::Text(Format::Choice { choices: DocumentType::CHOICES, example: DocumentType::Passport.name() }),
    ),
    field(
        names::COUNTRY,
        "Issuing country",
        "The ISO 3166-1 alpha-2 code of the country that issued it.",
        Always,
        COUNTRY,
    ),
    field(
        "front",
        "Front of the identity document",
        "A JPEG, PNG or PDF of the front, or of the page with the photo.",
        Always,
        Shape::File,
    ),
    field(
        "back",
        "Back of the identity document",
        "A JPEG, PNG or PDF of the back. Needed for every type that has two sides.",
        ForTwoSidedDocuments,
        Shape::File,
    ),
];

const PHONE: &[Field] = &[
    field(
        names::COUNTRY,
        "Country of the phone number",
        "The ISO 3166-1 alpha-2 code of the country that the number belongs to.",
        Always,
        COUNTRY,
    ),
    known_to_browsers(
        "tel",
        field(
            "number",
            "Phone number",
            "The full number in E.164: a plus sign, the calling code, and the number, without spaces.",
            Always,
            Shape::Text(Format::PhoneNumber),
        ),
    ),
];

const PROOF_OF_ADDRESS: Object = Object {
    fields: &[
        field(
            names::COUNTRY,
            "Country of the proof of address",
            "The ISO 3166-1 alpha-2 code of the country that the proof of address comes from.",
            Always,
            COUNTRY,
        ),
        field(
            "files",
            "Files of the proof of address",
            "The proof of address as JPEG, PNG or PDF files.",
            Always,
            files("Proof of address file", 5),
        ),
    ],
    rules: proof_of_address::RULES,
    check: proof_of_address::check,
};

const BANK_STATEMENT: &[Field] = &[
    field(
        names::COUNTRY,
        "Country of the bank statement",
        "The ISO 3166-1 alpha-2 code of the country that the bank statement comes from.",
        Always,
        COUNTRY,
    ),
    field(
        "files",
        "Files of the bank statement",
        "The bank statement as JPEG, PNG or PDF files.",
        Always,
        files("Bank statement file", 3),
    ),
];

const COUNTRY: Shape = Shape::Text(Format::Country { refuse_prohibited: false });
const COUNTRY_WE_SERVE: Shape = Shape::Text(Format::Country { refuse_prohibited: true });

const fn field(
    name: &'static str,
    label: &'static str,
    description: &'static str,
    presence: Presence,
    shape: Shape,
) -> Field {
    Field { name, label, description, autocomplete: "off", presence, shape }
}

/// A field that browsers know of the person.
const fn known_to_browsers(autocomplete: &'static str, field: Field) -> Field {
    Field { autocomplete, ..field }
}

const fn name(example: &'static str) -> Shape {
    Shape::Text(Format::FreeText { max: Some(50), example })
}

const fn free_text(example: &'static str) -> Shape {
    Shape::Text(Format::FreeText { max: None, example })
}

const fn choices(item_label: &'static str, choices: Choices) -> Shape {
    Shape::List(List { item: Item::Choice(choices), item_label, min: 1, max: None })
}

const fn files(item_label: &'static str, max: u64) -> Shape {
    Shape::List(List { item: Item::File, item_label, min: 1, max: Some(max) })
}
