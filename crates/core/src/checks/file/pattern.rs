//! What other validators can check of a file in base64, without decoding it.

use ::base64::alphabet;

use super::kind::FileKind;
use crate::pattern::Pattern;

/// The shortest file without an issue: an empty PDF.
pub(super) const EXAMPLE: &str = "JVBERi0xLjcKJSVFT0YK";

/// The first characters, the alphabet, padding at the end only, and the length of the largest file, to the byte.
///
/// The alphabet is described by what is not in it: an expression for a whole file would repeat without a bound, and so
/// would one for a length that is a multiple of four.
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

/// The characters of a file in base64 that only its first bytes decide; of the last one perhaps only some bits.
fn beginning(bytes: &[u8]) -> String {
    let alphabet = alphabet::STANDARD.as_str();
    let mut expression = String::new();
    for group in bytes.chunks(3) {
        let bits = group.iter().fold(0_usize, |bits, byte| (bits << 8) | usize::from(*byte));
        let known = group.len() * 8;
        for place in 0..known / 6 {
            let sextet = (bits >> (known - 6 * (place + 1))) & 0b11_1111;
            expression.push_str(alphabet.get(sextet..=sextet).unwrap_or_default());
        }
        let open = (6 - known % 6) % 6;
        if open > 0 {
            let first = (bits << open) & 0b11_1111;
            let possible = alphabet.get(first..first + (1 << open)).unwrap_or_default();
            expression.extend(["[", possible, "]"]);
        }
    }
    expression.replace('+', r"\+")
}

/// The length of the largest file in base64, and the padding without which a text of that length holds a larger file.
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
    fn the_first_characters_are_those_that_the_signatures_decide() {
        let beginnings = FileKind::ALL.map(|kind| beginning(kind.signature()));
        assert_eq!(beginnings, ["/9j/", "iVBORw0KGg[opqr]", "JVBERi[0123]"]);
        assert_eq!(beginning(b"\xFB\xE0"), r"\+\+[ABCD]");
    }

    #[test]
    fn the_longest_text_is_exact_to_the_byte() {
        assert_eq!(longest(10 * 1024 * 1024), (13_981_016, Some("==")));
        assert_eq!(longest(4), (8, Some("==")));
        assert_eq!(longest(5), (8, Some("=")));
        assert_eq!(longest(6), (8, None));
    }
}
