//! The schemas work with the most common validators: Ajv, and Python's jsonschema.
//!
//! The scripts are in `tests/consumers`; `cargo xtask tools` installs what they need.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight_external_tests::{node, payloads, python, reports, schemas, work, write_instances};
use harbor_preflight_tests::agreement::case_instances;
use harbor_preflight_tests::effort::is_full;

/// Python's validator is slow: it gets every fourth case, unless all tests are run.
const PYTHON_STEP: usize = 4;

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
