//! A string of the body, and how to unescape it.

use std::borrow::Cow;
use std::fmt;

use memchr::memchr;

/// The content of a string between its quotes, still escaped. The reader has checked that it is well-formed.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    raw: &'a [u8],
    base64: KnownBase64,
    escaped: bool,
}

/// How much of the beginning of a string is known to be base64, so that it need not be checked again.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct KnownBase64 {
    /// The number of bytes. Slashes in them may be escaped.
    pub(crate) bytes: usize,
    /// The number of characters that these bytes represent.
    pub(crate) characters: usize,
}

impl<'a> Text<'a> {
    pub(super) fn new(raw: &'a [u8], base64: KnownBase64, escaped: bool) -> Self {
        Self { raw, base64, escaped }
    }

    /// The bytes between the quotes, and whether they contain an escape.
    pub(crate) fn raw(self) -> (&'a [u8], bool) {
        (self.raw, self.escaped)
    }

    /// Restores a text from what [`raw`](Self::raw) has returned.
    pub(crate) fn from_raw(raw: &'a [u8], escaped: bool) -> Self {
        Self::new(raw, KnownBase64::default(), escaped)
    }

    /// The unescaped string: borrowed unless it contains an escape.
    pub(crate) fn to_str(self) -> Cow<'a, str> {
        if !self.escaped {
            // The reader has rejected everything that is not UTF-8, so the conversion never fails.
            return std::str::from_utf8(self.raw).map_or_else(|_| String::from_utf8_lossy(self.raw), Cow::Borrowed);
        }
        let mut text = String::with_capacity(self.raw.len());
        for (plain, character) in Unescape::new(self) {
            text.push_str(std::str::from_utf8(plain).unwrap_or_default());
            text.extend(character);
        }
        Cow::Owned(text)
    }

    /// All bytes, and the number of bytes at the beginning that are known to be in the base64 alphabet; `None` if there
    /// are escapes.
    pub(crate) fn unescaped_bytes(self) -> Option<(&'a [u8], usize)> {
        (!self.escaped).then_some((self.raw, self.base64.bytes))
    }

    /// Splits the text after the part that is known to be base64. Returns that part, the number of characters that it
    /// represents, and the rest. Both parts are still escaped.
    pub(crate) fn split_base64(self) -> (&'a [u8], usize, &'a [u8]) {
        let (known, rest) = self.raw.split_at_checked(self.base64.bytes).unwrap_or((&[], self.raw));
        (known, self.base64.characters, rest)
    }

    /// Whether it is equal to `other` once unescaped.
    #[inline]
    pub(crate) fn is(self, other: &str) -> bool {
        if self.escaped { self.unescapes_to(other) } else { self.raw == other.as_bytes() }
    }

    /// Compares a string with escapes. Few strings have any, so this is not inlined into the common case.
    #[cold]
    fn unescapes_to(self, other: &str) -> bool {
        let mut rest = other;
        Unescape::new(self).all(|(plain, character)| {
            let unread = rest.as_bytes().strip_prefix(plain).and_then(|_| rest.get(plain.len()..));
            let unread = unread.and_then(|rest| character.map_or(Some(rest), |character| rest.strip_prefix(character)));
            rest = unread.unwrap_or_default();
            unread.is_some()
        }) && rest.is_empty()
    }

    /// Whether it is empty, or contains only Unicode `White_Space`.
    pub(crate) fn is_blank(self) -> bool {
        match self.raw.first() {
            None => return true,
            Some(b'!'..=b'[' | b']'..=b'~') => return false,
            Some(_) => {}
        }
        match read_escape(self.raw) {
            // A JPEG that PHP has encoded begins with an escape: it need not be unescaped as a whole.
            Some((first, _)) if !first.is_whitespace() => false,
            _ => self.to_str().chars().all(char::is_whitespace),
        }
    }

    /// Whether both strings are equal once unescaped.
    pub(crate) fn same_as(self, other: Self) -> bool {
        self.raw == other.raw || ((self.escaped || other.escaped) && self.unescaped_iter().eq(other.unescaped_iter()))
    }

    /// The unescaped bytes. They are not collected, because the string may be a large file.
    fn unescaped_iter(self) -> impl Iterator<Item = u8> + 'a {
        Unescape::new(self).flat_map(|(plain, character)| {
            let mut encoded = [0; 4];
            let length = character.map_or(0, |character| character.encode_utf8(&mut encoded).len());
            plain.iter().copied().chain(encoded.into_iter().take(length))
        })
    }
}

/// Shows the length alone, because the content is private.
impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Text({} bytes)", self.raw.len())
    }
}

/// Unescapes a string in parts, so that a file of 10 MiB takes a few kilobytes of memory.
///
/// As an iterator, it yields the bytes up to an escape or the end, and the character of the escape.
pub(crate) struct Unescape<'a> {
    raw: &'a [u8],
}

/// The largest window, in bytes, unless a longer part has no escapes.
const WINDOW: usize = 16 * 1024;

