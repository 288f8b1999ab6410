//! Types that are text, and files that were read or written as text.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem;

use super::FileKind;
use super::signature::{PKCS7, is_signed_message};
use crate::checks::file::ends::WINDOW;

/// What the beginning of a file becomes if it is read as UTF-8 or Latin-1, and written as UTF-8.
const READ_AS_TEXT: [(&[u8], FileKind); 4] = [
    (b"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", FileKind::Jpeg),
    (b"\xC3\xBF\xC3\x98\xC3\xBF", FileKind::Jpeg),
    (b"\xEF\xBF\xBDPNG\r\n\x1A\n", FileKind::Png),
    (b"\xC2\x89PNG\r\n\x1A\n", FileKind::Png),
];

/// Lines that begin only the headers of an e-mail.
const MAIL_HEADERS: [&str; 4] = ["\nmime-version:", "\nreceived:", "\nmessage-id:", "\nsubject:"];

/// The number of characters of base64 that are decoded to recognise a file in it.
const ENCODED: usize = 64;

/// The type that a picture had before it was read as text.
pub(super) fn read_as_text(head: &[u8]) -> Option<FileKind> {
    READ_AS_TEXT.into_iter().find(|(beginning, _)| head.starts_with(beginning)).map(|(_, kind)| kind)
}

/// The media type of a text; `None` if it is not text.
pub(super) fn media_type(head: &[u8]) -> Option<&'static str> {
    if is_svg(head) {
        return Some("image/svg+xml");
    }
    if is_mail(head) {
        return Some("message/rfc822");
    }
    is_plain_text(head).then(|| {
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
        let marked = infer::get(text).map(|kind| kind.mime_type());
        let is_text = |name: &&str| name.starts_with("text/") || matches!(*name, "application/postscript");
        marked.filter(is_text).or_else(|| is_encoded_message(text).then_some(PKCS7)).unwrap_or("text/plain")
    })
}

/// Whether a text is a file of an accepted type in base64.
pub(super) fn is_encoded_file(text: &[u8]) -> bool {
    FileKind::ALL.into_iter().any(|kind| decoded(text).starts_with(kind.signature()))
}

/// Whether a text is a data URL.
pub(super) fn is_data_url(text: &[u8]) -> bool {
    text.starts_with(b"data:")
        && text.split(|byte| *byte == b',').next().is_some_and(|label| label.ends_with(b";base64"))
}

fn is_encoded_message(text: &[u8]) -> bool {
    is_signed_message(&decoded(text))
}

/// The first bytes of a file in base64.
fn decoded(text: &[u8]) -> Vec<u8> {
    let characters = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).take(ENCODED);
    let encoded: Vec<u8> = characters.collect();
    STANDARD.decode(encoded.as_chunks::<4>().0.as_flattened()).unwrap_or_default()
}

/// Whether it is an e-mail: it begins with a header, and has one that only e-mails have.
fn is_mail(head: &[u8]) -> bool {
    let name = head.split(|byte| *byte == b':').next().unwrap_or_default();
    let is_name = !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'-');
    if !is_name || name.len() == head.len() || head.contains(&0) {
        return false;
    }
    let text = format!("\n{}", String::from_utf8_lossy(head).to_ascii_lowercase());
    text.contains("\nfrom:") && MAIL_HEADERS.into_iter().any(|header| text.contains(header))
}

/// Whether it is XML whose root element is `svg`. A declaration, comments and a document type may come before that.
fn is_svg(head: &[u8]) -> bool {
    memmem::find(head, b"<").is_some() && {
        let text = String::from_utf8_lossy(head).to_ascii_lowercase();
        has_svg_root(&text)
    }
}

fn has_svg_root(text: &str) -> bool {
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
    fn texts_have_the_type_of_what_they_are() {
        for (text, expected) in [
            ("Zürich\n", Some("text/plain")),
            ("BM is text", Some("text/plain")),
            ("<html><p>", Some("text/html")),
            ("\u{FEFF}<!DOCTYPE html>", Some("text/html")),
            ("<?xml version='1.0'?><a/>", Some("text/xml")),
            ("%!PS-Adobe-3.0\n", Some("application/postscript")),
            ("<svg/>", Some("image/svg+xml")),
            ("From: a@example.com\r\nSubject: B\r\n\r\nC", Some("message/rfc822")),
            ("Received: by x\nFrom: a@example.com\n", Some("message/rfc822")),
            ("From: a@example.com\n", Some("text/plain")),
            ("Note: B\nSubject: C\n", Some("text/plain")),
            ("a\0b", None),
        ] {
            assert_eq!(media_type(text.as_bytes()), expected, "{text:?}");
        }
        let message = STANDARD.encode(b"\x30\x82\x0A\x00\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0\x80");
        assert_eq!(media_type(message.as_bytes()), Some(PKCS7));
        assert_eq!(media_type(b"Subject: Z\xFCrich\nFrom: a\n"), Some("message/rfc822"), "in Latin-1");
    }

    #[test]
    fn pictures_that_were_read_as_text_have_the_type_that_they_had() {
        let latin_1 = |bytes: &[u8]| bytes.iter().map(|byte| char::from(*byte)).collect::<String>();
        for (file, expected) in [
            (&b"\xFF\xD8\xFF\xE0\0\x10JFIF\0"[..], Some(FileKind::Jpeg)),
            (b"\xFF\xD8\xFF\xDB\0\x43", Some(FileKind::Jpeg)),
            (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", Some(FileKind::Png)),
            (b"\x89PNG\n\x1A\n\0\0\0\rIHDR", None),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", None),
        ] {
            assert_eq!(read_as_text(String::from_utf8_lossy(file).as_bytes()), expected, "{}", file.escape_ascii());
            assert_eq!(read_as_text(latin_1(file).as_bytes()), expected, "{}", file.escape_ascii());
            assert_eq!(read_as_text(file), None);
        }
    }

    #[test]
    fn files_in_base64_are_recognised_in_text() {
        for (file, expected) in [
            (&b"\xFF\xD8\xFF\xE0\0"[..], true),
            (b"%PDF-1.7 and more", true),
            (b"\x89PNG\r\n\x1A\n\0", true),
            (b"text", false),
        ] {
            let encoded = STANDARD.encode(file);
            assert_eq!(is_encoded_file(encoded.as_bytes()), expected, "{encoded}");
            assert_eq!(is_encoded_file(format!("{}\r\n{}\n", &encoded[..4], &encoded[4..]).as_bytes()), expected);
            assert!(!is_encoded_file(format!("*{encoded}").as_bytes()));
        }
        assert!(is_data_url(b"data:image/png;base64,AAAA"));
        assert!(!is_data_url(b"data:image/png,AAAA"));
        assert!(!is_data_url(b"data: none"));
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
