//! What a validation returns.

mod harbor;
mod issue;
#[cfg(feature = "schemars")]
mod schema;

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

pub use self::harbor::HarborError;
pub use self::issue::Issue;
use crate::rule::Severity;
use crate::submission::Operation;
use crate::unchecked::Unchecked;

/// The version of the rules in this crate, as given in the `basis` of every report.
pub const RULES_VERSION: &str = "2";

/// Everything that is wrong with a payload, what could not be checked, and the rules and lists that were used.
///
/// It serialises to the JSON that the command line and the JavaScript package return as well. Its `Display` is a text
/// for a log or a terminal. Neither ever contains a value of the payload.
///
/// ```
/// use harbor_preflight::{NaiveDate, Preflight, Submission};
///
/// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
/// let report = Preflight::new(today).validate(b"{}", &Submission::new());
/// assert!(!report.valid);
/// assert_eq!(report.issues[0].path, "/individual");
/// assert_eq!(report.issues[0].rule.code, "required");
/// assert!(report.to_string().ends_with("1 error, 0 warnings\n"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "schemars",
    derive(schemars::JsonSchema),
    schemars(
        description = "Everything that is wrong with a payload, what could not be checked, and the rules and lists that were used."
    )
)]
#[must_use]
#[non_exhaustive]
pub struct Report {
    /// Whether there is no error, also among the issues that were left out.
    pub valid: bool,
    /// The operation that the payload was checked for.
    pub operation: Operation,
    /// The date that counted as today.
    pub as_of: NaiveDate,
    /// The length of the body in bytes.
    pub bytes: u64,
    /// The issues, in the order of the fields in the guide.
    pub issues: Vec<Issue>,
    /// The rules that could not be checked, because something was not known.
    pub unchecked: Vec<Unchecked>,
    /// The numbers of issues that were left out, if any were.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schemars", schemars(with = "Counts"))]
    pub truncated: Option<Counts>,
    /// The rules and lists that were used.
    pub basis: Basis,
}

/// Numbers of errors and warnings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Counts {
    /// The number of errors.
    pub errors: u64,
    /// The number of warnings.
    pub warnings: u64,
}

/// The rules and lists that were used for a report, for example for an audit trail.
///
/// The origin of a list is `embedded` with the month of the snapshot, `live` if a lookup response was given, or `none`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Basis {
    /// The version of the rules.
    pub rules: &'static str,
    /// The name of the contract: the revision of the guide that was checked against.
    pub contract: &'static str,
    /// The language of the sentences, as a BCP 47 tag: `en` unless another one was asked for.
    pub locale: Cow<'static, str>,
    /// The origin of the list of ISO 3166-1 countries.
    pub countries: &'static str,
    /// The origin of the list of countries that Harbor does not serve.
    pub prohibited_countries: &'static str,
    /// The origin of the list of countries that Harbor recognises.
    pub recognised_countries: &'static str,
    /// The origin of the list of subdivisions of the country of residence.
    pub subdivisions: &'static str,
    /// The origin of the list of occupation slugs.
    pub occupations: &'static str,
    /// The origin of the list of documents of the issuing country that need both sides; `guide` for the rule in the
    /// guide.
    pub identity_documents: &'static str,
    /// The origin of the list of calling codes by country.
    pub calling_codes: &'static str,
}

impl Report {
    /// The listed issues that make the payload invalid.
    pub fn errors(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.rule.severity == Severity::Error)
    }

    /// The listed issues that do not make the payload invalid.
    pub fn warnings(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.rule.severity == Severity::Warning)
    }

    /// The numbers of errors and warnings, including those that were left out.
    pub fn counts(&self) -> Counts {
        let left_out = self.truncated.unwrap_or_default();
        Counts {
            errors: left_out.errors + self.errors().count() as u64,
            warnings: left_out.warnings + self.warnings().count() as u64,
        }
    }

    /// Returns the errors in the shape of Harbor's own answer to an invalid request (status 422); `None` for a valid
    /// payload.
    pub fn to_harbor_error(&self) -> Option<HarborError<'_>> {
        HarborError::of(self)
    }
}

/// Writes a text such as "1 error, 2 warnings".
impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |count: u64| if count == 1 { "" } else { "s" };
        let (errors, warnings) = (self.errors, self.warnings);
        write!(formatter, "{errors} error{}, {warnings} warning{}", plural(errors), plural(warnings))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for issue in &self.issues {
            writeln!(formatter, "{issue}")?;
        }
        for unchecked in &self.unchecked {
            writeln!(formatter, "not checked: {} ({})", unchecked.reason, unchecked.rule)?;
        }
        writeln!(formatter, "{}", self.counts())
    }
}

impl std::error::Error for Report {}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::{Issue, Limits, Preflight, Report, Severity, Submission};

    fn report(body: &str, max_issues: usize) -> Report {
        let limits = Limits { max_issues, ..Limits::default() };
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        Preflight::new(today).with_limits(limits).validate(body.as_bytes(), &Submission::new())
    }

    #[test]
    fn a_report_is_displayed_line_by_line() {
        let text = report(r#"{"individual": {"Email": 1, "residence": {"country": "US"}}}"#, 1000).to_string();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "error: Enter your first name. (required, individual.first_name)");
        assert!(lines.iter().any(|line| line.starts_with("warning: ") && line.contains(" (unknown_field, ")), "{text}");
        assert!(
            lines.iter().any(|line| line.starts_with("not checked: ") && line.ends_with(" (prerequisites)")),
            "{text}"
        );
        let text = report("[", 1000).to_string();
        assert!(text.starts_with("error: ") && text.contains(" (json_syntax)\n"), "{text}");
        assert!(text.ends_with("\n1 error, 0 warnings\n"), "{text}");
    }

    #[test]
    fn issues_that_are_left_out_are_counted() {
        let body = r#"{"individual": {}, "x": 1, "y": 2}"#;
        let all = report(body, 1000);
        let (counts, codes) = (all.counts(), all.issues.iter().map(Issue::code));
        assert_eq!(codes.filter(|code| *code == "unknown_field").count(), 2);
        assert_eq!((counts.errors + counts.warnings, counts.warnings), (all.issues.len() as u64, 2));
        assert_eq!((all.errors().count() as u64, all.warnings().count() as u64), (counts.errors, counts.warnings));
        assert!(all.warnings().all(|issue| issue.severity() == Severity::Warning));
        for left in [0, 1, all.issues.len() - 1] {
            assert_eq!(report(body, left).counts(), counts, "{left}");
        }
        assert!(counts.to_string().ends_with(" errors, 2 warnings"), "{counts}");
    }
}
