//! Reads dictionaries and values out of a part of a PDF (ISO 32000-1, section 7.3).
//!
//! Only a part is at hand, and it may begin anywhere: in a picture, for example. So nothing here fails on malformed
//! input, and every function reads each byte a bounded number of times.

use memchr::memmem;

/// The most bytes that are read of one dictionary. Ordinary ones have a few hundred.
pub(super) const LONGEST_DICTIONARY: usize = 16 * 1024;

/// The most dictionaries without an end that are read in one window. After each, up to `LONGEST_DICTIONARY` bytes are
/// read again, so this bounds the time.
pub(super) const MAX_UNFINISHED: usize = 16;

/// A dictionary of a PDF.
#[derive(Clone)]
pub(super) struct Dictionary<'a> {
    /// The names in it, except those in strings, comments and inner dictionaries; each with what follows it.
    names: Vec<(&'a [u8], Value<'a>)>,
    /// The number of bytes that were read.
    length: usize,
    /// Whether its end was found.
    is_finished: bool,
}

/// The text of a PDF from the beginning of a value on.
#[derive(Clone, Copy)]
pub(super) struct Value<'a>(&'a [u8]);

/// The number and the generation of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reference(u32, u16);

/// Visits every dictionary that follows this keyword, with the text before the keyword, in the order of the file.
pub(super) fn each_dictionary<'a>(window: &'a [u8], keyword: &[u8], mut visit: impl FnMut(&'a [u8], Dictionary<'a>)) {
    let mut from = 0;
    let mut unfinished = 0;
    while let Some(rest) = window.get(from..)
        && let Some(at) = memmem::find(rest, keyword)
    {
        let before = window.get(..from + at).unwrap_or_default();
        from += at + keyword.len();
        let after = window.get(from..).unwrap_or_default().trim_ascii_start();
        if !after.starts_with(b"<<") {
            continue;
        }
        let dictionary = Dictionary::read(after);
        if dictionary.is_finished {
            from = window.len() - after.len() + dictionary.length;
        } else {
            // This may be part of a picture that looks like a dictionary, so reading goes on after the keyword.
            unfinished += 1;
        }
        visit(before, dictionary);
        if unfinished > MAX_UNFINISHED {
            return;
        }
    }
}

/// Visits every object that is a dictionary, or a stream with one, in the order of the file.
pub(super) fn each_object<'a>(window: &'a [u8], mut visit: impl FnMut(Reference, Dictionary<'a>)) {
    each_dictionary(window, b"obj", |before, dictionary| {
        if let Some(reference) = Reference::at_end_of(before) {
            visit(reference, dictionary);
        }
    });
}

/// The last dictionary of the object with this number.
pub(super) fn find_object<'a>(window: &'a [u8], wanted: Reference) -> Option<Dictionary<'a>> {
    let mut found = None;
    each_object(window, |reference, dictionary| {
        if reference == wanted {
            found = Some(dictionary);
        }
    });
    found
}

impl<'a> Dictionary<'a> {
    /// Reads the dictionary that `text` begins with, from its `<<` on.
    fn read(text: &'a [u8]) -> Self {
        let text = text.get(..LONGEST_DICTIONARY).unwrap_or(text);
        let mut names = Vec::new();
        let mut depth = 0;
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            at += match *rest {
                [b'<', b'<', ..] => {
                    depth += 1;
                    2
                }
                [b'>', b'>', ..] => {
                    depth -= 1;
                    if depth == 0 {
                        return Self { names, length: at + 2, is_finished: true };
                    }
                    2
                }
                [b'(', ..] => literal_string_length(rest),
                [b'%', ..] => comment_length(rest),
                [b'<', ..] => length_until(rest, |byte| byte == b'>') + 1,
                [b'/', ref after @ ..] => {
                    let (name, value) = after.split_at(length_until(after, ends_token));
                    if depth == 1 {
                        names.push((name, Value(value)));
                    }
                    1 + name.len()
                }
                _ => 1,
            };
        }
        Self { names, length: text.len(), is_finished: false }
    }

    /// Whether this name occurs in it, as a key or as a value.
    pub(super) fn has(&self, name: &[u8]) -> bool {
        self.names.iter().any(|(found, _)| *found == name)
    }

    /// The value of this key.
    pub(super) fn get(&self, key: &[u8]) -> Option<Value<'a>> {
        self.names.iter().find(|(found, _)| *found == key).map(|(_, value)| *value)
    }

    /// Whether the value of this key is this name.
    pub(super) fn is(&self, key: &[u8], name: &[u8]) -> bool {
        self.get(key).and_then(Value::name) == Some(name)
    }
}

impl<'a> Value<'a> {
    /// The text of the value, without white space and comments before it.
    fn text(self) -> &'a [u8] {
        let mut text = trim(self.0);
        while text.starts_with(b"%") {
            text = trim(text.get(comment_length(text)..).unwrap_or_default());
        }
        text
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
    fn at_end_of(text: &[u8]) -> Option<Self> {
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

/// The length in bytes of a string in parentheses. It may contain pairs of parentheses, and escaped ones.
fn literal_string_length(text: &[u8]) -> usize {
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
fn literal_string(text: &[u8]) -> Vec<u8> {
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

/// The byte that an escape stands for, and the length of what follows its backslash.
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
fn hexadecimal_string(text: &[u8]) -> Option<Vec<u8>> {
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

fn comment_length(text: &[u8]) -> usize {
    length_until(text, |byte| matches!(byte, b'\n' | b'\r'))
}

fn length_until(text: &[u8], ends: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|byte| ends(*byte)).unwrap_or(text.len())
}

fn trim(text: &[u8]) -> &[u8] {
    text.get(length_until(text, |byte| !is_white_space(byte))..).unwrap_or_default()
}

fn is_white_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}

fn ends_token(byte: u8) -> bool {
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

    #[test]
    fn the_last_object_of_a_number_is_found() {
        let window = b"17 0 obj <</V 1>> 7 0 obj<</V 2>> 7 1 obj <</V 3>> 7\n0\nobj\n<</V 4>> x7 0 obj [<</V 5>>] 9 0 endobj <</V 6>>";
        for (reference, expected) in [
            (Reference(7, 0), Some(4)),
            (Reference(7, 1), Some(3)),
            (Reference(17, 0), Some(1)),
            (Reference(9, 0), None),
            (Reference(8, 0), None),
        ] {
            let found = find_object(window, reference).and_then(|dictionary| dictionary.get(b"V")?.integer());
            assert_eq!(found, expected, "{reference:?}");
        }
    }
}
