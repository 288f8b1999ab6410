//! Keeps the first and the last bytes of a file that is read in pieces.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::VecDeque;
use std::fmt;

use base64_simd::{Out, STANDARD};

/// How much of each end of a file is looked at, in bytes: 64 KiB.
pub(super) const WINDOW: usize = WINDOW_KIBIBYTES * 1024;
/// How much of each end of a file is looked at, in kibibytes.
pub(super) const WINDOW_KIBIBYTES: usize = 64;

/// The number of base64 characters that contain `WINDOW` bytes, in whole groups of four.
pub(super) const ENCODED_WINDOW: usize = WINDOW.div_ceil(3) * 4;

/// The number of bytes of each end that go into a fingerprint.
const FINGERPRINT: usize = 8;
/// The offset of those bytes in the head. What comes before is alike in all files of one format.
const FINGERPRINT_FROM: usize = 32;

/// The number of bytes that are decoded first. They are enough to recognise most files.
const SHORT_HEAD: usize = 24;
/// The number of base64 characters that contain `SHORT_HEAD` bytes.
const SHORT_HEAD_CHARACTERS: usize = SHORT_HEAD / 3 * 4;

/// Both ends of a file that is read in pieces.
pub(super) struct Ends {
    /// Whether the bytes are base64.
    encoded: bool,
    /// How many bytes of each end are kept.
    window: usize,
    head: Vec<u8>,
    tail: VecDeque<u8>,
    /// The number of bytes so far.
    length: u64,
}

/// Shows the length alone, because the content is private.
impl fmt::Debug for Ends {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Ends({} bytes)", self.length)
    }
}

impl Ends {
    pub(super) fn of_bytes() -> Self {
        Self::new(false, WINDOW)
    }

    pub(super) fn of_base64() -> Self {
        Self::new(true, ENCODED_WINDOW)
    }

    fn new(encoded: bool, window: usize) -> Self {
        Self { encoded, window, head: Vec::new(), tail: VecDeque::new(), length: 0 }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        if self.length == self.head.len() as u64 {
            let free = (self.window - self.head.len()).min(bytes.len());
            self.head.extend_from_slice(bytes.get(..free).unwrap_or_default());
        }
        let last = bytes.get(bytes.len().saturating_sub(self.window)..).unwrap_or_default();
        let surplus = (self.tail.len() + last.len()).saturating_sub(self.window);
        self.tail.drain(..surplus);
        self.tail.extend(last);
        self.length = self.length.saturating_add(bytes.len() as u64);
    }

    /// Skips bytes. The tail then begins after them.
    pub(super) fn skip(&mut self, bytes: u64) {
        if bytes > 0 {
            self.tail.clear();
            self.length = self.length.saturating_add(bytes);
        }
    }

    /// The number of bytes that were read or skipped.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Both ends, to look into the file.
    pub(super) fn windows(&mut self) -> Windows<'_> {
        Windows::new(self.encoded, &self.head, self.tail.make_contiguous())
    }
}

/// The first and the last bytes of a file. If they are base64, only what is asked for is decoded.
pub(super) struct Windows<'a> {
    /// Whether the bytes are base64.
    encoded: bool,
    head: &'a [u8],
    tail: &'a [u8],
    /// The whole head and tail, decoded, once somebody has asked for them.
    decoded_head: OnceCell<Vec<u8>>,
    decoded_tail: OnceCell<Vec<u8>>,
}

impl<'a> Windows<'a> {
    /// Both ends of a whole file in base64.
    pub(super) fn of_base64(base64: &'a [u8]) -> Self {
        let head = base64.get(..ENCODED_WINDOW).unwrap_or(base64);
        let tail = base64.get(base64.len().saturating_sub(ENCODED_WINDOW)..).unwrap_or_default();
        Self::new(true, head, tail)
    }

    fn new(encoded: bool, head: &'a [u8], tail: &'a [u8]) -> Self {
        Self { encoded, head, tail, decoded_head: OnceCell::new(), decoded_tail: OnceCell::new() }
    }
}

