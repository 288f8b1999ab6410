//! Recognises PDFs that are protected and may need a password.

use const_format::formatcp;
use memchr::memmem;

use super::ends::{WINDOW, WINDOW_KIBIBYTES, Windows};
use super::kind::FileKind;
use crate::rule::{InSchema, Rule, Severity, Violation, catalogue_text};

pub(crate) static ENCRYPTED: Rule = Rule {
    code: "encrypted_pdf",
    severity: Severity::Warning,
    summary: catalogue_text("a PDF that is protected and may need a password"),
    message: "{field} is a protected PDF that may need a password to be read.",
    params: &[],
    explanation: catalogue_text(formatcp!(
        "`/Encrypt` is in a trailer or in the dictionary of a cross-reference stream, within the first or last \
         {WINDOW_KIBIBYTES} KiB. Some such files open without a password, others do not, and a reviewer has none."
    )),
    fix: catalogue_text("Print it to a new PDF without protection."),
    example: catalogue_text("a bank statement that opens with a password"),
    in_schema: InSchema::No(catalogue_text("It is a warning, and a schema does not decode files.")),
};

/// The most bytes that are read of one dictionary. Ordinary ones have a few hundred.
const LONGEST_DICTIONARY: usize = 16 * 1024;

/// The most dictionaries without an end that are read in one window. After each, up to `LONGEST_DICTIONARY` bytes are
/// read again, so this bounds the time.
const MAX_UNFINISHED: usize = 16;

/// Warns if a PDF is protected.
pub(super) fn warning(kind: FileKind, windows: &Windows<'_>) -> Option<Violation> {
    let encrypted =
        kind == FileKind::Pdf && (is_encrypted(&windows.tail(WINDOW)) || is_encrypted(&windows.head(WINDOW)));
    encrypted.then(|| ENCRYPTED.violation())
}

/// Whether a trailer or a cross-reference stream in this part of a PDF declares encryption.
fn is_encrypted(window: &[u8]) -> bool {
    if memmem::find(window, b"/Encrypt").is_none() {
        return false;
    }
    any_dictionary_after(window, b"trailer", &|names| names.contains(&&b"Encrypt"[..]))
        || any_dictionary_after(window, b"obj", &|names| {
            names.contains(&&b"XRef"[..]) && names.contains(&&b"Encrypt"[..])
        })
}

/// Whether `is_wanted` returns true for the names in any dictionary that follows this keyword.
fn any_dictionary_after(window: &[u8], keyword: &[u8], is_wanted: &dyn Fn(&[&[u8]]) -> bool) -> bool {
    let mut rest = window;
    let mut unfinished = 0;
    while let Some(at) = memmem::find(rest, keyword) {
        rest = rest.get(at + keyword.len()..).unwrap_or_default();
        let after = rest.trim_ascii_start();
        if !after.starts_with(b"<<") {
            continue;
        }
        let dictionary = read_dictionary(after.get(..LONGEST_DICTIONARY).unwrap_or(after));
        if is_wanted(&dictionary.names) {
            return true;
        }
        if dictionary.is_finished {
            rest = after.get(dictionary.length..).unwrap_or_default();
        } else {
            // This may be part of a picture that looks like a dictionary, so reading goes on after the keyword.
            unfinished += 1;
            if unfinished > MAX_UNFINISHED {
                return false;
            }
        }
    }
    false
}

struct Dictionary<'a> {
    /// The names in it, except those in strings, comments and inner dictionaries.
    names: Vec<&'a [u8]>,
    /// The number of bytes that were read.
    length: usize,
    /// Whether its end was found.
    is_finished: bool,
}

/// Reads the dictionary that `text` begins with, from its `<<` on.
fn read_dictionary(text: &[u8]) -> Dictionary<'_> {
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
                    return Dictionary { names, length: at + 2, is_finished: true };
                }
                2
            }
            [b'(', ..] => literal_string_length(rest),
            [b'%', ..] => length_until(rest, |byte| matches!(byte, b'\n' | b'\r')),
            [b'<', ..] => length_until(rest, |byte| byte == b'>') + 1,
            [b'/', ref name @ ..] => {
                let length = length_until(name, ends_name);
                if depth == 1 {
                    names.extend(name.get(..length));
                }
                1 + length
            }
            _ => 1,
        };
    }
    Dictionary { names, length: text.len(), is_finished: false }
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

fn length_until(text: &[u8], ends: impl Fn(u8) -> bool) -> usize {
    text.iter().position(|byte| ends(*byte)).unwrap_or(text.len())
}

fn ends_name(byte: u8) -> bool {
    byte.is_ascii_whitespace() || b"\0<>[](){}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encrypt_key_counts_only_in_trailers_and_cross_reference_streams() {
        for (window, encrypted) in [
            (&b"trailer << /Size 8 /Encrypt 7 0 R >>"[..], true),
            (b"trailer<</Encrypt<</Filter/Standard>>>>", true),
            (b"trailer\r\n<< /ID [<AB><CD>] /A (>>) /Encrypt 7 0 R", true),
            (b"trailer << /A << /B 1 >> % >>\n/Encrypt 7 0 R >>", true),
            (b"trailer << /A (\\(>>) /Encrypt 7 0 R >>", true),
            (b"trailer << /A () /Encrypt 7 0 R >>", true),
            (b"trailer << / /Encrypt 7 0 R >>", true),
            (b"trailer << /A <B(> /Encrypt 7 0 R >>", true),
            (b"trailer << /A <BC>> > /Encrypt 7 0 R >>", true),
            (b"9 0 obj <</Type/XRef/Encrypt 7 0 R>> stream", true),
            (b"9 0 obj\n<< /Encrypt 7 0 R /Type /XRef >> stream", true),
            (b"9 0 obj << /Type /Font /Encrypt 7 0 R >>", false),
            (b"trailer << /Size 8 /EncryptMetadata true >>", false),
            (b"trailer << /A (see /Encrypt 7 0 R) >>", false),
            (b"trailer << /A << /Encrypt 7 0 R >> >>", false),
            (b"trailer << /Size 8 >> /Encrypt 7 0 R", false),
            (b"/Encrypt 7 0 R trailer << /Size 8 >>", false),
            (b"trailer /Encrypt", false),
            (b"trailer", false),
            (b"trailer << (", false),
        ] {
            assert_eq!(is_encrypted(window), encrypted, "{}", String::from_utf8_lossy(window));
        }
    }

    #[test]
    fn only_the_first_16_kib_of_a_dictionary_are_read() {
        // The dictionary has this many bytes up to and including the key. A key that is cut off is not recognised.
        for (length, encrypted) in [(2_000, true), (LONGEST_DICTIONARY, true), (LONGEST_DICTIONARY + 1, false)] {
            let filling = "a".repeat(length - b"<<//Encrypt".len());
            let window = format!("trailer<</{filling}/Encrypt 7 0 R>>");
            assert_eq!(is_encrypted(window.as_bytes()), encrypted, "{length}");
        }
    }

    #[test]
    fn at_most_16_dictionaries_without_an_end_are_skipped() {
        for (unfinished, encrypted) in [(0, true), (MAX_UNFINISHED, true), (MAX_UNFINISHED + 1, false)] {
            let window = format!("{}trailer << /Encrypt 7 0 R >>", "trailer <<(".repeat(unfinished));
            assert_eq!(is_encrypted(window.as_bytes()), encrypted, "{unfinished}");
        }
    }
}
