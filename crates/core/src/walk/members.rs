//! The members of an object, split into known fields, and keys that are unknown or repeated.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher};

use crate::field::Field;
use crate::json::{Kind, Text, Value};

/// The most fields that a table has.
const MAX_FIELDS: usize = 20;

/// The members of one object.
pub(super) struct Members<'d> {
    object: Value<'d>,
    fields: &'static [Field],
    /// The value of each field of the table, the last one where a key is repeated.
    known: [Option<Value<'d>>; MAX_FIELDS],
    /// The positions of all members, by their keys; empty if each is a field that occurs once.
    places: Vec<Place>,
}

/// The position of a member. Only equal keys have the same group.
///
/// A body can have a key for every five bytes, so that nothing else is kept of each.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    /// The first member of this key; a digest of the key until that is known.
    group: u32,
    /// As `Value::member_at` takes it.
    member: u32,
}

/// A key that is repeated or unknown.
pub(super) struct FlaggedMember<'m, 'd> {
    pub(super) key: Cow<'d, str>,
    /// The field of this name, if the guide knows one.
    pub(super) field: Option<&'static Field>,
    /// The last value: the one that counts.
    pub(super) value: Value<'d>,
    object: Value<'d>,
    /// The members before it, if the key is repeated.
    shadowed: &'m [Place],
}

impl<'d> FlaggedMember<'_, 'd> {
    pub(super) fn is_repeated(&self) -> bool {
        !self.shadowed.is_empty()
    }

    /// The values that do not count.
    pub(super) fn shadowed(&self) -> impl Iterator<Item = Value<'d>> {
        self.shadowed.iter().filter_map(|place| Some(self.object.member_at(place.member)?.1))
    }

    /// Whether keys could be repeated in the values that do not count.
    pub(super) fn shadows_containers(&self) -> bool {
        self.shadowed().any(|value| matches!(value.kind(), Kind::Array | Kind::Object))
    }
}

impl<'d> Members<'d> {
    pub(super) fn sort(object: Value<'d>, fields: &'static [Field]) -> Self {
        debug_assert!(fields.len() <= MAX_FIELDS);
        let mut known: [Option<Value<'d>>; MAX_FIELDS] = [None; MAX_FIELDS];
        let mut is_flagged = false;
        let mut next = 0;
        for (key, value) in object.members() {
            let found = position_of(key, fields, next);
            let before = found.and_then(|place| known.get_mut(place)).and_then(|slot| slot.replace(value));
            next = found.map_or(next, |place| place + 1);
            is_flagged |= found.is_none() || before.is_some();
        }
        let places = if is_flagged { places_by_key(object) } else { Vec::new() };
        Self { object, fields, known, places }
    }

    /// The values of the fields, in the order of the table.
    pub(super) fn known(&self) -> impl Iterator<Item = Option<Value<'d>>> {
        self.known.iter().copied()
    }

    /// The keys that are repeated or unknown, in the order of their first occurrence in the object.
    pub(super) fn unknown_or_repeated(&self) -> impl Iterator<Item = FlaggedMember<'_, 'd>> {
        let groups = self.places.chunk_by(|one, other| one.group == other.group);
        let mut next = 0;
        groups.filter_map(move |group| {
            let (last, shadowed) = group.split_last()?;
            let (key, value) = self.object.member_at(last.member)?;
            let found = position_of(key, self.fields, next);
            next = found.map_or(next, |place| place + 1);
            let field = found.and_then(|place| self.fields.get(place));
            let is_flagged = field.is_none() || !shadowed.is_empty();
            is_flagged.then(|| FlaggedMember { key: key.to_str(), field, value, object: self.object, shadowed })
        })
    }
}

/// The members of an object in the order in which their keys first occur in it, those of one key together.
#[cold]
fn places_by_key(object: Value<'_>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::with_capacity(object.members().count());
    let mut member = 1;
    places.extend(object.members().map(|(_, value)| {
        let place = Place { group: 0, member };
        member += 1 + value.node_count();
        place
    }));
    group(object, &mut places, 0);
    places.sort_unstable();
    places
}

/// Names the groups. Members of one digest nearly always have one key; if not, another digest distinguishes them.
fn group(object: Value<'_>, places: &mut [Place], round: u32) {
    let key_of = |place: &Place| object.member_at(place.member).map(|(key, _)| key);
    for place in &mut *places {
        place.group = key_of(place).map_or(0, |key| digest(key, round));
    }
    places.sort_unstable();
    for alike in places.chunk_by_mut(|one, other| one.group == other.group) {
        let [first, others @ ..] = &mut *alike else { continue };
        let key = if others.is_empty() { None } else { key_of(first).map(Text::to_str) };
        if key.is_none_or(|key| others.iter().all(|other| key_of(other).is_some_and(|other| other.is(&key)))) {
            let first = first.member;
            for place in alike {
                place.group = first;
            }
        } else {
            group(object, alike, round + 1);
        }
    }
}

/// A digest that equal keys share, and most others do not. Each round gives another one.
#[expect(clippy::cast_possible_truncation, reason = "half of a digest is a digest")]
fn digest(key: Text<'_>, round: u32) -> u32 {
    let mut hasher = DefaultHasher::new();
    match key.unescaped_bytes() {
        Some((bytes, _)) => hasher.write(bytes),
        None => hasher.write(key.to_str().as_bytes()),
    }
    hasher.write_u32(round);
    hasher.finish() as u32
}

/// Which field a key names. The search begins at `start`: most bodies have the order of the guide.
#[inline]
fn position_of(key: Text<'_>, fields: &[Field], start: usize) -> Option<usize> {
    match fields.get(start) {
        Some(next) if key.is(next.name) => Some(start),
        _ => search(key, fields, start),
    }
}

fn search(key: Text<'_>, fields: &[Field], start: usize) -> Option<usize> {
    let (before, after) = fields.split_at_checked(start).unwrap_or((fields, &[]));
    let is_named = |field: &Field| key.is(field.name);
    after.iter().position(is_named).map(|place| start + place).or_else(|| before.iter().position(is_named))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::json;

    #[test]
    fn keys_with_one_digest_are_distinguished() {
        // So many that some have the same digest, each given twice.
        let keys = 200_000;
        let members: Vec<String> = (0..2 * keys).map(|number| format!("\"{}\":0", number % keys)).collect();
        let body = format!("{{{}}}", members.join(","));
        let document = json::read(body.as_bytes()).unwrap();
        let object = document.root();
        let digests: BTreeSet<u32> = object.members().map(|(key, _)| digest(key, 0)).collect();
        assert!(digests.len() < keys, "this proves nothing");
        let members = Members::sort(object, &[]);
        assert!(members.unknown_or_repeated().map(|member| member.key).eq((0..keys).map(|number| number.to_string())));
        assert!(members.unknown_or_repeated().all(|member| member.shadowed().count() == 1));
    }
}
