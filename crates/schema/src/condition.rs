//! Conditions: which fields must be there, and what they must then hold, depending on others.
//!
//! They stand behind one more `if`, which asks for nothing but that something is there to decide by: code generators read
//! `allOf` and make types of it, but leave `then` alone.

use harbor_preflight::{Condition, CountryCode, Field, ReferenceData, Subdivisions, Test};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::payload::{self, Unknown};
use crate::strings::{Absent, Country};

/// `if` and `then` for the fields of an object whose presence depends on others; nothing if there are none.
pub(crate) fn of(fields: &[Field], unknown: Unknown, generator: &mut SchemaGenerator) -> Map<String, Value> {
    let mut deciding: Vec<&'static str> = Vec::new();
    let mut rules: Vec<Value> = Vec::new();
    let mut seen: Vec<Vec<Condition>> = Vec::new();
    for field in fields {
        let conditions = field.presence.conditions();
        if conditions.is_empty() || seen.contains(&conditions) {
            continue;
        }
        deciding.extend(conditions.iter().filter_map(|condition| condition.path.first()));
        if let [Condition { path, test: Test::HasSubdivisions }] = &conditions[..] {
            rules.extend(by_country(field, path, generator));
        } else {
            let same = fields.iter().filter(|other| other.presence.conditions() == conditions);
            rules.push(required_if(&conditions, same, unknown, generator));
        }
        seen.push(conditions);
    }
    deciding.dedup();
    if rules.is_empty() {
        return Map::new();
    }
    let given = |name: &&str| json!({ "required": [name], "properties": { *name: true } });
    let any_given = match &deciding[..] {
        [name] => given(name),
        names => json!({ "anyOf": names.iter().map(given).collect::<Vec<_>>() }),
    };
    Map::from_iter([("if".to_owned(), any_given), ("then".to_owned(), json!({ "allOf": rules }))])
}

/// The fields must be there, and be what they should, where all conditions hold.
fn required_if<'f>(
    conditions: &[Condition],
    fields: impl Iterator<Item = &'f Field>,
    unknown: Unknown,
    generator: &mut SchemaGenerator,
) -> Value {
    let mut names = Vec::new();
    let mut properties = Map::new();
    for field in fields {
        names.push(field.name);
        properties.insert(field.name.to_owned(), payload::checked(field, unknown, generator).to_value());
    }
    json!({ "if": all_hold(conditions, generator), "then": { "required": names, "properties": properties } })
}

/// A rule for each country that has subdivisions: the field must be one of them; and one for those that have none: it
/// must be left out. Where they are not known, there is no rule.
fn by_country(field: &Field, path: &[&'static str], generator: &mut SchemaGenerator) -> Vec<Value> {
    let reference = ReferenceData::embedded();
    let mut rules = Vec::new();
    let mut without: Vec<String> = Vec::new();
    for country in reference.countries() {
        match reference.subdivisions(country) {
            Subdivisions::Unknown => {}
            Subdivisions::None => without.push(country.to_string()),
            Subdivisions::Listed(codes) => {
                let codes: Vec<&str> = codes.iter().collect();
                let then = json!({
                    "required": [field.name],
                    "properties": { field.name: { "type": "string", "enum": codes } }
                });
                rules.push(json!({ "if": one_holds(path, &country_is(country)), "then": then }));
            }
        }
    }
    let none = json!({ "properties": { field.name: generator.subschema_for::<Absent>() } });
    rules.push(json!({ "if": one_holds(path, &json!({ "type": "string", "enum": without })), "then": none }));
    rules
}

fn country_is(country: CountryCode) -> Value {
    json!({ "type": "string", "const": country.as_str() })
}

fn all_hold(conditions: &[Condition], generator: &mut SchemaGenerator) -> Value {
    let mut holding =
        conditions.iter().map(|condition| one_holds(&condition.path, &value_that(&condition.test, generator)));
    match (holding.next(), holding.next()) {
        (Some(only), None) => only,
        (first, second) => {
            json!({ "allOf": first.into_iter().chain(second).chain(holding).collect::<Vec<_>>() })
        }
    }
}

/// An object in which these keys lead to such a value.
fn one_holds(path: &[&'static str], value: &Value) -> Value {
    let Some((first, rest)) = path.split_first() else { return value.clone() };
    let mut object = json!({ "required": [first], "properties": { *first: one_holds(rest, value) } });
    if let (false, Some(inner)) = (rest.is_empty(), object["properties"][*first].as_object_mut()) {
        inner.insert("type".into(), "object".into());
    }
    object
}

fn value_that(test: &Test, generator: &mut SchemaGenerator) -> Value {
    match test {
        Test::Is(word) => json!({ "type": "string", "const": word }),
        Test::IsCountryOtherThan(code) => {
            let country: Schema = generator.subschema_for::<Country>();
            json!({ "allOf": [country, { "not": { "const": code } }] })
        }
        // `by_country` spells them out.
        Test::HasSubdivisions => json!({}),
        Test::IsTrue => json!({ "type": "boolean", "const": true }),
        Test::IsOneOf(words) => json!({ "type": "string", "enum": words }),
        Test::Contains(word) => json!({ "type": "array", "contains": { "type": "string", "const": word } }),
    }
}
