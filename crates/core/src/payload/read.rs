//! From a body that was found valid to its types.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::{
    EncodedFile, IdentityDocument, Individual, NonUsResident, Payload, PurposeOfUse, Residence, Resident,
    SourceOfWealth, UsResident,
};
use crate::reference::CountryCode;

/// What a valid body may hold: what plays no part is left unread, for it may be of any content.
#[derive(Deserialize)]
struct Sent<'a> {
    first_name: String,
    last_name: String,
    email: String,
    nationality: String,
    birthday: NaiveDate,
    residence: Residence,
    occupation: String,
    source_of_wealth: Vec<SourceOfWealth>,
    #[serde(default, deserialize_with = "blank_is_absent")]
    source_of_wealth_other: Option<String>,
    purpose_of_use: Vec<PurposeOfUse>,
    #[serde(default, deserialize_with = "blank_is_absent")]
    purpose_of_use_other: Option<String>,
    #[serde(borrow)]
    identity_document: IdentityDocument<'a>,
    #[serde(borrow)]
    ssn: Option<&'a RawValue>,
    #[serde(borrow)]
    phone: Option<&'a RawValue>,
    #[serde(borrow)]
    proof_of_address: Option<&'a RawValue>,
    #[serde(borrow)]
    has_us_bank_account: Option<&'a RawValue>,
    #[serde(borrow)]
    bank_statement: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct SentBody<'a> {
    #[serde(borrow)]
    individual: Sent<'a>,
}

/// Reads a valid body, without its byte order mark. Blank members and those that play no part are left out.
pub(crate) fn read(body: &[u8]) -> serde_json::Result<Payload<'_>> {
    let SentBody { individual } = serde_json::from_slice(body)?;
    let resident = individual.resident()?;
    let source_of_wealth_other =
        individual.source_of_wealth_other.filter(|_| individual.source_of_wealth.contains(&SourceOfWealth::Other));
    let purpose_of_use_other =
        individual.purpose_of_use_other.filter(|_| individual.purpose_of_use.contains(&PurposeOfUse::Other));
    let individual = Individual {
        first_name: individual.first_name,
        last_name: individual.last_name,
        email: individual.email,
        nationality: individual.nationality,
        birthday: individual.birthday,
        residence: individual.residence,
        occupation: individual.occupation,
        source_of_wealth: individual.source_of_wealth,
        source_of_wealth_other,
        purpose_of_use: individual.purpose_of_use,
        purpose_of_use_other,
        resident,
        identity_document: individual.identity_document,
    };
    Ok(Payload { individual })
}

impl<'a> Sent<'a> {
    fn resident(&self) -> serde_json::Result<Resident<'a>> {
        if self.residence.country == CountryCode::US.as_str() {
            return Ok(Resident::UnitedStates(UsResident {
                ssn: part(self.ssn)?,
                phone: part(self.phone)?,
                proof_of_address: part(self.proof_of_address)?,
            }));
        }
        let has_us_bank_account = part(self.has_us_bank_account)?;
        let bank_statement = if has_us_bank_account { Some(part(self.bank_statement)?) } else { None };
        Ok(Resident::Elsewhere(NonUsResident { has_us_bank_account, bank_statement }))
    }
}

/// Reads a part that was left unread until it was known to apply.
fn part<'a, T: Deserialize<'a>>(raw: Option<&'a RawValue>) -> serde_json::Result<T> {
    serde_json::from_str(raw.map_or("null", RawValue::get))
}

/// An optional text that is `null` or blank counts as absent.
pub(super) fn blank_is_absent<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.filter(|text| !text.trim().is_empty()))
}

/// An optional file that is `null` or blank counts as absent.
pub(super) fn blank_file_is_absent<'de: 'a, 'a, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<EncodedFile<'a>>, D::Error> {
    let file = Option::<EncodedFile<'a>>::deserialize(deserializer)?;
    Ok(file.filter(|file| !file.as_base64().trim().is_empty()))
}
