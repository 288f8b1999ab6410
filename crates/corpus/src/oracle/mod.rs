//! The decoders that say what a file really is.

mod jpeg;
mod pdf;
mod png;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::truth::{Kind, State, Truth};

/// The most pixels that are decoded: 100 million. Larger pictures count as not known.
const MAX_PIXELS: u64 = 100_000_000;

/// How far behind the start of a file readers look for the header of a PDF, in bytes.
const PDF_HEADER_WITHIN: usize = 1024;

/// Decodes a file. A decoder that panics does not know it.
pub(crate) fn judge(bytes: &[u8]) -> Truth {
    let (kind, offset) = signature(bytes);
    let content = bytes.get(offset..).unwrap_or_default();
    let decoded = catch_unwind(AssertUnwindSafe(|| match kind {
        Some(Kind::Jpeg) => jpeg::judge(content),
        Some(Kind::Png) => png::judge(content),
        Some(Kind::Pdf) => pdf::judge(content),
        None => Truth::new(None),
    }));
    let truth = decoded.unwrap_or_else(|_| Truth::new(kind).with(State::Unknown, "the decoder panicked"));
    Truth { offset, ..truth }
}

/// A file that no decoder could answer for.
pub(crate) fn unknown(bytes: &[u8]) -> Truth {
    let (kind, offset) = signature(bytes);
    Truth { offset, ..Truth::new(kind) }
}

/// The format that a file begins as, and where it begins.
fn signature(bytes: &[u8]) -> (Option<Kind>, usize) {
    if bytes.starts_with(b"\xFF\xD8\xFF") {
        return (Some(Kind::Jpeg), 0);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return (Some(Kind::Png), 0);
    }
    let head = bytes.get(..PDF_HEADER_WITHIN).unwrap_or(bytes);
    match head.windows(5).position(|window| window == b"%PDF-") {
        Some(offset) => (Some(Kind::Pdf), offset),
        None => (None, 0),
    }
}

/// Whether a picture has too many pixels to decode it.
fn is_huge(width: u32, height: u32) -> bool {
    u64::from(width) * u64::from(height) > MAX_PIXELS
}
