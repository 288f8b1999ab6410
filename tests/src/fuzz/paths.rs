//! Fuzz target: paths in reports, and the search for a position by its path. An input is a JSON Pointer, a line feed,
//! and a body.

use harbor_preflight::{Location, Preflight, Submission, locate, locate_all};

use super::report::{MAX_KEY_CODE_POINTS, assert_report_holds, lacks_wrapper};
use super::tree::{Tree, quoted, segments};
use crate::cases::{TODAY, date};

/// The longest path to test, in segments: fewer than the levels that a body may have.
const MAX_SEGMENTS: usize = 60;

/// The largest index to test: enough for two digits.
const MAX_INDEX: usize = 12;

pub(super) fn run(bytes: &[u8]) {
    let (pointer, body) = bytes.split_at(bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len()));
    let Ok(pointer) = std::str::from_utf8(pointer) else { return };
    let body = body.get(1..).unwrap_or_default();
    assert_locates(pointer, body);
    assert_renders(&segments(pointer));
    assert_report_holds(body, &Preflight::new(date(TODAY)), &Submission::new());
}

/// Asserts that a pointer has a position exactly if it points to a value for `serde_json`.
fn assert_locates(pointer: &str, body: &[u8]) {
    let location = locate(body, pointer);
    assert_eq!(
        locate_all(body, &["", pointer, "/", pointer]),
        [locate(body, ""), location, locate(body, "/"), location]
    );
    let Some(tree) = Tree::read(body) else { return assert_eq!(location, None) };
    let is_pointer = pointer.is_empty() || pointer.starts_with('/');
    if location.is_some() {
        assert!(is_pointer && !tree.all_at(&segments(pointer)).is_empty());
    }
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    if let Ok(value) = serde_json::from_slice::<serde_json::Value>(text) {
        assert_eq!(location.is_some(), value.pointer(pointer).is_some(), "{pointer:?}");
    }
}

/// Asserts that a repeated key below these keys and indices is reported with exactly that path, and located there.
fn assert_renders(segments: &[String]) {
    let Some((last, outer)) = segments.split_last() else { return };
    if segments.len() > MAX_SEGMENTS {
        return;
    }
    let (mut front, mut back) = (String::new(), String::new());
    for segment in outer {
        let index = segment.parse().ok().filter(|index: &usize| *index <= MAX_INDEX && index.to_string() == *segment);
        if let Some(index) = index {
            front.extend(["[", &"0,\n".repeat(index)]);
            back.insert(0, ']');
        } else {
            front.extend(["{", &quoted(segment), ": "]);
            back.insert(0, '}');
        }
    }
    front.extend(["{", &quoted(last), ": 1, ", &quoted(last), ": "]);
    let body = format!("{front}2}}{back}");
    let (preflight, submission) = (Preflight::new(date(TODAY)), Submission::new());
    assert_report_holds(body.as_bytes(), &preflight, &submission);
    let report = preflight.validate(body.as_bytes(), &submission);
    if Tree::read(body.as_bytes()).is_some_and(|tree| lacks_wrapper(&tree)) {
        return;
    }
    let reported: Vec<_> = report.issues.iter().filter(|issue| issue.rule.code == "duplicate_key").collect();
    let [issue] = reported[..] else { panic!("reported {} times in {body}", reported.len()) };
    let too_long = segments.iter().position(|key| key.chars().count() > MAX_KEY_CODE_POINTS);
    let shown = &segments[..too_long.unwrap_or(segments.len())];
    let pointer: String =
        shown.iter().flat_map(|key| ["/".to_owned(), key.replace('~', "~0").replace('/', "~1")]).collect();
    assert_eq!((&issue.path, &issue.field), (&pointer, &shown.join(".")));
    let key_bytes = issue.params.get("key_bytes").map(ToString::to_string);
    assert_eq!(key_bytes, too_long.map(|index| segments[index].len().to_string()));
    if too_long.is_none() {
        assert_eq!(locate(body.as_bytes(), &pointer), Some(end_of(&front)));
    }
}

/// The position after a text.
fn end_of(text: &str) -> Location {
    let line = text.rsplit('\n').next().unwrap_or_default();
    Location { line: text.split('\n').count() as u64, column: 1 + line.chars().count() as u64 }
}
