//! The state behind the exported functions, without JavaScript.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::Counts;
use harbor_preflight_wasm::Session;
use serde_json::{Value, json};

/// Writes parts one behind the other, as JavaScript does, and gives their lengths.
fn write<const COUNT: usize>(session: &mut Session, parts: [&str; COUNT]) -> [usize; COUNT] {
    let text = parts.concat();
    session.room_for(text.len())[..text.len()].copy_from_slice(text.as_bytes());
    parts.map(str::len)
}

fn answer(session: &Session, length: usize) -> Value {
    assert_eq!(session.answer().len(), length);
    serde_json::from_slice(session.answer()).unwrap()
}

fn configured() -> Session {
    let mut session = Session::default();
    session.begin_options(f64::NAN, f64::NAN, f64::NAN);
    session.finish_options();
    session
}

#[test]
fn a_contract_is_chosen_by_its_name() {
    let mut session = Session::default();
    for (name, is_known) in [("individual-v1.1", true), ("individual-v9", false)] {
        session.begin_options(f64::NAN, f64::NAN, f64::NAN);
        let [length] = write(&mut session, [name]);
        assert_eq!(session.choose_contract(length), is_known, "{name}");
        if is_known {
            session.finish_options();
        }
    }
    request(&mut session);
    let report = validate(&mut session, "{}");
    assert_eq!(report["frame"]["basis"]["contract"], "individual-v1.1");
    let length = session.reference_data();
    let form = answer(&session, length);
    assert_eq!(form["fields"]["individual.phone_number"]["type"], "tel");
    assert_eq!(form["fields"]["individual.identity_document.front"]["maxBytes"], 8 * 1024 * 1024);
}

/// Begins with a submission as of a day.
fn request(session: &mut Session) {
    session.begin_request(false, false, [-1; 3]);
    assert!(add(session, "today", "2026-11-23"));
}

fn add(session: &mut Session, name: &str, text: &str) -> bool {
    let [name, text] = write(session, [name, text]);
    session.add_to_request(name, text)
}

fn validate(session: &mut Session, body: &str) -> Value {
    validate_for(session, body, true)
}

/// Validates for a caller that holds the frame of the last report, or does not.
fn validate_for(session: &mut Session, body: &str, holds_frame: bool) -> Value {
    let [body] = write(session, [body]);
    let length = session.validate(body, None, holds_frame);
    answer(session, length)
}

#[test]
fn a_body_gives_the_report_of_the_crate() {
    let mut session = configured();
    request(&mut session);
    let report = validate(&mut session, "{}");
    assert_eq!((&report["bytes"], &report["issues"][0]["path"]), (&json!(2), &json!("/individual")));
    let frame = &report["frame"];
    assert_eq!((&frame["as_of"], &frame["operation"]), (&json!("2026-11-23"), &json!("submit")));
}

#[test]
fn what_a_report_shares_with_the_last_one_is_told_once() {
    let mut session = configured();
    let mut has_frame = |body: &str, today: &str, is_correction: bool| {
        session.begin_request(is_correction, false, [-1; 3]);
        assert!(add(&mut session, "today", today));
        !validate(&mut session, body)["frame"].is_null()
    };
    let british = r#"{"individual": {"residence": {"country": "GB"}}}"#;
    for (body, today, is_correction, expected) in [
        ("{}", "2026-11-23", false, true),
        ("[]", "2026-11-23", false, false),
        ("{}", "2026-11-24", false, true),
        ("{}", "2026-11-24", true, true),
        ("{}", "2026-11-24", true, false),
        // Other rules cannot be decided.
        (british, "2026-11-24", true, true),
        (british, "2026-11-24", true, false),
    ] {
        assert_eq!(has_frame(body, today, is_correction), expected, "{body} {today} {is_correction}");
    }
    request(&mut session);
    assert!(!validate_for(&mut session, "{}", false)["frame"].is_null(), "a caller that holds no frame is told it");
}

