//! `harbor-preflight validate`: reads payloads as a stream and writes their reports.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::print;
use crate::arguments::{ReportFormat, Validate};
use crate::exit::{Exit, print_error};
use crate::format::{SarifLog, Totals, summary, write_codes, write_codes_as_json};
use crate::input::{produce, total_bytes};
use crate::pipeline;
use crate::progress::Progress;
use crate::sources;
use crate::validator::{Done, Validator};
use crate::watch::Changes;

pub(crate) fn run(arguments: &Validate) -> Result<Exit> {
    let validator = Validator::new(arguments)?;
    // Begins before the files are read, so that no change is missed.
    let changes = if arguments.watch { Some(Changes::of(&named(arguments), arguments.recursive)?) } else { None };
    let (files, problems) = sources(arguments);
    let exit = check(arguments, &validator, &files, &problems)?;
    let Some(changes) = changes else { return Ok(exit) };
    loop {
        let files = changes.next(|| sources(arguments).0)?;
        print(b"\n")?;
        check(arguments, &validator, &files, &[])?;
    }
}

/// Reports on files. `problems` says which others could not be found.
fn check(arguments: &Validate, validator: &Validator, files: &[PathBuf], problems: &[String]) -> Result<Exit> {
    let mut totals = Totals::default();
    let mut exit = Exit::Valid;
    let writes_log = arguments.format == ReportFormat::Sarif && validator.prints_reports();
    let mut log = writes_log.then(|| SarifLog::new(arguments.checking.contract.contract));
    if let Some(log) = &log {
        print(&log.begin()?)?;
    }
    let not_found = problems.iter().map(|problem| Done { problem: Some(problem.clone()), ..Done::default() });
    let mut progress = Progress::new(total_bytes(files));
    let mut handle = |done: Result<Done>| -> Result<()> {
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
    };
    not_found.map(Ok).try_for_each(&mut handle)?;
    pipeline::run(
        |job| produce(files, arguments.ndjson, validator.max_payload_bytes, job),
        |job| validator.work(job),
        &mut handle,
    )?;
    drop(progress);
    if let Some(log) = log {
        print(&log.end()?)?;
    }
    print(&ending(arguments, &totals)?)?;
    let denied = arguments.deny_warnings && totals.issues.warnings > 0;
    Ok(exit.max(if totals.invalid > 0 || denied { Exit::Invalid } else { Exit::Valid }))
}

/// The files, folders and patterns that the arguments name.
fn named(arguments: &Validate) -> Vec<PathBuf> {
    if arguments.files.is_empty() { vec![PathBuf::from("-")] } else { arguments.files.clone() }
}

/// The files that the arguments name, and what is wrong with any of them.
fn sources(arguments: &Validate) -> (Vec<PathBuf>, Vec<String>) {
    let extensions: &[&str] = if arguments.ndjson { &["ndjson", "jsonl"] } else { &["json"] };
    let is_payload = |path: &Path| {
        path.extension().is_some_and(|found| extensions.iter().any(|known| found.eq_ignore_ascii_case(known)))
    };
    sources::expand(&named(arguments), arguments.recursive, &is_payload)
}

/// What comes after all reports.
fn ending(arguments: &Validate, totals: &Totals) -> Result<Vec<u8>> {
    let mut output = Vec::new();
    match (arguments.summary, arguments.format) {
        (true, ReportFormat::Json) => write_codes_as_json(&mut output, totals)?,
        (true, _) => write_codes(&mut output, totals)?,
        (false, _) => {}
    }
    if arguments.format == ReportFormat::Text && !arguments.quiet && totals.inputs > 0 {
        summary(&mut output, totals)?;
    }
    Ok(output)
}
