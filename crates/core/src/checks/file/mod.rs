//! Files: base64, size, type, completeness, protection; and the same file twice.
//!
//! One state machine, [`FileCheck`], is fed with windows of bytes, whether they are a slice of the JSON text, an
//! unescaped copy of one, a raw file, or what a browser reads piece by piece. It keeps the first and last bytes; the
//! file as a whole is never in its memory.

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
use crate::redacted::redacted_debug;
use crate::rule::{Rule, Violation};

pub(crate) use self::base64::INVALID as INVALID_BASE64;
pub(crate) use self::end_marker::TRUNCATED;
pub(crate) use self::kind::UNSUPPORTED;
pub(crate) use self::pdf::ENCRYPTED;
pub(crate) use self::size::{ALL_TOO_LARGE, NEAR_LIMIT, TOO_LARGE, all_too_large};

/// The rules that look at one file.
pub(crate) static FILE_RULES: &[&Rule] =
    &[&INVALID_BASE64, &TOO_LARGE, &UNSUPPORTED, &NEAR_LIMIT, &TRUNCATED, &ENCRYPTED, &DUPLICATE];

/// The rules that look at all files together.
pub(crate) static TOTAL_RULES: &[&Rule] = &[&ALL_TOO_LARGE];

/// All rules of this module.
pub(crate) static RULES: &[&Rule] =
    &[&INVALID_BASE64, &TOO_LARGE, &UNSUPPORTED, &NEAR_LIMIT, &TRUNCATED, &ENCRYPTED, &DUPLICATE, &ALL_TOO_LARGE];

/// A file in base64.
pub(crate) static FORMAT: FileFormat =
    FileFormat { rules: FILE_RULES, example: pattern::EXAMPLE, media_types: kind::ALLOWED, pattern: pattern::pattern };

/// The check of one file, as a state machine.
pub(crate) struct FileCheck {
    /// The state of the base64 check; none for raw bytes.
    base64: Option<Base64Scan>,
    ends: Ends,
}

/// The result of a check.
#[derive(Clone)]
pub(crate) struct Verdict {
    pub(crate) error: Option<Violation>,
    pub(crate) warnings: Vec<Violation>,
    /// Size of the decoded file in bytes; 0 if it is not base64.
    pub(crate) bytes: u64,
    /// What the content is, supported or not.
    pub(crate) media_type: Option<&'static str>,
    /// Equal for equal files; different for most others.
    pub(crate) fingerprint: u64,
}

redacted_debug!(FileCheck { ends });
// A fingerprint is made of bytes of the file.
redacted_debug!(Verdict { error, warnings, bytes, media_type });

impl FileCheck {
    /// Bytes of each end of a file that are looked at.
    pub(crate) const WINDOW: usize = ends::WINDOW;

    /// A check of a file in base64.
    pub(crate) fn of_base64() -> Self {
        Self { base64: Some(Base64Scan::default()), ends: Ends::of_base64() }
    }

    /// A check of a file as it is.
    pub(crate) fn of_bytes() -> Self {
        Self { base64: None, ends: Ends::of_bytes() }
    }

    /// Reads the next bytes. A window of base64 text must not split a character.
    pub(crate) fn feed(&mut self, window: &[u8]) {
        if let Some(scan) = &mut self.base64 {
            scan.feed(window);
        }
        self.ends.feed(window);
    }

    /// Reads the next part of a string with escapes in it, which must not split an escape or a character.
    fn feed_escaped(&mut self, part: &[u8]) {
        Unescape::of_part(part).windows(&mut |window| self.feed(window));
    }

    /// Skips bytes after those of the first 64 KiB and before those of the last. In base64, they are known
    /// to be in its alphabet.
    pub(crate) fn skip(&mut self, bytes: u64) {
        if let Some(scan) = &mut self.base64 {
            scan.skip_alphabet(bytes);
        }
        self.ends.skip(bytes);
    }

    pub(crate) fn finish(self, limits: FileLimits) -> Verdict {
        let Self { base64, mut ends } = self;
        let length = ends.length();
        verdict(base64.as_ref(), length, &ends.windows(), limits)
    }
}

/// Checks a file in base64 that is there as a whole: nothing of it is copied. The first `alphabet` bytes are known to
/// be in the base64 alphabet.
pub(crate) fn check_base64(base64: &[u8], alphabet: usize, limits: FileLimits) -> Verdict {
    let (known, rest) = base64.split_at_checked(alphabet).unwrap_or((&[], base64));
    let mut scan = Base64Scan::default();
    scan.feed_alphabet(known);
    scan.feed(rest);
    verdict(Some(&scan), base64.len() as u64, &Windows::of_base64(base64), limits)
}

/// Checks a file in base64 with escapes in it. What the reader has found to be base64 already is skipped, except for
/// both ends.
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

/// Bytes of base64 that contain either end of a file, even if each character is escaped.
const ENDS: usize = 2 * ends::ENCODED_WINDOW;

/// Splits base64 with escaped slashes in two, but no escape.
fn split_escaped(base64: &[u8], at: usize) -> (&[u8], &[u8]) {
    let (front, _) = base64.split_at_checked(at).unwrap_or((base64, &[]));
    let at = front.len() - usize::from(front.ends_with(b"\\"));
    base64.split_at_checked(at).unwrap_or((base64, &[]))
}

/// The number of characters that base64 with escaped slashes represents.
fn unescaped_length(base64: &[u8]) -> usize {
    base64.iter().filter(|byte| **byte != b'\\').count()
}

/// Checks a file whose ends are known. `length` is that of the base64, if it is in base64.
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

    /// Bytes of all values, so that the base64 has slashes everywhere.
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

    /// Where each character is an escaped slash, both ends are twice as long as they are otherwise.
    #[test]
    fn the_windows_are_whole_however_many_characters_are_escaped() {
        let filling = vec![0xFF; FileCheck::WINDOW - 1000];
        let photo = [b"\xFF\xD8\xFF", &filling[..], b"MotionPhoto", &filling, &filling, &filling].concat();
        let document = [b"%PDF-1.7", &filling[..], &filling, &filling, b"trailer<</Encrypt 1 0 R>>", &filling].concat();
        for file in [photo, document] {
            let base64 = STANDARD.encode(file);
            assert_same_verdict(&base64, &base64.replace('/', "\\/"));
        }
    }

    #[test]
    fn escapes_change_no_verdict() {
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
