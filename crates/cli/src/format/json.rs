//! `--format json`: one report per line, with the name of its input, and the line and column of each issue whose value the
//! body has.

use harbor_preflight::{Basis, Counts, Issue, NaiveDate, Operation, Report, Unchecked};
use serde::Serialize;

use super::places::places;
use super::{Input, write_line};

#[derive(Serialize)]
struct ReportOfInput<'a> {
    input: Input<'a>,
    valid: bool,
    operation: Operation,
    as_of: NaiveDate,
    bytes: u64,
    issues: Vec<PlacedIssue<'a>>,
    unchecked: &'a [Unchecked],
    #[serde(skip_serializing_if = "Option::is_none")]
    truncated: Option<Counts>,
    basis: &'a Basis,
}

#[derive(Serialize)]
struct PlacedIssue<'a> {
    #[serde(flatten)]
    issue: &'a Issue,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u64>,
}

pub(super) fn write(
    output: &mut Vec<u8>,
    input: Input<'_>,
    report: &Report,
    body: Option<&[u8]>,
) -> anyhow::Result<()> {
    let issues = report.issues.iter().zip(places(report, input, body)).map(|(issue, place)| PlacedIssue {
        issue,
        line: place.map(|place| place.line),
        column: place.map(|place| place.column),
    });
    write_line(
        output,
        &ReportOfInput {
            input,
            valid: report.valid,
            operation: report.operation,
            as_of: report.as_of,
            bytes: report.bytes,
            issues: issues.collect(),
            unchecked: &report.unchecked,
            truncated: report.truncated,
            basis: &report.basis,
        },
    )
}
