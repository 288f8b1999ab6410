//! Strings: lengths, expressions and lists.

use std::borrow::Cow;

use harbor_preflight::{CountryCode, Format, Grammar, ReferenceData, Shape};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

/// A string of this format, in a field where its checks hold.
pub(crate) fn text(format: Format, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = match format {
        Format::Country { refuse_prohibited: false } => return generator.subschema_for::<Country>(),
        Format::Country { refuse_prohibited: true } => return generator.subschema_for::<CountryServed>(),
        Format::Choice { choices, .. } => return choice(choices.words),
        // The list depends on the country: conditions give it.
        Format::Subdivision => return json_schema!({ "type": "string" }),
        Format::Birthday => json_schema!({ "type": "string", "format": "date" }),
        Format::FreeText { .. } | Format::Email | Format::Occupation | Format::PhoneNumber => {
            json_schema!({ "type": "string" })
        }
        Format::SocialSecurityNumber => json_schema!({ "type": "string", "writeOnly": true }),
    };
    describe(schema.ensure_object(), format.grammar());
    schema
}

/// One of these words.
pub(crate) fn choice(words: &[&str]) -> Schema {
    json_schema!({ "type": "string", "enum": words })
}

/// Adds what a grammar says to the schema of a string.
fn describe(schema: &mut Map<String, Value>, grammar: Grammar) {
    if let Some(max_length) = grammar.max_length {
        schema.insert("maxLength".into(), max_length.into());
    }
    let mut matches = grammar.matches.into_iter();
    if let Some(pattern) = matches.next() {
        schema.insert("pattern".into(), pattern.into());
    }
    // A second `pattern` would need `allOf`, of which a generator of types makes something with look-around.
    let unmatched = matches.map(|pattern| json!({ "not": { "pattern": pattern } }));
    let refusals = grammar.never_matches.into_iter().map(|pattern| json!({ "pattern": pattern }));
    let mut refused: Vec<Value> = refusals.chain(unmatched).collect();
    if let (Some(max_length), Some(ending)) = (grammar.max_length, grammar.ending_at_max_length) {
        refused.push(json!({ "minLength": max_length, "not": { "pattern": format!("{ending}$") } }));
    }
    let refused = match refused.len() {
        0 => return,
        1 => refused.remove(0),
        _ => json!({ "anyOf": refused }),
    };
    schema.insert("not".into(), refused);
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

/// A country whose citizens and residents Harbor takes.
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
    let example = Format::Country { refuse_prohibited: true }.example();
    json_schema!({
        "title": title,
        "description": description,
        "examples": [example],
        "type": "string",
        "enum": codes
    })
}

/// A file in base64.
pub(crate) struct EncodedFile;

impl JsonSchema for EncodedFile {
    fn schema_name() -> Cow<'static, str> {
        "EncodedFile".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = json_schema!({
            "title": "Encoded file",
            "description": "A JPEG, PNG or PDF in base64: standard alphabet, padded, without line breaks or a data URL \
                            in front. Its size is limited by its length in base64.",
            "examples": [Shape::file_example()],
            "type": "string",
            "contentEncoding": "base64",
            "writeOnly": true
        });
        describe(schema.ensure_object(), Grammar::of_file());
        schema
    }
}

/// What counts as if the member were not there.
pub(crate) struct Absent;

impl JsonSchema for Absent {
    fn schema_name() -> Cow<'static, str> {
        "Absent".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let not_blank = Grammar::not_blank();
        json_schema!({
            "title": "Absent",
            "description": "Counts as absent: null, or a string of nothing but white space.",
            "examples": [null, ""],
            "anyOf": [{ "type": "null" }, { "type": "string", "not": { "pattern": not_blank } }]
        })
    }
}
