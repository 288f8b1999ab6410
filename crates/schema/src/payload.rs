//! The body of a request, from the field table.

use harbor_preflight::{Contract, Field, FileFormat, Item, List, Object, Otherwise, Shape, TextSchema};
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::strings::{self, Absent};
use crate::{condition, example};

/// Whether the schema allows keys that the guide does not define.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unknown {
    /// Allowed: the core only warns about them.
    Allowed,
    /// An error wherever the core would warn.
    Refused,
}

/// The body of a request.
pub(crate) fn body(contract: &'static Contract, unknown: Unknown, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = json_schema!({
        "title": contract.title,
        "description": "The body of a request that submits (POST) or corrects (PATCH) the onboarding of an individual \
                        customer.",
        "examples": [example::of_object(&contract.body)]
    });
    schema.ensure_object().extend(object(&contract.body, contract, unknown, generator));
    schema
}

/// The schema of an object to which its checks apply.
fn object(
    object: &Object,
    contract: &Contract,
    unknown: Unknown,
    generator: &mut SchemaGenerator,
) -> Map<String, Value> {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for field in object.fields {
        if field.presence.is_always() {
            required.push(field.name);
        }
        properties.insert(field.name.to_owned(), declared(field, contract, unknown, generator).to_value());
    }
    let mut schema = Map::from_iter([
        ("type".to_owned(), "object".into()),
        ("required".to_owned(), json!(required)),
        ("properties".to_owned(), properties.into()),
    ]);
    if unknown == Unknown::Refused {
        schema.insert("additionalProperties".into(), false.into());
    }
    schema.extend(condition::of(object.fields, contract, unknown, generator));
    schema
}

/// The schema of a field in the `properties` of its object: every value that is valid for some values of the other
/// fields.
fn declared(field: &Field, contract: &Contract, unknown: Unknown, generator: &mut SchemaGenerator) -> Schema {
    // The list depends on the country, so the conditions of the object check it.
    let depends_on_country =
        matches!(field.shape, Shape::Text(format) if matches!(format.schema, TextSchema::Subdivisions));
    let values = if field.presence.is_always() {
        checked(field, contract, unknown, generator)
    } else if field.presence.otherwise == Otherwise::Optional && !depends_on_country {
        let checked = checked(field, contract, unknown, generator);
        json_schema!({ "anyOf": [checked, generator.subschema_for::<Absent>()] })
    } else {
        type_only(field, generator)
    };
    documented(field, values)
}

/// A schema that starts with the title, description and example of the field.
fn documented(field: &Field, schema: Schema) -> Schema {
    let mut documented = json_schema!({
        "title": field.wording.label,
        "description": field.description,
        "examples": [example::of(&field.shape)]
    });
    if schema.get("$ref").is_some() && matches!(field.shape, Shape::Object(_)) {
        // The definition has the title, and type generators would name both types after it.
        documented.remove("title");
    }
    // The items of a list have `writeOnly` themselves.
    if field.shape.is_sensitive() && !matches!(field.shape, Shape::List(_)) {
        documented.insert("writeOnly".into(), true.into());
    }
    for (keyword, value) in schema.to_value().as_object().into_iter().flatten() {
        // The texts of the field replace those of a type that it shares with other fields.
        documented.ensure_object().entry(keyword).or_insert_with(|| value.clone());
    }
    documented
}

/// The schema of a field to which its checks apply.
pub(crate) fn checked(field: &Field, contract: &Contract, unknown: Unknown, generator: &mut SchemaGenerator) -> Schema {
    match &field.shape {
        Shape::Text(format) => strings::text(format, generator),
        Shape::Boolean => json_schema!({ "type": "boolean" }),
        Shape::File(format) => encoded_file(format, contract, generator),
        Shape::List(list) => checked_list(list, contract, generator),
        Shape::Object(inner) => {
            let schema = Schema::from(object(inner, contract, unknown, generator));
            define(type_name(field), documented(field, schema), generator)
        }
    }
}

fn checked_list(list: &List, contract: &Contract, generator: &mut SchemaGenerator) -> Schema {
    let items = match list.item {
        Item::Choice(choices) => strings::choice(choices.values),
        Item::File(format) => encoded_file(format, contract, generator),
    };
    let mut schema = json_schema!({ "type": "array", "items": items, "minItems": list.min });
    if let Some(max) = list.max {
        schema.insert("maxItems".into(), max.into());
    }
    schema
}

/// A file in base64.
fn encoded_file(format: &FileFormat, contract: &Contract, generator: &mut SchemaGenerator) -> Schema {
    define("EncodedFile".to_owned(), strings::encoded_file(format, contract.limits.max_file_bytes), generator)
}

/// The schema of a field that does not apply: only its JSON type is checked, and it may be absent.
fn type_only(field: &Field, generator: &mut SchemaGenerator) -> Schema {
    let present = match &field.shape {
        Shape::Text(_) | Shape::File(_) => return json_schema!({ "type": ["string", "null"] }),
        Shape::Boolean => json_schema!({ "type": "boolean" }),
        Shape::List(List { item: Item::File(_), .. }) => {
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
                "title": format!("{} anywhere", field.wording.label),
                "description": "What it may be where it does not apply: only JSON types are checked.",
                "examples": [example::of(&field.shape)],
                "type": "object",
                "properties": properties
            });
            define(format!("{}Anywhere", type_name(field)), schema, generator)
        }
    };
    json_schema!({ "anyOf": [present, generator.subschema_for::<Absent>()] })
}

/// Adds a definition and returns a reference to it, or returns the schema itself if the document must not have
/// references.
pub(crate) fn define(name: String, schema: Schema, generator: &mut SchemaGenerator) -> Schema {
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
