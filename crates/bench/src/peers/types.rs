//! The payload as types, with the rules of both `garde` and `validator`.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use validator::{Validate as _, ValidationError};

use super::rules;

type Text<'a> = Cow<'a, str>;

// `Serialize`, because an error of `validator` contains the invalid value.
#[derive(Deserialize, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
enum SourceOfWealth {
    SalaryBusinessIncome,
    RentalIncome,
    PensionInheritanceGift,
    InvestmentIncome,
    Other,
}

// `Serialize`, because an error of `validator` contains the invalid value.
#[derive(Deserialize, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
enum PurposeOfUse {
    InvestmentTrading,
    SavingsHolding,
    Payments,
    SalaryFunds,
    BusinessPayments,
    RemittancesSupport,
    Other,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum DocumentType {
    NationalId,
    Passport,
    DriverLicence,
    ResidencePermit,
}

#[derive(Deserialize, garde::Validate, validator::Validate)]
pub(super) struct Payload<'a> {
    #[serde(borrow)]
    #[garde(dive)]
    #[validate(nested)]
    individual: Individual<'a>,
}

#[derive(Deserialize, garde::Validate, validator::Validate)]
struct Individual<'a> {
    #[garde(length(chars, min = 1, max = 50))]
    #[validate(length(min = 1, max = 50))]
    first_name: Text<'a>,
    #[garde(length(chars, min = 1, max = 50))]
    #[validate(length(min = 1, max = 50))]
    last_name: Text<'a>,
    #[garde(email)]
    #[validate(email)]
    email: Text<'a>,
    #[garde(custom(garde_by(rules::is_country)))]
    #[validate(custom(function = "valid_country"))]
    nationality: Text<'a>,
    #[garde(custom(garde_by(rules::is_adult)))]
    #[validate(custom(function = "valid_adult"))]
    birthday: Text<'a>,
    #[serde(borrow)]
    #[garde(dive)]
    #[validate(nested)]
    residence: Residence<'a>,
    #[garde(length(min = 1))]
    #[validate(length(min = 1))]
    occupation: Text<'a>,
    #[garde(length(min = 1))]
    #[validate(length(min = 1))]
    source_of_wealth: Vec<SourceOfWealth>,
    #[garde(skip)]
    source_of_wealth_other: Option<Text<'a>>,
    #[garde(length(min = 1))]
    #[validate(length(min = 1))]
    purpose_of_use: Vec<PurposeOfUse>,
    #[garde(skip)]
    purpose_of_use_other: Option<Text<'a>>,
    #[serde(borrow)]
    #[garde(dive)]
    #[validate(nested)]
    identity_document: IdentityDocument<'a>,
    #[garde(inner(custom(garde_by(rules::is_ssn))))]
    #[validate(custom(function = "valid_ssn"))]
    ssn: Option<Text<'a>>,
    #[serde(borrow)]
    #[garde(dive)]
    #[validate(nested)]
    phone: Option<Phone<'a>>,
    #[serde(borrow)]
    #[garde(dive)]
    #[validate(nested)]
    proof_of_address: Option<Files<'a>>,
    #[garde(skip)]
    has_us_bank_account: Option<bool>,
    #[serde(borrow)]
    #[garde(dive)]
    #[validate(nested)]
    bank_statement: Option<Files<'a>>,
}

#[derive(Deserialize, garde::Validate, validator::Validate)]
struct Residence<'a> {
    #[garde(length(min = 1))]
    #[validate(length(min = 1))]
    street: Text<'a>,
    #[garde(length(min = 1))]
    #[validate(length(min = 1))]
    sub_street: Text<'a>,
    #[garde(length(min = 1))]
    #[validate(length(min = 1))]
    city: Text<'a>,
    #[garde(length(min = 1))]
    #[validate(length(min = 1))]
    postal_code: Text<'a>,
    #[garde(custom(garde_by(rules::is_country)))]
    #[validate(custom(function = "valid_country"))]
    country: Text<'a>,
    #[garde(skip)]
    #[expect(dead_code, reason = "a peer has no list of states: the field is only read")]
    state: Option<Text<'a>>,
}

