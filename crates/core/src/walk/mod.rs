//! The one traversal: the field table along the JSON text, to issues in the order of the table.
//!
//! On its way, it notes what the values of fields decide about fields after them: see [`Context`].

mod detached;
mod duplicates;
mod members;
mod reporter;

use crate::checks::file::{self, SeenFiles, Verdict};
use crate::checks::{body, choice, keys, list, operation, presence, wrong_type};
use crate::choices::Choices;
use crate::context::{Context, ListState, Meaning};
use crate::contract::Contract;
use crate::field::{Applicability, Field, Item, List, Object, OtherShape, Presence, Shape, TextFormat};
use crate::json::{Kind, MAX_LEVELS, NotJson, Text, Value};
use crate::limits::FileLimits;
use crate::path::{Path, unescape_segment};
use crate::rule::Violation;
use crate::walk::detached::DetachedValues;
use crate::walk::duplicates::{each_duplicate, each_shadowed_duplicate};
use crate::walk::members::{FlaggedMember, Members};

pub use self::detached::DetachedValue;
pub(crate) use self::reporter::Reporter;

/// How closely a value is checked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// By all rules.
    Full,
    /// Only by JSON types and repeated keys, because it does not apply.
    TypesOnly,
}

/// Walks over one body.
pub(crate) struct Walker<'w, 'd> {
    contract: &'static Contract,
    context: Context<'w>,
    reporter: Reporter,
    seen_files: SeenFiles<'d>,
    detached: DetachedValues<'w>,
    has_byte_order_mark: bool,
    is_wrapped_in_data: bool,
}

impl<'w, 'd> Walker<'w, 'd> {
    pub(crate) fn new(
        contract: &'static Contract,
        context: Context<'w>,
        reporter: Reporter,
        detached: &'w [DetachedValue],
    ) -> Self {
        let detached = DetachedValues::new(detached);
        Self {
            contract,
            context,
            reporter,
            seen_files: SeenFiles::default(),
            detached,
            has_byte_order_mark: false,
            is_wrapped_in_data: false,
        }
    }

    /// Notes whether the text of the body begins with a byte order mark.
    pub(crate) fn with_byte_order_mark(mut self, is_there: bool) -> Self {
        self.has_byte_order_mark = is_there;
        self
    }

    /// Reports all issues of a body: its root, or why it cannot be read. Returns what the fields decided, and the
    /// issues.
    pub(crate) fn walk(mut self, root: Result<Value<'d>, &Violation>) -> (Context<'w>, Reporter) {
        self.body(root);
        (self.context, self.reporter)
    }

    fn body(&mut self, root: Result<Value<'d>, &Violation>) {
        match root {
            Ok(root) if root.kind() == Kind::Object => {}
            Ok(root) => {
                let violation = if holds_an_object(root) {
                    wrong_type::encoded_twice()
                } else {
                    self.wrong_type_violation(None, Kind::Object, root, &Path::ROOT)
                };
                self.reporter.report(&Path::ROOT, violation);
            }
            Err(violation) => self.reporter.report(&Path::ROOT, violation.clone()),
        }
        for violation in operation::errors(self.context.submission) {
            self.reporter.report(&Path::ROOT, violation);
        }
        if self.has_byte_order_mark {
            self.reporter.report(&Path::ROOT, body::BYTE_ORDER_MARK.violation());
        }
        self.is_wrapped_in_data = root.is_ok_and(|root| is_wrapped_in_data(self.contract, root));
        match root {
            Ok(root) if root.kind() != Kind::Object => self.duplicates_in(root, &Path::ROOT),
            Ok(root) => match missing_wrapper(self.contract, root) {
                Some(wrapper) => {
                    let path = Path::ROOT.member(wrapper.name, wrapper.label);
                    self.reporter.report(&path, presence::not_wrapped(&self.context));
                }
                None => self.object(Depth::Full, &self.contract.body, root, &Path::ROOT),
            },
            Err(_) => return,
        }
        for (pointer, what) in self.detached.unreported() {
            self.not_json(pointer, what, &Path::ROOT, MAX_LEVELS);
        }
    }

    /// Reports a value that JSON cannot represent and that no field looks at, but that keeps the body from being
    /// written. `pointer` leads there from `path`. No body has more levels than `levels`: a longer pointer leads
    /// nowhere.
    fn not_json(&mut self, pointer: &str, what: NotJson, path: &Path<'_>, levels: usize) {
        match pointer.strip_prefix('/').filter(|_| levels > 0) {
            None => self.reporter.report(path, wrong_type::not_json(what)),
            Some(pointer) => {
                let (segment, rest) = pointer.split_at(pointer.find('/').unwrap_or(pointer.len()));
                self.not_json(rest, what, &path.unknown_member(&unescape_segment(segment)), levels - 1);
            }
        }
    }

