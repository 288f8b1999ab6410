//! `--format github`: workflow commands of GitHub Actions, which annotate lines of files.
//!
//! GitHub's documentation "Workflow commands for GitHub Actions" says what has to be escaped.

use std::io::Write;

use harbor_preflight::{Report, Severity};

use super::Input;
use super::places::nearest_places;
use crate::input::is_standard_input;

pub(super) fn write(
    output: &mut Vec<u8>,
    input: Input<'_>,
    report: &Report,
    body: Option<&[u8]>,
) -> anyhow::Result<()> {
    // Without a name of a file, GitHub shows an annotation beside the job.
    let is_file = !is_standard_input(input.name.as_ref());
    let file = if is_file { format!("file={},", escaped(input.name, true)) } else { String::new() };
    for (issue, place) in report.issues.iter().zip(nearest_places(report, input, body)) {
        let command = match issue.rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let separator = if issue.field.is_empty() { "" } else { ": " };
        let hint = issue.hint.as_ref().map(|hint| format!(" {hint}")).unwrap_or_default();
        let text = format!("{}{separator}{}{hint}", issue.field, issue.message);
        let (line, column, code) = (place.line, place.column, issue.rule.code);
        writeln!(output, "::{command} {file}line={line},col={column},title={code}::{}", escaped(&text, false))?;
    }
    if let Some(left_out) = report.truncated {
        writeln!(output, "::notice {file}title=issues left out::{left_out} more are not listed")?;
    }
    Ok(())
}

/// A text as part of a workflow command. In a property, two more characters have a meaning.
fn escaped(text: &str, is_property: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in crate::printable::printable(text).chars() {
        match character {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            ':' if is_property => escaped.push_str("%3A"),
            ',' if is_property => escaped.push_str("%2C"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_a_command_is_escaped() {
        assert_eq!(escaped("50%: a,b", false), "50%25: a,b");
        assert_eq!(escaped("C:\\50%,x", true), "C%3A\\50%25%2Cx");
        assert_eq!(escaped("a\n::error::b", false), "a\\u{a}::error::b");
    }
}
