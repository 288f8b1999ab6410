//! Violation the end of a string: nearly all of a body is base64, so that is asked first, a window at a time.

use base64_simd::STANDARD_NO_PAD;
use memchr::memchr2;

/// Bytes from which on it pays to call vectorised code, and to remember what it found.
pub(super) const LONG: usize = 64;

/// Bytes searched and then checked at once: both passes over them run in the nearest cache.
const WINDOW: usize = 16 * 1024;

/// Bytes of base64 with escaped slashes that are looked at together: no more backslashes than a byte can count.
const BLOCK: usize = 128;

/// What `plain_run` found.
pub(super) struct Run {
    /// How many bytes from the start are plain characters: no quote, backslash, control character or broken UTF-8.
    pub(super) length: usize,
    /// How many of these, from the start, are known to be in the base64 alphabet.
    pub(super) base64: usize,
}

/// The length of the string whose content `bytes` begins with, if it is short and plain ASCII, as nearly all are.
#[inline]
pub(super) fn short_string(bytes: &[u8]) -> Option<usize> {
    let length = plain_ascii(bytes.get(..LONG).unwrap_or(bytes));
    (bytes.get(length) == Some(&b'"')).then_some(length)
}

/// The plain characters that `bytes` begins with.
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
    /// How many bytes it takes.
    pub(super) length: usize,
    /// How many characters of the base64 alphabet they represent.
    pub(super) characters: usize,
}

/// The base64 that `bytes` begins with, some of its slashes escaped, as far as whole blocks of it reach.
pub(super) fn escaped_base64_run(bytes: &[u8]) -> EscapedRun {
    let (mut length, mut backslashes) = (0, 0);
    // Whether a backslash escapes a slash depends on the byte after it, which may be the first after the block.
    while let Some([block @ .., _]) = bytes.get(length..=length + BLOCK) {
        let next = bytes.get(length + 1..=length + BLOCK).unwrap_or_default();
        let Some(more) = backslashes_in_base64(block, next) else { break };
        length += block.len();
        backslashes += usize::from(more);
    }
    // An escape that the end of the last block would split belongs to what follows.
    let is_split = bytes.get(..length).is_some_and(|run| run.ends_with(b"\\"));
    let length = length - usize::from(is_split);
    EscapedRun { length, characters: length - (backslashes - usize::from(is_split)) }
}

/// How many slashes are escaped in a block of base64; `None` if anything else stands in it. `next` is the same block
/// one byte later.
///
/// There is no branch for a byte, so that the compiler makes vectors of it: where a backslash stands cannot be
/// foreseen, and there is one for every 64 characters.
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

/// How many bytes from the start are known to be in the base64 alphabet, window by window.
fn base64_length(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(rest) = bytes.get(length..) {
        let window = rest.get(..WINDOW).unwrap_or(rest);
        let end = memchr2(b'"', b'\\', window).unwrap_or(window.len());
        // The alphabet alone is asked here, and any multiple of four characters will do for that. Padding can stand in
        // the last group only.
        let bulk = end.saturating_sub(4);
        let checked = window.get(..bulk - bulk % 4).unwrap_or_default();
        if checked.is_empty() || STANDARD_NO_PAD.check(checked).is_err() {
            break;
        }
        length += checked.len();
    }
    length
}

/// How many plain bytes there are from the start, of which the first `known` are known to be.
fn plain_length(bytes: &[u8], known: usize) -> usize {
    let mut length = known;
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        match rest.first() {
            None | Some(b'"') => return length,
            // Nothing but a character that is not ASCII has a length here: what ends a string has none.
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

/// The number of plain ASCII characters that `bytes` begins with. Eight are compared at a time.
#[inline]
fn plain_ascii(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let stops = stops_in(u64::from_le_bytes(*word));
        if stops != 0 {
            return index * 8 + stops.trailing_zeros() as usize / 8;
        }
    }
    let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F | 0x80..)).unwrap_or(rest.len());
    words.len() * 8 + plain
}

