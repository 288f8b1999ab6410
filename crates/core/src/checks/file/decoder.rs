//! Decodes base64 that comes in pieces.

use base64_simd::{Out, STANDARD};

/// The number of base64 characters that are decoded at a time, in whole groups of four.
pub(super) const PIECE: usize = 4096;

/// The bytes in that many characters.
pub(super) type Piece = [u8; PIECE / 4 * 3];

/// Decodes whole groups, and keeps the characters of an incomplete one for the next call.
pub(super) struct Decoder {
    /// The characters of an incomplete group.
    group: Vec<u8>,
    decoded: Piece,
}

impl Default for Decoder {
    fn default() -> Self {
        Self { group: Vec::new(), decoded: [0; PIECE / 4 * 3] }
    }
}

impl Decoder {
    /// Decodes the next characters, and passes the bytes on. What is not base64 has no bytes.
    pub(super) fn feed(&mut self, base64: &[u8], read: &mut dyn FnMut(&[u8])) {
        let missing = if self.group.is_empty() { 0 } else { 4 - self.group.len() };
        let (completing, rest) = base64.split_at_checked(missing).unwrap_or((base64, &[]));
        self.group.extend_from_slice(completing);
        if self.group.len() == 4 {
            read(decode(&self.group, &mut self.decoded));
            self.group.clear();
        }
        let (groups, incomplete) = rest.as_chunks::<4>();
        for piece in groups.as_flattened().chunks(PIECE) {
            read(decode(piece, &mut self.decoded));
        }
        self.group.extend_from_slice(incomplete);
    }
}

/// Decodes at most [`PIECE`] characters in whole groups. What is not base64 has no bytes.
pub(super) fn decode<'d>(groups: &[u8], decoded: &'d mut Piece) -> &'d [u8] {
    STANDARD.decode(groups, Out::from_slice(decoded)).map_or(&[], |bytes| bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_any_size_give_the_same_bytes() {
        for bytes in [0_u32, 1, 2, 3, 100, 40_000] {
            let file: Vec<u8> = (0..bytes).map(|number| (number % 251) as u8).collect();
            let base64 = STANDARD.encode_to_string(&file).into_bytes();
            for piece in [1, 2, 3, 4, 5, 1000, PIECE, PIECE + 1, 100_000] {
                let mut decoder = Decoder::default();
                let mut all = Vec::new();
                base64.chunks(piece).for_each(|piece| decoder.feed(piece, &mut |bytes| all.extend_from_slice(bytes)));
                assert_eq!(all, file, "{bytes} bytes in pieces of {piece}");
            }
        }
    }

    #[test]
    fn what_is_not_base64_has_no_bytes() {
        let mut decoded = Vec::new();
        Decoder::default().feed(b"QUJD****QUJD", &mut |bytes| decoded.extend_from_slice(bytes));
        assert_eq!(decoded, b"");
    }
}
