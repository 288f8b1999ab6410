//! Checks a Harbor (OwlPay) individual onboarding request before it is sent, and reports everything that is wrong with it.
//!
//! # Checking a request
//!
//! A [`Preflight`] holds what many requests share: the date, the lists and the limits. Create it once, and share it between
//! threads. A [`Submission`] holds what you know about a request besides its body.
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
//! [`Preflight::parse`] returns a valid request as a typed [`Payload`], or the report as an error. The payload serialises to
//! a request that Harbor accepts.
//!
//! An [`Issue`] has a stable code, a JSON Pointer, and a message for the person who can fix it. Errors make the request
//! invalid; warnings do not. [`Report::unchecked`] lists what cannot be checked from the request alone.
//!
//! # Checking files
//!
//! [`Preflight::inspect`] checks a file before it is encoded. An [`Inspector`] reads the file in pieces, so that the whole
//! file never has to be in memory:
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
//! [`Preflight::validate_detached`] then checks a request whose files were inspected in this way.
//!
//! # Corrections
//!
//! If Harbor answers `action_required`, [`onboarding_status`] lists the fields that it names. Check the corrected request as
//! a correction, which is only allowed in that status:
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
//! The embedded lists are snapshots, and [`Report::basis`] names their dates. With [`ReferenceData`] you can replace each of
//! them with the response of Harbor's lookup:
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
//! Messages and hints are in English by default. [`Locale`] reads another language from a file. The feature `locales` embeds
//! the languages that come with the crate:
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
//! [`rules`] returns all rules, and [`Contract::body`] is the table of fields. You can generate other validators from
//! [`Pattern`] and [`Presence`].
//!
//! # Features
//!
//! - `embedded-lists` (default): the lists of countries, subdivisions, occupations and calling codes. Without it, build
//!   [`ReferenceData`] from lookup responses.
//! - `explanations` (default): the texts that document each rule. Without it, they are empty.
//! - `patterns` (default): length limits and regular expressions, as [`TextFormat::pattern`] and [`FileFormat::pattern`]
//!   return them. Without it, they are empty.
//! - `quality`: decodes pictures to measure whether they can be read ([`Preflight::with_quality`]). Without it, decode them
//!   yourself, and feed a [`QualityMeter`].
//! - `locales`: embeds the languages other than English, to be chosen by tag. Without it, pass the text of a language file
//!   to [`Locale::from_json`].
//! - `schemars`: implements `JsonSchema` for reports and the onboarding status.
//!
//! # What this crate does not do
//!
//! - It does not access the clock, environment variables, files or the network. The date, the lists and the limits are
//!   arguments.
//! - It never panics on any input, and has no `unsafe` code.
//! - It never shows payload values in messages, params, hints or `Debug` output. `Debug` also hides the date of a proof of
//!   address and what Harbor wants corrected, because these may reveal something about a person.
//! - It never decodes a whole file, except to measure quality on request, and never copies a file that the body contains
//!   unescaped.
//! - It never contacts Harbor. [`Report::unchecked`] lists what only Harbor can know.

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
