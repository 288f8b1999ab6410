//! Collects issues, and counts those that are not listed.

use crate::locale::Locale;
use crate::path::Path;
use crate::report::{Counts, Issue};
use crate::rule::{Severity, Violation};

/// The first capacity of the list: enough for the issues of an ordinary payload, so that they are allocated once.
const ORDINARY_ISSUES: usize = 12;

/// The issues of one validation.
#[derive(Debug)]
pub(crate) struct Reporter {
    locale: Locale,
    issues: Vec<Issue>,
    max_issues: usize,
    lists_warnings: bool,
    left_out: Counts,
    has_errors: bool,
}

impl Reporter {
    pub(crate) fn new(locale: Locale, max_issues: usize, lists_warnings: bool) -> Self {
        Self { locale, issues: Vec::new(), max_issues, lists_warnings, left_out: Counts::default(), has_errors: false }
    }

    /// Lists a violation at `path`. It is only counted if the list is full, or if it is a warning and warnings are not
    /// listed.
    pub(crate) fn report(&mut self, path: &Path<'_>, violation: Violation) {
        self.report_at(self.issues.len(), path, violation);
    }

    /// Lists a violation at `path` before the issue at `position` in the list. If the list is then too long, its last
    /// issue is only counted.
    pub(crate) fn report_at(&mut self, position: usize, path: &Path<'_>, violation: Violation) {
        let severity = violation.rule.severity;
        self.has_errors |= severity == Severity::Error;
        if position >= self.max_issues || (severity == Severity::Warning && !self.lists_warnings) {
            return self.leave_out(severity);
        }
        if self.issues.is_empty() {
            self.issues.reserve(ORDINARY_ISSUES);
        }
        self.issues.insert(position, Issue::new(path, violation, &self.locale));
        if self.issues.len() > self.max_issues
            && let Some(last) = self.issues.pop()
        {
            self.leave_out(last.rule.severity);
        }
    }

    fn leave_out(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.left_out.errors += 1,
            Severity::Warning => self.left_out.warnings += 1,
        }
    }

    /// The position in the list at which the next issue goes.
    pub(crate) fn position(&self) -> usize {
        self.issues.len()
    }

    /// Whether the list has space for another issue.
    pub(crate) fn can_list(&self) -> bool {
        self.issues.len() < self.max_issues
    }

    pub(crate) fn is_valid(&self) -> bool {
        !self.has_errors
    }

    /// The listed issues, and the numbers of those that were left out, if any.
    pub(crate) fn into_issues(self) -> (Vec<Issue>, Option<Counts>) {
        let left_out = Some(self.left_out).filter(|left_out| *left_out != Counts::default());
        (self.issues, left_out)
    }
}
