//! Properties that must hold for all inputs.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;

use harbor_preflight::{Preflight, Report, Submission, locate_all};
use harbor_preflight_tests::cases::{payload, pointers, today};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

fn preflight() -> Preflight {
    Preflight::new(today())
}

fn validate(body: &[u8]) -> Report {
    preflight().validate(body, &Submission::new())
}

fn sample(name: &str) -> Value {
    serde_json::from_slice(&payload(name)).unwrap()
}

fn a_sample() -> impl Strategy<Value = Value> {
    select(vec!["us-full", "us-minimal", "gb"]).prop_map(sample)
}

/// Keys: those of the guide, similar ones, and others.
fn any_key() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => select(vec![
            "individual", "first_name", "residence", "country", "state", "source_of_wealth", "source_of_wealth_other",
            "identity_document", "type", "front", "back", "ssn", "phone", "number", "proof_of_address", "files",
            "has_us_bank_account", "bank_statement", "frist_name",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

fn any_scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        select(vec!["US", "GB", "HK", "KP", "other", "PASSPORT", "<base64 bytes>", "/9j/4AAQ", "JVBERi0xLjc=", " "])
            .prop_map(Value::from),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    any_scalar().prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::from),
            vec((any_key(), inner), 0..8).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A sample with one value replaced by any other.
fn a_mutated_sample() -> impl Strategy<Value = Value> {
    (a_sample(), any::<Index>(), any_json()).prop_map(|(mut sample, index, value)| {
        let pointer = index.get(&pointers(&sample)).clone();
        *sample.pointer_mut(&pointer).unwrap() = value;
        sample
    })
}

/// Writes a value as JSON with random order of keys, white space and escapes.
fn write(value: &Value, random: &mut impl FnMut(u32) -> u32, text: &mut String) {
    let space = |random: &mut dyn FnMut(u32) -> u32, text: &mut String| {
        (0..random(3)).for_each(|_| text.push([' ', '\n', '\r', '\t'][random(4) as usize]));
    };
    space(random, text);
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            for last in (1..members.len()).rev() {
                members.swap(last, random(u32::try_from(last + 1).unwrap()) as usize);
            }
            text.push('{');
            for (index, (key, inner)) in members.into_iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                space(random, text);
                write_string(key, random, text);
                space(random, text);
                text.push(':');
                write(inner, random, text);
            }
            space(random, text);
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, inner) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                write(inner, random, text);
            }
            space(random, text);
            text.push(']');
        }
        Value::String(string) => write_string(string, random, text),
        other => text.push_str(&other.to_string()),
    }
    space(random, text);
}

fn write_string(string: &str, random: &mut impl FnMut(u32) -> u32, text: &mut String) {
    text.push('"');
    for character in string.chars() {
        if character == '/' && random(2) == 0 {
            text.push_str("\\/");
        } else if character == '"' || character == '\\' || character.is_control() || random(40) == 0 {
            for unit in character.encode_utf16(&mut [0; 2]) {
                write!(text, "\\u{unit:04x}").unwrap();
            }
        } else {
            text.push(character);
        }
    }
    text.push('"');
}

fn written(value: &Value, seed: u64) -> String {
    let mut state = seed | 1;
    let mut random = |below: u32| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(state >> 40).unwrap() % below
    };
    let mut text = String::new();
    write(value, &mut random, &mut text);
    text
}

