//! Conditions: which fields must be present, depending on other fields, and what they must then contain.
//!
//! Each is wrapped in an outer `if` that only requires the deciding field to be present: code generators turn a
//! top-level `allOf` into types, but ignore `then`.

use harbor_preflight::{
    Condition, ConditionTest, Contract, CountryCode, DocumentType, Field, ReferenceData, Shape, Subdivisions,
    TextSchema,
};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::payload::{self, Unknown};
use crate::strings::{Absent, Country};

/// `if` and `then` for those fields of an object whose presence depends on other fields; empty if there are none.
pub(crate) fn of(
    fields: &[Field],
    contract: &Contract,
    unknown: Unknown,
    generator: &mut SchemaGenerator,
) -> Map<String, Value> {
    let mut deciding: Vec<&'static str> = Vec::new();
    let mut rules: Vec<Value> = Vec::new();
    let mut seen: Vec<&[Condition]> = Vec::new();
    for field in fields {
        let conditions = field.presence.required_if;
        if conditions.is_empty() || seen.contains(&conditions) {
            continue;
        }
        let first_keys = conditions.iter().filter_map(|condition| condition.path.first());
        deciding.extend(first_keys.filter(|key| !deciding.contains(key)).collect::<Vec<_>>());
        let same = fields.iter().filter(|other| other.presence.required_if == conditions);
        rules.push(required_if(conditions, same, contract, unknown, generator));
        if let (Shape::Text(format), [condition]) = (&field.shape, conditions)
            && matches!(format.schema, TextSchema::Subdivisions)
        {
            rules.extend(lists_by_country(field, condition.path, generator));
        }
        seen.push(conditions);
    }
    if rules.is_empty() {
        return Map::new();
    }
    let given = |name: &&str| json!({ "required": [name], "properties": { *name: true } });
    let any_given = match &deciding[..] {
        [name] => given(name),
        names => json!({ "anyOf": names.iter().map(given).collect::<Vec<_>>() }),
    };
    let then = if rules.len() == 1 { rules.remove(0) } else { json!({ "allOf": rules }) };
    Map::from_iter([("if".to_owned(), any_given), ("then".to_owned(), then)])
}

/// If all conditions hold, the fields must be present and pass their checks.
fn required_if<'f>(
    conditions: &[Condition],
    fields: impl Iterator<Item = &'f Field>,
    contract: &Contract,
    unknown: Unknown,
    generator: &mut SchemaGenerator,
) -> Value {
    let mut names = Vec::new();
    let mut properties = Map::new();
    for field in fields {
        names.push(field.name);
        properties.insert(field.name.to_owned(), payload::checked(field, contract, unknown, generator).to_value());
    }
    json!({ "if": all_hold(conditions, generator), "then": { "required": names, "properties": properties } })
}

/// For each country with subdivisions, a rule that the field is one of them. For all countries without, one rule that
/// the field is absent. Countries whose subdivisions are not known have no rule.
fn lists_by_country(field: &Field, path: &[&'static str], generator: &mut SchemaGenerator) -> Vec<Value> {
    let rule = |countries: &[CountryCode], value: Value| {
        let then = json!({ "properties": { field.name: value } });
        json!({ "if": object_with(path, one_of(countries)), "then": then })
    };
    let reference = ReferenceData::embedded();
    let mut rules = Vec::new();
    for country in reference.countries() {
        if let Subdivisions::Listed(codes) = reference.subdivisions(country) {
            let codes: Vec<_> = codes.iter().collect();
            rules.push(rule(&[country], json!({ "type": "string", "enum": codes })));
        }
    }
    let without = countries_where(|subdivisions| matches!(subdivisions, Subdivisions::None));
    rules.push(rule(&without, generator.subschema_for::<Absent>().to_value()));
    rules
}

fn countries_where(is_chosen: impl Fn(Subdivisions<'_>) -> bool) -> Vec<CountryCode> {
    let reference = ReferenceData::embedded();
    reference.countries().filter(|country| is_chosen(reference.subdivisions(*country))).collect()
}

fn one_of(countries: &[CountryCode]) -> Value {
    match countries {
        [country] => json!({ "type": "string", "const": country.as_str() }),
        countries => json!({ "type": "string", "enum": countries.iter().map(CountryCode::as_str).collect::<Vec<_>>() }),
    }
}

/// The schema of an object in which all conditions hold.
fn all_hold(conditions: &[Condition], generator: &mut SchemaGenerator) -> Value {
    let mut each: Vec<Value> = conditions
        .iter()
        .map(|condition| object_with(condition.path, value_passing(&condition.test, generator)))
        .collect();
    if each.len() == 1 { each.remove(0) } else { json!({ "allOf": each }) }
}

/// The schema of an object in which this path leads to a value with the given schema.
fn object_with(path: &[&'static str], value: Value) -> Value {
    match path.split_first() {
        None => value,
        Some((first, rest)) => {
            json!({ "type": "object", "required": [first], "properties": { *first: object_with(rest, value) } })
        }
    }
}

fn value_passing(test: &ConditionTest, generator: &mut SchemaGenerator) -> Value {
    match test {
        ConditionTest::Is(word) => json!({ "type": "string", "const": word }),
        ConditionTest::IsCountryOtherThan(code) => {
            let country: Schema = generator.subschema_for::<Country>();
            json!({ "allOf": [country, { "not": { "const": code } }] })
        }
        ConditionTest::HasSubdivisions => {
            one_of(&countries_where(|subdivisions| matches!(subdivisions, Subdivisions::Listed(_))))
        }
        ConditionTest::IsTrue => json!({ "type": "boolean", "const": true }),
        ConditionTest::HasTwoSides => json!({ "type": "string", "enum": DocumentType::two_sided_values() }),
        // `items` says nothing here: linters of OpenAPI documents want it in every array.
        ConditionTest::Contains(word) => {
            json!({ "type": "array", "items": true, "contains": { "type": "string", "const": word } })
        }
    }
}
