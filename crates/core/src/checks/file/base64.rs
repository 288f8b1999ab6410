//! Checks canonical base64 (RFC 4648, section 4) in pieces.

use base64_simd::STANDARD_NO_PAD;

use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::{Sentence, sentences};

static NO_FILE: Sentence = Sentence::new("invalid_base64", "{field} could not be read as a file.");
static PLACEHOLDER: Sentence =
    Sentence::new("invalid_base64.placeholder", "{field} still has the example text from the guide.");
static REFERENCE: Sentence =
    Sentence::new("invalid_base64.reference", "{field} has the name or address of a file instead of its content.");

sentences! {
    HINTS:
    ENCODE_FILE = "hint.invalid_base64.placeholder", "Replace it with the file in base64.";
    READ_FILE = "hint.invalid_base64.reference", "Read the file, and send its content in base64.";
    DATA_URL = "hint.invalid_base64.data_url", "Remove everything up to and including “base64,”.";
    WHITE_SPACE = "hint.invalid_base64.white_space", "Remove line breaks and spaces from the base64.";
    ALPHABET = "hint.invalid_base64.alphabet", "Use standard base64, with + and / instead of - and _.";
    PADDING = "hint.invalid_base64.padding", "Add = at the end of the base64 until its length is a multiple of 4.";
    LEFT_OVER_BITS = "hint.invalid_base64.trailing_bits",
        "The last base64 character is wrong. Encode the file again.";
    CHARACTER = "hint.invalid_base64.character",
        "Use only A–Z, a–z, 0–9, + and /, with = at the end. The first other character comes after {offset} characters.";
}

pub(crate) static INVALID: Rule = Rule {
    code: "invalid_base64",
    severity: Severity::Error,
    summary: catalogue_text("not canonical base64: standard alphabet, padded, nothing else"),
    messages: &[&NO_FILE, &PLACEHOLDER, &REFERENCE],
    hints: HINTS,
    params: &[ParamSpec::word("reason"), ParamSpec::count("offset")],
    explanation: catalogue_text(
        "Base64 of RFC 4648, section 4. The reason is the first of these that applies: `placeholder`, \
         `reference`, `data_url`, `white_space`, `url_safe_alphabet`, `character`, `padding`, `trailing_bits`. The offset \
         counts the characters before the fault.",
    ),
    fix: catalogue_text("Encode the file's bytes with the standard alphabet and padding, and send nothing else."),
    example: catalogue_text(r#""front": "data:image/jpeg;base64,/9j/…""#),
    in_schema: InSchema::Partly(catalogue_text(
        "It checks the alphabet and that padding comes last, but not that the length is a multiple of four, nor that the \
         last character has no bits left over: a pattern for that fails on large files.",
    )),
};

/// What the guide's examples have in place of a file.
const PLACEHOLDERS: [&[u8]; 2] = [b"<base64 bytes>", b"<base64_bytes>"];

/// What JavaScript makes of a file as text.
const REFERENCES: [&[u8]; 2] = [b"[object File]", b"[object Blob]"];

/// How an address of a file begins.
const SCHEMES: [&str; 4] = ["blob:", "file:", "http://", "https://"];

/// How a buffer of Node.js begins as JSON.
const BUFFER: &[u8] = br#"{"type":"Buffer""#;

/// The number of bytes up to which checking one by one is faster than vectorised code.
const SHORT: usize = 32;

/// The state of the check. Offsets count characters.
#[derive(Default)]
pub(super) struct Base64Scan {
    /// The number of characters so far. A character of several bytes counts once.
    characters: u64,
    /// The offset of the first white space.
    white_space: Option<u64>,
    /// The offset of the first character of the URL-safe alphabet, `-` or `_`.
    url_safe: Option<u64>,
    /// The offset of the first other character that is not allowed.
    other: Option<u64>,
    /// The offset of the first `=`.
    first_padding: Option<u64>,
    /// The number of `=`.
    paddings: u64,
    data_after_padding: bool,
    /// The last character that is in the alphabet.
    last: u8,
}

/// The meaning of a byte in base64.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Alphabet,
    Padding,
    WhiteSpace,
    UrlSafe,
    Other,
    /// The first byte of a character that is not ASCII.
    Wide,
    /// A further byte of a character that is not ASCII.
    Continuation,
}

impl Class {
    fn of(byte: u8) -> Self {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' => Self::Alphabet,
            b'=' => Self::Padding,
            b' ' | b'\t'..=b'\r' => Self::WhiteSpace,
            b'-' | b'_' => Self::UrlSafe,
            0x80..=0xBF => Self::Continuation,
            0xC0.. => Self::Wide,
            _ => Self::Other,
        }
    }
}

impl Base64Scan {
    /// Reads characters that are known to be in the alphabet. Only the last one is looked at.
    pub(super) fn feed_alphabet(&mut self, window: &[u8]) {
        if let Some(last) = window.last() {
            self.last = *last;
            self.skip_alphabet(window.len() as u64);
        }
    }

