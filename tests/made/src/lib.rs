//! Generated files, which start and end like files of their type, and contain letters that depend on a seed; and pictures
//! of documents.

#![forbid(unsafe_code)]
#![expect(clippy::expect_used, clippy::panic, reason = "only tests use this function")]

mod pictures;

pub use crate::pictures::Picture;

/// A generated file of exactly `bytes` bytes.
///
/// # Panics
///
/// If the kind is unknown.
pub fn made_file(kind: &str, bytes: usize, seed: u64) -> Vec<u8> {
    let (head, tail): (&[u8], &[u8]) = match kind {
        "jpeg" => (b"\xFF\xD8\xFF\xE0", b"\xFF\xD9"),
        "png" => (b"\x89PNG\r\n\x1A\n", b"\0\0\0\0IEND\xAE\x42\x60\x82"),
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
