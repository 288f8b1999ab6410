//! The state behind the exported functions, without JavaScript.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight_wasm::Session;
use serde_json::{Value, json};

/// Writes parts after one another, as JavaScript does, and returns their lengths.
fn write<const COUNT: usize>(session: &mut Session, parts: [&str; COUNT]) -> [usize; COUNT] {
    let text = parts.concat();
    session.input(text.len()).copy_from_slice(text.as_bytes());
    parts.map(str::len)
}

fn answer(session: &Session, length: usize) -> Value {
    assert_eq!(session.output().len(), length);
    serde_json::from_slice(session.output()).unwrap()
}

fn configure(session: &mut Session, options: &Value) -> Value {
    let [options] = write(session, [&options.to_string()]);
    let length = session.configure(options);
    answer(session, length)
}

fn configured_by(options: &Value) -> Session {
    let mut session = Session::default();
    assert_eq!(configure(&mut session, options), Value::Null);
    session
}

fn configured() -> Session {
    configured_by(&json!({}))
}

/// A submission on a day.
fn request() -> Value {
    json!({ "today": "2026-11-23" })
}

/// Validates a body for a request, or for the last one; for a caller that does not hold what reports share.
fn validate(session: &mut Session, request: Option<&Value>, body: &str) -> Value {
    let request = request.map(Value::to_string).unwrap_or_default();
    let lengths = write(session, [&request, body]);
    let length = session.validate(lengths, body.len() as u64, 0, false);
    answer(session, length)
}

#[test]
fn a_body_gets_the_report_of_the_crate() {
    let mut session = configured();
    let report = validate(&mut session, Some(&request()), "{}");
    assert_eq!(report["issues"][0]["path"], "/individual");
    let shared = &report["shared"];
    assert_eq!((&shared["as_of"], &shared["operation"]), (&json!("2026-11-23"), &json!("submit")));
    assert_eq!(shared["basis"]["contract"], "individual-v1");
}

#[test]
fn a_contract_is_chosen_by_its_name() {
    let mut session = configured_by(&json!({ "contract": "individual-v1.1" }));
    let error = json!({ "typeError": "contract must be one of individual-v1, individual-v1.1" });
    assert_eq!(configure(&mut session, &json!({ "contract": "individual-v9" })), error);
    // Wrong options have changed nothing.
    let report = validate(&mut session, Some(&request()), "{}");
    assert_eq!(report["shared"]["basis"]["contract"], "individual-v1.1");
    let length = session.describe_form();
    let form = answer(&session, length);
    assert_eq!(form["fields"]["individual.phone_number"]["type"], "tel");
    assert_eq!(form["fields"]["individual.identity_document.front"]["maxBytes"], 8 * 1024 * 1024);
}

#[test]
fn what_reports_share_is_answered_once() {
    let mut session = configured();
    let mut has_shared_part = |body: &str, request: &Value| {
        let lengths = write(&mut session, [&request.to_string(), body]);
        let length = session.validate(lengths, 2, 0, true);
        answer(&session, length).get("shared").is_some()
    };
    let british = r#"{"individual": {"residence": {"country": "GB"}}}"#;
    let tomorrow = json!({ "today": "2026-11-24" });
    let correction = json!({ "today": "2026-11-24", "operation": "correct" });
    for (body, request, expected) in [
        ("{}", &request(), true),
        ("[]", &request(), false),
        ("{}", &tomorrow, true),
        ("{}", &correction, true),
        ("{}", &correction, false),
        // Other rules cannot be decided.
        (british, &correction, true),
        (british, &correction, false),
    ] {
        assert_eq!(has_shared_part(body, request), expected, "{body} {request}");
    }
    let report = validate(&mut session, Some(&correction), british);
    assert!(report.get("shared").is_some(), "a caller that does not hold it gets it");
}

#[test]
fn a_report_with_nothing_new_has_no_answer() {
    let valid = include_str!("../../../tests/payloads/gb.json");
    let mut session = configured_by(&json!({ "limits": { "maxIssues": 0 } }));
    let mut length = |body: &str, holds_shared: bool| {
        let lengths = write(&mut session, [&request().to_string(), body]);
        session.validate(lengths, body.len() as u64, 0, holds_shared)
    };
    assert_ne!(length(valid, true), 0, "the first report");
    assert_eq!(length(valid, true), 0);
    assert_ne!(length(valid, false), 0, "a caller that holds nothing");
    assert_ne!(length("{}", true), 0, "issues that are not listed are counted");
}