    /// Skips characters that are known to be in the alphabet. More characters must follow.
    pub(super) fn skip_alphabet(&mut self, characters: u64) {
        self.characters = self.characters.saturating_add(characters);
        self.data_after_padding |= characters > 0 && self.first_padding.is_some();
    }

    /// Reads the next characters.
    pub(super) fn feed(&mut self, window: &[u8]) {
        // Vectorised code checks only the alphabet, so any multiple of four characters will do. The last group may be
        // padded, and is left out.
        let bulk = window.split_last_chunk::<4>().map_or(&[][..], |(bulk, _)| bulk);
        let groups = bulk.as_chunks::<4>().0.as_flattened();
        let known = if groups.len() > SHORT && STANDARD_NO_PAD.check(groups).is_ok() { groups } else { &[] };
        self.feed_alphabet(known);
        for index in known.len()..window.len() {
            self.feed_byte(window, index);
        }
    }

    /// Reads one byte. The window is needed for characters of several bytes.
    fn feed_byte(&mut self, window: &[u8], index: usize) {
        let Some(&byte) = window.get(index) else { return };
        let at = self.characters;
        match Class::of(byte) {
            Class::Alphabet => {
                self.last = byte;
                self.data_after_padding |= self.first_padding.is_some();
            }
            Class::Padding => {
                self.first_padding.get_or_insert(at);
                self.paddings += 1;
            }
            Class::WhiteSpace => _ = self.white_space.get_or_insert(at),
            Class::UrlSafe => _ = self.url_safe.get_or_insert(at),
            Class::Wide if is_wide_white_space(window, index) => {
                self.white_space.get_or_insert(at);
            }
            Class::Wide | Class::Other => _ = self.other.get_or_insert(at),
            Class::Continuation => return,
        }
        self.characters = self.characters.saturating_add(1);
    }

    /// Returns the decoded size in bytes, or the violation. `head` is the beginning of the text.
    pub(super) fn finish(&self, head: &[u8]) -> Result<u64, Violation> {
        let fault = placeholder(head)
            .or_else(|| reference(head))
            .or_else(|| data_url(head))
            .or_else(|| self.invalid_character());
        if let Some((reason, offset)) = fault {
            return Err(invalid(reason, offset));
        }
        let data = self.first_padding.unwrap_or(self.characters);
        if let Some(offset) = self.padding_fault(data) {
            return Err(invalid("padding", offset));
        }
        if self.has_trailing_bits(data) {
            return Err(invalid("trailing_bits", data - 1));
        }
        Ok(data / 4 * 3 + (data % 4).saturating_sub(1))
    }

    /// The reason and the offset of a character that is not allowed anywhere, in the order of the reasons.
    fn invalid_character(&self) -> Option<(&'static str, u64)> {
        let reasons =
            [("white_space", self.white_space), ("url_safe_alphabet", self.url_safe), ("character", self.other)];
        reasons.into_iter().find_map(|(reason, offset)| Some((reason, offset?)))
    }

    /// The offset at which padding is missing or wrong, after `data` characters of the alphabet; `None` if it is right.
    fn padding_fault(&self, data: u64) -> Option<u64> {
        let expected = match data % 4 {
            2 => 2,
            3 => 1,
            // The last group is complete, or has a single character, which no padding completes.
            _ => 0,
        };
        if data % 4 == 1 || self.data_after_padding {
            return Some(data);
        }
        (self.paddings != expected).then_some(data.saturating_add(self.paddings.min(expected)))
    }

    /// Whether the unused bits of the last character are non-zero. Only the last group can have unused bits.
    fn has_trailing_bits(&self, data: u64) -> bool {
        let group = [b'A', b'A', self.last];
        let last_group = match data % 4 {
            2 => &group[1..],
            3 => &group[..],
            _ => &[],
        };
        STANDARD_NO_PAD.check(last_group).is_err()
    }
}

fn placeholder(head: &[u8]) -> Option<(&'static str, u64)> {
    PLACEHOLDERS.contains(&head).then_some(("placeholder", 0))
}

/// What a program writes in the place of a file's content: its name, or where it is.
fn reference(head: &[u8]) -> Option<(&'static str, u64)> {
    let begins_with =
        |scheme: &str| head.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()));
    let is_path = matches!(head, [b'A'..=b'Z' | b'a'..=b'z', b':', b'\\', ..]);
    let is_reference =
        REFERENCES.contains(&head) || SCHEMES.into_iter().any(begins_with) || head.starts_with(BUFFER) || is_path;
    is_reference.then_some(("reference", 0))
}

fn data_url(head: &[u8]) -> Option<(&'static str, u64)> {
    if !head.get(..5)?.eq_ignore_ascii_case(b"data:") {
        return None;
    }
    let header = head.split(|byte| *byte == b',').next()?;
    let is_base64 = header.len() < head.len() && header.to_ascii_lowercase().ends_with(b";base64");
    is_base64.then_some(("data_url", 0))
}

/// Whether the character at `index`, which is beyond ASCII, is white space.
fn is_wide_white_space(window: &[u8], index: usize) -> bool {
    let character = window.get(index..window.len().min(index + 4)).unwrap_or_default();
    let first = character.utf8_chunks().next().and_then(|chunk| chunk.valid().chars().next());
    first.is_some_and(char::is_whitespace)
}

