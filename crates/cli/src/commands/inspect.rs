//! `harbor-preflight inspect`: the file checks on raw files.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use anyhow::Result;
use chrono::Utc;
use harbor_preflight::{Inspection, Inspector, Limits, Preflight, Severity};
use serde::Serialize;

use super::print;
use crate::arguments::{Inspect, SimpleFormat};
use crate::exit::{Exit, print_error};
use crate::format::{issue_lines, write_line};
use crate::input::{is_standard_input, open, total_bytes};
use crate::name::name;
use crate::pipeline;
use crate::printable::printable;
use crate::progress::Progress;
use crate::same_files::SeenFiles;
use crate::sources;

/// The number of bytes at each end of a file that the checks look at.
const WINDOW: u64 = Inspector::WINDOW as u64;

#[derive(Serialize)]
struct InspectionOfFile<'a> {
    name: &'a str,
    #[serde(flatten)]
    inspection: &'a Inspection,
}

pub(crate) fn run(arguments: &Inspect) -> Result<Exit> {
    let contract = arguments.contract.contract;
    let max_file_bytes = arguments.max_file_bytes.unwrap_or(contract.limits.max_file_bytes);
    let limits = Limits { max_file_bytes, ..contract.limits };
    let preflight = Preflight::new(Utc::now().date_naive())
        .with_contract(contract)
        .with_limits(limits)
        .with_locale(arguments.language.locale.clone());
    let preflight = if arguments.quality { preflight.with_quality() } else { preflight };
    let mut exit = Exit::Valid;
    let mut seen = SeenFiles::default();
    let (files, problems) = sources::expand(&arguments.files, arguments.recursive, &|_| true);
    for problem in &problems {
        print_error(problem);
        exit = Exit::CouldNotRun;
    }
    let mut progress = Progress::new(total_bytes(&files));
    pipeline::run(
        |job| _ = (1..).zip(&files).all(job),
        |(position, path)| {
            let inspection =
                if arguments.quality { inspect_whole(path, &preflight) } else { inspect(path, &preflight) };
            (position, path, inspection)
        },
        |(position, path, inspection)| -> Result<()> {
            let name = name(path);
            match inspection.and_then(|inspection| seen.with_duplicate(inspection, position, path)) {
                Ok(inspection) => {
                    let output = rendered(&name, &inspection, arguments)?;
                    progress.suspend(|| print(&output))?;
                    progress.add(inspection.bytes);
                    let has_error = inspection.issues.iter().any(|issue| issue.rule.severity == Severity::Error);
                    exit = exit.max(if has_error { Exit::Invalid } else { Exit::Valid });
                }
                Err(error) => {
                    progress.suspend(|| print_error(&format!("{name}: {error}")));
                    exit = Exit::CouldNotRun;
                }
            }
            Ok(())
        },
    )?;
    Ok(exit)
}

/// Reads a file as a whole, so that its picture can be measured. Of one that is too large, only a part is kept.
fn inspect_whole(path: &Path, preflight: &Preflight) -> io::Result<Inspection> {
    let max = preflight.limits().max_file_bytes;
    let mut reader = open(path)?;
    let mut file = Vec::new();
    reader.by_ref().take(max.saturating_add(1)).read_to_end(&mut file)?;
    if file.len() as u64 <= max {
        return Ok(preflight.inspect(&file));
    }
    let mut inspector = preflight.inspector();
    inspector.feed(&file);
    feed(&mut inspector, reader)?;
    Ok(inspector.finish())
}

/// Reads the two ends of a regular file, and the rest if they are not enough; or all of a pipe or device, which cannot be
/// skipped through.
fn inspect(path: &Path, preflight: &Preflight) -> io::Result<Inspection> {
    let mut inspector = preflight.inspector();
    if !is_standard_input(path) {
        let mut file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_file() && metadata.len() > 2 * WINDOW {
            feed(&mut inspector, (&mut file).take(WINDOW))?;
            file.seek(SeekFrom::End(-WINDOW.cast_signed()))?;
            inspector.skip(metadata.len() - 2 * WINDOW);
            feed(&mut inspector, &mut file)?;
            if inspector.needs_skipped() {
                inspector = preflight.inspector();
                file.rewind()?;
                feed(&mut inspector, file)?;
            }
            return Ok(inspector.finish());
        }
    }
    feed(&mut inspector, open(path)?)?;
    Ok(inspector.finish())
}

fn feed(inspector: &mut Inspector, mut reader: impl Read) -> io::Result<()> {
    let mut window = vec![0; 64 * 1024];
    loop {
        match reader.read(&mut window) {
            Ok(0) => return Ok(()),
            Ok(length) => inspector.feed(window.get(..length).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

fn rendered(name: &str, inspection: &Inspection, arguments: &Inspect) -> Result<Vec<u8>> {
    let mut output = Vec::new();
    if arguments.format == SimpleFormat::Json {
        write_line(&mut output, &InspectionOfFile { name, inspection })?;
        return Ok(output);
    }
    for issue in &inspection.issues {
        issue_lines(&mut output, &printable(name), issue)?;
    }
    let media_type = inspection.media_type.unwrap_or("unknown type");
    let remark = if inspection.issues.is_empty() { ", no issues" } else { "" };
    let bytes = inspection.bytes;
    let not_measured = if arguments.quality && inspection.quality.is_none() { ", quality not measured" } else { "" };
    let dimensions = dimensions(inspection);
    writeln!(output, "{}: {media_type}, {dimensions}{bytes} bytes{not_measured}{remark}", printable(name))?;
    Ok(output)
}

/// The size of a picture or document, with what separates it from what follows.
fn dimensions(inspection: &Inspection) -> String {
    match (inspection.width, inspection.height, inspection.pages) {
        (Some(width), Some(height), _) => format!("{width} × {height} px, "),
        (_, _, Some(1)) => "1 page, ".to_owned(),
        (_, _, Some(pages)) => format!("{pages} pages, "),
        _ => String::new(),
    }
}
