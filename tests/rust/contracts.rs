//! The contracts differ only as the guide's revisions do: in the phone of a US resident, and in the limits of files.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod generated;

use harbor_preflight::{Contract, Limits, Preflight, Report, Submission};
use harbor_preflight_tests::cases::{TODAY, date, payload};
use proptest::prelude::*;
use serde_json::{Value, json};

use self::generated::{a_mutated_payload, a_valid_payload};

const V1: &Contract = Contract::INDIVIDUAL_V1;
const V1_1: &Contract = Contract::INDIVIDUAL_V1_1;

/// The members of the phone under `individual-v1`, and the fields that replace them under `individual-v1.1`.
const PHONE: [(&str, &str); 2] = [("country", "phone_country_code"), ("number", "phone_number")];

fn preflight(contract: &'static Contract) -> Preflight {
    let limits = Limits { max_issues: usize::MAX, ..contract.limits };
    Preflight::new(date(TODAY)).with_contract(contract).with_limits(limits)
}

fn report(contract: &'static Contract, body: &Value) -> Report {
    preflight(contract).validate(&serde_json::to_vec(body).unwrap(), &Submission::new())
}

/// Removes a phone that cannot be written in two fields.
fn without_unconvertible_phone(mut body: Value) -> Value {
    if let Some(individual) = body.get_mut("individual").and_then(Value::as_object_mut)
        && let Some(phone) = individual.get("phone")
    {
        let is_known = |key: &String| PHONE.iter().any(|(member, _)| key == member);
        if !phone.as_object().is_some_and(|phone| phone.keys().all(is_known)) {
            individual.shift_remove("phone");
        }
    }
    body
}

/// The body of the same person under `individual-v1.1`.
fn converted(body: &Value) -> Value {
    let mut body = body.clone();
    if let Some(individual) = body.get_mut("individual").and_then(Value::as_object_mut)
        && let Some(phone) = individual.shift_remove("phone")
    {
        for (member, field) in PHONE {
            if let Some(value) = phone.get(member) {
                individual.insert(field.to_owned(), value.clone());
            }
        }
    }
    body
}

/// A report with the paths of `individual-v1.1`, without the differences between the revisions.
fn comparable(report: &Report) -> Value {
    let mut issues: Vec<Value> = Vec::new();
    for issue in &report.issues {
        let code = issue.rule.code;
        let path = PHONE.iter().fold(issue.path.clone(), |path, (member, field)| {
            if path == format!("/individual/phone/{member}") { format!("/individual/{field}") } else { path }
        });
        let is_phone = path.starts_with("/individual/phone");
        let issue = |path: &str| {
            // The messages differ, because a phone is required as an object or as two fields.
            let message = if is_phone { "" } else { &*issue.message };
            json!({ "code": code, "path": path, "params": issue.params, "hint": issue.hint, "message": message })
        };
        match (code, path.as_str()) {
            // One issue about the object corresponds to two about the fields.
            ("not_applicable", _) if is_phone => {}
            // The name of a field of one contract may be suggested, which the other does not have.
            ("unknown_field", path) => issues.push(json!({ "code": code, "path": path })),
            ("required", "/individual/phone") => {
                issues.extend(PHONE.map(|(_, field)| issue(&format!("/individual/{field}"))));
            }
            _ => issues.push(issue(&path)),
        }
    }
    let unchecked: Vec<&str> = report.unchecked.iter().map(|unchecked| unchecked.rule).collect();
    json!({ "valid": report.valid, "issues": issues, "unchecked": unchecked })
}