fn invalid(reason: &'static str, offset: u64) -> Violation {
    let violation = INVALID.violation().with_param("reason", reason).with_param("offset", offset);
    match reason {
        "placeholder" => violation.with_message(&PLACEHOLDER).with_hint(&ENCODE_FILE),
        "reference" => violation.with_message(&REFERENCE).with_hint(&READ_FILE),
        "data_url" => violation.with_hint(&DATA_URL),
        "white_space" => violation.with_hint(&WHITE_SPACE),
        "url_safe_alphabet" => violation.with_hint(&ALPHABET),
        "padding" => violation.with_hint(&PADDING),
        "trailing_bits" => violation.with_hint(&LEFT_OVER_BITS),
        _ => violation.with_hint(&CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Param;

    fn scan(text: &str, window: usize) -> Result<u64, (String, u64)> {
        let mut scan = Base64Scan::default();
        let characters: Vec<char> = text.chars().collect();
        characters.chunks(window).for_each(|chunk| scan.feed(String::from_iter(chunk).as_bytes()));
        scan.finish(text.as_bytes()).map_err(|violation| {
            let Some(Param::Count(offset)) = violation.params.get("offset") else { panic!("an offset is a count") };
            (violation.params.get("reason").unwrap().to_string(), *offset)
        })
    }

    #[test]
    fn canonical_base64_has_a_decoded_size() {
        for (text, bytes) in
            [("QQ==", 1), ("QUI=", 2), ("QUJD", 3), ("QUJDQQ==", 4), ("//8=", 2), ("+A==", 1), ("ag==", 1)]
        {
            assert_eq!(scan(text, 100), Ok(bytes), "{text}");
        }
    }

    #[test]
    fn skipping_bytes_after_padding_makes_base64_invalid() {
        let mut scan = Base64Scan::default();
        scan.feed(b"QQ==");
        scan.skip_alphabet(0);
        assert_eq!(scan.finish(b"QQ==").ok(), Some(1));
        for _ in 0..2 {
            scan.skip_alphabet(4);
            assert!(scan.finish(b"QQ==").is_err());
        }
    }

    #[test]
    fn the_first_reason_that_applies_is_reported_with_its_offset() {
        for (text, reason, offset) in [
            ("<base64 bytes>", "placeholder", 0),
            ("<base64_bytes>", "placeholder", 0),
            ("[object File]", "reference", 0),
            ("[object Blob]", "reference", 0),
            ("blob:https://example.com/1", "reference", 0),
            ("FILE:///tmp/a.jpg", "reference", 0),
            ("https://example.com/a.jpg", "reference", 0),
            ("C:\\fakepath\\a.jpg", "reference", 0),
            ("{\"type\":\"Buffer\",\"data\":[1]}", "reference", 0),
            ("[object Object]", "white_space", 7),
            ("C:/a.jpg", "character", 1),
            ("ftp://example.com", "character", 3),
            ("data:image/png;base64,QUJD", "data_url", 0),
            ("DATA:;BASE64,", "data_url", 0),
            ("data:image/png;base64, QUJD", "data_url", 0),
            ("data:image/png,QUJD", "character", 4),
            ("data:;base64", "character", 4),
            ("Q_JD\nQUJD", "white_space", 4),
            ("QUJD\u{A0}QUJD", "white_space", 4),
            ("é\u{2003}", "white_space", 1),
            ("Q*J-", "url_safe_alphabet", 3),
            ("QU_D", "url_safe_alphabet", 2),
            ("QéJD", "character", 1),
            ("éé*=", "character", 0),
            ("QUJDQ", "padding", 5),
            ("QUJDQQ", "padding", 6),
            ("QUJDQQ=", "padding", 7),
            ("QUJDQUI", "padding", 7),
            ("QUJD=", "padding", 4),
            ("QUJD====", "padding", 4),
            ("QUJDQ===", "padding", 5),
            ("QQ===", "padding", 4),
            ("QQ==QUJD", "padding", 2),
            ("QUI=QUJD", "padding", 3),
            ("=", "padding", 0),
            ("QR==", "trailing_bits", 1),
            // The last two bits of an E are zero.
            ("QE==", "trailing_bits", 1),
            ("QUJ=", "trailing_bits", 2),
            ("QUJDQUJ=", "trailing_bits", 6),
        ] {
            for window in [1, 2, 3, 100] {
                assert_eq!(scan(text, window), Err((reason.to_owned(), offset)), "{text} in windows of {window}");
            }
        }
    }

    #[test]
    fn an_invalid_character_is_found_at_any_offset_of_a_long_text() {
        for at in [0, 31, 32, 33, 99, 4095] {
            let mut text = "A".repeat(4096).into_bytes();
            text[at] = b'*';
            let text = String::from_utf8(text).unwrap();
            for window in [64, 1000, 4096] {
                assert_eq!(scan(&text, window), Err(("character".to_owned(), at as u64)));
            }
        }
    }
}
