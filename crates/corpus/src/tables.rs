//! Counts what the checks report against what the decoders found.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::compare::{Finding, Head, TABLES, Verdict, findings};
use crate::run::{Record, Run};

/// A table: how often each combination of truth (row) and report (column) occurs.
#[derive(Debug, Serialize)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) columns: &'static [&'static str],
    pub(crate) rows: BTreeMap<String, BTreeMap<&'static str, u64>>,
    /// The number of reports of which the decoder knows whether they are right.
    pub(crate) known: u64,
    /// The number of reports that are wrong.
    pub(crate) false_alarms: u64,
    /// The number of faults that are not reported.
    pub(crate) missed: u64,
}

/// A file of which check and decoder say different things.
#[derive(Debug, Serialize)]
pub(crate) struct Difference {
    pub(crate) file: String,
    pub(crate) table: &'static str,
    pub(crate) verdict: Verdict,
    pub(crate) decoder: String,
    pub(crate) check: &'static str,
    /// What the decoder said.
    pub(crate) note: String,
}

/// What a run found.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    /// The number of files that were checked.
    pub(crate) files: usize,
    /// The number of files of each format, and how far the decoders came.
    pub(crate) formats: BTreeMap<String, u64>,
    /// Files that could not be read or are too large, each with the reason.
    pub(crate) skipped: Vec<String>,
    pub(crate) tables: Vec<Table>,
    pub(crate) differences: Vec<Difference>,
}

pub(crate) fn summary(run: Run<Record>) -> Summary {
    let mut tables: Vec<Table> = TABLES.iter().map(Table::new).collect();
    let (mut formats, mut differences) = (BTreeMap::new(), Vec::new());
    for record in &run.records {
        let format = record.truth.kind.map_or("other".to_owned(), |kind| kind.to_string());
        *formats.entry(format).or_default() += 1;
        for finding in findings(record) {
            differences.extend(Difference::of(record, &finding));
            if let Some(table) = tables.iter_mut().find(|table| table.name == finding.table) {
                table.count(finding);
            }
        }
    }
    Summary { files: run.records.len(), formats, skipped: run.skipped, tables, differences }
}

impl Table {
    fn new(head: &Head) -> Self {
        let (name, about, columns) = (head.name, head.about, head.columns);
        Self { name, about, columns, rows: BTreeMap::new(), known: 0, false_alarms: 0, missed: 0 }
    }

    fn count(&mut self, finding: Finding) {
        *self.rows.entry(finding.truth).or_default().entry(finding.report).or_default() += 1;
        self.known += u64::from(finding.verdict != Verdict::Open);
        match finding.verdict {
            Verdict::FalseAlarm => self.false_alarms += 1,
            Verdict::Missed => self.missed += 1,
            Verdict::Agreed | Verdict::Open => {}
        }
    }
}

impl Difference {
    fn of(record: &Record, finding: &Finding) -> Option<Self> {
        matches!(finding.verdict, Verdict::FalseAlarm | Verdict::Missed).then(|| Self {
            file: record.file.clone(),
            table: finding.table,
            verdict: finding.verdict,
            decoder: finding.truth.clone(),
            check: finding.report,
            note: record.truth.note.clone(),
        })
    }
}
