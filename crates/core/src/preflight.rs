//! The entry point: given a date, reference data, a contract and limits, it returns reports.

mod pictures;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::checks::{body, wrong_type};
use crate::context::{Context, Fact};
use crate::contract::Contract;
use crate::inspection::{Inspection, Inspector};
use crate::json::{self, Document, Value};
use crate::limits::{FileLimits, Limits};
use crate::locale::Locale;
use crate::path::Path;
use crate::payload::{self, Payload};
#[cfg(feature = "quality")]
use crate::quality::Quality;
use crate::redact::{self, RedactError};
use crate::reference::ReferenceData;
use crate::report::{Basis, Issue, RULES_VERSION, Report};
use crate::rule::Violation;
use crate::submission::{Files, Submission};
use crate::unchecked;
use crate::walk::{DetachedValue, Measured, Reporter, Walker};

/// Validates payloads against the rules of the guide, as of one day.
///
/// It has no mutable state and is cheap to clone: all threads can share one.
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
    contract: &'static Contract,
    reference: Arc<ReferenceData>,
    /// `None` for the limits of the contract.
    limits: Option<Limits>,
    locale: Locale,
    lists_warnings: bool,
    asks_for_quality: bool,
    /// The line of its file that a body begins in.
    first_line: u64,
}

impl Preflight {
    /// Validates as of `today`, against `individual-v1`, with the embedded reference data and the limits of the
    /// contract.
    #[cfg(feature = "embedded-lists")]
    pub fn new(today: NaiveDate) -> Self {
        Self::from_reference(today, ReferenceData::embedded())
    }

    /// Validates as of `today`, against `individual-v1`, with this reference data and the limits of the contract.
    pub fn from_reference(today: NaiveDate, reference: ReferenceData) -> Self {
        let contract = Contract::INDIVIDUAL_V1;
        Self {
            today,
            contract,
            reference: Arc::new(reference),
            limits: None,
            locale: Locale::ENGLISH,
            lists_warnings: true,
            asks_for_quality: false,
            first_line: 1,
        }
    }

    /// Replaces the date that counts as today.
    pub fn with_today(mut self, today: NaiveDate) -> Self {
        self.today = today;
        self
    }

    /// Sets the contract: the revision of the guide to check against. The limits become those of the contract, unless
    /// [`with_limits`](Self::with_limits) has set others.
    ///
    /// ```
    /// use harbor_preflight::{Contract, NaiveDate, Preflight};
    ///
    /// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
    /// let preflight = Preflight::new(today).with_contract(Contract::INDIVIDUAL_V1_1);
    /// assert_eq!(preflight.limits().max_file_bytes, 8 * 1024 * 1024);
    /// ```
    pub fn with_contract(mut self, contract: &'static Contract) -> Self {
        self.contract = contract;
        self
    }

    /// Replaces the reference data.
    pub fn with_reference(mut self, reference: ReferenceData) -> Self {
        self.reference = Arc::new(reference);
        self
    }

