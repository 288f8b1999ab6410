//! Repeated keys in values that are not checked otherwise.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::members::{FlaggedMember, Members};
use crate::json::{Kind, Value};
use crate::path::Path;

/// Calls `report` with the path of each repeated key in a value, in the order of the text.
pub(super) fn each_duplicate(value: Value<'_>, path: &Path<'_>, report: &mut dyn FnMut(&Path<'_>)) {
    Search { reported: None, report }.visit(value, path, 0);
}

/// Calls `report` for the overridden values of a repeated key, skipping paths already reported for the last one.
pub(super) fn each_shadowed_duplicate(
    member: &FlaggedMember<'_, '_>,
    path: &Path<'_>,
    report: &mut dyn FnMut(&Path<'_>),
) {
    if !member.shadows_containers() {
        return;
    }
    let mut of_last = Search { reported: Some(BTreeSet::new()), report: &mut |_| {} };
    of_last.visit(member.value, path, 0);
    let mut search = Search { reported: of_last.reported, report };
    for value in member.shadowed() {
        search.visit(value, path, 0);
    }
}

struct Search<'t> {
    /// Digests of the paths that were reported, while several values of one key are searched: a path is reported once.
    /// It begins at the outermost such key and serves all within, so that no value is searched more than once.
    reported: Option<BTreeSet<u64>>,
    report: &'t mut dyn FnMut(&Path<'_>),
}

impl Search<'_> {
    /// `digest` is that of the path from the outermost key of several values on: paths themselves may be long, and
    /// there may be millions.
    fn visit(&mut self, value: Value<'_>, path: &Path<'_>, digest: u64) {
        match value.kind() {
            Kind::Array => {
                for (index, item) in value.items().enumerate() {
                    let digest = self.extended(digest, &index);
                    self.visit(item, &path.item(index, "This item"), digest);
                }
            }
            Kind::Object => {
                for member in Members::sort(value, &[]).unknown_or_repeated() {
                    let digest = self.extended(digest, &member.key);
                    self.visit_member(&member, &path.unknown_member(&member.key), digest);
                }
            }
            _ => {}
        }
    }

    fn visit_member(&mut self, member: &FlaggedMember<'_, '_>, path: &Path<'_>, digest: u64) {
        let is_reported = |reported: &mut BTreeSet<u64>| !reported.insert(digest);
        if member.is_repeated() && !self.reported.as_mut().is_some_and(is_reported) {
            (self.report)(path);
        }
        let outermost = self.reported.is_none() && member.shadows_containers();
        if outermost {
            self.reported = Some(BTreeSet::new());
        }
        self.visit(member.value, path, digest);
        for value in member.shadowed() {
            self.visit(value, path, digest);
        }
        if outermost {
            self.reported = None;
        }
    }

    /// The digest of a path with one more segment, as long as it is asked for.
    fn extended(&self, digest: u64, segment: &impl Hash) -> u64 {
        if self.reported.is_none() {
            return 0;
        }
        let mut hasher = DefaultHasher::new();
        digest.hash(&mut hasher);
        segment.hash(&mut hasher);
        hasher.finish()
    }
}
