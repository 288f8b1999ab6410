//! How to make a file that is accepted from one that is not.

use super::signature::PKCS7;
use crate::wording::{Sentence, sentences};

/// The messages that say more than that the type is not accepted.
pub(super) static EMPTY: Sentence = Sentence::new("unsupported_file_type.empty", "This file is empty.");
pub(super) static LATE_PDF: Sentence =
    Sentence::new("unsupported_file_type.late_pdf", "There is other data before the start of this PDF.");

sentences! {
    pub(super) HINTS:
    pub(super) CHOOSE_AGAIN = "hint.unsupported_file_type.empty",
        "Choose it again. It may not have been saved or downloaded completely.";
    pub(super) READ_AS_TEXT = "hint.unsupported_file_type.read_as_text",
        "A program read this picture as text, which destroys it. Use the original file.";
    pub(super) ENCODED_TWICE = "hint.unsupported_file_type.encoded_twice",
        "This is a file in base64. Encode it only once.";
    pub(super) DATA_URL = "hint.unsupported_file_type.data_url",
        "This is a data URL that was encoded again. Send only what follows its “base64,”.";
    PHOTO = "hint.unsupported_file_type.photo", "Save this photo as a JPEG.";
    TIFF = "hint.unsupported_file_type.tiff",
        "Save the picture as a JPEG or PNG, or a scan of several pages as a PDF.";
    RAW_PHOTO = "hint.unsupported_file_type.raw_photo", "This is a camera raw file. Save the photo as a JPEG.";
    PICTURE = "hint.unsupported_file_type.picture", "Save the picture as a JPEG or PNG.";
    VIDEO = "hint.unsupported_file_type.video", "This is a video. Upload a photo instead.";
    ENVELOPE = "hint.unsupported_file_type.envelope",
        "This is a signed envelope around a document. Upload the document inside it.";
    EMAIL = "hint.unsupported_file_type.email",
        "This is an email. Upload the file attached to it, or print the email to a PDF.";
    APPLE_FILE = "hint.unsupported_file_type.apple_file",
        "macOS stores this file beside the real one. Choose the one whose name does not start with “._”.";
    WEB_PAGE = "hint.unsupported_file_type.web_page",
        "This is a web page, perhaps a sign-in or error page. Download the file again, or print the page to a PDF.";
    PLAIN_TEXT = "hint.unsupported_file_type.plain_text",
        "This is plain text. Check that you chose the right file.";
    OTHER_TEXT = "hint.unsupported_file_type.text", "This is text. Print it to a PDF.";
    ARCHIVE = "hint.unsupported_file_type.archive", "Unzip it, and upload the file inside.";
    DOCUMENT = "hint.unsupported_file_type.document", "Save the document as a PDF.";
    pub(super) OTHER = "hint.unsupported_file_type", "Choose a picture or a document: a JPEG, PNG or PDF.";
    BEFORE_PDF_MARK = "hint.unsupported_file_type.before_pdf.byte_order_mark",
        "It is a byte order mark, which some programs add to text. Print the PDF to a new PDF.";
    BEFORE_PDF_SPACE = "hint.unsupported_file_type.before_pdf.white_space", "It is white space. Print the PDF to a new PDF.";
    BEFORE_PDF_RESPONSE = "hint.unsupported_file_type.before_pdf.http_response",
        "It is the headers of an HTTP response. Download the file again, or print it to a new PDF.";
    BEFORE_PDF_FORM = "hint.unsupported_file_type.before_pdf.form_upload",
        "It is the headers of a form upload. Save only the file, or print it to a new PDF.";
    BEFORE_PDF_TEXT = "hint.unsupported_file_type.before_pdf.text", "It is other text. Print the PDF to a new PDF.";
    BEFORE_PDF_DATA = "hint.unsupported_file_type.before_pdf.data", "It is other data. Print the PDF to a new PDF.";
}

/// The hint for a file of this media type.
pub(super) fn of(media_type: &str) -> &'static Sentence {
    match media_type {
        "image/heif" | "image/avif" | "image/webp" | "image/jp2" | "image/j2c" | "image/jxl" => &PHOTO,
        "image/tiff" => &TIFF,
        raw if raw.starts_with("image/x-") => &RAW_PHOTO,
        picture if picture.starts_with("image/") => &PICTURE,
        video if video.starts_with("video/") => &VIDEO,
        PKCS7 => &ENVELOPE,
        "message/rfc822" | "application/vnd.ms-outlook" => &EMAIL,
        "application/applefile" => &APPLE_FILE,
        "text/html" => &WEB_PAGE,
        "text/plain" => &PLAIN_TEXT,
        text if text.starts_with("text/") => &OTHER_TEXT,
        archive if is_archive(archive) => &ARCHIVE,
        document if is_document(document) => &DOCUMENT,
        _ => &OTHER,
    }
}

