//! The properties of every report, whatever the body.

use std::collections::BTreeSet;

use harbor_preflight::{Issue, Limits, Preflight, Report, Submission, rule};

use super::tree::{Tree, segments};

/// The maximum length of a key in a path, in code points.
pub(super) const MAX_KEY_CODE_POINTS: usize = 128;

/// A text that occurs nowhere else. It is planted in values, and must not appear in a report.
pub(super) const PLANTED: &str = "Zq7Planted";

/// Another text that no rule distinguishes from it: letters and digits are at the same positions, and the last
/// character is the same.
const OTHER_PLANTED: &str = "Yk4Watched";

/// Validates a body, and asserts everything about the report that can be known without the rules.
pub(super) fn assert_report_holds(body: &[u8], preflight: &Preflight, submission: &Submission) {
    let report = preflight.validate(body, submission);
    assert_eq!(report, preflight.validate(body, submission), "a second validation gives another report");
    assert_eq!(report.valid, report.counts().errors == 0);
    assert_eq!(report.valid, report.to_harbor_error().is_none());
    assert_eq!(report.bytes, body.len() as u64);
    let tree = Tree::read(body);
    if !has(&report, "payload_too_large") {
        assert_eq!(has(&report, "json_syntax"), tree.is_none(), "serde_json and this crate disagree on what is JSON");
    }
    for issue in &report.issues {
        assert_well_formed(issue, tree.as_ref());
    }
    if let (Some(tree), None) = (&tree, report.truncated) {
        assert_repeated_keys_reported(&report, tree);
    }
    assert_options_change_only_the_list(body, preflight, submission, &report);
    assert_parses_if_valid(body, preflight, submission, &report);
    if tree.is_none_or(|tree| !tree.has_in_key(PLANTED)) {
        assert_planted_is_not_revealed(body, preflight, submission, &report);
    }
}

pub(super) fn has(report: &Report, code: &str) -> bool {
    report.issues.iter().any(|issue| issue.rule.code == code)
}

/// Asserts that the path points to a value of the body, or to a missing member of one, and that the rule is in the
/// catalogue.
fn assert_well_formed(issue: &Issue, tree: Option<&Tree>) {
    assert_eq!(rule(issue.rule.code), Some(issue.rule));
    assert!(issue.params.iter().all(|(name, _)| issue.rule.param_names().any(|param| param == name)), "{issue:?}");
    let path = segments(&issue.path);
    assert_eq!(issue.field, path.join("."));
    // Also searches overridden values, because repeated keys in them are reported too.
    let exists = |path: &[String]| tree.map_or(path.is_empty(), |tree| !tree.all_at(path).is_empty());
    match (issue.params.get("reason").map(ToString::to_string).as_deref(), path.split_last()) {
        (Some("missing"), Some((_, parent))) => {
            let is_used = |path: &[String]| tree.is_some_and(|tree| tree.at(path).is_some());
            assert!(is_used(parent) && !is_used(&path), "{issue:?}");
        }
        _ => assert!(exists(&path), "{issue:?}"),
    }
    if let Some(other) = issue.params.get("same_as") {
        assert!(exists(&segments(&other.to_string())), "{issue:?}");
    }
}

/// Asserts that exactly the repeated keys are reported, each once with its path. A body that was not read, or that
/// lacks the wrapper, has no such issues. Keys that are too long for a path have another path.
fn assert_repeated_keys_reported(report: &Report, tree: &Tree) {
    let mut reported: Vec<&Issue> = report.issues.iter().filter(|issue| issue.rule.code == "duplicate_key").collect();
    reported.retain(|issue| issue.params.get("key_bytes").is_none());
    let mut repeated = BTreeSet::new();
    if !lacks_wrapper(tree) && !has(report, "payload_too_large") {
        tree.repeated_keys(&[], &mut repeated);
    }
    repeated.retain(|path| path.iter().all(|key| key.chars().count() <= MAX_KEY_CODE_POINTS));
    assert_eq!(reported.len(), repeated.len(), "{repeated:?}");
    assert!(reported.iter().all(|issue| repeated.contains(&segments(&issue.path))), "{repeated:?}");
}

/// Whether the individual is at the root, so that the missing wrapper is all that is reported.
pub(super) fn lacks_wrapper(tree: &Tree) -> bool {
    let has = |key| tree.get(key).is_some();
    !has("individual") && (has("first_name") || has("residence"))
}

/// Asserts that `max_issues` and errors-only change which issues are listed, and nothing else.
fn assert_options_change_only_the_list(body: &[u8], preflight: &Preflight, submission: &Submission, report: &Report) {
    let max_issues = report.issues.len() / 2;
    let few = preflight.clone().with_limits(Limits { max_issues, ..*preflight.limits() }).validate(body, submission);
    assert_eq!(few.issues, report.issues[..max_issues]);
    assert_eq!((few.valid, few.counts()), (report.valid, report.counts()));
    let errors = preflight.clone().with_errors_only().validate(body, submission);
    assert_eq!((errors.valid, errors.counts()), (report.valid, report.counts()));
    assert_eq!(errors.warnings().count(), 0);
    if report.truncated.is_none() {
        assert!(errors.issues.iter().eq(report.errors()));
    }
}

/// Asserts that a body parses exactly if it is valid, and that a serialised payload parses to the same payload.
fn assert_parses_if_valid(body: &[u8], preflight: &Preflight, submission: &Submission, report: &Report) {
    let payload = match preflight.parse(body, submission) {
        Ok(payload) => payload,
        Err(error) => return assert_eq!(&error, report),
    };
    assert!(report.valid);
    let written = serde_json::to_vec(&payload).expect("a payload serialises");
    assert_eq!(
        preflight.parse(&written, submission).as_ref(),
        Ok(&payload),
        "the payload changes when it is serialised and parsed"
    );
    assert!(!format!("{payload:?}").contains(PLANTED));
}

/// Asserts that the report does not contain the planted value, and does not depend on it.
fn assert_planted_is_not_revealed(body: &[u8], preflight: &Preflight, submission: &Submission, report: &Report) {
    assert_not_in(report, PLANTED);
    let text = String::from_utf8_lossy(body);
    let is_whole = matches!(text, std::borrow::Cow::Borrowed(_));
    if !is_whole || !text.contains(PLANTED) || text.contains(OTHER_PLANTED) {
        return;
    }
    let other = preflight.validate(text.replace(PLANTED, OTHER_PLANTED).as_bytes(), submission);
    // The detected type of a file is reported, and it depends on all bytes.
    let has_other_type = |report| has(report, "unsupported_file_type");
    if !has_other_type(report) && !has_other_type(&other) {
        assert_eq!(&other, report, "the report depends on a planted value");
    }
}

fn assert_not_in(report: &Report, planted: &str) {
    let json = |value| serde_json::to_string(value).expect("a report serialises");
    let harbor = serde_json::to_string(&report.to_harbor_error()).expect("an error response serialises");
    for format in [json(report), harbor, report.to_string(), format!("{report:?}")] {
        assert!(!format.contains(planted), "a planted value appears in {format}");
    }
}
