//! Runs the checks of files over a folder beside decoders, and counts their false alarms and misses; or measures the
//! pictures in it.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "a task prints what it found")]

mod blur;
mod check;
mod compare;
mod cut;
mod oracle;
mod quality;
mod run;
mod tables;
mod text;
mod truth;
mod worker;

use std::fmt::Display;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};
use serde::Serialize;

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

With --quality:
  Pictures are measured instead, and nothing is decoded for comparison. Printed
  are how the numbers are distributed and how many files would be warned of, so
  that you know your false alarms before you ask for these warnings. --list
  names these files: look at each of them. It also names those that cannot be
  measured. A picture that has few tiles, as --records shows, is never called
  blurred, whatever the width of its edges.

With --quality --blur:
  Each picture is reduced to 1400 pixels, blurred in several ways and strengths,
  compressed anew, and measured; and Tesseract reads it. Strengths are in
  percent of the height of the text. A picture cannot be read if Tesseract
  reads less than half of the letters that it has read before. Printed is how
  many of these are called blurred, and how many of those that can be read. It
  takes a minute a picture, so choose a hundred. Pictures count if Tesseract
  reads 100 letters in them, and 90 % of these after they were compressed.

Names of files are printed, contents never.

Examples:
  cargo xtask corpus ~/Pictures --list
  cargo xtask corpus ~/Pictures --quality --list
  cargo xtask corpus ~/Pictures --quality --blur";

#[derive(Parser)]
#[command(
    bin_name = "cargo xtask corpus",
    about = "Run the checks of files over a folder beside decoders, and count their false alarms and misses",
    after_help = AFTER_HELP
)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option that is given or not")]
struct Arguments {
    /// The folder of files; those of the folders in it are checked too, except hidden ones
    #[arg(value_name = "DIR", required_unless_present = "worker")]
    folder: Option<PathBuf>,
    /// How to print the tables
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Also name the files of which check and decoder say different things, or that would be warned of
    #[arg(long)]
    list: bool,
    /// Measure pictures, and count those that are too dark, blank or blurred
    #[arg(long)]
    quality: bool,
    /// Blur the pictures as well, and count which of those that cannot be read are called blurred
    #[arg(long, requires = "quality")]
    blur: bool,
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
    let Some(folder) = arguments.folder.as_deref().filter(|_| !arguments.worker) else { return worker::serve() };
    if arguments.blur {
        let run = blur::run(folder)?;
        arguments.write_records(&run.records)?;
        return print(&blur::Summary::of(run, arguments.list), arguments.format);
    }
    if arguments.quality {
        let run = quality::run(folder)?;
        arguments.write_records(&run.records)?;
        return print(&quality::summary(run, arguments.list), arguments.format);
    }
    let run = run::run(folder)?;
    arguments.write_records(&run.records)?;
    let mut summary = tables::summary(run);
    if !arguments.list {
        summary.differences.clear();
    }
    print(&summary, arguments.format)
}

impl Arguments {
    /// Writes what was found of each file, if it is asked for.
    fn write_records(&self, records: &[impl Serialize]) -> Result<()> {
        let Some(file) = &self.records else { return Ok(()) };
        write_lines(file, records).with_context(|| format!("cannot write {}", file.display()))
    }
}

fn write_lines(file: &Path, records: &[impl Serialize]) -> Result<()> {
    let mut output = BufWriter::new(File::create(file)?);
    for record in records {
        serde_json::to_writer(&mut output, record)?;
        writeln!(output)?;
    }
    Ok(output.flush()?)
}

fn print(summary: &(impl Serialize + Display), format: Format) -> Result<()> {
    match format {
        Format::Json => println!("{}", serde_json::to_string_pretty(summary)?),
        Format::Text => print!("{summary}"),
    }
    Ok(())
}
