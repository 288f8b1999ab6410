//! The one traversal: the field table along the JSON text, to issues in the order of the table.

mod duplicates;
mod members;

use crate::apart::{Apart, NotJson};
use crate::checks::file::{self, SeenFiles, Verdict};
use crate::checks::{self, choice, keys, list, operation, presence, wrong_type};
use crate::facts::Facts;
use crate::field::{Applies, Field, Format, Item, List, Object, Presence, Shape};
use crate::fields::{BODY, INDIVIDUAL, names};
use crate::json::{Kind, MAX_LEVELS, Text, Value};
use crate::limits::Limits;
use crate::path::{Path, unescape_segment};
use crate::reporter::Reporter;
use crate::rule::Finding;
use crate::walk::duplicates::{each_duplicate, each_shadowed_duplicate};
use crate::walk::members::Members;

/// How closely a value is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// By all rules.
    Full,
    /// A value that plays no part: only by JSON types and repeated keys.
    TypesOnly,
}

/// Walks over one body.
pub(crate) struct Walk<'w, 'd> {
    facts: &'w Facts<'w>,
    reporter: &'w mut Reporter,
    seen_files: SeenFiles<'d>,
    apart: Apart<'w>,
}

impl<'w, 'd> Walk<'w, 'd> {
    pub(crate) fn new(facts: &'w Facts<'w>, reporter: &'w mut Reporter, apart: Apart<'w>) -> Self {
        Self { facts, reporter, seen_files: SeenFiles::default(), apart }
    }

    /// Reports all issues of a body: its root, or why it cannot be read.
    pub(crate) fn body(&mut self, root: Result<Value<'d>, &Finding>) {
        match root {
            Ok(root) if root.kind() == Kind::Object => {}
            Ok(root) => {
                let finding = self.wrong_type_found(Kind::Object, root, &Path::ROOT);
                self.reporter.report(&Path::ROOT, finding);
            }
            Err(finding) => self.reporter.report(&Path::ROOT, finding.clone()),
        }
        for finding in operation::errors(self.facts.submission) {
            self.reporter.report(&Path::ROOT, finding);
        }
        match root {
            Ok(root) if root.kind() != Kind::Object => self.duplicates_in(root, &Path::ROOT),
            Ok(root) if lacks_wrapper(root) => {
                let path = Path::ROOT.member(INDIVIDUAL.name, INDIVIDUAL.label);
                self.reporter.report(&path, presence::not_wrapped(self.facts));
            }
            Ok(root) => self.object(&BODY, root, &Path::ROOT),
            Err(_) => return,
        }
        for (pointer, what) in self.apart.not_told() {
            self.not_json(pointer, what, &Path::ROOT, MAX_LEVELS);
        }
    }

    /// Reports what is not JSON at a pointer from here on: something that no field would look at, but that keeps the body
    /// from being made. No body has more levels than that: what a pointer says beyond them leads nowhere.
    fn not_json(&mut self, pointer: &str, what: NotJson, path: &Path<'_>, levels: usize) {
        match pointer.strip_prefix('/').filter(|_| levels > 0) {
            None => self.reporter.report(path, wrong_type::not_json(what)),
            Some(pointer) => {
                let (segment, rest) = pointer.split_at(pointer.find('/').unwrap_or(pointer.len()));
                self.not_json(rest, what, &path.unknown_member(&unescape_segment(segment)), levels - 1);
            }
        }
    }

    fn object(&mut self, object: &'static Object, value: Value<'d>, path: &Path<'_>) {
        self.object_to(Depth::Full, object, value, path);
    }

