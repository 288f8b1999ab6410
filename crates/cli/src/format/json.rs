//! `--format json`: one report per line, with the name of its input as the first member.

use harbor_preflight::Report;
use serde::Serialize;

use super::{Input, write_line};

#[derive(Serialize)]
struct ReportOfInput<'a> {
    input: Input<'a>,
    #[serde(flatten)]
    report: &'a Report,
}

pub(super) fn write(output: &mut Vec<u8>, input: Input<'_>, report: &Report) -> anyhow::Result<()> {
    write_line(output, &ReportOfInput { input, report })
}
