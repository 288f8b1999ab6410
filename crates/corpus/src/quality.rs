//! Measures the pictures of a folder, and counts what would be warned of.

use std::fmt;
use std::path::Path;

use anyhow::Result;
use harbor_preflight::{Decimal, Issue, NaiveDate, Param, Preflight, Quality};
use serde::Serialize;

use crate::run::{Run, run_with};

/// The codes of the warnings, in their order.
const CODES: [&str; 3] = ["document_too_dark", "document_blank", "document_blurred"];

/// What was measured in one file.
#[derive(Debug, Serialize)]
pub(crate) struct Record {
    /// Its path below the folder.
    file: String,
    /// The numbers; `None` if it cannot be measured, or has an error.
    quality: Option<Quality>,
    /// The code of the warning, if there is one.
    warning: Option<&'static str>,
    /// What the warning says was measured.
    measured: Option<String>,
}

/// What was measured in all files.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    files: usize,
    /// Files that could not be read or are too large, each with the reason.
    skipped: Vec<String>,
    measured: usize,
    /// The width of edges in thousandths of a pixel.
    edge_width: Distribution,
    brightness: Distribution,
    contrast: Distribution,
    /// How many files would get each warning.
    warnings: Vec<(&'static str, usize)>,
    /// The files that would get one, and those that cannot be measured, if they are asked for.
    warned: Vec<String>,
    not_measured: Vec<String>,
}

/// How the values of a number are distributed: all of them, in their order.
#[derive(Debug, Serialize)]
struct Distribution(Vec<u32>);

/// Measures all files of a folder and of those in it.
pub(crate) fn run(folder: &Path) -> Result<Run<Record>> {
    // No check of a file depends on the date.
    let preflight = Preflight::new(NaiveDate::MIN).with_quality();
    run_with(folder, || Ok(()), |name, bytes, ()| Ok(record(&preflight, name, bytes)))
}

fn record(preflight: &Preflight, name: &str, bytes: &[u8]) -> Record {
    let inspection = preflight.inspect(bytes);
    let issue = inspection.issues.iter().find(|issue| CODES.contains(&issue.code()));
    let measured = issue.and_then(|issue| issue.params.get("measured")).map(Param::to_string);
    Record { file: name.to_owned(), quality: inspection.quality, warning: issue.map(Issue::code), measured }
}

/// Counts what was measured. With `list`, it names the files.
pub(crate) fn summary(run: Run<Record>, list: bool) -> Summary {
    let Run { records, skipped } = run;
    let qualities: Vec<Quality> = records.iter().filter_map(|record| record.quality).collect();
    let of = |number: fn(&Quality) -> Option<u32>| Distribution::of(qualities.iter().filter_map(number));
    let count = |code: &str| records.iter().filter(|record| record.warning == Some(code)).count();
    let name = |record: &Record| match (record.warning, &record.measured) {
        (Some(code), Some(measured)) => format!("{}: {code}, {measured}", record.file),
        _ => record.file.clone(),
    };
    let named =
        |is_named: fn(&Record) -> bool| records.iter().filter(|record| list && is_named(record)).map(name).collect();
    Summary {
        files: records.len(),
        skipped,
        measured: qualities.len(),
        edge_width: of(|quality| quality.edge_width.map(Decimal::thousandths)),
        brightness: of(|quality| Some(quality.brightness.into())),
        contrast: of(|quality| quality.contrast.map(u32::from)),
        warnings: CODES.map(|code| (code, count(code))).to_vec(),
        warned: named(|record| record.warning.is_some()),
        not_measured: named(|record| record.quality.is_none()),
    }
}

impl Distribution {
    fn of(values: impl Iterator<Item = u32>) -> Self {
        let mut values: Vec<u32> = values.collect();
        values.sort_unstable();
        Self(values)
    }

    /// The value that a number of percent do not exceed.
    fn percentile(&self, percent: usize) -> Option<u32> {
        self.0.get(self.0.len().checked_sub(1)? * percent / 100).copied()
    }
}

/// The percentiles that are printed.
const PERCENTILES: [(usize, &str); 9] = [
    (0, "least"),
    (1, "1 %"),
    (5, "5 %"),
    (25, "25 %"),
    (50, "median"),
    (75, "75 %"),
    (95, "95 %"),
    (99, "99 %"),
    (100, "largest"),
];

/// The width of a row of the histogram, in thousandths of a pixel, and the longest bar.
const STEP: u32 = 500;
const LONGEST_BAR: usize = 40;

/// From this row on, widths are counted together: 10 pixels.
const LAST_ROW: u32 = 20;

impl fmt::Display for Summary {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (files, measured, skipped) = (self.files, self.measured, self.skipped.len());
        writeln!(formatter, "{files} files: {measured} measured, {} not; {skipped} skipped", files - measured)?;
        writeln!(formatter, "\nwidth of edges, in pixels of a picture of 1024")?;
        self.edge_width.write(formatter, |width| Decimal::from_thousandths(width).to_string())?;
        self.edge_width.write_bars(formatter)?;
        for (name, distribution) in [("brightness", &self.brightness), ("contrast", &self.contrast)] {
            writeln!(formatter, "\n{name}, of 255")?;
            distribution.write(formatter, |number| number.to_string())?;
        }
        writeln!(formatter, "\nwould be warned of")?;
        for (code, count) in &self.warnings {
            writeln!(formatter, "  {code:<20}{count:>6}")?;
        }
        for (title, names) in [("warned of", &self.warned), ("not measured", &self.not_measured)] {
            if !names.is_empty() {
                writeln!(formatter, "\n{title}\n  {}", names.join("\n  "))?;
            }
        }
        Ok(())
    }
}

impl Distribution {
    fn write(&self, formatter: &mut fmt::Formatter<'_>, written: impl Fn(u32) -> String) -> fmt::Result {
        for (percent, name) in PERCENTILES {
            let value = self.percentile(percent).map_or("-".to_owned(), &written);
            writeln!(formatter, "  {name:<8}{value:>8}")?;
        }
        Ok(())
    }

    /// Draws how many widths there are in each row, from the first to the last one that has any.
    fn write_bars(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = |width: &u32| (width / STEP).min(LAST_ROW);
        let Some((first, last)) = self.0.first().map(row).zip(self.0.last().map(row)) else { return Ok(()) };
        let counts: Vec<(u32, usize)> =
            (first..=last).map(|at| (at, self.0.iter().filter(|width| row(width) == at).count())).collect();
        let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
        for (at, count) in counts {
            let bar = "#".repeat((count * LONGEST_BAR).div_ceil(most));
            writeln!(formatter, "  from {:<5}{count:>6} {bar}", Decimal::from_thousandths(at * STEP).to_string())?;
        }
        Ok(())
    }
}
