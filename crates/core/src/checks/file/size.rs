//! Checks the size of a file, and of all files together.

use const_format::formatcp;

use crate::context::Context;
use crate::limits::{FileLimits, NEAR_LIMIT_BYTES, V1_1_FILE_MEBIBYTES, V1_1_TOTAL_FILE_MEBIBYTES, V1_FILE_MEBIBYTES};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

/// The limits of each contract, for the texts below.
const EACH_CONTRACT: &str =
    formatcp!("{V1_FILE_MEBIBYTES} MiB under individual-v1, {V1_1_FILE_MEBIBYTES} MiB under individual-v1.1");

static SIZE: Sentence = Sentence::new("file_too_large", "This file is {actual_bytes}. The limit is {max_bytes}.");
static SAVE_SMALLER: Sentence =
    Sentence::new("hint.file_too_large", "Save photos at 3,000 pixels, or scans at 200 dots per inch.");
static NEARLY: Sentence = Sentence::new(
    "file_near_limit",
    "This file is {actual_bytes}. The limit is {max_bytes}, but Harbor may apply a lower one.",
);
static TO_BE_SAFE: Sentence = Sentence::new("hint.file_near_limit", "Save a smaller copy to be safe.");
static TOTAL: Sentence =
    Sentence::new("files_too_large", "Your files are {actual_bytes} in total. The limit is {max_bytes}.");
static FEWER: Sentence = Sentence::new("hint.files_too_large", "Use fewer or smaller files.");

pub(crate) static TOO_LARGE: Rule = Rule {
    code: "file_too_large",
    severity: Severity::Error,
    summary: catalogue_text(formatcp!("a decoded file over the limit ({EACH_CONTRACT})")),
    messages: &[&SIZE],
    hints: &[&SAVE_SMALLER],
    params: &[ParamSpec::size_limit("max_bytes"), ParamSpec::size("actual_bytes")],
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
    messages: &[&NEARLY],
    hints: &[&TO_BE_SAFE],
    params: &[ParamSpec::size_limit("max_bytes"), ParamSpec::size("actual_bytes")],
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
    messages: &[&TOTAL],
    hints: &[&FEWER],
    params: &[ParamSpec::size_limit("max_bytes"), ParamSpec::size("actual_bytes")],
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
    (bytes > max).then(|| sized(&TOO_LARGE, max, bytes).with_hint(&SAVE_SMALLER))
}

/// The warning if a file is within the limit, but close to it. `bytes` is its decoded size.
pub(super) fn warning(bytes: u64, limits: FileLimits) -> Option<Violation> {
    let is_near = limits.max_bytes_without_warning.is_some_and(|max| bytes > max);
    is_near.then(|| sized(&NEAR_LIMIT, limits.max_bytes, bytes).with_hint(&TO_BE_SAFE))
}

fn sized(rule: &'static Rule, max: u64, actual: u64) -> Violation {
    rule.violation().with_param("max_bytes", max).with_param("actual_bytes", actual)
}

/// The violation if all files together are too large.
pub(crate) fn all_too_large(context: &Context<'_>) -> Option<Violation> {
    let bytes = context.total_file_bytes;
    let max = context.limits.max_total_file_bytes.filter(|max| bytes > *max)?;
    Some(sized(&ALL_TOO_LARGE, max, bytes).with_hint(&FEWER))
}
