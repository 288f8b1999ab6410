//! Types that are recognised by bytes at a fixed place: those that people upload, and that `infer` does not know or
//! recognises by less.

/// Types by their first bytes.
const BEGINNINGS: [(&[u8], &str); 22] = [
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"II+\0", "image/tiff"),
    (b"MM\0+", "image/tiff"),
    (b"\0\0\0\x0CjP  \r\n\x87\n", "image/jp2"),
    (b"\xFF\x4F\xFF\x51", "image/j2c"),
    (b"FUJIFILMCCD-RAW", "image/x-fuji-raf"),
    (b"IIU\0", "image/x-panasonic-rw2"),
    (b"IIRO", "image/x-olympus-orf"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"\xC5\xD0\xD3\xC6", "application/postscript"),
    (b"{\\rtf", "application/rtf"),
    (b"7z\xBC\xAF\x27\x1C", "application/x-7z-compressed"),
    (b"Rar!\x1A\x07", "application/vnd.rar"),
    (b"\x1F\x8B\x08", "application/gzip"),
    (b"\xFD7zXZ\0", "application/x-xz"),
    (b"\x28\xB5\x2F\xFD", "application/zstd"),
    (b"-----BEGIN PKCS7-----", PKCS7),
    (b"-----BEGIN CMS-----", PKCS7),
    // Beside each file, macOS stores one with its attributes; its name begins with `._`.
    (b"\0\x05\x16\x07", "application/applefile"),
];

/// The types of files of ISO/IEC 14496-12 by their brand.
const BRANDS: [(&[u8], &str); 19] = [
    (b"heic", HEIF),
    (b"heix", HEIF),
    (b"heim", HEIF),
    (b"heis", HEIF),
    (b"hevc", HEIF),
    (b"hevx", HEIF),
    (b"hevm", HEIF),
    (b"hevs", HEIF),
    (b"mif1", HEIF),
    (b"mif2", HEIF),
    (b"msf1", HEIF),
    (b"miaf", HEIF),
    (b"avif", AVIF),
    (b"avis", AVIF),
    (b"crx ", "image/x-canon-cr3"),
    (b"qt  ", "video/quicktime"),
    (b"M4A ", "audio/m4a"),
    (b"M4B ", "audio/m4a"),
    (b"M4V ", "video/x-m4v"),
];

/// The types of boxes with which older films of `QuickTime` begin.
const OLD_BOXES: [&[u8; 4]; 4] = [b"moov", b"mdat", b"wide", b"pnot"];

pub(super) const PKCS7: &str = "application/pkcs7-mime";
const HEIF: &str = "image/heif";
const AVIF: &str = "image/avif";

/// The media type of a file that begins with these bytes.
pub(super) fn media_type(head: &[u8]) -> Option<&'static str> {
    beginning(head)
        .or_else(|| media(head))
        .or_else(|| head.starts_with(b"RIFF").then(|| riff(head)).flatten())
        .or_else(|| is_bitmap(head).then_some("image/bmp"))
        .or_else(|| is_bzip2(head).then_some("application/x-bzip2"))
        .or_else(|| is_signed_message(head).then_some(PKCS7))
}

fn beginning(head: &[u8]) -> Option<&'static str> {
    let (_, media_type) = BEGINNINGS.into_iter().find(|(beginning, _)| head.starts_with(beginning))?;
    let is_canon_raw = media_type == "image/tiff" && head.get(8..10) == Some(b"CR");
    Some(if is_canon_raw { "image/x-canon-cr2" } else { media_type })
}

/// Pictures and films of ISO/IEC 14496-12, by their first brand. A general one leaves open what the picture is coded
/// in: then the others decide.
fn media(head: &[u8]) -> Option<&'static str> {
    let (size, rest) = head.split_first_chunk::<4>()?;
    let (kind, brands) = rest.split_first_chunk::<4>()?;
    if OLD_BOXES.contains(&kind) {
        return Some("video/quicktime");
    }
    if kind != b"ftyp" {
        return None;
    }
    let size = usize::try_from(u32::from_be_bytes(*size)).ok()?.saturating_sub(8);
    let mut brands = brands.get(..size).unwrap_or(brands).as_chunks::<4>().0.iter();
    let first = brands.next()?;
    let named = BRANDS.into_iter().find(|(brand, _)| brand == first).map(|(_, media_type)| media_type);
    let is_avif = brands.any(|brand| brand == b"avif" || brand == b"avis");
    let is_general = matches!(first, b"mif1" | b"mif2" | b"msf1" | b"miaf");
    match first {
        _ if is_general && is_avif => Some(AVIF),
        [b'3', b'g', ..] => Some("video/3gpp"),
        _ => named.or(Some("video/mp4")),
    }
}

fn riff(head: &[u8]) -> Option<&'static str> {
    match head.get(8..12)? {
        b"WEBP" => Some("image/webp"),
        b"AVI " => Some("video/x-msvideo"),
        _ => None,
    }
}

