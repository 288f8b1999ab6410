//! `--format text`: for people.

use std::fmt::Display;
use std::io::Write;

use anstyle::{AnsiColor, Style};
use harbor_preflight::{Issue, Location, Report, Severity};

use super::places::places;
use super::{Input, Totals};
use crate::printable::printable;

const BOLD: Style = Style::new().bold();
const DIMMED: Style = Style::new().dimmed();

pub(super) fn write(
    output: &mut Vec<u8>,
    input: Input<'_>,
    report: &Report,
    body: Option<&[u8]>,
) -> anyhow::Result<()> {
    for (issue, place) in report.issues.iter().zip(places(report, input, body)) {
        issue_lines(output, &position(input, place), issue)?;
    }
    if let Some(left_out) = report.truncated {
        writeln!(output, "{DIMMED}{}: {left_out} more are not listed{DIMMED:#}", printable(input.name))?;
    }
    Ok(())
}

/// Writes an issue and its hint.
pub(crate) fn issue_lines(output: &mut Vec<u8>, position: &impl Display, issue: &Issue) -> std::io::Result<()> {
    let colour = match issue.rule.severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
    };
    let style = BOLD.fg_color(Some(colour.into()));
    let (severity, code) = (issue.rule.severity, issue.rule.code);
    let field = printable(&issue.field);
    let separator = if field.is_empty() { "" } else { ": " };
    writeln!(
        output,
        "{position}: {style}{severity}[{code}]{style:#} {BOLD}{field}{BOLD:#}{separator}{}",
        printable(&issue.message)
    )?;
    match &issue.hint {
        Some(hint) => writeln!(output, "    {DIMMED}hint: {}{DIMMED:#}", printable(hint)),
        None => Ok(()),
    }
}

/// Writes what was not checked, and a last line with the counts.
pub(crate) fn summary(output: &mut Vec<u8>, totals: &Totals) -> std::io::Result<()> {
    for (rule, (reason, count)) in &totals.unchecked {
        let times = if totals.inputs > 1 { format!(" ({count} of {} payloads)", totals.inputs) } else { String::new() };
        writeln!(output, "{DIMMED}not checked[{rule}]{DIMMED:#} {reason}{times}")?;
    }
    let issues = totals.issues;
    match (totals.inputs, totals.invalid) {
        (1, 0) => writeln!(output, "valid: {issues}"),
        (1, _) => writeln!(output, "invalid: {issues}"),
        (inputs, invalid) => writeln!(output, "{inputs} payloads, {invalid} invalid: {issues}"),
    }
}

/// `name:line:column`, or less if the body does not contain the path.
fn position(input: Input<'_>, location: Option<Location>) -> String {
    let name = printable(input.name);
    match (location.map(|location| location.line).or(input.line), location) {
        (None, _) => name.into_owned(),
        (Some(line), None) => format!("{name}:{line}"),
        (Some(line), Some(location)) => format!("{name}:{line}:{}", location.column),
    }
}
