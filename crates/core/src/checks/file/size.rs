//! The size of a file.

use crate::limits::{Limits, TEN_MEBIBYTES};
use crate::rule::{Finding, Rule, Severity};

pub(crate) static TOO_LARGE: Rule = Rule {
    code: "file_too_large",
    severity: Severity::Error,
    summary: "a decoded file over the limit",
    message: "{field} has {actual_bytes} bytes: at most {max_bytes} are taken.",
    params: &["max_bytes", "actual_bytes"],
    explanation: "The guide's 10 MB are read as 10 MiB (10,485,760 bytes) of the decoded file; exactly that many are \
                  allowed.",
    mend: "Export it smaller: a photo at 3000 pixels, a scan at 200 dots per inch.",
    example: "a file of 10,485,761 bytes",
};

pub(crate) static NEAR_LIMIT: Rule = Rule {
    code: "file_near_limit",
    severity: Severity::Warning,
    summary: "a file between 10,000,000 bytes and 10 MiB",
    message: "{field} has {actual_bytes} bytes: within 10 MiB, but over 10 MB if that is read as 10,000,000 bytes.",
    params: &["max_bytes", "actual_bytes"],
    explanation: "The guide says 10 MB, which some read as a decimal number.",
    mend: "Export it a little smaller to be safe.",
    example: "a file of 10,000,001 bytes",
};

const TEN_MEGABYTES: u64 = 10_000_000;

pub(super) fn error(bytes: u64, limits: &Limits) -> Option<Finding> {
    let max = limits.max_file_bytes;
    (bytes > max).then(|| TOO_LARGE.found().with("max_bytes", max).with("actual_bytes", bytes))
}

/// Takes a size within the limit. Another limit than the guide's leaves nothing to misread.
pub(super) fn warning(bytes: u64, limits: &Limits) -> Option<Finding> {
    let max = limits.max_file_bytes;
    (max == TEN_MEBIBYTES && bytes > TEN_MEGABYTES)
        .then(|| NEAR_LIMIT.found().with("max_bytes", max).with("actual_bytes", bytes))
}