fn is_archive(media_type: &str) -> bool {
    matches!(
        media_type,
        "application/zip"
            | "application/x-7z-compressed"
            | "application/vnd.rar"
            | "application/gzip"
            | "application/x-bzip2"
            | "application/vnd.bzip3"
            | "application/x-xz"
            | "application/zstd"
            | "application/x-tar"
            | "application/x-lzip"
            | "application/x-lz4"
            | "application/x-compress"
            | "application/vnd.ms-cab-compressed"
            | "application/x-cpio"
    )
}

fn is_document(media_type: &str) -> bool {
    let families = [
        "application/vnd.openxmlformats-officedocument.",
        "application/vnd.oasis.opendocument.",
        "application/vnd.ms-",
        "application/vnd.apple.",
    ];
    let others = [
        "application/msword",
        "application/x-ole-storage",
        "application/rtf",
        "application/postscript",
        "application/epub+zip",
        "application/x-mobipocket-ebook",
    ];
    others.contains(&media_type) || families.into_iter().any(|family| media_type.starts_with(family))
}

/// The hint for a PDF with these bytes before its header.
pub(super) fn before_pdf(before: &[u8]) -> &'static Sentence {
    match before {
        b"\xEF\xBB\xBF" => &BEFORE_PDF_MARK,
        space if space.trim_ascii().is_empty() => &BEFORE_PDF_SPACE,
        response if response.starts_with(b"HTTP/") => &BEFORE_PDF_RESPONSE,
        form if form.starts_with(b"--") => &BEFORE_PDF_FORM,
        text if text.is_ascii() => &BEFORE_PDF_TEXT,
        _ => &BEFORE_PDF_DATA,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_media_type_has_the_hint_of_its_group() {
        for (media_type, hint) in [
            ("image/heif", &PHOTO),
            ("image/avif", &PHOTO),
            ("image/webp", &PHOTO),
            ("image/jp2", &PHOTO),
            ("image/x-canon-cr3", &RAW_PHOTO),
            ("image/tiff", &TIFF),
            ("image/gif", &PICTURE),
            ("video/mp4", &VIDEO),
            ("application/zip", &ARCHIVE),
            ("application/x-7z-compressed", &ARCHIVE),
            ("application/vnd.rar", &ARCHIVE),
            ("application/gzip", &ARCHIVE),
            ("application/x-tar", &ARCHIVE),
            ("application/pkcs7-mime", &ENVELOPE),
            ("message/rfc822", &EMAIL),
            ("application/vnd.ms-outlook", &EMAIL),
            ("application/applefile", &APPLE_FILE),
            ("application/msword", &DOCUMENT),
            ("application/vnd.apple.pages", &DOCUMENT),
            ("application/vnd.ms-excel", &DOCUMENT),
            ("application/postscript", &DOCUMENT),
            ("application/vnd.ms-cab-compressed", &ARCHIVE),
            ("text/plain", &PLAIN_TEXT),
            ("text/html", &WEB_PAGE),
            ("text/xml", &OTHER_TEXT),
            ("audio/mpeg", &OTHER),
            ("application/x-executable", &OTHER),
        ] {
            assert_eq!(of(media_type), hint, "{media_type}");
        }
    }

    #[test]
    fn what_comes_before_a_pdf_is_named() {
        for (before, hint) in [
            (&b"\xEF\xBB\xBF"[..], &BEFORE_PDF_MARK),
            (b"\n", &BEFORE_PDF_SPACE),
            (b" \r\n\r\n", &BEFORE_PDF_SPACE),
            (b"HTTP/1.1 200 OK\r\n\r\n", &BEFORE_PDF_RESPONSE),
            (b"--boundary\r\nContent-Type: application/pdf\r\n\r\n", &BEFORE_PDF_FORM),
            (b"Some junk before\n", &BEFORE_PDF_TEXT),
            (b"\xEF\xBB\xBF\n", &BEFORE_PDF_DATA),
            (b"\x01\xFF", &BEFORE_PDF_DATA),
        ] {
            assert_eq!(before_pdf(before), hint, "{}", before.escape_ascii());
        }
    }
}
