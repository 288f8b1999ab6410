//! Hints for people who gave the program another file than it expects.

use harbor_preflight::{Contract, Report, onboarding_status};

const ONE_A_LINE: &str = "These are several payloads, one a line: read them with --ndjson.";
const LIST: &str = "This is a list of payloads: write one a line (jq -c '.[]' FILE), and read them with --ndjson.";
const STATUS: &str = "This is the status of an onboarding, not a payload: harbor-preflight requirements reads it.";

/// Replaces the hint of the first issue, if it comes from the wrong kind of file.
pub(crate) fn add(report: &mut Report, body: &[u8]) {
    let Some(issue) = report.issues.first_mut() else { return };
    let advice = match (issue.rule.code, issue.path.as_str()) {
        ("json_syntax", _) if is_one_a_line(body) => ONE_A_LINE,
        ("wrong_type", "") if body.trim_ascii_start().starts_with(b"[") => LIST,
        ("required", _) if is_status(body) => STATUS,
        _ => return,
    };
    issue.hint = Some(advice.into());
}

/// Whether the first two lines are objects.
fn is_one_a_line(body: &[u8]) -> bool {
    let mut lines = body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let is_object = |line: Option<&[u8]>| line.is_some_and(|line| line.starts_with(b"{") && line.ends_with(b"}"));
    is_object(lines.next()) && is_object(lines.next())
}

fn is_status(body: &[u8]) -> bool {
    onboarding_status(body, Contract::INDIVIDUAL_V1).is_ok()
}
