//! Recognises a PDF that a program read as text and wrote again.

use memchr::memmem;

use crate::checks::file::ends::{WINDOW, Windows};

/// What programs write in place of bytes that are not UTF-8: U+FFFD.
const REPLACEMENT: &[u8] = b"\xEF\xBF\xBD";

/// The number of bytes of a stream that are looked at.
const START: usize = 64;

/// Whether the PDF was read as text: the start of its first stream that is not text is UTF-8, with U+FFFD in it.
///
/// The pages of such a file are blank. Compressed data is never UTF-8 by chance.
pub(in crate::checks::file) fn is_text_conversion(windows: &Windows<'_>) -> bool {
    is_converted(&windows.head(WINDOW))
}

fn is_converted(head: &[u8]) -> bool {
    let starts = memmem::find_iter(head, b"stream").filter_map(|at| {
        let (before, after) = head.split_at_checked(at)?;
        let data = after.strip_prefix(b"stream\r\n").or_else(|| after.strip_prefix(b"stream\n"))?;
        let start = data.get(..START).unwrap_or(data);
        let length = memmem::find(start, b"endstream").unwrap_or(start.len());
        before.trim_ascii_end().ends_with(b">>").then_some(start.get(..length)?)
    });
    let binary = starts.into_iter().find(|start| !start.is_ascii() && !start.trim_ascii_start().starts_with(b"<"));
    binary.is_some_and(|start| memmem::find(start, REPLACEMENT).is_some() && is_utf8(start))
}

/// Whether it is UTF-8. The last character may be cut off.
fn is_utf8(text: &[u8]) -> bool {
    std::str::from_utf8(text).map_or_else(|error| error.error_len().is_none(), |_| true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_converted_stream(before: &str, data: &[u8]) -> bool {
        is_converted(&[b"%PDF-1.7\n4 0 obj ", before.as_bytes(), data, b"\nendstream"].concat())
    }

    #[test]
    fn binary_data_that_was_read_as_text_is_recognised() {
        let compressed = b"x\xDA\x8D\x93\xC1n\xDB0\x0C\x86\xEF\xFA\x90";
        let converted = String::from_utf8_lossy(compressed);
        assert!(is_converted_stream("<</Length 9>>stream\n", converted.as_bytes()));
        assert!(is_converted_stream("<</Length 9>>\r\nstream\r\n", converted.as_bytes()));
        assert!(!is_converted_stream("<</Length 9>>stream\n", compressed));
        assert!(!is_converted_stream("<</Length 9>>stream\n", &[converted.as_bytes(), compressed].concat()));
        for before in ["<</Length 9>>stream ", "<</Length 9>>", "the stream\n", "% endstream\n"] {
            assert!(!is_converted_stream(before, converted.as_bytes()), "{before}");
        }
    }

    #[test]
    fn only_the_first_64_bytes_count_and_a_character_may_be_cut_off() {
        for (filling, expected) in [(0, true), (START - 3, true), (START - 2, false)] {
            let data = ["é".repeat(filling % 2), "a".repeat(filling - filling % 2 * 2), "\u{FFFD}é".repeat(9)].concat();
            assert_eq!(is_converted_stream("<<>>stream\n", data.as_bytes()), expected, "{filling}");
        }
        assert!(is_converted_stream("<<>>stream\n", ["\u{FFFD}", &"a".repeat(START - 4), "é"].concat().as_bytes()));
    }

    #[test]
    fn text_in_streams_is_passed_over() {
        let converted = "<<>>stream\nx\u{FFFD}\nendstream";
        for (first, expected) in
            [("BT (text) ET", true), ("<?xpacket begin=\"\u{FEFF}\"?>\u{FFFD}", true), ("Zürich", false)]
        {
            let file = format!("<<>>stream\n{first}\nendstream\n4 0 obj {converted}");
            assert_eq!(is_converted(file.as_bytes()), expected, "{first}");
        }
        assert!(!is_converted("<<>>stream\n<x>\u{FFFD}</x>\nendstream".as_bytes()));
    }
}
