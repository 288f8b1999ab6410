//! The schemas avoid keywords and patterns that tools interpret differently.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;

use harbor_preflight::{Contract, Preflight, Submission};
use harbor_preflight_tests::agreement::{Expected, case_instances_under};
use harbor_preflight_tests::cases::{TODAY, date};
use serde_json::{Value, json};

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
fn the_schemas_are_valid_under_their_metaschema() {
    for name in ALL {
        validate_meta(&schema(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
}

#[test]
fn patterns_mean_the_same_in_every_engine_and_take_linear_time() {
    for name in ALL {
        each_subschema(&schema(name), "", &mut |at, members| {
            let Some(pattern) = members.get("pattern").and_then(Value::as_str) else { return };
            for unportable in
                ["(?=", "(?!", "(?<", "\\d", "\\s", "\\w", "\\b", "\\z", "\\p", ")*", ")+", ",}", "]*", "]+", "-*"]
            {
                assert!(!pattern.contains(unportable), "{name}{at}: {unportable} in {pattern}");
            }
            // In Python, `$` also matches before a final line break.
            if pattern.starts_with('^') && pattern.ends_with('$') && !at.ends_with("/not") {
                let negated = members["not"].to_string();
                assert!(negated.contains(r#"{"pattern":"[\\n\\r]"}"#), "{name}{at}: {negated}");
            }
        });
    }
}

#[test]
fn conditions_use_only_what_every_consumer_understands() {
    for name in BODIES {
        each_subschema(&schema(name), "", &mut |at, members| {
            assert!(!members.contains_key("oneOf"), "{name}{at}");
            assert!(!members.get("format").is_some_and(|format| format == "email"), "{name}{at}");
            if let Some(condition) = members.get("if") {
                assert!(
                    condition.to_string().contains(r#""required":["#),
                    "{name}{at}: the condition holds for an absent value"
                );
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
fn every_example_of_the_openapi_documents_is_valid() {
    for (name, contract) in
        [("openapi.json", Contract::INDIVIDUAL_V1), ("v1.1/openapi.json", Contract::INDIVIDUAL_V1_1)]
    {
        let document = schema(name);
        let request = &document["paths"]["/api/v1/customers/{customer_uuid}/onboarding"]["post"]["requestBody"];
        let responses = document["components"]["responses"].as_object().unwrap();
        let mut examples = 0;
        for body in responses.values().chain([request]) {
            let body = &body["content"]["application/json"];
            // References point into the document.
            let whole = json!({ "components": document["components"], "allOf": [body["schema"]] });
            let validator = validator(&whole);
            for (example, content) in body["examples"].as_object().unwrap() {
                assert!(validator.is_valid(&content["value"]), "{name}: {example}");
                examples += 1;
            }
        }
        assert_eq!(examples, 28, "{name}");

        let sample = &request["content"]["application/json"]["examples"]["us_resident"]["value"];
        let sample = serde_json::to_vec(sample).unwrap();
        let report = Preflight::new(date(TODAY)).with_contract(contract).validate(&sample, &Submission::new());
        assert!(report.valid, "{name}: {report}");
    }
}

#[test]
fn the_openapi_document_has_an_example_of_each_status() {
    let components = &schema("openapi.json")["components"];
    let examples = components["responses"]["Status"]["content"]["application/json"]["examples"].as_object().unwrap();
    let shown: BTreeSet<&str> =
        examples.values().map(|example| example["value"]["data"]["status"].as_str().unwrap()).collect();
    let known = components["schemas"]["Onboarding"]["properties"]["status"]["anyOf"][0]["enum"].as_array().unwrap();
    assert_eq!(shown, known.iter().map(|status| status.as_str().unwrap()).collect());
}

#[test]
fn every_property_has_a_title_a_description_and_an_example() {
    for name in BODIES {
        let schema = schema(name);
        each_subschema(&schema, "", &mut |at, members| {
            let is_property = at.rsplit_once('/').is_some_and(|(parent, _)| parent.ends_with("/properties"));
            // The properties in a condition are declared at the top of its object.
            if !is_property || at.contains("/if") || at.contains("/then") {
                return;
            }
            // The title of an object is only in its definition, because type generators use titles as names.
            let reference = members.get("allOf").and_then(|all| all[0]["$ref"].as_str()).unwrap_or("#");
            let definition = schema.pointer(&reference[1..]).unwrap();
            for keyword in ["title", "description", "examples"] {
                let is_present = members.contains_key(keyword) || reference != "#" && definition.get(keyword).is_some();
                assert!(is_present, "{name}{at} has no {keyword}");
            }
        });
    }
}

/// `tests/rust/agreement.rs` tests the default contract.
#[test]
fn the_schemas_of_the_later_contract_agree_with_the_crate_on_every_case() {
    let (main, strict) = (validator(&schema(MAIN_V1_1)), validator(&schema(STRICT_V1_1)));
    let mut compared = 0;
    for instance in case_instances_under(Contract::INDIVIDUAL_V1_1) {
        let Ok(body) = serde_json::from_str::<Value>(&instance.body) else { continue };
        for (validator, expected) in [(&main, instance.expected), (&strict, instance.strict)] {
            let result = if validator.is_valid(&body) { Expected::Valid } else { Expected::Invalid };
            assert!(
                expected == Expected::Either || result == expected,
                "{}: {result:?}\n{}",
                instance.name,
                instance.report
            );
            compared += 1;
        }
    }
    assert!(compared > 2_000, "{compared}");
}

#[test]
fn the_ids_of_schemas_are_unique() {
    let ids: BTreeSet<String> = ALL.iter().map(|name| schema(name)["$id"].to_string()).collect();
    assert_eq!(ids.len(), ALL.len(), "{ids:?}");
    for name in [MAIN_V1_1, STRICT_V1_1, DRAFT_07_V1_1] {
        let schema = schema(name);
        assert!(schema["$id"].as_str().unwrap().contains("individual-v1.1"), "{name}");
        assert!(schema["title"].as_str().unwrap().contains("individual-v1.1"), "{name}");
    }
}
