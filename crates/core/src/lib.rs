//! Checks a Harbor (OwlPay) individual onboarding request before it is sent, and reports everything that is wrong with it.
//!
//! # Checking a request
//!
//! A [`Preflight`] holds what is the same for many requests: today, the lists, the limits. Make it once, and share it
//! between threads. A [`Submission`] says what the request itself does not.
//!
//! ```
//! use harbor_preflight::{NaiveDate, Preflight, Submission};
//!
//! let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
//! let preflight = Preflight::new(today);
//!
//! let report = preflight.validate(br#"{"individual": {"email": "ada"}}"#, &Submission::new());
//! assert!(!report.valid);
//! let email = report.errors().find(|issue| issue.path == "/individual/email").expect("it is not an address");
//! assert_eq!(email.rule.code, "invalid_email");
//! assert_eq!(email.message, "Enter an email address in the correct format, like ada@example.com.");
//! assert_eq!(email.message_id, "invalid_email");
//! ```
//!
//! [`Preflight::parse`] returns a valid request as types, or the report as an error. The types serialise to what Harbor
//! accepts.
//!
//! An [`Issue`] has a stable code, a JSON Pointer, and a message for the person who can fix it. An error makes the request
//! invalid, a warning does not. [`Report::unchecked`] lists what a request alone cannot prove.
//!
//! # Checking files
//!
//! [`Preflight::inspect`] checks a file before it is encoded. An [`Inspector`] takes it in pieces, so that it never has to
//! be in memory as a whole:
//!
//! ```
//! use harbor_preflight::{NaiveDate, Preflight};
//!
//! let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
//! let mut inspector = preflight.inspector();
//! for piece in [&b"GIF"[..], b"89a"] {
//!     inspector.feed(piece);
//! }
//! let inspection = inspector.finish();
//! assert_eq!(inspection.issues[0].rule.code, "unsupported_file_type");
//! ```
//!
//! [`Preflight::validate_detached`] then checks a request whose files were inspected like this.
//!
//! # Corrections
//!
//! If Harbor answers `action_required`, [`onboarding_status`] lists the fields that it names. The corrected request is
//! checked as a correction, which is only allowed in that status:
//!
//! ```
//! use harbor_preflight::{Contract, NaiveDate, Preflight, Submission, onboarding_status};
//!
//! let answer = br#"{"status": "action_required", "pending_requirements":
//!     [{"source": "provider_error", "description": "individual.identity_document.front is blurred"}]}"#;
//! let status = onboarding_status(answer, Contract::INDIVIDUAL_V1)?;
//! assert_eq!(status.pending_requirements[0].path.as_deref(), Some("/individual/identity_document/front"));
//!
//! let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
//! let report = preflight.validate(b"{}", &Submission::correcting("processing"));
//! assert!(report.errors().any(|issue| issue.rule.code == "correction_not_allowed"));
//! # Ok::<(), harbor_preflight::StatusError>(())
//! ```
//!
//! # Two revisions of the guide
//!
//! [`Contract`] is the revision of Harbor's guide that a request is checked against: `individual-v1`, unless
//! [`Preflight::with_contract`] chooses another.
//!
//! # Live lists
//!
//! The embedded lists have dates, which [`Report::basis`] names. [`ReferenceData`] replaces each of them by the answer of
//! Harbor's lookup:
//!
//! ```
//! use harbor_preflight::{CountryCode, NaiveDate, Preflight, ReferenceData};
//!
//! let answer = br#"{"data": [{"code": "ENG", "name": "England"}]}"#;
//! let country = CountryCode::new("GB").expect("two capital letters");
//! let reference = ReferenceData::embedded().with_subdivisions(country, answer)?;
//! let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
//! let preflight = Preflight::from_reference(today, reference);
//! # Ok::<(), harbor_preflight::ReferenceError>(())
//! ```
//!
//! # Languages
//!
//! Messages and hints are in English. [`Locale`] reads them in another language from a file, and the feature `locales` builds in
//! those that there are:
//!
//! ```
//! use harbor_preflight::{Locale, NaiveDate, Preflight, Submission};
//!
//! let file = r#"{"@tag": "es", "prompt.individual": "Agregue los datos de la persona."}"#;
//! let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
//! let preflight = Preflight::new(today).with_locale(Locale::from_json(file)?);
//! let report = preflight.validate(b"{}", &Submission::new());
//! assert_eq!(report.issues[0].message, "Agregue los datos de la persona.");
//! # Ok::<(), harbor_preflight::LocaleError>(())
//! ```
//!
//! # The rules as data
//!
//! [`rules`] is the catalogue of rules, and [`Contract::body`] the table of fields. Other validators can be generated from
//! [`Pattern`] and [`Presence`].
//!
//! # Features
//!
//! - `embedded-lists` (default): the lists of countries, subdivisions, occupations and calling codes. Without it a
//!   [`ReferenceData`] is built from lookup responses.
//! - `explanations` (default): the catalogue texts, which explain a rule beyond its message. Without it they are empty.
//! - `patterns` (default): length limits and regular expressions, as [`TextFormat::pattern`] and [`FileFormat::pattern`]
//!   return them. Without it they are empty.
//! - `quality`: decodes pictures, to measure whether they can be read ([`Preflight::with_quality`]). Without it, a caller
//!   decodes them, and feeds a [`QualityMeter`].
//! - `locales`: the languages besides English ([`Locale`]), so that one can be chosen by its tag. Without it, a caller gives
//!   the text of a language file to [`Locale::from_json`].
//! - `schemars`: implements `JsonSchema` for reports and the onboarding status.
//!
//! # What this crate does not do
//!
//! - It reads no clock, no environment, no file and no network: the date, the lists and the limits are arguments.
//! - It never panics on any input, and it has no `unsafe` code.
//! - It never shows a value of a payload in messages, params, hints or `Debug` texts. `Debug` also hides the date of a
//!   proof of address, and what Harbor wants corrected, because they may reveal something about a person.
//! - It never decodes a whole file, unless quality is asked for, and never copies one that the body contains unescaped.
//! - It never contacts Harbor: what only Harbor can know is listed in [`Report::unchecked`].

