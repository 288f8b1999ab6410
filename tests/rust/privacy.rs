//! No value of a payload appears in any output of the crate: in no report, message, `Debug` text or error, in no form.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::any::type_name;
use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::{Debug, Display};

use harbor_preflight::{
    Contract, CountryCode, Customer, DocumentType, EncodedFile, Inspector, Limits, NaiveDate, Payload, Preflight,
    QualityMeter, ReferenceData, Report, Resident, ResidentPhone, Submission, each_file_slot, locate_all,
    onboarding_status, read_message,
};
use harbor_preflight_tests::canaries::{Canary, Watch, all_canaries};
use harbor_preflight_tests::cases::{payload, today};
use harbor_preflight_tests::notation::made_file;
use harbor_preflight_tests::tests_folder;
use serde_json::json;

/// The public types that never contain a value of a payload or a response, and why. The test must show all others.
const WITHOUT_VALUES: [(&str, &str); 32] = [
    ("Answer", "an answer to a condition of the field table"),
    ("Applicability", "computed from answers to conditions of the field table"),
    ("CatalogueEntry", "made from the rules"),
    ("Choices", "part of the field table"),
    ("Condition", "part of the field table"),
    ("ConditionTest", "part of the field table"),
    ("Countries", "part of the field table"),
    ("Decimal", "part of what was measured in a picture"),
    ("Field", "part of the field table"),
    ("FileFormat", "part of the field table"),
    ("Files", "one of two constants"),
    ("Input", "part of the field table"),
    ("Item", "part of the field table"),
    ("List", "part of the field table"),
    ("Locale", "texts of a language, of which it shows the tag"),
    ("LocaleError", "what is wrong with a language file, which is no payload"),
    ("NotJson", "one of three constants"),
    ("Object", "part of the field table"),
    ("Occurrence", "part of a rule"),
    ("Otherwise", "part of the field table"),
    ("ParamSpec", "part of a rule"),
    ("ParamType", "part of a rule"),
    ("Pattern", "part of the field table"),
    ("Presence", "part of the field table"),
    ("Quality", "counts and widths of edges"),
    ("Sentence", "part of a rule"),
    ("Shape", "part of the field table"),
    ("SubdivisionCodes", "codes of a public list"),
    ("Subdivisions", "codes of a public list"),
    ("TextFormat", "part of the field table"),
    ("TextSchema", "part of the field table"),
    ("Wording", "part of the field table"),
];

/// Checks every output form of a value, and records its type.
struct Shower<'w> {
    watch: &'w Watch,
    types: BTreeSet<String>,
}

impl Shower<'_> {
    fn debug<T: Debug>(&mut self, canary: &str, value: &T) {
        let name = type_name::<T>().split('<').next().unwrap_or_default();
        let name = name.rsplit("::").next().unwrap_or_default();
        self.watch.assert_silent(&format!("Debug of {name} ({canary})"), format!("{value:?}"));
        self.types.insert(name.to_owned());
    }

    fn display<T: Debug + Display>(&mut self, canary: &str, value: &T) {
        self.debug(canary, value);
        self.watch.assert_silent(&format!("Display of {} ({canary})", type_name::<T>()), value.to_string());
    }

    fn json(&mut self, canary: &str, value: &impl serde::Serialize) {
        self.watch.assert_silent(&format!("JSON ({canary})"), serde_json::to_string(value).unwrap());
    }

    fn error<T: Error>(&mut self, canary: &str, value: &T) {
        self.display(canary, value);
        assert!(value.source().is_none(), "the source of an error could contain a value");
    }

    fn report(&mut self, canary: &str, report: &Report) {
        self.error(canary, report);
        self.json(canary, report);
        self.debug(canary, &report.basis);
        self.debug(canary, &report.operation);
        self.display(canary, &report.counts());
        report.unchecked.iter().for_each(|unchecked| self.debug(canary, unchecked));
        if let Some(error) = report.to_harbor_error() {
            self.debug(canary, &error);
            self.json(canary, &error);
        }
        for issue in &report.issues {
            self.display(canary, issue);
            self.json(canary, issue);
            self.debug(canary, &issue.params);
            issue.params.iter().for_each(|(_, param)| self.display(canary, param));
        }
        if let Some(issue) = report.issues.first() {
            self.debug(canary, issue.rule);
            self.debug(canary, &issue.rule.in_schema);
            self.display(canary, &issue.rule.severity);
        }
    }

    fn payload(&mut self, canary: &str, payload: &Payload<'_>) {
        self.debug(canary, payload);
        let individual = &payload.individual;
        self.debug(canary, individual);
        self.debug(canary, &individual.residence);
        self.debug(canary, &individual.resident);
        self.debug(canary, &individual.identity_document);
        self.debug(canary, &individual.identity_document.front);
        individual.source_of_wealth.iter().for_each(|choice| self.display(canary, choice));
        individual.purpose_of_use.iter().for_each(|choice| self.display(canary, choice));
        self.display::<DocumentType>(canary, &individual.identity_document.kind);
        match &individual.resident {
            Resident::Us(resident) => {
                self.debug(canary, resident);
                self.debug(canary, &resident.phone);
                match &resident.phone {
                    ResidentPhone::Object { phone } => self.debug(canary, phone),
                    ResidentPhone::Fields(fields) => self.debug(canary, fields),
                }
                self.debug(canary, &resident.proof_of_address);
            }
            Resident::NonUs(resident) => {
                self.debug(canary, resident);
                self.debug(canary, &resident.bank_statement);
            }
        }
    }

    fn inspector(&mut self, canary: &str, mut inspector: Inspector, mut again: Inspector, content: &[u8]) {
        inspector.feed(content);
        again.feed(content);
        self.debug(canary, &inspector);
        let inspection = inspector.finish();
        self.debug(canary, &inspection);
        self.json(canary, &inspection);
        self.debug(canary, &again.finish_detached("/individual/identity_document/front"));
    }
}

