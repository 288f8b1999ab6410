//! The committed schemas, and a way through them.

use harbor_preflight_tests::tests_folder;
use jsonschema::Validator;
use serde_json::{Map, Value};

pub(crate) const MAIN: &str = "individual-onboarding.schema.json";
pub(crate) const STRICT: &str = "individual-onboarding.strict.schema.json";
pub(crate) const REPORT: &str = "report.schema.json";
pub(crate) const ONBOARDING_STATUS: &str = "onboarding-status.schema.json";
pub(crate) const DRAFT_07: &str = "draft-07/individual-onboarding.schema.json";

pub(crate) fn schema(name: &str) -> Value {
    let path = tests_folder().join("../schema").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

pub(crate) fn validator(schema: &Value) -> Validator {
    jsonschema::options().build(schema).unwrap()
}

/// All schemas within a schema, with pointers to them: what stands where a keyword takes a schema.
pub(crate) fn each_subschema<'s>(schema: &'s Value, at: &str, visit: &mut dyn FnMut(&str, &'s Map<String, Value>)) {
    let Some(members) = schema.as_object() else { return };
    visit(at, members);
    for (keyword, value) in members {
        let at = format!("{at}/{keyword}");
        match keyword.as_str() {
            "properties" | "$defs" | "definitions" => {
                for (name, inner) in value.as_object().unwrap() {
                    each_subschema(inner, &format!("{at}/{name}"), visit);
                }
            }
            "allOf" | "anyOf" => {
                for (index, inner) in value.as_array().unwrap().iter().enumerate() {
                    each_subschema(inner, &format!("{at}/{index}"), visit);
                }
            }
            "if" | "then" | "else" | "not" | "items" | "contains" | "additionalProperties" => {
                each_subschema(value, &at, visit);
            }
            _ => {}
        }
    }
}
