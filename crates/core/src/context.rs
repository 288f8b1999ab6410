//! What the check of one field may look at beside its own value: the request, the lists, and what other fields have
//! decided.

use chrono::NaiveDate;

use crate::choices::{Choices, DocumentType, OTHER};
use crate::limits::{FileLimits, Limits};
use crate::reference::{CountryCode, ReferenceData, Subdivisions};
use crate::submission::Submission;

/// The most pictures of a payload that are measured, and the most that are listed because they could not be. It is far more
/// than any contract accepts, and a body can have a file for every eleven bytes.
pub(crate) const MAX_PICTURES: usize = 64;

/// Something that the value of one field decides, and on which other fields depend.
///
/// In a field table, the deciding field comes before the dependent ones, so that each fact is known when it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// The country of residence.
    Residence,
    /// The country that issued the identity document.
    IssuingCountry,
    /// The type of the identity document.
    DocumentType,
    /// The country that the phone number belongs to.
    PhoneCountry,
    /// Whether a non-US resident has a US bank account.
    HasUsBankAccount,
    /// Whether there is a proof of address.
    ProofOfAddress,
    /// The list of sources of wealth, of which `other` has to be described.
    SourceOfWealth,
    /// The list of purposes of use, of which `other` has to be described.
    PurposeOfUse,
}

impl Fact {
    const COUNT: usize = Self::PurposeOfUse as usize + 1;
}

/// What a checked value means to other fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Nothing: the value is invalid, or no field depends on values of this kind.
    None,
    /// A country that exists, even if Harbor does not serve it.
    Country(CountryCode),
    /// A value to choose from, by its position in the list of choices.
    Choice(usize),
    /// `true` or `false`.
    Flag(bool),
    /// A list of choices.
    List(ListState),
    /// An object.
    Object,
}

/// Whether a list of choices contains `other`, which has to be described in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListState {
    /// Missing, or not an array.
    Missing,
    /// It contains `other`.
    WithOther,
    /// It is valid, and does not contain `other`.
    WithoutOther,
    /// It has an error, and does not contain `other`, though it may once it is corrected.
    Invalid,
}

/// What the check of one field may look at beside its own value.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) today: NaiveDate,
    pub(crate) reference: &'a ReferenceData,
    pub(crate) limits: &'a Limits,
    pub(crate) file_limits: FileLimits,
    pub(crate) submission: &'a Submission,
    /// What the fields checked so far have decided, indexed by [`Fact`].
    noted: [Meaning; Fact::COUNT],
    /// The size of all files checked so far, in decoded bytes.
    pub(crate) total_file_bytes: u64,
    /// The JSON Pointers of the files whose pictures could not be measured, where quality is asked for.
    pub(crate) not_measured: Vec<String>,
}

impl<'a> Context<'a> {
    /// A context before the first field is checked. `published` are the limits of the contract.
    pub(crate) fn new(
        today: NaiveDate,
        reference: &'a ReferenceData,
        limits: &'a Limits,
        published: &Limits,
        submission: &'a Submission,
    ) -> Self {
        Self {
            today,
            reference,
            limits,
            file_limits: FileLimits::new(limits, published),
            submission,
            noted: [Meaning::None; Fact::COUNT],
            total_file_bytes: 0,
            not_measured: Vec::new(),
        }
    }

    /// Notes what the value of a deciding field means.
    pub(crate) fn note(&mut self, fact: Fact, meaning: Meaning) {
        if let Some(noted) = self.noted.get_mut(fact as usize) {
            *noted = meaning;
        }
    }

    /// Adds the size of a file, in decoded bytes, to that of all files.
    pub(crate) fn note_file(&mut self, bytes: u64) {
        self.total_file_bytes = self.total_file_bytes.saturating_add(bytes);
    }

    /// Notes that the picture of a file could not be measured, although quality is asked for.
    pub(crate) fn note_not_measured(&mut self, pointer: String) {
        if self.not_measured.len() < MAX_PICTURES {
            self.not_measured.push(pointer);
        }
    }

    fn meaning(&self, fact: Fact) -> Meaning {
        self.noted.get(fact as usize).copied().unwrap_or(Meaning::None)
    }

    /// The country in a deciding field; `None` if it is missing or not a country.
    pub(crate) fn country(&self, fact: Fact) -> Option<CountryCode> {
        if let Meaning::Country(country) = self.meaning(fact) { Some(country) } else { None }
    }

    /// The value of a deciding boolean field; `None` if it is missing or not a boolean.
    pub(crate) fn flag(&self, fact: Fact) -> Option<bool> {
        if let Meaning::Flag(flag) = self.meaning(fact) { Some(flag) } else { None }
    }

    /// The state of a deciding list of choices.
    pub(crate) fn list(&self, fact: Fact) -> ListState {
        if let Meaning::List(state) = self.meaning(fact) { state } else { ListState::Missing }
    }

    /// The country of residence; `None` if it is missing or not a country.
    pub(crate) fn residence(&self) -> Option<CountryCode> {
        self.country(Fact::Residence)
    }

    /// Whether the person lives in the US; `None` if that is not known.
    pub(crate) fn lives_in_us(&self) -> Option<bool> {
        Some(self.residence()? == CountryCode::US)
    }

    /// The subdivisions of the country of residence.
    pub(crate) fn subdivisions(&self) -> Subdivisions<'a> {
        self.residence().map_or(Subdivisions::Unknown, |country| self.reference.subdivisions(country))
    }

    /// Whether there is a proof of address.
    pub(crate) fn has_proof_of_address(&self) -> bool {
        self.meaning(Fact::ProofOfAddress) == Meaning::Object
    }

    /// The type of the identity document; `None` if it is missing or not one of them.
    pub(crate) fn document_type(&self) -> Option<DocumentType> {
        let Meaning::Choice(position) = self.meaning(Fact::DocumentType) else { return None };
        DocumentType::ALL.get(position).copied()
    }

    /// Whether the identity document is of a type that needs its back.
    pub(crate) fn document_needs_back(&self) -> bool {
        let issuing_country = self.country(Fact::IssuingCountry);
        self.document_type().is_some_and(|kind| self.reference.needs_back(issuing_country, kind))
    }
}

impl ListState {
    /// The state of a list. `found` is a bit mask of the choices that it contains, by position; `is_valid` says whether
    /// the list has no error.
    pub(crate) fn of(choices: Choices, found: u64, is_valid: bool) -> Self {
        let contains_other =
            choices.values.iter().position(|value| *value == OTHER).is_some_and(|other| found & (1 << other) != 0);
        match (contains_other, is_valid) {
            (true, _) => Self::WithOther,
            (false, true) => Self::WithoutOther,
            (false, false) => Self::Invalid,
        }
    }
}