#[test]
fn a_request_says_what_the_body_does_not() {
    let mut session = configured();
    session.begin_request(true, false, [-1; 3]);
    assert!(add(&mut session, "today", "2026-11-23") && add(&mut session, "status", "processing"));
    assert_eq!(validate(&mut session, "{}")["issues"][0]["code"], "correction_not_allowed");
    session.begin_request(false, false, [0, 1, 1]);
    assert!(add(&mut session, "today", "2026-11-23") && add(&mut session, "type", "business"));
    let issues = validate(&mut session, "{}")["issues"].clone();
    let codes: Vec<&Value> = issues.as_array().unwrap().iter().map(|issue| &issue["code"]).collect();
    assert_eq!(codes, ["customer_not_individual", "customer_not_active", "already_verified", "required"]);
    for (name, text) in [("today", "2026-02-30"), ("proofIssuedOn", "yesterday"), ("tomorrow", "2026-11-24")] {
        assert!(!add(&mut session, name, text), "{name}");
    }
}

#[test]
fn a_file_is_judged_apart_from_its_payload() {
    let mut session = configured();
    let text = r#"{"individual": {"identity_document": {"front": "file 0"}}}"#;
    request(&mut session);
    session.begin_file(true);
    let [file] = write(&mut session, ["R0lGODlh"]);
    session.feed_file(file);
    let [pointer] = write(&mut session, ["/individual/identity_document/front"]);
    assert!(session.finish_file(pointer), "it is base64");
    for code in ["unsupported_file_type", "invalid_base64"] {
        let [length] = write(&mut session, [text]);
        let length = session.validate(length, Some(60), true);
        assert!(answer(&session, length).to_string().contains(code), "{code}");
        // The second time the file is gone, so that its stand-in is looked at.
        request(&mut session);
    }
}

