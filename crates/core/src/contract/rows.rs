//! The rows of the field tables: the name, words, description, presence and shape of each field.
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
use crate::wording::Wording;

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
        Wording::new("individual", "Individual", "Add the details of the person.", ""),
        "The person who is onboarded, complete: a correction replaces everything that is stored.",
        ALWAYS,
        Shape::Object(object),
    )
}

pub(super) const FIRST_NAME: Field = known_to_browsers(
    "given-name",
    field(
        "first_name",
        Wording::new("first_name", "First name", "Enter your first name.", "As on your identity document."),
        "Given names as the identity document shows them.",
        ALWAYS,
        Shape::Text(&FIRST_NAME_FORMAT),
    ),
);

pub(super) const LAST_NAME: Field = known_to_browsers(
    "family-name",
    field(
        "last_name",
        Wording::new("last_name", "Last name", "Enter your last name.", "As on your identity document."),
        "The family name as the identity document shows it.",
        ALWAYS,
        Shape::Text(&LAST_NAME_FORMAT),
    ),
);

pub(super) const EMAIL: Field = known_to_browsers(
    "email",
    field(
        "email",
        Wording::new("email", "Email address", "Enter your email address.", ""),
        "The email address alone, without a name or angle brackets.",
        ALWAYS,
        Shape::Text(&email::FORMAT),
    ),
);

pub(super) const NATIONALITY: Field = field(
    "nationality",
    Wording::new("nationality", "Nationality", "Select your nationality.", "The country you are a citizen of."),
    "The country of citizenship: its ISO 3166-1 alpha-2 code. Harbor does not serve every country.",
    ALWAYS,
    COUNTRY_SERVED,
);

pub(super) const BIRTHDAY: Field = known_to_browsers(
    "bday",
    field(
        "birthday",
        Wording::new("birthday", "Date of birth", "Enter your date of birth.", "You must be 18 or over."),
        "The day of birth as YYYY-MM-DD. Harbor accepts adults only.",
        ALWAYS,
        Shape::Text(&birthday::FORMAT),
    ),
);

pub(super) const RESIDENCE: Field = field(
    "residence",
    Wording::new("residence", "Home address", "Enter your home address.", "Where you live."),
    "Where the person lives. Its country decides which further fields are needed.",
    ALWAYS,
    Shape::Object(Object::of(RESIDENCE_FIELDS)),
);

pub(super) const OCCUPATION: Field = field(
    "occupation",
    Wording::new("occupation", "Occupation", "Select your occupation.", ""),
    "The slug of an occupation, as the occupations lookup gives it.",
    ALWAYS,
    Shape::Text(&occupation::FORMAT),
);

pub(super) const SOURCE_OF_WEALTH: Field = deciding(
    Fact::SourceOfWealth,
    field(
        "source_of_wealth",
        Wording::new(
            "source_of_wealth",
            "Source of wealth",
            "Select where your money comes from.",
            "Where your money comes from. Select all that apply.",
        ),
        "Where the person's wealth comes from: all that apply.",
        ALWAYS,
        Shape::List(list::of_choices(
            Wording::label("source_of_wealth.item", "Source of wealth {number}"),
            SourceOfWealth::CHOICES,
        )),
    ),
);

pub(super) const SOURCE_OF_WEALTH_OTHER: Field = field(
    "source_of_wealth_other",
    Wording::new("source_of_wealth_other", "Other source of wealth", "Describe your other source of wealth.", ""),
    "A description of the source of wealth. Only needed if the list contains other.",
    &WITH_OTHER_SOURCE,
    Shape::Text(&OTHER_SOURCE),
);

pub(super) const PURPOSE_OF_USE: Field = deciding(
    Fact::PurposeOfUse,
    field(
        "purpose_of_use",
        Wording::new(
            "purpose_of_use",
            "Purpose of use",
            "Select what you will use your account for.",
            "What you will use your account for. Select all that apply.",
        ),
        "What the person will use Harbor for: all that apply.",
        ALWAYS,
        Shape::List(list::of_choices(
            Wording::label("purpose_of_use.item", "Purpose of use {number}"),
            PurposeOfUse::CHOICES,
        )),
    ),
);

