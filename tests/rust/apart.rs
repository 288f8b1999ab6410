//! A body whose files are checked apart from its text gives the report that it gives as a whole.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{FileApart, Preflight};
use harbor_preflight_tests::cases::all_topics;
use serde_json::Value;

/// Characters that a window holds.
const WINDOW: usize = 64 * 1024;

/// Pointers to every string that stands where a file may.
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

/// Takes the files out of a body, and checks them.
fn take_files(body: &mut Value, preflight: &Preflight) -> Vec<FileApart> {
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
        files.push(inspector.finish_at(slot));
        taken.push(whole);
    }
    files
}

#[test]
fn every_case_gives_the_same_report_with_its_files_apart() {
    let mut apart = 0;
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        let Ok(mut body) = serde_json::from_slice::<Value>(&case.body()) else { continue };
        let preflight = case.preflight();
        let whole = serde_json::to_vec(&body).unwrap();
        let expected = preflight.validate(&whole, &case.submission());
        let files = take_files(&mut body, &preflight);
        let text = serde_json::to_vec(&body).unwrap();
        let report = preflight.validate_with_files(&text, whole.len() as u64, &files, &case.submission());
        assert_eq!(report, expected, "{}", case.name);
        apart += files.len();
    }
    assert!(apart > 1_000, "{apart}");
}
