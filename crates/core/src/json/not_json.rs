//! Values that JSON cannot represent.

/// A kind of value that a program can hold, but JSON cannot represent.
///
/// ```
/// use harbor_preflight::{DetachedValue, NaiveDate, NotJson, Preflight, Submission};
///
/// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
/// let email = DetachedValue::not_json("/individual/email", NotJson::BigInt);
/// let report = preflight.validate_detached(br#"{"individual": {"email": 0}}"#, 28, &[email], &Submission::new());
/// let issue = report.issues.iter().find(|issue| issue.path == "/individual/email").expect("it is reported");
/// assert_eq!(issue.rule.code, "wrong_type");
/// assert_eq!(issue.message, "Email address must be of the JSON type string, not bigint.");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotJson {
    /// A JavaScript `BigInt`.
    BigInt,
    /// An object or array that contains itself.
    Cycle,
    /// A value that throws an error when it is read, such as a getter that fails.
    Unreadable,
}

impl NotJson {
    /// All variants.
    pub const ALL: [Self; 3] = [Self::BigInt, Self::Cycle, Self::Unreadable];

    /// The name, as an issue gives it in the param `found`: `bigint`, `cycle` or `unreadable`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BigInt => "bigint",
            Self::Cycle => "cycle",
            Self::Unreadable => "unreadable",
        }
    }
}
