//! Checks an object, its fields, and its other members.

use super::duplicates::each_shadowed_duplicate;
use super::members::{FlaggedMember, Members};
use super::{Mode, Walker, present};
use crate::checks::{keys, presence};
use crate::choices::DocumentType;
use crate::field::{Applicability, Field, Object, OtherShape, Shape};
use crate::json::Value;
use crate::path::Path;
use crate::rule::Violation;
use crate::submission::Files;
use crate::wording::Wording;

impl<'d> Walker<'_, 'd> {
    /// Checks an object, then its fields in the order of the table, then its unknown and repeated keys.
    pub(super) fn check_object(&mut self, mode: Mode, object: &'static Object, value: Value<'d>, path: &Path<'_>) {
        if mode == Mode::Full
            && let Some(violation) = (object.check)(&self.context)
        {
            self.reporter.report(path, violation);
        }
        let before_fields = self.reporter.position();
        let members = Members::split(value, object.fields);
        let other_shape = if mode == Mode::Full { other_shape(object, &members) } else { None };
        if mode == Mode::Full {
            self.read_ahead(object, &members);
        }
        for (field, member) in object.fields.iter().zip(members.known()) {
            let path = path.member(field.name, self.wording_of(field));
            match mode {
                _ if self.skips(&field.shape) => {
                    if let Some(value) = member {
                        self.report_duplicates_in(value, &path);
                    }
                }
                Mode::Full => self.check_field(field, member, other_shape, &path),
                Mode::TypesOnly => self.check_types(&field.shape, member, &path),
            }
        }
        for flagged in members.unknown_or_repeated() {
            self.check_flagged_member(mode, object, &members, &flagged, other_shape, path);
        }
        if mode == Mode::Full
            && let Some(violation) = (object.check_after)(&self.context)
        {
            self.reporter.report_at(before_fields, path, violation);
        }
    }

    /// The words of a field, which for the sides of a document depend on its type.
    fn wording_of(&self, field: &'static Field) -> &'static Wording {
        if field.wording.by_document.is_empty() {
            return &field.wording;
        }
        field.wording.for_document(self.context.document_type().map(DocumentType::value))
    }

    /// Whether a field is left alone because the body is stored without its files.
    fn skips(&self, shape: &Shape) -> bool {
        self.context.submission.files == Files::Absent && shape.files().is_some()
    }

    /// Notes what some fields decide about fields before them. Nothing is reported.
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

    /// Reports a key that is unknown or repeated, and repeated keys inside its values.
    fn check_flagged_member(
        &mut self,
        mode: Mode,
        object: &'static Object,
        members: &Members<'d>,
        flagged: &FlaggedMember<'_, 'd>,
        other_shape: Option<&OtherShape>,
        path: &Path<'_>,
    ) {
        let path = match flagged.field {
            Some(field) => path.member(field.name, self.wording_of(field)),
            None => path.unknown_member(&flagged.key),
        };
        if flagged.is_repeated() {
            self.reporter.report(&path, keys::duplicate());
        }
        if flagged.field.is_none() {
            if mode == Mode::Full {
                let violation = self.unknown_field_violation(&flagged.key, object.fields, members, other_shape);
                self.reporter.report(&path, violation);
            }
            self.report_duplicates_in(flagged.value, &path);
        }
        each_shadowed_duplicate(flagged, &path, &mut |path| {
            self.reporter.report(path, keys::duplicate());
        });
    }

    fn unknown_field_violation(
        &self,
        key: &str,
        fields: &'static [Field],
        members: &Members<'d>,
        other_shape: Option<&OtherShape>,
    ) -> Violation {
        if !self.reporter.can_list() {
            // An issue that is only counted needs no details, and finding a suggestion takes time.
            return keys::UNKNOWN.violation();
        }
        if let Some(shape) = other_shape.filter(|shape| shape.keys.contains(&key)) {
            return keys::of_other_contract(shape.contract);
        }
        let missing = fields.iter().zip(members.known()).filter(|(_, member)| present(*member).is_none());
        keys::unknown(key, &missing.map(|(field, _)| field.name).collect::<Vec<_>>())
    }

    /// Checks a field: whether it has to be present, and its value. `member` is the value, if the key is present.
    fn check_field(
        &mut self,
        field: &'static Field,
        member: Option<Value<'d>>,
        other_shape: Option<&OtherShape>,
        path: &Path<'_>,
    ) {
        let applicability = field.presence.applicability(|condition| condition.answer(&self.context));
        let text = member.and_then(Value::as_text);
        match (applicability, member) {
            (Applicability::NotApplicable, _) => self.check_not_applicable(field, member, path),
            (Applicability::Undecided, None) => {}
            (Applicability::Undecided, Some(value)) => self.report_duplicates_in(value, path),
            (Applicability::Required | Applicability::Optional, _) => match (presence::absence(member, text), member) {
                (None, Some(value)) => {
                    let meaning = self.check_value(&field.shape, value, text, path);
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
                        violation = presence::of_other_contract(violation, shape.contract);
                    }
                    self.reporter.report(path, violation);
                }
                (None, None) | (Some(_), _) => {}
            },
        }
    }

    /// Warns about a field that does not apply, and checks its JSON types.
    fn check_not_applicable(&mut self, field: &'static Field, member: Option<Value<'d>>, path: &Path<'_>) {
        let shape = &field.shape;
        let Some(value) = present(member) else { return };
        if value.kind() == shape.kind() {
            self.reporter.report(path, presence::not_applicable(field.presence, &self.context));
        }
        self.check_types(shape, member, path);
    }
}

/// The shape of another contract that the members of an object have instead of this contract's shape, if any.
fn other_shape(object: &'static Object, members: &Members<'_>) -> Option<&'static OtherShape> {
    object.other_shapes.iter().find(|shape| {
        let is_missing =
            |(field, member): (&Field, _)| !shape.fields.contains(&field.name) || present(member).is_none();
        members.unknown_or_repeated().any(|flagged| shape.keys.contains(&&*flagged.key))
            && object.fields.iter().zip(members.known()).all(is_missing)
    })
}
