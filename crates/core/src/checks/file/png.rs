//! Reads the first chunks of a PNG.

/// The number of bytes before the first chunk.
const SIGNATURE: usize = 8;

/// What the beginning of a PNG says of the picture.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PngHead {
    /// Width and height in pixels, if the first chunk says them.
    pub(super) size: Option<(u32, u32)>,
    /// Whether there are image data; `None` if the beginning ends before they would come.
    pub(super) has_data: Option<bool>,
}

impl PngHead {
    /// Reads the beginning of a PNG. `is_whole` says that it is the whole file.
    pub(super) fn read(head: &[u8], is_whole: bool) -> Self {
        let mut rest = head.get(SIGNATURE..).unwrap_or_default();
        let mut size = None;
        while let Some((length, kind, after)) = next_chunk(rest) {
            match kind {
                b"IHDR" => size = size.or(read_size(after)),
                b"IDAT" => return Self { size, has_data: Some(true) },
                b"IEND" => return Self { size, has_data: Some(false) },
                _ => {}
            }
            // The checksum follows the content.
            rest = after.get(length.saturating_add(4)..).unwrap_or_default();
        }
        Self { size, has_data: is_whole.then_some(false) }
    }
}

/// The length of the content of a chunk, its type, and what follows these.
fn next_chunk(bytes: &[u8]) -> Option<(usize, &[u8; 4], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (kind, rest) = rest.split_first_chunk::<4>()?;
    Some((usize::try_from(u32::from_be_bytes(*length)).ok()?, kind, rest))
}

fn read_size(content: &[u8]) -> Option<(u32, u32)> {
    let (width, rest) = content.split_first_chunk::<4>()?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    Some((u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap();
        [&length.to_be_bytes()[..], kind, content, b"\0\0\0\0"].concat()
    }

    #[test]
    fn size_and_data_are_found_in_the_first_chunks() {
        let signature = b"\x89PNG\r\n\x1A\n".to_vec();
        let header = chunk(b"IHDR", b"\0\0\x03\x20\0\0\x02\x58\x08\x02\0\0\0");
        let profile = chunk(b"iCCP", b"IDAT IEND");
        let data = chunk(b"IDAT", b"...");
        let end = chunk(b"IEND", b"");
        let size = Some((800, 600));
        for (parts, is_whole, expected) in [
            (vec![&signature, &header, &profile, &data, &end], true, PngHead { size, has_data: Some(true) }),
            (vec![&signature, &header, &data], false, PngHead { size, has_data: Some(true) }),
            (vec![&signature, &header, &profile, &end], true, PngHead { size, has_data: Some(false) }),
            (vec![&signature, &header, &profile], true, PngHead { size, has_data: Some(false) }),
            (vec![&signature, &header, &profile], false, PngHead { size, has_data: None }),
            (vec![&signature, &data], false, PngHead { size: None, has_data: Some(true) }),
            (vec![&signature], true, PngHead { size: None, has_data: Some(false) }),
        ] {
            let file: Vec<u8> = parts.into_iter().flatten().copied().collect();
            assert_eq!(PngHead::read(&file, is_whole), expected, "{}", String::from_utf8_lossy(&file));
        }
        // A chunk that says that it is larger than the address space.
        let endless = [&signature[..], &header, b"\xFF\xFF\xFF\xFFtEXt..."].concat();
        assert_eq!(PngHead::read(&endless, false), PngHead { size, has_data: None });
    }
}
