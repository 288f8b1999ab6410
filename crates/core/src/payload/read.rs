//! Reads a valid body into typed payloads.
//!
//! The types here are private on purpose: error messages of serde repeat values, and must not leave this crate.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use serde_json::value::RawValue;

use super::{
    EncodedFile, IdentityDocument, Individual, NonUsResident, Payload, Phone, PhoneFields, Residence, Resident,
    ResidentPhone, Statement, UsResident,
};
use crate::choices::{DocumentType, PurposeOfUse, SourceOfWealth};
use crate::contract::PayloadTypes;
use crate::reference::CountryCode;

#[derive(serde::Deserialize)]
struct SentBody<'a> {
    #[serde(borrow)]
    individual: SentIndividual<'a>,
}

/// The person in a valid body. Fields that may not apply are kept unread, because their content is then not checked.
#[derive(serde::Deserialize)]
struct SentIndividual<'a> {
    first_name: String,
    last_name: String,
    email: String,
    nationality: String,
    birthday: NaiveDate,
    residence: SentResidence,
    occupation: String,
    source_of_wealth: Vec<String>,
    source_of_wealth_other: Option<String>,
    purpose_of_use: Vec<String>,
    purpose_of_use_other: Option<String>,
    #[serde(borrow)]
    identity_document: SentDocument<'a>,
    #[serde(borrow)]
    ssn: Option<&'a RawValue>,
    #[serde(borrow)]
    phone: Option<&'a RawValue>,
    #[serde(borrow)]
    phone_country_code: Option<&'a RawValue>,
    #[serde(borrow)]
    phone_number: Option<&'a RawValue>,
    #[serde(borrow)]
    proof_of_address: Option<&'a RawValue>,
    #[serde(borrow)]
    has_us_bank_account: Option<&'a RawValue>,
    #[serde(borrow)]
    bank_statement: Option<&'a RawValue>,
}

#[derive(serde::Deserialize)]
struct SentResidence {
    street: String,
    sub_street: String,
    city: String,
    state: Option<String>,
    postal_code: String,
    country: String,
}

#[derive(serde::Deserialize)]
struct SentDocument<'a> {
    r#type: String,
    country: String,
    #[serde(borrow)]
    front: SentFile<'a>,
    #[serde(borrow)]
    back: Option<SentFile<'a>>,
}

#[derive(serde::Deserialize)]
struct SentPhone {
    country: String,
    number: String,
}

#[derive(serde::Deserialize)]
struct SentStatement<'a> {
    country: String,
    #[serde(borrow)]
    files: Vec<SentFile<'a>>,
}

/// Reads a valid body, without a byte order mark, into the types of a contract. Members that are blank or do not apply
/// are left out. Returns `None` if the body is not valid.
pub(crate) fn read(body: &[u8], types: PayloadTypes) -> Option<Payload<'_>> {
    let SentBody { individual } = serde_json::from_slice(body).ok()?;
    let resident = individual.resident(types)?;
    let source_of_wealth = choices(&individual.source_of_wealth, SourceOfWealth::from_value)?;
    let purpose_of_use = choices(&individual.purpose_of_use, PurposeOfUse::from_value)?;
    let individual = Individual {
        first_name: individual.first_name,
        last_name: individual.last_name,
        email: individual.email,
        nationality: individual.nationality,
        birthday: individual.birthday,
        residence: individual.residence.into_typed(),
        occupation: individual.occupation,
        source_of_wealth_other: present(individual.source_of_wealth_other)
            .filter(|_| source_of_wealth.contains(&SourceOfWealth::Other)),
        source_of_wealth,
        purpose_of_use_other: present(individual.purpose_of_use_other)
            .filter(|_| purpose_of_use.contains(&PurposeOfUse::Other)),
        purpose_of_use,
        resident,
        identity_document: individual.identity_document.into_typed()?,
    };
    Some(Payload { individual })
}

impl<'a> SentIndividual<'a> {
    fn resident(&self, types: PayloadTypes) -> Option<Resident<'a>> {
        if self.residence.country == CountryCode::US.as_str() {
            return Some(Resident::Us(UsResident {
                ssn: read_raw(self.ssn)?,
                phone: self.phone(types)?,
                proof_of_address: read_raw::<SentStatement<'a>>(self.proof_of_address)?.into_typed(),
            }));
        }
        let has_us_bank_account = read_raw(self.has_us_bank_account)?;
        let bank_statement = if has_us_bank_account {
            Some(read_raw::<SentStatement<'a>>(self.bank_statement)?.into_typed())
        } else {
            None
        };
        Some(Resident::NonUs(NonUsResident { has_us_bank_account, bank_statement }))
    }

    fn phone(&self, types: PayloadTypes) -> Option<ResidentPhone> {
        Some(match types {
            PayloadTypes::V1 => read_raw::<SentPhone>(self.phone)?.into_typed().into(),
            PayloadTypes::V1_1 => {
                let (phone_country_code, phone_number) =
                    (read_raw(self.phone_country_code)?, read_raw(self.phone_number)?);
                PhoneFields { phone_country_code, phone_number }.into()
            }
        })
    }
}

impl SentResidence {
    fn into_typed(self) -> Residence {
        let Self { street, sub_street, city, state, postal_code, country } = self;
        Residence { street, sub_street, city, state: present(state), postal_code, country }
    }
}

impl SentPhone {
    fn into_typed(self) -> Phone {
        Phone { country: self.country, number: self.number }
    }
}

impl<'a> SentStatement<'a> {
    fn into_typed(self) -> Statement<'a> {
        Statement { country: self.country, files: self.files.into_iter().map(SentFile::into_typed).collect() }
    }
}

impl<'a> SentDocument<'a> {
    fn into_typed(self) -> Option<IdentityDocument<'a>> {
        Some(IdentityDocument {
            kind: DocumentType::from_value(&self.r#type)?,
            country: self.country,
            front: self.front.into_typed(),
            back: self.back.filter(|back| !back.0.trim().is_empty()).map(SentFile::into_typed),
        })
    }
}

/// Reads a field that was kept unread, once it is known to apply.
fn read_raw<'a, T: Deserialize<'a>>(raw: Option<&'a RawValue>) -> Option<T> {
    serde_json::from_str(raw?.get()).ok()
}

/// The text of an optional field, unless it is blank, which counts as absent.
fn present(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn choices<T>(values: &[String], from_value: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    values.iter().map(|value| from_value(value)).collect()
}

/// A file, borrowed from the body if possible. A plain `Cow` is not enough: serde copies one in a `Vec`.
struct SentFile<'a>(Cow<'a, str>);

impl<'a> SentFile<'a> {
    fn into_typed(self) -> EncodedFile<'a> {
        EncodedFile::from_base64(self.0)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for SentFile<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(SentFileVisitor)
    }
}

struct SentFileVisitor;

impl<'de> Visitor<'de> for SentFileVisitor {
    type Value = SentFile<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a file in base64")
    }

    fn visit_borrowed_str<E: Error>(self, base64: &'de str) -> Result<Self::Value, E> {
        Ok(SentFile(Cow::Borrowed(base64)))
    }

    fn visit_str<E: Error>(self, base64: &str) -> Result<Self::Value, E> {
        Ok(SentFile(Cow::Owned(base64.to_owned())))
    }
}
