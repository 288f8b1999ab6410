//! What one check must know of the rest: read from the payload before it is walked.

use chrono::NaiveDate;

use crate::checks::choice;
use crate::fields::names;
use crate::json::{Kind, Value};
use crate::limits::Limits;
use crate::payload::{DocumentType, OTHER, PurposeOfUse, SourceOfWealth};
use crate::reference::{CountryCode, ReferenceData, Subdivisions};
use crate::submission::Submission;

/// Where a person lives, as far as that decides which fields apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Residence {
    /// The country is missing or is no country.
    Undecided,
    UnitedStates,
    Elsewhere(CountryCode),
}

/// What a list of choices says of its `…_other` text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListState {
    /// Missing, or no array.
    Unusable,
    HoldsOther,
    /// Without an error, and without `other`.
    Fine,
    /// With an error, and without `other`: perhaps `other` was meant.
    Faulty,
}

/// What the checks of single fields look at beside their own field.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) today: NaiveDate,
    pub(crate) reference: &'a ReferenceData,
    pub(crate) limits: &'a Limits,
    pub(crate) submission: &'a Submission,
    pub(crate) residence: Residence,
    pub(crate) has_us_bank_account: Option<bool>,
    /// Whether there is a proof of address whose date of issue can matter.
    pub(crate) has_proof_of_address: bool,
    pub(crate) document: Option<DocumentType>,
    pub(crate) issuing_country: Option<CountryCode>,
    pub(crate) phone_country: Option<CountryCode>,
    source_of_wealth: ListState,
    purpose_of_use: ListState,
}

impl<'a> Facts<'a> {
    /// The facts that hold without a body.
    pub(crate) fn without_body(
        today: NaiveDate,
        reference: &'a ReferenceData,
        limits: &'a Limits,
        submission: &'a Submission,
    ) -> Self {
        Self {
            today,
            reference,
            limits,
            submission,
            residence: Residence::Undecided,
            has_us_bank_account: None,
            has_proof_of_address: false,
            document: None,
            issuing_country: None,
            phone_country: None,
            source_of_wealth: ListState::Unusable,
            purpose_of_use: ListState::Unusable,
        }
    }

    /// Adds what the body says.
    pub(crate) fn read(&mut self, root: Value<'_>) {
        for (key, value) in root.get(names::INDIVIDUAL).into_iter().flat_map(Value::members) {
            if key.is(names::RESIDENCE) {
                self.residence = match self.country_in(value) {
                    None => Residence::Undecided,
                    Some(CountryCode::US) => Residence::UnitedStates,
                    Some(country) => Residence::Elsewhere(country),
                };
            } else if key.is(names::IDENTITY_DOCUMENT) {
                self.issuing_country = self.country_in(value);
                self.document = document_type(value);
            } else if key.is(names::PHONE) {
                self.phone_country = self.country_in(value);
            } else if key.is(names::PROOF_OF_ADDRESS) {
                self.has_proof_of_address = value.kind() == Kind::Object;
            } else if key.is(names::HAS_US_BANK_ACCOUNT) {
                self.has_us_bank_account = value.as_bool();
            } else if key.is(names::SOURCE_OF_WEALTH) {
                self.source_of_wealth = list_state(value, SourceOfWealth::NAMES);
            } else if key.is(names::PURPOSE_OF_USE) {
                self.purpose_of_use = list_state(value, PurposeOfUse::NAMES);
            }
        }
    }

    /// The country that an object names, if it is one.
    fn country_in(&self, object: Value<'_>) -> Option<CountryCode> {
        let code = object.get(names::COUNTRY)?.as_text()?;
        CountryCode::new(&code.to_str()).filter(|country| self.reference.is_country(*country))
    }

    pub(crate) fn residence_country(&self) -> Option<CountryCode> {
        match self.residence {
            Residence::Undecided => None,
            Residence::UnitedStates => Some(CountryCode::US),
            Residence::Elsewhere(country) => Some(country),
        }
    }

    /// The subdivisions of the country of residence.
    pub(crate) fn subdivisions(&self) -> Subdivisions<'_> {
        self.residence_country().map_or(Subdivisions::Unknown, |country| self.reference.subdivisions(country))
    }

    /// Whether the identity document is of a type that needs its back.
    pub(crate) fn document_needs_back(&self) -> bool {
        self.document.is_some_and(|document| self.reference.needs_back(self.issuing_country, document))
    }

    pub(crate) fn choice_list(&self, name: &str) -> ListState {
        match name {
            names::SOURCE_OF_WEALTH => self.source_of_wealth,
            names::PURPOSE_OF_USE => self.purpose_of_use,
            _ => ListState::Unusable,
        }
    }
}

/// The type of an identity document, if it is one.
fn document_type(document: Value<'_>) -> Option<DocumentType> {
    let name = document.get(names::TYPE)?.as_text()?;
    DocumentType::NAMES.iter().find(|known| name.is(known)).and_then(|name| DocumentType::from_name(name))
}

fn list_state(list: Value<'_>, choices: &[&str]) -> ListState {
    if list.kind() != Kind::Array {
        return ListState::Unusable;
    }
    let (mut items, mut holds_other, mut fine) = (0, false, true);
    for item in list.items() {
        let choice = item.as_text().and_then(|text| choice::position(text, choices));
        holds_other |= choice.and_then(|position| choices.get(position)) == Some(&OTHER);
        fine &= choice.is_some();
        items += 1;
    }
    match (holds_other, fine && items > 0) {
        (true, _) => ListState::HoldsOther,
        (false, true) => ListState::Fine,
        (false, false) => ListState::Faulty,
    }
}