/// Validators with different limits, so that they report and list different issues.
fn validators() -> Vec<Preflight> {
    let preflight = Preflight::new(today());
    let limited = |limits| preflight.clone().with_limits(limits);
    vec![
        limited(Limits { max_file_bytes: 20, ..Limits::default() }),
        limited(Limits { max_issues: 1, ..Limits::default() }),
        limited(Limits { max_payload_bytes: 100, ..Limits::default() }),
        preflight.clone().with_errors_only(),
        preflight.clone().with_contract(Contract::INDIVIDUAL_V1_1),
        preflight,
    ]
}

/// Shows every result that the crate returns for a body.
fn show_body(shower: &mut Shower<'_>, canary: &Canary) {
    let name = &canary.name;
    for preflight in validators() {
        let report = preflight.validate(&canary.body, &Submission::new());
        shower.report(name, &report);
        let paths: Vec<&str> = report.issues.iter().map(|issue| issue.path.as_str()).collect();
        locate_all(&canary.body, &paths).iter().flatten().for_each(|location| shower.debug(name, location));
    }
    each_file_slot(&canary.body, Contract::INDIVIDUAL_V1, &mut |slot| shower.debug(name, slot));
    for preflight in validators() {
        match preflight.redact(&canary.body) {
            Ok(redacted) => shower.watch.assert_silent(&format!("the redacted body ({name})"), redacted),
            Err(error) => shower.error(name, &error),
        }
    }
    read_message(&canary.body, |message| {
        shower.debug(name, &message);
        Some(())
    });
    // Under the contract whose shape it has.
    let is_later = canary.name.contains("individual-v1.1");
    let contract = if is_later { Contract::INDIVIDUAL_V1_1 } else { Contract::INDIVIDUAL_V1 };
    let preflight = Preflight::new(today()).with_contract(contract);
    for submission in [Submission::new(), Submission::correcting("action_required")] {
        match preflight.parse(&canary.body, &submission) {
            Ok(payload) => {
                shower.payload(name, &payload);
                shower.payload(name, &payload.into_owned());
            }
            Err(report) => shower.report(name, &report),
        }
    }
    // The payload is passed by mistake where another response is expected.
    let reference = ReferenceData::embedded;
    let rejected = [
        reference().with_countries(&canary.body),
        reference().with_prohibited_countries(&canary.body),
        reference().with_occupations(&canary.body),
        reference().with_subdivisions(CountryCode::US, &canary.body),
        reference().with_identity_documents(CountryCode::US, &canary.body),
    ];
    for rejected in rejected {
        shower.error(name, &rejected.unwrap_err());
    }
    shower.error(name, &onboarding_status(&canary.body, Contract::INDIVIDUAL_V1).unwrap_err());
}

#[test]
fn no_output_reveals_a_value_of_a_payload() {
    let canaries = all_canaries();
    assert!(canaries.len() > 1_000, "only {} canaries", canaries.len());
    let watch = Watch::over(&canaries);
    let mut shower = Shower { watch: &watch, types: BTreeSet::new() };
    for canary in &canaries {
        show_body(&mut shower, canary);
        let (preflight, content) = (Preflight::new(today()), canary.value.as_bytes());
        shower.inspector(&canary.name, preflight.inspector(), preflight.inspector(), content);
        shower.inspector(&canary.name, preflight.base64_inspector(), preflight.base64_inspector(), content);
        shower.debug(&canary.name, &EncodedFile::from_base64(canary.value.as_str()));
        shower.debug(&canary.name, &EncodedFile::encode(content));
        show_meter(&mut shower, canary);
        show_submission_and_status(&mut shower, canary);
    }
    show_the_rest(&mut shower);
    let shown: BTreeSet<&str> = shower.types.iter().map(String::as_str).collect();
    let without_values: BTreeSet<&str> = WITHOUT_VALUES.into_iter().map(|(name, _)| name).collect();
    for name in public_types() {
        let known = shown.contains(name.as_str()) != without_values.contains(name.as_str());
        assert!(known, "{name}: show it here, or say in WITHOUT_VALUES why it contains no value");
    }
}

