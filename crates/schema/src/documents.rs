//! The schemas as whole documents.

use harbor_preflight::{Contract, NaiveDate, OnboardingStatus, Preflight, RULES_VERSION, Report, Submission};
use schemars::generate::SchemaSettings;
use schemars::transform::{RemoveRefSiblings, RestrictFormats};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::catalogue;
use crate::payload::{self, Unknown};

/// The body of a request under a contract, in draft 2020-12.
pub fn individual_onboarding(contract: &'static Contract) -> Value {
    body(contract, SchemaSettings::draft2020_12(), "", Unknown::Allowed)
}

/// The body of a request without unknown keys, in draft 2020-12.
pub fn strict(contract: &'static Contract) -> Value {
    body(contract, SchemaSettings::draft2020_12(), ":strict", Unknown::Refused)
}

/// The body of a request in draft-07, without references: react-jsonschema-form does not resolve them in a document
/// with an `$id`.
pub fn draft_07(contract: &'static Contract) -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    body(contract, settings, ":draft-07", Unknown::Allowed)
}

fn body(contract: &'static Contract, settings: SchemaSettings, variant: &str, unknown: Unknown) -> Value {
    let mut generator = generator(settings);
    let mut schema = payload::body(contract, unknown, &mut generator);
    if let Some(draft) = &generator.settings().meta_schema {
        schema.insert("$schema".into(), draft.as_ref().into());
    }
    let definitions = generator.take_definitions(false);
    if !definitions.is_empty() {
        let path = generator.settings().definitions_path.trim_matches('/').to_owned();
        schema.insert(path, definitions.into());
    }
    for transform in generator.transforms_mut() {
        transform.transform(&mut schema);
    }
    let mut document = document(schema, &format!("{}:{RULES_VERSION}{variant}", identifier(contract)));
    document[catalogue::NOT_EXPRESSIBLE] = catalogue::not_expressible(unknown);
    document
}

/// The name of a contract in an `$id`.
fn identifier(contract: &Contract) -> String {
    if contract == Contract::INDIVIDUAL_V1 {
        // This `$id` was published before there was a second contract, so it does not contain the name.
        return "individual-onboarding".to_owned();
    }
    format!("individual-onboarding:{}", contract.name)
}

/// A report, as the crate, the command line and the JavaScript package return it.
pub fn report() -> anyhow::Result<Value> {
    let schema = generator(SchemaSettings::draft2020_12().for_serialize()).into_root_schema_for::<Report>();
    let mut schema = document(schema, &format!("report:{RULES_VERSION}"));
    // Only the command line says where a payload came from.
    schema["properties"]["input"] = json!({
        "description": "Where the payload came from; only in reports of the command line.",
        "type": "object",
        "required": ["name"],
        "properties": {
            "name": { "description": "The file, or - for standard input.", "type": "string" },
            "line": { "description": "The line, for NDJSON.", "type": "integer", "minimum": 1 }
        }
    });
    schema["examples"] = json!([example_report()?]);
    Ok(schema)
}

/// The report on the shortest body that is a JSON object.
fn example_report() -> anyhow::Result<Value> {
    let report = Preflight::new(NaiveDate::default()).validate(b"{}", &Submission::new());
    Ok(serde_json::to_value(report)?)
}

/// The response of the endpoint for the status of an onboarding.
pub fn onboarding_status() -> Value {
    of_type::<OnboardingStatus>(SchemaSettings::draft2020_12(), &format!("onboarding-status:{RULES_VERSION}"))
}

/// The settings that all documents share.
pub(crate) fn generator(settings: SchemaSettings) -> SchemaGenerator {
    settings
        // Formats of Rust, such as `uint64`, do not exist in JSON Schema.
        .with_transform(RestrictFormats::default())
        // draft-07 forbids siblings of a reference, and some type generators copy the referenced type because of them.
        .with_transform(RemoveRefSiblings::default())
        .into_generator()
}

fn of_type<T: JsonSchema>(settings: SchemaSettings, name: &str) -> Value {
    document(generator(settings).into_root_schema_for::<T>(), name)
}

fn document(mut schema: Schema, name: &str) -> Value {
    // `$schema` and `$id` come first, so that a reader sees at once what the document is.
    let mut document = Map::new();
    document.extend(schema.remove("$schema").map(|draft| ("$schema".to_owned(), draft)));
    document.insert("$id".into(), format!("urn:harbor-preflight:{name}").into());
    document.extend(schema.to_value().as_object().cloned().unwrap_or_default());
    document.into()
}
