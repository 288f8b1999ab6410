//! Real files: every way to check a file gives the same result.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{Preflight, Submission};
use harbor_preflight_tests::cases::{payload, today};
use harbor_preflight_tests::notation::expand_text;
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};

fn preflight() -> Preflight {
    Preflight::new(today())
}

/// All files of `tests/files/` except the script that made them.
fn files() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(tests_folder().join("files")).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension != "sh"));
    files.sort();
    assert!(files.len() > 25, "only {} files", files.len());
    files
}

#[test]
fn a_raw_file_and_the_same_file_in_a_payload_get_the_same_result() {
    for path in files() {
        let file = std::fs::read(&path).unwrap();
        let raw = preflight().inspect(&file);
        let name = path.file_name().unwrap().to_str().unwrap();
        let mut body: Value = serde_json::from_slice(&payload("us-minimal")).unwrap();
        // The other file of the payload must differ from it.
        body["individual"]["proof_of_address"]["files"] = json!([expand_text(&json!({"$made": "pdf", "bytes": 300}))]);
        body["individual"]["identity_document"]["front"] = json!(expand_text(&json!({ "$file": name })));
        let report = preflight().validate(&serde_json::to_vec(&body).unwrap(), &Submission::new());
        let of_raw: Vec<_> = raw.issues.iter().map(|issue| (issue.rule.code, &issue.params, &issue.hint)).collect();
        let in_payload: Vec<_> =
            report.issues.iter().map(|issue| (issue.rule.code, &issue.params, &issue.hint)).collect();
        assert_eq!(of_raw, in_payload, "{name}");
        assert_eq!(raw.bytes, file.len() as u64);
    }
}

#[test]
fn a_file_fed_in_pieces_gets_the_same_result() {
    for path in files() {
        let file = std::fs::read(&path).unwrap();
        let whole = preflight().inspect(&file);
        for piece in [1, 7, 1000, 65_536] {
            let mut inspector = preflight().inspector();
            file.chunks(piece).for_each(|piece| inspector.feed(piece));
            assert_eq!(inspector.finish(), whole, "{} in pieces of {piece}", path.display());
        }
    }
}

#[test]
fn the_two_ends_of_a_file_are_enough() {
    let file = harbor_preflight_tests::notation::made_file("jpeg", 1_000_000, 1);
    let mut inspector = preflight().inspector();
    inspector.feed(&file[..65_536]);
    inspector.skip(1_000_000 - 2 * 65_536);
    inspector.feed(&file[1_000_000 - 65_536..]);
    assert_eq!(inspector.finish(), preflight().inspect(&file));
}

#[test]
fn the_two_ends_of_base64_and_the_length_between_them_are_enough() {
    let file = STANDARD.encode(harbor_preflight_tests::notation::made_file("jpeg", 1_000_000, 1));
    let (head, tail) = (&file[..2 * 65_536], &file[file.len() - 2 * 65_536..]);
    for (tail, what) in [(tail.to_owned(), "a file"), (tail.replace('=', "*"), "a fault at its end")] {
        let whole = [&file[..file.len() - tail.len()], &tail].concat();
        let mut inspector = preflight().base64_inspector();
        inspector.feed(head.as_bytes());
        inspector.skip((file.len() - head.len() - tail.len()) as u64);
        inspector.feed(tail.as_bytes());
        let mut in_one = preflight().base64_inspector();
        in_one.feed(whole.as_bytes());
        assert_eq!(inspector.finish(), in_one.finish(), "{what}");
    }
}

#[test]
fn exactly_the_documents_that_need_a_password_are_reported_as_such() {
    for path in files() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let inspection = preflight().inspect(&std::fs::read(&path).unwrap());
        let is_reported = inspection.issues.iter().any(|issue| issue.rule.code == "encrypted_pdf");
        assert_eq!(is_reported, name.starts_with("encrypted-"), "{name}");
    }
}

#[test]
fn skipping_more_bytes_than_a_u64_can_count_is_safe() {
    for (mut inspector, code) in
        [(preflight().inspector(), "file_too_large"), (preflight().base64_inspector(), "invalid_base64")]
    {
        for _ in 0..2 {
            inspector.feed(b"/9j/");
            inspector.skip(u64::MAX);
        }
        inspector.feed(b"=");
        let issues = inspector.finish().issues;
        assert!(issues.iter().any(|issue| issue.rule.code == code), "{code}: {issues:?}");
    }
}
