//! The catalogue of rules is complete and documented, and every rule occurs in a case.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use harbor_preflight::{Contract, rule, rules};
use harbor_preflight_tests::cases::{all_topics, case, today};
use serde_json::Value;

/// The public codes. A change of a line here changes an interface on which users rely.
const CODES: [&str; 54] = [
    "agreement_not_signed",
    "already_verified",
    "byte_order_mark",
    "correction_not_allowed",
    "customer_not_active",
    "customer_not_individual",
    "date_in_future",
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
        for sentence in [rule.message, rule.explanation, rule.fix] {
            assert!(sentence.ends_with('.') && sentence.len() > 10, "{code}: {sentence}");
        }
        assert!(!rule.summary.ends_with('.') && !rule.summary.is_empty(), "{code}: {}", rule.summary);
        assert!(!rule.example.is_empty(), "{code}");
        for placeholder in placeholders(rule.message) {
            assert!(
                placeholder == "field" || rule.param_names().any(|param| param == placeholder),
                "{code}: {placeholder}"
            );
        }
    }
}

fn placeholders(message: &str) -> Vec<&str> {
    message.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
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
    for rule in rules() {
        let found = params.get(rule.code).unwrap_or_else(|| panic!("no case has the code {}", rule.code));
        let declared: BTreeSet<String> = rule.param_names().map(str::to_owned).collect();
        assert_eq!(*found, declared, "the params of {}", rule.code);
    }
    let declared: BTreeSet<String> =
        Contract::INDIVIDUAL_V1.unchecked_rules().map(|unchecked| format!("{:?}", unchecked.rule)).collect();
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
fn every_message_and_hint_is_a_complete_sentence() {
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        for issue in case.report().issues {
            for sentence in [Some(issue.message.as_str()), issue.hint.as_deref()].into_iter().flatten() {
                let whole = sentence.starts_with(char::is_uppercase) && sentence.ends_with(['.', '?']);
                assert!(whole, "{}: {sentence}", issue.rule.code);
            }
            assert!(placeholders(&issue.message).is_empty(), "{}: {}", issue.rule.code, issue.message);
        }
    }
}

#[test]
fn hints_say_how_to_fix_the_issue() {
    for (topic, name, hint) in [
        ("guide", "the full payload pasted from the page tells what to replace", "hid the real address"),
        ("base64", "the data URL data:image/jpeg;base64,/9j/4AAQ", "Send only what follows `base64,`."),
        ("base64", "the placeholder <base64 bytes>", "Put the file here"),
        ("base64", "a line end behind a file", "Encode without line breaks or spaces."),
        ("base64", "an underscore", "with + and / instead of - and _."),
        ("base64", "padding is missing at the end of AA", "The length must be a multiple of four"),
        ("base64", "bits are left over in AB==", "encode the file again."),
        ("base64", "an exclamation mark is no character of base64", "and = at the end."),
        ("file_type", "photo.heic is image/heif", "export it as JPEG"),
        ("country", "UK as a nationality suggests GB", "Use GB."),
        ("wrong_type", "the wrapper is missing and first_name is there", "Wrap the fields in it"),
        ("residence", "US-WA as a state suggests WA", "Use WA."),
        ("wrong_type", "the country of residence is a number", "Send the two-letter code as text."),
        ("wrong_type", "has_us_bank_account is a string", "Send true or false without quotes."),
        ("wrong_type", "lists are of type string", "Put it in square brackets"),
        (
            "contract_v1_1",
            "a phone as an object is the shape of the other contract",
            "This is how individual-v1 writes it. To check against that contract, choose individual-v1 (--contract",
        ),
        (
            "contract_v1_1",
            "two phone fields under individual-v1 are the shape of the other contract",
            "This is how individual-v1.1 writes it. To check against that contract, choose individual-v1.1 (--contract",
        ),
    ] {
        let hints: Vec<String> =
            case(topic, name).report().issues.iter().filter_map(|issue| issue.hint.clone()).map(String::from).collect();
        assert!(hints.iter().any(|found| found.contains(hint)), "{name}: {hints:?}");
    }
}

#[test]
fn messages_name_the_field_and_say_what_is_missing() {
    let body = br#"{"individual": {"residence": {"country": "US"}, "source_of_wealth": ["other"]}}"#;
    let preflight = harbor_preflight::Preflight::new(today());
    let messages = |submission| -> Vec<String> {
        preflight.validate(body, &submission).issues.into_iter().map(|issue| issue.message).collect()
    };
    let submitted = messages(harbor_preflight::Submission::new());
    let state = "State is required for a residence in US: give the ISO 3166-2 code, for example VA.";
    assert!(submitted.iter().any(|message| message == state), "{submitted:?}");
    assert!(submitted.iter().any(|message| message == "Other source of wealth is required because other is chosen."));
    let corrected = messages(harbor_preflight::Submission::correcting("action_required"));
    let last_name = "Last name is required. A correction replaces all that is stored, so it must be complete.";
    assert!(corrected.iter().any(|message| message == last_name), "{corrected:?}");
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
            let is_hinted = issue.hint.is_some_and(|hint| hint.contains("choose individual-"));
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
