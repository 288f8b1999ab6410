//! The payload as Rust types. They serialise to what Harbor accepts.
//!
//! `Debug` hides personal data, so that a payload in a log line reveals nothing.

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
/// It is returned by [`Preflight::parse`](crate::Preflight::parse), or built in code and serialised.
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
///         resident: Resident::NonUs(NonUsResident { has_us_bank_account: false, bank_statement: None }),
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

/// The person who is onboarded (guide, section 4). Files may be borrowed from the body that was parsed.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Individual<'a> {
    /// Given names.
    pub first_name: String,
    /// The family name.
    pub last_name: String,
    /// An e-mail address, without a name or angle brackets.
    pub email: String,
    /// The country of citizenship: ISO 3166-1 alpha-2.
    pub nationality: String,
    /// The date of birth.
    pub birthday: NaiveDate,
    /// Where the person lives.
    pub residence: Residence,
    /// A slug of the occupations lookup.
    pub occupation: String,
    /// Where the person's wealth comes from: at least one source.
    pub source_of_wealth: Vec<SourceOfWealth>,
    /// A description, if `source_of_wealth` contains `Other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_of_wealth_other: Option<String>,
    /// What the person will use Harbor for: at least one purpose.
    pub purpose_of_use: Vec<PurposeOfUse>,
    /// A description, if `purpose_of_use` contains `Other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose_of_use_other: Option<String>,
    /// The fields that depend on the country of residence.
    #[serde(flatten)]
    pub resident: Resident<'a>,
    /// A government-issued photo ID.
    pub identity_document: IdentityDocument<'a>,
}

/// Where a person lives.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Residence {
    /// The street and number.
    pub street: String,
    /// The flat, suite or floor.
    pub sub_street: String,
    /// The city or town.
    pub city: String,
    /// The state, as the part of its ISO 3166-2 code after the hyphen; `None` in a country without subdivisions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// The postal code, as it is written in the country.
    pub postal_code: String,
    /// The country of residence: ISO 3166-1 alpha-2.
    pub country: String,
}

/// The fields that depend on the country of residence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Resident<'a> {
    /// For a US resident: `residence.country` is `US`.
    Us(UsResident<'a>),
    /// For a non-US resident: `residence.country` is another country.
    NonUs(NonUsResident<'a>),
}

/// The fields of a US resident.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct UsResident<'a> {
    /// The US Social Security number: nine digits.
    pub ssn: String,
    /// A mobile phone number.
    #[serde(flatten)]
    pub phone: ResidentPhone,
    /// A recent document that shows the address.
    pub proof_of_address: Statement<'a>,
}

/// The fields of a non-US resident.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct NonUsResident<'a> {
    /// Whether the person has an account in the US.
    pub has_us_bank_account: bool,
    /// The statement of that account, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_statement: Option<Statement<'a>>,
}

/// The phone of a US resident, in the shape of its contract.
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
    /// The country that the number belongs to: ISO 3166-1 alpha-2.
    pub fn country(&self) -> &str {
        match self {
            Self::Object { phone } => &phone.country,
            Self::Fields(fields) => &fields.phone_country_code,
        }
    }

    /// The full number in E.164, with its plus sign.
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

/// The phone of a US resident as two fields of the person: the shape of `individual-v1.1`.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct PhoneFields {
    /// The country that the number belongs to: ISO 3166-1 alpha-2.
    pub phone_country_code: String,
    /// The full number in E.164, with its plus sign.
    pub phone_number: String,
}

/// The phone of a US resident as an object: the shape of `individual-v1`.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Phone {
    /// The country that the number belongs to: ISO 3166-1 alpha-2.
    pub country: String,
    /// The full number in E.164, with its plus sign.
    pub number: String,
}

/// A proof of address, or a bank statement.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Statement<'a> {
    /// The country that it comes from: ISO 3166-1 alpha-2.
    pub country: String,
    /// The files: at least one.
    pub files: Vec<EncodedFile<'a>>,
}

/// An identity document.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct IdentityDocument<'a> {
    /// The type of document.
    #[serde(rename = "type")]
    pub kind: DocumentType,
    /// The country that issued it: ISO 3166-1 alpha-2.
    pub country: String,
    /// The front, or the page with the photo.
    pub front: EncodedFile<'a>,
    /// The back, for a document with two sides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<EncodedFile<'a>>,
}

redacted_debug!(Individual<'_> { source_of_wealth, purpose_of_use, resident, identity_document });
redacted_debug!(Residence {});
redacted_debug!(UsResident<'_> { proof_of_address });
redacted_debug!(NonUsResident<'_> { bank_statement });
redacted_debug!(Phone {});
redacted_debug!(PhoneFields {});

/// Shows the shape, but not the number.
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
