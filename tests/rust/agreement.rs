//! The schemas give the same results as the crate, as far as the catalogue promises.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod generated;

use harbor_preflight::{Contract, Preflight, Submission, onboarding_status, parse_date};
use harbor_preflight_tests::agreement::{Expected, Instance, case_instances};
use harbor_preflight_tests::cases::{TODAY, all_topics, date, payload};
use harbor_preflight_tests::effort::{inputs, is_full};
use proptest::prelude::*;
use serde_json::{Value, json};

use self::generated::{a_mutated_payload, a_valid_payload};
use harbor_preflight_test_schemas::{
    DRAFT_07, MAIN, ONBOARDING_STATUS, REPORT, STRICT, Validator, each_subschema, schema, validator,
};

/// The schemas of a payload, ready to use.
struct Schemas {
    main: Validator,
    draft_07: Validator,
    strict: Validator,
}

impl Schemas {
    fn committed() -> Self {
        let [main, draft_07, strict] = [MAIN, DRAFT_07, STRICT].map(|name| validator(&schema(name)));
        Self { main, draft_07, strict }
    }

    /// A message about the first schema whose result differs from the expected one.
    fn disagreement(&self, instance: &Instance, body: &Value) -> Option<String> {
        let checks = [
            (MAIN, &self.main, instance.expected),
            (DRAFT_07, &self.draft_07, instance.expected),
            (STRICT, &self.strict, instance.strict),
        ];
        checks.into_iter().find_map(|(name, validator, expected)| {
            let valid = validator.is_valid(body);
            if agrees(valid, expected) {
                return None;
            }
            let issues: Vec<String> =
                instance.report.issues.iter().map(|issue| format!("{} {}", issue.rule.code, issue.path)).collect();
            Some(format!("{}: {name} should be {expected:?}; the crate reports {issues:?}", instance.name))
        })
    }
}

fn agrees(valid: bool, expected: Expected) -> bool {
    match expected {
        Expected::Valid => valid,
        Expected::Invalid => !valid,
        Expected::Either => true,
    }
}

/// The number of cases with a number that is too large for a float, which `serde_json` cannot read.
const HUGE_NUMBERS: usize = 4;

#[test]
fn the_schemas_agree_with_the_crate_on_every_case() {
    let schemas = Schemas::committed();
    let instances = case_instances();
    let (mut wrong, mut unread, mut counts) = (Vec::new(), Vec::new(), [0; 3]);
    for instance in &instances {
        match serde_json::from_str(&instance.body) {
            Ok(body) => wrong.extend(schemas.disagreement(instance, &body)),
            Err(_) => unread.push(&instance.name),
        }
        counts[instance.expected as usize] += 1;
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), instances.len(), wrong.join("\n"));
    assert_eq!(unread.len(), HUGE_NUMBERS, "{unread:?}");
    let [valid, invalid, either] = counts;
    assert!(valid > 400 && invalid > 500 && either < 60, "{counts:?}");
}

/// At least the given number of inputs; more with `PROPTEST_CASES`.
fn at_least(cases: u32) -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases.max(cases), failure_persistence: None, ..config }
}

fn generated(body: &Value) -> Instance {
    Instance::new("generated".into(), &serde_json::to_vec(body).unwrap(), TODAY).unwrap()
}

#[test]
fn the_schemas_agree_with_the_crate_on_generated_valid_payloads() {
    let schemas = Schemas::committed();
    proptest!(at_least(inputs(600, 6_000)), |(body in a_valid_payload())| {
        let instance = generated(&body);
        prop_assert!(instance.report.valid, "{}", instance.report);
        prop_assert_eq!(schemas.disagreement(&instance, &body), None);
    });
}

#[test]
fn the_schemas_agree_with_the_crate_on_mutated_payloads() {
    let schemas = Schemas::committed();
    proptest!(at_least(inputs(1_500, 15_000)), |(body in a_mutated_payload())| {
        prop_assert_eq!(schemas.disagreement(&generated(&body), &body), None);
    });
}

/// A schema of one field of the individual, without the rest.
fn field_validator(name: &str) -> Validator {
    validator(&schema(DRAFT_07)["properties"]["individual"]["properties"][name])
}

