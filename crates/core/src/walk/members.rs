//! The members of an object, sorted into the fields that are known and the keys that deserve a remark.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::field::Field;
use crate::json::{Kind, Value};
use crate::path::Path;

/// The most fields that a table has.
const MAX_FIELDS: usize = 20;

/// The members of one object.
pub(super) struct Members<'d> {
    /// The value of each field of the table, the last one where a key is repeated.
    known: [Option<Value<'d>>; MAX_FIELDS],
    remarkable: Vec<Remarkable<'d>>,
}

/// A key that is repeated or unknown.
pub(super) struct Remarkable<'d> {
    pub(super) key: Cow<'d, str>,
    /// The field of this name, if the guide knows one.
    pub(super) field: Option<&'static Field>,
    /// The last value: the one that counts.
    pub(super) value: Value<'d>,
    /// The values before it, if the key is repeated.
    pub(super) shadowed: Vec<Value<'d>>,
    /// Which member the key first stood for.
    first: usize,
}

impl Remarkable<'_> {
    pub(super) fn is_repeated(&self) -> bool {
        !self.shadowed.is_empty()
    }
}

impl<'d> Members<'d> {
    pub(super) fn sort(object: Value<'d>, fields: &'static [Field]) -> Self {
        debug_assert!(fields.len() <= MAX_FIELDS);
        let mut known: [Option<Value<'d>>; MAX_FIELDS] = [None; MAX_FIELDS];
        let mut remarkable: Vec<Remarkable<'d>> = Vec::new();
        let mut places: BTreeMap<Cow<'d, str>, usize> = BTreeMap::new();
        for (number, (key, value)) in object.members().enumerate() {
            let (field, before) = match fields.iter().zip(&mut known).find(|(field, _)| key.is(field.name)) {
                Some((field, slot)) => (Some(field), slot.replace(value)),
                None => (None, None),
            };
            if field.is_some() && before.is_none() {
                continue;
            }
            let key = key.to_str();
            if let Some(earlier) = places.get(&key).and_then(|place| remarkable.get_mut(*place)) {
                earlier.shadowed.push(std::mem::replace(&mut earlier.value, value));
            } else {
                places.insert(key.clone(), remarkable.len());
                let first = field.map_or(number, |field| first_of(object, field.name));
                remarkable.push(Remarkable { key, field, value, shadowed: before.into_iter().collect(), first });
            }
        }
        remarkable.sort_by_key(|remarkable| remarkable.first);
        Self { known, remarkable }
    }

    /// The values of the fields, in the order of the table.
    pub(super) fn known(&self) -> impl Iterator<Item = Option<Value<'d>>> {
        self.known.iter().copied()
    }

    /// The keys that are repeated or unknown, in the order in which they first stand in the object.
    pub(super) fn remarkable(&self) -> &[Remarkable<'d>] {
        &self.remarkable
    }
}

/// Which member a key first stands for.
fn first_of(object: Value<'_>, name: &str) -> usize {
    object.members().position(|(key, _)| key.is(name)).unwrap_or_default()
}

/// Calls `report` with the path of each repeated key in a value, in the order of the text.
pub(super) fn each_duplicate(value: Value<'_>, path: &Path<'_>, report: &mut dyn FnMut(&Path<'_>)) {
    match value.kind() {
        Kind::Array => {
            for (index, item) in value.items().enumerate() {
                each_duplicate(item, &path.item(index, "This item"), report);
            }
        }
        Kind::Object => {
            for member in Members::sort(value, &[]).remarkable {
                let path = path.unknown_member(&member.key);
                if member.is_repeated() {
                    report(&path);
                }
                each_duplicate(member.value, &path, report);
                each_shadowed_duplicate(&member, &path, report);
            }
        }
        _ => {}
    }
}

/// The same for the values that do not count, but for paths at which the value that counts repeats a key as well.
pub(super) fn each_shadowed_duplicate(member: &Remarkable<'_>, path: &Path<'_>, report: &mut dyn FnMut(&Path<'_>)) {
    if !member.shadowed.iter().any(|value| matches!(value.kind(), Kind::Object | Kind::Array)) {
        return;
    }
    let mut told = BTreeSet::new();
    each_duplicate(member.value, path, &mut |path| _ = told.insert(path.render().pointer));
    for value in &member.shadowed {
        each_duplicate(*value, path, &mut |path| {
            if told.insert(path.render().pointer) {
                report(path);
            }
        });
    }
}
