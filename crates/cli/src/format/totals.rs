//! Sums over several reports.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use anstyle::Style;
use harbor_preflight::{Counts, Report, Severity};
use serde::Serialize;
use serde_json::json;

use super::write_line;

const BOLD: Style = Style::new().bold();

/// The sums over several reports.
#[derive(Debug, Default)]
pub(crate) struct Totals {
    pub(crate) inputs: u64,
    pub(crate) invalid: u64,
    pub(crate) issues: Counts,
    /// How often each rule was not checked, with its reason.
    pub(crate) unchecked: BTreeMap<&'static str, (Cow<'static, str>, u64)>,
    /// How often each code occurs, where that is asked for.
    codes: BTreeMap<&'static str, CodeCount>,
}

/// How often a code occurs.
#[derive(Debug, Serialize)]
struct CodeCount {
    code: &'static str,
    severity: Severity,
    issues: u64,
    payloads: u64,
}

impl Totals {
    pub(crate) fn count(&mut self, report: &Report) {
        let counts = report.counts();
        self.inputs += 1;
        self.invalid += u64::from(!report.valid);
        self.issues.errors += counts.errors;
        self.issues.warnings += counts.warnings;
        // A rule may be left unchecked at several files, which are next to each other.
        for alike in report.unchecked.chunk_by(|one, other| one.rule == other.rule) {
            let [unchecked, ..] = alike else { continue };
            self.unchecked.entry(unchecked.rule).or_insert_with(|| (unchecked.reason.clone(), 0)).1 += 1;
        }
    }

    /// Counts the codes of the issues that a report lists.
    pub(crate) fn count_codes(&mut self, report: &Report) {
        let mut of_payload = BTreeSet::new();
        for issue in &report.issues {
            let (code, severity) = (issue.rule.code, issue.rule.severity);
            let counted = self.codes.entry(code).or_insert(CodeCount { code, severity, issues: 0, payloads: 0 });
            counted.issues += 1;
            counted.payloads += u64::from(of_payload.insert(code));
        }
    }

    /// The codes that occur, the most frequent first.
    fn by_frequency(&self) -> Vec<&CodeCount> {
        let mut codes: Vec<&CodeCount> = self.codes.values().collect();
        codes.sort_by_key(|code| std::cmp::Reverse(code.issues));
        codes
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.inputs += other.inputs;
        self.invalid += other.invalid;
        self.issues.errors += other.issues.errors;
        self.issues.warnings += other.issues.warnings;
        for (rule, (reason, count)) in other.unchecked {
            self.unchecked.entry(rule).or_insert((reason, 0)).1 += count;
        }
        for (code, CodeCount { severity, issues, payloads, .. }) in other.codes {
            let counted = self.codes.entry(code).or_insert(CodeCount { code, severity, issues: 0, payloads: 0 });
            counted.issues += issues;
            counted.payloads += payloads;
        }
    }
}

/// Writes how often each code occurs, as a table.
pub(crate) fn write_codes(output: &mut Vec<u8>, totals: &Totals) -> std::io::Result<()> {
    let codes = totals.by_frequency();
    let width = codes.iter().map(|code| code.code.len()).max().unwrap_or_default();
    if !codes.is_empty() {
        writeln!(output, "{BOLD}{:width$}  {:8}  {:>8}  {:>8}{BOLD:#}", "code", "severity", "issues", "payloads")?;
    }
    for CodeCount { code, severity, issues, payloads } in codes {
        writeln!(output, "{code:width$}  {:8}  {issues:>8}  {payloads:>8}", severity.to_string())?;
    }
    Ok(())
}

/// Writes how often each code occurs, as JSON.
pub(crate) fn write_codes_as_json(output: &mut Vec<u8>, totals: &Totals) -> anyhow::Result<()> {
    let unchecked: Vec<_> =
        totals.unchecked.iter().map(|(rule, (_, payloads))| json!({ "rule": rule, "payloads": payloads })).collect();
    let summary = json!({
        "payloads": totals.inputs,
        "invalid": totals.invalid,
        "errors": totals.issues.errors,
        "warnings": totals.issues.warnings,
        "codes": totals.by_frequency(),
        "unchecked": unchecked
    });
    write_line(output, &summary)
}
