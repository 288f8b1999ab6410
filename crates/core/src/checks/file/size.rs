//! Checks the size of a file, and of all files together.

use const_format::formatcp;

use crate::context::Context;
use crate::limits::{FileLimits, NEAR_LIMIT_BYTES, V1_1_FILE_MEBIBYTES, V1_1_TOTAL_FILE_MEBIBYTES, V1_FILE_MEBIBYTES};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};

/// The limits of each contract, for the texts below.
const EACH_CONTRACT: &str =
    formatcp!("{V1_FILE_MEBIBYTES} MiB under individual-v1, {V1_1_FILE_MEBIBYTES} MiB under individual-v1.1");

pub(crate) static TOO_LARGE: Rule = Rule {
    code: "file_too_large",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!("a decoded file over the limit ({EACH_CONTRACT})")),
    message: "{field} has {actual_bytes} bytes, and at most {max_bytes} are accepted.",
    params: &[ParamSpec::count("max_bytes"), ParamSpec::count("actual_bytes")],
    explanation: catalogue_text(formatcp!(
        "The megabytes of the guide are read as mebibytes of the decoded file ({EACH_CONTRACT}); exactly that many bytes \
         are allowed."
    )),
    fix: catalogue_text("Export it smaller: a photo at 3000 pixels, a scan at 200 dots per inch."),
    example: catalogue_text(formatcp!("a file of {V1_FILE_MEBIBYTES} MiB and one byte")),
    in_schema: InSchema::Partly(catalogue_text(
        "Where a smaller limit than the default is set, files between the two are valid.",
    )),
};

pub(crate) static NEAR_LIMIT: Rule = Rule {
    code: "file_near_limit",
    severity: Severity::Warning,
    summary: catalogue_text(formatcp!("a file within the limit, but over {NEAR_LIMIT_BYTES} bytes")),
    message: "{field} has {actual_bytes} bytes: within the limit of {max_bytes}, but some of Harbor's pages give 8 MB.",
    params: &[ParamSpec::count("max_bytes"), ParamSpec::count("actual_bytes")],
    explanation: catalogue_text(
        "Harbor's later pages give the limit as 8 MB, and a megabyte may mean 1,000,000 bytes. There is no such warning \
         where a caller has set another limit.",
    ),
    fix: catalogue_text("Export it a little smaller to be safe."),
    example: catalogue_text(formatcp!("a file of {V1_1_FILE_MEBIBYTES} MiB")),
    in_schema: InSchema::WARNING,
};

pub(crate) static ALL_TOO_LARGE: Rule = Rule {
    code: "files_too_large",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!(
        "all files together over the limit ({V1_1_TOTAL_FILE_MEBIBYTES} MiB under individual-v1.1, none under \
         individual-v1)"
    )),
    message: "All files together have {actual_bytes} bytes, and at most {max_bytes} are accepted.",
    params: &[ParamSpec::count("max_bytes"), ParamSpec::count("actual_bytes")],
    explanation: catalogue_text(
        "The decoded sizes of all files that apply are added up, those with an error included; a file that is not base64 \
         has no size.",
    ),
    fix: catalogue_text("Upload fewer or smaller files."),
    example: catalogue_text(formatcp!("seven files of {V1_1_FILE_MEBIBYTES} MiB each")),
    in_schema: InSchema::No(catalogue_text("A schema does not add up the sizes of files.")),
};

/// The violation if a file is too large. `bytes` is its decoded size.
pub(super) fn error(bytes: u64, limits: FileLimits) -> Option<Violation> {
    let max = limits.max_bytes;
    (bytes > max).then(|| TOO_LARGE.violation().with_param("max_bytes", max).with_param("actual_bytes", bytes))
}

/// The warning if a file is within the limit, but close to it. `bytes` is its decoded size.
pub(super) fn warning(bytes: u64, limits: FileLimits) -> Option<Violation> {
    limits
        .max_bytes_without_warning
        .filter(|max| bytes > *max)
        .map(|_| NEAR_LIMIT.violation().with_param("max_bytes", limits.max_bytes).with_param("actual_bytes", bytes))
}

/// The violation if all files together are too large.
pub(crate) fn all_too_large(context: &Context<'_>) -> Option<Violation> {
    let bytes = context.total_file_bytes;
    let max = context.limits.max_total_file_bytes.filter(|max| bytes > *max)?;
    Some(ALL_TOO_LARGE.violation().with_param("max_bytes", max).with_param("actual_bytes", bytes))
}
