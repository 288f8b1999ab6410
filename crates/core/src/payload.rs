//! The payload as Rust types, which serialise to exactly what Harbor takes.
//!
//! Personal fields are redacted in `Debug`, so that a payload in a log line gives nothing away.

mod file;
mod owned;
mod read;

use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

use crate::field::Choices;
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
    /// In words, if `source_of_wealth` holds `Other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_of_wealth_other: Option<String>,
    /// At least one.
    pub purpose_of_use: Vec<PurposeOfUse>,
    /// In words, if `purpose_of_use` holds `Other`.
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
    /// ISO 3166-2 code behind the hyphen; none for countries without subdivisions.
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
    pub phone: Phone,
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

/// A phone number.
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
redacted_debug!(Statement<'_> { files });
redacted_debug!(IdentityDocument<'_> { kind, front, back });

/// An enum whose variants are words of the guide, declared once: the variant, the word, its label, and what it means.
macro_rules! choices {
    ($(#[$docs:meta])* $name:ident {
        $($(#[$variant_docs:meta])* $variant:ident = $word:literal, $label:literal;)+
    }) => {
        $(#[$docs])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
        pub enum $name { $($(#[$variant_docs])* #[serde(rename = $word)] $variant,)+ }

        impl $name {
            /// All of them by the words that Harbor takes, in the order of the guide.
            pub const NAMES: &'static [&'static str] = &[$($word),+];

            /// The same with what a form calls them.
            pub const CHOICES: Choices = Choices { words: Self::NAMES, labels: &[$($label),+] };

            /// The one that a word stands for.
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($word => Some(Self::$variant),)+ _ => None }
            }

            /// The word that Harbor takes.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(self.name())
            }
        }
    };
}

choices! {
    /// Where a person's wealth comes from.
    SourceOfWealth {
        /// Salary or business income.
        SalaryBusinessIncome = "salaryBusinessIncome", "Salary or business income";
        /// Rent.
        RentalIncome = "rentalIncome", "Rental income";
        /// Pension, inheritance or a gift.
        PensionInheritanceGift = "pensionInheritanceGift", "Pension, inheritance or gift";
        /// Investments.
        InvestmentIncome = "investmentIncome", "Investment income";
        /// Something else, which `source_of_wealth_other` tells in words.
        Other = "other", "Other";
    }
}

choices! {
    /// What a person will use Harbor for.
    PurposeOfUse {
        /// Investing and trading.
        InvestmentTrading = "investmentTrading", "Investment or trading";
        /// Saving and holding.
        SavingsHolding = "savingsHolding", "Savings";
        /// Payments.
        Payments = "payments", "Payments";
        /// Salaries.
        SalaryFunds = "salaryFunds", "Salary";
        /// Payments of a business.
        BusinessPayments = "businessPayments", "Business payments";
        /// Remittances and support.
        RemittancesSupport = "remittancesSupport", "Remittances or family support";
        /// Something else, which `purpose_of_use_other` tells in words.
        Other = "other", "Other";
    }
}

choices! {
    /// The identity documents that Harbor takes.
    DocumentType {
        /// A national identity card.
        NationalId = "NATIONAL_ID", "National ID";
        /// A passport.
        Passport = "PASSPORT", "Passport";
        /// A driving licence.
        DriverLicence = "DRIVER_LICENCE", "Driver licence";
        /// A residence permit.
        ResidencePermit = "RESIDENCE_PERMIT", "Residence permit";
    }
}

/// The choice that asks for a text of its own.
pub(crate) const OTHER: &str = SourceOfWealth::Other.name();

impl DocumentType {
    /// Whether its back is needed as well, as long as no live lookup says otherwise: all but the passport.
    pub const fn has_two_sides(self) -> bool {
        !matches!(self, Self::Passport)
    }

    /// The words for those that have two sides.
    pub(crate) fn two_sided_names() -> Vec<&'static str> {
        let two_sided = |name: &&str| Self::from_name(name).is_some_and(Self::has_two_sides);
        Self::NAMES.iter().copied().filter(two_sided).collect()
    }
}
