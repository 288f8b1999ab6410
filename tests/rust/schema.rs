//! The schemas are written so that everybody's tools read them alike.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{Preflight, Submission};
use harbor_preflight_tests::cases::{TODAY, date};
use serde_json::Value;

use harbor_preflight_test_schemas::{
    DRAFT_07, MAIN, ONBOARDING_STATUS, REPORT, STRICT, each_subschema, schema, validate_meta, validator,
};

const ALL: [&str; 5] = [MAIN, STRICT, DRAFT_07, REPORT, ONBOARDING_STATUS];

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
    for name in [MAIN, STRICT, DRAFT_07] {
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
fn every_example_is_valid_where_it_stands() {
    let schema = schema(DRAFT_07);
    let mut examples = 0;
    each_subschema(&schema, "", &mut |at, members| {
        for example in members.get("examples").into_iter().flat_map(|examples| examples.as_array().unwrap()) {
            let valid = validator(&Value::from(members.clone())).is_valid(example);
            assert!(valid, "{at}: {example}");
            examples += 1;
        }
    });
    assert!(examples > 60, "{examples}");
    let whole = serde_json::to_vec(&schema["examples"][0]).unwrap();
    let report = Preflight::new(date(TODAY)).validate(&whole, &Submission::new());
    assert!(report.issues.iter().all(|issue| issue.rule.code == "duplicate_file"), "{report}");
}

#[test]
fn every_property_has_a_title_a_description_and_an_example() {
    for name in [MAIN, STRICT, DRAFT_07] {
        let schema = schema(name);
        each_subschema(&schema, "", &mut |at, members| {
            let is_property = at.rsplit_once('/').is_some_and(|(parent, _)| parent.ends_with("/properties"));
            // What stands in a condition is declared at the top of its object.
            if !is_property || at.contains("/if") || at.contains("/then") {
                return;
            }
            // The title of an object stands in its definition alone: generators of types take titles for names.
            let reference = members.get("allOf").and_then(|all| all[0]["$ref"].as_str()).unwrap_or("#");
            let definition = schema.pointer(&reference[1..]).unwrap();
            for keyword in ["title", "description", "examples"] {
                let is_there = members.contains_key(keyword) || reference != "#" && definition.get(keyword).is_some();
                assert!(is_there, "{name}{at} has no {keyword}");
            }
        });
    }
}
