//! Checks files outside a payload.

use serde::Serialize;

use crate::checks::file::{FileCheck, duplicate_of};
use crate::checks::quality;
use crate::limits::FileLimits;
use crate::locale::Locale;
use crate::path::Path;
use crate::quality::Quality;
use crate::report::Issue;
use crate::walk::DetachedValue;

/// The result of the checks of a file outside a payload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Inspection {
    /// The media type of the content, whether or not it is accepted; `None` if it is not recognised.
    #[serde(rename = "type")]
    pub media_type: Option<&'static str>,
    /// The size in bytes, decoded if the file is in base64; 0 if that is not valid base64.
    pub bytes: u64,
    /// The width of an accepted picture in pixels, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// The height of an accepted picture in pixels, if it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The number of pages of an accepted document, if it can be read without parsing the whole file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// The measurements of the picture, if it was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<Quality>,
    /// The issues. Their paths are empty.
    pub issues: Vec<Issue>,
    /// The language of the issues.
    #[serde(skip)]
    locale: Locale,
}

impl Inspection {
    /// Reports that an earlier file has the same bytes. `position` counts the files from 1.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let mut inspection = preflight.inspect(b"%PDF-1.7 %%EOF");
    /// inspection.report_duplicate_of(1);
    /// assert_eq!(inspection.issues[0].rule.code, "duplicate_file");
    /// ```
    pub fn report_duplicate_of(&mut self, position: usize) {
        let violation = duplicate_of(position.to_string());
        // What was measured in the picture comes last.
        let is_of_quality = |issue: &Issue| quality::RULES.contains(&issue.rule);
        let position = self.issues.iter().position(is_of_quality).unwrap_or(self.issues.len());
        self.issues.insert(position, Issue::new(&Path::FILE, violation, &self.locale));
    }
}

/// Checks a file that is read in pieces. For most large files, the first and the last 64 KiB are enough.
///
/// Some files have to be read completely, such as a photo with a large thumbnail, or one that is cut off.
/// [`needs_skipped`](Self::needs_skipped) says so.
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
    quality: Option<Quality>,
    locale: Locale,
}

impl Inspector {
    /// The number of bytes at each end of a file that are checked: 64 KiB.
    pub const WINDOW: usize = FileCheck::WINDOW;

    pub(crate) fn of_bytes(limits: FileLimits, locale: Locale) -> Self {
        Self { check: FileCheck::of_bytes(), limits, quality: None, locale }
    }

    pub(crate) fn of_base64(limits: FileLimits, locale: Locale) -> Self {
        Self { check: FileCheck::of_base64(), limits, quality: None, locale }
    }

    /// Reads the next bytes of the file. A piece of base64 must not end inside a UTF-8 character.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.check.feed(bytes);
    }

    /// Skips the given number of bytes.
    ///
    /// At least [`WINDOW`](Self::WINDOW) bytes must come before the skipped part, and at least as many after it.
    ///
    /// If the file is in base64, only characters that are known to be in the base64 alphabet may be skipped, and at least
    /// 2 × `WINDOW` characters must come before and after them.
    pub fn skip(&mut self, bytes: u64) {
        self.check.skip(bytes);
    }

    /// Whether the result depends on bytes that were skipped. If it does, inspect the file again with a new inspector, and
    /// feed it all bytes. If you do not, nothing is reported that depends on the skipped bytes.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let mut inspector = preflight.inspector();
    /// inspector.feed(b"\xFF\xD8\xFF and the rest of the first 64 KiB of a JPEG");
    /// inspector.skip(1_000_000);
    /// inspector.feed(b"the last 64 KiB, without an end marker");
    /// assert!(inspector.needs_skipped(), "the picture may end in what was skipped");
    /// ```
    pub fn needs_skipped(&mut self) -> bool {
        self.check.needs_skipped(self.limits)
    }

    /// Sets the measurements of the picture in the file. The result then warns if the picture cannot be read, unless the
    /// file has an error.
    ///
    /// ```
    /// use harbor_preflight::{NaiveDate, Preflight, QualityMeter};
    ///
    /// let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar"));
    /// let mut inspector = preflight.inspector();
    /// inspector.feed(b"\xFF\xD8\xFF and the rest of a JPEG \xFF\xD9");
    /// // A picture of 640 by 480 pixels, all of them black.
    /// let mut meter = QualityMeter::new(640, 480).expect("the size of an ordinary picture");
    /// meter.feed_luma(&[0; 640 * 480]);
    /// inspector.set_quality(meter.finish());
    /// let inspection = inspector.finish();
    /// assert!(inspection.issues.iter().any(|issue| issue.rule.code == "document_too_dark"));
    /// ```
    pub fn set_quality(&mut self, quality: Option<Quality>) {
        self.quality = quality;
    }

    /// Returns the result for a file outside a payload.
    pub fn finish(mut self) -> Inspection {
        let pages = self.check.pages(self.limits);
        let verdict = self.check.finish(self.limits);
        let quality = self.quality.filter(|_| verdict.error.is_none());
        let mut violations = verdict.warnings;
        violations.extend(quality.and_then(|quality| quality::warning(&quality)));
        let violations = verdict.error.into_iter().chain(violations);
        let issues = violations.map(|violation| Issue::new(&Path::FILE, violation, &self.locale)).collect();
        let (width, height) = verdict.pixels.unzip();
        Inspection {
            media_type: verdict.media_type,
            bytes: verdict.bytes,
            width,
            height,
            pages,
            quality,
            issues,
            locale: self.locale,
        }
    }

    /// Returns the result as a detached value, for a payload that has the file at this JSON Pointer.
    ///
    /// See [`Preflight::validate_detached`](crate::Preflight::validate_detached).
    pub fn finish_detached(self, pointer: impl Into<String>) -> DetachedValue {
        DetachedValue::file(pointer.into(), self.check.finish(self.limits), self.quality)
    }
}