impl Windows<'_> {
    /// The first bytes, not decoded.
    pub(super) fn encoded_head(&self) -> &[u8] {
        self.head
    }

    /// A number that equal files share, and most different files do not. `length` is the number of bytes that were
    /// read. Collisions only cost time, because files with the same number are compared.
    pub(super) fn fingerprint(&self, length: u64) -> u64 {
        let number = |bytes: Option<&[u8; FINGERPRINT]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let in_head = self.head.get(FINGERPRINT_FROM..).and_then(<[u8]>::first_chunk);
        length ^ number(in_head).rotate_left(16) ^ number(self.tail.last_chunk()).rotate_left(32)
    }

    /// Whether the file begins with these bytes.
    pub(super) fn starts_with(&self, signature: &[u8]) -> bool {
        if !self.encoded {
            return self.head.starts_with(signature);
        }
        let groups = self.head.get(..SHORT_HEAD_CHARACTERS).unwrap_or(self.head);
        decode_short_head(groups, &mut [0; SHORT_HEAD]).starts_with(signature)
    }

    /// The first bytes of the file, at most the given number and 64 KiB. They are decoded.
    pub(super) fn head(&self, bytes: usize) -> Cow<'_, [u8]> {
        if !self.encoded {
            return Cow::Borrowed(self.head.get(..bytes).unwrap_or(self.head));
        }
        if bytes >= WINDOW {
            return Cow::Borrowed(self.decoded_head.get_or_init(|| self.decode_head(WINDOW)));
        }
        Cow::Owned(self.decode_head(bytes))
    }

    fn decode_head(&self, bytes: usize) -> Vec<u8> {
        let characters = (bytes.div_ceil(3) * 4).min(self.head.len());
        let mut decoded = decode(self.head.get(..characters));
        decoded.truncate(bytes);
        decoded
    }

    /// The last bytes of the file, at most the given number and 64 KiB. They are decoded.
    pub(super) fn tail(&self, bytes: usize) -> Cow<'_, [u8]> {
        if !self.encoded {
            return Cow::Borrowed(self.tail.get(self.tail.len().saturating_sub(bytes)..).unwrap_or_default());
        }
        if bytes >= WINDOW {
            return Cow::Borrowed(self.decoded_tail.get_or_init(|| self.decode_tail(WINDOW)));
        }
        Cow::Owned(self.decode_tail(bytes))
    }

    fn decode_tail(&self, bytes: usize) -> Vec<u8> {
        // The last group may be padded and have only one byte, so one more group is decoded.
        let characters = ((bytes.div_ceil(3) + 1) * 4).min(self.tail.len());
        let mut decoded = decode(self.tail.get(self.tail.len() - characters..));
        decoded.drain(..decoded.len().saturating_sub(bytes));
        decoded
    }
}

/// Decodes up to `SHORT_HEAD_CHARACTERS` of base64 in whole groups, which were checked before.
fn decode_short_head<'d>(groups: &[u8], decoded: &'d mut [u8; SHORT_HEAD]) -> &'d [u8] {
    match STANDARD.decode(groups, Out::from_slice(decoded)) {
        Ok(decoded) => decoded,
        Err(_) => &[],
    }
}

/// Decodes base64 in whole groups, which were checked before.
fn decode(groups: Option<&[u8]>) -> Vec<u8> {
    groups.and_then(|groups| STANDARD.decode_to_vec(groups).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fed(mut ends: Ends, bytes: &[u8], window: usize) -> Ends {
        bytes.chunks(window).for_each(|chunk| ends.feed(chunk));
        ends
    }

    #[test]
    fn both_ends_are_the_same_however_the_file_is_cut_into_pieces() {
        // With two characters of padding, with one, and without.
        for bytes in [200_002_u32, 200_003, 200_004] {
            assert_same_ends(&(0..bytes).map(|number| (number % 251) as u8).collect::<Vec<u8>>());
        }
    }

    #[track_caller]
    fn assert_same_ends(file: &[u8]) {
        let encoded = STANDARD.encode_to_string(file).into_bytes();
        for window in [1, 3, 1000, WINDOW, ENCODED_WINDOW + 1, encoded.len()] {
            let mut raw = fed(Ends::of_bytes(), file, window);
            let mut base64 = fed(Ends::of_base64(), &encoded, window);
            for ends in [&raw, &base64] {
                assert_eq!((ends.head.len(), ends.tail.len()), (ends.window, ends.window), "no more is kept");
            }
            for bytes in [1, 8, 1024, WINDOW] {
                assert_eq!(raw.windows().head(bytes), &file[..bytes]);
                assert_eq!(base64.windows().head(bytes), &file[..bytes]);
                assert_eq!(raw.windows().tail(bytes), &file[file.len() - bytes..]);
                assert_eq!(base64.windows().tail(bytes), &file[file.len() - bytes..], "{window} {bytes}");
            }
        }
    }

    #[test]
    fn debug_shows_only_the_length() {
        let ends = fed(Ends::of_bytes(), b"passport", 3);
        assert_eq!(format!("{ends:?}"), "Ends(8 bytes)");
    }

    #[test]
    fn skipped_bytes_are_counted_and_not_kept() {
        let mut ends = Ends::of_bytes();
        ends.feed(b"begin");
        ends.skip(1_000_000);
        ends.feed(b"e");
        ends.skip(0);
        ends.feed(b"nd");
        assert_eq!(ends.length(), 1_000_008);
        assert_eq!(ends.windows().head(WINDOW), &b"begin"[..]);
        assert_eq!(ends.windows().tail(WINDOW), &b"end"[..]);
    }
}
