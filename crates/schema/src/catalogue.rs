//! The catalogue of rules, and which of them a schema cannot express.

use harbor_preflight::{Contract, catalogue, rules};
use serde_json::{Value, json};

use crate::payload::Unknown;

/// The only keyword that JSON Schema does not define: an annotation that lists what the schema cannot express.
pub(crate) const NOT_EXPRESSIBLE: &str = "x-not-expressible";

/// The warning that the strict schema turns into an error.
const UNKNOWN_FIELD: &str = "unknown_field";

/// `schema/rules.json`: every rule, with the fields of the default contract that it checks, and how much of it a schema
/// expresses. The `url` of a rule leads to its section in the page beside the file.
pub(crate) fn document() -> anyhow::Result<Value> {
    let mut document = serde_json::to_value(catalogue(Contract::INDIVIDUAL_V1))?;
    for entry in document.as_array_mut().into_iter().flatten() {
        let url = format!("RULES.md#{}", entry["code"].as_str().unwrap_or_default());
        entry["url"] = url.into();
    }
    Ok(document)
}

/// The rules that the schema expresses in part or not at all, and why: a payload can break them and still be valid
/// under the schema. The strict schema expresses one rule more.
pub(crate) fn not_expressible(unknown: Unknown) -> Value {
    rules()
        .iter()
        .filter(|rule| unknown == Unknown::Allowed || rule.code != UNKNOWN_FIELD)
        .filter_map(|rule| {
            let reason = rule.in_schema.reason()?;
            let severity = rule.severity;
            Some(json!({ "code": rule.code, "severity": severity, "in_schema": rule.in_schema.name(), "reason": reason }))
        })
        .collect()
}
