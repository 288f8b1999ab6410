//! The schemas work with the most common validators: Ajv, and Python's jsonschema.
//!
//! The scripts are in `tests/consumers`; `cargo xtask tools` installs what they need.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

use harbor_preflight_external_tests::{
    node, payloads, printed, python, python_program, reports, repository, schemas, work, write_instances,
};
use harbor_preflight_tests::agreement::case_instances;
use harbor_preflight_tests::effort::is_full;

/// Python's validator is slow: it gets every fourth case, unless all tests are run.
const PYTHON_STEP: usize = 4;

/// The code block of the README that contains a text.
fn example_in_readme(language: &str, text: &str) -> String {
    let readme = std::fs::read_to_string(repository().join("README.md")).unwrap();
    let begin = format!("```{language}\n");
    let mut examples = readme.split(&begin).skip(1).filter_map(|rest| rest.split("```").next());
    let example = examples.find(|example| example.contains(text)).expect("the README has such an example");
    example.replace("\"schema/", &format!("\"{}/", schemas().display()))
}

#[test]
fn the_example_for_ajv_reports_a_missing_field_once() {
    let example = example_in_readme("js", "addVocabulary");
    let printed = printed(Command::new("node").args(["--input-type=module", "--eval", &example]));
    let ssn: Vec<&String> = printed.iter().filter(|line| line.contains("ssn") || line.contains("then")).collect();
    assert_eq!(ssn, ["/individual must have required property 'ssn'"], "{printed:?}");
}

#[test]
fn the_example_for_python_reports_missing_fields() {
    let example = example_in_readme("python", "iter_errors");
    let printed = printed(Command::new(python_program("python")).args(["-c", &example]));
    assert!(printed.contains(&"$.individual.residence required".to_owned()), "{printed:?}");
    assert!(printed.contains(&"$.individual required".to_owned()), "{printed:?}");
}

#[test]
fn ajv_agrees_with_the_crate_in_strict_mode() {
    let instances = work("ajv").join("instances.ndjson");
    write_instances(&instances, case_instances().into_iter());
    node("consumers/ajv.mjs", &[&schemas(), &instances, &reports("ajv", 1), &payloads()]);
}

#[test]
fn python_jsonschema_agrees_with_the_crate() {
    let step = if is_full() { 1 } else { PYTHON_STEP };
    let instances = work("python").join("instances.ndjson");
    write_instances(&instances, case_instances().into_iter().step_by(step));
    python("agreement.py", &[&schemas(), &instances, &reports("python", step)]);
}
