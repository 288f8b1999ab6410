//! What a validation gives.

mod harbor;
#[cfg(feature = "schemars")]
mod schema;

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

pub use self::harbor::HarborError;
use crate::path::Path;
use crate::rule::{Params, Rule, Severity, Violation};
use crate::submission::Operation;
use crate::unchecked::Unchecked;

/// The version of the rules that this crate encodes, as every report's `basis` gives it.
pub const RULES_VERSION: &str = "2";

/// Everything that is wrong with a payload, what could not be checked, and what the verdict is based on.
///
/// It serialises to the JSON that the command line and the JavaScript package give as well. Its `Display` is a text
/// for a log or a terminal. Neither ever holds a value out of the payload.
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
        description = "Everything that is wrong with a payload, what could not be checked, and what the verdict rests on."
    )
)]
#[must_use]
#[non_exhaustive]
pub struct Report {
    /// Whether there is no error; exact even where issues were left out.
    pub valid: bool,
    /// The operation that the payload was checked for.
    pub operation: Operation,
    /// The date that counted as today.
    pub as_of: NaiveDate,
    /// The length of the body in bytes.
    pub bytes: u64,
    /// The issues, in the order of the guide's tables.
    pub issues: Vec<Issue>,
    /// What the guide demands and this body alone cannot prove.
    pub unchecked: Vec<Unchecked>,
    /// How many issues were left out, if any were.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schemars", schemars(with = "Counts"))]
    pub truncated: Option<Counts>,
    /// The rules and lists that the verdict is based on.
    pub basis: Basis,
}

/// One thing that is wrong, or probably wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Issue {
    /// The rule that is not kept: it gives the code and the severity.
    pub rule: &'static Rule,
    /// JSON Pointer (RFC 6901) from the body's root.
    pub path: String,
    /// The dotted path of the same location.
    pub field: String,
    /// A whole sentence that can be shown to the person who fills in the form.
    pub message: String,
    /// How to fix it, where the message does not say everything.
    pub hint: Option<Cow<'static, str>>,
    /// Counts, limits and listed values; never what was typed.
    pub params: Params,
}

/// How many issues there are: in all, or left out because a report lists a limited number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Errors.
    pub errors: u64,
    /// Warnings.
    pub warnings: u64,
}

/// Which rules and which lists a verdict is based on: what an audit file needs.
///
/// A list is `embedded` with the month of the snapshot, `live` if a lookup response was given, or `none`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Basis {
    /// The version of the rules.
    pub rules: &'static str,
    /// The contract: which revision of the guide was checked against.
    pub contract: &'static str,
    /// ISO 3166-1 countries.
    pub countries: &'static str,
    /// Countries that Harbor refuses.
    pub prohibited_countries: &'static str,
    /// Countries that Harbor's published list of country codes names.
    pub recognised_countries: &'static str,
    /// Subdivisions of the country of residence.
    pub subdivisions: &'static str,
    /// Occupation slugs.
    pub occupations: &'static str,
    /// Which documents of the issuing country need both sides; `guide` for the guide's own rule.
    pub identity_documents: &'static str,
    /// Calling codes by country.
    pub calling_codes: &'static str,
}

impl Report {
    /// The issues that make the payload invalid.
    pub fn errors(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.rule.severity == Severity::Error)
    }

    /// The issues that do not.
    pub fn warnings(&self) -> impl Iterator<Item = &Issue> {
        self.issues.iter().filter(|issue| issue.rule.severity == Severity::Warning)
    }

    /// How many errors and warnings there are, those left out included.
    pub fn counts(&self) -> Counts {
        let left_out = self.truncated.unwrap_or_default();
        Counts {
            errors: left_out.errors + self.errors().count() as u64,
            warnings: left_out.warnings + self.warnings().count() as u64,
        }
    }

    /// The errors in the shape in which Harbor itself refuses a request (status 422); `None` for a valid payload.
    pub fn to_harbor_error(&self) -> Option<HarborError<'_>> {
        HarborError::of(self)
    }
}

/// "1 error, 2 warnings".
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

impl fmt::Display for Issue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.rule.severity, self.message)?;
        if let Some(hint) = &self.hint {
            write!(formatter, " {hint}")?;
        }
        match self.field.as_str() {
            "" => write!(formatter, " ({})", self.rule.code),
            field => write!(formatter, " ({}, {field})", self.rule.code),
        }
    }
}

impl Issue {
    /// The stable code of its rule.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// The severity of its rule.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }

    pub(crate) fn new(path: &Path<'_>, violation: Violation) -> Self {
        let rendered = path.render();
        let message = violation.message(&path.label());
        let Violation { rule, mut params, hint, .. } = violation;
        if let Some(bytes) = rendered.key_bytes {
            params.push("key_bytes", bytes.into());
        }
        Self { rule, path: rendered.pointer, field: rendered.field, message, hint, params }
    }
}

/// One thing that is wrong, or probably wrong.
#[derive(Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct IssueShape<'a> {
    /// Whether it makes the payload invalid.
    severity: Severity,
    /// The stable code of the rule that is not kept. New ones may be added.
    #[cfg_attr(feature = "schemars", schemars(schema_with = "schema::code"))]
    code: &'static str,
    /// JSON Pointer (RFC 6901) from the body's root.
    path: &'a str,
    /// The dotted path of the same location.
    field: &'a str,
    /// A whole sentence that can be shown to the person who fills in the form.
    message: &'a str,
    /// How to fix it, where the message does not say everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schemars", schemars(with = "&str"))]
    hint: Option<&'a str>,
    /// Counts, limits and listed values; never what was typed.
    #[serde(skip_serializing_if = "Params::is_empty")]
    #[cfg_attr(feature = "schemars", schemars(schema_with = "schema::params"))]
    params: &'a Params,
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shape = IssueShape {
            severity: self.rule.severity,
            code: self.rule.code,
            path: &self.path,
            field: &self.field,
            message: &self.message,
            hint: self.hint.as_deref(),
            params: &self.params,
        };
        shape.serialize(serializer)
    }
}

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
        assert_eq!(lines[0], "error: First name is required. (required, individual.first_name)");
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
    fn what_is_left_out_is_counted() {
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
