//! Fills in the web form in a browser: the payload that it builds is the sample, and all validators accept it.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{Preflight, Submission};
use harbor_preflight_external_tests::{node, payloads, work};
use harbor_preflight_tests::cases::{TODAY, date};
use harbor_preflight_tests::tests_folder;
use serde_json::Value;

use harbor_preflight_test_schemas::{DRAFT_07, MAIN, STRICT, schema, validator};

#[test]
fn the_form_builds_the_samples_of_the_guide_by_keyboard() {
    let work = work("walk");
    node("form/walk.mjs", &[&tests_folder(), &work]);
    for name in ["us-full", "gb"] {
        let built = std::fs::read(work.join(format!("downloads/{name}.json"))).unwrap();
        let payload: Value = serde_json::from_slice(&built).unwrap();
        let sample = std::fs::read(payloads().join(format!("{name}.json"))).unwrap();
        assert_eq!(payload, serde_json::from_slice::<Value>(&sample).unwrap(), "{name}");
        for document in [MAIN, STRICT, DRAFT_07] {
            assert!(validator(&schema(document)).is_valid(&payload), "{name} under {document}");
        }
        let report = Preflight::new(date(TODAY)).validate(&built, &Submission::new());
        assert!(report.valid, "{name}: {report}");
    }
}
