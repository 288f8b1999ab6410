//! The same file in two slots.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::hash::{DefaultHasher, Hasher};

use crate::json::{Text, Unescape};
use crate::rule::{Finding, InSchema, Rule, Severity};

pub(crate) static DUPLICATE: Rule = Rule {
    code: "duplicate_file",
    severity: Severity::Warning,
    summary: "the same bytes stand in an earlier file slot",
    message: "{field} is the same file as another one.",
    params: &["same_as"],
    explanation: "Often a front that was chosen again for the back. Only slots that play a part and have no error are \
                  compared.",
    mend: "Choose the right file.",
    example: r#""front" and "back" hold the same photo"#,
    in_schema: InSchema::No("It is a warning, and a schema compares no two values."),
};

/// The files of one payload that had no error so far.
#[derive(Debug, Default)]
pub(crate) struct SeenFiles<'d> {
    by_outline: BTreeMap<u64, Alike<'d>>,
}

/// Files of the same outline.
#[derive(Debug)]
struct Alike<'d> {
    /// The first, as long as no other has its outline: then it need not be digested.
    lone: Option<SeenFile<'d>>,
    /// All once there are several: each is looked up, where comparing each with each could take hours.
    by_digest: BTreeMap<u64, SeenFile<'d>>,
}

#[derive(Debug)]
struct SeenFile<'d> {
    text: Text<'d>,
    path: String,
}

impl<'d> SeenFiles<'d> {
    /// Notes a file, and tells if it was seen before.
    pub(crate) fn see(&mut self, text: Text<'d>, outline: u64, path: String) -> Option<Finding> {
        let file = SeenFile { text, path };
        match self.by_outline.entry(outline) {
            Entry::Vacant(vacant) => {
                vacant.insert(Alike { lone: Some(file), by_digest: BTreeMap::new() });
                None
            }
            Entry::Occupied(occupied) => occupied.into_mut().see(file),
        }
    }
}

impl<'d> Alike<'d> {
    fn see(&mut self, file: SeenFile<'d>) -> Option<Finding> {
        if let Some(lone) = self.lone.take() {
            self.by_digest.insert(digest(lone.text), lone);
        }
        match self.by_digest.entry(digest(file.text)) {
            Entry::Vacant(vacant) => {
                vacant.insert(file);
                None
            }
            Entry::Occupied(earlier) => {
                let earlier = earlier.get();
                earlier.text.same_as(file.text).then(|| DUPLICATE.found().with("same_as", earlier.path.clone()))
            }
        }
    }
}

fn digest(text: Text<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    Unescape::new(text).windows(&mut |window| hasher.write(window));
    hasher.finish()
}
