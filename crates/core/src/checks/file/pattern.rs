//! A pattern for files in base64, for validators that do not decode them.

use ::base64::alphabet;

use super::kind::FileKind;
use crate::pattern::Pattern;

/// The shortest file without an issue, an empty PDF, in base64.
pub(super) const EXAMPLE: &str = "JVBERi0xLjcKJSVFT0YK";

/// The pattern of a file of at most `max_bytes` decoded bytes. It checks the signature, the alphabet, that padding
/// comes last, and the exact limit on the length.
///
/// The alphabet is checked by what is not in it, because an expression that matches a whole file has an unbounded
/// repetition. So has one for a length that is a multiple of four, which is therefore not checked.
pub(super) fn pattern(max_bytes: u64) -> Pattern {
    let beginnings: Vec<String> = FileKind::ALL.into_iter().map(|kind| beginning(kind.signature())).collect();
    let (max_length, ending) = longest(max_bytes);
    Pattern {
        max_length: Some(max_length),
        ending_at_max_length: ending,
        must_match: vec![format!("^(?:{})", beginnings.join("|"))],
        must_not_match: ["[^A-Za-z0-9+/=]", "=[^=]", "==="].map(str::to_owned).to_vec(),
    }
}

/// An expression for the base64 characters that these first bytes of a file determine. The last character may depend on
/// the byte after them as well: it is then a class of all possible ones.
fn beginning(bytes: &[u8]) -> String {
    let alphabet = alphabet::STANDARD.as_str();
    let mut expression = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_usize, |bits, byte| (bits << 8) | usize::from(*byte));
        let known = group.len() * 8;
        for position in 0..known / 6 {
            let sextet = (bits >> (known - 6 * (position + 1))) & 0b11_1111;
            expression.push_str(alphabet.get(sextet..=sextet).unwrap_or_default());
        }
        let unknown = (6 - known % 6) % 6;
        if unknown > 0 {
            let first = (bits << unknown) & 0b11_1111;
            let possible = alphabet.get(first..first + (1 << unknown)).unwrap_or_default();
            expression.extend(["[", possible, "]"]);
        }
    }
    expression.replace('+', r"\+")
}

/// The length in characters of the largest file in base64, and the padding that it must end with. Without that padding,
/// a text of the same length contains a file that is too large.
fn longest(bytes: u64) -> (u64, Option<&'static str>) {
    let ending = match bytes % 3 {
        1 => Some("=="),
        2 => Some("="),
        _ => None,
    };
    (bytes.div_ceil(3) * 4, ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_determine_the_first_characters() {
        let beginnings = FileKind::ALL.map(|kind| beginning(kind.signature()));
        assert_eq!(beginnings, ["/9j/", "iVBORw0KGg[opqr]", "JVBERi[0123]"]);
        assert_eq!(beginning(b"\xFB\xE0"), r"\+\+[ABCD]");
    }

    #[test]
    fn the_limit_on_the_length_is_exact_to_the_byte() {
        assert_eq!(longest(10 * 1024 * 1024), (13_981_016, Some("==")));
        assert_eq!(longest(4), (8, Some("==")));
        assert_eq!(longest(5), (8, Some("=")));
        assert_eq!(longest(6), (8, None));
    }
}
