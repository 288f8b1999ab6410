//! The npm package gives the verdicts of the crate, word for word.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod scripts;

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::Operation;
use harbor_preflight_tests::cases::{Case, TODAY, all_topics};
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};

use self::scripts::{node, run, work, write_lines};

/// A case as the package takes it, with the report of the crate.
fn line(topic: &str, case: &Case) -> Value {
    let options = &case.options;
    let reference = &options.reference;
    let body = case.body();
    // What `JSON.parse` makes of a body is another one: keys are not repeated, white space and escapes are gone.
    let as_object = std::str::from_utf8(&body).ok().and_then(|text| serde_json::from_str::<Value>(text).ok());
    let object_report =
        as_object.map(|value| case.preflight().validate(&serde_json::to_vec(&value).unwrap(), &case.submission()));
    json!({
        "name": format!("{topic}: {}", case.name),
        "body": STANDARD.encode(&body),
        "options": {
            "today": options.as_of.as_deref().unwrap_or(TODAY),
            "limits": {
                "maxFileBytes": options.max_file_bytes,
                "maxPayloadBytes": options.max_payload_bytes,
                "maxIssues": options.max_issues
            },
            "reference": {
                "occupations": reference.occupations,
                "countries": reference.countries,
                "prohibitedCountries": reference.prohibited_countries,
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

fn package() -> PathBuf {
    tests_folder().join("../pkg")
}

/// Runs a script of `tests/package`, which installs the packed package in a folder of its own.
fn packed(script: &str, arguments: &[&Path]) {
    let work = work(&format!("packed-{script}"));
    let package = package();
    let arguments = [&[package.as_path()], arguments, &[work.as_path()]].concat();
    run(Path::new("node"), &format!("package/{script}"), &arguments);
}

#[test]
fn node_takes_the_package_by_import_and_by_require() {
    packed("node.mjs", &[&tests_folder().join("payloads")]);
}

#[test]
fn bundlers_and_browsers_take_the_package() {
    packed("bundlers.mjs", &[&tests_folder().join("payloads")]);
}

#[test]
fn form_libraries_take_the_schema() {
    packed("forms.mjs", &[&tests_folder()]);
}

#[test]
fn the_package_is_published_as_it_should_be() {
    packed("quality.mjs", &[]);
}

#[test]
fn every_case_gives_the_report_of_the_crate() {
    let cases = work("package").join("cases.ndjson");
    let topics = all_topics();
    let lines = topics.iter().flat_map(|topic| topic.cases.iter().map(|case| line(&topic.name, case)));
    write_lines(&cases, lines);
    node("package-cases.mjs", &[&package(), &cases]);
}

#[test]
fn the_declared_types_are_those_of_what_is_returned() {
    node("package-types.mjs", &[&package(), &tests_folder().join("package/types"), &work("package-types")]);
}

#[test]
fn nothing_grows_and_bad_options_are_named() {
    node("package-calls.mjs", &[&package(), &tests_folder()]);
}

#[test]
fn no_object_is_too_odd_to_be_judged() {
    node("package-hostile.mjs", &[&package()]);
}