    /// Replaces all limits, including those that the contract publishes. To change a single one, start from
    /// [`limits`](Self::limits).
    ///
    /// ```
    /// use harbor_preflight::{Contract, Limits, NaiveDate, Preflight};
    ///
    /// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
    /// let preflight = Preflight::new(today).with_contract(Contract::INDIVIDUAL_V1_1);
    /// let limits = Limits { max_issues: 10, ..*preflight.limits() };
    /// let preflight = preflight.with_limits(limits);
    /// assert_eq!(preflight.limits().max_file_bytes, 8 * 1024 * 1024);
    /// ```
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = Some(limits);
        self
    }

    /// Sets the language of messages and hints. The default is English.
    ///
    /// ```
    /// use harbor_preflight::{Locale, NaiveDate, Preflight, Submission};
    ///
    /// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
    /// let french = Locale::from_json(r#"{"@tag": "fr", "prompt.individual": "Ajoutez la personne."}"#)?;
    /// let report = Preflight::new(today).with_locale(french).validate(b"{}", &Submission::new());
    /// assert_eq!(report.issues[0].message, "Ajoutez la personne.");
    /// # Ok::<(), harbor_preflight::LocaleError>(())
    /// ```
    pub fn with_locale(mut self, locale: Locale) -> Self {
        self.locale = locale;
        self
    }

    /// Sets the line of the file on which the body begins, from 1. Use it for files with one payload per line (NDJSON): the
    /// `line` of a `json_syntax` is then the line in the file.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let report = preflight.with_first_line(7).validate(b"{", &Submission::new());
    /// assert_eq!(report.issues[0].message, "The payload is not valid JSON. Check line 7, column 2.");
    /// ```
    pub fn with_first_line(mut self, line: u64) -> Self {
        self.first_line = line;
        self
    }

    /// Lists errors only. Warnings are not listed, but counted in [`Report::truncated`].
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

    /// Also warns about pictures that are too dark, blank or blurred to be read. [`crate::Quality`] describes what is measured.
    ///
    /// [`Report::unchecked`] lists the files whose pictures could not be measured. Without the feature `quality`, these are
    /// all files except detached ones that the caller has measured.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
    /// let body = br#"{"individual": {"identity_document": {"front": "JVBERi0xLjcgbm8gcGljdHVyZSAlJUVPRg=="}}}"#;
    /// let report = Preflight::new(today).with_quality().validate(body, &Submission::new());
    /// let unchecked = report.unchecked.iter().find(|unchecked| unchecked.rule == "document_quality");
    /// assert_eq!(unchecked.expect("it has no picture").path, "/individual/identity_document/front");
    /// ```
    pub fn with_quality(mut self) -> Self {
        self.asks_for_quality = true;
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
        self.limits.as_ref().unwrap_or(&self.contract.limits)
    }

    /// The language in use.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The contract in use.
    pub fn contract(&self) -> &'static Contract {
        self.contract
    }

    /// The reference data in use.
    pub fn reference(&self) -> &ReferenceData {
        &self.reference
    }

    /// Reports everything that is wrong with the body of a request. `body` may be any bytes: if they are not JSON, that is
    /// an issue.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let report = preflight.validate(br#"{"individual": {"ssn": 123}"#, &Submission::new());
    /// assert_eq!(report.issues[0].rule.code, "json_syntax");
    /// ```
    pub fn validate(&self, body: &[u8], submission: &Submission) -> Report {
        self.validate_detached(body, body.len() as u64, &[], submission)
    }

    /// Validates a body whose large files were inspected separately. Use it when the whole body does not fit in memory,
    /// or when a value has no JSON form (a `BigInt`, a cycle).
    ///
    /// `text` is the body with a stand-in for each detached value. For a file, the stand-in is a string that is not
    /// blank: equal for equal files, different for different ones. For a value without a JSON form, it is a number.
    /// `bytes` is the length in bytes of the whole body, with the files in it.
    ///
    /// The report is the same as for the whole body, except that the location of a `json_syntax` is in `text`. A value
    /// without a JSON form is a `wrong_type` wherever it occurs, because the body cannot be serialised with it.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let mut inspector = preflight.base64_inspector();
    /// inspector.feed(b"R0lGODlh");
    /// let front = inspector.finish_detached("/individual/identity_document/front");
    /// let text = br#"{"individual": {"identity_document": {"front": "the first file"}}}"#;
    /// let report = preflight.validate_detached(text, 60, &[front], &Submission::new());
    /// assert!(report.errors().any(|issue| issue.rule.code == "unsupported_file_type"));
    /// ```
    pub fn validate_detached(
        &self,
        text: &[u8],
        bytes: u64,
        detached: &[DetachedValue],
        submission: &Submission,
    ) -> Report {
        if bytes > u64::from(self.limits().max_payload_bytes) {
            return self.refuse_unread(bytes, submission);
        }
        let document = json::read(text).map_err(|error| body::syntax(text, error, self.first_line));
        let has_mark = json::without_byte_order_mark(text).len() < text.len();
        self.report(bytes, document.as_ref().map(Document::root), has_mark, detached, submission)
    }

    /// Returns the report for a body that was not read because it is too large. `bytes` is its length in bytes.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, Submission};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let report = preflight.refuse_unread(134_217_729, &Submission::new());
    /// assert_eq!(report.issues[0].rule.code, "payload_too_large");
    /// ```
    pub fn refuse_unread(&self, bytes: u64, submission: &Submission) -> Report {
        self.report(bytes, Err(&body::too_large(bytes, self.limits())), false, &[], submission)
    }

    fn report(
        &self,
        bytes: u64,
        root: Result<Value<'_>, &Violation>,
        has_byte_order_mark: bool,
        detached: &[DetachedValue],
        submission: &Submission,
    ) -> Report {
        let limits = self.limits();
        let reporter = Reporter::new(self.locale.clone(), limits.max_issues, self.lists_warnings);
        let walker = |reporter| {
            let context = Context::new(self.today, &self.reference, limits, &self.contract.limits, submission);
            Walker::new(self.contract, context, reporter, detached)
        };
        let measured = self.measured(root.ok(), || walker(Reporter::new(Locale::ENGLISH, 0, false)));
        let (context, reporter) =
            walker(reporter).with_byte_order_mark(has_byte_order_mark).with_measured(measured.as_ref()).walk(root);
        let valid = reporter.is_valid();
        let (issues, truncated) = reporter.into_issues();
        Report {
            valid,
            operation: submission.operation,
            as_of: self.today,
            bytes,
            issues,
            unchecked: unchecked::open(self.contract.unchecked, &context, &self.locale),
            truncated,
            basis: self.basis(&context),
        }
    }

    /// What was measured in the pictures of a body, if quality is asked for.
    fn measured<'w, 'd>(&self, root: Option<Value<'d>>, walker: impl FnOnce() -> Walker<'w, 'd>) -> Option<Measured> {
        let list_pictures = || root.map(|root| walker().list_pictures(root)).unwrap_or_default();
        self.asks_for_quality.then(|| pictures::measured(list_pictures))
    }

    /// Validates a body, and returns it as a typed payload.
    ///
    /// Fields that the guide does not know, that do not apply, or that are `null` or blank are left out. Files are
    /// borrowed from the body if it contains them unescaped. The payload serialises to a body that Harbor accepts under
    /// the contract. The body must have its files: [`Submission::with_files`] is ignored.
    ///
    /// # Errors
    ///
    /// Returns the report if the body is not valid.
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
    #[expect(clippy::result_large_err, reason = "a caller wants the report itself")]
    pub fn parse<'a>(&self, body: &'a [u8], submission: &Submission) -> Result<Payload<'a>, Report> {
        let submission = submission.clone().with_files(Files::Required);
        let mut report = self.validate(body, &submission);
        if !report.valid {
            return Err(report);
        }
        payload::read(json::without_byte_order_mark(body), self.contract.payload_types).ok_or_else(|| {
            // A valid body always fits the types. Should a bug in this crate break that, the report says so.
            report.valid = false;
            report.issues.insert(0, Issue::new(&Path::ROOT, wrong_type::typed_parse_failed(), &self.locale));
            report
        })
    }

    /// Returns a body with everything a person typed replaced, for a support ticket or a log.
    ///
    /// Keys, the layout, and codes from lists are kept. A code is kept only in a field that is chosen from its list. Every
    /// other value is replaced by its type and length: `<text 11>` (code points), `<number 9>`, `<file jpeg 48213 bytes>`.
    /// A key that does not look like an identifier is replaced by `<key 11>`. The lines stay the same.
    ///
    /// # Errors
    ///
    /// Returns an error if the body is not JSON, because then nothing of it can be kept.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let redacted = preflight.redact(br#"{"individual": {"first_name": "Ada", "nationality": "GB"}}"#)?;
    /// assert_eq!(redacted, r#"{"individual": {"first_name": "<text 3>", "nationality": "GB"}}"#);
    /// # Ok::<(), harbor_preflight::RedactError>(())
    /// ```
    pub fn redact(&self, body: &[u8]) -> Result<String, RedactError> {
        redact::redact(body, self.contract, &self.reference, self.file_limits())
    }

    /// Returns the path of an issue as [`redact`](Self::redact) writes the keys of a body: one that does not look like an
    /// identifier is replaced by its length. Positions in the lists of the guide are kept.
    ///
    /// `path` is a JSON Pointer.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// assert_eq!(preflight.redact_path("/individual/first_name"), "/individual/first_name");
    /// assert_eq!(preflight.redact_path("/individual/ada@example.com"), "/individual/<key 15>");
    /// ```
    #[must_use]
    pub fn redact_path(&self, path: &str) -> String {
        redact::redact_path(path, self.contract)
    }

    /// Checks the bytes of a raw file, before it is encoded in base64.
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
        let mut inspector = self.inspect_ends(file);
        if inspector.needs_skipped() {
            inspector = self.inspector();
            // In windows that fit into a processor's cache, this is nearly twice as fast.
            file.chunks(Inspector::WINDOW).for_each(|window| inspector.feed(window));
        }
        #[cfg(feature = "quality")]
        if self.asks_for_quality {
            inspector.set_quality(Quality::of_file(file));
        }
        inspector.finish()
    }

    fn inspect_ends(&self, file: &[u8]) -> Inspector {
        let mut inspector = self.inspector();
        let (head, rest) = file.split_at_checked(Inspector::WINDOW).unwrap_or((file, &[]));
        let (middle, tail) = rest.split_at_checked(rest.len().saturating_sub(Inspector::WINDOW)).unwrap_or((&[], rest));
        inspector.feed(head);
        inspector.skip(middle.len() as u64);
        inspector.feed(tail);
        inspector
    }

    /// Returns an inspector for a raw file that is read in pieces, or of which only both ends are read.
    pub fn inspector(&self) -> Inspector {
        Inspector::of_bytes(self.file_limits(), self.locale.clone())
    }

    /// Returns an inspector for a file in base64 that is read in pieces. It needs every character, except those that
    /// [`Inspector::skip`] may skip.
    pub fn base64_inspector(&self) -> Inspector {
        Inspector::of_base64(self.file_limits(), self.locale.clone())
    }

    fn file_limits(&self) -> FileLimits {
        FileLimits::new(self.limits(), &self.contract.limits)
    }

    fn basis(&self, context: &Context<'_>) -> Basis {
        Basis {
            rules: RULES_VERSION,
            contract: self.contract.name,
            locale: self.locale.kept_tag(),
            countries: self.reference.countries_origin(),
            prohibited_countries: self.reference.prohibited_countries_origin(),
            recognised_countries: self.reference.recognised_countries_origin(),
            subdivisions: self.reference.subdivisions_origin(context.residence()),
            occupations: self.reference.occupations_origin(),
            identity_documents: self.reference.identity_documents_origin(context.country(Fact::IssuingCountry)),
            calling_codes: self.reference.calling_codes_origin(),
        }
    }
}
