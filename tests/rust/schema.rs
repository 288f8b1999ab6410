//! The schemas are written so that everybody's tools read them alike.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use harbor_preflight::{Contract, Preflight, Submission};
use harbor_preflight_tests::agreement::{Expected, case_instances_under};
use harbor_preflight_tests::cases::{TODAY, date};
use serde_json::Value;

use harbor_preflight_test_schemas::{
    DRAFT_07, MAIN, ONBOARDING_STATUS, REPORT, STRICT, each_subschema, schema, validate_meta, validator,
};

const MAIN_V1_1: &str = "v1.1/individual-onboarding.schema.json";
const STRICT_V1_1: &str = "v1.1/individual-onboarding.strict.schema.json";
const DRAFT_07_V1_1: &str = "v1.1/draft-07/individual-onboarding.schema.json";

/// The schemas of bodies.
const BODIES: [&str; 6] = [MAIN, STRICT, DRAFT_07, MAIN_V1_1, STRICT_V1_1, DRAFT_07_V1_1];

const ALL: [&str; 8] = [MAIN, STRICT, DRAFT_07, MAIN_V1_1, STRICT_V1_1, DRAFT_07_V1_1, REPORT, ONBOARDING_STATUS];

#[test]
fn the_schemas_are_schemas() {
    for name in ALL {
        validate_meta(&schema(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn patterns_mean_the_same_everywhere_and_take_linear_time() {
    for name in ALL {
        each_subschema(&schema(name), "", &mut |at, members| {
            let Some(pattern) = members.get("pattern").and_then(Value::as_str) else { return };
            for refused in
                ["(?=", "(?!", "(?<", "\\d", "\\s", "\\w", "\\b", "\\z", "\\p", ")*", ")+", ",}", "]*", "]+", "-*"]
            {
                assert!(!pattern.contains(refused), "{name}{at}: {refused} in {pattern}");
            }
            // Python lets a line break pass before `$`.
            if pattern.starts_with('^') && pattern.ends_with('$') && !at.ends_with("/not") {
                let refused = members["not"].to_string();
                assert!(refused.contains(r#"{"pattern":"[\\n\\r]"}"#), "{name}{at}: {refused}");
            }
        });
    }
}

#[test]
fn conditions_are_written_so_that_consumers_understand_them() {
    for name in BODIES {
        each_subschema(&schema(name), "", &mut |at, members| {
            assert!(!members.contains_key("oneOf"), "{name}{at}");
            assert!(!members.get("format").is_some_and(|format| format == "email"), "{name}{at}");
            if let Some(condition) = members.get("if") {
                assert!(condition.to_string().contains(r#""required":["#), "{name}{at}: true where nothing is there");
            }
        });
    }
}

#[test]
fn every_example_is_valid_where_it_is() {
    for (name, contract) in [(DRAFT_07, Contract::INDIVIDUAL_V1), (DRAFT_07_V1_1, Contract::INDIVIDUAL_V1_1)] {
        assert_examples_are_valid(&schema(name), contract);
    }
}

fn assert_examples_are_valid(schema: &Value, contract: &'static Contract) {
    let mut examples = 0;
    each_subschema(schema, "", &mut |at, members| {
        for example in members.get("examples").into_iter().flat_map(|examples| examples.as_array().unwrap()) {
            let valid = validator(&Value::from(members.clone())).is_valid(example);
            assert!(valid, "{at}: {example}");
            examples += 1;
        }
    });
    assert!(examples > 60, "{examples}");
    let whole = serde_json::to_vec(&schema["examples"][0]).unwrap();
    let report = Preflight::new(date(TODAY)).with_contract(contract).validate(&whole, &Submission::new());
    assert!(report.issues.iter().all(|issue| issue.rule.code == "duplicate_file"), "{report}");
}

#[test]
fn every_property_has_a_title_a_description_and_an_example() {
    for name in BODIES {
        let schema = schema(name);
        each_subschema(&schema, "", &mut |at, members| {
            let is_property = at.rsplit_once('/').is_some_and(|(parent, _)| parent.ends_with("/properties"));
            // What a condition names is declared at the top of its object.
            if !is_property || at.contains("/if") || at.contains("/then") {
                return;
            }
            // Only the definition of an object has its title: generators of types take titles for names.
            let reference = members.get("allOf").and_then(|all| all[0]["$ref"].as_str()).unwrap_or("#");
            let definition = schema.pointer(&reference[1..]).unwrap();
            for keyword in ["title", "description", "examples"] {
                let is_there = members.contains_key(keyword) || reference != "#" && definition.get(keyword).is_some();
                assert!(is_there, "{name}{at} has no {keyword}");
            }
        });
    }
}

/// `tests/rust/agreement.rs` does this and more for the default contract.
#[test]
fn the_schemas_of_the_later_contract_agree_with_the_crate_on_every_case() {
    let (main, strict) = (validator(&schema(MAIN_V1_1)), validator(&schema(STRICT_V1_1)));
    let mut compared = 0;
    for instance in case_instances_under(Contract::INDIVIDUAL_V1_1) {
        let Ok(body) = serde_json::from_str::<Value>(&instance.body) else { continue };
        for (validator, expected) in [(&main, instance.expected), (&strict, instance.strict)] {
            let said = if validator.is_valid(&body) { Expected::Valid } else { Expected::Invalid };
            assert!(
                expected == Expected::Either || said == expected,
                "{}: {said:?}\n{}",
                instance.name,
                instance.report
            );
            compared += 1;
        }
    }
    assert!(compared > 2_000, "{compared}");
}

#[test]
fn every_schema_has_a_name_of_its_own() {
    let ids: BTreeSet<String> = ALL.iter().map(|name| schema(name)["$id"].to_string()).collect();
    assert_eq!(ids.len(), ALL.len(), "{ids:?}");
    for name in [MAIN_V1_1, STRICT_V1_1, DRAFT_07_V1_1] {
        let schema = schema(name);
        assert!(schema["$id"].as_str().unwrap().contains("individual-v1.1"), "{name}");
        assert!(schema["title"].as_str().unwrap().contains("individual-v1.1"), "{name}");
    }
}
