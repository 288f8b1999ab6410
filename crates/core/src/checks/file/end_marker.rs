//! Checks that a file is complete: that it ends with the end marker of its format.

use const_format::formatcp;
use memchr::memmem;

use super::ends::{WINDOW, WINDOW_KIBIBYTES, Windows};
use super::kind::FileKind;
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};

pub(crate) static TRUNCATED: Rule = Rule {
    code: "file_truncated",
    severity: Severity::Warning,
    summary: catalogue_text(formatcp!("the end marker of the format is not in the last {LAST} bytes")),
    message: "{field} seems to be cut off: the end of the {format} file is missing.",
    params: &[ParamSpec::word("format")],
    explanation: catalogue_text(formatcp!(
        "The end marker is the IEND chunk of a PNG, `FF D9` of a JPEG or `%%EOF` of a PDF. A JPEG whose first \
         {WINDOW_KIBIBYTES} KiB declare something after the picture (multi-picture or motion photo) is not checked."
    )),
    fix: catalogue_text("Read or upload the file again, as a whole."),
    example: catalogue_text("the first half of a photo"),
    in_schema: InSchema::No(catalogue_text("It is a warning, and a schema does not decode files.")),
};

/// The number of bytes at the end of a file that may contain the end marker.
const LAST: usize = 1024;

/// The whole IEND chunk: the length of its data (0), its type, and its checksum.
const PNG_END: &[u8] = b"\0\0\0\0IEND\xAE\x42\x60\x82";
const JPEG_END: &[u8] = b"\xFF\xD9";
const PDF_END: &[u8] = b"%%EOF";

/// What declares that data follow the picture: the multi-picture format, and motion photos of two vendors.
const JPEG_TRAILERS: [&[u8]; 3] = [b"MPF\0", b"MotionPhoto", b"MicroVideo"];

/// Warns if the end marker is missing.
pub(super) fn warning(kind: FileKind, windows: &Windows<'_>) -> Option<Violation> {
    let marker = match kind {
        FileKind::Png => PNG_END,
        FileKind::Jpeg => JPEG_END,
        FileKind::Pdf => PDF_END,
    };
    let complete = windows.ends_with(marker) || memmem::find(&windows.tail(LAST), marker).is_some();
    if complete || (kind == FileKind::Jpeg && declares_trailer(&windows.head(WINDOW))) {
        return None;
    }
    Some(TRUNCATED.violation().with_param("format", kind.name()))
}

fn declares_trailer(head: &[u8]) -> bool {
    JPEG_TRAILERS.iter().any(|trailer| memmem::find(head, trailer).is_some())
}
