//! The one entry: today, reference data and limits in, verdicts out.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::apart::{Apart, ValueApart};
use crate::checks::{body, wrong_type};
use crate::facts::Facts;
use crate::inspection::{Inspection, Inspector};
use crate::json::{self, Document, Value};
use crate::limits::Limits;
use crate::path::Path;
use crate::payload::{self, Payload};
use crate::reference::ReferenceData;
use crate::report::{Basis, Issue, RULES_VERSION, Report};
use crate::reporter::Reporter;
use crate::rule::Finding;
use crate::submission::Submission;
use crate::unchecked;
use crate::walk::Walk;

/// Validates payloads against the rules of the guide, as of one day.
///
/// It holds no state and is cheap to clone: one can serve all threads.
///
/// ```
/// use harbor_preflight::{Limits, NaiveDate, Preflight, ReferenceData, Submission};
///
/// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
/// let preflight = Preflight::new(today)
///     .with_reference(ReferenceData::embedded().with_occupations(br#"["astronauts"]"#)?)
///     .with_limits(Limits { max_issues: 10, ..Limits::default() });
/// let report = preflight.validate(br#"{"individual": {"occupation": "astronauts"}}"#, &Submission::new());
/// assert!(report.issues.iter().all(|issue| issue.path != "/individual/occupation"));
/// assert_eq!(report.basis.occupations, "live");
/// # Ok::<(), harbor_preflight::ReferenceError>(())
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct Preflight {
    today: NaiveDate,
    reference: Arc<ReferenceData>,
    limits: Limits,
    lists_warnings: bool,
}

impl Preflight {
    /// Validates as of `today`, with the embedded reference data and the default limits.
    #[cfg(feature = "embedded-lists")]
    pub fn new(today: NaiveDate) -> Self {
        Self::from_reference(today, ReferenceData::embedded())
    }

    /// Validates as of `today`, with this reference data and the default limits.
    pub fn from_reference(today: NaiveDate, reference: ReferenceData) -> Self {
        Self { today, reference: Arc::new(reference), limits: Limits::default(), lists_warnings: true }
    }

    /// Replaces the date that counts as today.
    pub fn with_today(mut self, today: NaiveDate) -> Self {
        self.today = today;
        self
    }

    /// Replaces the reference data.
    pub fn with_reference(mut self, reference: ReferenceData) -> Self {
        self.reference = Arc::new(reference);
        self
    }

    /// Replaces the limits.
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Lists errors only: warnings are counted as left out, and take no place that an error could have.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
    /// let report = Preflight::new(today).with_errors_only().validate(br#"{"individual": {"pet": "cat"}}"#, &Submission::new());
    /// assert_eq!(report.warnings().count(), 0);
    /// assert_eq!(report.counts().warnings, 1);
    /// ```
    pub fn with_errors_only(mut self) -> Self {
        self.lists_warnings = false;
        self
    }

    /// The limits in use.
    ///
    /// ```
    /// use harbor_preflight::{Limits, NaiveDate, Preflight};
    ///
    /// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
    /// let preflight = Preflight::new(today).with_limits(Limits { max_file_bytes: 1024, ..Limits::default() });
    /// assert_eq!(preflight.limits().max_file_bytes, 1024);
    /// ```
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// The reference data in use.
    pub fn reference(&self) -> &ReferenceData {
        &self.reference
    }

    /// Tells everything that is wrong with the body of a request. Any bytes give a report.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let report = preflight.validate(br#"{"individual": {"ssn": 123}"#, &Submission::new());
    /// assert_eq!(report.issues[0].rule.code, "json_syntax");
    /// ```
    pub fn validate(&self, body: &[u8], submission: &Submission) -> Report {
        self.validate_apart(body, body.len() as u64, &[], submission)
    }

