//! Finds the end of a string. Nearly all of a body is base64, so vectorised code looks for base64 first.

use base64_simd::STANDARD_NO_PAD;
use memchr::memchr2;

/// The length in bytes from which vectorised code is faster, and its result is worth recording.
pub(super) const LONG: usize = 64;

/// The number of bytes that are searched and then checked together: few enough to stay in the L1 cache for both.
const WINDOW: usize = 16 * 1024;

/// The number of bytes of base64 with escaped slashes that are checked together. It is below 256, so that a `u8` can
/// count the backslashes.
const BLOCK: usize = 128;

/// The plain characters at the beginning of some bytes: no quote, backslash, control character or invalid UTF-8.
pub(super) struct Run {
    /// Their number of bytes.
    pub(super) length: usize,
    /// The number of bytes at their beginning that are known to be in the base64 alphabet.
    pub(super) base64: usize,
}

/// The length in bytes of the string whose content `bytes` begins with, if it is short and plain ASCII. Nearly all
/// strings are.
#[inline]
pub(super) fn short_ascii_string(bytes: &[u8]) -> Option<usize> {
    let length = plain_ascii(bytes.get(..LONG).unwrap_or(bytes));
    (bytes.get(length) == Some(&b'"')).then_some(length)
}

/// Measures the plain characters that `bytes` begins with.
pub(super) fn plain_run(bytes: &[u8]) -> Run {
    let first = bytes.get(..LONG).unwrap_or(bytes);
    let ascii = plain_ascii(first);
    if ascii < LONG {
        return Run { length: plain_length(bytes, ascii), base64: 0 };
    }
    let base64 = base64_length(bytes);
    Run { length: plain_length(bytes, base64), base64 }
}

/// Base64 in which slashes are escaped, as PHP writes it.
pub(super) struct EscapedRun {
    /// The number of bytes.
    pub(super) length: usize,
    /// The number of base64 characters that these bytes represent.
    pub(super) characters: usize,
}

/// Measures the base64 with escaped slashes that `bytes` begins with, in whole blocks.
pub(super) fn escaped_base64_run(bytes: &[u8]) -> EscapedRun {
    let (mut length, mut backslashes) = (0, 0);
    // Whether a backslash escapes a slash depends on the byte after it, which may be the first after the block.
    while let Some([block @ .., _]) = bytes.get(length..=length + BLOCK) {
        let next = bytes.get(length + 1..=length + BLOCK).unwrap_or_default();
        let Some(more) = backslashes_in_base64(block, next) else { break };
        length += block.len();
        backslashes += usize::from(more);
    }
    // If the last block ends with a backslash, the escape is left to what follows.
    let is_split = bytes.get(..length).is_some_and(|run| run.ends_with(b"\\"));
    let length = length - usize::from(is_split);
    EscapedRun { length, characters: length - (backslashes - usize::from(is_split)) }
}

/// The number of escaped slashes in a block of base64; `None` if the block is not base64. `next` is the block one byte
/// later in the text.
///
/// The loop has no branches, so that the compiler can vectorise it. A branch on backslashes would be mispredicted:
/// there is one in 64 characters, at no regular distance.
#[expect(clippy::needless_bitwise_bool, reason = "lazy operators are branches")]
fn backslashes_in_base64(block: &[u8], next: &[u8]) -> Option<u8> {
    let (mut is_base64, mut backslashes) = (true, 0);
    for (byte, next) in block.iter().zip(next) {
        let is_letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        // The slash comes before the digits in ASCII.
        let is_digit_or_slash = byte.wrapping_sub(b'/') < 11;
        let is_backslash = *byte == b'\\';
        is_base64 &= is_letter | is_digit_or_slash | (*byte == b'+') | (is_backslash & (*next == b'/'));
        backslashes += u8::from(is_backslash);
    }
    is_base64.then_some(backslashes)
}

/// The number of bytes at the beginning that are known to be in the base64 alphabet. It is checked window by window.
fn base64_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(rest) = bytes.get(length..) {
        let window = rest.get(..WINDOW).unwrap_or(rest);
        let end = memchr2(b'"', b'\\', window).unwrap_or(window.len());
        // Only the alphabet is checked, so any multiple of four characters will do. The last group may be padded, and
        // is left out.
        let bulk = end.saturating_sub(4);
        let checked = window.get(..bulk - bulk % 4).unwrap_or_default();
        if checked.is_empty() || STANDARD_NO_PAD.check(checked).is_err() {
            break;
        }
        length += checked.len();
    }
    length
}

/// The number of bytes of plain characters at the beginning. The first `known` bytes are already known to be plain.
fn plain_length(bytes: &[u8], known: usize) -> usize {
    let mut length = known;
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        match rest.first() {
            None | Some(b'"') => return length,
            // A character beyond ASCII is plain, unless it is not valid UTF-8.
            Some(0x80..) => match character_length(rest) {
                Some(more) => length += more,
                None => return length,
            },
            Some(_) => match plain_ascii(rest) {
                0 => return length,
                more => length += more,
            },
        }
    }
}

/// The number of plain ASCII characters that `bytes` begins with. Eight bytes are compared at a time.
#[inline]
fn plain_ascii(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            return index * 8 + special.trailing_zeros() as usize / 8;
        }
    }
    let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F | 0x80..)).unwrap_or(rest.len());
    words.len() * 8 + plain
}