#![forbid(unsafe_code)]

mod catalogue;
mod checks;
mod choices;
mod context;
mod contract;
mod field;
mod first_seen;
mod inspection;
mod json;
mod limits;
mod locale;
mod path;
mod pattern;
mod payload;
mod preflight;
mod quality;
mod redact;
mod redacted;
mod reference;
mod report;
mod requirements;
mod rule;
mod slots;
mod submission;
mod suggest;
mod unchecked;
mod walk;
mod wording;

pub use chrono::NaiveDate;

// `tests/rust/privacy.rs` reads the public types from the lines below.
pub use crate::catalogue::{CatalogueEntry, catalogue, rule, rules, texts};
pub use crate::checks::birthday::parse_date;
pub use crate::choices::{Choices, DocumentType, PurposeOfUse, SourceOfWealth};
pub use crate::contract::Contract;
pub use crate::field::{
    Answer, Applicability, Condition, ConditionTest, Countries, Field, FileFormat, Input, Item, List, Object,
    Otherwise, Presence, Shape, TextFormat, TextSchema,
};
pub use crate::inspection::{Inspection, Inspector};
pub use crate::json::{Location, Message, NotJson, locate, locate_all, read_message};
pub use crate::limits::Limits;
pub use crate::locale::{Locale, LocaleError};
pub use crate::pattern::Pattern;
pub use crate::payload::{
    EncodedFile, IdentityDocument, Individual, NonUsResident, Payload, Phone, PhoneFields, Residence, Resident,
    ResidentPhone, Statement, UsResident,
};
pub use crate::preflight::Preflight;
pub use crate::quality::{Quality, QualityMeter, jpeg_of_scan};
pub use crate::redact::RedactError;
pub use crate::reference::{CountryCode, ReferenceData, ReferenceError, SubdivisionCodes, Subdivisions};
pub use crate::report::{Basis, Counts, HarborError, Issue, RULES_VERSION, Report};
pub use crate::requirements::{OnboardingStatus, PendingRequirement, StatusError, onboarding_status};
pub use crate::rule::{Decimal, InSchema, Occurrence, Param, ParamSpec, ParamType, Params, Rule, Severity};
pub use crate::slots::{FileSlot, each_file_slot};
pub use crate::submission::{Customer, Files, Operation, Submission};
pub use crate::unchecked::Unchecked;
pub use crate::walk::DetachedValue;
pub use crate::wording::{Sentence, Wording};

/// Runs the examples of the README as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
