//! The state behind the exported functions, without JavaScript.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight_wasm::Session;
use serde_json::{Value, json};

/// Writes parts one behind the other, as JavaScript does, and gives their lengths.
fn write(session: &mut Session, parts: &[&str]) -> Vec<usize> {
    let text = parts.concat();
    session.room_for(text.len())[..text.len()].copy_from_slice(text.as_bytes());
    parts.iter().map(|part| part.len()).collect()
}

fn answer(session: &Session, length: usize) -> Value {
    assert_eq!(session.answer().len(), length);
    serde_json::from_slice(session.answer()).unwrap()
}

fn configured() -> Session {
    let mut session = Session::default();
    let lengths = write(&mut session, &["{}"]);
    assert_eq!(session.configure(lengths[0]), 0);
    session
}

const REQUEST: &str = r#"{"today": "2026-11-23"}"#;

#[test]
fn a_body_gives_the_report_of_the_crate() {
    let mut session = configured();
    let lengths = write(&mut session, &[REQUEST, "{}"]);
    let length = session.validate(lengths[0], lengths[1]);
    let report = answer(&session, length);
    assert_eq!((&report["bytes"], &report["issues"][0]["path"]), (&json!(2), &json!("/individual")));
}

#[test]
fn a_file_is_judged_apart_from_its_payload() {
    let mut session = configured();
    session.begin_file(true);
    let lengths = write(&mut session, &["R0lGODlh"]);
    session.feed_file(lengths[0]);
    let lengths = write(&mut session, &["/individual/identity_document/front"]);
    assert!(session.finish_file(lengths[0]), "it is base64");
    let text = r#"{"individual": {"identity_document": {"front": "file 0"}}}"#;
    let lengths = write(&mut session, &[REQUEST, text]);
    let length = session.validate_with_files(lengths[0], lengths[1], 60);
    let report = answer(&session, length);
    let codes: Vec<&Value> = report["issues"].as_array().unwrap().iter().map(|issue| &issue["code"]).collect();
    assert!(codes.contains(&&json!("unsupported_file_type")), "{codes:?}");
    // The files are used once.
    let lengths = write(&mut session, &[REQUEST, text]);
    let length = session.validate_with_files(lengths[0], lengths[1], 60);
    assert!(answer(&session, length).to_string().contains("invalid_base64"));
}

#[test]
fn what_is_wrong_with_a_call_is_an_answer() {
    let mut session = Session::default();
    for (options, error) in [
        ("", "options: not JSON"),
        (r#"{"limits": {"maxFileBytes": -1}}"#, "options: a value is of another type or too large"),
        (r#"{"reference": {"subdivisions": {"us": []}}}"#, "reference.subdivisions.us: the key is not"),
        (r#"{"reference": {"countries": []}}"#, "reference.countries: "),
    ] {
        let lengths = write(&mut session, &[options]);
        let length = session.configure(lengths[0]);
        let told = std::str::from_utf8(session.answer()).unwrap();
        assert!(length > 0 && told.starts_with(error), "{told}");
    }
    for (request, error) in [
        ("{}", "submission: "),
        (r#"{"today": "2026-02-30"}"#, "today: "),
        (r#"{"today": "2026-11-23", "status": "processing"}"#, "status: "),
        (r#"{"today": "2026-11-23", "proofIssuedOn": "1"}"#, "proofIssuedOn: "),
        (REQUEST, "options: none were given"),
    ] {
        let lengths = write(&mut session, &[request, "{}"]);
        let length = session.validate(lengths[0], lengths[1]);
        let told = answer(&session, length);
        assert!(told["error"].as_str().unwrap().starts_with(error), "{told}");
    }
}

#[test]
fn lengths_beyond_the_room_are_no_panic() {
    let mut session = configured();
    session.validate(1_000_000, 5);
    session.locate(7, 1_000_000);
    session.encode(1_000_000);
    session.feed_file(9);
    session.inspect_file();
    assert!(!session.finish_file(1_000_000));
}

#[test]
fn a_large_body_leaves_no_room_behind() {
    let mut session = configured();
    session.room_for(10_000_000);
    assert_eq!(session.room_for(10).len(), 10);
}