/// All years, or the ends, leap years and their exceptions, and one in a hundred of the others.
fn years() -> Vec<i32> {
    let interesting = [0, 1, 4, 100, 400, 1600, 1900, 1904, 1996, 2000, 2001, 2024, 2100, 2400, 9999];
    (0..=9999).filter(|year| is_full() || interesting.contains(year) || year % 101 == 0).collect()
}

#[test]
fn the_schema_accepts_exactly_the_dates_of_the_gregorian_calendar() {
    let birthday = field_validator("birthday");
    for year in years() {
        for month in ["00", "01", "02", "03", "04", "06", "09", "10", "11", "12", "13"] {
            for day in ["00", "01", "10", "28", "29", "30", "31", "32"] {
                let date = format!("{year:04}-{month}-{day}");
                assert_eq!(birthday.is_valid(&json!(date)), parse_date(&date).is_some(), "{date}");
            }
        }
    }
}

/// Whether the crate accepts a US payload with this value in it.
fn accepts(pointer: &str, value: &str) -> bool {
    let mut body: Value = serde_json::from_slice(&payload("us-minimal")).unwrap();
    *body.pointer_mut(pointer).unwrap() = value.into();
    Preflight::new(date(TODAY)).validate(&serde_json::to_vec(&body).unwrap(), &Submission::new()).valid
}

/// Strings composed of a few parts that matter to a pattern.
fn strings(parts: &[&str], most: usize) -> impl Strategy<Value = String> + use<> {
    let parts: Vec<String> = parts.iter().map(|part| (*part).to_owned()).collect();
    proptest::collection::vec(proptest::sample::select(parts), 0..most).prop_map(|parts| parts.concat())
}

#[test]
fn every_pattern_accepts_the_strings_that_the_crate_accepts() {
    let long = "l".repeat(31);
    let email = ["a", "1", ".", ".", "-", "@", "@", "\"", "\\", " ", "\n", "b.co", "@c.de", "_", long.as_str()];
    let phone = ["+", "+1", "0", "2", "345", "4045550101", "\n", " ", "-"];
    let ssn = ["1", "0", "234", "123456789", "-", "\n", "٣"];
    let occupation = ["a", "_", "9", "medical", "A", " ", "\n", "é"];
    let individual = &schema(DRAFT_07)["properties"]["individual"];
    let mut rules = individual["then"]["allOf"].as_array().unwrap().iter().map(|rule| &rule["then"]["properties"]);
    let us = rules.find(|properties| properties.get("ssn").is_some()).expect("the US has a rule");
    for (pointer, schema, parts) in [
        ("/individual/email", &individual["properties"]["email"], &email[..]),
        ("/individual/occupation", &individual["properties"]["occupation"], &occupation),
        ("/individual/ssn", &us["ssn"], &ssn),
        ("/individual/phone/number", &us["phone"]["properties"]["number"], &phone),
    ] {
        let validator = validator(schema);
        proptest!(at_least(inputs(2_000, 20_000)), |(text in strings(parts, 9))| {
            prop_assert_eq!(validator.is_valid(&json!(text)), accepts(pointer, &text), "{}: {:?}", pointer, text);
        });
    }
}

/// A wrong bound in a schema.
struct WrongBound {
    pointer: String,
    bound: u64,
    wrong: u64,
}

/// Every bound of a schema, once one lower and once one higher. A case must notice each of these schemas, or the
/// agreement of the cases would prove nothing about the bound.
fn wrong_bounds(schema: &Value) -> Vec<WrongBound> {
    let mut wrong_bounds = Vec::new();
    each_subschema(schema, "", &mut |at, members| {
        // The length of base64 is a multiple of four, so a smaller step would change nothing.
        let step = if members.contains_key("contentEncoding") || at.contains("/EncodedFile/") { 4 } else { 1 };
        // If the pattern limits the length as well, a higher bound changes nothing.
        let is_in_pattern = members.get("pattern").is_some_and(|pattern| pattern.as_str().unwrap().contains("[0-9]{"));
        for keyword in ["maxLength", "minLength", "maxItems", "minItems"] {
            let Some(bound) = members.get(keyword).and_then(Value::as_u64) else { continue };
            let wrong_bound = |wrong| WrongBound { pointer: format!("{at}/{keyword}"), bound, wrong };
            wrong_bounds.push(wrong_bound(bound - step));
            if !is_in_pattern {
                wrong_bounds.push(wrong_bound(bound + step));
            }
        }
    });
    wrong_bounds
}

