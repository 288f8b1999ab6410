//! Length limits and regular expressions for a string, for those who validate by other means, such as JSON Schema.
//!
//! The expressions mean the same in ECMA-262 (with and without its `u` flag), Python's `re` and Rust's `regex`: no
//! look-around, no `\d`, `\s` or `\w`, and no reliance on `$` alone, before which Python accepts a line break. None
//! needs more than linear time, and every repetition is bounded: V8 keeps one backtracking entry per repetition, and
//! overflows at a few million.

use std::fmt::Write;

/// The length limits and regular expressions of a string.
///
/// It never refuses what the checks of this crate accept. What it accepts and they refuse is described in the
/// [`in_schema`](crate::Rule::in_schema) of their rules.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pattern {
    /// The most code points.
    pub max_length: Option<u64>,
    /// How a string of `max_length` code points must end, if not every one is accepted.
    pub ending_at_max_length: Option<&'static str>,
    /// Expressions each of which is found in the string.
    pub must_match: Vec<String>,
    /// Expressions none of which is found in it.
    pub must_not_match: Vec<String>,
}

/// A line break, which Python accepts before `$`.
const LINE_BREAK: &str = r"[\n\r]";

impl Pattern {
    /// An expression for a string that is not blank: it contains something other than white space.
    pub fn not_blank() -> String {
        all_but(char::is_whitespace)
    }

    /// The pattern of a string that one expression from `^` to `$` describes.
    pub(crate) fn whole(expression: String) -> Self {
        Self { must_match: vec![expression], must_not_match: vec![LINE_BREAK.to_owned()], ..Self::default() }
    }
}

/// The class of all characters except those for which `is_refused` holds. It must not hold beyond the Basic
/// Multilingual Plane.
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
        assert_eq!(Pattern::not_blank(), expected);
    }
}