    fn object(&mut self, depth: Depth, object: &'static Object, value: Value<'d>, path: &Path<'_>) {
        if depth == Depth::Full
            && let Some(violation) = (object.check)(&self.context)
        {
            self.reporter.report(path, violation);
        }
        let before_fields = self.reporter.position();
        let members = Members::sort(value, object.fields);
        let other_shape = if depth == Depth::Full { other_shape(object, &members) } else { None };
        if depth == Depth::Full {
            self.read_ahead(object, &members);
        }
        for (field, member) in object.fields.iter().zip(members.known()) {
            let path = path.member(field.name, field.label);
            match depth {
                Depth::Full => self.field(field, member, other_shape, &path),
                Depth::TypesOnly => self.types_of(&field.shape, member, &path),
            }
        }
        for flagged in members.unknown_or_repeated() {
            self.flagged_member(depth, object, &members, &flagged, other_shape, path);
        }
        if depth == Depth::Full
            && let Some(violation) = (object.check_after)(&self.context)
        {
            self.reporter.report_at(before_fields, path, violation);
        }
    }

    /// Notes what those fields decide that fields before them depend on as well. Nothing is reported.
    fn read_ahead(&mut self, object: &'static Object, members: &Members<'d>) {
        for (field, member) in object.fields.iter().zip(members.known()).filter(|(field, _)| field.is_read_ahead) {
            if let (Some(fact), Shape::Text(format), Some(text)) =
                (field.decides, &field.shape, member.and_then(Value::as_text))
            {
                let meaning = (format.check)(format, text, &self.context, &mut |_| {});
                self.context.note(fact, meaning);
            }
        }
    }

    fn flagged_member(
        &mut self,
        depth: Depth,
        object: &'static Object,
        members: &Members<'d>,
        flagged: &FlaggedMember<'_, 'd>,
        other_shape: Option<&OtherShape>,
        path: &Path<'_>,
    ) {
        let path = match flagged.field {
            Some(field) => path.member(field.name, field.label),
            None => path.unknown_member(&flagged.key),
        };
        if flagged.is_repeated() {
            self.reporter.report(&path, keys::DUPLICATE.violation());
        }
        if flagged.field.is_none() {
            if depth == Depth::Full {
                let violation = self.unknown_field(&flagged.key, object.fields, members, other_shape);
                self.reporter.report(&path, violation);
            }
            self.duplicates_in(flagged.value, &path);
        }
        each_shadowed_duplicate(flagged, &path, &mut |path| {
            self.reporter.report(path, keys::DUPLICATE.violation());
        });
    }

    fn unknown_field(
        &self,
        key: &str,
        fields: &'static [Field],
        members: &Members<'d>,
        other_shape: Option<&OtherShape>,
    ) -> Violation {
        if !self.reporter.can_list() {
            // The details are only worth their time for an issue that is listed.
            return keys::UNKNOWN.violation();
        }
        if let Some(shape) = other_shape.filter(|shape| shape.keys.contains(&key)) {
            return keys::UNKNOWN.violation().with_hint(shape.hint);
        }
        let known: Vec<bool> = members.known().map(|member| presence::absence(member).is_some()).collect();
        let missing = fields.iter().zip(&known).filter(|(_, is_missing)| **is_missing).map(|(field, _)| field.name);
        keys::unknown(key, missing)
    }

    fn field(
        &mut self,
        field: &'static Field,
        member: Option<Value<'d>>,
        other_shape: Option<&OtherShape>,
        path: &Path<'_>,
    ) {
        let applicability = field.presence.applicability(|condition| condition.answer(&self.context));
        match (applicability, member) {
            (Applicability::NotApplicable, _) => self.not_applicable(field, member, path),
            (Applicability::Undecided, None) => {}
            (Applicability::Undecided, Some(value)) => self.duplicates_in(value, path),
            (Applicability::Required | Applicability::Optional, _) => match (presence::absence(member), member) {
                (None, Some(value)) => {
                    let meaning = self.value(&field.shape, value, path);
                    if let Some(fact) = field.decides {
                        self.context.note(fact, meaning);
                    }
                }
                (Some(reason), _) if applicability == Applicability::Required => {
                    let mut violation = presence::required_field(field, reason, &self.context);
                    if self.is_wrapped_in_data
                        && self.contract.wrapper().is_some_and(|wrapper| wrapper.name == field.name)
                    {
                        violation = presence::wrapped_in_data(violation);
                    }
                    if let Some(shape) = other_shape.filter(|shape| shape.fields.contains(&field.name)) {
                        violation = violation.with_hint(shape.hint);
                    }
                    self.reporter.report(path, violation);
                }
                (None, None) | (Some(_), _) => {}
            },
        }
    }

