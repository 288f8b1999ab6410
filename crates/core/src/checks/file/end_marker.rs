//! Checks that a file is complete: that it ends with the end marker of its format.

use const_format::formatcp;
use memchr::memmem;

use super::ends::{WINDOW, Windows};
use super::kind::FileKind;
use super::pdf_end::{self, without_padding};
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

static INCOMPLETE: Sentence = Sentence::new("file_truncated", "This file looks incomplete: its end is missing.");
static OPEN_AND_CHECK: Sentence =
    Sentence::new("hint.file_truncated", "Open the file to check it, then upload it again.");

pub(crate) static TRUNCATED: Rule = Rule {
    code: "file_truncated",
    severity: Severity::Warning,
    summary: catalogue_text("the picture or document does not end: its end marker is missing"),
    messages: &[&INCOMPLETE],
    hints: &[&OPEN_AND_CHECK],
    params: &[ParamSpec::word("format")],
    explanation: catalogue_text(formatcp!(
        "The end marker is the IEND chunk of a PNG, in the last {LAST} bytes; `%%EOF` of a PDF, in the last {LAST} bytes \
         before any white space and NULs at its end; or `FF D9` of a JPEG, after the first scan. A thumbnail inside a \
         JPEG does not count, and other data may follow its picture."
    )),
    fix: catalogue_text("Read or upload the file again, as a whole."),
    example: catalogue_text("the first half of a photo"),
    in_schema: InSchema::No(catalogue_text("It is a warning, and a schema does not decode files.")),
};

/// The number of bytes at the end of a file that may contain the end marker.
pub(super) const LAST: usize = 1024;

/// The whole IEND chunk: the length of its data (0), its type, and its checksum.
const PNG_END: &[u8] = b"\0\0\0\0IEND\xAE\x42\x60\x82";
const JPEG_END: &[u8] = b"\xFF\xD9";

/// What the last bytes of a file show of its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tail {
    /// The offset in the file of the last end marker.
    pub(super) marker: Option<u64>,
    /// Whether a marker that is not there is missing. Otherwise it may come earlier in the file.
    pub(super) is_decisive: bool,
}

impl Tail {
    /// Looks at the end of a file that has this many bytes.
    pub(super) fn of(kind: FileKind, windows: &Windows<'_>, bytes: u64) -> Self {
        match kind {
            FileKind::Png => Self { marker: find(&windows.tail(LAST), PNG_END, bytes), is_decisive: true },
            FileKind::Jpeg => Self { marker: find(&windows.tail(LAST), JPEG_END, bytes), is_decisive: false },
            FileKind::Pdf => Self::of_pdf(windows, bytes),
        }
    }

    fn of_pdf(windows: &Windows<'_>, bytes: u64) -> Self {
        let tail = windows.tail(WINDOW);
        let unpadded = without_padding(&tail);
        let padding = tail.len() - unpadded.len();
        let last = unpadded.get(unpadded.len().saturating_sub(LAST)..).unwrap_or_default();
        let is_decisive = last.len() == LAST || bytes == tail.len() as u64;
        Self { marker: find(last, pdf_end::MARKER, bytes.saturating_sub(padding as u64)), is_decisive }
    }
}

/// The offset of the last marker in `last`, which ends at an offset of the file.
fn find(last: &[u8], marker: &[u8], end: u64) -> Option<u64> {
    let at = memmem::rfind(last, marker)?;
    Some(end.saturating_sub((last.len() - at) as u64))
}

/// The warning for a file that has no end.
pub(super) fn warning(kind: FileKind, has_end: Option<bool>) -> Option<Violation> {
    let has_none = has_end == Some(false);
    has_none.then(|| TRUNCATED.violation().with_param("format", kind.name()).with_hint(&OPEN_AND_CHECK))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_has_an_offset_in_the_file() {
        assert_eq!(find(b"..%%EOF\n", b"%%EOF", 100), Some(94));
        assert_eq!(find(b"%%EOF.%%EOF", b"%%EOF", 11), Some(6));
        assert_eq!(find(b"%%EO", b"%%EOF", 100), None);
    }
}
