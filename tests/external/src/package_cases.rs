//! The cases as the npm package takes them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::Operation;
use harbor_preflight_tests::cases::{Case, TODAY};
use serde_json::{Value, json};

/// A case in the form that the package accepts, with the report of the crate.
pub(crate) fn line(topic: &str, case: &Case) -> Value {
    let options = &case.options;
    let reference = &options.reference;
    let body = case.body();
    // The body after `JSON.parse` differs: repeated keys, white space and escapes are gone. So its report may differ
    // too.
    let as_object = std::str::from_utf8(&body).ok().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let object_report =
        as_object.map(|value| case.preflight().validate(&serde_json::to_vec(&value).unwrap(), &case.submission()));
    json!({
        "name": format!("{topic}: {}", case.name),
        "body": STANDARD.encode(&body),
        "options": {
            "today": options.as_of.as_deref().unwrap_or(TODAY),
            "contract": case.contract().name,
            "limits": {
                "maxFileBytes": options.max_file_bytes,
                "maxTotalFileBytes": options.max_total_file_bytes,
                "maxPayloadBytes": options.max_payload_bytes,
                "maxIssues": options.max_issues
            },
            "reference": {
                "occupations": reference.occupations,
                "countries": reference.countries,
                "prohibitedCountries": reference.prohibited_countries,
                "recognisedCountries": reference.recognised_countries,
                "subdivisions": reference.subdivisions,
                "identityDocuments": reference.identity_documents
            }
        },
        "submission": {
            "operation": options.operation,
            "status": options.status.as_ref().filter(|_| options.operation == Operation::Correct),
            "customer": options.customer,
            "proofIssuedOn": options.proof_issued_on,
            "files": options.files
        },
        "report": case.report(),
        "objectReport": object_report
    })
}
