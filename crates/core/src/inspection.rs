//! The file checks on raw files.

use serde::Serialize;

use crate::checks::file::FileCheck;
use crate::limits::FileLimits;
use crate::path::Path;
use crate::report::Issue;
use crate::walk::DetachedValue;

/// What the file checks found in a raw file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Inspection {
    /// What the file is, by its content, whether or not it is accepted; `None` if it is not recognised.
    #[serde(rename = "type")]
    pub media_type: Option<&'static str>,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its issues; their paths are empty.
    pub issues: Vec<Issue>,
}

/// Checks a file piece by piece. Of a large raw file only the first and the last 64 KiB are needed.
///
/// ```
/// use harbor_preflight::{NaiveDate, Preflight};
///
/// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
/// let mut inspector = preflight.inspector();
/// inspector.feed(b"%PDF-1.7 and the rest of the first 64 KiB");
/// inspector.skip(20_000_000);
/// inspector.feed(b"the last 64 KiB and %%EOF");
/// assert_eq!(inspector.finish().issues[0].rule.code, "file_too_large");
/// ```
#[derive(Debug)]
#[must_use]
pub struct Inspector {
    check: FileCheck,
    limits: FileLimits,
}

impl Inspector {
    /// Bytes of each end of a file that the checks look at: 64 KiB.
    pub const WINDOW: usize = FileCheck::WINDOW;

    pub(crate) fn of_bytes(limits: FileLimits) -> Self {
        Self { check: FileCheck::of_bytes(), limits }
    }

    pub(crate) fn of_base64(limits: FileLimits) -> Self {
        Self { check: FileCheck::of_base64(), limits }
    }

    /// Reads the next bytes of the file.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.check.feed(bytes);
    }

    /// Skips the given number of bytes, which must come after the first [`WINDOW`](Self::WINDOW) and before the last.
    ///
    /// In a file in base64, these are characters that are known to be in its alphabet, and twice as many as the window
    /// must come before and after them.
    pub fn skip(&mut self, bytes: u64) {
        self.check.skip(bytes);
    }

    /// Returns what was found.
    pub fn finish(self) -> Inspection {
        let verdict = self.check.finish(self.limits);
        let violations = verdict.error.into_iter().chain(verdict.warnings);
        let issues = violations.map(|violation| Issue::new(&Path::FILE, violation)).collect();
        Inspection { media_type: verdict.media_type, bytes: verdict.bytes, issues }
    }

    /// Returns what was found as a value of a payload that has the file at this JSON Pointer.
    pub fn finish_detached(self, pointer: impl Into<String>) -> DetachedValue {
        DetachedValue::file(pointer.into(), self.check.finish(self.limits))
    }
}
