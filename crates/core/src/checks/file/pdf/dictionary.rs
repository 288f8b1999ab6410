//! Finds dictionaries and objects in a part of a PDF (ISO 32000-1, section 7.3).
//!
//! Only a part is at hand, and it may begin anywhere: in a picture, for example. So nothing here fails on malformed
//! input, and every function reads each byte a bounded number of times.

use memchr::memmem;

use super::string::literal_string_length;
use super::value::{Reference, Value, comment_length, ends_token, gap_length, length_until};

/// The most bytes that are read of one dictionary. Ordinary ones have a few hundred.
pub(super) const LONGEST_DICTIONARY: usize = 16 * 1024;

/// The most dictionaries without an end that are read in one window. After each, up to `LONGEST_DICTIONARY` bytes are
/// read again, so this bounds the time.
pub(super) const MAX_UNFINISHED: usize = 16;

/// The most bytes of white space and comments between a keyword and its dictionary.
const LONGEST_GAP: usize = 256;

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

/// Visits every dictionary that follows this keyword, with the text before the keyword, in the order of the file.
pub(super) fn each_dictionary<'a>(window: &'a [u8], keyword: &[u8], mut visit: impl FnMut(&'a [u8], Dictionary<'a>)) {
    let mut from = 0;
    let mut unfinished = 0;
    while let Some(rest) = window.get(from..)
        && let Some(at) = memmem::find(rest, keyword)
    {
        let before = window.get(..from + at).unwrap_or_default();
        from += at + keyword.len();
        let rest = window.get(from..).unwrap_or_default();
        let gap = gap_length(rest.get(..LONGEST_GAP).unwrap_or(rest));
        let after = rest.get(gap..).unwrap_or_default();
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
pub(super) fn find_object(window: &[u8], wanted: Reference) -> Option<Dictionary<'_>> {
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
    pub(super) fn read(text: &'a [u8]) -> Self {
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

#[cfg(test)]
mod tests {
    use super::*;

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