    fn not_applicable(&mut self, field: &'static Field, member: Option<Value<'d>>, path: &Path<'_>) {
        let shape = &field.shape;
        let Some(value) = member.filter(|_| presence::absence(member).is_none()) else { return };
        if value.kind() == shape.kind() {
            self.reporter.report(path, presence::not_applicable(field.presence, &self.context));
        }
        self.types_of(shape, member, path);
    }

    /// Reports wrong JSON types and repeated keys, and nothing else.
    fn types_of(&mut self, shape: &'static Shape, member: Option<Value<'d>>, path: &Path<'_>) {
        let Some(value) = member.filter(|_| presence::absence(member).is_none()) else { return };
        if self.has_wrong_type(None, shape.kind(), value, path) {
            return;
        }
        match shape {
            Shape::Text(_) | Shape::Boolean | Shape::File(_) => {}
            Shape::Object(object) => self.object(Depth::TypesOnly, object, value, path),
            Shape::List(list) => {
                for (index, item) in value.items().enumerate() {
                    self.has_wrong_type(None, Kind::String, item, &path.item(index, list.item_label));
                }
            }
        }
    }

    /// Checks a value by all rules of its shape, and returns what it means to other fields.
    fn value(&mut self, shape: &'static Shape, value: Value<'d>, path: &Path<'_>) -> Meaning {
        if self.has_wrong_type(Some(shape), shape.kind(), value, path) {
            return Meaning::None;
        }
        match (shape, value.as_text()) {
            (Shape::Text(format), Some(text)) => return self.text(format, text, path),
            (Shape::File(_), Some(text)) => self.file(text, path),
            (Shape::Object(object), _) => {
                self.object(Depth::Full, object, value, path);
                return Meaning::Object;
            }
            (Shape::List(list), _) => return self.list(list, value, path),
            (Shape::Boolean, _) => return value.as_bool().map_or(Meaning::None, Meaning::Flag),
            (Shape::Text(_) | Shape::File(_), None) => {}
        }
        Meaning::None
    }

    #[inline]
    fn has_wrong_type(
        &mut self,
        shape: Option<&'static Shape>,
        expected: Kind,
        value: Value<'d>,
        path: &Path<'_>,
    ) -> bool {
        let is_wrong = value.kind() != expected;
        if is_wrong {
            self.wrong_type(shape, expected, value, path);
        }
        is_wrong
    }

    #[cold]
    fn wrong_type(&mut self, shape: Option<&'static Shape>, expected: Kind, value: Value<'d>, path: &Path<'_>) {
        let violation = self.wrong_type_violation(shape, expected, value, path);
        self.reporter.report(path, violation);
        self.duplicates_in(value, path);
    }

    fn wrong_type_violation(
        &mut self,
        shape: Option<&'static Shape>,
        expected: Kind,
        value: Value<'d>,
        path: &Path<'_>,
    ) -> Violation {
        match self.detached.take_not_json(|| path.render().pointer) {
            _ if !self.reporter.can_list() => wrong_type::WRONG_TYPE.violation(),
            Some(what) => wrong_type::not_json_for(expected, what),
            None => match (shape, value.number_as_text()) {
                (Some(Shape::Text(format)), Some(number)) => wrong_type::number_for_text(format, number, &self.context),
                (Some(Shape::List(list)), _) => wrong_type::other_type(expected, Some(list.item), value),
                (Some(_), _) => wrong_type::other_type(expected, None, value),
                // A field that does not apply is better left out than corrected.
                (None, _) => wrong_type::instead_of(expected.name(), value.kind().name()),
            },
        }
    }

    fn text(&mut self, format: &'static TextFormat, text: Text<'d>, path: &Path<'_>) -> Meaning {
        let Self { context, reporter, .. } = self;
        (format.check)(format, text, context, &mut |violation| reporter.report(path, violation))
    }

