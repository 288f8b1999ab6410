//! The first and the last bytes of what streams by.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;

use base64_simd::{Out, STANDARD};

/// Bytes of a file that are looked at from each end: 64 KiB.
pub(super) const WINDOW: usize = WINDOW_KIBIBYTES * 1024;
pub(super) const WINDOW_KIBIBYTES: usize = 64;

/// Base64 characters that hold `WINDOW` bytes, in whole groups of four.
pub(super) const ENCODED_WINDOW: usize = WINDOW.div_ceil(3) * 4;

/// Bytes from each end that go into a fingerprint; the first ones only show the format.
const FINGERPRINT: usize = 8;
const FINGERPRINT_FROM: usize = 32;

/// Bytes of each end by which most files are recognised, and the characters of base64 that contain them.
const GLANCE: usize = 24;
const GLANCE_CHARACTERS: usize = GLANCE / 3 * 4;

/// Keeps both ends of a stream of bytes.
pub(super) struct Ends {
    encoded: bool,
    /// Bytes kept of each end.
    window: usize,
    head: Vec<u8>,
    tail: VecDeque<u8>,
    length: u64,
}

/// Shows nothing of the content.
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

    /// Skips bytes. The tail that is kept starts anew after them.
    pub(super) fn skip(&mut self, bytes: u64) {
        if bytes > 0 {
            self.tail.clear();
            self.length = self.length.saturating_add(bytes);
        }
    }

    /// How many bytes there were.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Both ends, for looking into the file.
    pub(super) fn windows(&mut self) -> Windows<'_> {
        Windows { encoded: self.encoded, head: &self.head, tail: self.tail.make_contiguous() }
    }
}

/// The first and last bytes of a file, decoded only as far as they are asked for.
pub(super) struct Windows<'a> {
    encoded: bool,
    head: &'a [u8],
    tail: &'a [u8],
}

impl<'a> Windows<'a> {
    /// Both ends of base64 that is there as a whole.
    pub(super) fn of_base64(base64: &'a [u8]) -> Self {
        let head = base64.get(..ENCODED_WINDOW).unwrap_or(base64);
        let tail = base64.get(base64.len().saturating_sub(ENCODED_WINDOW)..).unwrap_or_default();
        Self { encoded: true, head, tail }
    }
}

impl Windows<'_> {
    /// The first bytes as they are, not decoded.
    pub(super) fn encoded_head(&self) -> &[u8] {
        self.head
    }

    /// A number that equal files share, for a file (or its base64) of `length` bytes. Files with the same number are
    /// compared, so that it need not be a good one.
    pub(super) fn fingerprint(&self, length: u64) -> u64 {
        let number = |bytes: Option<&[u8; FINGERPRINT]>| bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes));
        let behind_head = self.head.get(FINGERPRINT_FROM..).and_then(<[u8]>::first_chunk);
        length ^ number(behind_head).rotate_left(16) ^ number(self.tail.last_chunk()).rotate_left(32)
    }

    /// Whether the file begins with these bytes.
    pub(super) fn starts_with(&self, signature: &[u8]) -> bool {
        if !self.encoded {
            return self.head.starts_with(signature);
        }
        let groups = self.head.get(..GLANCE_CHARACTERS).unwrap_or(self.head);
        glance(groups, &mut [0; GLANCE]).starts_with(signature)
    }

    /// Whether the file ends with these bytes, perhaps followed by white space, as it nearly always does: little of
    /// it is decoded.
    pub(super) fn ends_with(&self, marker: &[u8]) -> bool {
        let last = |bytes: usize| self.tail.get(self.tail.len().saturating_sub(bytes)..).unwrap_or_default();
        let mut decoded = [0; GLANCE];
        let end = if self.encoded { glance(last(GLANCE_CHARACTERS), &mut decoded) } else { last(GLANCE) };
        end.trim_ascii_end().ends_with(marker)
    }

    /// Up to `bytes` first bytes of the file, of at most 64 KiB.
    pub(super) fn head(&self, bytes: usize) -> Cow<'_, [u8]> {
        if self.encoded {
            let characters = (bytes.div_ceil(3) * 4).min(self.head.len());
            decode(self.head.get(..characters), |decoded| decoded.truncate(bytes))
        } else {
            Cow::Borrowed(self.head.get(..bytes).unwrap_or(self.head))
        }
    }

    /// Up to `bytes` last bytes of the file, of at most 64 KiB.
    pub(super) fn tail(&self, bytes: usize) -> Cow<'_, [u8]> {
        if self.encoded {
            // Padding may take two bytes off the last group: one group more makes up for it.
            let characters = ((bytes.div_ceil(3) + 1) * 4).min(self.tail.len());
            let surplus = |decoded: &mut Vec<u8>| {
                decoded.drain(..decoded.len().saturating_sub(bytes));
            };
            decode(self.tail.get(self.tail.len() - characters..), surplus)
        } else {
            Cow::Borrowed(self.tail.get(self.tail.len().saturating_sub(bytes)..).unwrap_or_default())
        }
    }
}

/// Decodes a few groups of base64 that were checked before.
fn glance<'d>(groups: &[u8], decoded: &'d mut [u8; GLANCE]) -> &'d [u8] {
    match STANDARD.decode(groups, Out::from_slice(decoded)) {
        Ok(decoded) => decoded,
        Err(_) => &[],
    }
}

/// Decodes whole groups of base64 that were checked before.
fn decode<'a>(groups: Option<&[u8]>, cut: impl FnOnce(&mut Vec<u8>)) -> Cow<'a, [u8]> {
    let mut decoded = groups.and_then(|groups| STANDARD.decode_to_vec(groups).ok()).unwrap_or_default();
    cut(&mut decoded);
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fed(mut ends: Ends, bytes: &[u8], window: usize) -> Ends {
        bytes.chunks(window).for_each(|chunk| ends.feed(chunk));
        ends
    }

    #[test]
    fn both_ends_are_the_same_however_the_bytes_are_cut() {
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
    fn debug_says_how_much_there_was_and_not_what() {
        let ends = fed(Ends::of_bytes(), b"passport", 3);
        assert_eq!(format!("{ends:?}"), "Ends(8 bytes)");
    }

    #[test]
    fn what_is_skipped_is_counted_and_not_kept() {
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
