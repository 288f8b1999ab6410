//! The catalogue of rules is complete and documented, and every rule occurs in a case.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use harbor_preflight::{Contract, Unchecked, rule, rules};
use harbor_preflight_tests::cases::{all_topics, case, today};
use serde_json::Value;

/// The public codes. A change of a line here changes an interface on which users rely.
const CODES: [&str; 57] = [
    "agreement_not_signed",
    "already_verified",
    "byte_order_mark",
    "correction_not_allowed",
    "customer_not_active",
    "customer_not_individual",
    "date_in_future",
    "document_blank",
    "document_blurred",
    "document_too_dark",
    "duplicate_file",
    "duplicate_item",
    "duplicate_key",
    "encrypted_pdf",
    "file_damaged",
    "file_near_limit",
    "file_too_large",
    "file_truncated",
    "files_too_large",
    "garbled_text",
    "implausible_age",
    "implausible_phone",
    "implausible_postal_code",
    "implausible_ssn",
    "invalid_base64",
    "invalid_choice",
    "invalid_country",
    "invalid_date",
    "invalid_email",
    "invalid_occupation",
    "invalid_phone",
    "invalid_ssn",
    "invalid_subdivision",
    "json_syntax",
    "low_resolution",
    "must_be_omitted",
    "not_applicable",
    "payload_too_large",
    "phone_country_mismatch",
    "placeholder_text",
    "post_box",
    "prohibited_country",
    "proof_of_address_too_old",
    "required",
    "surrounding_whitespace",
    "suspicious_character",
    "suspicious_email_domain",
    "too_few",
    "too_long",
    "too_many",
    "underage",
    "unknown_field",
    "unrecognized_country",
    "unsupported_file_type",
    "unverified_occupation",
    "withdrawn_subdivision",
    "wrong_type",
];

/// The codes about what is seen in a picture, and the unchecked rule. A case cannot have them, because not every runner of
/// cases decodes pictures: `quality.rs` and the tests of the command line have them.
const IN_PICTURES: [&str; 4] = ["document_blank", "document_blurred", "document_too_dark", "document_quality"];

#[test]
fn the_catalogue_has_exactly_the_public_codes() {
    let mut codes: Vec<&str> = rules().iter().map(|rule| rule.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, CODES);
    for code in CODES {
        assert_eq!(rule(code).map(|rule| rule.code), Some(code));
    }
}

#[test]
fn every_rule_is_documented() {
    for rule in rules() {
        let code = rule.code;
        for sentence in [rule.explanation, rule.fix] {
            assert!(sentence.ends_with('.') && sentence.len() > 10, "{code}: {sentence}");
        }
        assert!(!rule.summary.ends_with('.') && !rule.summary.is_empty(), "{code}: {}", rule.summary);
        assert!(!rule.example.is_empty(), "{code}");
    }
}

#[test]
fn every_code_every_param_and_every_unchecked_rule_occurs_in_a_case() {
    let mut params: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut unchecked = BTreeSet::new();
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        for issue in &case.issues {
            let found = params.entry(issue["code"].as_str().unwrap().to_owned()).or_default();
            found.extend(issue["params"].as_object().unwrap().keys().cloned());
        }
        unchecked
            .extend(case.expected()["unchecked"].as_array().unwrap().clone().into_iter().map(|name| name.to_string()));
    }
    for rule in rules().iter().filter(|rule| !IN_PICTURES.contains(&rule.code)) {
        let found = params.get(rule.code).unwrap_or_else(|| panic!("no case has the code {}", rule.code));
        let declared: BTreeSet<String> = rule.param_names().map(str::to_owned).collect();
        assert_eq!(*found, declared, "the params of {}", rule.code);
    }
    let in_cases = |unchecked: &&Unchecked| !IN_PICTURES.contains(&unchecked.rule);
    let declared: BTreeSet<String> = Contract::INDIVIDUAL_V1
        .unchecked_rules()
        .filter(in_cases)
        .map(|unchecked| format!("{:?}", unchecked.rule))
        .collect();
    assert_eq!(unchecked, declared);
}

