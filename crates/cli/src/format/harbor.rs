//! `--format harbor`: the shape in which Harbor itself refuses a request.

use harbor_preflight::Report;

use super::write_line;

pub(super) fn write(output: &mut Vec<u8>, report: &Report) -> anyhow::Result<()> {
    match report.to_harbor_error() {
        Some(error) => write_line(output, &error),
        None => Ok(()),
    }
}
