//! The schemas as whole documents.

use anyhow::Context;
use harbor_preflight::{Format, OnboardingStatus, Preflight, RULES_VERSION, Report, Submission, parse_date};
use schemars::generate::SchemaSettings;
use schemars::transform::{RemoveRefSiblings, RestrictFormats};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::catalogue;
use crate::payload::{Body, StrictBody, Unknown};

/// The body of a request, in draft 2020-12.
pub fn individual_onboarding() -> Value {
    payload::<Body>(SchemaSettings::draft2020_12(), "", Unknown::Allowed)
}

/// The same, without unknown keys.
pub fn strict() -> Value {
    payload::<StrictBody>(SchemaSettings::draft2020_12(), ":strict", Unknown::Refused)
}

/// The same as [`individual_onboarding`], in draft-07, without references: react-jsonschema-form does not resolve them in
/// a document with an `$id`.
pub fn draft_07() -> Value {
    let settings = SchemaSettings::draft07().with(|settings| settings.inline_subschemas = true);
    payload::<Body>(settings, ":draft-07", Unknown::Allowed)
}

fn payload<B: JsonSchema>(settings: SchemaSettings, variant: &str, unknown: Unknown) -> Value {
    let mut schema = document::<B>(settings, &format!("individual-onboarding:{RULES_VERSION}{variant}"));
    schema[catalogue::NOT_EXPRESSIBLE] = catalogue::not_expressible(unknown);
    schema
}

/// A report, as the crate, the command line and the JavaScript package give it.
pub fn report() -> anyhow::Result<Value> {
    let mut schema =
        document::<Report>(SchemaSettings::draft2020_12().for_serialize(), &format!("report:{RULES_VERSION}"));
    // Only the command line tells where a payload came from.
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

/// What the crate says of the shortest body that has anything to say of it.
fn example_report() -> anyhow::Result<Value> {
    let today = parse_date(Format::Birthday.example()).context("the example is a date")?;
    Ok(serde_json::to_value(Preflight::new(today).validate(b"{}", &Submission::new()))?)
}

/// The response of the endpoint that tells the status of an onboarding.
pub fn onboarding_status() -> Value {
    document::<OnboardingStatus>(SchemaSettings::draft2020_12(), &format!("onboarding-status:{RULES_VERSION}"))
}

/// The settings that all documents share.
pub(crate) fn generator(settings: SchemaSettings) -> SchemaGenerator {
    settings
        // Formats of Rust, such as `uint64`, are none of JSON Schema.
        .with_transform(RestrictFormats::default())
        // A reference with siblings is copied where it stands by some generators of types; draft-07 forbids it.
        .with_transform(RemoveRefSiblings::default())
        .into_generator()
}

fn document<T: JsonSchema>(settings: SchemaSettings, name: &str) -> Value {
    let mut schema = generator(settings).into_root_schema_for::<T>();
    // What the document is stands first.
    let mut document = Map::new();
    document.extend(schema.remove("$schema").map(|draft| ("$schema".to_owned(), draft)));
    document.insert("$id".into(), format!("urn:harbor-preflight:{name}").into());
    document.extend(schema.to_value().as_object().cloned().unwrap_or_default());
    document.into()
}
