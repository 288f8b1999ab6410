use super::is_name;
use crate::{Contract, NaiveDate, Preflight};

fn preflight() -> Preflight {
    Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())
}

#[track_caller]
fn assert_redacted(body: &str, expected: &str) {
    let redacted = preflight().redact(body.as_bytes());
    assert_eq!(redacted.as_deref(), Ok(expected), "{body}");
}

#[test]
fn codes_and_structure_are_kept_and_everything_else_is_replaced() {
    for (person, expected) in [
        (r#""first_name": "Zoë""#, r#""first_name": "<text 3>""#),
        (r#""nationality": "GB""#, r#""nationality": "GB""#),
        (r#""nationality": "gb""#, r#""nationality": "<text 2>""#),
        (r#""nationality": "XX""#, r#""nationality": "<text 2>""#),
        (r#""birthday": "1990-01-01""#, r#""birthday": "<text 10>""#),
        (r#""birthday": 19900101"#, r#""birthday": "<number 8>""#),
        (r#""occupation": "astronaut""#, r#""occupation": "<text 9>""#),
        (r#""occupation": "unemployed""#, r#""occupation": "unemployed""#),
        (
            r#""source_of_wealth": ["other", "lottery", 5, null, true]"#,
            r#""source_of_wealth": ["other", "<text 7>", "<number 1>", null, "<boolean>"]"#,
        ),
        (r#""has_us_bank_account": true"#, r#""has_us_bank_account": true"#),
        (r#""has_us_bank_account": "true""#, r#""has_us_bank_account": "<text 4>""#),
        (r#""email": false"#, r#""email": "<boolean>""#),
        (r#""residence": {"state": "VA", "country": "US"}"#, r#""residence": {"state": "VA", "country": "US"}"#),
        (r#""residence": {"state": "VA", "country": "GB"}"#, r#""residence": {"state": "<text 2>", "country": "GB"}"#),
        (r#""residence": "VA""#, r#""residence": "<text 2>""#),
        (
            r#""identity_document": {"type": "PASSPORT", "front": "/9j/AAAA", "back": "no base64"}"#,
            r#""identity_document": {"type": "PASSPORT", "front": "<file jpeg 6 bytes>", "back": "<text 9>"}"#,
        ),
        (
            r#""proof_of_address": {"files": ["R0lGODlh", "QUJD", "", {"a": "b"}]}"#,
            r#""proof_of_address": {"files": ["<file gif 6 bytes>", "<file plain 3 bytes>", "<text 0>", {"a": "<text 1>"}]}"#,
        ),
        (r#""ssn": "12\u0033""#, r#""ssn": "<text 3>""#),
        (
            r#""ada@example.com": 1, "123-45-6789": 1, "Ada Smith": 1, "": 1"#,
            r#""<key 15>": "<number 1>", "<key 11>": "<number 1>", "<key 9>": "<number 1>", "<key 0>": "<number 1>""#,
        ),
        (r#""pet_name": "Rex", "a\u0062": {}"#, r#""pet_name": "<text 3>", "ab": {}"#),
    ] {
        assert_redacted(&format!("{{\"individual\": {{{person}}}}}"), &format!("{{\"individual\": {{{expected}}}}}"));
    }
}

#[test]
fn the_layout_is_kept_so_that_lines_are_those_of_a_report() {
    assert_redacted(
        "\u{FEFF}{\r\n\t\"individual\" : {\n\n \"ssn\":\"1\" }\n}\n",
        "{\r\n\t\"individual\" : {\n\n \"ssn\":\"<text 1>\" }\n}\n",
    );
}

#[test]
fn a_body_of_another_shape_is_redacted() {
    assert_redacted("[]", "[]");
    assert_redacted("\"secret\"", "\"<text 6>\"");
    assert_redacted("-1.5e7", "\"<number 6>\"");
    assert_redacted("true", "\"<boolean>\"");
    assert_redacted("null", "null");
    assert_redacted(r#"[{"individual": {"nationality": "GB"}}]"#, r#"[{"individual": {"nationality": "<text 2>"}}]"#);
    // The person without its wrapper.
    assert_redacted(r#"{"nationality": "GB", "ssn": "1"}"#, r#"{"nationality": "GB", "ssn": "<text 1>"}"#);
}

#[test]
fn what_is_not_json_is_an_error_with_its_location() {
    for (body, line, column) in [("", 1, 1), ("secret", 1, 1), ("{\n \"a\": secret}", 2, 7)] {
        let error = preflight().redact(body.as_bytes()).unwrap_err();
        assert_eq!((error.line, error.column), (line, column), "{body}");
        assert!(!error.to_string().contains("secret"));
    }
}

#[test]
fn names_that_a_program_gave_are_kept() {
    for name in ["first_name", "firstName", "residence.city", "$type", "_id", "x-y", &"a".repeat(64)] {
        assert!(is_name(name), "{name}");
    }
    for other in ["", "1", "a b", "a@b", "é", "a\"b", "a\\b", "-a", &"a".repeat(65)] {
        assert!(!is_name(other), "{other}");
    }
}

#[test]
fn every_field_that_may_hold_what_a_person_has_given_has_a_path() {
    for contract in Contract::ALL {
        let paths = contract.redacted_paths();
        assert_eq!(paths.first().map(String::as_str), Some("individual.first_name"));
        for path in ["individual.ssn", "individual.residence.state", "individual.proof_of_address.files"] {
            assert!(paths.iter().any(|known| known == path), "{path}");
        }
        assert!(paths.iter().all(|path| contract.field(path).is_some()));
    }
}

#[test]
fn paths_are_redacted_as_the_keys_of_a_body() {
    for (path, expected) in [
        ("", ""),
        ("/individual/first_name", "/individual/first_name"),
        ("/individual/pet_name/a", "/individual/pet_name/a"),
        ("/individual/source_of_wealth/12", "/individual/source_of_wealth/12"),
        ("/individual/proof_of_address/files/0", "/individual/proof_of_address/files/0"),
        ("/individual/proof_of_address/files/0/1", "/individual/proof_of_address/files/0/<key 1>"),
        ("/individual/123456789", "/individual/<key 9>"),
        ("/source_of_wealth/123456789", "/source_of_wealth/<key 9>"),
        ("/individual/first_name/123456789", "/individual/first_name/<key 9>"),
        ("/individual/ada@example.com/Zoë", "/individual/<key 15>/<key 3>"),
        ("/individual/a~1b~0c/", "/individual/<key 5>/<key 0>"),
    ] {
        assert_eq!(preflight().redact_path(path), expected, "{path}");
    }
}
