//! What holds of the report on any body.

use std::collections::BTreeSet;

use harbor_preflight::{Issue, Limits, Preflight, Report, Submission, rule};

use super::tree::{Tree, segments};

/// Code points that a key may have to stand in a path.
pub(super) const MAX_KEY_CODE_POINTS: usize = 128;

/// A text that stands nowhere else, and that a careless message would repeat.
pub(super) const PLANTED: &str = "Zq7Planted";

/// Another that no rule tells from it: letters and digits stand at the same places, and the last character is the same.
const PLANTED_INSTEAD: &str = "Yk4Watched";

/// Validates a body, and checks all that can be known of the report without the rules.
pub(super) fn assert_report_holds(body: &[u8], preflight: &Preflight, submission: &Submission) {
    let report = preflight.validate(body, submission);
    assert_eq!(report, preflight.validate(body, submission), "the same report each time");
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
        assert_repeated_keys_told(&report, tree);
    }
    assert_listed_alike(body, preflight, submission, &report);
    assert_parses_if_valid(body, preflight, submission, &report);
    if tree.is_none_or(|tree| !tree.has_in_key(PLANTED)) {
        assert_nothing_told(body, preflight, submission, &report);
    }
}

pub(super) fn has(report: &Report, code: &str) -> bool {
    report.issues.iter().any(|issue| issue.rule.code == code)
}

/// The path leads to a value of the body, or to a member that is missing from one; the rule is in the catalogue.
fn assert_well_formed(issue: &Issue, tree: Option<&Tree>) {
    assert_eq!(rule(issue.rule.code), Some(issue.rule));
    assert!(issue.params.iter().all(|(name, _)| issue.rule.param_names().any(|param| param == name)), "{issue:?}");
    let path = segments(&issue.path);
    assert_eq!(issue.field, path.join("."));
    // Repeated keys are told within values that do not count, too.
    let is_there = |path: &[String]| tree.map_or(path.is_empty(), |tree| !tree.all_at(path).is_empty());
    match (issue.params.get("reason").map(ToString::to_string).as_deref(), path.split_last()) {
        (Some("missing"), Some((_, parent))) => {
            let counts = |path: &[String]| tree.is_some_and(|tree| tree.at(path).is_some());
            assert!(counts(parent) && !counts(&path), "{issue:?}");
        }
        _ => assert!(is_there(&path), "{issue:?}"),
    }
    if let Some(other) = issue.params.get("same_as") {
        assert!(is_there(&segments(&other.to_string())), "{issue:?}");
    }
}

/// Each key that is repeated is told once, at its place, and no other is; unless nothing is told but that all should be
/// wrapped, or a body was not read. Keys that are too long for a path are told elsewhere.
fn assert_repeated_keys_told(report: &Report, tree: &Tree) {
    let mut told: Vec<&Issue> = report.issues.iter().filter(|issue| issue.rule.code == "duplicate_key").collect();
    told.retain(|issue| issue.params.get("key_bytes").is_none());
    let mut repeated = BTreeSet::new();
    if !lacks_wrapper(tree) && !has(report, "payload_too_large") {
        tree.repeated_keys(&[], &mut repeated);
    }
    repeated.retain(|place| place.iter().all(|key| key.chars().count() <= MAX_KEY_CODE_POINTS));
    assert_eq!(told.len(), repeated.len(), "{repeated:?}");
    assert!(told.iter().all(|issue| repeated.contains(&segments(&issue.path))), "{repeated:?}");
}

/// Whether an individual stands at the root, so that all that is said of the body is to wrap it.
pub(super) fn lacks_wrapper(tree: &Tree) -> bool {
    let has = |key| tree.get(key).is_some();
    !has("individual") && (has("first_name") || has("residence"))
}

/// How many issues are listed, and which, changes neither the verdict nor the others.
fn assert_listed_alike(body: &[u8], preflight: &Preflight, submission: &Submission, report: &Report) {
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

/// The types take a body exactly if it is valid, and what they write is the same payload again.
fn assert_parses_if_valid(body: &[u8], preflight: &Preflight, submission: &Submission, report: &Report) {
    let payload = match preflight.parse(body, submission) {
        Ok(payload) => payload,
        Err(error) => return assert_eq!(&error, report),
    };
    assert!(report.valid);
    let written = serde_json::to_vec(&payload).expect("a payload serialises");
    assert_eq!(preflight.parse(&written, submission).as_ref(), Ok(&payload), "what is written reads the same");
    assert!(!format!("{payload:?}").contains(PLANTED));
}

/// Nothing of a planted value stands in the report, and another one in its place changes nothing.
fn assert_nothing_told(body: &[u8], preflight: &Preflight, submission: &Submission, report: &Report) {
    assert_not_in(report, PLANTED);
    let text = String::from_utf8_lossy(body);
    let is_whole = matches!(text, std::borrow::Cow::Borrowed(_));
    if !is_whole || !text.contains(PLANTED) || text.contains(PLANTED_INSTEAD) {
        return;
    }
    let other = preflight.validate(text.replace(PLANTED, PLANTED_INSTEAD).as_bytes(), submission);
    // What kind of file it would be may be told, and depends on all bytes.
    let has_other_type = |report| has(report, "unsupported_file_type");
    if !has_other_type(report) && !has_other_type(&other) {
        assert_eq!(&other, report, "a planted value plays a part");
    }
}

fn assert_not_in(report: &Report, planted: &str) {
    let json = |value| serde_json::to_string(value).expect("a report serialises");
    let harbor = serde_json::to_string(&report.to_harbor_error()).expect("a refusal serialises");
    for format in [json(report), harbor, report.to_string(), format!("{report:?}")] {
        assert!(!format.contains(planted), "a planted value is told in {format}");
    }
}
