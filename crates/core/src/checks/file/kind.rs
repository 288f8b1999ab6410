//! Recognises the type of a file by its content, never by its name.

use memchr::memmem;

use super::ends::{WINDOW, Windows};
use crate::rule::{InSchema, Param, ParamSpec, Rule, Severity, Violation, catalogue_text};

pub(crate) static UNSUPPORTED: Rule = Rule {
    code: "unsupported_file_type",
    severity: Severity::Error,
    summary: catalogue_text("the content does not begin as a JPEG, PNG or PDF"),
    message: "{field} must be a JPEG, PNG or PDF.",
    params: &[ParamSpec::word_or_null("detected"), ParamSpec::words("allowed")],
    explanation: catalogue_text(
        "The first bytes decide: `FF D8 FF`, the eight-byte PNG signature, or `%PDF-`, at the very beginning. \
         What the file is instead is named where it is known.",
    ),
    fix: catalogue_text("Export it as JPEG, PNG or PDF; renaming it is not enough."),
    example: catalogue_text("a HEIC photo as an iPhone takes it"),
    in_schema: InSchema::Yes,
};

/// The types of file that are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Jpeg,
    Png,
    Pdf,
}

/// The media types that are accepted.
pub(super) const ALLOWED: &[&str] =
    &[FileKind::Jpeg.media_type(), FileKind::Png.media_type(), FileKind::Pdf.media_type()];
impl FileKind {
    pub(super) const ALL: [Self; 3] = [Self::Jpeg, Self::Png, Self::Pdf];

    /// The accepted type of a file, by its first bytes; `None` if it is another one.
    pub(super) fn of(windows: &Windows<'_>) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| windows.starts_with(kind.signature()))
    }

    /// The accepted type of a file that begins with these bytes; `None` if it is another one, or there are too few.
    pub(super) fn of_bytes(head: &[u8]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| head.starts_with(kind.signature()))
    }

    /// The bytes with which every file of this type begins.
    pub(super) fn signature(self) -> &'static [u8] {
        match self {
            Self::Jpeg => b"\xFF\xD8\xFF",
            Self::Png => b"\x89PNG\r\n\x1A\n",
            Self::Pdf => b"%PDF-",
        }
    }

    /// The name, as issues give it in the param `format`.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
}

/// The media type of a file; if it is not an accepted one, what else the file looks like.
pub(super) fn media_type(kind: Option<FileKind>, windows: &Windows<'_>) -> Option<&'static str> {
    kind.map(FileKind::media_type).or_else(|| detect(windows))
}

/// The violation for a file that is not accepted. `detected` is its media type, if known.
pub(super) fn unsupported(detected: Option<&'static str>) -> Violation {
    let named = detected.map_or(Param::Null, Param::from);
    let violation = UNSUPPORTED.violation().with_param("detected", named).with_param("allowed", ALLOWED);
    match detected.and_then(fix) {
        Some(hint) => violation.with_hint(hint),
        None => violation,
    }
}

/// The hint: how to make a file that is accepted from one of this media type.
fn fix(media_type: &str) -> Option<&'static str> {
    Some(match media_type {
        "image/heif" | "image/avif" | "image/webp" => {
            "This is a photo in a format that Harbor does not accept: export it as JPEG."
        }
        media_type if media_type.starts_with("image/") => "Export the picture as JPEG or PNG.",
        media_type if media_type.starts_with("video/") => "This is a video: take a photo instead, as JPEG.",
        "application/zip" => "This is an archive: take the file out of it.",
        "text/plain" => "This is text: the file itself may be missing, or be encoded twice.",
        media_type if media_type.starts_with("text/") => "This is a web page or other text: print it to PDF.",
        media_type if media_type.starts_with("application/") => "Export the document as PDF.",
        _ => return None,
    })
}

