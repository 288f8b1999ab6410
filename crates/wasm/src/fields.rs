//! What a form needs to know about the fields and lists, from the core's own tables.

use std::borrow::Cow;

use harbor_preflight::{
    Choices, Condition, ConditionTest, DocumentType, Field, Item, Locale, Preflight, Shape, TextFormat, Wording,
};
use serde::{Serialize, Serializer};

/// Everything that a form needs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Form<'r> {
    /// The most bytes of a body: a longer one need not cross.
    max_payload_bytes: u32,
    countries: Vec<String>,
    occupations: Vec<Occupation<'r>>,
    redacted_paths: Vec<String>,
    /// In the order of the guide.
    #[serde(serialize_with = "as_map")]
    fields: Vec<Description>,
}

fn as_map<S: Serializer>(fields: &[Description], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|field| (&field.path, field)))
}

/// The value of a type of identity document, and a label for it.
type DocumentLabel = (&'static str, Cow<'static, str>);

fn as_labels<S: Serializer>(labels: &[DocumentLabel], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(labels.iter().map(|(document, label)| (document, label)))
}

#[derive(Serialize)]
struct Occupation<'r> {
    value: Cow<'r, str>,
    label: Cow<'r, str>,
}

/// One field, as a form shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Description {
    path: String,
    label: Cow<'static, str>,
    /// The labels for the types of identity documents, by their values, where they differ.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_labels")]
    document_labels: Vec<DocumentLabel>,
    /// What to do, in a sentence.
    prompt: Cow<'static, str>,
    hint: Cow<'static, str>,
    #[serde(rename = "type")]
    kind: &'static str,
    autocomplete: &'static str,
    inputmode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_length: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_items: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    choices: Option<&'static [&'static str]>,
    /// The labels of the choices, in the same order.
    #[serde(skip_serializing_if = "Option::is_none")]
    choice_labels: Option<Vec<Cow<'static, str>>>,
    /// The media types that a file may have.
    #[serde(skip_serializing_if = "Option::is_none")]
    accept: Option<&'static [&'static str]>,
    /// The most bytes of a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    max_bytes: Option<u64>,
    sensitive: bool,
    /// The field is required if all of these are true; there are none for one that is always required.
    required_if: Vec<Requirement>,
}

/// Something that must be true of another field.
#[derive(Serialize)]
struct Requirement {
    path: String,
    #[serde(flatten)]
    test: RequirementTest,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
enum RequirementTest {
    Is(Value),
    IsNot(&'static str),
    IsOneOf(Vec<&'static str>),
    Contains(&'static str),
    HasSubdivisions(bool),
}

/// A value that another field must have.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Text(&'static str),
    Boolean(bool),
}

pub(crate) fn form(preflight: &Preflight) -> Form<'_> {
    let reference = preflight.reference();
    let mut fields = Vec::new();
    preflight.contract().body.each_field(&mut |path, field| fields.push(describe(field, path, preflight)));
    Form {
        max_payload_bytes: preflight.limits().max_payload_bytes,
        countries: reference.countries().map(|country| country.to_string()).collect(),
        occupations: reference.occupations().map(|(slug, label)| occupation(slug, label)).collect(),
        redacted_paths: preflight.contract().redacted_paths(),
        fields,
    }
}

fn occupation<'r>(slug: Cow<'r, str>, label: Option<&'r str>) -> Occupation<'r> {
    Occupation { label: label.map_or_else(|| slug.clone(), Cow::Borrowed), value: slug }
}

fn describe(field: &Field, path: &str, preflight: &Preflight) -> Description {
    let (locale, wording) = (preflight.locale(), &field.wording);
    let (kind, inputmode) = kind_of(&field.shape);
    let text: Option<&TextFormat> = match field.shape {
        Shape::Text(format) => Some(format),
        Shape::Boolean | Shape::Object(_) | Shape::List(_) | Shape::File(_) => None,
    };
    let list = match &field.shape {
        Shape::List(list) => Some(list),
        Shape::Boolean | Shape::Object(_) | Shape::Text(_) | Shape::File(_) => None,
    };
    let (choices, files) = (field.shape.choices(), field.shape.files());
    let parent = path.strip_suffix(field.name).unwrap_or_default();
    Description {
        path: path.to_owned(),
        label: locale.label(wording),
        document_labels: document_labels(wording, locale),
        prompt: locale.prompt(wording),
        hint: locale.help(wording),
        kind,
        autocomplete: field.autocomplete,
        inputmode,
        max_length: text.and_then(|format| format.max_length),
        min_items: list.map(|list| list.min),
        max_items: list.and_then(|list| list.max),
        choices: choices.map(|choices| choices.values),
        choice_labels: choices.map(|choices| choice_labels(choices, locale)),
        accept: files.map(|format| format.media_types),
        max_bytes: files.map(|_| preflight.limits().max_file_bytes),
        sensitive: field.shape.is_sensitive(),
        required_if: field.presence.required_if.iter().map(|condition| requirement(condition, parent)).collect(),
    }
}

fn document_labels(wording: &Wording, locale: &Locale) -> Vec<DocumentLabel> {
    wording.by_document.iter().map(|(document, wording)| (*document, locale.label(wording))).collect()
}

fn choice_labels(choices: Choices, locale: &Locale) -> Vec<Cow<'static, str>> {
    choices.values.iter().zip(choices.labels).map(|(value, label)| locale.choice(value, label)).collect()
}

/// The kind of control, and the keyboard that a phone shows.
fn kind_of(shape: &Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Boolean => ("boolean", "none"),
        Shape::File(_) => ("file", "none"),
        Shape::Object(_) => ("object", "none"),
        Shape::List(list) => match list.item {
            Item::Choice(_) => ("choices", "none"),
            Item::File(_) => ("files", "none"),
        },
        Shape::Text(format) => (format.input.name(), format.input.keyboard()),
    }
}

fn requirement(condition: &Condition, parent: &str) -> Requirement {
    let test = match condition.test {
        ConditionTest::Is(value) => RequirementTest::Is(Value::Text(value)),
        ConditionTest::IsCountryOtherThan(code) => RequirementTest::IsNot(code),
        ConditionTest::HasSubdivisions => RequirementTest::HasSubdivisions(true),
        ConditionTest::IsTrue => RequirementTest::Is(Value::Boolean(true)),
        ConditionTest::HasTwoSides => RequirementTest::IsOneOf(DocumentType::two_sided_values()),
        ConditionTest::Contains(value) => RequirementTest::Contains(value),
    };
    Requirement { path: format!("{parent}{}", condition.path.join(".")), test }
}