#[derive(Deserialize, garde::Validate, validator::Validate)]
struct IdentityDocument<'a> {
    #[garde(skip)]
    r#type: DocumentType,
    #[garde(custom(garde_by(rules::is_country)))]
    #[validate(custom(function = "valid_country"))]
    country: Text<'a>,
    #[garde(custom(garde_by(rules::is_file)))]
    #[validate(custom(function = "valid_file"))]
    front: Text<'a>,
    #[garde(inner(custom(garde_by(rules::is_file))))]
    #[validate(custom(function = "valid_file"))]
    back: Option<Text<'a>>,
}

#[derive(Deserialize, garde::Validate, validator::Validate)]
struct Phone<'a> {
    #[garde(custom(garde_by(rules::is_country)))]
    #[validate(custom(function = "valid_country"))]
    country: Text<'a>,
    #[garde(custom(garde_by(rules::is_phone)))]
    #[validate(custom(function = "valid_phone"))]
    number: Text<'a>,
}

#[derive(Deserialize, garde::Validate, validator::Validate)]
struct Files<'a> {
    #[garde(custom(garde_by(rules::is_country)))]
    #[validate(custom(function = "valid_country"))]
    country: Text<'a>,
    #[serde(borrow)]
    #[garde(length(min = 1, max = 5), inner(custom(garde_by(rules::is_file))))]
    #[validate(length(min = 1, max = 5), custom(function = "valid_files"))]
    files: Vec<Text<'a>>,
}

impl Payload<'_> {
    pub(super) fn is_valid_by_garde(&self) -> bool {
        garde::Validate::validate(self).is_ok() && self.individual.is_complete()
    }

    pub(super) fn is_valid_by_validator(&self) -> bool {
        validator::Validate::validate(self).is_ok() && self.individual.is_complete()
    }
}

impl Individual<'_> {
    /// Whether all fields that other fields require are present.
    fn is_complete(&self) -> bool {
        let needs_back = self.identity_document.r#type != DocumentType::Passport;
        let residence_is_complete = if self.residence.country == "US" {
            self.ssn.is_some() && self.phone.is_some() && self.proof_of_address.is_some()
        } else {
            self.has_us_bank_account.is_some_and(|has_one| !has_one || self.bank_statement.is_some())
        };
        residence_is_complete
            && (!needs_back || self.identity_document.back.is_some())
            && (!self.source_of_wealth.contains(&SourceOfWealth::Other) || self.source_of_wealth_other.is_some())
            && (!self.purpose_of_use.contains(&PurposeOfUse::Other) || self.purpose_of_use_other.is_some())
    }
}

/// A rule in the form that `garde` accepts.
fn garde_by<'a>(holds: fn(&str) -> bool) -> impl Fn(&Text<'a>, &()) -> garde::Result {
    move |text, ()| if holds(text) { Ok(()) } else { Err(garde::Error::new("is not valid")) }
}

/// A rule in the form that `validator` accepts.
fn validator_by(holds: bool) -> Result<(), ValidationError> {
    if holds { Ok(()) } else { Err(ValidationError::new("not_valid")) }
}

fn valid_country(text: &Text<'_>) -> Result<(), ValidationError> {
    validator_by(rules::is_country(text))
}

fn valid_adult(text: &Text<'_>) -> Result<(), ValidationError> {
    validator_by(rules::is_adult(text))
}

fn valid_ssn(text: &Text<'_>) -> Result<(), ValidationError> {
    validator_by(rules::is_ssn(text))
}

fn valid_phone(text: &Text<'_>) -> Result<(), ValidationError> {
    validator_by(rules::is_phone(text))
}

fn valid_file(text: &Text<'_>) -> Result<(), ValidationError> {
    validator_by(rules::is_file(text))
}

fn valid_files(texts: &[Text<'_>]) -> Result<(), ValidationError> {
    validator_by(texts.iter().all(|text| rules::is_file(text)))
}
