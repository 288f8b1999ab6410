//! The cases in any language, with the arguments that Python passes and the report that it must get.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight_tests::cases::{Case, TODAY, all_topics};
use serde_json::{Value, json};

/// Writes every case as a line of JSON.
pub(super) fn write(path: &Path) -> Result<()> {
    let mut file = BufWriter::new(File::create(path).with_context(|| path.display().to_string())?);
    for topic in all_topics() {
        for case in &topic.cases {
            serde_json::to_writer(&mut file, &line(&topic.name, case)?)?;
            file.write_all(b"\n")?;
        }
    }
    Ok(file.flush()?)
}

fn line(topic: &str, case: &Case) -> Result<Value> {
    let (options, reference) = (&case.options, &case.options.reference);
    let limits = json!({
        "max_file_bytes": options.max_file_bytes,
        "max_total_file_bytes": options.max_total_file_bytes,
        "max_payload_bytes": options.max_payload_bytes,
        "max_issues": options.max_issues
    });
    let reference = json!({
        "occupations": reference.occupations,
        "countries": reference.countries,
        "prohibited_countries": reference.prohibited_countries,
        "recognised_countries": reference.recognised_countries,
        "subdivisions": reference.subdivisions,
        "identity_documents": reference.identity_documents
    });
    Ok(json!({
        "name": format!("{topic}: {}", case.name),
        "body": STANDARD.encode(case.body()),
        "contract": case.contract().name,
        "limits": given(limits),
        "reference": given(reference),
        "request": {
            "today": options.as_of.as_deref().unwrap_or(TODAY),
            "operation": options.operation,
            "status": options.status,
            "customer": options.customer,
            "proof_issued_on": options.proof_issued_on,
            "files": options.files
        },
        // As text: the order of members counts as well.
        "report": serde_json::to_string(&case.report())?
    }))
}

/// The options that a case gives.
fn given(options: Value) -> Value {
    let Value::Object(options) = options else { return options };
    options.into_iter().filter(|(_, value)| !value.is_null() && *value != json!({})).collect()
}