#[test]
fn what_is_not_json_is_told_by_its_name() {
    let mut session = configured();
    request(&mut session);
    let [pointer, name] = write(&mut session, ["/individual/email", "cycle"]);
    assert!(session.add_not_json(pointer, name));
    let [pointer, name] = write(&mut session, ["/individual/email", "tree"]);
    assert!(!session.add_not_json(pointer, name));
    let issues = validate(&mut session, r#"{"individual": {"email": 0}}"#)["issues"].clone();
    let issue = issues.as_array().unwrap().iter().find(|issue| issue["path"] == "/individual/email").unwrap();
    assert_eq!((&issue["code"], &issue["params"]["found"]), (&json!("wrong_type"), &json!("cycle")));
}

#[test]
fn files_of_a_request_that_failed_do_not_count() {
    let mut session = configured();
    session.begin_file(true);
    let [pointer] = write(&mut session, ["/individual/identity_document/front"]);
    session.finish_file(pointer);
    request(&mut session);
    let [text] = write(&mut session, [r#"{"individual": {"identity_document": {"front": "JVBERi0xLjcKJSVFT0YK"}}}"#]);
    let length = session.validate(text, Some(60), true);
    assert!(!answer(&session, length).to_string().contains("unsupported_file_type"));
}

#[test]
fn a_list_is_replaced_or_what_is_wrong_with_it_is_the_answer() {
    let mut session = Session::default();
    session.begin_options(f64::NAN, f64::NAN, 1.0);
    for (list, country, response, error) in [
        ("occupations", "", r#"["astronauts"]"#, ""),
        ("subdivisions", "HK", "[]", ""),
        ("occupations", "", "[", "occupations: not JSON (line 1, column 2)"),
        ("countries", "", "[]", "countries: the list is empty"),
        ("subdivisions", "hk", "[]", "the key is not an ISO 3166-1 alpha-2 code in capital letters"),
        ("pets", "", "[]", "there is no such list"),
    ] {
        let [list, country, response] = write(&mut session, [list, country, response]);
        session.replace_list(list, country, response);
        assert_eq!(std::str::from_utf8(session.answer()), Ok(error));
    }
    session.finish_options();
    request(&mut session);
    let report = validate(&mut session, r#"{"individual": {"occupation": "pilots", "residence": {"country": "HK"}}}"#);
    assert_eq!(report["frame"]["basis"]["occupations"], "live");
    assert_eq!(report["issues"].as_array().map(Vec::len), Some(1), "one issue is listed");
}

#[test]
fn a_form_is_told_what_files_and_choices_its_fields_take() {
    let mut session = Session::default();
    session.begin_options(1_024.0, f64::NAN, f64::NAN);
    session.finish_options();
    let length = session.reference_data();
    let fields = answer(&session, length)["fields"].clone();
    for path in ["individual.identity_document.back", "individual.proof_of_address.files"] {
        assert_eq!(fields[path]["maxBytes"], 1_024, "{path}");
        assert_eq!(fields[path]["accept"], json!(["image/jpeg", "image/png", "application/pdf"]), "{path}");
    }
    let document = &fields["individual.identity_document.type"];
    assert_eq!((&document["choices"][0], &document["choiceLabels"][0]), (&json!("NATIONAL_ID"), &json!("National ID")));
    let name = &fields["individual.first_name"];
    assert!(["accept", "maxBytes", "choices", "choiceLabels"].iter().all(|key| name.get(key).is_none()));
}

#[test]
fn errors_only_leave_no_place_to_warnings() {
    let mut session = Session::default();
    session.begin_options(f64::NAN, f64::NAN, 1.0);
    session.finish_options();
    session.begin_request(false, true, [-1; 3]);
    assert!(add(&mut session, "today", "2026-11-23"));
    let report = validate(&mut session, r#"{"pet": 1, "individual": {"pet": 1}}"#);
    assert_eq!(report["issues"][0]["severity"], "error");
    assert_eq!(validate(&mut session, "{}"), json!({ "error": "there is no day" }), "a request is used once");
}

#[test]
fn paths_are_located_in_their_order_and_once() {
    let mut session = Session::default();
    for (paths, expected) in [
        (&["/b", "/c", "/a", ""][..], r#"[{"line":2,"column":1},null,{"line":1,"column":7},{"line":1,"column":1}]"#),
        (&[], "[]"),
    ] {
        let [left_over] = write(&mut session, ["/a"]);
        session.add_path(left_over);
        session.begin_paths();
        for path in paths {
            let [path] = write(&mut session, [path]);
            session.add_path(path);
        }
        let [body] = write(&mut session, ["{\"a\": 1, \"b\":\n2}"]);
        session.locate(body);
        assert_eq!(std::str::from_utf8(session.answer()), Ok(expected));
        session.locate(body);
        assert_eq!(session.answer(), b"[]", "paths are used once");
    }
    let [path] = write(&mut session, ["/a"]);
    session.add_path(path);
    let [body] = write(&mut session, ["{"]);
    session.locate(body);
    assert_eq!(session.answer(), b"[null]");
}

#[test]
fn a_refusal_has_the_shape_of_harbor() {
    let mut session = configured();
    for (field, message) in [("secret", "left over"), ("individual", "Fehlt.")] {
        session.begin_refusal();
        let [field, message] = write(&mut session, [field, message]);
        session.add_error(field, message);
    }
    let length = session.finish_refusal(1, Counts::default());
    let expected = json!({
        "message": "Fehlt.",
        "code": 2005,
        "error_type": "general.validation_error",
        "errors": { "individual": ["Fehlt."] }
    });
    assert_eq!(answer(&session, length), expected);
}

#[test]
fn calls_out_of_order_and_lengths_beyond_the_room_are_no_panic() {
    let mut session = Session::default();
    assert_eq!(validate(&mut session, "{}"), json!({ "error": "there are no options" }));
    session.replace_list(1, 2, 3);
    session.finish_options();
    let mut session = configured();
    session.validate(1_000_000, None, true);
    session.add_path(1_000_000);
    session.locate(1_000_000);
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
