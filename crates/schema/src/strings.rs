//! Schemas of strings: lengths, regular expressions and lists.

use std::borrow::Cow;

use harbor_preflight::{Countries, CountryCode, FileFormat, Pattern, ReferenceData, TextFormat, TextSchema};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// The schema of a string with this format, in a field to which its checks apply.
pub(crate) fn text(format: &TextFormat, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = match format.schema {
        TextSchema::Countries(Countries::All) => return generator.subschema_for::<Country>(),
        TextSchema::Countries(Countries::Served) => return generator.subschema_for::<CountryServed>(),
        TextSchema::Choices(choices) => return choice(choices.values),
        // The list depends on the country, so the conditions of the object check it.
        TextSchema::Subdivisions => return json_schema!({ "type": "string" }),
        TextSchema::Date(_) => json_schema!({ "type": "string", "format": "date" }),
        TextSchema::Pattern(_) => json_schema!({ "type": "string" }),
    };
    if format.is_sensitive {
        schema.insert("writeOnly".into(), true.into());
    }
    describe(schema.ensure_object(), format.pattern());
    schema
}

/// One of these values.
pub(crate) fn choice(values: &[&str]) -> Schema {
    json_schema!({ "type": "string", "enum": values })
}

/// Adds a pattern to the schema of a string.
fn describe(schema: &mut Map<String, Value>, pattern: Pattern) {
    if let Some(max_length) = pattern.max_length {
        schema.insert("maxLength".into(), max_length.into());
    }
    let mut matches = pattern.must_match.into_iter();
    if let Some(pattern) = matches.next() {
        schema.insert("pattern".into(), pattern.into());
    }
    // A second `pattern` would need `allOf`, which a type generator merges into one expression with look-around. So
    // every other pattern is under `not`.
    let unmatched = matches.map(|pattern| json!({ "not": { "pattern": pattern } }));
    let forbidden = pattern.must_not_match.into_iter().map(|pattern| json!({ "pattern": pattern }));
    let mut negated: Vec<Value> = forbidden.chain(unmatched).collect();
    if let (Some(max_length), Some(ending)) = (pattern.max_length, pattern.ending_at_max_length) {
        negated.push(json!({ "minLength": max_length, "not": { "pattern": format!("{ending}$") } }));
    }
    let negated = match negated.len() {
        0 => return,
        1 => negated.remove(0),
        _ => json!({ "anyOf": negated }),
    };
    schema.insert("not".into(), negated);
}

/// Any country.
pub(crate) struct Country;

impl JsonSchema for Country {
    fn schema_name() -> Cow<'static, str> {
        "Country".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        countries("Country", "The ISO 3166-1 alpha-2 code of a country, or XK.", |_, _| true)
    }
}

/// A country whose citizens and residents Harbor accepts.
struct CountryServed;

impl JsonSchema for CountryServed {
    fn schema_name() -> Cow<'static, str> {
        "CountryServed".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let description = "The ISO 3166-1 alpha-2 code of a country, or XK, less the countries that Harbor prohibits.";
        countries("Country served", description, |reference, country| !reference.is_prohibited(country))
    }
}

fn countries(title: &str, description: &str, is_listed: impl Fn(&ReferenceData, CountryCode) -> bool) -> Schema {
    let reference = ReferenceData::embedded();
    let codes: Vec<String> =
        reference.countries().filter(|country| is_listed(&reference, *country)).map(|code| code.to_string()).collect();
    json_schema!({
        "title": title,
        "description": description,
        "examples": [CountryCode::US.as_str()],
        "type": "string",
        "enum": codes
    })
}

/// A file in base64 of at most the given number of bytes once decoded.
pub(crate) fn encoded_file(format: &FileFormat, max_bytes: u64) -> Schema {
    let mut schema = json_schema!({
        "title": "Encoded file",
        "description": "A JPEG, PNG or PDF in base64: standard alphabet, padded, without line breaks or a data URL in \
                        front. Its size is limited by its length in base64.",
        "examples": [format.example],
        "type": "string",
        "contentEncoding": "base64",
        "writeOnly": true
    });
    describe(schema.ensure_object(), format.pattern(max_bytes));
    schema
}

/// What counts as absent.
pub(crate) struct Absent;

impl JsonSchema for Absent {
    fn schema_name() -> Cow<'static, str> {
        "Absent".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let not_blank = Pattern::not_blank();
        json_schema!({
            "title": "Absent",
            "description": "Counts as absent: null, or a string of nothing but white space.",
            "examples": [null, ""],
            "anyOf": [{ "type": "null" }, { "type": "string", "not": { "pattern": not_blank } }]
        })
    }
}