    /// The same for a body some of whose values are not in its text: files that were checked apart, which is what a program
    /// needs that has them elsewhere and no room for the body as a whole; and what JSON has no text for.
    ///
    /// `text` is the body with something else in the place of each: for a file, a string that is not blank, the same for
    /// equal files and for no others; for what is not JSON, a number. `bytes` is the length of the body with the files in
    /// it. The report is that on the whole body, but that the place of a `json_syntax` is one in `text`. What is not JSON
    /// is a `wrong_type` wherever it stands, for no body can be made of it.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let mut inspector = preflight.base64_inspector();
    /// inspector.feed(b"R0lGODlh");
    /// let front = inspector.finish_at("/individual/identity_document/front");
    /// let text = br#"{"individual": {"identity_document": {"front": "the first file"}}}"#;
    /// let report = preflight.validate_apart(text, 60, &[front], &Submission::new());
    /// assert!(report.errors().any(|issue| issue.rule.code == "unsupported_file_type"));
    /// ```
    pub fn validate_apart(&self, text: &[u8], bytes: u64, apart: &[ValueApart], submission: &Submission) -> Report {
        if bytes > u64::from(self.limits.max_payload_bytes) {
            return self.refuse_unread(bytes, submission);
        }
        let document = json::read(text).map_err(|error| body::syntax(text, error));
        self.report(bytes, document.as_ref().map(Document::root), apart, submission)
    }

    /// The report on a body that was not read because it has more bytes than the limit allows.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let report = preflight.refuse_unread(134_217_729, &Submission::new());
    /// assert_eq!(report.issues[0].rule.code, "payload_too_large");
    /// ```
    pub fn refuse_unread(&self, bytes: u64, submission: &Submission) -> Report {
        self.report(bytes, Err(&body::too_large(bytes, &self.limits)), &[], submission)
    }

    fn report(
        &self,
        bytes: u64,
        root: Result<Value<'_>, &Finding>,
        apart: &[ValueApart],
        submission: &Submission,
    ) -> Report {
        let mut facts = Facts::without_body(self.today, &self.reference, &self.limits, submission);
        if let Ok(root) = root {
            facts.read(root);
        }
        let mut reporter = Reporter::new(self.limits.max_issues, self.lists_warnings);
        Walk::new(&facts, &mut reporter, Apart::of(apart)).body(root);
        let valid = reporter.is_valid();
        let (issues, truncated) = reporter.into_issues();
        Report {
            valid,
            operation: submission.operation,
            as_of: self.today,
            bytes,
            issues,
            unchecked: unchecked::of(&facts),
            truncated,
            basis: self.basis(&facts),
        }
    }

    /// Validates a body, and gives it as typed payload if it is valid, or else the report.
    ///
    /// Members that the guide does not know, that play no part, or that are `null` or blank are left out. Files are
    /// borrowed from the body where it holds them unescaped.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// match preflight.parse(br#"{"individual": {}}"#, &Submission::correcting("action_required")) {
    ///     Ok(payload) => println!("{}", payload.individual.residence.country),
    ///     Err(report) => eprintln!("{report}"),
    /// }
    /// ```
    #[expect(clippy::result_large_err, reason = "the report is what the caller wants to have")]
    pub fn parse<'a>(&self, body: &'a [u8], submission: &Submission) -> Result<Payload<'a>, Report> {
        let mut report = self.validate(body, submission);
        if !report.valid {
            return Err(report);
        }
        payload::read(json::without_byte_order_mark(body)).ok_or_else(|| {
            // A valid body always fits the types; should a slip in this crate ever break that, it is told, not hidden.
            report.valid = false;
            report.issues.insert(0, Issue::new(&Path::ROOT, wrong_type::unfit()));
            report
        })
    }

    /// The file checks on a raw file that is in memory, before it is encoded.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let inspection = preflight.inspect(b"GIF89a, and so on");
    /// assert_eq!(inspection.media_type, Some("image/gif"));
    /// assert_eq!(inspection.issues[0].rule.code, "unsupported_file_type");
    /// ```
    pub fn inspect(&self, file: &[u8]) -> Inspection {
        let mut inspector = self.inspector();
        inspector.feed(file);
        inspector.finish()
    }

    /// The same for a file that is read piece by piece, or of which only both ends are read.
    pub fn inspector(&self) -> Inspector {
        Inspector::of_bytes(self.limits)
    }

    /// The same for a file in base64, of which every character is needed.
    pub fn base64_inspector(&self) -> Inspector {
        Inspector::of_base64(self.limits)
    }

    fn basis(&self, facts: &Facts<'_>) -> Basis {
        Basis {
            rules: RULES_VERSION,
            countries: self.reference.countries_origin(),
            prohibited_countries: self.reference.prohibited_countries_origin(),
            subdivisions: self.reference.subdivisions_origin(facts.residence_country()),
            occupations: self.reference.occupations_origin(),
            identity_documents: self.reference.identity_documents_origin(facts.issuing_country),
            calling_codes: self.reference.calling_codes_origin(),
        }
    }
}