impl<'a> Unescape<'a> {
    pub(crate) fn new(text: Text<'a>) -> Self {
        Self { raw: text.raw }
    }

    /// Unescapes part of a string. The part must not begin or end within an escape or a character.
    pub(crate) fn of_part(raw: &'a [u8]) -> Self {
        Self { raw }
    }

    /// Calls `visit` with one window of unescaped bytes after the other. No window splits a character.
    pub(crate) fn windows(self, visit: &mut dyn FnMut(&[u8])) {
        let mut window = Vec::with_capacity(WINDOW.min(self.raw.len()));
        for (plain, character) in self {
            if window.len() + plain.len() > WINDOW && !window.is_empty() {
                visit(&window);
                window.clear();
            }
            if plain.len() > WINDOW {
                visit(plain);
            } else {
                window.extend_from_slice(plain);
            }
            if let Some(character) = character {
                window.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        if !window.is_empty() {
            visit(&window);
        }
    }
}

impl<'a> Iterator for Unescape<'a> {
    type Item = (&'a [u8], Option<char>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.raw.is_empty() {
            return None;
        }
        let plain = memchr(b'\\', self.raw).unwrap_or(self.raw.len());
        let (before, rest) = self.raw.split_at_checked(plain)?;
        let (character, length) = read_escape(rest).unzip();
        self.raw = rest.get(length.unwrap_or(rest.len())..)?;
        Some((before, character))
    }
}

/// Reads the escape that `raw` begins with. Returns its character, and its length in bytes; `None` if there is no valid
/// escape.
pub(super) fn read_escape(raw: &[u8]) -> Option<(char, usize)> {
    let [b'\\', letter, ..] = raw else { return None };
    let character = match letter {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return read_unicode_escape(raw),
        _ => return None,
    };
    Some((character, 2))
}

fn read_unicode_escape(raw: &[u8]) -> Option<(char, usize)> {
    let high = code_unit(raw)?;
    if let Some(character) = char::from_u32(high) {
        return Some((character, 6));
    }
    let low = code_unit(raw.get(6..)?)?;
    let pair = [u16::try_from(high).ok()?, u16::try_from(low).ok()?];
    let character = char::decode_utf16(pair).next()?.ok()?;
    Some((character, 12))
}

/// The UTF-16 code unit of the `\u` escape that `raw` begins with.
fn code_unit(raw: &[u8]) -> Option<u32> {
    let [b'\\', b'u', digits @ ..] = raw else { return None };
    digits.get(..4)?.iter().try_fold(0, |unit, digit| Some(unit * 16 + char::from(*digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> Text<'_> {
        Text::from_raw(raw.as_bytes(), raw.contains('\\'))
    }

    #[test]
    fn every_escape_is_replaced_by_its_character() {
        let raw = r#"\"\\\/\b\f\n\r\tZo\u00eb\ud83d\ude00"#;
        let characters = "\"\\/\u{8}\u{c}\n\r\tZoë😀";
        assert_eq!(text(raw).to_str(), characters);
        assert!(text(raw).is(characters));
    }

    #[test]
    fn texts_are_compared_unescaped() {
        for (one, other, same) in [
            ("a/b", "a/b", true),
            ("a/b", r"a\/b", true),
            (r"a\/b", r"\u0061/b", true),
            ("ë", r"\u00eb", true),
            ("a/b", "a/c", false),
            (r"a\/b", r"a\/c", false),
            (r"a\/b", "a/bc", false),
            (r"\u00eb", "e", false),
        ] {
            assert_eq!(text(one).same_as(text(other)), same, "{one} {other}");
            assert_eq!(text(other).same_as(text(one)), same, "{other} {one}");
        }
    }

    #[test]
    fn windows_are_as_large_as_allowed_and_contain_all_bytes() {
        let raw = |plain: &[usize]| plain.iter().map(|length| "a".repeat(*length)).collect::<Vec<_>>().join(r"\n");
        for (plain, windows) in [
            (&[0][..], &[][..]),
            (&[10_000, 10_000], &[10_001, 10_000]),
            (&[8_192, 8_191], &[16_384]),
            (&[16_384, 0], &[16_385]),
            (&[16_385, 0], &[16_385, 1]),
            (&[1, 16_385, 1], &[2, 16_385, 2]),
        ] {
            let (raw, mut lengths, mut all) = (raw(plain), Vec::new(), Vec::new());
            Unescape::new(text(&raw)).windows(&mut |window| {
                lengths.push(window.len());
                all.extend_from_slice(window);
            });
            assert_eq!(lengths, windows, "{plain:?}");
            assert_eq!(all, text(&raw).to_str().as_bytes(), "{plain:?}");
        }
    }

    #[test]
    fn debug_shows_only_the_length() {
        assert_eq!(format!("{:?}", text("Ada")), "Text(3 bytes)");
        let document = crate::json::read(b"{\"name\": \"Ada\"}").unwrap();
        assert_eq!(format!("{document:?}"), "Document(15 bytes)");
    }
}
