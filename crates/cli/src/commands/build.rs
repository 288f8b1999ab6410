//! `harbor-preflight build`: a draft whose file slots name files becomes a payload with the files in it.

use std::io::{self, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use harbor_preflight::{Report, Severity};

use crate::arguments::{Build, ReportFormat};
use crate::attachments::{self, Draft};
use crate::exit::{Exit, print_error};
use crate::format::{self, Input, Totals, summary};
use crate::input::{Body, is_standard_input, read_whole};
use crate::name::name;
use crate::progress::Progress;
use crate::settings;

pub(crate) fn run(arguments: &Build) -> Result<Exit> {
    let preflight = settings::preflight(&arguments.checking)?;
    let submission = settings::submission(&arguments.checking)?;
    let text = read_draft(&arguments.draft, u64::from(arguments.checking.max_payload_bytes))?;
    let (mut draft, problems) = attachments::find(text, &arguments.draft, preflight.contract());
    if !problems.is_empty() {
        for problem in &problems {
            print_error(problem);
        }
        return Ok(Exit::CouldNotRun);
    }
    if let Some(output) = &arguments.output {
        draft.refuse_as_output(output)?;
    }
    // Each file is read twice: to check it, and to write it.
    let mut progress = Progress::new(Some(2 * draft.file_bytes()));
    let report = draft.validate(&preflight, &submission, &mut progress)?;
    if !report.issues.is_empty() {
        progress.suspend(|| print_report(arguments, &report, draft.text()))?;
    }
    if report.valid || arguments.force {
        write(&draft, arguments.output.as_deref(), &mut progress)?;
    }
    Ok(if report.valid { Exit::Valid } else { Exit::Invalid })
}

fn read_draft(path: &Path, max: u64) -> Result<Vec<u8>> {
    match read_whole(path, max).with_context(|| name(path).into_owned())? {
        Body::Complete(text) => Ok(text),
        Body::TooLarge(bytes) => bail!("{}: {bytes} bytes, and at most {max} are read", name(path)),
    }
}

/// Prints the report on standard error, because the payload may be on standard output.
fn print_report(arguments: &Build, report: &Report, draft: &[u8]) -> Result<()> {
    let mut text = Vec::new();
    let name = name(&arguments.draft);
    format::write(ReportFormat::Text, &mut text, Input { name: &name, line: None }, report, Some(draft))?;
    let mut totals = Totals::default();
    totals.count(report);
    summary(&mut text, &totals)?;
    let has_error = report.issues.iter().any(|issue| issue.rule.severity == Severity::Error);
    if has_error && !arguments.force {
        writeln!(text, "not written: correct the draft, or write it anyway with --force")?;
    }
    anstream::stderr().write_all(&text)?;
    Ok(())
}

/// Writes the payload to standard output, or to a file that is put in place only when it is complete.
fn write(draft: &Draft, output: Option<&Path>, progress: &mut Progress) -> Result<()> {
    let Some(output) = output.filter(|output| !is_standard_input(output)) else {
        return draft.write(&mut io::stdout().lock(), progress);
    };
    let context = || name(output).into_owned();
    let folder = output.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".harbor-preflight-").tempfile_in(folder).with_context(context)?;
    draft.write(file.as_file_mut(), progress)?;
    file.as_file().sync_all().with_context(context)?;
    file.persist(output).map_err(|error| error.error).with_context(context)?;
    Ok(())
}