pub(super) const PURPOSE_OF_USE_OTHER: Field = field(
    "purpose_of_use_other",
    Wording::new("purpose_of_use_other", "Other purpose of use", "Describe your other purpose of use.", ""),
    "A description of the purpose. Only needed if the list contains other.",
    &WITH_OTHER_PURPOSE,
    Shape::Text(&OTHER_PURPOSE),
);

pub(super) const IDENTITY_DOCUMENT: Field = field(
    "identity_document",
    Wording::new(
        "identity_document",
        "Identity document",
        "Add your identity document.",
        "A photo ID issued by a government.",
    ),
    "A government-issued photo ID.",
    ALWAYS,
    Shape::Object(Object::of(IDENTITY_DOCUMENT_FIELDS)),
);

pub(super) const SSN: Field = field(
    "ssn",
    Wording::new("ssn", "Social Security number", "Enter your Social Security number.", "9 digits."),
    "The US Social Security number, digits only. Only needed for a residence in the US.",
    &US_RESIDENTS,
    Shape::Text(&ssn::FORMAT),
);

/// The phone of a US resident, as an object.
pub(super) const PHONE: Field = field(
    "phone",
    Wording::new("phone", "Phone", "Enter your mobile number.", ""),
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
            Wording::new(
                "phone.country",
                "Country of your mobile number",
                "Select the country of your mobile number.",
                "",
            ),
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
            Wording::new(
                "phone.number",
                "Mobile number",
                "Enter your mobile number.",
                "With its country code, like +14045550101.",
            ),
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
        Wording::new(
            "proof_of_address",
            "Proof of address",
            "Add proof of your address.",
            "A bill, bank statement or tax notice from the last 90 days that shows your name and address.",
        ),
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
        Wording::new(
            "has_us_bank_account",
            "US bank account",
            "Select whether you have a bank account in the US.",
            "Do you have a bank account in the US?",
        ),
        "Whether the person has a bank account in the US. Only needed for a residence outside the US.",
        &NON_US_RESIDENTS,
        Shape::Boolean,
    ),
);

pub(super) const BANK_STATEMENT: Field = field(
    "bank_statement",
    Wording::new("bank_statement", "Bank statement", "Add a statement from your US bank account.", ""),
    "A statement of the US bank account. Only needed for a residence outside the US, if there is such an account.",
    &WITH_US_BANK_ACCOUNT,
    Shape::Object(Object::of(BANK_STATEMENT_FIELDS)),
);

