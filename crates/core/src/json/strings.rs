//! Finding the end of a string: nearly all of a body is base64, so that is asked first, a window at a time.

use base64_simd::STANDARD_NO_PAD;
use memchr::memchr2;

/// Bytes from which on it pays to call vectorised code, and to remember what it found.
pub(super) const LONG: usize = 64;

/// Bytes searched and then checked at once: both passes over them run in the nearest cache.
const WINDOW: usize = 16 * 1024;

/// What `plain_run` found.
pub(super) struct Run {
    /// How many bytes from the start are plain characters: no quote, backslash, control character or broken UTF-8.
    pub(super) length: usize,
    /// How many of these, from the start, are known to be in the base64 alphabet.
    pub(super) base64: usize,
}

/// The plain characters that `bytes` begins with.
pub(super) fn plain_run(bytes: &[u8]) -> Run {
    let first = bytes.get(..LONG).unwrap_or(bytes);
    let mut base64 = first.iter().take_while(|byte| is_base64(**byte)).count();
    if base64 < LONG {
        return Run { length: base64 + plain_length(bytes, base64), base64 };
    }
    while let Some(rest) = bytes.get(base64..) {
        let window = rest.get(..WINDOW).unwrap_or(rest);
        let end = memchr2(b'"', b'\\', window).unwrap_or(window.len());
        // The alphabet alone is asked here, and any multiple of four characters will do for that. Padding can stand in
        // the last group only.
        let bulk = end.saturating_sub(4);
        let checked = window.get(..bulk - bulk % 4).unwrap_or_default();
        if checked.is_empty() || STANDARD_NO_PAD.check(checked).is_err() {
            break;
        }
        base64 += checked.len();
    }
    Run { length: base64 + plain_length(bytes, base64), base64 }
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/'
}

/// How many plain bytes follow from `start` on.
fn plain_length(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let mut at = 0;
    while let Some(&byte) = rest.get(at) {
        match byte {
            b'"' | b'\\' | 0..=0x1F => break,
            0x20..=0x7F => at += 1,
            0x80.. => match character_length(rest.get(at..).unwrap_or_default()) {
                Some(length) => at += length,
                None => break,
            },
        }
    }
    at
}

/// The length of the character that `bytes` begins with, or `None` if that is not UTF-8.
fn character_length(bytes: &[u8]) -> Option<usize> {
    let length = match bytes.first()? {
        0x00..=0x7F => 1,
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    std::str::from_utf8(bytes.get(..length)?).ok().map(|_| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_run(bytes: &[u8], length: usize, base64: usize) {
        let run = plain_run(bytes);
        assert_eq!((run.length, run.base64), (length, base64));
    }

    #[test]
    fn a_run_ends_at_what_a_string_cannot_hold_as_it_is() {
        assert_run(b"", 0, 0);
        assert_run(b"Ada\"", 3, 3);
        assert_run(b"Ada Smith\\n", 9, 3);
        assert_run(b"Ada\x1F", 3, 3);
        assert_run(b"Ada\x7F\"", 4, 3);
        assert_run("Zoë\"".as_bytes(), 4, 2);
        assert_run(b"Zo\xC3\"", 2, 2);
        assert_run(b"Zo\xED\xA0\x80", 2, 2);
    }

    #[test]
    fn a_long_run_is_the_same_wherever_it_ends() {
        for length in [63, 64, 65, 66, 67, 68, WINDOW - 1, WINDOW, WINDOW + 1, WINDOW + LONG, 3 * WINDOW + 5] {
            for stop in [&b"\""[..], b"\\/", b"\n", b"\xFF"] {
                let mut bytes = vec![b'A'; length];
                bytes.extend_from_slice(stop);
                let run = plain_run(&bytes);
                assert_eq!(run.length, length, "{length} {stop:?}");
                assert!(run.base64 <= length);
                bytes.splice(length..length, "= é".bytes());
                assert_eq!(plain_run(&bytes).length, length + "= é".len(), "{length} {stop:?}");
            }
        }
    }
}
