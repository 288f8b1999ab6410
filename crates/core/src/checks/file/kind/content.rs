//! What a file is that is not accepted.

use memchr::memmem;

use super::{ALLOWED, FileKind, archive, hint, signature, text};
use crate::checks::file::ends::{WINDOW, Windows};
use crate::wording::Sentence;

/// The number of bytes at the beginning of a file that may contain the header of a PDF: viewers look there.
const HEADER: usize = 1024;

/// The compound files of Microsoft: older office documents.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// What a file is.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::checks::file) struct Content {
    /// The media type; `None` if it is not recognised.
    pub(in crate::checks::file) media_type: Option<&'static str>,
    /// The number of bytes before the file itself begins.
    pub(super) offset: u64,
    /// A message that says more than that the type is not accepted.
    pub(super) message: Option<&'static Sentence>,
    /// How to get a file that is accepted.
    pub(super) hint: Option<&'static Sentence>,
}

impl Content {
    /// What a file is, if it is not of this kind.
    pub(in crate::checks::file) fn of(kind: Option<FileKind>, windows: &Windows<'_>) -> Self {
        match kind {
            Some(kind) => Self { media_type: Some(kind.media_type()), ..Self::default() },
            None => Self::of_other(windows),
        }
    }

    fn of_other(windows: &Windows<'_>) -> Self {
        let head = &*windows.head(WINDOW);
        if head.is_empty() {
            return Self { message: Some(&hint::EMPTY), hint: Some(&hint::CHOOSE_AGAIN), ..Self::default() };
        }
        binary(head, windows)
            .or_else(|| picture_read_as_text(head))
            .or_else(|| late_pdf(head))
            .or_else(|| written(head))
            .unwrap_or_else(|| Self::named(inferred(head)))
    }

    /// A file of a type that is not accepted.
    fn named(media_type: Option<&'static str>) -> Self {
        Self { media_type, hint: media_type.map(hint::of), ..Self::default() }
    }
}

/// A file that is recognised by its signature.
fn binary(head: &[u8], windows: &Windows<'_>) -> Option<Content> {
    let named = signature::media_type(head).or_else(|| {
        if head.starts_with(b"PK\x03\x04") {
            // `infer` recognises some documents by their first entry.
            archive::document(head, windows).or_else(|| inferred(head)).or(Some("application/zip"))
        } else if head.starts_with(COMPOUND) {
            archive::compound_document(head, windows).or(Some("application/x-ole-storage"))
        } else {
            None
        }
    })?;
    Some(Content::named(Some(named)))
}

/// A picture that a program read as text and wrote again.
fn picture_read_as_text(head: &[u8]) -> Option<Content> {
    let kind = text::read_as_text(head)?;
    Some(Content { media_type: Some(kind.media_type()), hint: Some(&hint::READ_AS_TEXT), ..Content::default() })
}

/// A PDF with something before its header.
fn late_pdf(head: &[u8]) -> Option<Content> {
    let offset = memmem::find(head.get(..HEADER).unwrap_or(head), FileKind::Pdf.signature())?;
    Some(Content {
        media_type: Some(FileKind::Pdf.media_type()),
        offset: offset as u64,
        message: Some(&hint::LATE_PDF),
        hint: Some(hint::before_pdf(head.get(..offset).unwrap_or_default())),
    })
}

/// A text.
fn written(head: &[u8]) -> Option<Content> {
    let content = Content::named(Some(text::media_type(head)?));
    let hint = match head {
        text if text::is_encoded_file(text) => &hint::ENCODED_TWICE,
        text if text::is_data_url(text) => &hint::DATA_URL,
        _ => return Some(content),
    };
    Some(Content { hint: Some(hint), ..content })
}

/// The media type of a file as `infer` knows it. It recognises some types by part of a signature: without the whole
/// one, a file is not a JPEG, PNG or PDF.
fn inferred(head: &[u8]) -> Option<&'static str> {
    infer::get(head).map(|kind| kind.mime_type()).filter(|name| !ALLOWED.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::file::ends::Ends;

    fn content(file: &[u8]) -> Content {
        let mut ends = Ends::of_bytes();
        ends.feed(file);
        let windows = ends.windows();
        Content::of(FileKind::of(&windows), &windows)
    }

    #[test]
    fn the_first_sign_that_applies_decides() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let filling = vec![0; WINDOW];
        for (file, media_type, offset) in [
            (b"%PDF-1.7".to_vec(), Some("application/pdf"), 0),
            (b"\xEF\xBB\xBF%PDF-1.7".to_vec(), Some("application/pdf"), 3),
            (b"<html>%PDF-1.7".to_vec(), Some("application/pdf"), 6),
            ([&[b' '; HEADER - 5][..], b"%PDF-"].concat(), Some("application/pdf"), 1019),
            ([&[b' '; HEADER - 4][..], b"%PDF-"].concat(), Some("text/plain"), 0),
            (b"PK\x03\x04\0\0%PDF-1.7".to_vec(), Some("application/zip"), 0),
            (b"PK\x03\x04\0\0word/document.xml".to_vec(), ENTRY, 0),
            ([b"PK\x03\x04", &filling[..], &filling, b"word/document.xml"].concat(), ENTRY, 0),
            ([b"PK\x03\x04", &filling[..], b"word/document.xml", &filling].concat(), Some("application/zip"), 0),
            (b"PK\x03\x04\0\0Index/Document.iwa".to_vec(), Some("application/vnd.apple.pages"), 0),
            (b"PK\x03\x04\0\0Index/Document.iwa Index/Slide-1.iwa".to_vec(), Some("application/vnd.apple.keynote"), 0),
            ([COMPOUND, &utf16("WordDocument")].concat(), Some("application/msword"), 0),
            ([COMPOUND, &utf16("Workbook")].concat(), Some("application/vnd.ms-excel"), 0),
            ([COMPOUND, &filling].concat(), Some("application/x-ole-storage"), 0),
            ("\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\0\u{10}JFIF".into(), Some("image/jpeg"), 0),
            ("\u{FFFD}PNG\r\n\u{1A}\n%PDF-".into(), Some("image/png"), 0),
            (b"GIF89a=1;/*".to_vec(), Some("image/gif"), 0),
            (b"GIF is a format of pictures".to_vec(), Some("text/plain"), 0),
            (b"".to_vec(), None, 0),
            (b"\x01\x02\x03".to_vec(), None, 0),
        ] {
            let found = content(&file);
            let beginning = file.get(..40).unwrap_or(&file).escape_ascii();
            assert_eq!((found.media_type, found.offset), (media_type, offset), "{beginning}");
        }
    }

    const ENTRY: Option<&str> = Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    #[test]
    fn a_file_that_is_empty_or_encoded_twice_is_said_to_be() {
        assert_eq!(content(b"").message, Some(&hint::EMPTY));
        for (file, hint) in [
            (&b"/9j/4AAQSkZJRg=="[..], &hint::ENCODED_TWICE),
            (b"JVBERi0xLjcK", &hint::ENCODED_TWICE),
            (b"data:image/jpeg;base64,/9j/4AAQ", &hint::DATA_URL),
            (b"text", hint::of("text/plain")),
        ] {
            assert_eq!(content(file).hint, Some(hint), "{}", file.escape_ascii());
        }
    }
}