const RESIDENCE_FIELDS: &[Field] = &[
    known_to_browsers(
        "address-line1",
        field(
            "street",
            Wording::new("residence.street", "Street address", "Enter your street address.", ""),
            "Street address.",
            ALWAYS,
            Shape::Text(&STREET),
        ),
    ),
    known_to_browsers(
        "address-line2",
        field(
            "sub_street",
            Wording::new(
                "residence.sub_street",
                "Address line 2",
                "Enter the second line of your address.",
                "Apartment, floor or building. If you have none, enter N/A.",
            ),
            "Apartment, floor or building.",
            ALWAYS,
            Shape::Text(&SUB_STREET),
        ),
    ),
    known_to_browsers(
        "address-level2",
        field(
            "city",
            Wording::new("residence.city", "City", "Enter your city or town.", ""),
            "The city or town.",
            ALWAYS,
            Shape::Text(&CITY),
        ),
    ),
    known_to_browsers(
        "postal-code",
        field(
            "postal_code",
            Wording::new("residence.postal_code", "Postal code", "Enter your postal code.", ""),
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
                Wording::new("residence.country", "Country of residence", "Select the country you live in.", ""),
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
            Wording::new("residence.state", "State or region", "Select your state or region.", ""),
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
        field(
            "type",
            Wording::new("identity_document.type", "Type of document", "Select the type of your document.", ""),
            "What the document is.",
            ALWAYS,
            Shape::Text(&DOCUMENT_TYPE),
        ),
    ),
    deciding(
        Fact::IssuingCountry,
        field(
            "country",
            Wording::new(
                "identity_document.country",
                "Issuing country",
                "Select the country that issued your document.",
                "",
            ),
            "The ISO 3166-1 alpha-2 code of the country that issued it.",
            ALWAYS,
            COUNTRY,
        ),
    ),
    field("front", FRONT, "A JPEG, PNG or PDF of the front, or of the page with the photo.", ALWAYS, FILE),
    field(
        "back",
        BACK,
        "A JPEG, PNG or PDF of the back. Needed for every type that has two sides.",
        &FOR_TWO_SIDED_DOCUMENTS,
        FILE,
    ),
];

const FRONT: Wording = Wording::new(
    "identity_document.front",
    "Front of your document",
    "Upload the front of your document.",
    "All four corners must be visible, and all text readable.",
)
.with_documents(&[
    side(
        "PASSPORT",
        "identity_document.front.PASSPORT",
        "Photo page of your passport",
        "Upload the photo page of your passport.",
    ),
    side(
        "NATIONAL_ID",
        "identity_document.front.NATIONAL_ID",
        "Front of your national ID",
        "Upload the front of your national ID.",
    ),
    side(
        "DRIVER_LICENCE",
        "identity_document.front.DRIVER_LICENCE",
        "Front of your driver licence",
        "Upload the front of your driver licence.",
    ),
    side(
        "RESIDENCE_PERMIT",
        "identity_document.front.RESIDENCE_PERMIT",
        "Front of your residence permit",
        "Upload the front of your residence permit.",
    ),
]);

const BACK: Wording =
    Wording::new("identity_document.back", "Back of your document", "Upload the back of your document.", "")
        .with_documents(&[
            side(
                "NATIONAL_ID",
                "identity_document.back.NATIONAL_ID",
                "Back of your national ID",
                "Upload the back of your national ID.",
            ),
            side(
                "DRIVER_LICENCE",
                "identity_document.back.DRIVER_LICENCE",
                "Back of your driver licence",
                "Upload the back of your driver licence.",
            ),
            side(
                "RESIDENCE_PERMIT",
                "identity_document.back.RESIDENCE_PERMIT",
                "Back of your residence permit",
                "Upload the back of your residence permit.",
            ),
        ]);

/// The words of a side of a document of this type. What helps is the same for all types.
const fn side(
    document: &'static str,
    id: &'static str,
    label: &'static str,
    prompt: &'static str,
) -> (&'static str, Wording) {
    (document, Wording::new(id, label, prompt, ""))
}

const PROOF_OF_ADDRESS_FIELDS: &[Field] = &[
    field(
        "country",
        Wording::new(
            "proof_of_address.country",
            "Country of your proof of address",
            "Select the country of your proof of address.",
            "",
        ),
        "The ISO 3166-1 alpha-2 code of the country that the proof of address comes from.",
        ALWAYS,
        COUNTRY,
    ),
    field(
        "files",
        Wording::new("proof_of_address.files", "Proof of address files", "Upload your proof of address.", "All pages."),
        "The proof of address as JPEG, PNG or PDF files.",
        ALWAYS,
        Shape::List(list::of_files(
            Wording::label("proof_of_address.files.item", "Proof of address, file {number}"),
            5,
        )),
    ),
];

const BANK_STATEMENT_FIELDS: &[Field] = &[
    field(
        "country",
        Wording::new(
            "bank_statement.country",
            "Country of your bank statement",
            "Select the country of your bank statement.",
            "",
        ),
        "The ISO 3166-1 alpha-2 code of the country that the bank statement comes from.",
        ALWAYS,
        COUNTRY,
    ),
    field(
        "files",
        Wording::new("bank_statement.files", "Bank statement files", "Upload your bank statement.", "All pages."),
        "The bank statement as JPEG, PNG or PDF files.",
        ALWAYS,
        Shape::List(list::of_files(Wording::label("bank_statement.files.item", "Bank statement, file {number}"), 3)),
    ),
];

const fn field(
    name: &'static str,
    wording: Wording,
    description: &'static str,
    presence: &'static Presence,
    shape: Shape,
) -> Field {
    Field { name, wording, description, autocomplete: "off", presence, shape, decides: None, is_read_ahead: false }
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
