//! The result of checking a file, by its ends and its structure.

use super::base64::Base64Scan;
use super::damaged::Damage;
use super::end_marker::{self, Tail};
use super::ends::{WINDOW, Windows};
use super::jpeg::{Frame, JpegWalk};
use super::kind::{self, Content, FileKind};
use super::png::PngHead;
use super::structure::Structure;
use super::{pdf, resolution, size};
use crate::limits::FileLimits;
use crate::redacted::redacted_debug;
use crate::rule::Violation;

/// The number of bytes of a PNG that are read first. They contain the first chunks of most.
const SHORT_HEAD: usize = 1024;

/// The result of checking a file.
#[derive(Clone)]
pub(crate) struct Verdict {
    pub(crate) error: Option<Violation>,
    pub(crate) warnings: Vec<Violation>,
    /// The size in decoded bytes; 0 if the file is not valid base64.
    pub(crate) bytes: u64,
    /// The media type of the content, whether or not it is accepted; `None` if it is not recognised.
    pub(crate) media_type: Option<&'static str>,
    /// The width and height of an accepted picture in pixels, if they are known.
    pub(crate) pixels: Option<(u32, u32)>,
    /// A number that equal files share, and most different files do not.
    pub(crate) fingerprint: u64,
}

// The fingerprint is not shown, because it is made of bytes of the file.
redacted_debug!(Verdict { error, warnings, bytes, media_type, pixels });

/// Judges a file. `length` is the number of bytes that were read: of base64, if `base64` is given. `structure` is only
/// called for a file without an error.
pub(super) fn verdict(
    base64: Option<&Base64Scan>,
    length: u64,
    windows: &Windows<'_>,
    limits: FileLimits,
    structure: impl FnOnce(FileKind, Tail) -> Structure,
) -> Verdict {
    let Some((bytes, kind)) = accepted(base64, length, windows, limits) else {
        return rejected(base64, length, windows, limits);
    };
    let tail = Tail::of(kind, windows, bytes);
    let structure = structure(kind, tail);
    let look = Look::of(kind, &structure, windows, bytes);
    let end = end_marker::warning(kind, structure.has_end(tail));
    let warnings = [
        size::warning(bytes, limits),
        look.damage.map(Damage::warning).or(end),
        look.pixels.and_then(resolution::warning),
        pdf::warning(kind, windows),
    ];
    Verdict {
        error: None,
        warnings: warnings.into_iter().flatten().collect(),
        bytes,
        media_type: Some(kind.media_type()),
        pixels: look.pixels,
        fingerprint: windows.fingerprint(length),
    }
}

/// The size in bytes and the type of a file without an error; `None` for another one.
pub(super) fn accepted(
    base64: Option<&Base64Scan>,
    length: u64,
    windows: &Windows<'_>,
    limits: FileLimits,
) -> Option<(u64, FileKind)> {
    let bytes = size_in_bytes(base64, length, windows).ok()?;
    let kind = FileKind::of(windows)?;
    size::error(bytes, limits).is_none().then_some((bytes, kind))
}

/// The verdict on a file that is not accepted. What it is instead is looked up here alone, because that takes time.
fn rejected(base64: Option<&Base64Scan>, length: u64, windows: &Windows<'_>, limits: FileLimits) -> Verdict {
    let bytes = match size_in_bytes(base64, length, windows) {
        Ok(bytes) => bytes,
        Err(violation) => return Verdict::error(violation, 0, None),
    };
    let content = Content::of(FileKind::of(windows), windows);
    let error = size::error(bytes, limits).unwrap_or_else(|| kind::unsupported(&content));
    Verdict::error(error, bytes, content.media_type)
}

/// The size of a file in decoded bytes, or the violation if it is not base64.
fn size_in_bytes(base64: Option<&Base64Scan>, length: u64, windows: &Windows<'_>) -> Result<u64, Violation> {
    base64.map_or(Ok(length), |scan| scan.finish(windows.encoded_head()))
}

impl Verdict {
    fn error(violation: Violation, bytes: u64, media_type: Option<&'static str>) -> Self {
        Self { error: Some(violation), warnings: Vec::new(), bytes, media_type, pixels: None, fingerprint: 0 }
    }
}

/// What is known of the picture or document in a file.
#[derive(Default)]
struct Look {
    pixels: Option<(u32, u32)>,
    damage: Option<Damage>,
}

impl Look {
    fn of(kind: FileKind, structure: &Structure, windows: &Windows<'_>, bytes: u64) -> Self {
        match kind {
            FileKind::Jpeg => {
                let frame = structure.jpeg().and_then(JpegWalk::frame);
                let pixels = frame.map(|Frame { width, height, .. }| (u32::from(width), u32::from(height)));
                Self { pixels, damage: Damage::of_jpeg(structure) }
            }
            FileKind::Png => {
                let head = png_head(windows, bytes);
                Self { pixels: head.size, damage: Damage::of_png(&head) }
            }
            FileKind::Pdf => {
                let damage = pdf::is_text_conversion(windows).then_some(Damage::TextConversion);
                Self { pixels: None, damage }
            }
        }
    }
}

fn png_head(windows: &Windows<'_>, bytes: u64) -> PngHead {
    let read = |length: usize| PngHead::read(&windows.head(length), bytes <= length as u64);
    let head = read(SHORT_HEAD);
    if head.has_data.is_some() { head } else { read(WINDOW) }
}
