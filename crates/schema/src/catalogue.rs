//! The catalogue of rules, and which of them a schema cannot say.

use harbor_preflight::{Contract, catalogue, rules};
use serde_json::{Value, json};

use crate::payload::Unknown;

/// The one keyword of our own: an annotation.
pub(crate) const NOT_EXPRESSIBLE: &str = "x-not-expressible";

/// The warning that the strict schema makes an error of.
const UNKNOWN_FIELD: &str = "unknown_field";

/// `schema/rules.json`: every rule, with the fields of the default contract that it looks at and how much of it a
/// schema says.
pub(crate) fn document() -> anyhow::Result<Value> {
    Ok(serde_json::to_value(catalogue(Contract::INDIVIDUAL_V1))?)
}

/// What a payload can break and still be valid under the schema: the rules that it says in part or not at all, and why.
/// The strict schema says one more.
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
