//! The npm package returns exactly the reports of the crate.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::Operation;
use harbor_preflight_external_tests::{node, package, work, write_lines};
use harbor_preflight_tests::cases::{Case, TODAY, all_topics};
use harbor_preflight_tests::pictures::{Measured, measured_pictures, quality};
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};

/// A case in the form that the package accepts, with the report of the crate.
fn line(topic: &str, case: &Case) -> Value {
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
            "proofIssuedOn": options.proof_issued_on
        },
        "report": case.report(),
        "objectReport": object_report
    })
}

#[test]
fn the_package_returns_the_report_of_the_crate_for_every_case() {
    let cases = work("package").join("cases.ndjson");
    let topics = all_topics();
    let lines = topics.iter().flat_map(|topic| topic.cases.iter().map(|case| line(&topic.name, case)));
    write_lines(&cases, lines);
    node("consumers/package-cases.mjs", &[&package(), &cases]);
    // The files of a text cross in another way if they are large: the report has to be the same.
    node("consumers/package-windows.mjs", &[&package(), &tests_folder(), &cases]);
}

/// Writes the luma of each picture, and a list of them with what the crate measures. Returns their folder.
fn pictures() -> PathBuf {
    let folder = work("package-pictures");
    let list = measured_pictures().iter().enumerate().map(|(index, Measured { name, picture, .. })| {
        let file = format!("{index}.luma");
        std::fs::write(folder.join(&file), &picture.luma).unwrap();
        let quality = quality(picture);
        json!({ "name": name, "width": picture.width, "height": picture.height, "file": file, "quality": quality })
    });
    std::fs::write(folder.join("pictures.json"), Value::from_iter(list).to_string()).unwrap();
    folder
}

#[test]
fn the_package_measures_in_pictures_what_the_crate_measures() {
    node("consumers/package-pictures.mjs", &[&package(), &tests_folder(), &pictures()]);
}

#[test]
fn long_work_lets_the_event_loop_turn() {
    node("consumers/package-turns.mjs", &[&package()]);
}
