//! A body that was received and checked: its report, and what of it may be shown and stored.

use harbor_preflight::{DetachedValue, Preflight, Report, Submission, each_file_slot};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::hex::hex;
use crate::location::correct;
use crate::receive::Received;
use crate::scan::{Scanned, StreamedFile};

/// The longest redacted body that is shown.
const MAX_SHOWN: usize = 64 * 1024;

/// The most files of which something is kept. The guide limits no list, and a short body can have a million slots.
const MAX_FILES: usize = 1000;

/// What is kept of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct KeptFile {
    /// JSON Pointer of its slot.
    pub(crate) path: String,
    /// Its size, decoded.
    pub(crate) bytes: u64,
    /// SHA-256 of its base64.
    pub(crate) sha256: String,
}

impl KeptFile {
    /// What is kept of a file that is in the text.
    fn of_text(path: String, text: &str, preflight: &Preflight) -> Self {
        let mut inspector = preflight.base64_inspector();
        inspector.feed(text.as_bytes());
        Self { path, bytes: inspector.finish().bytes, sha256: hex(&Sha256::digest(text.as_bytes())) }
    }
}

/// A checked body. It has no value of a person but the e-mail address, which is dropped when its tag is read.
pub(crate) struct Checked {
    pub(crate) report: Report,
    /// The body as `redact` shows it.
    pub(crate) redacted: String,
    /// The first files.
    pub(crate) files: Vec<KeptFile>,
    /// The number of all files.
    pub(crate) file_count: usize,
    pub(crate) email: Option<String>,
    /// SHA-256 of the request's body.
    pub(crate) digest: String,
}

/// As much of a body as decides what becomes of it.
#[derive(Deserialize)]
struct Tagged {
    individual: TaggedPerson,
}

#[derive(Deserialize)]
struct TaggedPerson {
    email: String,
}

/// Checks a body.
pub(crate) fn check(received: Received, preflight: &Preflight, submission: &Submission) -> Checked {
    let Received { scanned, bytes, digest } = received;
    let Some(Scanned { text, files, gaps }) = scanned else {
        let report = preflight.refuse_unread(bytes, submission);
        return Checked { report, redacted: String::new(), files: Vec::new(), file_count: 0, email: None, digest };
    };
    let slots = Slots::of(&text, files, preflight);
    let mut report = preflight.validate_detached(&text, bytes, &slots.detached, submission);
    correct(&mut report, &text, &gaps);
    let redacted = shown(&text, preflight, &slots.labels);
    let email = serde_json::from_slice::<Tagged>(&text).ok().map(|tagged| tagged.individual.email);
    Checked { report, redacted, files: slots.kept, file_count: slots.labels.len(), email, digest }
}

/// The files of a body.
struct Slots {
    detached: Vec<DetachedValue>,
    /// For each slot, what is shown for a file that is not in the text.
    labels: Vec<Option<String>>,
    kept: Vec<KeptFile>,
}

impl Slots {
    fn of(text: &[u8], files: Vec<StreamedFile>, preflight: &Preflight) -> Self {
        let mut slots = Self { detached: Vec::new(), labels: Vec::new(), kept: Vec::new() };
        let mut files = files.into_iter().peekable();
        each_file_slot(text, preflight.contract(), &mut |slot| {
            let path = slot.path.clone();
            if let Some(file) = files.next_if(|file| file.stand_in == *slot.text) {
                let StreamedFile { stand_in, inspector, media_type, bytes } = file;
                let kind = media_type.and_then(|media_type| media_type.split_once('/'));
                let kind = kind.map_or(String::new(), |(_, kind)| format!("{kind} "));
                slots.labels.push(Some(format!("\"<file {kind}{bytes} bytes>\"")));
                slots.detached.push(inspector.finish_detached(path.clone()));
                let sha256 = stand_in.rsplit(':').next().unwrap_or_default().to_owned();
                slots.keep(|| KeptFile { path, bytes, sha256 });
            } else {
                slots.labels.push(None);
                slots.keep(|| KeptFile::of_text(path, &slot.text, preflight));
            }
        });
        slots
    }

    fn keep(&mut self, file: impl FnOnce() -> KeptFile) {
        if self.kept.len() < MAX_FILES {
            self.kept.push(file());
        }
    }
}

/// The body without what a person has given.
fn shown(text: &[u8], preflight: &Preflight, labels: &[Option<String>]) -> String {
    let Ok(redacted) = preflight.redact(text) else { return String::new() };
    let (mut shown, mut copied, mut labels) = (String::new(), 0, labels.iter());
    // The slots of the redacted body are those of the body, in the same order.
    each_file_slot(redacted.as_bytes(), preflight.contract(), &mut |slot| {
        let Some(Some(label)) = labels.next() else { return };
        shown.push_str(redacted.get(copied..slot.range.start).unwrap_or_default());
        shown.push_str(label);
        copied = slot.range.end;
    });
    shown.push_str(redacted.get(copied..).unwrap_or_default());
    if shown.len() > MAX_SHOWN { "(too long to be shown)".to_owned() } else { shown }
}
