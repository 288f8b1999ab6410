//! A report that comes back from JavaScript, perhaps with messages of its own.

use std::borrow::Cow;

use harbor_preflight::{Counts, HarborError};
use serde::Deserialize;

/// As much of a report as a refusal is made of.
#[derive(Debug, Deserialize)]
pub(crate) struct ToldReport<'a> {
    valid: bool,
    #[serde(borrow)]
    issues: Vec<ToldIssue<'a>>,
    #[serde(default)]
    truncated: LeftOut,
}

#[derive(Debug, Deserialize)]
struct ToldIssue<'a> {
    #[serde(borrow)]
    severity: Cow<'a, str>,
    #[serde(borrow)]
    field: Cow<'a, str>,
    #[serde(borrow)]
    message: Cow<'a, str>,
}

#[derive(Debug, Default, Deserialize)]
struct LeftOut {
    errors: u64,
    warnings: u64,
}

impl ToldReport<'_> {
    pub(crate) fn harbor_error(&self) -> Option<HarborError<'_>> {
        if self.valid {
            return None;
        }
        let is_error = |issue: &&ToldIssue<'_>| issue.severity == "error";
        let errors: Vec<(&str, &str)> =
            self.issues.iter().filter(is_error).map(|issue| (&*issue.field, &*issue.message)).collect();
        let counts = Counts {
            errors: self.truncated.errors + errors.len() as u64,
            warnings: self.truncated.warnings + (self.issues.len() - errors.len()) as u64,
        };
        Some(HarborError::of_messages(errors, counts))
    }
}
