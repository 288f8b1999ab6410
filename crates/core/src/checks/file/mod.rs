//! Checks files: valid base64, size, type, completeness, password protection, and duplicates.
//!
//! [`FileCheck`] is a state machine that reads a file in windows of bytes. A window may be a slice of the body, a slice
//! that was unescaped, or a piece of a raw file. The check keeps only the first and the last bytes of a file, and never
//! needs the whole file in memory.

mod base64;
mod duplicate;
mod end_marker;
mod ends;
mod kind;
mod pattern;
mod pdf;
mod size;

use self::base64::Base64Scan;
pub(crate) use self::duplicate::{DUPLICATE, SeenFiles};
use self::ends::{Ends, Windows};
use self::kind::FileKind;
use crate::field::FileFormat;
use crate::json::{Text, Unescape};
use crate::limits::FileLimits;
use crate::pattern::described_file;
use crate::redacted::redacted_debug;
use crate::rule::{Rule, Violation};

pub(crate) use self::base64::INVALID as INVALID_BASE64;
pub(crate) use self::end_marker::TRUNCATED;
pub(crate) use self::kind::UNSUPPORTED;
pub(crate) use self::pdf::ENCRYPTED;
pub(crate) use self::size::{ALL_TOO_LARGE, NEAR_LIMIT, TOO_LARGE, all_too_large};

/// The rules for one file.
pub(crate) static FILE_RULES: &[&Rule] =
    &[&INVALID_BASE64, &TOO_LARGE, &UNSUPPORTED, &NEAR_LIMIT, &TRUNCATED, &ENCRYPTED, &DUPLICATE];

/// The rules for all files of a payload together.
pub(crate) static TOTAL_RULES: &[&Rule] = &[&ALL_TOO_LARGE];

/// All rules of this module.
pub(crate) static RULES: &[&Rule] =
    &[&INVALID_BASE64, &TOO_LARGE, &UNSUPPORTED, &NEAR_LIMIT, &TRUNCATED, &ENCRYPTED, &DUPLICATE, &ALL_TOO_LARGE];

/// The format of a file in base64.
pub(crate) static FORMAT: FileFormat = FileFormat {
    rules: FILE_RULES,
    example: pattern::EXAMPLE,
    media_types: kind::ALLOWED,
    pattern: described_file(pattern::pattern),
};

/// The check of one file, as a state machine.
pub(crate) struct FileCheck {
    /// The state of the base64 check; `None` for a raw file.
    base64: Option<Base64Scan>,
    ends: Ends,
}

/// The result of checking a file.
#[derive(Clone)]
pub(crate) struct Verdict {
    pub(crate) error: Option<Violation>,
    pub(crate) warnings: Vec<Violation>,
    /// The size in decoded bytes; 0 if the file is not valid base64.
    pub(crate) bytes: u64,
    /// The media type of the content, whether or not it is accepted; `None` if it is not recognised.
    pub(crate) media_type: Option<&'static str>,
    /// A number that equal files share, and most different files do not.
    pub(crate) fingerprint: u64,
}

redacted_debug!(FileCheck { ends });
// The fingerprint is not shown, because it is made of bytes of the file.
redacted_debug!(Verdict { error, warnings, bytes, media_type });

impl FileCheck {
    /// How much of each end of a file is looked at, in bytes.
    pub(crate) const WINDOW: usize = ends::WINDOW;

    /// Begins the check of a file in base64.
    pub(crate) fn of_base64() -> Self {
        Self { base64: Some(Base64Scan::default()), ends: Ends::of_base64() }
    }

    /// Begins the check of a raw file.
    pub(crate) fn of_bytes() -> Self {
        Self { base64: None, ends: Ends::of_bytes() }
    }

    /// Reads the next bytes. A window of base64 must not split a character of UTF-8.
    pub(crate) fn feed(&mut self, window: &[u8]) {
        if let Some(scan) = &mut self.base64 {
            scan.feed(window);
        }
        self.ends.feed(window);
    }

    /// Reads the next part of an escaped string. It must not begin or end within an escape or a character.
    fn feed_escaped(&mut self, part: &[u8]) {
        Unescape::of_part(part).windows(&mut |window| self.feed(window));
    }

    /// Skips bytes that are in neither the first nor the last 64 KiB of the file. In base64, they must be characters of
    /// its alphabet.
    pub(crate) fn skip(&mut self, bytes: u64) {
        if let Some(scan) = &mut self.base64 {
            scan.skip_alphabet(bytes);
        }
        self.ends.skip(bytes);
    }

    /// Returns the result.
    pub(crate) fn finish(self, limits: FileLimits) -> Verdict {
        let Self { base64, mut ends } = self;
        let length = ends.length();
        verdict(base64.as_ref(), length, &ends.windows(), limits)
    }
}

/// Checks a whole file in base64 without copying it. The first `alphabet` bytes are known to be in the base64 alphabet.
pub(crate) fn check_base64(base64: &[u8], alphabet: usize, limits: FileLimits) -> Verdict {
    let (known, rest) = base64.split_at_checked(alphabet).unwrap_or((&[], base64));
    let mut scan = Base64Scan::default();
    scan.feed_alphabet(known);
    scan.feed(rest);
    verdict(Some(&scan), base64.len() as u64, &Windows::of_base64(base64), limits)
}

/// Checks a whole file in base64 that contains escapes. The part that the reader has already found to be base64 is
/// skipped, except for its ends.
pub(crate) fn check_escaped_base64(text: Text<'_>, limits: FileLimits) -> Verdict {
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
    check.finish(limits)
}

/// The number of bytes that contain an end of a file in base64, even if every character is an escaped slash.
const ENDS: usize = 2 * ends::ENCODED_WINDOW;

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

/// Checks a file by its ends. `length` is the number of bytes that were read: of base64, if `base64` is given.
fn verdict(base64: Option<&Base64Scan>, length: u64, windows: &Windows<'_>, limits: FileLimits) -> Verdict {
    let bytes = match base64.map(|scan| scan.finish(windows.encoded_head())) {
        None => length,
        Some(Ok(bytes)) => bytes,
        Some(Err(violation)) => return Verdict::error(violation, 0, None),
    };
    let kind = FileKind::of(windows);
    let media_type = kind::media_type(kind, windows);
    let too_large = size::error(bytes, limits);
    match (too_large, kind) {
        (Some(violation), _) => Verdict::error(violation, bytes, media_type),
        (None, None) => Verdict::error(kind::unsupported(media_type), bytes, media_type),
        (None, Some(kind)) => Verdict {
            error: None,
            warnings: warnings(kind, bytes, windows, limits),
            bytes,
            media_type,
            fingerprint: windows.fingerprint(length),
        },
    }
}

impl Verdict {
    fn error(violation: Violation, bytes: u64, media_type: Option<&'static str>) -> Self {
        Self { error: Some(violation), warnings: Vec::new(), bytes, media_type, fingerprint: 0 }
    }
}

fn warnings(kind: FileKind, bytes: u64, windows: &Windows<'_>, limits: FileLimits) -> Vec<Violation> {
    let found = [size::warning(bytes, limits), end_marker::warning(kind, windows), pdf::warning(kind, windows)];
    found.into_iter().flatten().collect()
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