/// Shows a meter that was fed the value as if it were a row of pixels.
fn show_meter(shower: &mut Shower<'_>, canary: &Canary) {
    let row = canary.value.as_bytes();
    let mut meter = QualityMeter::new(row.len().try_into().unwrap(), 2).unwrap();
    meter.feed_luma(row);
    shower.debug(&canary.name, &meter);
}

/// Shows values that are not in a body, but may be personal data too: a status, a customer's type, and descriptions of
/// what Harbor wants corrected.
fn show_submission_and_status(shower: &mut Shower<'_>, canary: &Canary) {
    let (name, text) = (&canary.name, canary.value.as_str());
    let customer = Customer { kind: Some(text.to_owned()), active: Some(true), ..Customer::default() };
    shower.debug(name, &customer);
    for submission in [Submission::new().with_customer(customer), Submission::correcting(text)] {
        shower.debug(name, &submission);
        shower.report(name, &Preflight::new(today()).validate(b"{}", &submission));
    }
    let description = format!("individual.first_name: {text} is not in the document");
    let response = json!({ "status": text, "pending_requirements": [{ "source": text, "description": description }] });
    let status = onboarding_status(response.to_string().as_bytes(), Contract::INDIVIDUAL_V1).unwrap();
    shower.debug(name, &status);
    for requirement in &status.pending_requirements {
        shower.debug(name, requirement);
        assert!(format!("{requirement:?}").contains("first_name"), "the name of the field is not a secret");
    }
}

/// Shows values that are made without a body.
fn show_the_rest(shower: &mut Shower<'_>) {
    let preflight = Preflight::new(today());
    shower.debug("no canary", &preflight);
    shower.debug("no canary", preflight.limits());
    shower.debug("no canary", preflight.contract());
    shower.debug("no canary", preflight.reference());
    shower.debug("no canary", &CountryCode::US);
}

/// The names of all types that the crate exports. They are read from the text of `lib.rs`, which must export every type
/// with `pub use crate::…`.
fn public_types() -> Vec<String> {
    let root = std::fs::read_to_string(tests_folder().join("../crates/core/src/lib.rs")).unwrap();
    let exported = root.split("pub use crate::").skip(1).filter_map(|exported| exported.split(';').next());
    let names = exported.flat_map(|exported| exported.split([':', '{', '}', ',']).map(str::trim));
    let is_type = |name: &&str| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
    let types: Vec<String> = names.filter(is_type).map(str::to_owned).collect();
    assert!(types.len() > 40, "{types:?}");
    types
}

#[test]
fn no_output_reveals_the_date_of_a_proof_of_address() {
    let issued_on = NaiveDate::from_ymd_opt(2026, 7, 19).unwrap();
    let submission = Submission::new().with_proof_issued_on(issued_on);
    let body = payload("us-full");
    let report = Preflight::new(today()).validate(&body, &submission);
    assert!(report.issues.iter().any(|issue| issue.code() == "proof_of_address_too_old"));
    let json = serde_json::to_string(&report).unwrap();
    for output in [format!("{submission:?}"), format!("{report:?}"), report.to_string(), json] {
        assert!(!output.contains("2026-07-19"), "{output}");
    }
}

#[test]
fn the_debug_text_of_a_file_does_not_depend_on_its_content() {
    let shown = |inspector: fn(&Preflight) -> Inspector, content: &[u8]| {
        let preflight = Preflight::new(today());
        let (mut fed, mut finished) = (inspector(&preflight), inspector(&preflight));
        fed.feed(content);
        finished.feed(content);
        format!("{fed:?} {:?}", finished.finish_detached("/individual/identity_document/front"))
    };
    let (one, other) = (made_file("jpeg", 300, 1), made_file("jpeg", 300, 2));
    assert_eq!(shown(Preflight::inspector, &one), shown(Preflight::inspector, &other));
    let base64 = |file: &[u8]| EncodedFile::encode(file).as_base64().as_bytes().to_vec();
    assert_eq!(shown(Preflight::base64_inspector, &base64(&one)), shown(Preflight::base64_inspector, &base64(&other)));
}

#[test]
fn secrets_are_found_in_other_encodings_and_with_other_separators() {
    let digits = "318-27-4695";
    let canary = |name: &str, secret: &str| Canary {
        name: name.to_owned(),
        body: Vec::new(),
        value: secret.to_owned(),
        secrets: vec![secret.to_owned()],
    };
    let watch = Watch::over([&canary("word", "ZqxVkjWwKqzJ"), &canary("digits", digits)]);
    for text in [
        "the name ZqxVkjWwKqzJ",
        "the name zqxvkjwwkqzj",
        "VkjWwKqz",
        "WnF4VmtqV3dLcXpK",
        "YVpxeFZraldjd0txeko= ZqxVkjWw",
        "5a717856",
        "318274695",
        "318.27.4695",
        "+1 (318) 274-695",
        "182-7469",
    ] {
        assert!(watch.found_in(text.as_bytes()).is_some(), "{text}");
    }
    for text in ["the name is too long", "at most 50", "318", "2026-11-23", "ZqxVkjW"] {
        assert_eq!(watch.found_in(text.as_bytes()), None, "{text}");
    }
}
