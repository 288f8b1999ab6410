//! Validates payloads, and writes their reports: what workers do.

use anyhow::Result;
use harbor_preflight::{Files, Issue, Preflight, Report, Submission};

use crate::advice;
use crate::arguments::{FilesName, ReportFormat, SortName, Validate};
use crate::format::{self, Input, Totals, sort_by_place};
use crate::input::{Body, Content, Job, problem, read_whole};
use crate::settings;

/// The validator that the arguments ask for.
fn preflight(arguments: &Validate) -> Result<Preflight> {
    let preflight = settings::preflight(&arguments.checking)?;
    let preflight = if arguments.quality { preflight.with_quality() } else { preflight };
    Ok(match arguments.format {
        ReportFormat::Text | ReportFormat::Json | ReportFormat::Github | ReportFormat::Sarif => preflight,
        ReportFormat::Harbor | ReportFormat::Problem => preflight.with_errors_only(),
    })
}

/// What all workers share.
pub(crate) struct Validator {
    preflight: Preflight,
    submission: Submission,
    format: ReportFormat,
    sort: SortName,
    output: Output,
    pub(crate) max_payload_bytes: u64,
}

/// What is printed of each payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Output {
    Reports,
    /// Nothing: codes are counted.
    Codes,
    /// Nothing.
    Nothing,
}

/// The result of one job.
#[derive(Default)]
pub(crate) struct Done {
    pub(crate) output: Vec<u8>,
    pub(crate) totals: Totals,
    /// The number of bytes that were read.
    pub(crate) bytes: u64,
    /// Why the input could not be read.
    pub(crate) problem: Option<String>,
}

impl Validator {
    pub(crate) fn new(arguments: &Validate) -> Result<Self> {
        Ok(Self {
            preflight: preflight(arguments)?,
            submission: settings::submission(&arguments.checking)?.with_files(match arguments.has_files {
                FilesName::Required => Files::Required,
                FilesName::Absent => Files::Absent,
            }),
            format: arguments.format,
            sort: arguments.sort,
            output: match (arguments.quiet, arguments.summary) {
                (true, _) => Output::Nothing,
                (false, true) => Output::Codes,
                (false, false) => Output::Reports,
            },
            max_payload_bytes: u64::from(arguments.checking.max_payload_bytes),
        })
    }

    /// Whether there is a report for each payload.
    pub(crate) fn prints_reports(&self) -> bool {
        self.output == Output::Reports
    }

    pub(crate) fn work(&self, job: Job) -> Result<Done> {
        let mut done = Done::default();
        let name = &*job.name;
        match job.content {
            Content::Unreadable(error) => done.problem = Some(problem(name, &error)),
            Content::Whole(path) => match read_whole(&path, self.max_payload_bytes) {
                Ok(Body::Complete(body)) => self.validate(Input { name, line: None }, &body, &mut done)?,
                Ok(Body::TooLarge(bytes)) => self.report_too_large(Input { name, line: None }, bytes, &mut done)?,
                Err(error) => done.problem = Some(problem(name, &error)),
            },
            Content::Lines(lines) => {
                // A report is about as long as a small payload: reserving this much avoids repeated reallocation.
                done.output.reserve(lines.bytes());
                for (line, body) in lines.iter() {
                    self.validate(Input { name, line: Some(line) }, body, &mut done)?;
                }
            }
            Content::LineTooLarge(line, bytes) => {
                self.report_too_large(Input { name, line: Some(line) }, bytes, &mut done)?;
            }
        }
        Ok(done)
    }

    fn validate(&self, input: Input<'_>, body: &[u8], done: &mut Done) -> Result<()> {
        let mut report = self.preflight.validate(body, &self.submission);
        if let (Some(line), "json_syntax") = (input.line, report.issues.first().map_or("", Issue::code)) {
            // Only such an issue has a line in its message, so only then is a validator made for the line.
            report = self.preflight.clone().with_first_line(line).validate(body, &self.submission);
        }
        if self.format == ReportFormat::Text {
            advice::add(&mut report, body);
        }
        if self.sort == SortName::Place {
            sort_by_place(&mut report, input, body);
        }
        self.write(input, &report, Some(body), done)
    }

    /// Reports a body that is too large to be read.
    fn report_too_large(&self, input: Input<'_>, bytes: u64, done: &mut Done) -> Result<()> {
        self.write(input, &self.preflight.refuse_unread(bytes, &self.submission), None, done)
    }

    fn write(&self, input: Input<'_>, report: &Report, body: Option<&[u8]>, done: &mut Done) -> Result<()> {
        if self.output == Output::Reports {
            format::write(self.format, &mut done.output, input, report, body)?;
        }
        done.totals.count(report);
        if self.output == Output::Codes {
            done.totals.count_codes(report);
        }
        done.bytes += report.bytes;
        Ok(())
    }
}