#[test]
fn a_request_says_what_the_body_does_not() {
    let mut session = configured();
    let correction = json!({ "today": "2026-11-23", "operation": "correct", "status": "processing" });
    for request in [Some(&correction), None] {
        assert_eq!(validate(&mut session, request, "{}")["issues"][0]["code"], "correction_not_allowed");
    }
    let customer = json!({ "type": "business", "active": false, "agreement_signed": true, "kyc_verified": true });
    let request = json!({ "today": "2026-11-23", "customer": customer, "proofIssuedOn": "2026-11-22" });
    let issues = validate(&mut session, Some(&request), "{}")["issues"].clone();
    let codes: Vec<&Value> = issues.as_array().unwrap().iter().map(|issue| &issue["code"]).collect();
    assert_eq!(codes, ["customer_not_individual", "customer_not_active", "already_verified", "required"]);
    for (files, is_unchecked) in [("absent", true), ("required", false)] {
        let request = json!({ "today": "2026-11-23", "files": files });
        let report = validate(&mut configured(), Some(&request), "{}");
        let unchecked = report["shared"]["unchecked"].as_array().unwrap();
        assert_eq!(unchecked.iter().any(|unchecked| unchecked["rule"] == "files"), is_unchecked, "{files}");
    }
}

#[test]
fn a_body_is_redacted() {
    let redact = |session: &mut Session, body: &str| {
        let [body] = write(session, [body]);
        let length = session.redact(body);
        answer(session, length)
    };
    let mut session = configured();
    assert_eq!(
        redact(&mut session, r#"{"individual": {"ssn": "12"}}"#),
        json!(r#"{"individual": {"ssn": "<text 2>"}}"#)
    );
    assert_eq!(redact(&mut session, "12a"), json!({ "typeError": "the payload is not JSON: line 1, column 3" }));
    let refused = json!({ "typeError": "options must come first" });
    assert_eq!(redact(&mut Session::new(), "{}"), refused);
}

#[test]
fn a_wrong_request_is_named_and_forgotten() {
    let mut session = configured();
    for (wrong, error) in [
        (json!({ "today": "2026-02-30" }), "today must be a day written YYYY-MM-DD"),
        (
            json!({ "today": "2026-11-23", "proofIssuedOn": "yesterday" }),
            "proofIssuedOn must be a day written YYYY-MM-DD",
        ),
        (
            json!({ "today": "2026-11-23", "notJson": [["/individual", "tree"]] }),
            "there is no kind tree of values that JSON has no text for",
        ),
        (json!({}), "the request has another shape"),
        (json!({ "today": "2026-11-23", "files": "some" }), "the request has another shape"),
    ] {
        validate(&mut session, Some(&request()), "{}");
        assert_eq!(validate(&mut session, Some(&wrong), "{}"), json!({ "typeError": error }));
        assert_eq!(validate(&mut session, None, "{}"), json!({ "typeError": "a request must come first" }));
    }
}

#[test]
fn other_options_end_a_request() {
    let mut session = configured();
    validate(&mut session, Some(&request()), "{}");
    configure(&mut session, &json!({}));
    assert_eq!(validate(&mut session, None, "{}"), json!({ "typeError": "a request must come first" }));
}

/// Checks a file for its body, and returns whether it is base64.
fn send_file(session: &mut Session, text: &str, pointer: &str) -> bool {
    session.begin_file(true);
    let [file] = write(session, [text]);
    session.feed_file(file);
    let lengths = write(session, [pointer, ""]);
    session.finish_file(lengths)
}

/// The codes at the front of the document, with so many detached files.
fn codes_at_front(session: &mut Session, detached: usize) -> Vec<String> {
    let body = r#"{"individual": {"identity_document": {"front": "file 0"}}}"#;
    let lengths = write(session, [&request().to_string(), body]);
    let length = session.validate(lengths, 60, detached, false);
    let issues = answer(session, length)["issues"].clone();
    let at_front = |issue: &&Value| issue["path"] == "/individual/identity_document/front";
    issues.as_array().unwrap().iter().filter(at_front).map(|issue| issue["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_file_is_checked_before_its_body() {
    let mut session = configured();
    assert!(send_file(&mut session, "R0lGODlh", "/individual/identity_document/front"));
    assert_eq!(codes_at_front(&mut session, 1), ["unsupported_file_type"]);
    assert_eq!(codes_at_front(&mut session, 1), ["invalid_base64"], "a file is for one body: its stand-in is no file");
    assert!(!send_file(&mut session, "R0lGODlh!", "/individual/identity_document/front"), "not base64");
}

#[test]
fn a_failed_request_leaves_no_files() {
    let mut session = configured();
    // The call that sent this file has failed before its body came.
    send_file(&mut session, "R0lGODlh", "/individual/identity_document/front");
    send_file(&mut session, "JVBERi0xLjcKJSVFT0YK", "/individual/identity_document/back");
    assert_eq!(codes_at_front(&mut session, 1), ["invalid_base64"]);
}

#[test]
fn what_is_not_json_is_reported_by_its_name() {
    let mut session = configured();
    let request = json!({ "today": "2026-11-23", "notJson": [["/individual/email", "cycle"]] });
    for request in [Some(&request), None] {
        let issues = validate(&mut session, request, r#"{"individual": {"email": 0}}"#)["issues"].clone();
        let issue = issues.as_array().unwrap().iter().find(|issue| issue["path"] == "/individual/email").unwrap();
        assert_eq!((&issue["code"], &issue["params"]["found"]), (&json!("wrong_type"), &json!("cycle")));
    }
}

#[test]
fn a_list_is_replaced_or_its_fault_is_named() {
    let list = |name: &str, country: Option<&str>, response: &str| match country {
        Some(country) => json!({ "lists": [{ "name": name, "country": country, "response": response }] }),
        None => json!({ "lists": [{ "name": name, "response": response }] }),
    };
    let mut session = Session::default();
    for (options, error) in [
        (list("occupations", None, "["), "reference.occupations: occupations: not JSON (line 1, column 2)"),
        (list("countries", None, "[]"), "reference.countries: countries: the list is empty"),
        (
            list("subdivisions", Some("hk"), "[]"),
            "reference.subdivisions.hk: the key is not an ISO 3166-1 alpha-2 code in capital letters",
        ),
        (list("pets", None, "[]"), "reference.pets: there is no such list"),
    ] {
        assert_eq!(configure(&mut session, &options), json!({ "typeError": error }));
    }
    let lists = json!([
        { "name": "occupations", "response": r#"["astronauts"]"# },
        { "name": "subdivisions", "country": "HK", "response": "[]" }
    ]);
    assert_eq!(configure(&mut session, &json!({ "limits": { "maxIssues": 1 }, "lists": lists })), Value::Null);
    let body = r#"{"individual": {"occupation": "pilots", "residence": {"country": "HK"}}}"#;
    let report = validate(&mut session, Some(&request()), body);
    assert_eq!(report["shared"]["basis"]["occupations"], "live");
    assert_eq!(report["issues"].as_array().map(Vec::len), Some(1), "one issue is listed");
}

#[test]
fn limits_replace_those_of_the_contract() {
    let limits = json!({ "maxFileBytes": 9_007_199_254_740_991_u64, "maxTotalFileBytes": 5, "maxPayloadBytes": 70 });
    let mut session = configured_by(&json!({ "limits": limits }));
    let length = session.describe_form();
    let form = answer(&session, length);
    assert_eq!(form["maxPayloadBytes"], 70);
    assert_eq!(form["fields"]["individual.identity_document.front"]["maxBytes"], 9_007_199_254_740_991_u64);
    let body = r#"{"individual": {"identity_document": {"front": "R0lGODlh"}}}"#;
    let report = validate(&mut session, Some(&request()), body).to_string();
    assert!(report.contains("files_too_large"), "{report}");
    let report = validate(&mut session, None, &format!("{body}{}", " ".repeat(70 - body.len() + 1)));
    assert_eq!(report["issues"][0]["code"], "payload_too_large");
}

#[test]
fn a_form_gets_what_files_and_choices_its_fields_accept() {
    let mut session = configured_by(&json!({ "limits": { "maxFileBytes": 1_024 } }));
    let length = session.describe_form();
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
    let mut session = configured_by(&json!({ "limits": { "maxIssues": 1 } }));
    let request = json!({ "today": "2026-11-23", "errorsOnly": true });
    let report = validate(&mut session, Some(&request), r#"{"pet": 1, "individual": {"pet": 1}}"#);
    assert_eq!(report["issues"][0]["severity"], "error");
}

#[test]
fn paths_are_located_in_their_order() {
    let mut session = Session::default();
    let body = "{\"a\": 1, \"b\":\n2}";
    for (paths, body, expected) in [
        (
            r#"["/b", "/c", "/a", ""]"#,
            body,
            r#"[{"line":2,"column":1},null,{"line":1,"column":7},{"line":1,"column":1}]"#,
        ),
        ("[]", body, "[]"),
        (r#"["/a"]"#, "{", "[null]"),
    ] {
        let lengths = write(&mut session, [paths, body]);
        session.locate(lengths);
        assert_eq!(std::str::from_utf8(session.output()), Ok(expected));
    }
    let lengths = write(&mut session, ["{}", body]);
    let length = session.locate(lengths);
    assert_eq!(answer(&session, length), json!({ "typeError": "paths must be strings" }));
}

#[test]
fn a_refusal_has_the_shape_of_harbor() {
    let mut session = Session::default();
    for (errors, expected) in [
        (
            json!({ "listed": [["individual", "Fehlt."]], "errors": 1, "warnings": 0 }),
            json!({
                "message": "Fehlt.",
                "error": "Fehlt.",
                "code": 2005,
                "error_type": "general.validation_error",
                "errors": { "individual": ["Fehlt."] }
            }),
        ),
        (
            json!({ "listed": [], "errors": 2, "warnings": 1 }),
            json!({
                "message": "The payload is not valid: 2 errors, 1 warning.",
                "error": "The payload is not valid: 2 errors, 1 warning.",
                "code": 2005,
                "error_type": "general.validation_error",
                "errors": {}
            }),
        ),
    ] {
        let [length] = write(&mut session, [&errors.to_string()]);
        let length = session.harbor_error(length);
        assert_eq!(answer(&session, length), expected);
    }
}

#[test]
fn calls_out_of_order_and_lengths_beyond_the_input_do_not_panic() {
    let mut session = Session::default();
    assert_eq!(validate(&mut session, Some(&request()), "{}"), json!({ "typeError": "options must come first" }));
    session.configure(1_000_000);
    session.describe_form();
    let mut session = configured();
    session.validate([1_000_000, 1_000_000], 1_000_000, 1_000_000, true);
    session.locate([1_000_000, 1]);
    session.encode(1_000_000);
    session.harbor_error(1_000_000);
    session.feed_file(9);
    session.inspect_file(1_000_000);
    session.begin_file(false);
    session.feed_file(1_000_000);
    assert!(session.finish_file([1_000_000, 1_000_000]));
    session.feed_picture(9);
    session.measure_picture();
    session.begin_picture(1, 1);
    session.feed_picture(1_000_000);
    session.find_scan(1_000_000);
}

#[test]
fn the_input_has_the_size_that_was_asked_for() {
    let mut session = configured();
    for bytes in [10_000_000, 10, 0] {
        assert_eq!(session.input(bytes).len(), bytes);
    }
}

/// What is measured in a picture of 640 by 480 pixels of one grey, with this number of rows missing.
fn measured(session: &mut Session, luma: u8, missing: usize) -> Vec<u8> {
    assert!(session.begin_picture(640, 480));
    let strip = [luma, luma, luma, 255].repeat(640 * 96);
    for rows in [96, 96, 96, 96, 96 - missing] {
        let bytes = rows * 640 * 4;
        session.input(bytes).copy_from_slice(&strip[..bytes]);
        session.feed_picture(bytes);
    }
    let length = session.measure_picture();
    assert_eq!(session.output().len(), length);
    session.output().to_vec()
}

/// Numbers as bytes: brightness, contrast, tiles, and a thousand times the widths of edges.
fn bytes<const COUNT: usize>(numbers: [u32; COUNT]) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// A number that was not measured.
const MISSING: u32 = u32::MAX;

#[test]
fn a_picture_is_measured_in_strips() {
    let mut session = Session::default();
    assert_eq!(measured(&mut session, 250, 0), bytes([250, 0, 0, MISSING, MISSING]));
    assert_eq!(measured(&mut session, 250, 1), b"", "a row is missing");
    assert_eq!(session.measure_picture(), 0, "a picture is measured once");
    assert!(session.begin_picture(10_000, 5_000));
    for (width, height) in [(10_000, 5_001), (0, 10)] {
        assert!(!session.begin_picture(width, height), "{width} x {height}");
    }
}

#[test]
fn the_place_of_a_scan_is_found_in_a_pdf() {
    let mut session = Session::default();
    for (pdf, place) in [
        ("<</Type/Page>> <</Subtype/Image>> stream\n\u{1}endstream", json!([41, 44])),
        ("<</Type/Page>> <</Subtype/Image/Font>> stream\n\u{1}endstream", Value::Null),
    ] {
        let (before, after) = pdf.split_once('\u{1}').unwrap();
        let pdf = [before.as_bytes(), b"\xFF\xD8\xFF", after.as_bytes()].concat();
        session.input(pdf.len()).copy_from_slice(&pdf);
        let length = session.find_scan(pdf.len());
        assert_eq!(answer(&session, length), place);
    }
}

const BLANK: [u32; 5] = [250, 3, 0, MISSING, MISSING];
const BLURRED: [u32; 5] = [250, 90, 300, 7096, 5000];

/// A picture that is whole, and large enough.
fn send_jpeg(session: &mut Session) {
    session.begin_file(false);
    let jpeg = harbor_preflight_made_files::made_file("jpeg", 100_000, 1);
    session.input(jpeg.len()).copy_from_slice(&jpeg);
    session.feed_file(jpeg.len());
}

#[test]
fn what_was_measured_is_sent_back_with_the_file() {
    let mut session = configured();
    for (sent, code, measured, quality) in [
        (bytes(BLANK), "document_blank", "3", r#"{"brightness":250,"contrast":3,"tiles":0}"#),
        (
            bytes(BLURRED),
            "document_blurred",
            "7.1",
            r#"{"brightness":250,"contrast":90,"tiles":300,"edge_width":7.096,"narrowest_edge_width":5}"#,
        ),
    ] {
        send_jpeg(&mut session);
        session.input(sent.len()).copy_from_slice(&sent);
        session.inspect_file(sent.len());
        let inspection = str::from_utf8(session.output()).unwrap();
        for part in
            [format!(r#""code":"{code}""#), format!(r#""measured":{measured},"#), format!(r#""quality":{quality}"#)]
        {
            assert!(inspection.contains(&part), "{inspection}");
        }
    }
    for other in [bytes([]), bytes([250, 3, 0, MISSING]), bytes([256, 3, 0, MISSING, MISSING]), b"{}".to_vec()] {
        send_jpeg(&mut session);
        session.input(other.len()).copy_from_slice(&other);
        let length = session.inspect_file(other.len());
        let inspection = answer(&session, length);
        assert_eq!((&inspection["quality"], &inspection["issues"]), (&Value::Null, &json!([])));
    }
}

#[test]
fn a_report_warns_of_what_was_measured_where_quality_is_asked_for() {
    let mut session = configured();
    let body = r#"{"individual": {"identity_document": {"front": "file 0", "back": "file 1"}}}"#;
    let mut report = |asked: bool| {
        for (side, quality) in [("front", bytes(BLURRED)), ("back", bytes([]))] {
            send_jpeg(&mut session);
            let pointer = format!("/individual/identity_document/{side}");
            let input = [pointer.as_bytes(), &quality].concat();
            session.input(input.len()).copy_from_slice(&input);
            session.finish_file([pointer.len(), quality.len()]);
        }
        let request = json!({ "today": "2026-11-23", "quality": asked }).to_string();
        let lengths = write(&mut session, [&request, body]);
        let length = session.validate(lengths, 60, 2, false);
        let report = answer(&session, length);
        let named = |list: &Value, key: &str, name: &str| {
            list.as_array()
                .unwrap()
                .iter()
                .filter(|entry| entry[key] == name)
                .map(|entry| entry["path"].clone())
                .collect()
        };
        let blurred: Vec<Value> = named(&report["issues"], "code", "document_blurred");
        let unchecked: Vec<Value> = named(&report["shared"]["unchecked"], "rule", "document_quality");
        (blurred, unchecked)
    };
    let [front, back] = ["front", "back"].map(|side| json!(format!("/individual/identity_document/{side}")));
    assert_eq!(report(true), (vec![front], vec![back]));
    assert_eq!(report(false).1, [] as [Value; 0], "nothing is unchecked that was not asked for");
}
