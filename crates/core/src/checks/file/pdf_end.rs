//! Finds the end of a PDF that has padding after it.

use memchr::memmem;

/// The marker with which a PDF ends.
pub(super) const MARKER: &[u8] = b"%%EOF";

/// Reads a PDF in pieces, and remembers its last end marker and its last byte that is not padding.
#[derive(Default)]
pub(super) struct PdfEnd {
    /// The last bytes so far, which may be the first ones of a marker.
    carried: Vec<u8>,
    /// The offset in bytes of the last marker.
    marker: Option<u64>,
    /// The number of bytes without the padding at the end.
    unpadded: u64,
    /// The number of bytes so far.
    position: u64,
}

impl PdfEnd {
    /// Reads the next bytes.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let start = self.position - self.carried.len() as u64;
        let first = bytes.get(..MARKER.len() - 1).unwrap_or(bytes);
        self.carried.extend_from_slice(first);
        self.note_marker(start, memmem::rfind(&self.carried, MARKER));
        self.note_marker(self.position, memmem::rfind(bytes, MARKER));
        let unpadded = without_padding(bytes).len();
        if unpadded > 0 {
            self.unpadded = self.position + unpadded as u64;
        }
        self.carry(bytes);
        self.position += bytes.len() as u64;
    }

    fn note_marker(&mut self, start: u64, offset: Option<usize>) {
        if let Some(offset) = offset {
            self.marker = Some(start + offset as u64);
        }
    }

    /// Keeps the last bytes. `carried` ends with the first of `bytes` already.
    fn carry(&mut self, bytes: &[u8]) {
        const KEPT: usize = MARKER.len() - 1;
        if bytes.len() >= KEPT {
            self.carried.clear();
            self.carried.extend_from_slice(bytes.get(bytes.len() - KEPT..).unwrap_or_default());
        } else {
            self.carried.drain(..self.carried.len().saturating_sub(KEPT));
        }
    }

    /// Whether there is a marker in the last `last` bytes before the padding.
    pub(super) fn has_marker_within(&self, last: u64) -> bool {
        self.marker.is_some_and(|marker| marker + last >= self.unpadded)
    }
}

/// The bytes without the white space and NULs at their end.
pub(super) fn without_padding(bytes: &[u8]) -> &[u8] {
    let last = bytes.iter().rposition(|byte| *byte != 0 && !byte.is_ascii_whitespace());
    last.and_then(|last| bytes.get(..=last)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_found_in_pieces_of_any_size() {
        let padding = vec![0; 5000];
        for (file, last, found) in [
            (&b"%PDF-1.7 %%EOF"[..], 5, true),
            (b"%PDF-1.7 %%EOF", 4, false),
            (b"%PDF-1.7 %%EOF\r\n", 5, true),
            (b"%PDF-1.7 %%EOF.", 6, true),
            (b"%PDF-1.7 %%EOF.", 5, false),
            (b"%PDF-1.7 %%EO", 100, false),
            (b"%PDF-1.7 %%EO%%EOF%%E", 8, true),
        ] {
            let padded = [file, &padding, b" \n"].concat();
            for file in [file, &padded] {
                for piece in [1, 2, 3, 4, 5, 6, 1000, 10_000] {
                    let mut end = PdfEnd::default();
                    file.chunks(piece).for_each(|piece| end.feed(piece));
                    assert_eq!(end.has_marker_within(last), found, "{} in pieces of {piece}", file.len());
                }
            }
        }
    }
}
