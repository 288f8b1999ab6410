//! What lengths and regular expressions say of a string: for readers of the field table who check in another way than
//! this crate does, such as a JSON Schema.
//!
//! The expressions mean the same in ECMA-262 (with and without its `u` flag), Python's `re` and Rust's `regex`: no
//! look-around, no `\d`, `\s` or `\w`, and no trust in `$` alone, before which Python lets a line break pass. None needs
//! more than linear time, and nothing in them repeats without a bound: V8 keeps a way back for each round, and has room
//! for some millions.

use std::fmt::Write;

use crate::checks::file;

/// What can be said of a string without this crate.
///
/// It never refuses what the checks of this crate take. What it takes and they refuse stands in the
/// [`in_schema`](crate::Rule::in_schema) of their rules.
///
/// ```
/// use harbor_preflight::Format;
///
/// let ssn = Format::SocialSecurityNumber.grammar();
/// assert_eq!(ssn.matches, ["^[0-9]{9}$"]);
/// assert_eq!(ssn.max_length, Some(9));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grammar {
    /// The most code points.
    pub max_length: Option<u64>,
    /// How a string of `max_length` must end, if not every one is taken.
    pub ending_at_max_length: Option<&'static str>,
    /// Each of these expressions is found in it.
    pub matches: Vec<String>,
    /// None of these is.
    pub never_matches: Vec<String>,
}

/// A line break, which Python lets pass before `$`.
const LINE_BREAK: &str = r"[\n\r]";

impl Grammar {
    /// An expression for a string that is not blank: something in it is not white space.
    pub fn not_blank() -> String {
        all_but(char::is_whitespace)
    }

    /// A file in base64, under the default limits.
    ///
    /// ```
    /// let file = harbor_preflight::Grammar::of_file();
    /// assert_eq!((file.max_length, file.ending_at_max_length), (Some(13_981_016), Some("==")));
    /// ```
    pub fn of_file() -> Self {
        file::grammar()
    }

    /// A string that one expression from `^` to `$` describes.
    pub(crate) fn whole(expression: String) -> Self {
        Self { matches: vec![expression], never_matches: vec![LINE_BREAK.to_owned()], ..Self::default() }
    }
}

/// The class of all characters but those for which `is_refused` holds. Beyond the Basic Multilingual Plane, none may be.
pub(crate) fn all_but(is_refused: impl Fn(char) -> bool) -> String {
    let mut class = String::from("[^");
    let mut refused = ('\0'..='\u{FFFF}').filter(|character| is_refused(*character)).map(u32::from).peekable();
    while let Some(first) = refused.next() {
        let mut last = first;
        while let Some(next) = refused.next_if_eq(&(last + 1)) {
            last = next;
        }
        push_range(&mut class, first, last);
    }
    class.push(']');
    class
}

/// Numbers rather than characters: none is invisible, and none means anything else in a class.
fn push_range(class: &mut String, first: u32, last: u32) {
    let written =
        if first == last { write!(class, "\\u{first:04x}") } else { write!(class, "\\u{first:04x}-\\u{last:04x}") };
    debug_assert!(written.is_ok(), "a string takes any text");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_written_in_ranges() {
        assert_eq!(all_but(|character| matches!(character, 'a' | '0'..='9')), r"[^\u0030-\u0039\u0061]");
    }

    #[test]
    fn blank_is_unicode_white_space() {
        let expected = r"[^\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028-\u2029\u202f\u205f\u3000]";
        assert_eq!(Grammar::not_blank(), expected);
    }
}
