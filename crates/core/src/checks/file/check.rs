//! The check of one file: in pieces, or in base64 that is in memory.

use super::base64::Base64Scan;
use super::decoder::{Decoder, PIECE, decode};
use super::end_marker::Tail;
use super::ends::{ENCODED_WINDOW, Ends, WINDOW, Windows};
use super::kind::FileKind;
use super::pdf;
use super::structure::Structure;
use super::verdict::{Verdict, accepted, verdict};
use crate::json::{Text, Unescape};
use crate::limits::FileLimits;
use crate::redacted::redacted_debug;

/// The check of one file, as a state machine.
pub(crate) struct FileCheck {
    /// The state of the base64 check; `None` for a raw file.
    base64: Option<Base64Scan>,
    ends: Ends,
    decoder: Decoder,
    structure: Structure,
}

redacted_debug!(FileCheck { ends });

impl FileCheck {
    /// How much of each end of a file is looked at, in bytes.
    pub(crate) const WINDOW: usize = WINDOW;

    /// Begins the check of a file in base64.
    pub(crate) fn of_base64() -> Self {
        Self::new(Some(Base64Scan::default()), Ends::of_base64())
    }

    /// Begins the check of a raw file.
    pub(crate) fn of_bytes() -> Self {
        Self::new(None, Ends::of_bytes())
    }

    fn new(base64: Option<Base64Scan>, ends: Ends) -> Self {
        Self { base64, ends, decoder: Decoder::default(), structure: Structure::of_any() }
    }

    /// Reads the next bytes. A window of base64 must not split a character of UTF-8.
    pub(crate) fn feed(&mut self, window: &[u8]) {
        if let Some(scan) = &mut self.base64 {
            scan.feed(window);
        }
        self.ends.feed(window);
        if self.structure.is_done() {
            return;
        }
        if self.base64.is_some() {
            self.decoder.feed(window, &mut |bytes| self.structure.feed(bytes));
        } else {
            self.structure.feed(window);
        }
    }

    /// Reads the next part of an escaped string. It must not begin or end within an escape or a character.
    fn feed_escaped(&mut self, part: &[u8]) {
        Unescape::of_part(part).windows(&mut |window| self.feed(window));
    }

    /// Skips bytes that are in neither the first nor the last 64 KiB of the file. In base64, they must be characters of
    /// its alphabet.
    pub(crate) fn skip(&mut self, bytes: u64) {
        if bytes == 0 {
            return;
        }
        if let Some(scan) = &mut self.base64 {
            scan.skip_alphabet(bytes);
        }
        self.ends.skip(bytes);
        self.structure.stop();
    }

    /// Whether the result depends on bytes that were skipped.
    pub(crate) fn needs_skipped(&mut self, limits: FileLimits) -> bool {
        let length = self.ends.length();
        let windows = self.ends.windows();
        self.structure.finish();
        accepted(self.base64.as_ref(), length, &windows, limits)
            .is_some_and(|(bytes, kind)| self.structure.has_end(Tail::of(kind, &windows, bytes)).is_none())
    }

    /// The number of pages of an accepted PDF, where it is plain to see.
    pub(crate) fn pages(&mut self, limits: FileLimits) -> Option<u32> {
        let length = self.ends.length();
        let windows = self.ends.windows();
        let (bytes, kind) = accepted(self.base64.as_ref(), length, &windows, limits)?;
        if kind == FileKind::Pdf { pdf::pages(&windows, bytes) } else { None }
    }

    /// Returns the result.
    pub(crate) fn finish(self, limits: FileLimits) -> Verdict {
        let Self { base64, mut ends, mut structure, .. } = self;
        let length = ends.length();
        verdict(base64.as_ref(), length, &ends.windows(), limits, |_, _| {
            structure.finish();
            structure
        })
    }
}

/// Checks a file in base64 that is a string of a body.
pub(crate) fn check_text(text: Text<'_>, limits: FileLimits) -> Verdict {
    match text.unescaped_bytes() {
        Some((base64, alphabet)) => check_base64(base64, alphabet, limits),
        None => check_escaped_base64(text, limits),
    }
}

/// Checks a whole file in base64 without copying it. The first `alphabet` bytes are known to be in the base64 alphabet.
fn check_base64(base64: &[u8], alphabet: usize, limits: FileLimits) -> Verdict {
    let (known, rest) = base64.split_at_checked(alphabet).unwrap_or((&[], base64));
    let mut scan = Base64Scan::default();
    scan.feed_alphabet(known);
    scan.feed(rest);
    let windows = Windows::of_base64(base64);
    verdict(Some(&scan), base64.len() as u64, &windows, limits, |kind, tail| read_base64(base64, kind, tail))
}

/// Decodes as much of a file as its result depends on.
fn read_base64(base64: &[u8], kind: FileKind, tail: Tail) -> Structure {
    let mut structure = Structure::of_kind(kind);
    let mut decoded = [0; PIECE / 4 * 3];
    for piece in base64.chunks(PIECE) {
        if structure.has_end(tail).is_some() {
            structure.stop();
            break;
        }
        structure.feed(decode(piece, &mut decoded));
    }
    structure.finish();
    structure
}

