//! The same file in two slots.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::hash::{DefaultHasher, Hasher};

use crate::json::{Text, Unescape};
use crate::path::KnownPath;
use crate::rule::{Finding, InSchema, Rule, Severity, explained};

pub(crate) static DUPLICATE: Rule = Rule {
    code: "duplicate_file",
    severity: Severity::Warning,
    summary: explained("the same bytes stand in an earlier file slot"),
    message: "{field} is the same file as another one.",
    params: &["same_as"],
    explanation: explained(
        "Often a front that was chosen again for the back. Only slots that play a part and have no error are \
         compared.",
    ),
    mend: explained("Choose the right file."),
    example: explained(r#""front" and "back" hold the same photo"#),
    in_schema: InSchema::No(explained("It is a warning, and a schema compares no two values.")),
};

/// The files of one payload that had no error so far.
///
/// The first of an outline stands there without a digest: only a second one makes it worth its time. From then on each
/// is looked up, where comparing each with each could take hours.
#[derive(Debug, Default)]
pub(crate) struct SeenFiles<'d> {
    by_outline_and_digest: BTreeMap<(u64, Option<u64>), SeenFile<'d>>,
}

#[derive(Debug)]
struct SeenFile<'d> {
    text: Text<'d>,
    path: KnownPath,
}

impl<'d> SeenFiles<'d> {
    /// Notes a file, and tells if it was seen before.
    pub(crate) fn see(&mut self, text: Text<'d>, outline: u64, path: KnownPath) -> Option<Finding> {
        let files = &mut self.by_outline_and_digest;
        let file = SeenFile { text, path };
        match files.remove(&(outline, None)) {
            // The first of its outline, or one that comes when the first has its digest already.
            None if files.range((outline, None)..).next().is_none_or(|((known, _), _)| *known != outline) => {
                files.insert((outline, None), file);
                return None;
            }
            None => {}
            Some(first) => _ = files.insert((outline, Some(digest(first.text))), first),
        }
        match files.entry((outline, Some(digest(file.text)))) {
            Entry::Vacant(vacant) => {
                vacant.insert(file);
                None
            }
            Entry::Occupied(earlier) => {
                let earlier = earlier.get();
                earlier.text.same_as(file.text).then(|| DUPLICATE.found().with("same_as", earlier.path.pointer()))
            }
        }
    }
}

fn digest(text: Text<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    Unescape::new(text).windows(&mut |window| hasher.write(window));
    hasher.finish()
}
