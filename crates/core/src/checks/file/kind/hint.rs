//! How to make a file that is accepted from one that is not.

use super::signature::PKCS7;

pub(super) const EMPTY: &str = "{field} is empty.";
pub(super) const CHOOSE_AGAIN: &str = "Choose it again: it may not have been saved or downloaded completely.";

pub(super) const LATE_PDF: &str =
    "{field} is a PDF that begins at offset {offset}, and must begin with its first byte.";

pub(super) const READ_AS_TEXT: &str =
    "A program read this picture as text, which destroys it: read the original file as bytes.";
pub(super) const ENCODED_TWICE: &str = "This is a file in base64: encode it only once.";
pub(super) const DATA_URL: &str = "This is a data URL that was encoded again: send only what follows its `base64,`.";

/// The hint for a file of this media type.
pub(super) fn of(media_type: &str) -> &'static str {
    match media_type {
        "image/heif" | "image/avif" | "image/webp" | "image/jp2" | "image/j2c" | "image/jxl" => {
            "This is a photo in a format that Harbor does not accept: export it as JPEG."
        }
        "image/tiff" => "Export the picture as JPEG or PNG, or a scan of several pages as PDF.",
        raw if raw.starts_with("image/x-") => "This is a raw file of a camera: export the photo as JPEG.",
        picture if picture.starts_with("image/") => "Export the picture as JPEG or PNG.",
        video if video.starts_with("video/") => "This is a video: take a photo instead, as JPEG.",
        PKCS7 => "This is a signed envelope around a document: take the document out of it.",
        "message/rfc822" | "application/vnd.ms-outlook" => {
            "This is an e-mail: send the file that is attached to it, or print the e-mail to PDF."
        }
        "application/applefile" => {
            "This is a file that macOS stores beside the real one: choose the one whose name does not begin with `._`."
        }
        "text/html" => {
            "This is a web page, perhaps a sign-in or error page in place of the file: download the file again, or print \
             the page to PDF."
        }
        "text/plain" => "This is text: the file itself may be missing, or be encoded twice.",
        text if text.starts_with("text/") => "This is text: print it to PDF.",
        archive if is_archive(archive) => "This is an archive: take the file out of it.",
        document if is_document(document) => "Export the document as PDF.",
        _ => "Choose the picture or the document itself, as JPEG, PNG or PDF.",
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
pub(super) fn before_pdf(before: &[u8]) -> &'static str {
    match before {
        b"\xEF\xBB\xBF" => {
            "A byte order mark comes before it, as programs add it to text: write the PDF as bytes, or print it to a new PDF."
        }
        space if space.trim_ascii().is_empty() => {
            "White space comes before it: remove that, or print the PDF to a new PDF."
        }
        response if response.starts_with(b"HTTP/") => {
            "The headers of an HTTP response come before it: save only the body, or print the PDF to a new PDF."
        }
        form if form.starts_with(b"--") => {
            "The headers of a form upload come before it: save only the file, or print the PDF to a new PDF."
        }
        text if text.is_ascii() => "Other text comes before it: remove that, or print the PDF to a new PDF.",
        _ => "Other data comes before it: remove that, or print the PDF to a new PDF.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_media_type_has_the_hint_of_its_group() {
        for (media_type, hint) in [
            ("image/heif", "export it as JPEG"),
            ("image/avif", "export it as JPEG"),
            ("image/webp", "export it as JPEG"),
            ("image/jp2", "export it as JPEG"),
            ("image/x-canon-cr3", "export the photo as JPEG"),
            ("image/tiff", "a scan of several pages as PDF"),
            ("image/gif", "Export the picture"),
            ("video/mp4", "take a photo instead"),
            ("application/zip", "take the file out of it"),
            ("application/x-7z-compressed", "take the file out of it"),
            ("application/vnd.rar", "take the file out of it"),
            ("application/gzip", "take the file out of it"),
            ("application/x-tar", "take the file out of it"),
            ("application/pkcs7-mime", "take the document out of it"),
            ("message/rfc822", "the file that is attached"),
            ("application/vnd.ms-outlook", "the file that is attached"),
            ("application/applefile", "stores beside the real one"),
            ("application/msword", "Export the document"),
            ("application/vnd.apple.pages", "Export the document"),
            ("application/vnd.ms-excel", "Export the document"),
            ("application/postscript", "Export the document"),
            ("application/vnd.ms-cab-compressed", "take the file out of it"),
            ("text/plain", "may be missing"),
            ("text/html", "download the file again"),
            ("text/xml", "print it to PDF"),
            ("audio/mpeg", "Choose the picture or the document itself"),
            ("application/x-executable", "Choose the picture or the document itself"),
        ] {
            assert!(of(media_type).contains(hint), "{media_type}: {}", of(media_type));
        }
    }

    #[test]
    fn what_comes_before_a_pdf_is_named() {
        for (before, hint) in [
            (&b"\xEF\xBB\xBF"[..], "A byte order mark"),
            (b"\n", "White space"),
            (b" \r\n\r\n", "White space"),
            (b"HTTP/1.1 200 OK\r\n\r\n", "HTTP response"),
            (b"--boundary\r\nContent-Type: application/pdf\r\n\r\n", "form upload"),
            (b"Some junk before\n", "Other text"),
            (b"\xEF\xBB\xBF\n", "Other data"),
            (b"\x01\xFF", "Other data"),
        ] {
            assert!(before_pdf(before).contains(hint), "{}: {}", before.escape_ascii(), before_pdf(before));
        }
    }
}
