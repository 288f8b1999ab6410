//! Reports as bytes: one module per format.

mod github;
mod harbor;
mod json;
mod places;
mod problem;
mod sarif;
mod text;
mod totals;

use std::io;

use harbor_preflight::Report;
use serde::Serialize;
use serde_json::ser::Formatter;

pub(crate) use self::places::sort_by_place;
pub(crate) use self::sarif::SarifLog;
pub(crate) use self::text::{issue_lines, summary};
pub(crate) use self::totals::{Totals, write_codes, write_codes_as_json};
use crate::arguments::ReportFormat;
use crate::printable::is_unprintable;

/// Where a payload came from.
#[derive(Debug, Clone, Copy, Serialize)]
pub(crate) struct Input<'a> {
    pub(crate) name: &'a str,
    /// The line, for NDJSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) line: Option<u64>,
}

/// Appends one report to `output`. `body` is `None` if it was too large to be read.
pub(crate) fn write(
    format: ReportFormat,
    output: &mut Vec<u8>,
    input: Input<'_>,
    report: &Report,
    body: Option<&[u8]>,
) -> anyhow::Result<()> {
    match format {
        ReportFormat::Text => text::write(output, input, report, body),
        ReportFormat::Json => json::write(output, input, report, body),
        ReportFormat::Harbor => harbor::write(output, report),
        ReportFormat::Problem => problem::write(output, input, report),
        ReportFormat::Github => github::write(output, input, report, body),
        ReportFormat::Sarif => sarif::write(output, input, report, body),
    }
}

/// Writes a value as one line of JSON that is safe to show on a terminal. A key may contain any character, so those
/// that are not printable are escaped.
pub(crate) fn write_line(output: &mut Vec<u8>, value: &impl Serialize) -> anyhow::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(&mut *output, PrintableStrings))?;
    output.push(b'\n');
    Ok(())
}

struct PrintableStrings;

impl Formatter for PrintableStrings {
    fn write_string_fragment<W: io::Write + ?Sized>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        // Nearly every string is plain ASCII, and a test of its bytes is faster than one of its characters.
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return writer.write_all(fragment.as_bytes());
        }
        for part in fragment.split_inclusive(is_unprintable) {
            let unprintable = part.chars().next_back().filter(|character| is_unprintable(*character));
            writer.write_all(part.trim_end_matches(is_unprintable).as_bytes())?;
            for unit in unprintable.into_iter().flat_map(|character| character.encode_utf16(&mut [0; 2]).to_vec()) {
                write!(writer, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }
}
