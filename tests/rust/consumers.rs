//! The schemas in the hands of those who will use them: other validators, generators of types, a form.
//!
//! The scripts are in `tests/consumers`; `cargo xtask tools` installs what they need.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod generated;
mod scripts;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use harbor_preflight_tests::agreement::{Instance, case_instances};
use harbor_preflight_tests::cases::{TODAY, all_topics};
use harbor_preflight_tests::tests_folder;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use self::generated::{a_mutated_payload, a_valid_payload};
use self::scripts::{node, run, work, write_lines};

/// Generated payloads of each kind: valid ones, and mutated ones.
const GENERATED: usize = 1_200;

fn consumers() -> PathBuf {
    tests_folder().join("consumers")
}

fn schemas() -> PathBuf {
    tests_folder().join("../schema")
}

fn payloads() -> PathBuf {
    tests_folder().join("payloads")
}

fn generated(kind: &str, strategy: &impl Strategy<Value = Value>) -> Vec<Instance> {
    let mut runner = TestRunner::deterministic();
    let instance = |number: usize| {
        let body = strategy.new_tree(&mut runner).unwrap().current();
        Instance::new(format!("{kind} {number}"), &serde_json::to_vec(&body).unwrap(), TODAY).unwrap()
    };
    (0..GENERATED).map(instance).collect()
}

/// Every case and some generated payloads, with what schemas must say of them.
fn instances() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let path = work("instances").join("instances.ndjson");
        let instances = case_instances()
            .into_iter()
            .chain(generated("valid", &a_valid_payload()))
            .chain(generated("mutated", &a_mutated_payload()));
        let line = |instance: Instance| {
            json!({
                "name": instance.name,
                "body": instance.body,
                "expected": instance.expected,
                "strict": instance.strict
            })
        };
        write_lines(&path, instances.map(line));
        path
    })
}

/// The reports on every case.
fn reports() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let path = work("reports").join("reports.ndjson");
        let topics = all_topics();
        let cases = topics.iter().flat_map(|topic| &topic.cases);
        write_lines(&path, cases.map(|case| serde_json::to_value(case.report()).unwrap()));
        path
    })
}

fn python(script: &str, arguments: &[&Path]) {
    run(&consumers().join(".venv/bin/python"), &format!("consumers/{script}"), arguments);
}

/// The block of code in the README in which these words stand.
fn example_in_readme(language: &str, words: &str) -> String {
    let readme = std::fs::read_to_string(tests_folder().join("../README.md")).unwrap();
    let begin = format!("```{language}\n");
    let mut examples = readme.split(&begin).skip(1).filter_map(|rest| rest.split("```").next());
    let example = examples.find(|example| example.contains(words)).expect("the README has such an example");
    example.replace("\"schema/", &format!("\"{}/", schemas().display()))
}

/// Runs an example, and gives the lines that it prints.
fn printed(command: &mut Command) -> Vec<String> {
    let output = command.current_dir(consumers()).output().expect("run `cargo xtask tools`");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn the_example_for_ajv_tells_what_is_missing_once() {
    let told = printed(Command::new("node").args([
        "--input-type=module",
        "--eval",
        &example_in_readme("js", "addVocabulary"),
    ]));
    let ssn: Vec<&String> = told.iter().filter(|line| line.contains("ssn") || line.contains("then")).collect();
    assert_eq!(ssn, ["/individual must have required property 'ssn'"], "{told:?}");
}

#[test]
fn the_example_for_python_tells_what_is_missing() {
    let told = printed(
        Command::new(consumers().join(".venv/bin/python")).args(["-c", &example_in_readme("python", "iter_errors")]),
    );
    assert!(told.contains(&"$.individual.residence required".to_owned()), "{told:?}");
    assert!(told.contains(&"$.individual required".to_owned()), "{told:?}");
}

#[test]
fn ajv_agrees_with_the_crate_in_its_strictest_mode() {
    node("ajv.mjs", &[&schemas(), instances(), reports(), &payloads()]);
}

#[test]
fn no_pattern_makes_v8_give_up() {
    node("patterns.mjs", &[&schemas()]);
}

#[test]
fn python_jsonschema_agrees_with_the_crate() {
    python("agreement.py", &[&schemas(), instances(), reports()]);
}

#[test]
fn json_schema_to_typescript_makes_types_that_the_samples_fit() {
    node("types.mjs", &[&schemas(), &payloads(), &work("types")]);
}

#[test]
fn datamodel_code_generator_makes_models_that_the_samples_fit() {
    python("models.py", &[&schemas(), &payloads(), &work("models")]);
}

#[test]
fn react_jsonschema_form_takes_the_draft_07_twin() {
    node("form.mjs", &[&schemas(), &payloads()]);
}

#[test]
fn openapi_validators_take_the_document() {
    node("openapi.mjs", &[&schemas(), &payloads()]);
    python("openapi.py", &[&schemas()]);
}
