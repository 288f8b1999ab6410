//! A body without what a person has given: fit for a support ticket or a log.

mod writer;

use crate::checks::file::{self, INVALID_BASE64, Verdict};
use crate::contract::Contract;
use crate::field::{Field, Input, Item, List, Shape, TextFormat, TextSchema};
use crate::json::{self, Kind, Text, Value, location_of};
use crate::limits::FileLimits;
use crate::redact::writer::Writer;
use crate::reference::{CountryCode, ReferenceData, Subdivisions};

/// Why a body was not redacted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not JSON: line {line}, column {column}")]
#[non_exhaustive]
pub struct RedactError {
    /// The line of the syntax error, from 1.
    pub line: u64,
    /// Its column, from 1.
    pub column: u64,
}

/// Replaces every value of a body, as [`Preflight::redact`](crate::Preflight::redact) describes it.
pub(crate) fn redact(
    body: &[u8],
    contract: &'static Contract,
    reference: &ReferenceData,
    limits: FileLimits,
) -> Result<String, RedactError> {
    let document = json::read(body).map_err(|error| {
        let location = location_of(body, error.offset);
        RedactError { line: location.line, column: location.column }
    })?;
    let root = document.root();
    let fields = match contract.wrapper() {
        Some(wrapper) if root.get(wrapper.name).is_none() => contract.person().fields,
        Some(_) | None => contract.body.fields,
    };
    let mut redaction = Redaction { reference, limits, writer: Writer::new(json::without_byte_order_mark(body)) };
    if root.kind() == Kind::Object {
        redaction.object(root, fields);
    } else {
        redaction.value(root, Expected::Unknown);
    }
    Ok(redaction.writer.finish())
}

/// Replaces the keys of a JSON Pointer as those of a body are replaced.
pub(crate) fn redact_path(path: &str, contract: &'static Contract) -> String {
    let mut fields = contract.body.fields;
    let mut is_list = false;
    let mut redacted = String::new();
    for part in path.split('/').skip(1) {
        let field = fields.iter().find(|field| field.name == part);
        let is_index = is_list && part.bytes().all(|byte| byte.is_ascii_digit());
        redacted.push('/');
        if is_index || is_name(part) {
            redacted.push_str(part);
        } else {
            redacted.push_str(&key_stand_in(&part.replace("~1", "/").replace("~0", "~")));
        }
        is_list = matches!(field.map(|field| &field.shape), Some(Shape::List(_)));
        fields = match field.map(|field| &field.shape) {
            Some(Shape::Object(object)) => object.fields,
            _ => &[],
        };
    }
    redacted
}

/// What is written for a key that may hold what a person has given.
fn key_stand_in(key: &str) -> String {
    format!("<key {}>", key.chars().count())
}

/// What the field table says about a value.
#[derive(Clone, Copy)]
enum Expected {
    /// The value of a field, in an object whose `country` is this one.
    Field(&'static Shape, Option<CountryCode>),
    /// The item of a list.
    Item(&'static List),
    /// Nothing.
    Unknown,
}

struct Redaction<'a> {
    reference: &'a ReferenceData,
    limits: FileLimits,
    writer: Writer<'a>,
}

impl Redaction<'_> {
    fn value(&mut self, value: Value<'_>, expected: Expected) {
        match value.kind() {
            Kind::Object => match expected {
                Expected::Field(Shape::Object(object), _) => self.object(value, object.fields),
                Expected::Field(..) | Expected::Item(_) | Expected::Unknown => self.object(value, &[]),
            },
            Kind::Array => {
                let expected = match expected {
                    Expected::Field(Shape::List(list), _) => Expected::Item(list),
                    Expected::Field(..) | Expected::Item(_) | Expected::Unknown => Expected::Unknown,
                };
                value.items().for_each(|item| self.value(item, expected));
            }
            Kind::String => self.string(value, expected),
            Kind::Number => {
                let length = value.number_as_text().map_or(0, |digits| digits.raw().0.len());
                self.writer.replace(length, &format!("\"<number {length}>\""));
            }
            Kind::Boolean => self.boolean(value.as_bool() == Some(true), expected),
            Kind::Null => self.writer.replace("null".len(), "null"),
        }
    }

