//! Checks one value by the shape of its field.

use super::duplicates::each_duplicate;
use super::pictures::Source;
use super::{Mode, Walker, present};
use crate::checks::file;
use crate::checks::{choice, keys, list, presence, wrong_type};
use crate::choices::Choices;
use crate::context::{ListState, Meaning};
use crate::field::{Item, List, Shape, TextFormat};
use crate::json::{Kind, Text, Value};
use crate::path::Path;
use crate::rule::Violation;

impl<'d> Walker<'_, 'd> {
    /// Reports wrong JSON types and repeated keys, and nothing else.
    pub(super) fn check_types(&mut self, shape: &'static Shape, member: Option<Value<'d>>, path: &Path<'_>) {
        let Some(value) = present(member) else { return };
        if self.report_wrong_type(None, shape.kind(), value, path) {
            return;
        }
        match shape {
            Shape::Text(_) | Shape::Boolean | Shape::File(_) => {}
            Shape::Object(object) => self.check_object(Mode::TypesOnly, object, value, path),
            Shape::List(list) => {
                for (index, item) in value.items().enumerate() {
                    self.report_wrong_type(None, Kind::String, item, &path.item(index, &list.item_wording));
                }
            }
        }
    }

    /// Checks a value by all rules of its shape, and returns what it means to other fields. `text` is the value as a
    /// string, if it is one.
    pub(super) fn check_value(
        &mut self,
        shape: &'static Shape,
        value: Value<'d>,
        text: Option<Text<'d>>,
        path: &Path<'_>,
    ) -> Meaning {
        if self.report_wrong_type(Some(shape), shape.kind(), value, path) {
            return Meaning::None;
        }
        match (shape, text) {
            (Shape::Text(format), Some(text)) => return self.check_text(format, text, path),
            (Shape::File(_), Some(text)) => self.check_file(text, path),
            (Shape::Object(object), _) => {
                self.check_object(Mode::Full, object, value, path);
                return Meaning::Object;
            }
            (Shape::List(list), _) => return self.check_list(list, value, path),
            (Shape::Boolean, _) => return value.as_bool().map_or(Meaning::None, Meaning::Flag),
            (Shape::Text(_) | Shape::File(_), None) => {}
        }
        Meaning::None
    }

    /// Reports a value of another JSON type than `expected`. Returns whether it was one.
    #[inline]
    fn report_wrong_type(
        &mut self,
        shape: Option<&'static Shape>,
        expected: Kind,
        value: Value<'d>,
        path: &Path<'_>,
    ) -> bool {
        let is_wrong = value.kind() != expected;
        if is_wrong {
            self.report_other_type(shape, expected, value, path);
        }
        is_wrong
    }

    #[cold]
    fn report_other_type(&mut self, shape: Option<&'static Shape>, expected: Kind, value: Value<'d>, path: &Path<'_>) {
        let violation = self.wrong_type_violation(shape, expected, value, path);
        self.reporter.report(path, violation);
        self.report_duplicates_in(value, path);
    }

    /// The violation for a value of another JSON type than `expected`, or one that JSON cannot represent. `shape` is that
    /// of the field, if it applies.
    pub(super) fn wrong_type_violation(
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

    /// Checks a string by its format, and returns what it means to other fields.
    fn check_text(&mut self, format: &'static TextFormat, text: Text<'d>, path: &Path<'_>) -> Meaning {
        let Self { context, reporter, .. } = self;
        (format.check)(format, text, context, &mut |violation| reporter.report(path, violation))
    }

    /// Checks an array and its items, and returns what it means to other fields.
    fn check_list(&mut self, list: &'static List, value: Value<'d>, path: &Path<'_>) -> Meaning {
        let error = list::error(list, value.items().count());
        let mut seen = SeenItems { choices: 0, is_valid: error.is_none() };
        if let Some(violation) = error {
            self.reporter.report(path, violation);
        }
        for (index, item) in value.items().enumerate() {
            self.check_item(list, item, &mut seen, &path.item(index, &list.item_wording));
        }
        match list.item {
            Item::Choice(choices) => Meaning::List(ListState::of(choices, seen.choices, seen.is_valid)),
            Item::File(_) => Meaning::None,
        }
    }

    fn check_item(&mut self, list: &'static List, item: Value<'d>, seen: &mut SeenItems, path: &Path<'_>) {
        if self.report_wrong_type(None, Kind::String, item, path) {
            seen.is_valid = false;
            return;
        }
        let Some(text) = item.as_text() else { return };
        if let Some(reason) = presence::absence(Some(item), Some(text)) {
            seen.is_valid = false;
            self.reporter.report(path, presence::empty_item(reason));
            return;
        }
        match list.item {
            Item::File(_) => self.check_file(text, path),
            Item::Choice(choices) => self.check_choice(choices, text, seen, path),
        }
    }

    fn check_choice(&mut self, choices: Choices, text: Text<'d>, seen: &mut SeenItems, path: &Path<'_>) {
        let Some(position) = choice::position(text, choices.values) else {
            seen.is_valid = false;
            let violation = if self.reporter.can_list() {
                choice::invalid(&text.to_str(), choices.values)
            } else {
                choice::INVALID.violation()
            };
            self.reporter.report(path, violation);
            return;
        };
        if seen.choices & (1 << position) != 0 {
            self.reporter.report(path, choice::duplicate_item());
        }
        seen.choices |= 1 << position;
    }

    fn check_file(&mut self, text: Text<'d>, path: &Path<'_>) {
        let detached = self.detached.file(|| path.field_path().pointer());
        let (verdict, source) = match detached {
            Some((verdict, quality)) => (verdict.clone(), Source::Detached(quality)),
            None => (file::check_text(text, self.context.file_limits), Source::Body(text)),
        };
        self.context.note_file(verdict.bytes);
        if let Some(violation) = verdict.error {
            self.reporter.report(path, violation);
            return self.check_picture(Source::Faulty, path);
        }
        for violation in verdict.warnings {
            self.reporter.report(path, violation);
        }
        if let Some(violation) = self.seen_files.check_duplicate(text, verdict.fingerprint, path.field_path()) {
            self.reporter.report(path, violation);
        }
        self.check_picture(source, path);
    }

    /// Reports repeated keys in a value that is not checked otherwise.
    pub(super) fn report_duplicates_in(&mut self, value: Value<'d>, path: &Path<'_>) {
        if matches!(value.kind(), Kind::Object | Kind::Array) {
            each_duplicate(value, path, &mut |path| self.reporter.report(path, keys::duplicate()));
        }
    }
}

/// The items of a list that were checked so far.
struct SeenItems {
    /// A bit mask of the choices among them, by position; 0 for files.
    choices: u64,
    /// Whether neither they nor the list had an error.
    is_valid: bool,
}
