//! PDFs that are protected.

use memchr::memmem;

use super::ends::{WINDOW, Windows};
use super::kind::FileKind;
use crate::rule::{Finding, Rule, Severity};

pub(crate) static ENCRYPTED: Rule = Rule {
    code: "encrypted_pdf",
    severity: Severity::Warning,
    summary: "a PDF that is protected and may need a password",
    message: "{field} is a protected PDF that may need a password to be read.",
    params: &[],
    explanation: "`/Encrypt` stands in a trailer or in the dictionary of a cross-reference stream, within the first or \
                  last 64 KiB. Some such files open without a password, others do not, and a reviewer has none.",
    mend: "Print it to a new PDF without protection.",
    example: "a bank statement that opens with a password",
};

const ENCRYPT: &[u8] = b"/Encrypt";

pub(super) fn warning(kind: FileKind, windows: &Windows<'_>) -> Option<Finding> {
    let encrypted =
        kind == FileKind::Pdf && (is_encrypted(&windows.tail(WINDOW)) || is_encrypted(&windows.head(WINDOW)));
    encrypted.then(|| ENCRYPTED.found())
}

fn is_encrypted(window: &[u8]) -> bool {
    memmem::find_iter(window, ENCRYPT).any(|at| {
        let (before, rest) = window.split_at(at);
        let behind = rest.get(ENCRYPT.len()..).unwrap_or_default();
        // `/EncryptMetadata` is another name.
        ends_a_name(behind) && declares_cross_references(before, behind)
    })
}

fn ends_a_name(behind: &[u8]) -> bool {
    behind.first().is_none_or(|byte| byte.is_ascii_whitespace() || b"<>[]()/%{}\0".contains(byte))
}

/// Whether the dictionary around a place is that of a trailer or of a cross-reference stream.
fn declares_cross_references(before: &[u8], behind: &[u8]) -> bool {
    let Some(open) = unmatched(before.windows(2).enumerate().rev(), b"<<", b">>") else { return false };
    let Some((outside, inside)) = before.split_at_checked(open) else { return false };
    let close = unmatched(behind.windows(2).enumerate(), b">>", b"<<").unwrap_or(behind.len());
    let rest = behind.get(..close).unwrap_or_default();
    let is_stream = |part: &[u8]| memmem::find(part, b"/XRef").is_some();
    outside.trim_ascii_end().ends_with(b"trailer") || is_stream(inside) || is_stream(rest)
}

/// The place of the first `wanted` that no `other` before it, in the order of the pairs, belongs to.
fn unmatched<'a>(pairs: impl Iterator<Item = (usize, &'a [u8])>, wanted: &[u8], other: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut used = None;
    for (at, pair) in pairs {
        // The two bytes of a bracket are read once: `<<<` is one bracket and the beginning of a string.
        if used.is_some_and(|used: usize| used.abs_diff(at) < 2) {
            continue;
        }
        if pair == other {
            depth += 1;
            used = Some(at);
        } else if pair == wanted {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
            used = Some(at);
        }
    }
    None
}
