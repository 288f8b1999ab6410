//! `--format sarif`: one log in the Static Analysis Results Interchange Format, version 2.1.0, for all inputs.
//!
//! It is written as the results come, so that memory does not grow with their number. GitHub's documentation "SARIF support
//! for code scanning" says how much of a log is accepted.

use std::path::Path;

use harbor_preflight::{Contract, Report, Rule, Severity, rules};
use percent_encoding::{AsciiSet, utf8_percent_encode};
use serde_json::{Value, json};

use super::places::nearest_places;
use super::problem::NOT_IN_FRAGMENT;
use super::{Input, write_line};
use crate::input::is_standard_input;
use crate::near::GUIDE;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The most results of a run that GitHub accepts.
const MOST_RESULTS: u64 = 25_000;

/// The characters that must be escaped in a path of a URI (RFC 3986, section 3.3): those of a fragment, a question mark, and
/// a colon, because it would end a scheme.
const NOT_IN_PATH: &AsciiSet = &NOT_IN_FRAGMENT.add(b':').add(b'?');

/// Appends the results of one report, one a line.
pub(super) fn write(
    output: &mut Vec<u8>,
    input: Input<'_>,
    report: &Report,
    body: Option<&[u8]>,
) -> anyhow::Result<()> {
    let uri = uri(input.name);
    for (issue, place) in report.issues.iter().zip(nearest_places(report, input, body)) {
        let hint = issue.hint.as_ref().map(|hint| format!(" {hint}")).unwrap_or_default();
        let result = json!({
            "ruleId": issue.rule.code,
            "level": level(issue.rule.severity),
            "message": { "text": format!("{}{hint}", issue.message) },
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": { "uri": uri },
                    "region": { "startLine": place.line, "startColumn": place.column }
                },
                "logicalLocations": [{ "fullyQualifiedName": issue.path }]
            }],
            // By it, GitHub recognises a result in the next version of a file.
            "partialFingerprints": { "codeAndPath/v1": format!("{}:{}", issue.rule.code, issue.path) }
        });
        write_line(output, &result)?;
    }
    Ok(())
}

/// A log that is being written.
pub(crate) struct SarifLog {
    contract: &'static Contract,
    results: u64,
    left_out: u64,
    problems: Vec<String>,
}

impl SarifLog {
    pub(crate) fn new(contract: &'static Contract) -> Self {
        Self { contract, results: 0, left_out: 0, problems: Vec::new() }
    }

    /// The beginning of the log, up to the first result.
    pub(crate) fn begin(&self) -> anyhow::Result<Vec<u8>> {
        let driver = json!({
            "name": "harbor-preflight",
            "version": env!("CARGO_PKG_VERSION"),
            "informationUri": GUIDE,
            "rules": rules().iter().map(|rule| descriptor(rule, self.contract)).collect::<Vec<_>>()
        });
        let (schema, driver) = (serde_json::to_string(SCHEMA)?, serde_json::to_string(&driver)?);
        Ok(format!(
            "{{\"$schema\":{schema},\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{{\"driver\":{driver}}},\
             \"columnKind\":\"unicodeCodePoints\",\"results\":[\n"
        )
        .into_bytes())
    }

    /// The next results, of which each is a line. `problem` says why an input could not be read.
    pub(crate) fn add(&mut self, results: &[u8], problem: Option<&str>) -> Vec<u8> {
        let mut output = Vec::with_capacity(results.len());
        for result in results.split_inclusive(|byte| *byte == b'\n') {
            if self.results == MOST_RESULTS {
                self.left_out += 1;
                continue;
            }
            if self.results > 0 {
                output.push(b',');
            }
            output.extend_from_slice(result);
            self.results += 1;
        }
        self.problems.extend(problem.map(str::to_owned));
        output
    }

    /// The end of the log: what could not be read, and what was left out.
    pub(crate) fn end(mut self) -> anyhow::Result<Vec<u8>> {
        let is_complete = self.problems.is_empty();
        if self.left_out > 0 {
            let left_out = self.left_out;
            self.problems.push(format!("{left_out} results are left out: a log has at most {MOST_RESULTS}."));
        }
        let notification = |text: &String| json!({ "level": "error", "message": { "text": text } });
        let notifications: Vec<Value> = self.problems.iter().map(notification).collect();
        let invocation = json!({ "executionSuccessful": is_complete, "toolExecutionNotifications": notifications });
        let mut output = b"],\"invocations\":[".to_vec();
        write_line(&mut output, &invocation)?;
        output.extend_from_slice(b"]}]}\n");
        Ok(output)
    }
}

/// A rule, as a log describes it.
fn descriptor(rule: &Rule, contract: &'static Contract) -> Value {
    let fields = contract.fields_of(rule);
    let applies = if fields.is_empty() { String::new() } else { format!("\n\nApplies to: {}", fields.join(", ")) };
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.explanation },
        "help": { "text": format!("{}\n\nExample: {}{applies}", rule.fix, rule.example) },
        "helpUri": GUIDE,
        "defaultConfiguration": { "level": level(rule.severity) }
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The name of an input as a relative reference, or as a URI if it is an absolute path.
fn uri(name: &str) -> String {
    if is_standard_input(Path::new(name)) {
        return "stdin".to_owned();
    }
    let is_absolute = Path::new(name).is_absolute();
    let path = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    let escaped = utf8_percent_encode(&path, NOT_IN_PATH);
    match (is_absolute, path.starts_with('/')) {
        (true, true) => format!("file://{escaped}"),
        (true, false) => format!("file:///{escaped}"),
        (false, _) => escaped.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_uris() {
        for (name, expected) in [
            ("payloads/a b.json", "payloads/a%20b.json"),
            ("-", "stdin"),
            ("a:b%.json", "a%3Ab%25.json"),
            ("é.json", "%C3%A9.json"),
        ] {
            assert_eq!(uri(name), expected);
        }
        if cfg!(unix) {
            assert_eq!(uri("/tmp/a.json"), "file:///tmp/a.json");
        }
    }

    #[test]
    fn results_beyond_what_github_accepts_are_left_out_and_counted() {
        let mut log = SarifLog::new(Contract::INDIVIDUAL_V1);
        let many = b"{}\n".repeat(20_000);
        let mut written = log.add(&many, None);
        written.extend(log.add(&many, Some("b.json: not found")));
        assert_eq!(String::from_utf8(written).unwrap().lines().count(), 25_000);
        let end = String::from_utf8(log.end().unwrap()).unwrap();
        assert!(end.contains("15000 results are left out") && end.contains("b.json: not found"), "{end}");
    }
}