/// The media type that a file looks like, if it is not accepted.
fn detect(windows: &Windows<'_>) -> Option<&'static str> {
    let head = &*windows.head(WINDOW);
    // `infer` recognises some types by part of a signature. Without the whole one, a file is not a JPEG, PNG or PDF.
    let named = infer::get(head).map(|kind| kind.mime_type()).filter(|name| !ALLOWED.contains(name));
    match named {
        None | Some("text/xml" | "text/html") if is_svg(head) => Some("image/svg+xml"),
        None if is_plain_text(head) => Some("text/plain"),
        Some("application/zip") => office_document(head).or_else(|| office_document(&windows.tail(WINDOW))).or(named),
        named => named,
    }
}

/// The media type of an archive that is an office document, by the names of its entries. The end of an archive lists
/// all of them, but `infer` only looks at the first few entries.
fn office_document(window: &[u8]) -> Option<&'static str> {
    let entries: [(&[u8], &str); 3] = [
        (b"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (b"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ];
    let found = entries.into_iter().find(|(entry, _)| memmem::find(window, entry).is_some());
    found.map(|(_, media_type)| media_type)
}

/// Whether it is XML whose root element is `svg`. A declaration, comments and a document type may come before that.
fn is_svg(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let end = match rest {
            comment if comment.starts_with("<!--") => "-->",
            declaration if declaration.starts_with("<?") => "?>",
            doctype if doctype.starts_with("<!doctype svg") => ">",
            element => return element.starts_with("<svg"),
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => return false,
        }
    }
}

/// Whether it is UTF-8 without control characters. The window may end within a character.
fn is_plain_text(head: &[u8]) -> bool {
    let Some(chunk) = head.utf8_chunks().next() else { return false };
    let whole = chunk.valid().len() + chunk.invalid().len() == head.len();
    let cut_off = chunk.invalid().is_empty() || head.len() == WINDOW;
    whole && cut_off && chunk.valid().chars().all(|character| !character.is_control() || character.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allowed_lists_every_accepted_type() {
        assert_eq!(ALLOWED, FileKind::ALL.map(FileKind::media_type));
    }

    #[test]
    fn each_media_type_has_the_hint_of_its_group() {
        for (media_type, hint) in [
            ("image/heif", Some("export it as JPEG")),
            ("image/avif", Some("export it as JPEG")),
            ("image/webp", Some("export it as JPEG")),
            ("image/gif", Some("Export the picture")),
            ("video/mp4", Some("take a photo instead")),
            ("application/zip", Some("This is an archive")),
            ("application/msword", Some("Export the document")),
            ("text/plain", Some("may be missing")),
            ("text/html", Some("print it to PDF")),
            ("audio/mpeg", None),
        ] {
            let found = fix(media_type);
            let is_right = hint.map_or(found.is_none(), |hint| found.is_some_and(|found| found.contains(hint)));
            assert!(is_right, "{media_type}: {found:?}");
        }
    }

    #[test]
    fn svg_is_recognised_by_its_root_element() {
        for (text, expected) in [
            ("<svg/>", true),
            ("\u{FEFF}\n<SVG xmlns=''>", true),
            ("<?xml version='1.0'?><svg>", true),
            ("<!-- <p> --> <svg>", true),
            ("<!DOCTYPE svg PUBLIC '' ''>\n<svg>", true),
            ("<!-- <svg> --><p>", false),
            ("<!-- <svg>", false),
            ("<!DOCTYPE html><svg>", false),
            ("<?xml version='1.0'?><p><svg>", false),
        ] {
            assert_eq!(is_svg(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn text_may_be_cut_off_only_at_the_end_of_the_window() {
        assert!(is_plain_text("Zürich\n".as_bytes()));
        assert!(!is_plain_text(b"Z\xC3"));
        let mut long = vec![b'a'; WINDOW - 1];
        long.push(0xC3);
        assert!(is_plain_text(&long));
        long.push(b'a');
        assert!(!is_plain_text(&long));
        assert!(!is_plain_text(b"a\x00b"));
    }
}
