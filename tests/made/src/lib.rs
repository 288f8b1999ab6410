//! Generated files: they start and end like files of their type, and contain letters that depend on a seed. Pictures have
//! 800 × 600 pixels by their headers. Beside them, pictures of documents.

#![forbid(unsafe_code)]
#![expect(clippy::expect_used, clippy::panic, reason = "only tests use this function")]

mod pictures;

pub use crate::pictures::Picture;

/// A frame of 800 × 600 pixels and the beginning of its only scan.
const JPEG_HEAD: &[u8] = b"\xFF\xD8\
    \xFF\xC0\x00\x0B\x08\x02\x58\x03\x20\x01\x01\x11\x00\
    \xFF\xDA\x00\x08\x01\x01\x00\x00\x3F\x00";

/// The signature, a header of 800 × 600 pixels, and the beginning of a chunk of data of unknown length.
const PNG_HEAD: &[u8] = b"\x89PNG\r\n\x1A\n\
    \0\0\0\x0DIHDR\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0\x15\x14\x15\x27\
    \0\0\0\0IDAT";

/// A generated file of exactly `bytes` bytes.
///
/// # Panics
///
/// If the kind is unknown.
pub fn made_file(kind: &str, bytes: usize, seed: u64) -> Vec<u8> {
    let (head, tail): (&[u8], &[u8]) = match kind {
        "jpeg" => (JPEG_HEAD, b"\xFF\xD9"),
        "png" => (PNG_HEAD, b"\0\0\0\0IEND\xAE\x42\x60\x82"),
        "pdf" => (b"%PDF-1.7\n", b"%%EOF\n"),
        "raw" => (b"", b""),
        other => panic!("unknown kind of file: {other}"),
    };
    let mut file = Vec::with_capacity(bytes);
    file.extend_from_slice(head);
    let mut x = seed;
    while file.len() + tail.len() < bytes {
        x = (x * 1_103_515_245 + 12_345) % (1 << 31);
        file.push(b'A' + u8::try_from((x >> 16) % 26).expect("less than 26"));
    }
    file.extend_from_slice(tail);
    file.truncate(bytes);
    file
}

/// A PDF of one page, as a scanner writes it.
pub fn scan(jpeg: &[u8]) -> Vec<u8> {
    [
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj ",
        &b"3 0 obj<</Type/Page/Parent 2 0 R/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>endobj "[..],
        b"4 0 obj<</Type/XObject/Subtype/Image/Filter/DCTDecode>>stream\n",
        jpeg,
        b"\nendstream endobj 5 0 obj<</Length 12>>stream\nq /I Do Q\nendstream endobj\n%%EOF\n",
    ]
    .concat()
}
