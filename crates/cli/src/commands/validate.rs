//! `harbor-preflight validate`: reads payloads as a stream and writes their reports.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Result;
use harbor_preflight::{Preflight, Report, Submission};

use super::print;
use crate::arguments::{ReportFormat, Validate};
use crate::exit::{Exit, print_error};
use crate::format::{self, Input, Totals, summary};
use crate::input::{Blocks, Body, Content, Job, is_standard_input, open, read_whole, total_bytes};
use crate::name::name;
use crate::pipeline;
use crate::progress::Progress;
use crate::settings;

pub(crate) fn run(arguments: &Validate) -> Result<Exit> {
    let validator = Validator {
        preflight: settings::preflight(arguments)?,
        submission: settings::submission(arguments)?,
        format: arguments.format,
        max_payload_bytes: u64::from(arguments.max_payload_bytes),
    };
    let standard_input = [PathBuf::from("-")];
    let files = if arguments.files.is_empty() { &standard_input } else { arguments.files.as_slice() };
    let mut totals = Totals::default();
    let mut exit = Exit::Valid;
    let mut progress = Progress::new(total_bytes(files));
    pipeline::run(
        |job| produce(files, arguments.ndjson, validator.max_payload_bytes, job),
        |job| validator.work(job),
        |done: Result<Done>| -> Result<()> {
            let done = done?;
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
    if arguments.format == ReportFormat::Text && totals.inputs > 0 {
        let mut output = Vec::new();
        summary(&mut output, &totals)?;
        print(&output)?;
    }
    let denied = arguments.deny_warnings && totals.issues.warnings > 0;
    Ok(exit.max(if totals.invalid > 0 || denied { Exit::Invalid } else { Exit::Valid }))
}

/// Sends one job after the other to `job`, until there are no more or `job` returns `false`.
fn produce(files: &[PathBuf], ndjson: bool, max_line: u64, job: &dyn Fn(Job) -> bool) {
    for file in files {
        let name: Arc<str> = name(file).into();
        let continues = if ndjson {
            produce_lines(file, &name, max_line, job)
        } else {
            job(Job { name, content: Content::Whole(file.clone()) })
        };
        if !continues {
            return;
        }
    }
}

fn produce_lines(file: &Path, name: &Arc<str>, max_line: u64, job: &dyn Fn(Job) -> bool) -> bool {
    let send = |content| job(Job { name: name.clone(), content });
    let mut blocks = match open(file) {
        Ok(reader) => Blocks::new(reader, max_line),
        Err(error) => return send(Content::Unreadable(error)),
    };
    loop {
        match blocks.next_block() {
            Ok(Some(content)) => {
                if !send(content) {
                    return false;
                }
            }
            Ok(None) => return true,
            Err(error) => return send(Content::Unreadable(error)),
        }
    }
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
        self.write(input, &self.preflight.validate(body, &self.submission), Some(body), done)
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

fn problem(name: &str, error: &std::io::Error) -> String {
    if is_standard_input(Path::new(name)) { format!("standard input: {error}") } else { format!("{name}: {error}") }
}
