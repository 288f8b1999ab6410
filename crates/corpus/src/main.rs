//! Runs the checks of files over a folder beside decoders, and counts their false alarms and misses.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "a task prints what it found")]

mod check;
mod compare;
mod cut;
mod oracle;
mod run;
mod tables;
mod text;
mod truth;
mod worker;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};

use crate::run::Record;
use crate::tables::Summary;

const AFTER_HELP: &str = "\
What is compared:
  Every file of DIR is checked as `harbor-preflight inspect` would check it,
  except that no file is too large, and is decoded as a whole: a JPEG by
  jpeg-decoder, which is strict, and by zune-jpeg, which is not; a PNG by png
  with all checksums; a PDF by lopdf with the contents of its pages.
  Each file that its decoder shows as a whole is then cut off after 10, 50, 90
  and 99 % of its bytes, in memory, and both look again.
  Decoders run in processes of their own: a file that crashes one, or takes
  longer than two minutes, counts as not known.

How to read it:
  Each table has what the decoder found in its rows, and what the check reports
  in its columns. A false alarm is a report of what the decoder shows to be
  untrue; a miss is a fault that the decoder finds and the check does not.
  Where the decoder does not know, neither is counted. Decoders are wrong at
  times: look at a file before you change a check. --list names the files.

Names of files are printed, contents never.

Example:
  cargo xtask corpus ~/Pictures --list";

#[derive(Parser)]
#[command(
    bin_name = "cargo xtask corpus",
    about = "Run the checks of files over a folder beside decoders, and count their false alarms and misses",
    after_help = AFTER_HELP
)]
struct Arguments {
    /// The folder of files; those of the folders in it are checked too, except hidden ones
    #[arg(value_name = "DIR", required_unless_present = "worker")]
    folder: Option<PathBuf>,
    /// How to print the tables
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also name the files of which check and decoder say different things
    #[arg(long)]
    list: bool,
    /// Also write what was found of each file: one JSON object a line
    #[arg(long, value_name = "FILE")]
    records: Option<PathBuf>,
    /// Decode what standard input has
    #[arg(long, hide = true)]
    worker: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let Some(folder) = arguments.folder.filter(|_| !arguments.worker) else { return worker::serve() };
    let run = run::run(&folder)?;
    if let Some(file) = arguments.records {
        write_records(&file, &run.records).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let mut summary = tables::summary(run);
    if !arguments.list {
        summary.differences.clear();
    }
    print(&summary, arguments.format)
}

fn write_records(file: &Path, records: &[Record]) -> Result<()> {
    let mut output = BufWriter::new(File::create(file)?);
    for record in records {
        serde_json::to_writer(&mut output, record)?;
        writeln!(output)?;
    }
    Ok(output.flush()?)
}

fn print(summary: &Summary, format: Format) -> Result<()> {
    match format {
        Format::Json => println!("{}", serde_json::to_string_pretty(summary)?),
        Format::Text => print!("{summary}"),
    }
    Ok(())
}
