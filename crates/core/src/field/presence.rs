//! When a field must be present: conditions as data, and the one place that asks them.

use crate::context::{Context, Fact, ListState};
use crate::reference::Subdivisions;

/// When a field must be present.
///
/// ```
/// use harbor_preflight::{ConditionTest, Contract, Otherwise};
///
/// let ssn = Contract::INDIVIDUAL_V1.field("individual.ssn").expect("it is in the table").presence;
/// assert_eq!(ssn.required_if[0].path, ["residence", "country"]);
/// assert_eq!(ssn.required_if[0].test, ConditionTest::Is("US"));
/// assert_eq!(ssn.otherwise, Otherwise::NotApplicable);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Presence {
    /// It must be present where all of these hold: none for a field that must always be present.
    pub required_if: &'static [Condition],
    /// What it is where one of them does not hold.
    pub otherwise: Otherwise,
    /// The end of the message that it is required. `{country}` is the country of residence, and `{state}` one of its
    /// subdivisions; without them, there is no such end.
    pub(crate) because: &'static str,
}

/// What a field is where it need not be present.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// It may be present, and is then checked by all its rules.
    Optional,
    /// It does not apply: only JSON types and repeated keys are checked.
    NotApplicable,
}

/// Something that must hold of another field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition {
    /// The keys that lead to that field from the object that both fields are in.
    pub path: &'static [&'static str],
    /// What must hold of it.
    pub test: ConditionTest,
    /// What a walk over a payload has noted of that field.
    pub(crate) fact: Fact,
}

/// What a [`Condition`] asks of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionTest {
    /// It is this country.
    Is(&'static str),
    /// It is a country, and not this one.
    IsCountryOtherThan(&'static str),
    /// It is a country that has subdivisions.
    HasSubdivisions,
    /// It is `true`.
    IsTrue,
    /// It is a document whose back is needed: a [two-sided one](crate::DocumentType::two_sided_values), unless a live
    /// lookup of the issuing country says otherwise.
    HasTwoSides,
    /// It is a list that contains this value.
    Contains(&'static str),
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It does not hold of what is there, but that is invalid, and may have been meant otherwise.
    Perhaps,
    /// It cannot be decided, because the other field is missing or invalid.
    Unknown,
}

/// What a [`Presence`] amounts to for one payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// It must be present.
    Required,
    /// It may be present, and is then checked by all its rules.
    Optional,
    /// It does not apply: only JSON types and repeated keys are checked.
    NotApplicable,
    /// Unknown, because the field that it depends on is missing or invalid: it is skipped.
    Undecided,
}

impl Presence {
    /// Of a field that must be present in every payload.
    pub(crate) const ALWAYS: &'static Self = &Self { required_if: &[], otherwise: Otherwise::Optional, because: "" };

    /// What the field is, by the answers to its conditions. The first that is not [`Answer::Yes`] decides.
    ///
    /// ```
    /// use harbor_preflight::{Answer, Applicability, Contract};
    ///
    /// let ssn = Contract::INDIVIDUAL_V1.field("individual.ssn").expect("it is in the table").presence;
    /// assert_eq!(ssn.applicability(|_| Answer::Yes), Applicability::Required);
    /// assert_eq!(ssn.applicability(|_| Answer::No), Applicability::NotApplicable);
    /// ```
    pub fn applicability(&self, answer: impl Fn(&Condition) -> Answer) -> Applicability {
        for condition in self.required_if {
            match answer(condition) {
                Answer::Yes => {}
                Answer::No => return self.otherwise.into(),
                Answer::Perhaps => return Applicability::Optional,
                Answer::Unknown => return Applicability::Undecided,
            }
        }
        Applicability::Required
    }

    /// Whether the field must be present in every payload.
    pub fn is_always(&self) -> bool {
        self.required_if.is_empty()
    }
}

impl From<Otherwise> for Applicability {
    fn from(otherwise: Otherwise) -> Self {
        match otherwise {
            Otherwise::Optional => Self::Optional,
            Otherwise::NotApplicable => Self::NotApplicable,
        }
    }
}

impl From<bool> for Answer {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

impl Condition {
    /// Whether it holds of what the fields so far have decided.
    pub(crate) fn answer(&self, context: &Context<'_>) -> Answer {
        let country = context.country(self.fact);
        match self.test {
            ConditionTest::Is(code) => country.map_or(Answer::Unknown, |country| (country.as_str() == code).into()),
            ConditionTest::IsCountryOtherThan(code) => {
                country.map_or(Answer::Unknown, |country| (country.as_str() != code).into())
            }
            ConditionTest::HasSubdivisions => country.map_or(Answer::Unknown, |country| {
                matches!(context.reference.subdivisions(country), Subdivisions::Listed(_)).into()
            }),
            ConditionTest::IsTrue => context.flag(self.fact).map_or(Answer::Unknown, Answer::from),
            ConditionTest::HasTwoSides => context.document_needs_back().into(),
            ConditionTest::Contains(_) => match context.list(self.fact) {
                ListState::Missing => Answer::Unknown,
                ListState::WithOther => Answer::Yes,
                ListState::WithoutOther => Answer::No,
                ListState::Invalid => Answer::Perhaps,
            },
        }
    }
}