/// Asserts that a body gets the same report under both contracts.
fn assert_same_report(body: Value) {
    let body = without_unconvertible_phone(body);
    let (one, other) = (report(V1, &body), report(V1_1, &converted(&body)));
    assert_eq!(comparable(&one), comparable(&other), "{body}");
    let (mut one, mut other) = (serde_json::to_value(&one.basis).unwrap(), serde_json::to_value(&other.basis).unwrap());
    assert_eq!((&one["contract"], &other["contract"]), (&json!("individual-v1"), &json!("individual-v1.1")));
    one["contract"].take();
    other["contract"].take();
    assert_eq!(one, other);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn reports_differ_only_as_the_revisions_do(body in a_mutated_payload()) {
        assert_same_report(body);
    }

    #[test]
    fn a_valid_payload_is_valid_under_the_other_contract_once_converted(body in a_valid_payload()) {
        prop_assert!(report(V1, &body).valid && report(V1_1, &converted(&body)).valid);
        assert_same_report(body);
    }

    #[test]
    fn a_typed_payload_serialises_to_the_shape_of_its_contract(body in a_valid_payload()) {
        for (contract, body) in [(V1, body.clone()), (V1_1, converted(&body))] {
            let text = serde_json::to_vec(&body).unwrap();
            let parsed = preflight(contract).parse(&text, &Submission::new()).unwrap();
            let written = serde_json::to_value(&parsed).unwrap();
            let again = report(contract, &written);
            prop_assert!(again.valid, "{}", again);
            prop_assert!(again.issues.iter().all(|issue| issue.rule.code != "unknown_field"), "{}", again);
            prop_assert_eq!(&parsed.clone().into_owned(), &parsed);
        }
    }
}

#[test]
fn the_samples_get_the_same_report_under_both_contracts() {
    for name in ["us-full", "us-minimal", "gb"] {
        let body: Value = serde_json::from_slice(&payload(name)).unwrap();
        assert!(report(V1, &body).valid);
        assert_same_report(body);
    }
}

#[test]
fn a_phone_is_read_from_either_shape() {
    let body: Value = serde_json::from_slice(&payload("us-minimal")).unwrap();
    for (contract, body) in [(V1, body.clone()), (V1_1, converted(&body))] {
        let text = serde_json::to_vec(&body).unwrap();
        let parsed = preflight(contract).parse(&text, &Submission::new()).unwrap();
        let harbor_preflight::Resident::Us(resident) = &parsed.individual.resident else {
            panic!("the sample is a US resident")
        };
        assert_eq!((resident.phone.country(), resident.phone.number()), ("US", "+14045550101"));
        let written = serde_json::to_value(&parsed).unwrap();
        assert_eq!(written, body, "{contract}");
    }
}

#[test]
fn the_limits_of_the_later_contract_are_lower() {
    const MEBIBYTE: u64 = 1024 * 1024;
    assert_eq!((V1.limits.max_file_bytes, V1.limits.max_total_file_bytes), (10 * MEBIBYTE, None));
    assert_eq!((V1_1.limits.max_file_bytes, V1_1.limits.max_total_file_bytes), (8 * MEBIBYTE, Some(50 * MEBIBYTE)));
    assert_eq!(
        Limits { max_file_bytes: V1.limits.max_file_bytes, max_total_file_bytes: None, ..V1_1.limits },
        Limits::default()
    );
}

/// The files are inspected as detached values whose middle is skipped, so that 50 MiB need not be in memory.
#[test]
fn the_later_contract_allows_50_mebibytes_for_all_files_together() {
    let preflight = preflight(V1_1);
    let proofs: Vec<String> = (0..5).map(|number| format!("file {number}")).collect();
    let text = json!({ "individual": {
        "residence": { "country": "US" },
        "identity_document": { "type": "NATIONAL_ID", "front": "file 5", "back": "file 6" },
        "proof_of_address": { "files": proofs }
    } });
    let text = serde_json::to_vec(&text).unwrap();
    let slots = (0..5).map(|number| format!("/individual/proof_of_address/files/{number}"));
    let slots = slots.chain(["front", "back"].map(|side| format!("/individual/identity_document/{side}")));
    for (last, expected) in [(2_u64, None), (3, Some("52428801"))] {
        let files: Vec<_> = slots
            .clone()
            .enumerate()
            .map(|(number, slot)| {
                // Six files of 8 MiB, and one with the rest.
                let bytes = if number < 6 { 8 * 1024 * 1024 } else { 2 * 1024 * 1024 - 2 + last };
                let mut inspector = preflight.inspector();
                inspector.feed(b"%PDF-1.7");
                inspector.skip(bytes - 8);
                inspector.finish_detached(slot)
            })
            .collect();
        let report = preflight.validate_detached(&text, 1_000, &files, &Submission::new());
        let found = report.issues.iter().find(|issue| issue.rule.code == "files_too_large");
        let actual = found.map(|issue| issue.params.get("actual_bytes").unwrap().to_string());
        assert_eq!(actual.as_deref(), expected);
        assert!(found.is_none_or(|issue| issue.path == "/individual"));
    }
}
