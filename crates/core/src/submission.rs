//! What the body of a request does not say: the operation, and what is known about the customer.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::redacted::redacted_debug;

/// Which request a payload is for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub enum Operation {
    /// POST: the first submission (guide, section 3).
    #[default]
    Submit,
    /// PATCH: replaces the data of an onboarding whose status is `action_required` (guide, section 5).
    Correct,
}

impl fmt::Display for Operation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Submit => "submit",
            Self::Correct => "correct",
        })
    }
}

/// Whether a body has its files, or was stored without them.
///
/// See [`Submission::with_files`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Files {
    /// It has them, as Harbor requires.
    #[default]
    Required,
    /// It was stored without them: file slots are neither required nor checked.
    Absent,
}

/// What a caller knows about the customer: the prerequisites of a submission (guide, section 1).
///
/// If a member is `None`, the report lists `prerequisites` in its `unchecked`. `Debug` does not show the kind, because
/// it may be any text.
///
/// ```
/// use harbor_preflight::Customer;
///
/// let customer: Customer = serde_json::from_str(r#"{"type": "individual", "active": true}"#).expect("well-formed");
/// assert_eq!(customer.agreement_signed, None);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// The kind of customer that was created; Harbor accepts `individual` here.
    #[serde(rename = "type", default)]
    pub kind: Option<String>,
    /// Whether the customer is active.
    #[serde(default)]
    pub active: Option<bool>,
    /// Whether the customer has signed the platform agreement.
    #[serde(default)]
    pub agreement_signed: Option<bool>,
    /// Whether the customer is already verified.
    #[serde(default)]
    pub kyc_verified: Option<bool>,
}

/// What the caller knows about a request besides its body.
///
/// `Debug` shows neither the status, which may be any text, nor the date.
///
/// ```
/// use harbor_preflight::{Customer, NaiveDate, Submission};
///
/// let submission = Submission::new()
///     .with_customer(Customer { active: Some(true), ..Customer::default() })
///     .with_proof_issued_on(NaiveDate::from_ymd_opt(2026, 10, 1).expect("a day of the calendar"));
/// let correction = Submission::correcting("action_required");
/// # assert_ne!(submission, correction);
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Submission {
    pub(crate) operation: Operation,
    pub(crate) status: Option<String>,
    pub(crate) customer: Customer,
    pub(crate) proof_issued_on: Option<NaiveDate>,
    pub(crate) files: Files,
}

redacted_debug!(Customer { active, agreement_signed, kyc_verified });
redacted_debug!(Submission { operation, customer, files });

impl Submission {
    /// Describes a first submission (POST).
    pub fn new() -> Self {
        Self::default()
    }

    /// Describes a correction (PATCH) of an onboarding that has this status. Only `action_required` allows one: any
    /// other status is an error in the report.
    pub fn correcting(status: impl Into<String>) -> Self {
        Self { operation: Operation::Correct, status: Some(status.into()), ..Self::default() }
    }

    /// Describes a correction (PATCH) of an onboarding whose status is not known. The report lists `correction_status`
    /// in its `unchecked`.
    pub fn correcting_unknown_status() -> Self {
        Self { operation: Operation::Correct, ..Self::default() }
    }

    /// Adds what is known about the customer. It is not checked for a correction.
    pub fn with_customer(mut self, customer: Customer) -> Self {
        self.customer = customer;
        self
    }

    /// Adds the date on which the proof of address was issued, which the body does not contain.
    pub fn with_proof_issued_on(mut self, date: NaiveDate) -> Self {
        self.proof_issued_on = Some(date);
        self
    }

    /// Says whether the body has its files. If it was stored without them, everything else is checked: its file slots may be
    /// missing or contain anything, for example an object store key. The report lists `files` in its `unchecked`.
    ///
    /// Objects that contain files, such as `proof_of_address`, are still required, because they have other fields too.
    ///
    /// ```
    /// use harbor_preflight::{Files, NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let stored = br#"{"individual": {"identity_document": {"type": "passport", "country": "GB"}}}"#;
    /// let report = preflight.validate(stored, &Submission::new().with_files(Files::Absent));
    /// assert!(report.issues.iter().all(|issue| issue.path != "/individual/identity_document/front"));
    /// assert!(report.unchecked.iter().any(|unchecked| unchecked.rule == "files"));
    /// ```
    pub fn with_files(mut self, files: Files) -> Self {
        self.files = files;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_displayed_by_their_names() {
        assert_eq!(
            [Operation::Submit, Operation::Correct].map(|operation| operation.to_string()),
            ["submit", "correct"]
        );
    }

    #[test]
    fn corrections_carry_operation_and_status() {
        let of = |submission: Submission| (submission.operation, submission.status);
        assert_eq!(of(Submission::new()), (Operation::Submit, None));
        assert_eq!(of(Submission::correcting("action_required")), (Operation::Correct, Some("action_required".into())));
        assert_eq!(of(Submission::correcting_unknown_status()), (Operation::Correct, None));
    }
}
