//! Collects issues, and counts those that are too many to list.

use crate::path::Path;
use crate::report::{Counts, Issue};
use crate::rule::{Finding, Severity};

/// Issues of an ordinary payload that has any, so that listing them allocates once.
const ORDINARY_ISSUES: usize = 12;

/// The issues of one validation.
#[derive(Debug)]
pub(crate) struct Reporter {
    issues: Vec<Issue>,
    max_issues: usize,
    lists_warnings: bool,
    left_out: Counts,
    has_errors: bool,
}

impl Reporter {
    pub(crate) fn new(max_issues: usize, lists_warnings: bool) -> Self {
        Self { issues: Vec::new(), max_issues, lists_warnings, left_out: Counts::default(), has_errors: false }
    }

    /// Lists what was found at `path`, or counts it if the list is full or not for it.
    pub(crate) fn report(&mut self, path: &Path<'_>, finding: Finding) {
        let is_error = finding.rule.severity == Severity::Error;
        self.has_errors |= is_error;
        if self.has_room() && (is_error || self.lists_warnings) {
            if self.issues.is_empty() {
                self.issues.reserve(ORDINARY_ISSUES);
            }
            self.issues.push(Issue::new(path, finding));
        } else if is_error {
            self.left_out.errors += 1;
        } else {
            self.left_out.warnings += 1;
        }
    }

    /// Whether another issue can be listed.
    pub(crate) fn has_room(&self) -> bool {
        self.issues.len() < self.max_issues
    }

    pub(crate) fn is_valid(&self) -> bool {
        !self.has_errors
    }

    /// The issues, and how many were left out, if any.
    pub(crate) fn into_issues(self) -> (Vec<Issue>, Option<Counts>) {
        let left_out = Some(self.left_out).filter(|left_out| *left_out != Counts::default());
        (self.issues, left_out)
    }
}
