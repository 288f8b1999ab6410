//! The body of a request, from the field table.

use std::borrow::Cow;

use harbor_preflight::{BODY, Field, Item, List, Object, Presence, Shape};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::strings::{self, Absent, EncodedFile};
use crate::{condition, example};

/// Whether keys that the guide does not know are refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// They are only a warning of the core.
    Allowed,
    /// They are refused wherever the core would warn.
    Refused,
}

/// The body.
pub(crate) struct Body;

/// The body, without unknown keys.
pub(crate) struct StrictBody;

const NAME: &str = "IndividualOnboarding";

impl JsonSchema for Body {
    fn schema_name() -> Cow<'static, str> {
        NAME.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        body(Unknown::Allowed, generator)
    }
}

impl JsonSchema for StrictBody {
    fn schema_name() -> Cow<'static, str> {
        NAME.into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        body(Unknown::Refused, generator)
    }
}

fn body(unknown: Unknown, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = json_schema!({
        "title": "Individual onboarding",
        "description": "The body of a request that submits (POST) or corrects (PATCH) the onboarding of an individual \
                        customer.",
        "examples": [example::of_object(&BODY)]
    });
    schema.ensure_object().extend(object(&BODY, unknown, generator));
    schema
}

/// An object in a place where its checks hold.
fn object(object: &Object, unknown: Unknown, generator: &mut SchemaGenerator) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in object.fields {
        if field.presence == Presence::Always {
            required.push(field.name);
        }
        properties.insert(field.name.to_owned(), declared(field, unknown, generator).to_value());
    }
    let mut schema = Map::from_iter([
        ("type".to_owned(), "object".into()),
        ("required".to_owned(), json!(required)),
        ("properties".to_owned(), properties.into()),
    ]);
    if unknown == Unknown::Refused {
        schema.insert("additionalProperties".into(), false.into());
    }
    schema.extend(condition::of(object.fields, unknown, generator));
    schema
}

/// A field as its object declares it: all that it can be, whatever the other fields say.
fn declared(field: &Field, unknown: Unknown, generator: &mut SchemaGenerator) -> Schema {
    let values = if field.presence == Presence::Always {
        checked(field, unknown, generator)
    } else if field.presence.is_checked_where_optional() {
        let checked = checked(field, unknown, generator);
        json_schema!({ "anyOf": [checked, generator.subschema_for::<Absent>()] })
    } else {
        type_only(field, generator)
    };
    documented(field, values)
}

/// A schema with what a person wants to know of the field in front.
fn documented(field: &Field, schema: Schema) -> Schema {
    let mut documented = json_schema!({
        "title": field.label,
        "description": field.description,
        "examples": [example::of(&field.shape)]
    });
    if schema.get("$ref").is_some() && matches!(field.shape, Shape::Object(_)) {
        // The definition has it, and generators of types would name two of them the same.
        documented.remove("title");
    }
    // Of a list, the items say it.
    if field.shape.is_sensitive() && !matches!(field.shape, Shape::List(_)) {
        documented.insert("writeOnly".into(), true.into());
    }
    for (keyword, value) in schema.to_value().as_object().into_iter().flatten() {
        // The field knows better what it is than a type that it shares with others.
        documented.ensure_object().entry(keyword).or_insert_with(|| value.clone());
    }
    documented
}

/// What a field holds where its checks hold.
pub(crate) fn checked(field: &Field, unknown: Unknown, generator: &mut SchemaGenerator) -> Schema {
    match &field.shape {
        Shape::Text(format) => strings::text(*format, generator),
        Shape::Boolean => json_schema!({ "type": "boolean" }),
        Shape::File => generator.subschema_for::<EncodedFile>(),
        Shape::List(list) => checked_list(list, generator),
        Shape::Object(inner) => {
            let schema = Schema::from(object(inner, unknown, generator));
            define(type_name(field), documented(field, schema), generator)
        }
    }
}

fn checked_list(list: &List, generator: &mut SchemaGenerator) -> Schema {
    let items = match list.item {
        Item::Choice(choices) => strings::choice(choices.words),
        Item::File => generator.subschema_for::<EncodedFile>(),
    };
    let mut schema = json_schema!({ "type": "array", "items": items, "minItems": list.min });
    if let Some(max) = list.max {
        schema.insert("maxItems".into(), max.into());
    }
    schema
}

/// What a field may hold where it plays no part: its JSON type is all that is looked at, and it may as well be absent.
fn type_only(field: &Field, generator: &mut SchemaGenerator) -> Schema {
    let present = match &field.shape {
        Shape::Text(_) | Shape::File => return json_schema!({ "type": ["string", "null"] }),
        Shape::Boolean => json_schema!({ "type": "boolean" }),
        Shape::List(List { item: Item::File, .. }) => {
            json_schema!({ "type": "array", "items": { "type": "string", "writeOnly": true } })
        }
        Shape::List(List { item: Item::Choice(_), .. }) => {
            json_schema!({ "type": "array", "items": { "type": "string" } })
        }
        Shape::Object(object) => {
            let mut properties = Map::new();
            for inner in object.fields {
                let schema = type_only(inner, generator);
                properties.insert(inner.name.to_owned(), documented(inner, schema).to_value());
            }
            let schema = json_schema!({
                "title": format!("{} anywhere", field.label),
                "description": "As it may stand where it plays no part: only JSON types are looked at.",
                "examples": [example::of(&field.shape)],
                "type": "object",
                "properties": properties
            });
            define(format!("{}Anywhere", type_name(field)), schema, generator)
        }
    };
    json_schema!({ "anyOf": [present, generator.subschema_for::<Absent>()] })
}

/// Adds a definition, and gives a reference to it; or the schema itself, where there are to be no references.
fn define(name: String, schema: Schema, generator: &mut SchemaGenerator) -> Schema {
    if generator.settings().inline_subschemas {
        return schema;
    }
    let path = generator.settings().definitions_path.trim_end_matches('/').to_owned();
    let reference = Schema::new_ref(format!("#{path}/{name}"));
    generator.definitions_mut().insert(name, schema.to_value());
    reference
}

/// `proof_of_address` as the name of a type: `ProofOfAddress`.
pub(crate) fn type_name(field: &Field) -> String {
    let capitalised = |word: &str| -> String {
        let mut characters = word.chars();
        characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect()
    };
    field.name.split('_').map(capitalised).collect()
}