#[test]
fn a_wrong_bound_in_a_schema_is_noticed_by_a_case() {
    let instances = case_instances();
    let read = |instance: &Instance| serde_json::from_str(&instance.body).ok();
    let bodies: Vec<(&Instance, Value)> =
        instances.iter().filter_map(|instance| Some((instance, read(instance)?))).collect();
    let original = schema(MAIN);
    let wrong_bounds = wrong_bounds(&original);
    assert!(wrong_bounds.len() >= 25, "only {} bounds", wrong_bounds.len());
    let mut unnoticed = Vec::new();
    for WrongBound { pointer, bound, wrong } in wrong_bounds.into_iter().step_by(if is_full() { 1 } else { 5 }) {
        let mut schema = original.clone();
        *schema.pointer_mut(&pointer).unwrap() = wrong.into();
        let validator = validator(&schema);
        if bodies.iter().all(|(instance, body)| agrees(validator.is_valid(body), instance.expected)) {
            unnoticed.push(format!("{pointer}: {wrong} instead of {bound}"));
        }
    }
    assert!(unnoticed.is_empty(), "no case notices\n{}", unnoticed.join("\n"));
}

#[test]
fn every_report_is_valid_under_its_schema() {
    let validator = validator(&schema(REPORT));
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        let report = serde_json::to_value(case.report()).unwrap();
        assert!(validator.is_valid(&report), "{}: {:?}", case.name, validator.first_error(&report));
        for (member, wrong) in
            [("valid", json!("yes")), ("as_of", json!(1)), ("issues", json!({})), ("basis", json!(null))]
        {
            let mut report = report.clone();
            report[member] = wrong;
            assert!(!validator.is_valid(&report), "{member}");
        }
    }
}

#[test]
fn every_error_response_is_valid_under_the_openapi_document() {
    let validator = validator(&schema("openapi.json")["components"]["schemas"]["ValidationError"]);
    let mut responses = 0;
    for case in all_topics().iter().flat_map(|topic| &topic.cases) {
        let report = case.report();
        let Some(response) = report.to_harbor_error() else { continue };
        let response = serde_json::to_value(response).unwrap();
        assert!(validator.is_valid(&response), "{}", case.name);
        for member in ["message", "code", "error_type", "errors"] {
            let mut incomplete = response.clone();
            incomplete.as_object_mut().unwrap().remove(member);
            assert!(!validator.is_valid(&incomplete), "{member}");
        }
        responses += 1;
    }
    assert!(responses > 500, "{responses}");
}

#[test]
fn a_status_response_is_read_exactly_when_it_is_valid_under_its_schema() {
    let validator = validator(&schema(ONBOARDING_STATUS));
    let requirement = json!({ "source": "provider_error", "description": "individual.ssn" });
    for response in [
        serde_json::from_slice(&payload("status-action-required")).unwrap(),
        json!({ "status": "processing" }),
        json!({ "data": { "status": "of tomorrow" } }),
        json!({ "data": { "status": null, "pending_requirements": [] } }),
        json!({ "pending_requirements": [requirement] }),
        json!({ "pending_requirements": [{ "description": "x" }], "id": 7 }),
        json!({ "data": { "status": null } }),
        json!({ "data": {} }),
        json!({ "data": null, "status": "processing" }),
        json!({ "data": ["processing", []] }),
        json!({ "status": "x", "pending_requirements": [["provider_error", "x"]] }),
        json!({ "status": 1 }),
        json!({ "status": "x", "pending_requirements": {} }),
        json!({ "status": "x", "pending_requirements": [{ "source": "x" }] }),
        json!({ "status": "x", "pending_requirements": [{ "source": 1, "description": "x" }] }),
        json!({}),
        json!([]),
        json!(null),
    ] {
        let is_read = onboarding_status(&serde_json::to_vec(&response).unwrap(), Contract::INDIVIDUAL_V1).is_ok();
        assert_eq!(validator.is_valid(&response), is_read, "{response}");
    }
}