    fn list(&mut self, list: &'static List, value: Value<'d>, path: &Path<'_>) -> Meaning {
        let error = list::error(list, value.items().count());
        let mut found = Found { choices: 0, is_valid: error.is_none() };
        if let Some(violation) = error {
            self.reporter.report(path, violation);
        }
        for (index, item) in value.items().enumerate() {
            self.item(list, item, &mut found, &path.item(index, list.item_label));
        }
        match list.item {
            Item::Choice(choices) => Meaning::List(ListState::of(choices, found.choices, found.is_valid)),
            Item::File(_) => Meaning::None,
        }
    }

    fn item(&mut self, list: &'static List, item: Value<'d>, found: &mut Found, path: &Path<'_>) {
        if self.has_wrong_type(None, Kind::String, item, path) {
            found.is_valid = false;
            return;
        }
        let Some(text) = item.as_text() else { return };
        if let Some(reason) = presence::absence(Some(item)) {
            found.is_valid = false;
            self.reporter.report(path, presence::required(Presence::ALWAYS, reason, &self.context));
            return;
        }
        match list.item {
            Item::File(_) => self.file(text, path),
            Item::Choice(choices) => self.choice(choices, text, found, path),
        }
    }

    fn choice(&mut self, choices: Choices, text: Text<'d>, found: &mut Found, path: &Path<'_>) {
        let Some(position) = choice::position(text, choices.values) else {
            found.is_valid = false;
            let violation = if self.reporter.can_list() {
                choice::invalid(&text.to_str(), choices.values)
            } else {
                choice::INVALID.violation()
            };
            self.reporter.report(path, violation);
            return;
        };
        if found.choices & (1 << position) != 0 {
            self.reporter.report(path, choice::DUPLICATE_ITEM.violation());
        }
        found.choices |= 1 << position;
    }

    fn file(&mut self, text: Text<'d>, path: &Path<'_>) {
        let detached = self.detached.file(|| path.field_path().pointer()).cloned();
        let verdict = detached.unwrap_or_else(|| check_file(text, self.context.file_limits));
        self.context.note_file(verdict.bytes);
        if let Some(violation) = verdict.error {
            self.reporter.report(path, violation);
            return;
        }
        for violation in verdict.warnings {
            self.reporter.report(path, violation);
        }
        if let Some(violation) = self.seen_files.check_duplicate(text, verdict.fingerprint, path.field_path()) {
            self.reporter.report(path, violation);
        }
    }

    /// Reports repeated keys in a value that is not checked otherwise.
    fn duplicates_in(&mut self, value: Value<'d>, path: &Path<'_>) {
        if matches!(value.kind(), Kind::Object | Kind::Array) {
            each_duplicate(value, path, &mut |path| self.reporter.report(path, keys::DUPLICATE.violation()));
        }
    }
}

/// What was found in a list of choices so far.
struct Found {
    /// One bit for each choice that an item was.
    choices: u64,
    /// Whether there was no error.
    is_valid: bool,
}

fn check_file(text: Text<'_>, limits: FileLimits) -> Verdict {
    if let Some((base64, alphabet)) = text.unescaped_bytes() {
        return file::check_base64(base64, alphabet, limits);
    }
    file::check_escaped_base64(text, limits)
}

/// The wrapper of the person, if the body lacks it and has the person's fields at its root instead.
fn missing_wrapper(contract: &'static Contract, root: Value<'_>) -> Option<&'static Field> {
    let wrapper = contract.wrapper()?;
    let has = |name| root.get(name).is_some();
    (!has(wrapper.name) && contract.unwrapped_keys.iter().any(|name| has(name))).then_some(wrapper)
}

/// Whether the root lacks the wrapper, and has it in `data` instead.
fn is_wrapped_in_data(contract: &'static Contract, root: Value<'_>) -> bool {
    let wrapper = contract.wrapper().filter(|wrapper| root.get(wrapper.name).is_none());
    wrapper.is_some_and(|wrapper| root.get("data").is_some_and(|data| data.get(wrapper.name).is_some()))
}

/// Whether a value is a string that holds a JSON object.
fn holds_an_object(value: Value<'_>) -> bool {
    value.as_text().is_some_and(|text| text.to_str().trim_start().starts_with('{'))
}

/// How another contract writes this object, if its members look like that.
fn other_shape(object: &'static Object, members: &Members<'_>) -> Option<&'static OtherShape> {
    object.other_shapes.iter().find(|shape| {
        let is_missing =
            |(field, member): (&Field, _)| !shape.fields.contains(&field.name) || presence::absence(member).is_some();
        members.unknown_or_repeated().any(|flagged| shape.keys.contains(&&*flagged.key))
            && object.fields.iter().zip(members.known()).all(is_missing)
    })
}
