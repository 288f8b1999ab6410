//! A body whose files are detached gets the same report as the whole body.
//!
//! A detached value leaves a stand-in in the text, here `file 0`, `file 1` and so on. Equal files must have equal
//! stand-ins, and different files different ones: the report compares stand-ins to find duplicate files.
//! `Preflight::validate_detached` has the whole contract.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{DetachedValue, Issue, Limits, NotJson, Preflight, Submission};
use harbor_preflight_tests::cases::{all_topics, today};
use serde_json::Value;

/// The size in bytes of the pieces in which a file is inspected.
const WINDOW: usize = 64 * 1024;

/// Pointers to all fields for files.
fn file_slots(body: &Value) -> Vec<String> {
    let individual = "/individual";
    let mut slots =
        vec![format!("{individual}/identity_document/front"), format!("{individual}/identity_document/back")];
    for list in ["proof_of_address", "bank_statement"] {
        let files = format!("{individual}/{list}/files");
        let count = body.pointer(&files).and_then(Value::as_array).map_or(0, Vec::len);
        slots.extend((0..count).map(|index| format!("{files}/{index}")));
    }
    slots
}

/// Replaces the files in a body by stand-ins, and inspects them.
fn take_files(body: &mut Value, preflight: &Preflight) -> Vec<DetachedValue> {
    let mut taken: Vec<String> = Vec::new();
    let mut files = Vec::new();
    for slot in file_slots(body) {
        let Some(Value::String(text)) = body.pointer_mut(&slot) else { continue };
        if text.len() < 12 || text.starts_with(char::is_whitespace) {
            continue;
        }
        let number = taken.iter().position(|earlier| earlier == text).unwrap_or(taken.len());
        let whole = std::mem::replace(text, format!("file {number}"));
        let mut inspector = preflight.base64_inspector();
        let mut rest = whole.as_str();
        while !rest.is_empty() {
            let (window, after) = rest.split_at(rest.floor_char_boundary(WINDOW));
            inspector.feed(window.as_bytes());
            rest = after;
        }
        files.push(inspector.finish_detached(slot));
        taken.push(whole);
    }
    files
}

#[test]
fn every_case_gives_the_same_report_with_its_files_detached() {
    let mut detached = 0;
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        let Ok(mut body) = serde_json::from_slice::<Value>(&case.body()) else { continue };
        let preflight = case.preflight();
        let whole = serde_json::to_vec(&body).unwrap();
        let expected = preflight.validate(&whole, &case.submission());
        let files = take_files(&mut body, &preflight);
        let text = serde_json::to_vec(&body).unwrap();
        let report = preflight.validate_detached(&text, whole.len() as u64, &files, &case.submission());
        assert_eq!(report, expected, "{}", case.name);
        detached += files.len();
    }
    assert!(detached > 1_000, "{detached}");
}

/// The code, path and `found` of each error.
fn errors(preflight: &Preflight, text: &str, detached: &[DetachedValue]) -> Vec<(&'static str, String, String)> {
    let report = preflight.validate_detached(text.as_bytes(), text.len() as u64, detached, &Submission::new());
    assert!(!report.valid);
    let found = |issue: &Issue| issue.params.get("found").map(ToString::to_string).unwrap_or_default();
    let wrong = report.errors().filter(|issue| !matches!(issue.rule.code, "required" | "too_few"));
    wrong.map(|issue| (issue.rule.code, issue.path.clone(), found(issue))).collect()
}

#[test]
fn a_value_that_is_not_json_is_reported_once_wherever_it_occurs() {
    let preflight = Preflight::new(today());
    for (text, pointers, expected) in [
        ("0", &[("", NotJson::Cycle)][..], &[("wrong_type", "", "cycle")][..]),
        (
            r#"{"individual": {"email": 0, "x/y": {"z": 0}}}"#,
            &[("/individual/email", NotJson::BigInt), ("/individual/x~1y/z", NotJson::Unreadable)],
            &[("wrong_type", "/individual/email", "bigint"), ("wrong_type", "/individual/x~1y/z", "unreadable")],
        ),
        // Such a value is reported even if the field does not apply, or if this is unknown.
        (
            r#"{"individual": {"ssn": 0}}"#,
            &[("/individual/ssn", NotJson::BigInt)],
            &[("wrong_type", "/individual/ssn", "bigint")],
        ),
        (
            r#"{"individual": {"residence": {"country": "GB"}, "phone": 0}}"#,
            &[("/individual/phone", NotJson::Cycle)],
            &[("wrong_type", "/individual/phone", "cycle")],
        ),
        // Where the wrapper is missing, nothing else is looked at.
        (r#"{"first_name": 0}"#, &[("/first_name", NotJson::BigInt)], &[("wrong_type", "/first_name", "bigint")]),
        // In broken JSON, values cannot be located.
        ("{", &[("/nonce", NotJson::BigInt)], &[("json_syntax", "", "")]),
    ] {
        let detached: Vec<_> =
            pointers.iter().map(|(pointer, what)| DetachedValue::not_json(*pointer, *what)).collect();
        let found = errors(&preflight, text, &detached);
        let found: Vec<_> = found.iter().map(|(code, path, found)| (*code, path.as_str(), found.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn a_value_that_is_not_json_is_counted_if_the_list_is_full() {
    let preflight = Preflight::new(today()).with_limits(Limits { max_issues: 1, ..Limits::default() });
    let text = r#"{"individual": {"a": 0, "b": 0, "first_name": 0}}"#;
    let pointers = ["/individual/a", "/individual/b", "/individual/first_name"];
    let detached = pointers.map(|pointer| DetachedValue::not_json(pointer, NotJson::BigInt));
    let errors_with_numbers = preflight.validate(text.as_bytes(), &Submission::new()).counts().errors;
    let report = preflight.validate_detached(text.as_bytes(), 0, &detached, &Submission::new());
    assert_eq!((report.issues.len(), report.counts().errors), (1, errors_with_numbers + 2));
}

#[test]
fn a_pointer_may_be_longer_than_the_nesting_limit() {
    let preflight = Preflight::new(today());
    for (levels, shown) in [(64, 64), (65, 64), (100_000, 64)] {
        let detached = [DetachedValue::not_json("/a".repeat(levels), NotJson::BigInt)];
        let errors = errors(&preflight, r#"{"individual": {}}"#, &detached);
        assert_eq!(errors, [("wrong_type", "/a".repeat(shown), "bigint".to_owned())], "{levels}");
    }
}