/// The boundaries of the rules: the code, the topic, a case within the boundary, and a case beyond it.
const BOUNDARIES: &[(&str, &str, &str, &str)] = &[
    ("too_long", "free_text", "a first name of 50 characters is allowed", "a first name of 51 characters is too long"),
    (
        "too_long",
        "free_text",
        "a last name of 50 characters beyond the BMP is allowed",
        "a last name of 51 characters beyond the BMP is too long",
    ),
    ("underage", "birthday", "18 today is old enough", "18 tomorrow is too young"),
    (
        "underage",
        "birthday",
        "born on 29 February, 18 on 1 March of a common year",
        "born on 29 February, not yet 18 on 28 February of a common year",
    ),
    ("implausible_age", "birthday", "120 tomorrow is plausible", "120 today is implausible"),
    ("date_in_future", "birthday", "born today is too young", "born tomorrow is in the future, and nothing else"),
    ("invalid_email", "email", "a label of 63 octets is allowed", "a label of 64 octets is refused"),
    ("invalid_phone", "phone", "7 digits are enough", "6 digits: the length is wrong"),
    ("invalid_phone", "phone", "15 digits are allowed", "16 digits: the length is wrong"),
    ("too_many", "residents", "5 proofs of address", "6 proofs of address"),
    ("too_many", "residents", "3 statements", "4 statements"),
    ("proof_of_address_too_old", "operations", "a proof of 90 days ago", "a proof of 91 days ago"),
    ("file_too_large", "file_size", "10,485,760 bytes are allowed", "10,485,761 bytes are not"),
    ("file_near_limit", "file_size", "8,000,000 bytes are not near the limit", "8,000,001 bytes are near the limit"),
    ("low_resolution", "file_resolution", "a JPEG of 300 × 300 pixels", "a JPEG of 299 × 300 pixels"),
    ("file_too_large", "contract_files", "8,388,608 bytes are allowed", "8,388,609 bytes are not"),
    (
        "file_near_limit",
        "contract_files",
        "8,000,000 bytes are not near the limit",
        "8,000,001 bytes are near the limit",
    ),
    (
        "files_too_large",
        "contract_files",
        "all files together have exactly the limit",
        "all files together have one byte more",
    ),
    ("payload_too_large", "limits", "a body of exactly the limit", "a body one byte over the limit"),
    ("json_syntax", "json_syntax", "64 arrays in each other are read", "65 arrays in each other are not"),
];

#[test]
fn every_boundary_has_a_case_on_both_sides() {
    for (code, topic, within, beyond) in BOUNDARIES {
        let codes = |name: &str| -> Vec<String> {
            case(topic, name).issues.iter().map(|issue| issue["code"].as_str().unwrap().to_owned()).collect()
        };
        assert!(!codes(within).iter().any(|found| found == code), "{topic}: {within}");
        assert!(codes(beyond).iter().any(|found| found == code), "{topic}: {beyond}");
    }
}

#[test]
fn every_rule_of_a_field_is_in_the_catalogue() {
    let shared = [
        "payload_too_large",
        "json_syntax",
        "byte_order_mark",
        "duplicate_key",
        "wrong_type",
        "required",
        "unknown_field",
        "not_applicable",
        "customer_not_individual",
        "customer_not_active",
        "agreement_not_signed",
        "already_verified",
        "correction_not_allowed",
    ];
    for rule in rules() {
        for contract in Contract::ALL {
            assert_eq!(contract.fields_of(rule).is_empty(), shared.contains(&rule.code), "{}", rule.code);
        }
    }
    for contract in Contract::ALL {
        contract.body.each_field(&mut |path, field| {
            for found in field.shape.rules() {
                assert!(rule(found.code).is_some(), "{} of {path}", found.code);
            }
        });
    }
}

/// In the cases that have the shape of another contract, every issue has the hint; in other cases, none has.
#[test]
fn every_issue_about_the_shape_of_another_contract_has_a_hint() {
    let topics = all_topics();
    let topic = topics.iter().find(|topic| topic.name == "contract_v1_1").unwrap();
    let mut hinted_issues = 0;
    for case in &topic.cases {
        let has_other_shape = case.name.ends_with("is the shape of the other contract")
            || case.name.ends_with("are the shape of the other contract");
        for issue in case.report().issues {
            let is_hinted = issue.hint_id == Some("hint.other_contract");
            assert_eq!(is_hinted, has_other_shape, "{}: {}", case.name, issue.path);
            hinted_issues += usize::from(is_hinted);
        }
    }
    assert_eq!(hinted_issues, 10);
}

#[test]
fn the_typed_payload_has_the_fields_of_the_table() {
    for contract in Contract::ALL {
        let mut in_table = BTreeSet::new();
        contract.body.each_field(&mut |_, field| _ = in_table.insert(field.name.to_owned()));
        let mut in_types = BTreeSet::new();
        for name in ["us-full", "gb"] {
            let mut body: Value = serde_json::from_slice(&harbor_preflight_tests::cases::payload(name)).unwrap();
            if contract == Contract::INDIVIDUAL_V1_1 && name == "us-full" {
                let individual = body["individual"].as_object_mut().unwrap();
                let phone = individual.shift_remove("phone").unwrap();
                individual.insert("phone_country_code".into(), phone["country"].clone());
                individual.insert("phone_number".into(), phone["number"].clone());
            }
            let body = serde_json::to_vec(&body).unwrap();
            let preflight = harbor_preflight::Preflight::new(today()).with_contract(contract);
            let payload = preflight.parse(&body, &harbor_preflight::Submission::new()).unwrap();
            collect_keys(&serde_json::to_value(&payload).unwrap(), &mut in_types);
        }
        assert_eq!(in_types, in_table, "{contract}");
    }
}

fn collect_keys(value: &Value, keys: &mut BTreeSet<String>) {
    for (key, inner) in value.as_object().into_iter().flatten() {
        keys.insert(key.clone());
        collect_keys(inner, keys);
    }
}
