//! The payload as Rust types, which serialise to exactly what Harbor takes.
//!
//! `Debug` redacts personal fields, so that a payload in a log line reveals nothing.

mod file;
mod owned;
mod read;

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::choices::{DocumentType, PurposeOfUse, SourceOfWealth};
use crate::redacted::redacted_debug;

pub use self::file::EncodedFile;
pub(crate) use self::read::read;

/// The body of a request (guide, section 3): `{"individual": {…}}`.
///
/// ```
/// use harbor_preflight::*;
///
/// let payload = Payload {
///     individual: Individual {
///         first_name: "Lee".into(),
///         last_name: "Wong".into(),
///         email: "lee@acme.gb".into(),
///         nationality: "GB".into(),
///         birthday: NaiveDate::from_ymd_opt(1992, 2, 2).expect("a day of the calendar"),
///         residence: Residence {
///             street: "10 High St".into(),
///             sub_street: "Flat 2".into(),
///             city: "London".into(),
///             state: Some("ENG".into()),
///             postal_code: "SW1A1AA".into(),
///             country: "GB".into(),
///         },
///         occupation: "medical_doctors".into(),
///         source_of_wealth: vec![SourceOfWealth::SalaryBusinessIncome],
///         source_of_wealth_other: None,
///         purpose_of_use: vec![PurposeOfUse::Payments],
///         purpose_of_use_other: None,
///         resident: Resident::Elsewhere(NonUsResident { has_us_bank_account: false, bank_statement: None }),
///         identity_document: IdentityDocument {
///             kind: DocumentType::Passport,
///             country: "GB".into(),
///             front: EncodedFile::encode(b"\xFF\xD8\xFF the bytes of a photo \xFF\xD9"),
///             back: None,
///         },
///     },
/// };
/// let body = serde_json::to_vec(&payload).expect("a payload always serialises");
///
/// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
/// assert!(preflight.validate(&body, &Submission::new()).valid);
/// assert_eq!(preflight.parse(&body, &Submission::new())?, payload);
/// # Ok::<(), Report>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Payload<'a> {
    /// The person.
    pub individual: Individual<'a>,
}

/// A person (guide, section 4). Files may be borrowed from the body that they were read from.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Individual<'a> {
    /// Given names.
    pub first_name: String,
    /// The family name.
    pub last_name: String,
    /// An address that a mail transport takes.
    pub email: String,
    /// ISO 3166-1 alpha-2.
    pub nationality: String,
    /// The day of birth.
    pub birthday: NaiveDate,
    /// Where the person lives.
    pub residence: Residence,
    /// A slug of the occupations lookup.
    pub occupation: String,
    /// At least one.
    pub source_of_wealth: Vec<SourceOfWealth>,
    /// A description, if `source_of_wealth` contains `Other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_of_wealth_other: Option<String>,
    /// At least one.
    pub purpose_of_use: Vec<PurposeOfUse>,
    /// A description, if `purpose_of_use` contains `Other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose_of_use_other: Option<String>,
    /// What the guide asks of this kind of resident.
    #[serde(flatten)]
    pub resident: Resident<'a>,
    /// A passport, card or permit.
    pub identity_document: IdentityDocument<'a>,
}

/// Where a person lives.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Residence {
    /// Street and number.
    pub street: String,
    /// Flat, suite, floor.
    pub sub_street: String,
    /// Town.
    pub city: String,
    /// The part of an ISO 3166-2 code after the hyphen; none for countries without subdivisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// Postal code as it is written there.
    pub postal_code: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
}

/// The fields that depend on the country of residence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Resident<'a> {
    /// `residence.country` is `US`.
    UnitedStates(UsResident<'a>),
    /// It is any other country.
    Elsewhere(NonUsResident<'a>),
}

/// What is asked of residents of the US.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct UsResident<'a> {
    /// Nine digits.
    pub ssn: String,
    /// A mobile number.
    #[serde(flatten)]
    pub phone: ResidentPhone,
    /// A recent document that shows the address.
    pub proof_of_address: Statement<'a>,
}

/// What is asked of residents of all other countries.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NonUsResident<'a> {
    /// Whether the person has an account in the US.
    pub has_us_bank_account: bool,
    /// The statement of that account, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_statement: Option<Statement<'a>>,
}

/// The phone of a US resident, in the shape of one contract or another.
///
/// ```
/// use harbor_preflight::{Phone, PhoneFields, ResidentPhone};
///
/// let phone = ResidentPhone::from(Phone { country: "US".into(), number: "+14045550101".into() });
/// let expected = r#"{"phone":{"country":"US","number":"+14045550101"}}"#;
/// assert_eq!(serde_json::to_string(&phone).expect("it always serialises"), expected);
///
/// let fields = PhoneFields { phone_country_code: "US".into(), phone_number: "+14045550101".into() };
/// let expected = r#"{"phone_country_code":"US","phone_number":"+14045550101"}"#;
/// assert_eq!(serde_json::to_string(&ResidentPhone::from(fields)).expect("it always serialises"), expected);
/// ```
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum ResidentPhone {
    /// The shape of `individual-v1`: an object.
    Object {
        /// The phone.
        phone: Phone,
    },
    /// The shape of `individual-v1.1`: two fields of the person.
    Fields(PhoneFields),
}

impl ResidentPhone {
    /// ISO 3166-1 alpha-2 of the country that the number is said to belong to.
    pub fn country(&self) -> &str {
        match self {
            Self::Object { phone } => &phone.country,
            Self::Fields(fields) => &fields.phone_country_code,
        }
    }

    /// The number in E.164, with its plus sign.
    pub fn number(&self) -> &str {
        match self {
            Self::Object { phone } => &phone.number,
            Self::Fields(fields) => &fields.phone_number,
        }
    }
}

impl From<Phone> for ResidentPhone {
    fn from(phone: Phone) -> Self {
        Self::Object { phone }
    }
}

impl From<PhoneFields> for ResidentPhone {
    fn from(fields: PhoneFields) -> Self {
        Self::Fields(fields)
    }
}

/// A phone number in two fields of the person.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PhoneFields {
    /// ISO 3166-1 alpha-2.
    pub phone_country_code: String,
    /// E.164, with its plus sign.
    pub phone_number: String,
}

/// A phone number as an object.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// E.164, with its plus sign.
    pub number: String,
}

/// A proof of address, or a bank statement.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Statement<'a> {
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// The pages.
    pub files: Vec<EncodedFile<'a>>,
}

/// An identity document.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct IdentityDocument<'a> {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: DocumentType,
    /// ISO 3166-1 alpha-2 of the country that issued it.
    pub country: String,
    /// The front, or the page with the photo.
    pub front: EncodedFile<'a>,
    /// The back, for documents that have one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<EncodedFile<'a>>,
}

redacted_debug!(Individual<'_> { source_of_wealth, purpose_of_use, resident, identity_document });
redacted_debug!(Residence {});
redacted_debug!(UsResident<'_> { proof_of_address });
redacted_debug!(NonUsResident<'_> { bank_statement });
redacted_debug!(Phone {});
redacted_debug!(PhoneFields {});

/// Shows which shape it has, and nothing of the number.
impl fmt::Debug for ResidentPhone {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object { phone } => phone.fmt(formatter),
            Self::Fields(fields) => fields.fmt(formatter),
        }
    }
}

redacted_debug!(Statement<'_> { files });
redacted_debug!(IdentityDocument<'_> { kind, front, back });
