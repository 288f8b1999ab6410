//! The schemas work with type generators, a form library and `OpenAPI` tools, and with Ajv and Python on generated
//! payloads.
//!
//! The scripts are in `tests/consumers`; `cargo xtask tools --all` installs what they need.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../rust/generated.rs"]
mod generated;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use harbor_preflight_external_tests::{node, payloads, python, reports, schemas, work, write_instances};
use harbor_preflight_tests::agreement::Instance;
use harbor_preflight_tests::cases::TODAY;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::Value;

use self::generated::{a_mutated_payload, a_valid_payload};

/// The number of generated payloads of each kind: valid and mutated.
const GENERATED: usize = 1_200;

fn generated(kind: &str, strategy: &impl Strategy<Value = Value>) -> Vec<Instance> {
    let mut runner = TestRunner::deterministic();
    let instance = |number: usize| {
        let body = strategy.new_tree(&mut runner).unwrap().current();
        Instance::new(format!("{kind} {number}"), &serde_json::to_vec(&body).unwrap(), TODAY).unwrap()
    };
    (0..GENERATED).map(instance).collect()
}

/// Writes generated payloads and the reports of all cases, once, and returns the paths of the files.
fn generated_payloads() -> &'static [PathBuf; 2] {
    static FILES: OnceLock<[PathBuf; 2]> = OnceLock::new();
    FILES.get_or_init(|| {
        let instances = work("generated").join("instances.ndjson");
        let valid = generated("valid", &a_valid_payload());
        write_instances(&instances, valid.into_iter().chain(generated("mutated", &a_mutated_payload())));
        [instances, reports("generated", 1)]
    })
}

#[test]
fn ajv_agrees_with_the_crate_on_generated_payloads() {
    let [instances, reports] = generated_payloads();
    node("consumers/ajv.mjs", &[&schemas(), instances, reports, &payloads()]);
}

#[test]
fn python_jsonschema_agrees_with_the_crate_on_generated_payloads() {
    let [instances, reports]: [&Path; 2] = generated_payloads().each_ref().map(PathBuf::as_path);
    python("agreement.py", &[&schemas(), instances, reports]);
}

#[test]
fn no_pattern_overflows_the_stack_of_v8() {
    node("consumers/patterns.mjs", &[&schemas()]);
}

#[test]
fn the_samples_fit_the_types_of_json_schema_to_typescript() {
    node("consumers/types.mjs", &[&schemas(), &payloads(), &work("types")]);
}

#[test]
fn the_samples_fit_the_models_of_datamodel_code_generator() {
    python("models.py", &[&schemas(), &payloads(), &work("models")]);
}

#[test]
fn react_jsonschema_form_accepts_the_draft_07_schema() {
    node("consumers/form.mjs", &[&schemas(), &payloads()]);
}

#[test]
fn openapi_validators_accept_the_document() {
    node("consumers/openapi.mjs", &[&schemas(), &payloads()]);
    python("openapi.py", &[&schemas()]);
}

#[test]
fn linters_and_a_mock_server_accept_the_openapi_documents() {
    node("consumers/openapi-tools.mjs", &[&schemas(), &payloads(), &work("openapi-tools")]);
}
