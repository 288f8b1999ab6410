//! Says in the schemas of an OpenAPI document that objects may have other keys.
//!
//! JSON Schema allows them unless a schema says otherwise. Redocly's linter checks examples as if it did not, and reports
//! those that a condition applies to.

use serde_json::Value;

/// Allows other keys in each object schema in which nothing is said about them. A schema that only asks a question
/// (`if`) is left alone: linters check no example against it.
pub(super) fn allow(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.get("properties").is_some_and(Value::is_object) {
                members.entry("unevaluatedProperties").or_insert(true.into());
            }
            for (keyword, value) in members.iter_mut() {
                match keyword.as_str() {
                    "if" | "const" | "enum" | "examples" => {}
                    // Its keys are names, and not keywords.
                    "properties" => value.as_object_mut().into_iter().flatten().for_each(|(_, inner)| allow(inner)),
                    _ => allow(value),
                }
            }
        }
        Value::Array(schemas) => schemas.iter_mut().for_each(allow),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn other_keys_are_allowed_in_answers_and_not_in_questions_names_or_examples() {
        let mut schema = json!({
            "properties": { "properties": { "type": "string" } },
            "examples": [{ "properties": {} }],
            "if": { "properties": {} },
            "then": { "allOf": [{ "properties": {} }, { "properties": {}, "unevaluatedProperties": false }] }
        });
        allow(&mut schema);
        let expected = json!({
            "properties": { "properties": { "type": "string" } },
            "examples": [{ "properties": {} }],
            "if": { "properties": {} },
            "then": { "allOf": [
                { "properties": {}, "unevaluatedProperties": true },
                { "properties": {}, "unevaluatedProperties": false }
            ] },
            "unevaluatedProperties": true
        });
        assert_eq!(schema, expected);
    }
}
