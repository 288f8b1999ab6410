//! When a field must be present: conditions as data, and the one function that evaluates them.

use crate::context::{Context, Fact, ListState};
use crate::reference::Subdivisions;
use crate::wording::Sentence;

/// When a field must be present: conditions, and what holds if they are not met.
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
    /// The field must be present if all of these hold. Empty for a field that must always be present.
    pub required_if: &'static [Condition],
    /// What holds if one of the conditions does not.
    pub otherwise: Otherwise,
    /// The message if it is missing, which says why it is required; `None` for a field that must always be present.
    pub(crate) missing: Option<&'static Sentence>,
}

/// Whether a field may be present if it is not required.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// It may be present. All its rules are then checked.
    Optional,
    /// It does not apply. If it is present, only JSON types and repeated keys are checked.
    NotApplicable,
}

/// A condition on another field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Condition {
    /// The path to the other field: its keys, starting from the object that contains this field.
    pub path: &'static [&'static str],
    /// The test on the value of the other field.
    pub test: ConditionTest,
    /// The fact that the other field decides. The context knows its value under this name.
    pub(crate) fact: Fact,
}

/// The test of a [`Condition`] on a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConditionTest {
    /// The value is this country.
    Is(&'static str),
    /// The value is a country other than this one.
    IsCountryOtherThan(&'static str),
    /// The value is a country that has subdivisions.
    HasSubdivisions,
    /// The value is `true`.
    IsTrue,
    /// The value is a type of document whose back is needed: one of
    /// [`two_sided_values`](crate::DocumentType::two_sided_values), unless a live lookup for the issuing country says
    /// otherwise.
    HasTwoSides,
    /// The value is a list that contains this string.
    Contains(&'static str),
}

/// Whether a condition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// It does not hold, but the other field has an error, and may hold once that is corrected.
    Perhaps,
    /// It is not known, because the other field is missing or invalid.
    Unknown,
}

/// Whether a field is required, optional or not applicable in one payload. See [`Presence::applicability`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// It must be present. All its rules are checked.
    Required,
    /// It may be present. All its rules are then checked.
    Optional,
    /// It does not apply. If it is present, only JSON types and repeated keys are checked.
    NotApplicable,
    /// It is not known, because a field that it depends on is missing or invalid. Only repeated keys are checked.
    Undecided,
}

impl Presence {
    /// For a field that must be present in every payload.
    pub(crate) const ALWAYS: &'static Self = &Self { required_if: &[], otherwise: Otherwise::Optional, missing: None };

    /// Returns whether the field is required, optional or not applicable. `answer` is called with each condition in
    /// turn; the first answer that is not [`Answer::Yes`] decides.
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
    /// Evaluates the condition with what the fields before it have decided.
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