/// Returns a mask that has the high bit of each byte that is not plain ASCII. Only its lowest bit is reliable: borrows
/// may set others above it.
fn special_bytes(word: u64) -> u64 {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let zero_bytes = |word: u64| word.wrapping_sub(LOW) & !word;
    let quotes = zero_bytes(word ^ (LOW * 0x22));
    let backslashes = zero_bytes(word ^ (LOW * 0x5C));
    let controls = word.wrapping_sub(LOW * 0x20);
    // A byte beyond ASCII has its high bit set already.
    (quotes | backslashes | controls | word) & HIGH
}

/// The length in bytes of the character beyond ASCII that `bytes` begins with; `None` if there is no valid one.
fn character_length(bytes: &[u8]) -> Option<usize> {
    let length = match bytes.first()? {
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
    fn assert_run(bytes: &[u8], length: usize) {
        assert_eq!(plain_run(bytes).length, length);
    }

    #[test]
    fn a_plain_run_ends_at_the_first_byte_that_is_not_plain() {
        assert_run(b"", 0);
        assert_run(b"Ada\"", 3);
        assert_run(b"Ada Smith\\n", 9);
        assert_run(b"Ada\x1F", 3);
        assert_run(b"Ada\x7F\"", 4);
        assert_run("Zoë\"".as_bytes(), 4);
        assert_run(b"Zo\xC3\"", 2);
        assert_run(b"Zo\xED\xA0\x80", 2);
    }

    #[test]
    fn short_ascii_strings_are_measured_and_others_are_not() {
        assert_eq!(short_ascii_string(b"Ada\": "), Some(3));
        assert_eq!(short_ascii_string(b"\""), Some(0));
        assert_eq!(short_ascii_string(format!("{}\"", "A".repeat(LONG)).as_bytes()), Some(LONG));
        for other in ["Ada", "A\\u0064a\"", "Zoë\"", "A\nda\""] {
            assert_eq!(short_ascii_string(other.as_bytes()), None, "{other}");
        }
    }

    /// Every byte is tried at every position, among several others.
    #[test]
    fn comparing_eight_bytes_at_a_time_finds_the_first_that_is_not_plain() {
        let is_plain = |byte: u8| matches!(byte, 0x20..=0x7F) && byte != b'"' && byte != b'\\';
        for filler in [b' ', b'!', b'#', b'[', b']', b'a', 0x7F] {
            for byte in 0..=u8::MAX {
                for position in 0..20 {
                    let mut bytes = [filler; 20];
                    bytes[position] = byte;
                    let expected = if is_plain(byte) { 20 } else { position };
                    assert_eq!(plain_ascii(&bytes), expected, "{byte:#x} at {position}");
                }
            }
        }
    }

    #[test]
    fn a_long_run_is_measured_whatever_its_length() {
        for length in [63, 64, 65, 66, 67, 68, WINDOW - 1, WINDOW, WINDOW + 1, WINDOW + LONG, 3 * WINDOW + 5] {
            for stop in [&b"\""[..], b"\\/", b"\n", b"\xFF"] {
                // The low bits of a B are not zero, so it is valid only where no bits are left over.
                let mut bytes = vec![b'B'; length];
                bytes.extend_from_slice(stop);
                let run = plain_run(&bytes);
                assert_eq!(run.length, length, "{length} {stop:?}");
                // The last group may be padded, and is left out.
                let known = if length < LONG { 0..=0 } else { length.next_multiple_of(4) - 8..=length };
                assert!(known.contains(&run.base64), "{length}: {}", run.base64);
                bytes.splice(length..length, "= é".bytes());
                assert_eq!(plain_run(&bytes).length, length + "= é".len(), "{length} {stop:?}");
            }
        }
    }

    /// Escapes are tried at every distance, and the base64 with many endings.
    #[test]
    fn base64_with_escaped_slashes_is_measured_in_whole_blocks() {
        for plain in 0..=BLOCK + 1 {
            let base64 = ["A".repeat(plain), "\\/".to_owned()].concat().repeat(5 * BLOCK / (plain + 2));
            for next in ["", "\"", "=\"", "\\", "\\n", "\\\\/", "\\u002F", "* A", "é", "-_"] {
                let text = [&base64, next, &"A".repeat(2 * BLOCK)].concat();
                let run = escaped_base64_run(text.as_bytes());
                let known = &text[..run.length];
                assert_eq!(known.replace('\\', "").len(), run.characters, "{plain} {next:?}");
                assert!(known.len() <= base64.len() || next.is_empty(), "{plain} {next:?}");
                assert!(known.len() + BLOCK >= base64.len(), "{plain} {next:?}");
                assert!(!known.ends_with('\\'), "{plain} {next:?}");
            }
        }
    }

    #[test]
    fn a_byte_that_is_not_base64_is_found_at_any_position_in_a_block() {
        let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        for byte in 0..=u8::MAX {
            for position in [0, 1, 17, BLOCK - 1] {
                let mut block = [b'A'; BLOCK + 1];
                block[position] = byte;
                let expected = is_base64(byte).then_some(0);
                assert_eq!(backslashes_in_base64(&block[..BLOCK], &block[1..]), expected, "{byte:#x} at {position}");
                block[position + 1] = b'/';
                let expected = if byte == b'\\' { Some(1) } else { expected };
                assert_eq!(backslashes_in_base64(&block[..BLOCK], &block[1..]), expected, "{byte:#x} at {position}");
            }
        }
    }
}
