//! The members of an object, sorted into the fields that are known and the keys that deserve a remark.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::field::Field;
use crate::json::{Kind, Text, Value};

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

    /// Whether keys could be repeated in the values that do not count.
    pub(super) fn shadows_containers(&self) -> bool {
        self.shadowed.iter().any(|value| matches!(value.kind(), Kind::Array | Kind::Object))
    }
}

impl<'d> Members<'d> {
    pub(super) fn sort(object: Value<'d>, fields: &'static [Field]) -> Self {
        debug_assert!(fields.len() <= MAX_FIELDS);
        let mut known: [Option<Value<'d>>; MAX_FIELDS] = [None; MAX_FIELDS];
        let mut remarkable: Vec<Remarkable<'d>> = Vec::new();
        let mut places: BTreeMap<Cow<'d, str>, usize> = BTreeMap::new();
        let mut next = 0;
        for (number, (key, value)) in object.members().enumerate() {
            let found = position_of(key, fields, next);
            let field = found.and_then(|place| fields.get(place));
            let before = found.and_then(|place| known.get_mut(place)).and_then(|slot| slot.replace(value));
            next = found.map_or(next, |place| place + 1);
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
        remarkable.sort_unstable_by_key(|remarkable| remarkable.first);
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

/// Which field a key names. It is looked for from `start` on: most bodies have the order of the guide.
fn position_of(key: Text<'_>, fields: &[Field], start: usize) -> Option<usize> {
    let (before, behind) = fields.split_at_checked(start).unwrap_or((fields, &[]));
    let is_named = |field: &Field| key.is(field.name);
    behind.iter().position(is_named).map(|place| start + place).or_else(|| before.iter().position(is_named))
}

/// Which member a key first stands for.
fn first_of(object: Value<'_>, name: &str) -> usize {
    object.members().position(|(key, _)| key.is(name)).unwrap_or_default()
}
