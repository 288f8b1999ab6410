//! Reports everything that is wrong with a Harbor (OwlPay) individual onboarding payload, before it is sent.
//!
//! ```
//! use harbor_preflight::{NaiveDate, Preflight, Submission};
//!
//! let today = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar");
//! let report = Preflight::new(today).validate(br#"{"individual": {"email": "ada"}}"#, &Submission::new());
//! let email = report.errors().find(|issue| issue.path == "/individual/email").expect("it is not an address");
//! assert_eq!(email.rule.code, "invalid_email");
//! assert_eq!(email.message, "Email must be an e-mail address alone, for example ada@example.com.");
//! ```
//!
//! - [`Preflight`] validates a body ([`Preflight::validate`]), returns it as types ([`Preflight::parse`]), and checks raw
//!   files ([`Preflight::inspect`]).
//! - [`Contract`] is the revision of Harbor's guide to check against: `individual-v1` unless another is chosen.
//! - [`Submission`] says what the body does not: the operation, the customer, the date of a proof of address.
//! - [`Report`] contains [`Issue`]s, each with its [`Rule`], and what could not be checked.
//! - [`ReferenceData`] holds the lists; each can be replaced by a lookup response.
//! - [`rules`] is the catalogue of rules, and [`Contract::body`] the table of fields, as data. Other validators can be
//!   generated from [`Pattern`] and [`Presence`].
//! - [`onboarding_status`] reads Harbor's answer about an onboarding, and lists what it still requires.
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
mod path;
mod pattern;
mod payload;
mod preflight;
mod quality;
mod redacted;
mod reference;
mod report;
mod requirements;
mod rule;
mod submission;
mod suggest;
mod unchecked;
mod walk;

pub use chrono::NaiveDate;

// `tests/rust/privacy.rs` reads the public types from the lines below.
pub use crate::catalogue::{CatalogueEntry, catalogue, rule, rules};
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
pub use crate::pattern::Pattern;
pub use crate::payload::{
    EncodedFile, IdentityDocument, Individual, NonUsResident, Payload, Phone, PhoneFields, Residence, Resident,
    ResidentPhone, Statement, UsResident,
};
pub use crate::preflight::Preflight;
pub use crate::quality::{Quality, QualityMeter, jpeg_of_scan};
pub use crate::reference::{CountryCode, ReferenceData, ReferenceError, SubdivisionCodes, Subdivisions};
pub use crate::report::{Basis, Counts, HarborError, Issue, RULES_VERSION, Report};
pub use crate::requirements::{OnboardingStatus, PendingRequirement, StatusError, onboarding_status};
pub use crate::rule::{Decimal, InSchema, Occurrence, Param, ParamSpec, ParamType, Params, Rule, Severity};
pub use crate::submission::{Customer, Operation, Submission};
pub use crate::unchecked::Unchecked;
pub use crate::walk::DetachedValue;

/// Runs the examples of the README as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
