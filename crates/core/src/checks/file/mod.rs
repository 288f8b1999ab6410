//! Checks files: valid base64, size, type, completeness, damage, resolution, password protection, and duplicates.
//!
//! [`FileCheck`] is a state machine that reads a file in windows of bytes. A window may be a slice of the body, a slice
//! that was unescaped, or a piece of a raw file. The check keeps only the first and the last bytes of a file, and never
//! needs the whole file in memory. For most files the ends are enough; where they are not, it says so.

mod base64;
mod check;
mod damaged;
mod decoder;
mod duplicate;
mod end_marker;
mod ends;
mod jpeg;
mod kind;
mod pattern;
mod pdf;
mod pdf_end;
mod png;
mod resolution;
mod size;
mod structure;
mod verdict;

use crate::checks::quality;
use crate::field::FileFormat;
use crate::pattern::described_file;
use crate::rule::Rule;

pub(crate) use self::base64::INVALID as INVALID_BASE64;
pub(crate) use self::check::{FileCheck, check_text};
pub(crate) use self::duplicate::{SeenFiles, duplicate_of};
pub(crate) use self::size::all_too_large;
pub(crate) use self::verdict::Verdict;

use self::damaged::DAMAGED;
use self::duplicate::DUPLICATE;
use self::end_marker::TRUNCATED;
use self::kind::UNSUPPORTED;
use self::pdf::ENCRYPTED;
use self::resolution::LOW_RESOLUTION;
use self::size::{ALL_TOO_LARGE, NEAR_LIMIT, TOO_LARGE};

/// The rules for one file.
pub(crate) static FILE_RULES: &[&Rule] = &[
    &INVALID_BASE64,
    &TOO_LARGE,
    &UNSUPPORTED,
    &NEAR_LIMIT,
    &TRUNCATED,
    &DAMAGED,
    &LOW_RESOLUTION,
    &ENCRYPTED,
    &DUPLICATE,
    &quality::TOO_DARK,
    &quality::BLANK,
    &quality::BLURRED,
];

/// The rules for all files of a payload together.
pub(crate) static TOTAL_RULES: &[&Rule] = &[&ALL_TOO_LARGE];

/// The format of a file in base64.
pub(crate) static FORMAT: FileFormat = FileFormat {
    rules: FILE_RULES,
    example: pattern::EXAMPLE,
    media_types: kind::ALLOWED,
    pattern: described_file(pattern::pattern),
};
