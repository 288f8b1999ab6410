//! Length limits and regular expressions for a string, for those who validate by other means, such as JSON Schema.
//!
//! The expressions mean the same in ECMA-262 (with and without its `u` flag), Python's `re` and Rust's `regex`:
//!
//! - They use no look-around, and no `\d`, `\s` or `\w`.
//! - They do not rely on `$` alone, because Python accepts a line break before it.
//! - They need linear time at most.
//! - Every repetition is bounded, because V8 keeps one backtracking entry per repetition, and overflows at a few
//!   million.

use std::fmt::Write;

/// Length limits and regular expressions for a string.
///
/// It accepts everything that this crate accepts, and some strings that this crate rejects: the
/// [`in_schema`](crate::Rule::in_schema) of a rule says which.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pattern {
    /// The most code points, if there is a limit.
    pub max_length: Option<u64>,
    /// What a string of exactly `max_length` code points must end with, if anything.
    pub ending_at_max_length: Option<&'static str>,
    /// Regular expressions that must all match somewhere in the string.
    pub must_match: Vec<String>,
    /// Regular expressions that must not match anywhere in the string.
    pub must_not_match: Vec<String>,
}

/// Returns the pattern of a format. It is empty without the feature `patterns`.
pub(crate) const fn described(pattern: fn() -> Pattern) -> fn() -> Pattern {
    if cfg!(feature = "patterns") { pattern } else { Pattern::default }
}

/// Returns the pattern of files of at most a number of bytes. It is empty without the feature `patterns`.
pub(crate) const fn described_file(pattern: fn(u64) -> Pattern) -> fn(u64) -> Pattern {
    if cfg!(feature = "patterns") { pattern } else { |_| Pattern::default() }
}

/// Matches a line break, which Python accepts before `$`.
const LINE_BREAK: &str = r"[\n\r]";

impl Pattern {
    /// Returns an expression that matches a string that is not blank: one character other than white space.
    pub fn not_blank() -> String {
        all_but(char::is_whitespace)
    }

    /// A pattern of one expression for the whole string, from `^` to `$`.
    pub(crate) fn whole(expression: String) -> Self {
        Self { must_match: vec![expression], must_not_match: vec![LINE_BREAK.to_owned()], ..Self::default() }
    }
}

/// The character class of all characters except those for which `is_refused` returns true. These must be in the Basic
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

/// Writes a range of code points. They are escaped, because some are invisible, or have a meaning in a class.
fn push_range(class: &mut String, first: u32, last: u32) {
    let written =
        if first == last { write!(class, "\\u{first:04x}") } else { write!(class, "\\u{first:04x}-\\u{last:04x}") };
    debug_assert!(written.is_ok(), "writing to a string never fails");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_classes_are_written_as_ranges() {
        assert_eq!(all_but(|character| matches!(character, 'a' | '0'..='9')), r"[^\u0030-\u0039\u0061]");
    }

    #[test]
    fn blank_means_unicode_white_space() {
        let expected = r"[^\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028-\u2029\u202f\u205f\u3000]";
        assert_eq!(Pattern::not_blank(), expected);
    }
}
