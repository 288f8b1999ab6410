//! Values in a PDF (ISO 32000-1, section 7.3).

use super::dictionary::Dictionary;
use super::string::{hexadecimal_string, literal_string};

/// The text of a PDF from the beginning of a value on.
#[derive(Clone, Copy)]
pub(super) struct Value<'a>(pub(super) &'a [u8]);

/// The number and the generation of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference(pub(super) u32, pub(super) u16);

impl<'a> Value<'a> {
    /// The text of the value, without white space and comments before it.
    fn text(self) -> &'a [u8] {
        self.0.get(gap_length(self.0)..).unwrap_or_default()
    }

    /// Splits off a token of digits, letters and signs, such as a number or `true`.
    fn token(self) -> (&'a [u8], Self) {
        let text = self.text();
        let (token, rest) = text.split_at(length_until(text, ends_token));
        (token, Self(rest))
    }

    /// A whole number, unless it is in another object.
    pub(super) fn integer(self) -> Option<i64> {
        if self.reference().is_some() {
            return None;
        }
        std::str::from_utf8(self.token().0).ok()?.parse().ok()
    }

    /// `true` or `false`.
    pub(super) fn boolean(self) -> Option<bool> {
        match self.token().0 {
            b"true" => Some(true),
            b"false" => Some(false),
            _ => None,
        }
    }

    /// A name, without its slash.
    pub(super) fn name(self) -> Option<&'a [u8]> {
        let name = self.text().strip_prefix(b"/")?;
        name.get(..length_until(name, ends_token))
    }

    /// A reference to another object: `7 0 R`.
    pub(super) fn reference(self) -> Option<Reference> {
        let (number, rest) = self.token();
        let (generation, rest) = rest.token();
        (rest.token().0 == b"R").then_some(())?;
        Reference::parse(number, generation)
    }

    /// A dictionary.
    pub(super) fn dictionary(self) -> Option<Dictionary<'a>> {
        let text = self.text();
        text.starts_with(b"<<").then(|| Dictionary::read(text))
    }

    /// The first element of an array.
    pub(super) fn first_element(self) -> Option<Self> {
        self.text().strip_prefix(b"[").map(Self)
    }

    /// The bytes of a string.
    pub(super) fn string(self) -> Option<Vec<u8>> {
        match self.text() {
            text @ [b'(', ..] => Some(literal_string(text)),
            [b'<', text @ ..] => hexadecimal_string(text),
            _ => None,
        }
    }
}

impl Reference {
    /// The reference whose numbers a text ends with: those of an object before its keyword `obj`.
    pub(super) fn at_end_of(text: &[u8]) -> Option<Self> {
        let (text, generation) = split_last_digits(text);
        let (_, number) = split_last_digits(text);
        Self::parse(number, generation)
    }

    fn parse(number: &[u8], generation: &[u8]) -> Option<Self> {
        let number = std::str::from_utf8(number).ok()?.parse().ok()?;
        let generation = std::str::from_utf8(generation).ok()?.parse().ok()?;
        Some(Self(number, generation))
    }
}

/// Splits off the digits at the end of a text, before white space.
fn split_last_digits(text: &[u8]) -> (&[u8], &[u8]) {
    let text = text.trim_ascii_end();
    let digits = text.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    text.split_at(text.len() - digits)
}

pub(super) fn comment_length(text: &[u8]) -> usize {
    length_until(text, |byte| matches!(byte, b'\n' | b'\r'))
}

pub(super) fn length_until(text: &[u8], ends: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|byte| ends(*byte)).unwrap_or(text.len())
}

/// The length of the white space and comments at the beginning of a text.
pub(super) fn gap_length(text: &[u8]) -> usize {
    let mut length = 0;
    while let Some(rest) = text.get(length..)
        && let Some(first) = rest.first()
    {
        length += match first {
            b'%' => comment_length(rest),
            byte if is_white_space(*byte) => 1,
            _ => break,
        };
    }
    length
}

pub(super) fn is_white_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}

pub(super) fn ends_token(byte: u8) -> bool {
    is_white_space(byte) || b"<>[](){}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value<'_> {
        Value(text.as_bytes())
    }

    #[test]
    fn values_are_read_after_white_space_and_comments() {
        for (text, expected) in [
            ("1 ", Some(1)),
            ("\0\n-44/P", Some(-44)),
            ("% 2\n3>>", Some(3)),
            ("4.5", None),
            ("5 0 R", None),
            ("", None),
        ] {
            assert_eq!(value(text).integer(), expected, "{text:?}");
        }
        for (text, expected) in [("true>>", Some(true)), (" false", Some(false)), ("(true)", None), ("truer", None)] {
            assert_eq!(value(text).boolean(), expected, "{text:?}");
        }
        for (text, expected) in [("/Standard/V", Some(&b"Standard"[..])), (" /", Some(b"")), ("Standard", None)] {
            assert_eq!(value(text).name(), expected, "{text:?}");
        }
        for (text, expected) in [
            ("7 0 R", Some(Reference(7, 0))),
            ("7\n1 % c\nR/A", Some(Reference(7, 1))),
            ("7 0", None),
            ("7 0 obj", None),
            ("-7 0 R", None),
            ("7 99999 R", None),
        ] {
            assert_eq!(value(text).reference(), expected, "{text:?}");
        }
    }

    #[test]
    fn strings_are_read_with_their_escapes() {
        for (text, expected) in [
            ("(ab)c", Some(&b"ab"[..])),
            ("()", Some(b"")),
            ("(a(b)c)", Some(b"a(b)c")),
            (r"(\n\r\t\b\f\(\)\\\x)", Some(b"\n\r\t\x08\x0C()\\x")),
            (r"(\0\53\1234\777)", Some(b"\0+S4\xFF")),
            ("(a\\\r\nb\\\nc\r\nd\re)", Some(b"abc\nd\ne")),
            ("<4142 43>", Some(b"ABC")),
            ("<aBc>", Some(b"\xAB\xC0")),
            ("<>", Some(b"")),
            ("<4G>", None),
            ("<41", None),
            ("41", None),
            ("", None),
        ] {
            assert_eq!(value(text).string().as_deref(), expected, "{text:?}");
        }
        assert_eq!(value("[ <41> (B) ]").first_element().and_then(Value::string).as_deref(), Some(&b"A"[..]));
        assert!(value("<41>").first_element().is_none());
    }
}
