//! A body whose files are detached from its text gives the report that it gives as a whole.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{DetachedValue, Issue, Limits, NaiveDate, NotJson, Preflight, Submission};
use harbor_preflight_tests::cases::all_topics;
use serde_json::Value;

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();

/// Characters that a window holds.
const WINDOW: usize = 64 * 1024;

/// Pointers to every string in a place for files.
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

/// Takes the files out of a body, and inspects them.
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
            let (window, behind) = rest.split_at(rest.floor_char_boundary(WINDOW));
            inspector.feed(window.as_bytes());
            rest = behind;
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
    let preflight = Preflight::new(TODAY);
    for (text, pointers, expected) in [
        ("0", &[("", NotJson::Cycle)][..], &[("wrong_type", "", "cycle")][..]),
        (
            r#"{"individual": {"email": 0, "x/y": {"z": 0}}}"#,
            &[("/individual/email", NotJson::BigInt), ("/individual/x~1y/z", NotJson::Unreadable)],
            &[("wrong_type", "/individual/email", "bigint"), ("wrong_type", "/individual/x~1y/z", "unreadable")],
        ),
        // What is undecided or does not apply is not looked at otherwise.
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
        // A text that breaks off has no values.
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
fn a_value_that_is_not_json_counts_where_the_list_is_full() {
    let preflight = Preflight::new(TODAY).with_limits(Limits { max_issues: 1, ..Limits::default() });
    let text = r#"{"individual": {"a": 0, "b": 0, "first_name": 0}}"#;
    let pointers = ["/individual/a", "/individual/b", "/individual/first_name"];
    let detached = pointers.map(|pointer| DetachedValue::not_json(pointer, NotJson::BigInt));
    let of_numbers = preflight.validate(text.as_bytes(), &Submission::new()).counts().errors;
    let report = preflight.validate_detached(text.as_bytes(), 0, &detached, &Submission::new());
    assert_eq!((report.issues.len(), report.counts().errors), (1, of_numbers + 2));
}

#[test]
fn a_pointer_may_be_longer_than_any_body_is_deep() {
    let preflight = Preflight::new(TODAY);
    for (levels, shown) in [(64, 64), (65, 64), (100_000, 64)] {
        let detached = [DetachedValue::not_json("/a".repeat(levels), NotJson::BigInt)];
        let errors = errors(&preflight, r#"{"individual": {}}"#, &detached);
        assert_eq!(errors, [("wrong_type", "/a".repeat(shown), "bigint".to_owned())], "{levels}");
    }
}