/// Sets the high bit of each byte that is not plain ASCII. Only the lowest set bit is reliable: borrows may set others
/// above it.
fn stops_in(word: u64) -> u64 {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let zero_bytes = |word: u64| word.wrapping_sub(LOW) & !word;
    let quotes = zero_bytes(word ^ (LOW * 0x22));
    let backslashes = zero_bytes(word ^ (LOW * 0x5C));
    let controls = word.wrapping_sub(LOW * 0x20);
    // A byte beyond ASCII has its high bit set already.
    (quotes | backslashes | controls | word) & HIGH
}

/// The length of the character beyond ASCII that `bytes` begins with, or `None` if there is none.
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
    fn a_run_ends_at_what_a_string_cannot_hold_as_it_is() {
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
    fn short_strings_are_told_at_once() {
        assert_eq!(short_string(b"Ada\": "), Some(3));
        assert_eq!(short_string(b"\""), Some(0));
        assert_eq!(short_string(format!("{}\"", "A".repeat(LONG)).as_bytes()), Some(LONG));
        for other in ["Ada", "A\\u0064a\"", "Zoë\"", "A\nda\""] {
            assert_eq!(short_string(other.as_bytes()), None, "{other}");
        }
    }

    /// Wherever a byte is among others, and whatever they are.
    #[test]
    fn eight_bytes_at_a_time_give_what_one_at_a_time_gives() {
        let is_plain = |byte: u8| matches!(byte, 0x20..=0x7F) && byte != b'"' && byte != b'\\';
        for filler in [b' ', b'!', b'#', b'[', b']', b'a', 0x7F] {
            for byte in 0..=u8::MAX {
                for place in 0..20 {
                    let mut bytes = [filler; 20];
                    bytes[place] = byte;
                    let expected = if is_plain(byte) { 20 } else { place };
                    assert_eq!(plain_ascii(&bytes), expected, "{byte:#x} at {place}");
                }
            }
        }
    }

    #[test]
    fn a_long_run_is_the_same_wherever_it_ends() {
        for length in [63, 64, 65, 66, 67, 68, WINDOW - 1, WINDOW, WINDOW + 1, WINDOW + LONG, 3 * WINDOW + 5] {
            for stop in [&b"\""[..], b"\\/", b"\n", b"\xFF"] {
                // A letter whose last bits are not 0, which only whole groups may end with.
                let mut bytes = vec![b'B'; length];
                bytes.extend_from_slice(stop);
                let run = plain_run(&bytes);
                assert_eq!(run.length, length, "{length} {stop:?}");
                // The last group may be padded, and is looked at on its own.
                let known = if length < LONG { 0..=0 } else { length.next_multiple_of(4) - 8..=length };
                assert!(known.contains(&run.base64), "{length}: {}", run.base64);
                bytes.splice(length..length, "= é".bytes());
                assert_eq!(plain_run(&bytes).length, length + "= é".len(), "{length} {stop:?}");
            }
        }
    }

    /// Wherever escapes are among other characters, and wherever the base64 ends.
    #[test]
    fn base64_with_escaped_slashes_is_read_as_far_as_whole_blocks_of_it_reach() {
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
    fn a_byte_that_is_not_base64_is_found_wherever_it_stands_in_a_block() {
        let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
        for byte in 0..=u8::MAX {
            for place in [0, 1, 17, BLOCK - 1] {
                let mut block = [b'A'; BLOCK + 1];
                block[place] = byte;
                let expected = is_base64(byte).then_some(0);
                assert_eq!(backslashes_in_base64(&block[..BLOCK], &block[1..]), expected, "{byte:#x} at {place}");
                block[place + 1] = b'/';
                let expected = if byte == b'\\' { Some(1) } else { expected };
                assert_eq!(backslashes_in_base64(&block[..BLOCK], &block[1..]), expected, "{byte:#x} at {place}");
            }
        }
    }
}