    fn object(&mut self, object: Value<'_>, fields: &'static [Field]) {
        let country = object.get("country").and_then(Value::as_text).and_then(|code| CountryCode::new(&code.to_str()));
        for (key, value) in object.members() {
            let field = fields.iter().find(|field| key.is(field.name));
            let name = key.to_str();
            let written = if field.is_some() || is_name(&name) {
                format!("\"{name}\"")
            } else {
                format!("\"{}\"", key_stand_in(&name))
            };
            self.writer.replace(key.raw().0.len() + 2, &written);
            self.value(value, field.map_or(Expected::Unknown, |field| Expected::Field(&field.shape, country)));
        }
    }

    /// Keeps the value of a Boolean field, which is a choice of two.
    fn boolean(&mut self, value: bool, expected: Expected) {
        let written = if value { "true" } else { "false" };
        let is_choice = matches!(expected, Expected::Field(Shape::Boolean, _));
        self.writer.replace(written.len(), if is_choice { written } else { "\"<boolean>\"" });
    }

    fn string(&mut self, value: Value<'_>, expected: Expected) {
        let Some(text) = value.as_text() else { return };
        let stand_in = match expected {
            Expected::Field(Shape::Text(format), country) => self.code(format, text, country),
            Expected::Item(List { item: Item::Choice(choices), .. }) => {
                choices.values.iter().find(|value| text.is(value)).map(|value| (*value).to_owned())
            }
            Expected::Field(Shape::File(_), _) | Expected::Item(List { item: Item::File(_), .. }) => {
                of_file(&file::check_text(text, self.limits))
            }
            Expected::Field(Shape::Boolean | Shape::Object(_) | Shape::List(_), _) | Expected::Unknown => None,
        };
        let stand_in = stand_in.unwrap_or_else(|| format!("<text {}>", text.to_str().chars().count()));
        self.writer.replace(text.raw().0.len() + 2, &format!("\"{stand_in}\""));
    }

    /// The value of a field, if it is a code of the list from which the field is chosen.
    fn code(&self, format: &TextFormat, text: Text<'_>, country: Option<CountryCode>) -> Option<String> {
        let code = text.to_str();
        let is_listed = match format.schema {
            TextSchema::Choices(choices) => choices.values.contains(&&*code),
            TextSchema::Countries(_) => CountryCode::new(&code).is_some_and(|code| self.reference.is_country(code)),
            TextSchema::Subdivisions => country.is_some_and(|country| {
                matches!(self.reference.subdivisions(country), Subdivisions::Listed(codes) if codes.contains(&code))
            }),
            TextSchema::Pattern(_) | TextSchema::Date(_) => {
                format.input == Input::Occupation && self.reference.has_occupation(&code)
            }
        };
        // A live list may have any entry, and one that is not a plain word is not worth an escape.
        (is_listed && is_name(&code)).then(|| code.into_owned())
    }
}

/// The most characters of a key or code that is written.
const MAX_NAME: usize = 64;

/// Whether a key looks like a name that a program gave it. A key may hold what a person has given, such as an address,
/// and is then replaced, too.
fn is_name(key: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'$');
    key.len() <= MAX_NAME
        && key.bytes().all(is_part)
        && key.bytes().next().is_some_and(|first| first.is_ascii_alphabetic() || matches!(first, b'_' | b'$'))
}

/// What is written for a file; `None` if it is not base64.
fn of_file(verdict: &Verdict) -> Option<String> {
    if verdict.bytes == 0 || verdict.error.as_ref().is_some_and(|error| error.rule == &INVALID_BASE64) {
        return None;
    }
    let kind = verdict.media_type.and_then(|media_type| media_type.split_once('/'));
    let kind = kind.map_or(String::new(), |(_, kind)| format!("{kind} "));
    Some(format!("<file {kind}{} bytes>", verdict.bytes))
}

#[cfg(test)]
mod tests;
