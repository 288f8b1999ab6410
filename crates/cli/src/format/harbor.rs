//! `--format harbor`: the error response that Harbor returns for an invalid request.

use harbor_preflight::Report;

use super::write_line;

pub(super) fn write(output: &mut Vec<u8>, report: &Report) -> anyhow::Result<()> {
    match report.to_harbor_error() {
        Some(error) => write_line(output, &error),
        None => Ok(()),
    }
}