/// Whether it is a bitmap of Windows: two letters, and later the length of its second header.
fn is_bitmap(head: &[u8]) -> bool {
    head.starts_with(b"BM")
        && head.get(14..18).is_some_and(|length| matches!(length, [12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
}

/// Whether it is compressed by `bzip2`: three letters, a digit, and the mark of the first block.
fn is_bzip2(head: &[u8]) -> bool {
    head.starts_with(b"BZh") && head.get(4..10) == Some(b"\x31\x41\x59\x26\x53\x59")
}

/// Whether it is a message of PKCS #7 (RFC 2315) in DER or BER: a sequence that begins with the type of its content.
pub(super) fn is_signed_message(head: &[u8]) -> bool {
    let ([0x30, 0x80, content @ ..]
    | [0x30, 0x81, _, content @ ..]
    | [0x30, 0x82, _, _, content @ ..]
    | [0x30, 0x83, _, _, _, content @ ..]
    | [0x30, 0x84, _, _, _, _, content @ ..]) = head
    else {
        return false;
    };
    // The object identifier 1.2.840.113549.1.7 with one more number.
    content.starts_with(b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_recognised_by_their_signature() {
        for (head, expected) in [
            (&b"GIF87a"[..], Some("image/gif")),
            (b"GIF89a", Some("image/gif")),
            (b"GIF88a", None),
            (b"II*\0\x08\0\0\0\x10\0", Some("image/tiff")),
            (b"II*\0\x10\0\0\0CR\x02\0", Some("image/x-canon-cr2")),
            (b"MM\0*", Some("image/tiff")),
            (b"MM\0+\0\x08", Some("image/tiff")),
            (b"\0\0\0\x0CjP  \r\n\x87\n\0\0\0\x14ftypjp2 ", Some("image/jp2")),
            (b"\xFF\x4F\xFF\x51\0", Some("image/j2c")),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some("image/webp")),
            (b"RIFF\x10\0\0\0AVI LIST", Some("video/x-msvideo")),
            (b"RIFF\x10\0\0\0WAVEfmt ", None),
            (b"RIFF", None),
            (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", Some("image/bmp")),
            (b"BM, a brand of cars", None),
            (b"7z\xBC\xAF\x27\x1C\0\x04", Some("application/x-7z-compressed")),
            (b"Rar!\x1A\x07\0", Some("application/vnd.rar")),
            (b"Rar!\x1A\x07\x01\0", Some("application/vnd.rar")),
            (b"\x1F\x8B\x08\0", Some("application/gzip")),
            (b"BZh91AY&SY", Some("application/x-bzip2")),
            (b"BZh9", None),
            (b"\xFD7zXZ\0", Some("application/x-xz")),
            (b"{\\rtf1", Some("application/rtf")),
            (b"-----BEGIN PKCS7-----\n", Some(PKCS7)),
            (b"\0\x05\x16\x07\0\x02", Some("application/applefile")),
            (b"", None),
            (b"\xFF\xD8\xFF", None),
        ] {
            assert_eq!(media_type(head), expected, "{}", head.escape_ascii());
        }
    }

    #[test]
    fn pictures_and_films_are_recognised_by_their_brands() {
        for (brands, expected) in [
            (&["heic"][..], HEIF),
            (&["heix", "0000"], HEIF),
            (&["heim", "0000"], HEIF),
            (&["heis", "0000"], HEIF),
            (&["hevc", "0000", "msf1"], HEIF),
            (&["hevx", "0000"], HEIF),
            (&["mif1", "0000", "mif1", "heic"], HEIF),
            (&["msf1", "0000", "hevc"], HEIF),
            (&["mif1", "0000", "avif", "miaf"], AVIF),
            (&["avif", "0000", "mif1"], AVIF),
            (&["avis", "0000"], AVIF),
            // A picture in two codings is what it is first.
            (&["heic", "0000", "avif"], HEIF),
            (&["crx ", "0001", "isom"], "image/x-canon-cr3"),
            (&["qt  ", "0000"], "video/quicktime"),
            (&["isom", "0200"], "video/mp4"),
            (&["mp42", "0000"], "video/mp4"),
            (&["3gp4", "0000"], "video/3gpp"),
            (&["M4A ", "0000"], "audio/m4a"),
            (&["else", "0000"], "video/mp4"),
        ] {
            let size = u32::try_from(8 + 4 * brands.len()).unwrap().to_be_bytes();
            let file = [&size[..], b"ftyp", brands.concat().as_bytes(), b"avif"].concat();
            assert_eq!(media_type(&file), Some(expected), "{brands:?}");
        }
        assert_eq!(media_type(b"\0\0\0\x18ftypheic"), Some(HEIF), "a file that is cut off");
        assert_eq!(media_type(b"\0\0\0\x08ftyp"), None);
        assert_eq!(media_type(b"\0\0\0\x08wide\0\0\0\0mdat"), Some("video/quicktime"));
    }

    #[test]
    fn messages_of_pkcs_7_are_recognised_in_each_form_of_their_length() {
        let content = b"\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07\x02\xA0\x80";
        for (beginning, expected) in [
            (&b"\x30\x80"[..], true),
            (b"\x30\x81\xF0", true),
            (b"\x30\x82\x0A\x00", true),
            (b"\x30\x83\x01\x0A\x00", true),
            (b"\x30\x84\x00\x01\x0A\x00", true),
            (b"\x30\x85\x00\x00\x01\x0A\x00", false),
            (b"\x31\x80", false),
            (b"\x30", false),
        ] {
            assert_eq!(is_signed_message(&[beginning, content].concat()), expected, "{}", beginning.escape_ascii());
        }
        assert!(!is_signed_message(b"\x30\x82\x0A\x00\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09"));
    }
}
