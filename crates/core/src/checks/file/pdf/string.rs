//! Strings in a PDF (ISO 32000-1, section 7.3.4).

use super::value::is_white_space;

/// The length in bytes of a string in parentheses. It may contain pairs of parentheses, and escaped ones.
pub(super) fn literal_string_length(text: &[u8]) -> usize {
    let mut depth = 0;
    let mut escaped = false;
    for (index, byte) in text.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    text.len()
}

/// The bytes of a string in parentheses.
pub(super) fn literal_string(text: &[u8]) -> Vec<u8> {
    let inner = text.get(1..literal_string_length(text).saturating_sub(1)).unwrap_or_default();
    let mut bytes = Vec::new();
    let mut rest = inner;
    while let [first, after @ ..] = rest {
        let (byte, length) = match (first, after) {
            (b'\\', _) => escape(after),
            // A line break of two bytes is read as one.
            (b'\r', [b'\n', ..]) => (Some(b'\n'), 1),
            (b'\r', _) => (Some(b'\n'), 0),
            _ => (Some(*first), 0),
        };
        bytes.extend(byte);
        rest = after.get(length..).unwrap_or_default();
    }
    bytes
}

/// The byte that an escape means, and the length of what follows its backslash.
fn escape(text: &[u8]) -> (Option<u8>, usize) {
    match *text {
        [b'n', ..] => (Some(b'\n'), 1),
        [b'r', ..] => (Some(b'\r'), 1),
        [b't', ..] => (Some(b'\t'), 1),
        [b'b', ..] => (Some(8), 1),
        [b'f', ..] => (Some(12), 1),
        [b'\r', b'\n', ..] => (None, 2),
        [b'\r' | b'\n', ..] => (None, 1),
        [b'0'..=b'7', ..] => {
            let digits = text.iter().take(3).take_while(|byte| matches!(byte, b'0'..=b'7'));
            let (length, value) =
                digits.fold((0, 0_u8), |(length, value), digit| (length + 1, (value << 3) | (digit & 7)));
            (Some(value), length)
        }
        [other, ..] => (Some(other), 1),
        [] => (None, 0),
    }
}

/// The bytes of a string of hexadecimal digits, which `text` has from its first digit on.
pub(super) fn hexadecimal_string(text: &[u8]) -> Option<Vec<u8>> {
    let end = memchr::memchr(b'>', text)?;
    let digits = text.iter().take(end).filter(|byte| !is_white_space(**byte));
    let digits: Vec<u8> = digits.map(|byte| hexadecimal_digit(*byte)).collect::<Option<_>>()?;
    // A missing last digit is a zero.
    Some(
        digits
            .chunks(2)
            .map(|pair| pair.iter().fold(0, |byte, digit| (byte << 4) | digit) << (8 - 4 * pair.len()))
            .collect(),
    )
}

fn hexadecimal_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