/// Checks a whole file in base64 that contains escapes. The part that the reader has already found to be base64 is
/// skipped where its ends are enough.
fn check_escaped_base64(text: Text<'_>, limits: FileLimits) -> Verdict {
    let (known, _, rest) = text.split_base64();
    let mut check = check_ends_of_escaped(text);
    if check.needs_skipped(limits) {
        check = FileCheck::of_base64();
        check.feed_escaped(known);
        check.feed_escaped(rest);
    }
    check.finish(limits)
}

fn check_ends_of_escaped(text: Text<'_>) -> FileCheck {
    let (known, characters, rest) = text.split_base64();
    let mut check = FileCheck::of_base64();
    let (head, after_head) = split_escaped(known, ENDS);
    let (middle, tail) = split_escaped(after_head, after_head.len().saturating_sub(ENDS));
    check.feed_escaped(head);
    if !middle.is_empty() {
        let tail_characters = unescaped_length(tail);
        check.skip((characters - unescaped_length(head) - tail_characters) as u64);
    }
    check.feed_escaped(tail);
    check.feed_escaped(rest);
    check
}

/// The number of bytes that contain an end of a file in base64, even if every character is an escaped slash.
const ENDS: usize = 2 * ENCODED_WINDOW;

/// Splits base64 with escaped slashes at an offset, or one byte before, so that no escape is split.
fn split_escaped(base64: &[u8], at: usize) -> (&[u8], &[u8]) {
    let (front, _) = base64.split_at_checked(at).unwrap_or((base64, &[]));
    let at = front.len() - usize::from(front.ends_with(b"\\"));
    base64.split_at_checked(at).unwrap_or((base64, &[]))
}

/// The number of characters that base64 with escaped slashes represents.
fn unescaped_length(base64: &[u8]) -> usize {
    base64.iter().filter(|byte| **byte != b'\\').count()
}

#[cfg(test)]
mod tests {
    use ::base64::Engine;
    use ::base64::engine::general_purpose::STANDARD;

    use super::*;
    use crate::json;
    use crate::limits::Limits;

    /// A file in base64 with slashes everywhere.
    fn file(head: &[u8], bytes: usize, tail: &[u8]) -> String {
        let middle = (0..bytes).map(|number| u8::try_from(number * 31 % 251).unwrap() | 0x80);
        STANDARD.encode(head.iter().copied().chain(middle).chain(tail.iter().copied()).collect::<Vec<u8>>())
    }

    #[track_caller]
    fn assert_same_verdict(base64: &str, escaped: &str) {
        let limits = FileLimits::new(&Limits::V1, &Limits::V1);
        let body = format!("\"{escaped}\"");
        let document = json::read(body.as_bytes()).unwrap();
        let with_escapes = check_escaped_base64(document.root().as_text().unwrap(), limits);
        let plain = check_base64(base64.as_bytes(), 0, limits);
        assert_eq!(format!("{with_escapes:?}"), format!("{plain:?}"), "{} characters", base64.len());
        assert_eq!(with_escapes.fingerprint, plain.fingerprint, "{} characters", base64.len());
    }

    /// If every character is an escaped slash, the ends take twice as many bytes.
    #[test]
    fn both_ends_are_checked_even_if_every_character_is_escaped() {
        let filling = vec![0xFF; FileCheck::WINDOW - 1000];
        let photo = [b"\xFF\xD8\xFF", &filling[..], b"MotionPhoto", &filling, &filling, &filling].concat();
        let document = [b"%PDF-1.7", &filling[..], &filling, &filling, b"trailer<</Encrypt 1 0 R>>", &filling].concat();
        for file in [photo, document] {
            let base64 = STANDARD.encode(file);
            assert_same_verdict(&base64, &base64.replace('/', "\\/"));
        }
    }

    #[test]
    fn escapes_do_not_change_the_result() {
        let window = FileCheck::WINDOW;
        for bytes in
            [0, 1, 2, 3, 50, 200, 12_288, 49_152, 50_000, 60_001, window - 10, window, 2 * window + 1, 5 * window + 2]
        {
            for (head, tail) in
                [(&b"\xFF\xD8\xFF"[..], &b"\xFF\xD9"[..]), (b"%PDF-1.7 /Encrypt", b"%%EOF\n"), (b"GIF89a", b"")]
            {
                let whole = file(head, bytes, tail);
                for base64 in [whole.clone(), format!("{whole}="), format!("{whole}*"), format!("{whole}é/ /{whole}")]
                {
                    assert_same_verdict(&base64, &base64.replace('/', "\\/"));
                    assert_same_verdict(&base64, &base64.replacen('/', "\\u002f", 3));
                    assert_same_verdict(&base64, &format!("\\u00{:x}{}", base64.as_bytes()[0], &base64[1..]));
                }
            }
        }
    }
}