    fn object_to(&mut self, depth: Depth, object: &'static Object, value: Value<'d>, path: &Path<'_>) {
        if depth == Depth::Full
            && let Some(finding) = (object.check)(self.facts)
        {
            self.reporter.report(path, finding);
        }
        let members = Members::sort(value, object.fields);
        for (field, member) in object.fields.iter().zip(members.known()) {
            let path = path.member(field.name, field.label);
            match depth {
                Depth::Full => self.field(field, member, &path),
                Depth::TypesOnly => self.types_of(&field.shape, member, &path),
            }
        }
        for remarkable in members.remarkable() {
            let path = match remarkable.field {
                Some(field) => path.member(field.name, field.label),
                None => path.unknown_member(&remarkable.key),
            };
            if remarkable.is_repeated() {
                self.reporter.report(&path, keys::DUPLICATE.found());
            }
            if remarkable.field.is_none() {
                if depth == Depth::Full {
                    let finding = self.unknown_field(&remarkable.key, object.fields);
                    self.reporter.report(&path, finding);
                }
                self.duplicates_in(remarkable.value, &path);
            }
            each_shadowed_duplicate(&remarkable, &path, &mut |path| {
                self.reporter.report(path, keys::DUPLICATE.found());
            });
        }
    }

    /// Working out the details is worth its time only for an issue that is listed.
    fn unknown_field(&self, key: &str, fields: &'static [Field]) -> Finding {
        if self.reporter.has_room() { keys::unknown(key, fields) } else { keys::UNKNOWN.found() }
    }

    fn field(&mut self, field: &'static Field, member: Option<Value<'d>>, path: &Path<'_>) {
        let applies = field.presence.applies(self.facts);
        match (applies, member) {
            (Applies::No, _) => self.not_applicable(&field.shape, member, path),
            (Applies::Undecided, None) => {}
            (Applies::Undecided, Some(value)) => self.duplicates_in(value, path),
            (Applies::Required | Applies::Optional, member) => match (presence::absence(member), member) {
                (None, Some(value)) => self.value(&field.shape, value, path),
                (Some(reason), _) if applies == Applies::Required => self.required(field.presence, reason, path),
                _ => {}
            },
        }
    }

    fn required(&mut self, presence: Presence, reason: &'static str, path: &Path<'_>) {
        self.reporter.report(path, presence::required(presence, reason, self.facts));
    }

    fn not_applicable(&mut self, shape: &'static Shape, member: Option<Value<'d>>, path: &Path<'_>) {
        let Some(value) = member.filter(|_| presence::absence(member).is_none()) else { return };
        if value.kind() == shape.kind() {
            self.reporter.report(path, presence::NOT_APPLICABLE.found());
        }
        self.types_of(shape, member, path);
    }

    /// Reports wrong JSON types and repeated keys, and nothing else.
    fn types_of(&mut self, shape: &'static Shape, member: Option<Value<'d>>, path: &Path<'_>) {
        let Some(value) = member.filter(|_| presence::absence(member).is_none()) else { return };
        if self.has_wrong_type(shape.kind(), value, path) {
            return;
        }
        match shape {
            Shape::Text(_) | Shape::Boolean | Shape::File => {}
            Shape::Object(object) => self.object_to(Depth::TypesOnly, object, value, path),
            Shape::List(list) => {
                for (index, item) in value.items().enumerate() {
                    self.has_wrong_type(Kind::String, item, &path.item(index, list.item_label));
                }
            }
        }
    }

    fn value(&mut self, shape: &'static Shape, value: Value<'d>, path: &Path<'_>) {
        if self.has_wrong_type(shape.kind(), value, path) {
            return;
        }
        match (shape, value.as_text()) {
            (Shape::Text(format), Some(text)) => self.text(*format, text, path),
            (Shape::File, Some(text)) => self.file(text, path),
            (Shape::Object(object), _) => self.object(object, value, path),
            (Shape::List(list), _) => self.list(list, value, path),
            (Shape::Boolean | Shape::Text(_) | Shape::File, _) => {}
        }
    }

    #[inline]
    fn has_wrong_type(&mut self, expected: Kind, value: Value<'d>, path: &Path<'_>) -> bool {
        let is_wrong = value.kind() != expected;
        if is_wrong {
            self.wrong_type(expected, value, path);
        }
        is_wrong
    }

