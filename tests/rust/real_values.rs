//! Real values get the issue that `tests/cases/real-values.tsv` says, or none.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use harbor_preflight::{Preflight, Report, Submission};
use harbor_preflight_tests::cases::{payload, today};
use harbor_preflight_tests::tests_folder;
use serde_json::Value;

/// Real values of each code that must not be reported.
const MIN_SILENT: usize = 20;

/// The codes that judge what people type, and that a wrong report of would cost trust.
const CODES: [&str; 12] = [
    "byte_order_mark",
    "garbled_text",
    "implausible_phone",
    "implausible_postal_code",
    "invalid_email",
    "invalid_phone",
    "placeholder_text",
    "post_box",
    "suspicious_character",
    "suspicious_email_domain",
    "unrecognized_country",
    "withdrawn_subdivision",
];

/// A line of the table.
struct Line {
    code: String,
    is_silent: bool,
    base: String,
    set: Value,
}

fn lines() -> Vec<Line> {
    let table = std::fs::read_to_string(tests_folder().join("cases/real-values.tsv")).unwrap();
    let read = |line: &str| {
        let [code, side, base, set] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        assert!(matches!(side, "silent" | "reported"), "{line}");
        let set = serde_json::from_str(set).unwrap_or_else(|error| panic!("{line}: {error}"));
        Line { code: code.to_owned(), is_silent: side == "silent", base: base.to_owned(), set }
    };
    table.lines().filter(|line| !line.starts_with('#')).map(read).collect()
}

fn report(line: &Line) -> Report {
    let mut body: Value = serde_json::from_slice(&payload(&line.base)).unwrap();
    let mut before = "";
    match &line.set {
        Value::Object(members) => {
            for (path, value) in members {
                let pointer = format!("/individual/{}", path.replace('.', "/"));
                let (parent, name) = pointer.rsplit_once('/').unwrap();
                body.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(name.to_owned(), value.clone());
            }
        }
        text => before = text.as_str().unwrap(),
    }
    Preflight::new(today()).validate(format!("{before}{body}").as_bytes(), &Submission::new())
}

#[test]
fn real_values_are_reported_or_not_as_the_table_says() {
    let mut wrong = Vec::new();
    for line in lines() {
        let report = report(&line);
        let codes: Vec<&str> = report.issues.iter().map(|issue| issue.rule.code).collect();
        let expected: &[&str] = if line.is_silent { &[] } else { &[&line.code] };
        if codes != expected {
            wrong.push(format!("{} {}: {codes:?}", line.code, line.set));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_code_has_twenty_silent_values_and_one_that_is_reported() {
    let mut counts = BTreeMap::<String, (usize, usize)>::new();
    for line in lines() {
        let (silent, reported) = counts.entry(line.code).or_default();
        *if line.is_silent { silent } else { reported } += 1;
    }
    assert!(counts.keys().eq(CODES), "{:?}", counts.keys());
    for (code, (silent, reported)) in counts {
        assert!(silent >= MIN_SILENT && reported > 0, "{code}: {silent} silent, {reported} reported");
    }
}
