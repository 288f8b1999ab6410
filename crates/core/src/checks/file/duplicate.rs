//! The same file in two slots.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::hash::{DefaultHasher, Hasher};

use crate::json::{Text, Unescape};
use crate::path::KnownPath;
use crate::redacted::redacted_debug;
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
/// Only a second file of an outline makes a digest worth its time. From then on each is looked up, where comparing each
/// with each could take hours. A body can have a file for every eleven bytes, so that little is kept of each.
#[derive(Debug, Default)]
pub(crate) struct SeenFiles<'d> {
    /// The first file of each outline.
    by_outline: BTreeMap<u64, SeenFile<'d>>,
    /// Those that share their outline with another.
    by_digest: BTreeMap<u64, SeenFile<'d>>,
    /// The fields that they stand in, of a list without its items: there are hardly any.
    fields: Vec<KnownPath>,
}

#[derive(Clone, Copy)]
struct SeenFile<'d> {
    raw: &'d [u8],
    is_escaped: bool,
    /// Whether it is found by its digest, too.
    has_digest: bool,
    /// Which of the fields it stands in.
    field: u8,
    /// Which item of that field it is, if that is a list.
    item: u32,
}

redacted_debug!(SeenFile<'_> { field, item });

impl SeenFile<'_> {
    fn text(&self) -> Text<'_> {
        Text::of_raw(self.raw, self.is_escaped)
    }
}

impl<'d> SeenFiles<'d> {
    /// Notes a file, and tells if it was seen before.
    pub(crate) fn see(&mut self, text: Text<'d>, outline: u64, path: KnownPath) -> Option<Finding> {
        let file = self.seen(text, path);
        let first = match self.by_outline.entry(outline) {
            Entry::Occupied(first) => first.into_mut(),
            Entry::Vacant(vacant) => {
                vacant.insert(file);
                return None;
            }
        };
        if !first.has_digest {
            first.has_digest = true;
            self.by_digest.entry(digest(first.text())).or_insert(*first);
        }
        match self.by_digest.entry(digest(text)) {
            Entry::Vacant(vacant) => {
                vacant.insert(file);
                None
            }
            Entry::Occupied(earlier) => {
                let earlier = earlier.get();
                let list = self.fields.get(usize::from(earlier.field)).copied().unwrap_or_default();
                let same_as = || list.with_item(earlier.item).pointer();
                earlier.text().same_as(text).then(|| DUPLICATE.found().with("same_as", same_as()))
            }
        }
    }

    fn seen(&mut self, text: Text<'d>, path: KnownPath) -> SeenFile<'d> {
        let (list, item) = path.split_item();
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
