//! Files: base64, size, type, completeness, protection; and the same file twice.
//!
//! One state machine, [`FileCheck`], is fed with windows of bytes, whether they are a slice of the JSON text, an
//! unescaped copy of one, a raw file, or what a browser reads piece by piece. It keeps the first and last bytes; the
//! file as a whole is never in its memory.

mod base64;
mod duplicate;
mod end_marker;
mod ends;
mod grammar;
mod kind;
mod pdf;
mod size;

use self::base64::Base64Scan;
pub(crate) use self::duplicate::{DUPLICATE, SeenFiles};
use self::ends::{Ends, Windows};
use self::kind::FileKind;
use crate::limits::Limits;
use crate::rule::{Finding, Rule};

pub(crate) use self::base64::INVALID as INVALID_BASE64;
pub(crate) use self::end_marker::TRUNCATED;
pub(crate) use self::grammar::{EXAMPLE, grammar};
pub(crate) use self::kind::{ALLOWED, UNSUPPORTED};
pub(crate) use self::pdf::ENCRYPTED;
pub(crate) use self::size::{NEAR_LIMIT, TOO_LARGE};

pub(crate) static RULES: &[&Rule] =
    &[&INVALID_BASE64, &TOO_LARGE, &UNSUPPORTED, &NEAR_LIMIT, &TRUNCATED, &ENCRYPTED, &DUPLICATE];

/// The check of one file, as a state machine.
#[derive(Debug)]
pub(crate) struct FileCheck {
    /// The state of the base64 check; none for raw bytes.
    base64: Option<Base64Scan>,
    ends: Ends,
}

/// What a check came to.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub(crate) error: Option<Finding>,
    pub(crate) warnings: Vec<Finding>,
    /// Size of the decoded file in bytes; 0 if it is not base64.
    pub(crate) bytes: u64,
    /// What the content is, supported or not.
    pub(crate) media_type: Option<&'static str>,
    /// Equal for equal files; different for most others.
    pub(crate) outline: u64,
}

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

    /// Takes the next bytes. A window of base64 text must not split a character.
    pub(crate) fn feed(&mut self, window: &[u8]) {
        if let Some(scan) = &mut self.base64 {
            scan.feed(window);
        }
        self.ends.feed(window);
    }

    /// Passes over bytes of a raw file that lie behind its first 64 KiB and before its last.
    pub(crate) fn skip(&mut self, bytes: u64) {
        self.ends.skip(bytes);
    }

    pub(crate) fn finish(self, limits: &Limits) -> Verdict {
        let Self { base64, mut ends } = self;
        let length = ends.length();
        judge(base64.as_ref(), length, &ends.windows(), limits)
    }
}

/// Checks a file in base64 that is there as a whole: nothing of it is copied. The first `alphabet` bytes are known to be
/// in the base64 alphabet.
pub(crate) fn check_in_place(base64: &[u8], alphabet: usize, limits: &Limits) -> Verdict {
    let (known, rest) = base64.split_at_checked(alphabet).unwrap_or((&[], base64));
    let mut scan = Base64Scan::default();
    scan.feed_alphabet(known);
    scan.feed(rest);
    judge(Some(&scan), base64.len() as u64, &Windows::of_base64(base64), limits)
}

/// The verdict on a file of which both ends are at hand. `length` is that of the base64, if it is in base64.
fn judge(base64: Option<&Base64Scan>, length: u64, windows: &Windows<'_>, limits: &Limits) -> Verdict {
    let bytes = match base64.map(|scan| scan.finish(windows.encoded_head())) {
        None => length,
        Some(Ok(bytes)) => bytes,
        Some(Err(finding)) => return Verdict::error(finding, 0, None),
    };
    let kind = FileKind::of(windows);
    let media_type = kind::media_type(kind, windows);
    let too_large = size::error(bytes, limits);
    match (too_large, kind) {
        (Some(finding), _) => Verdict::error(finding, bytes, media_type),
        (None, None) => Verdict::error(kind::unsupported(media_type), bytes, media_type),
        (None, Some(kind)) => Verdict {
            error: None,
            warnings: warnings(kind, bytes, windows, limits),
            bytes,
            media_type,
            outline: windows.outline(length),
        },
    }
}

impl Verdict {
    fn error(finding: Finding, bytes: u64, media_type: Option<&'static str>) -> Self {
        Self { error: Some(finding), warnings: Vec::new(), bytes, media_type, outline: 0 }
    }
}

fn warnings(kind: FileKind, bytes: u64, windows: &Windows<'_>, limits: &Limits) -> Vec<Finding> {
    let found = [size::warning(bytes, limits), end_marker::warning(kind, windows), pdf::warning(kind, windows)];
    found.into_iter().flatten().collect()
}
