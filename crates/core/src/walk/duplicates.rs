//! Finds repeated keys in values that are not checked otherwise.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::members::{FlaggedMember, Members};
use crate::first_seen::FirstSeen;
use crate::json::{Kind, Value};
use crate::path::Path;

/// Calls `report` with the path of each repeated key in a value, in the order of the text.
pub(super) fn each_duplicate(value: Value<'_>, path: &Path<'_>, report: &mut dyn FnMut(&Path<'_>)) {
    Search { reported: None, report }.visit(value, path, 0);
}

/// Calls `report` with the path of each repeated key in the overridden values of a repeated key. Skips paths that were
/// already reported for its last value.
pub(super) fn each_shadowed_duplicate(
    member: &FlaggedMember<'_, '_>,
    path: &Path<'_>,
    report: &mut dyn FnMut(&Path<'_>),
) {
    if !member.shadows_containers() {
        return;
    }
    let mut last = Search { reported: Some(FirstSeen::default()), report: &mut |_| {} };
    last.visit(member.value, path, 0);
    let mut search = Search { reported: last.reported, report };
    for value in member.shadowed() {
        search.visit(value, path, 0);
    }
}

struct Search<'t> {
    /// Digests of the paths that were reported, so that each path is reported once. It exists while several values of
    /// one key are searched, from the outermost such key on, so that no value has to be searched twice.
    reported: Option<FirstSeen>,
    report: &'t mut dyn FnMut(&Path<'_>),
}

impl Search<'_> {
    /// Searches a value. `digest` identifies its path, starting at the outermost repeated key. Paths themselves are not
    /// kept: they may be long, and there may be millions.
    fn visit(&mut self, value: Value<'_>, path: &Path<'_>, digest: u64) {
        match value.kind() {
            Kind::Array => {
                for (index, item) in value.items().enumerate() {
                    let digest = self.digest_of_child(digest, &index);
                    self.visit(item, &path.unknown_item(index), digest);
                }
            }
            Kind::Object => {
                for member in Members::split(value, &[]).unknown_or_repeated() {
                    let digest = self.digest_of_child(digest, &member.key);
                    self.visit_member(&member, &path.unknown_member(&member.key), digest);
                }
            }
            _ => {}
        }
    }

    fn visit_member(&mut self, member: &FlaggedMember<'_, '_>, path: &Path<'_>, digest: u64) {
        let was_reported = |reported: &mut FirstSeen| reported.insert(digest, 0).is_some();
        if member.is_repeated() && !self.reported.as_mut().is_some_and(was_reported) {
            (self.report)(path);
        }
        let is_outermost = self.reported.is_none() && member.shadows_containers();
        if is_outermost {
            self.reported = Some(FirstSeen::default());
        }
        self.visit(member.value, path, digest);
        for value in member.shadowed() {
            self.visit(value, path, digest);
        }
        if is_outermost {
            self.reported = None;
        }
    }

    /// The digest of a path with one more segment; 0 while digests are not needed.
    fn digest_of_child(&self, digest: u64, segment: &impl Hash) -> u64 {
        if self.reported.is_none() {
            return 0;
        }
        let mut hasher = DefaultHasher::new();
        digest.hash(&mut hasher);
        segment.hash(&mut hasher);
        hasher.finish()
    }
}
