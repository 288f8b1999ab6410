//! Finds a file that is in a payload twice.

use std::hash::{DefaultHasher, Hasher};

use crate::first_seen::FirstSeen;
use crate::json::{Text, Unescape};
use crate::path::FieldPath;
use crate::redacted::redacted_debug;
use crate::rule::{InSchema, ParamSpec, Rule, Severity, Violation, catalogue_text};
use crate::wording::Sentence;

static SAME_FILE: Sentence = Sentence::new("duplicate_file", "This is the same file as one you already added.");
static CHECK_FILE: Sentence = Sentence::new("hint.duplicate_file", "Check that you chose the right file.");

pub(crate) static DUPLICATE: Rule = Rule {
    code: "duplicate_file",
    severity: Severity::Warning,
    summary: catalogue_text("an earlier file slot has the same bytes"),
    messages: &[&SAME_FILE],
    hints: &[&CHECK_FILE],
    params: &[ParamSpec::word("same_as")],
    explanation: catalogue_text(
        "Often a front that was chosen again for the back. Only slots that apply and have no error are \
         compared. `same_as` is the JSON Pointer of the earlier slot; for files outside a payload, the position of the \
         earlier file, counted from 1.",
    ),
    fix: catalogue_text("Choose the right file."),
    example: catalogue_text(r#""front" and "back" hold the same photo"#),
    in_schema: InSchema::No(catalogue_text("It is a warning, and a schema compares no two values.")),
};

/// The warning for a file that is the same as an earlier one.
pub(crate) fn duplicate_of(earlier: String) -> Violation {
    DUPLICATE.violation().with_param("same_as", earlier).with_hint(&CHECK_FILE)
}

/// The files of one payload that were checked so far and had no error.
///
/// A file is only hashed if its fingerprint is that of another file, because hashing takes time. Comparing every pair
/// instead could take hours. Little is kept of each file, because a body can have one for every eleven bytes.
#[derive(Debug, Default)]
pub(crate) struct SeenFiles<'d> {
    files: Vec<SeenFile<'d>>,
    /// The index in `files` of the first file with each fingerprint.
    by_fingerprint: FirstSeen,
    /// The index in `files` of the first file with each digest, among files that share their fingerprint.
    by_digest: FirstSeen,
    /// The fields that the files are in. A list is here once, not with each item.
    fields: Vec<FieldPath>,
}

#[derive(Clone, Copy)]
struct SeenFile<'d> {
    raw: &'d [u8],
    is_escaped: bool,
    /// Whether it is in `by_digest`, too.
    has_digest: bool,
    /// The index of its field in `fields`.
    field: u8,
    /// Its index in the list, if the field is a list.
    item: u32,
}

redacted_debug!(SeenFile<'_> { field, item });

impl SeenFile<'_> {
    fn text(&self) -> Text<'_> {
        Text::from_raw(self.raw, self.is_escaped)
    }
}

impl<'d> SeenFiles<'d> {
    /// Keeps a file, and returns a violation if an earlier file has the same bytes.
    pub(crate) fn check_duplicate(&mut self, text: Text<'d>, fingerprint: u64, path: FieldPath) -> Option<Violation> {
        let file = self.seen_file(text, path);
        // A body has fewer than 2^32 bytes.
        let index = u32::try_from(self.files.len()).unwrap_or(u32::MAX);
        self.files.push(file);
        let first = self.by_fingerprint.insert(fingerprint, index)?;
        let like_it = self.files.get_mut(first as usize)?;
        if !like_it.has_digest {
            like_it.has_digest = true;
            let digest = digest(like_it.text());
            self.by_digest.insert(digest, first);
        }
        let earlier = self.files.get(self.by_digest.insert(digest(text), index)? as usize)?;
        let list = self.fields.get(usize::from(earlier.field)).copied().unwrap_or_default();
        let same_as = || list.with_index(earlier.item).pointer();
        earlier.text().same_as(text).then(|| duplicate_of(same_as()))
    }

    fn seen_file(&mut self, text: Text<'d>, path: FieldPath) -> SeenFile<'d> {
        let (list, item) = path.split_index();
        if self.fields.last() != Some(&list) {
            self.fields.push(list);
        }
        let (raw, is_escaped) = text.raw();
        let field = u8::try_from(self.fields.len() - 1).unwrap_or(u8::MAX);
        SeenFile { raw, is_escaped, has_digest: false, field, item }
    }
}

fn digest(text: Text<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    Unescape::new(text).windows(&mut |window| hasher.write(window));
    hasher.finish()
}
