//! Reads the committed schemas, validates with them, and visits their subschemas.
//!
//! `jsonschema` is generic throughout, so every crate that uses it compiles it again. These functions are not generic,
//! so the tests do not compile it.

#![forbid(unsafe_code)]
#![expect(clippy::expect_used, clippy::panic, reason = "only tests use these functions")]

use std::path::Path;

use serde_json::{Map, Value};

/// A compiled schema.
#[derive(Debug)]
pub struct Validator(jsonschema::Validator);

impl Validator {
    /// Whether a value is valid under the schema.
    pub fn is_valid(&self, value: &Value) -> bool {
        self.0.is_valid(value)
    }

    /// The first error of a value, as a sentence.
    pub fn first_error(&self, value: &Value) -> Option<String> {
        self.0.validate(value).err().map(|error| error.to_string())
    }
}

/// Checks that a value is a schema, by its metaschema.
///
/// # Errors
///
/// The reason, as a sentence.
pub fn validate_meta(schema: &Value) -> Result<(), String> {
    jsonschema::meta::validate(schema).map_err(|error| error.to_string())
}

/// The schema of the body, draft 2020-12.
pub const MAIN: &str = "individual-onboarding.schema.json";
/// The schema of the body that rejects unknown keys.
pub const STRICT: &str = "individual-onboarding.strict.schema.json";
/// The schema of a report.
pub const REPORT: &str = "report.schema.json";
/// The schema of a status response.
pub const ONBOARDING_STATUS: &str = "onboarding-status.schema.json";
/// The schema of the body, draft-07.
pub const DRAFT_07: &str = "draft-07/individual-onboarding.schema.json";

/// Reads a committed schema.
///
/// # Panics
///
/// If there is no schema of this name, or it is not JSON.
pub fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema").join(name);
    let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_slice(&text).expect("a schema is JSON")
}

/// The schema of a log in SARIF 2.1.0.
///
/// # Panics
///
/// If it is not JSON.
pub fn sarif_schema() -> Value {
    serde_json::from_str(include_str!("../sarif/sarif-schema-2.1.0.json")).expect("a schema is JSON")
}

/// Compiles a schema.
///
/// # Panics
///
/// If it is not a schema.
pub fn validator(schema: &Value) -> Validator {
    Validator(jsonschema::options().build(schema).unwrap_or_else(|error| panic!("not a schema: {error}")))
}

/// Visits a schema and all its subschemas, with pointers to them.
///
/// # Panics
///
/// If a keyword has another type than its draft allows.
pub fn each_subschema<'s>(schema: &'s Value, at: &str, visit: &mut dyn FnMut(&str, &'s Map<String, Value>)) {
    let Some(members) = schema.as_object() else { return };
    visit(at, members);
    for (keyword, value) in members {
        let at = format!("{at}/{keyword}");
        match keyword.as_str() {
            "properties" | "$defs" | "definitions" => {
                for (name, inner) in value.as_object().expect("the keyword has its type") {
                    each_subschema(inner, &format!("{at}/{name}"), visit);
                }
            }
            "allOf" | "anyOf" => {
                for (index, inner) in value.as_array().expect("the keyword has its type").iter().enumerate() {
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
