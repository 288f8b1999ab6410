//! The same file in two slots.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher};

use crate::json::{Text, Unescape};
use crate::rule::{Finding, Rule, Severity};

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
};

/// The files of one payload that had no error so far.
#[derive(Debug, Default)]
pub(crate) struct SeenFiles<'d> {
    by_outline: BTreeMap<u64, Vec<SeenFile<'d>>>,
}

#[derive(Debug)]
struct SeenFile<'d> {
    text: Text<'d>,
    path: String,
    /// Worked out when another file has the same outline. Without it, many files that differ only in the middle
    /// would be compared byte by byte, each with each.
    digest: OnceCell<u64>,
}

impl SeenFile<'_> {
    fn digest(&self) -> u64 {
        *self.digest.get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            Unescape::new(self.text).windows(&mut |window| hasher.write(window));
            hasher.finish()
        })
    }
}

impl<'d> SeenFiles<'d> {
    /// Notes a file, and tells if it was seen before.
    pub(crate) fn see(&mut self, text: Text<'d>, outline: u64, path: String) -> Option<Finding> {
        let alike = self.by_outline.entry(outline).or_default();
        let file = SeenFile { text, path, digest: OnceCell::new() };
        let same = alike.iter().find(|earlier| earlier.digest() == file.digest() && earlier.text.same_as(file.text));
        let finding = same.map(|earlier| DUPLICATE.found().with("same_as", earlier.path.clone()));
        alike.push(file);
        finding
    }
}
