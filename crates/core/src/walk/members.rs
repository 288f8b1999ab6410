//! The members of an object, split into known fields, and keys that are unknown or repeated.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hasher};

use crate::field::Field;
use crate::json::{Kind, Text, Value};

/// The most fields that an object of any contract has.
const MAX_FIELDS: usize = 20;

/// The members of one object.
pub(super) struct Members<'d> {
    object: Value<'d>,
    fields: &'static [Field],
    /// The value of each field, in the order of `fields`; the last value where a key is repeated.
    known: [Option<Value<'d>>; MAX_FIELDS],
    /// All members, grouped by key; empty if every member is a known field that occurs once.
    by_key: Vec<Member>,
}

/// A member of an object, by its position.
///
/// It is kept small, because a body can have a key for every five bytes.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    /// Identifies the key: the node of the first member with the same key. While members are being grouped, it is a
    /// digest of the key.
    group: u32,
    /// The node of the key, as `Value::member_at` accepts it.
    node: u32,
}

/// A key that is repeated or unknown.
pub(super) struct FlaggedMember<'m, 'd> {
    pub(super) key: Cow<'d, str>,
    /// The field of this name, if there is one.
    pub(super) field: Option<&'static Field>,
    /// The last value of this key, which is the one that is checked.
    pub(super) value: Value<'d>,
    object: Value<'d>,
    /// The earlier members with this key.
    shadowed: &'m [Member],
}

impl<'d> FlaggedMember<'_, 'd> {
    pub(super) fn is_repeated(&self) -> bool {
        !self.shadowed.is_empty()
    }

    /// The overridden values: all but the last.
    pub(super) fn shadowed(&self) -> impl Iterator<Item = Value<'d>> {
        self.shadowed.iter().filter_map(|member| Some(self.object.member_at(member.node)?.1))
    }

    /// Whether an overridden value is an array or object, in which keys could be repeated.
    pub(super) fn shadows_containers(&self) -> bool {
        self.shadowed().any(|value| matches!(value.kind(), Kind::Array | Kind::Object))
    }
}

impl<'d> Members<'d> {
    /// Splits the members of `object` by whether they are among `fields`.
    pub(super) fn split(object: Value<'d>, fields: &'static [Field]) -> Self {
        debug_assert!(fields.len() <= MAX_FIELDS);
        let mut known: [Option<Value<'d>>; MAX_FIELDS] = [None; MAX_FIELDS];
        let mut has_flagged = false;
        let mut next = 0;
        for (key, value) in object.members() {
            let position = position_of(key, fields, next);
            let earlier = position.and_then(|position| known.get_mut(position)).and_then(|slot| slot.replace(value));
            next = position.map_or(next, |position| position + 1);
            has_flagged |= position.is_none() || earlier.is_some();
        }
        let by_key = if has_flagged { members_by_key(object) } else { Vec::new() };
        Self { object, fields, known, by_key }
    }

    /// The value of each field, in the order of the table; `None` for a field whose key is missing.
    pub(super) fn known(&self) -> impl Iterator<Item = Option<Value<'d>>> {
        self.known.iter().copied()
    }

    /// The keys that are repeated or unknown, in the order of their first occurrence in the object.
    pub(super) fn unknown_or_repeated(&self) -> impl Iterator<Item = FlaggedMember<'_, 'd>> {
        let groups = self.by_key.chunk_by(|one, other| one.group == other.group);
        let mut next = 0;
        groups.filter_map(move |group| {
            let (last, shadowed) = group.split_last()?;
            let (key, value) = self.object.member_at(last.node)?;
            let position = position_of(key, self.fields, next);
            next = position.map_or(next, |position| position + 1);
            let field = position.and_then(|position| self.fields.get(position));
            let is_flagged = field.is_none() || !shadowed.is_empty();
            is_flagged.then(|| FlaggedMember { key: key.to_str(), field, value, object: self.object, shadowed })
        })
    }
}

/// Groups the members of an object by key. Groups are in the order in which their keys first occur.
#[cold]
fn members_by_key(object: Value<'_>) -> Vec<Member> {
    let mut members: Vec<Member> = Vec::with_capacity(object.members().count());
    let mut node = 1;
    members.extend(object.members().map(|(_, value)| {
        let member = Member { group: 0, node };
        node += 1 + value.node_count();
        member
    }));
    assign_groups(object, &mut members, 0);
    members.sort_unstable();
    members
}

/// Sets the group of each member.
///
/// Members whose digests are equal nearly always have the same key. If not, another digest distinguishes them: each
/// `round` has its own.
fn assign_groups(object: Value<'_>, members: &mut [Member], round: u32) {
    let key_of = |member: &Member| object.member_at(member.node).map(|(key, _)| key);
    for member in &mut *members {
        member.group = key_of(member).map_or(0, |key| digest(key, round));
    }
    members.sort_unstable();
    for alike in members.chunk_by_mut(|one, other| one.group == other.group) {
        let [first, others @ ..] = &mut *alike else { continue };
        let key = if others.is_empty() { None } else { key_of(first).map(Text::to_str) };
        if key.is_none_or(|key| others.iter().all(|other| key_of(other).is_some_and(|other| other.is(&key)))) {
            let first = first.node;
            for member in alike {
                member.group = first;
            }
        } else {
            assign_groups(object, alike, round + 1);
        }
    }
}

/// A digest of a key, in which `round` is mixed. Equal keys have equal digests; most others have different ones.
#[expect(clippy::cast_possible_truncation, reason = "half of the bits make a digest as well")]
fn digest(key: Text<'_>, round: u32) -> u32 {
    let mut hasher = DefaultHasher::new();
    match key.unescaped_bytes() {
        Some((bytes, _)) => hasher.write(bytes),
        None => hasher.write(key.to_str().as_bytes()),
    }
    hasher.write_u32(round);
    hasher.finish() as u32
}

/// The position of the field with this key. The search begins at `start`, because most bodies are in the order of the
/// guide.
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
    after.iter().position(is_named).map(|position| start + position).or_else(|| before.iter().position(is_named))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::json;

    #[test]
    fn keys_with_one_digest_are_distinguished() {
        // Enough keys for some to share a digest. Each occurs twice.
        let keys = 200_000;
        let members: Vec<String> = (0..2 * keys).map(|number| format!("\"{}\":0", number % keys)).collect();
        let body = format!("{{{}}}", members.join(","));
        let document = json::read(body.as_bytes()).unwrap();
        let object = document.root();
        let digests: BTreeSet<u32> = object.members().map(|(key, _)| digest(key, 0)).collect();
        assert!(digests.len() < keys, "no two keys share a digest, so this proves nothing");
        let members = Members::split(object, &[]);
        assert!(members.unknown_or_repeated().map(|member| member.key).eq((0..keys).map(|number| number.to_string())));
        assert!(members.unknown_or_repeated().all(|member| member.shadowed().count() == 1));
    }
}
