//! The size of a file.

use const_format::formatcp;

use crate::limits::{Limits, MAX_FILE_BYTES, MAX_FILE_MEBIBYTES};
use crate::rule::{Finding, InSchema, Rule, Severity, explained};

pub(crate) static TOO_LARGE: Rule = Rule {
    code: "file_too_large",
    severity: Severity::Error,
    summary: explained(formatcp!("a decoded file over the limit of {MAX_FILE_MEBIBYTES} MiB")),
    message: "{field} has {actual_bytes} bytes: at most {max_bytes} are taken.",
    params: &["max_bytes", "actual_bytes"],
    explanation: explained(formatcp!(
        "The guide's {MAX_FILE_MEBIBYTES} MB are read as {MAX_FILE_MEBIBYTES} MiB ({MAX_FILE_BYTES} bytes) of the decoded \
         file; exactly that many are allowed."
    )),
    mend: explained("Export it smaller: a photo at 3000 pixels, a scan at 200 dots per inch."),
    example: explained(formatcp!("a file of {MAX_FILE_MEBIBYTES} MiB and one byte")),
    in_schema: InSchema::Partly(explained(
        "Where a smaller limit than the default is set, files between the two are valid.",
    )),
};

pub(crate) static NEAR_LIMIT: Rule = Rule {
    code: "file_near_limit",
    severity: Severity::Warning,
    summary: explained(formatcp!("a file between {MAX_FILE_MEBIBYTES} MB and {MAX_FILE_MEBIBYTES} MiB")),
    message: formatcp!(
        "{{field}} has {{actual_bytes}} bytes: within {MAX_FILE_MEBIBYTES} MiB, but over {MAX_FILE_MEBIBYTES} MB if a \
         megabyte is read as 1,000,000 bytes."
    ),
    params: &["max_bytes", "actual_bytes"],
    explanation: explained(formatcp!("The guide says {MAX_FILE_MEBIBYTES} MB, which some read as a decimal number.")),
    mend: explained("Export it a little smaller to be safe."),
    example: explained(formatcp!("a file of {MAX_FILE_BYTES} bytes")),
    in_schema: InSchema::WARNING,
};

/// The same limit in decimal megabytes.
const DECIMAL_BYTES: u64 = MAX_FILE_MEBIBYTES * 1_000_000;

pub(super) fn error(bytes: u64, limits: &Limits) -> Option<Finding> {
    let max = limits.max_file_bytes;
    (bytes > max).then(|| TOO_LARGE.found().with("max_bytes", max).with("actual_bytes", bytes))
}

/// Takes a size within the limit. Another limit than the guide's leaves nothing to misread.
pub(super) fn warning(bytes: u64, limits: &Limits) -> Option<Finding> {
    let max = limits.max_file_bytes;
    (max == MAX_FILE_BYTES && bytes > DECIMAL_BYTES)
        .then(|| NEAR_LIMIT.found().with("max_bytes", max).with("actual_bytes", bytes))
}
