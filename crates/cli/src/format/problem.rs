//! `--format problem`: problem details (RFC 9457), for invalid payloads only.

use harbor_preflight::{Issue, Params, Report};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

use super::{Input, write_line};

/// The characters that must be escaped in a URI fragment (RFC 3986, section 3.5).
pub(super) const NOT_IN_FRAGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    input: Input<'a>,
    errors: Vec<ProblemError<'a>>,
    /// The number of errors that are not listed, if there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    errors_left_out: Option<u64>,
}

#[derive(Serialize)]
struct ProblemError<'a> {
    pointer: String,
    code: &'static str,
    message_id: &'static str,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    #[serde(skip_serializing_if = "Params::is_empty")]
    params: &'a Params,
}

pub(super) fn write(output: &mut Vec<u8>, input: Input<'_>, report: &Report) -> anyhow::Result<()> {
    if report.valid {
        return Ok(());
    }
    let problem = Problem {
        r#type: "urn:harbor-preflight:problem:invalid-payload",
        title: "The payload is not valid",
        status: 422,
        detail: report.counts().to_string(),
        input,
        errors: report.errors().map(error).collect(),
        errors_left_out: report.truncated.map(|left_out| left_out.errors).filter(|errors| *errors > 0),
    };
    write_line(output, &problem)
}

fn error(issue: &Issue) -> ProblemError<'_> {
    ProblemError {
        pointer: format!("#{}", utf8_percent_encode(&issue.path, NOT_IN_FRAGMENT)),
        code: issue.rule.code,
        message_id: issue.message_id,
        detail: &issue.message,
        hint_id: issue.hint_id,
        hint: issue.hint.as_deref(),
        params: &issue.params,
    }
}