/// The report without the length of the body, which depends on how the body is written.
fn without_length(report: &Report) -> Value {
    let mut value = serde_json::to_value(report).unwrap();
    value.as_object_mut().unwrap().remove("bytes");
    value
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_give_the_same_report_each_time(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert_eq!(validate(&bytes), validate(&bytes));
    }

    #[test]
    fn any_json_gives_the_same_report_each_time(value in any_json()) {
        let body = serde_json::to_vec(&json!({ "individual": value })).unwrap();
        let report = validate(&body);
        prop_assert_eq!(&report, &validate(&body));
        prop_assert_eq!(report.valid, report.counts().errors == 0);
    }

    #[test]
    fn any_json_at_the_root_gives_a_report(value in any_json()) {
        let body = serde_json::to_vec(&value).unwrap();
        let report = validate(&body);
        prop_assert!(!report.valid, "random JSON is not a valid payload");
        prop_assert_eq!(report, validate(&body));
    }

    #[test]
    fn broken_json_is_reported_as_such(sample in a_sample(), index in any::<Index>(), bytes in vec(any::<u8>(), 0..4)) {
        let mut body = serde_json::to_vec(&sample).unwrap();
        let at = index.index(body.len());
        body.splice(at..(at + bytes.len()).min(body.len()), bytes);
        let report = validate(&body);
        let is_json = serde_json::from_slice::<Value>(&body).is_ok();
        let is_rejected = report.issues.iter().any(|issue| issue.rule.code == "json_syntax");
        prop_assert_eq!(is_rejected, !is_json, "serde_json and this crate disagree on what is JSON");
    }

    #[test]
    fn the_report_does_not_depend_on_key_order_white_space_or_escapes(sample in a_sample(), seed in any::<u64>()) {
        let body = written(&sample, seed);
        let report = validate(body.as_bytes());
        prop_assert_eq!(without_length(&report), without_length(&validate(&serde_json::to_vec(&sample).unwrap())));
        prop_assert!(report.valid && report.issues.is_empty());
    }

    #[test]
    fn the_issues_of_an_invalid_payload_do_not_depend_on_how_it_is_written(sample in a_mutated_sample(), seed in any::<u64>()) {
        let codes = |report: &Report| -> Vec<_> {
            let mut codes: Vec<_> = report.issues.iter().map(|issue| (issue.path.clone(), issue.rule.code)).collect();
            codes.sort();
            codes
        };
        let plain = validate(&serde_json::to_vec(&sample).unwrap());
        prop_assert_eq!(codes(&validate(written(&sample, seed).as_bytes())), codes(&plain));
    }

    #[test]
    fn a_payload_parses_exactly_when_it_is_valid(sample in a_mutated_sample()) {
        let body = serde_json::to_vec(&sample).unwrap();
        let report = validate(&body);
        match preflight().parse(&body, &Submission::new()) {
            Ok(_) => prop_assert!(report.valid),
            Err(error) => prop_assert_eq!(error, report),
        }
    }

    #[test]
    fn a_payload_serialises_without_fields_that_do_not_apply(
        sample in a_sample(),
        unknown in vec(("x_[a-z]{1,8}", any_json()), 0..3),
        blank in select(vec![Value::Null, json!(""), json!(" \u{A0}")]),
    ) {
        let mut body = sample.clone();
        let individual = body["individual"].as_object_mut().unwrap();
        let without_duplicates: Map<String, Value> = unknown.into_iter().collect();
        individual.extend(without_duplicates);
        for optional in ["source_of_wealth_other", "purpose_of_use_other", "ssn", "phone", "proof_of_address", "has_us_bank_account", "bank_statement"] {
            individual.entry(optional).or_insert(blank.clone());
        }
        if individual["residence"]["country"] == "US" {
            individual.insert("bank_statement".into(), json!({ "country": null }));
        } else {
            individual.insert("phone".into(), json!({ "number": "+1" }));
        }
        individual["identity_document"].as_object_mut().unwrap().entry("back").or_insert(blank);
        let text = serde_json::to_vec(&body).unwrap();
        let payload = preflight().parse(&text, &Submission::new());
        prop_assert!(payload.is_ok(), "{:?}", payload.err());
        prop_assert_eq!(serde_json::to_value(payload.unwrap()).unwrap(), sample);
    }

    #[test]
    fn every_path_is_located_unless_the_value_is_missing(sample in a_mutated_sample(), seed in any::<u64>()) {
        let body = written(&sample, seed);
        let report = validate(body.as_bytes());
        let paths: Vec<&str> = report.issues.iter().map(|issue| issue.path.as_str()).collect();
        for (issue, location) in report.issues.iter().zip(locate_all(body.as_bytes(), &paths)) {
            let missing = issue.params.get("reason").is_some_and(|reason| reason.to_string() == "missing");
            prop_assert_eq!(location.is_none(), missing, "{}", issue);
        }
    }

    #[test]
    fn any_file_can_be_inspected(
        magic in select(vec![
            &b""[..], b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"%PDF-", b"PK\x03\x04", b"\0\0\0\x18ftypheic", b"RIFF\0\0\0\0WEBP",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"II*\0", b"MM\0*", b"<svg", b"<?xml", b"GIF89a", b"\x1A\x45\xDF\xA3",
            b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x13\0\0\0[Content_Types].xml",
        ]),
        rest in vec(any::<u8>(), 0..400),
        limit in 0_u64..500,
    ) {
        let file = [magic, rest.as_slice()].concat();
        let limits = harbor_preflight::Limits { max_file_bytes: limit, ..Default::default() };
        let inspection = preflight().with_limits(limits).inspect(&file);
        prop_assert_eq!(inspection.bytes, file.len() as u64);
    }
}

#[test]
fn keys_repeated_at_every_level_take_linear_time() {
    // If the values of each repeated key were searched again, this would take 2^60 steps.
    let nested = (0..60).fold("{}".to_owned(), |inner, _| format!(r#"{{"a":{{}},"a":{inner}}}"#));
    let report = validate(format!(r#"{{"x":{nested}}}"#).as_bytes());
    let duplicates = report.issues.iter().filter(|issue| issue.rule.code == "duplicate_key").count();
    assert_eq!(duplicates, 60);
}

#[test]
fn a_file_without_ascii_takes_linear_time() {
    // If the rest of the text were searched for each character, this would take hours.
    let mut body = sample("gb");
    body["individual"]["identity_document"]["front"] = "\u{1F71A}".repeat(1_000_000).into();
    let report = validate(&serde_json::to_vec(&body).unwrap());
    assert_eq!(report.issues.iter().map(|issue| issue.rule.code).collect::<Vec<_>>(), ["invalid_base64"]);
}

#[test]
fn an_owned_payload_equals_the_borrowed_one() {
    for name in ["us-full", "us-minimal", "gb"] {
        let body = payload(name);
        let payload = preflight().parse(&body, &Submission::new()).unwrap();
        assert_eq!(payload.clone().into_owned(), payload);
    }
}

#[test]
fn a_validator_can_be_shared_between_threads() {
    fn assert_shared<T: Send + Sync + Clone + 'static>(_: &T) {}
    assert_shared(&preflight());
}