    #[cold]
    fn wrong_type(&mut self, expected: Kind, value: Value<'d>, path: &Path<'_>) {
        let finding = self.wrong_type_found(expected, value, path);
        self.reporter.report(path, finding);
        self.duplicates_in(value, path);
    }

    fn wrong_type_found(&mut self, expected: Kind, value: Value<'d>, path: &Path<'_>) -> Finding {
        match self.apart.tell_not_json(|| path.render().pointer) {
            _ if !self.reporter.has_room() => wrong_type::WRONG_TYPE.found(),
            Some(what) => wrong_type::not_json_for(expected, what),
            None => wrong_type::found(expected, value.kind()),
        }
    }

    fn text(&mut self, format: Format, text: Text<'d>, path: &Path<'_>) {
        if checks::is_plain(format, text) {
            return;
        }
        let text = text.to_str();
        if let Some(finding) = checks::error(format, &text, self.facts) {
            self.reporter.report(path, finding);
            return;
        }
        for finding in checks::warnings(format, &text, self.facts) {
            self.reporter.report(path, finding);
        }
    }

    fn list(&mut self, list: &'static List, value: Value<'d>, path: &Path<'_>) {
        if let Some(finding) = list::error(list, value.items().count()) {
            self.reporter.report(path, finding);
        }
        let mut seen_choices = 0_u64;
        for (index, item) in value.items().enumerate() {
            let path = path.item(index, list.item_label);
            if self.has_wrong_type(Kind::String, item, &path) {
                continue;
            }
            let Some(text) = item.as_text() else { continue };
            if let Some(reason) = presence::absence(Some(item)) {
                self.required(Presence::Always, reason, &path);
                continue;
            }
            match list.item {
                Item::File => self.file(text, &path),
                Item::Choice(choices) => self.choice(choices.words, text, &mut seen_choices, &path),
            }
        }
    }

    /// `seen` has a bit for each choice that an earlier item was.
    fn choice(&mut self, choices: &'static [&'static str], text: Text<'d>, seen: &mut u64, path: &Path<'_>) {
        let Some(position) = choice::position(text, choices) else {
            let finding = if self.reporter.has_room() {
                choice::unknown(&text.to_str(), choices)
            } else {
                choice::INVALID.found()
            };
            self.reporter.report(path, finding);
            return;
        };
        if *seen & (1 << position) != 0 {
            self.reporter.report(path, choice::DUPLICATE_ITEM.found());
        }
        *seen |= 1 << position;
    }

    fn file(&mut self, text: Text<'d>, path: &Path<'_>) {
        let apart = self.apart.file(|| path.known().pointer()).cloned();
        let verdict = apart.unwrap_or_else(|| check_file(text, self.facts.limits));
        if let Some(finding) = verdict.error {
            self.reporter.report(path, finding);
            return;
        }
        for finding in verdict.warnings {
            self.reporter.report(path, finding);
        }
        if let Some(finding) = self.seen_files.see(text, verdict.outline, path.known()) {
            self.reporter.report(path, finding);
        }
    }

    /// Reports repeated keys in a value that is not looked into otherwise.
    fn duplicates_in(&mut self, value: Value<'d>, path: &Path<'_>) {
        if matches!(value.kind(), Kind::Object | Kind::Array) {
            each_duplicate(value, path, &mut |path| self.reporter.report(path, keys::DUPLICATE.found()));
        }
    }
}

fn check_file(text: Text<'_>, limits: &Limits) -> Verdict {
    if let Some((base64, alphabet)) = text.in_place() {
        return file::check_in_place(base64, alphabet, limits);
    }
    file::check_escaped(text, limits)
}

/// Whether the fields of the individual stand at the root, where the individual should.
fn lacks_wrapper(root: Value<'_>) -> bool {
    let has = |name| root.get(name).is_some();
    !has(names::INDIVIDUAL) && (has(names::FIRST_NAME) || has(names::RESIDENCE))
}
