//! Repeated keys in values that are not looked into otherwise.

use std::collections::BTreeSet;

use super::members::{Members, Remarkable};
use crate::json::{Kind, Value};
use crate::path::Path;

/// Calls `tell` with the path of each repeated key in a value, in the order of the text.
pub(super) fn each_duplicate(value: Value<'_>, path: &Path<'_>, tell: &mut dyn FnMut(&Path<'_>)) {
    Search { told: None, tell }.visit(value, path);
}

/// The same for the values of a repeated key that do not count, but for paths that were told of the one that does.
pub(super) fn each_shadowed_duplicate(member: &Remarkable<'_>, path: &Path<'_>, tell: &mut dyn FnMut(&Path<'_>)) {
    if !member.shadows_containers() {
        return;
    }
    let mut of_last = Search { told: Some(BTreeSet::new()), tell: &mut |_| {} };
    of_last.visit(member.value, path);
    let mut search = Search { told: of_last.told, tell };
    for value in &member.shadowed {
        search.visit(*value, path);
    }
}

struct Search<'t> {
    /// What was told, as long as several values of one key are searched: one path is told once. It begins at the
    /// outermost such key and serves all within, so that no value is searched more than once.
    told: Option<BTreeSet<String>>,
    tell: &'t mut dyn FnMut(&Path<'_>),
}

impl Search<'_> {
    fn visit(&mut self, value: Value<'_>, path: &Path<'_>) {
        match value.kind() {
            Kind::Array => {
                for (index, item) in value.items().enumerate() {
                    self.visit(item, &path.item(index, "This item"));
                }
            }
            Kind::Object => {
                for member in Members::sort(value, &[]).remarkable() {
                    self.visit_member(member, &path.unknown_member(&member.key));
                }
            }
            _ => {}
        }
    }

    fn visit_member(&mut self, member: &Remarkable<'_>, path: &Path<'_>) {
        if member.is_repeated() {
            self.tell_once(path);
        }
        let outermost = self.told.is_none() && member.shadows_containers();
        if outermost {
            self.told = Some(BTreeSet::new());
        }
        self.visit(member.value, path);
        for value in &member.shadowed {
            self.visit(*value, path);
        }
        if outermost {
            self.told = None;
        }
    }

    fn tell_once(&mut self, path: &Path<'_>) {
        let is_new = self.told.as_mut().is_none_or(|told| told.insert(path.render().pointer));
        if is_new {
            (self.tell)(path);
        }
    }
}
