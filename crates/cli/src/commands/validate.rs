//! `harbor-preflight validate`: reads payloads as a stream and writes their reports.

use std::path::PathBuf;

use anyhow::Result;
use harbor_preflight::{Files, Issue, Preflight, Report, Submission};

use super::print;
use crate::arguments::{FilesName, ReportFormat, Validate};
use crate::exit::{Exit, print_error};
use crate::format::{self, Input, SarifLog, Totals, summary};
use crate::input::{Body, Content, Job, problem, produce, read_whole, total_bytes};
use crate::pipeline;
use crate::progress::Progress;
use crate::settings;

pub(crate) fn run(arguments: &Validate) -> Result<Exit> {
    let validator = Validator {
        preflight: preflight(arguments)?,
        submission: settings::submission(&arguments.checking)?.with_files(match arguments.has_files {
            FilesName::Required => Files::Required,
            FilesName::Absent => Files::Absent,
        }),
        format: arguments.format,
        max_payload_bytes: u64::from(arguments.checking.max_payload_bytes),
    };
    let standard_input = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &standard_input } else { arguments.files.as_slice() };
    let mut totals = Totals::default();
    let mut exit = Exit::Valid;
    let mut log =
        (arguments.format == ReportFormat::Sarif).then(|| SarifLog::new(arguments.checking.contract.contract));
    if let Some(log) = &log {
        print(&log.begin()?)?;
    }
    let mut progress = Progress::new(total_bytes(files));
    pipeline::run(
        |job| produce(files, arguments.ndjson, validator.max_payload_bytes, job),
        |job| validator.work(job),
        |done: Result<Done>| -> Result<()> {
            let mut done = done?;
            if let Some(log) = &mut log {
                done.output = log.add(&done.output, done.problem.as_deref());
            }
            if !done.output.is_empty() {
                progress.suspend(|| print(&done.output))?;
            }
            if let Some(problem) = done.problem {
                progress.suspend(|| print_error(&problem));
                exit = exit.max(Exit::CouldNotRun);
            }
            totals.add(done.totals);
            progress.add(done.bytes);
            Ok(())
        },
    )?;
    drop(progress);
    if let Some(log) = log {
        print(&log.end()?)?;
    }
    if arguments.format == ReportFormat::Text && totals.inputs > 0 {
        let mut output = Vec::new();
        summary(&mut output, &totals)?;
        print(&output)?;
    }
    let denied = arguments.deny_warnings && totals.issues.warnings > 0;
    Ok(exit.max(if totals.invalid > 0 || denied { Exit::Invalid } else { Exit::Valid }))
}

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
struct Validator {
    preflight: Preflight,
    submission: Submission,
    format: ReportFormat,
    max_payload_bytes: u64,
}

/// The result of one job.
#[derive(Default)]
struct Done {
    output: Vec<u8>,
    totals: Totals,
    /// The number of bytes that were read.
    bytes: u64,
    /// Why the input could not be read.
    problem: Option<String>,
}

impl Validator {
    fn work(&self, job: Job) -> Result<Done> {
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
        self.write(input, &report, Some(body), done)
    }

    /// Reports a body that is too large to be read.
    fn report_too_large(&self, input: Input<'_>, bytes: u64, done: &mut Done) -> Result<()> {
        self.write(input, &self.preflight.refuse_unread(bytes, &self.submission), None, done)
    }

    fn write(&self, input: Input<'_>, report: &Report, body: Option<&[u8]>, done: &mut Done) -> Result<()> {
        format::write(self.format, &mut done.output, input, report, body)?;
        done.totals.count(report);
        done.bytes += report.bytes;
        Ok(())
    }
}
