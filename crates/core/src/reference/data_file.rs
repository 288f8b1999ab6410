//! What data files have in common: a header of lines that begin with `#`, and lines that begin with a country.

#[cfg(feature = "embedded-lists")]
use super::country_code::CountryCode;

/// How long the header of a data file is, in bytes.
pub(crate) const fn header_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() && bytes[start] == b'#' {
        while start < bytes.len() && bytes[start] != b'\n' {
            start += 1;
        }
        start += 1;
    }
    start
}

/// The end of the line that begins at `start`.
#[cfg(feature = "embedded-lists")]
pub(super) const fn line_end(text: &[u8], start: usize) -> usize {
    let mut end = start;
    while end < text.len() && text[end] != b'\n' {
        end += 1;
    }
    end
}

/// The country whose code a line begins with. Anything else stops the build.
#[cfg(feature = "embedded-lists")]
#[expect(clippy::expect_used, reason = "evaluated while compiling: a panic here is an error of the build")]
pub(super) const fn country_at(text: &'static str, start: usize) -> CountryCode {
    let code = text.split_at(start).1.split_at(2).0;
    CountryCode::new(code).expect("a line begins with two capital letters")
}

/// The bytes of a data file after its header: a copy, so that the header is not part of the program.
pub(crate) const fn after_header<const LENGTH: usize>(text: &str) -> [u8; LENGTH] {
    let bytes = text.as_bytes();
    let start = header_length(text);
    let mut copy = [0; LENGTH];
    let mut at = 0;
    while at < LENGTH {
        copy[at] = bytes[start + at];
        at += 1;
    }
    copy
}

/// The lines of a data file that are not its header, as a `&'static str`.
macro_rules! lines_of {
    ($file:literal) => {{
        const TEXT: &str = include_str!($file);
        const LENGTH: usize = TEXT.len() - $crate::reference::header_length(TEXT);
        static LINES: [u8; LENGTH] = $crate::reference::after_header(TEXT);
        match std::str::from_utf8(&LINES) {
            Ok(lines) => lines,
            Err(_) => "",
        }
    }};
}

pub(crate) use lines_of;

/// Copies what comes after the first `separator` of each line that is not the header, as far as there is space. Returns
/// the length of all that.
#[cfg(feature = "embedded-lists")]
pub(super) const fn copy_rests(text: &str, separator: u8, copy: &mut [u8]) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut length, mut is_rest) = (header_length(text), 0, false);
    while at < bytes.len() {
        if is_rest {
            if length < copy.len() {
                copy[length] = bytes[at];
            }
            length += 1;
        }
        is_rest = (is_rest || bytes[at] == separator) && bytes[at] != b'\n';
        at += 1;
    }
    length
}

/// What comes after the first separator of each line of a data file, as a `&'static str` of lines.
#[cfg(feature = "embedded-lists")]
macro_rules! rests_of {
    ($file:literal, $separator:literal) => {{
        const TEXT: &str = include_str!($file);
        const LENGTH: usize = $crate::reference::data_file::copy_rests(TEXT, $separator, &mut []);
        static RESTS: [u8; LENGTH] = {
            let mut copy = [0; LENGTH];
            $crate::reference::data_file::copy_rests(TEXT, $separator, &mut copy);
            copy
        };
        match std::str::from_utf8(&RESTS) {
            Ok(rests) => rests,
            Err(_) => "",
        }
    }};
}

#[cfg(feature = "embedded-lists")]
pub(super) use rests_of;
