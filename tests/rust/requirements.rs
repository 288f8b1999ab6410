//! Descriptions of pending requirements name the fields that `tests/cases/requirements.tsv` says.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{Contract, PendingRequirement, onboarding_status};
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};

fn read(response: &Value, contract: &'static Contract) -> Vec<PendingRequirement> {
    onboarding_status(&serde_json::to_vec(response).unwrap(), contract).unwrap().pending_requirements
}

fn of_description(description: &str, contract: &'static Contract) -> Vec<PendingRequirement> {
    read(&json!({ "pending_requirements": [{ "resultCode": 109, "description": description }] }), contract)
}

#[test]
fn every_description_of_the_table_names_its_field() {
    let table = std::fs::read_to_string(tests_folder().join("cases/requirements.tsv")).unwrap();
    let mut count = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let [description, field, how] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let requirements = of_description(description, Contract::INDIVIDUAL_V1);
        let [requirement] = &requirements[..] else { panic!("{line}: {requirements:?}") };
        let expected = Some(field).filter(|field| *field != "-");
        assert_eq!((requirement.field.as_deref(), requirement.guessed), (expected, how == "guessed"), "{line}");
        let pointer = expected.map(|field| format!("/{}", field.replace('.', "/")));
        assert_eq!(requirement.path, pointer, "{line}");
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn a_phone_is_the_field_of_its_contract() {
    let requirements = of_description("The phone number is wrong", Contract::INDIVIDUAL_V1_1);
    assert_eq!(requirements[0].field.as_deref(), Some("individual.phone_number"));
}

#[test]
fn both_shapes_of_a_requirement_are_read_and_a_review_reason() {
    let response = json!({ "data": { "status": "action_required", "pending_requirements": [
        { "source": "provider_error", "description": "individual.ssn" },
        { "resultCode": 109, "description": "Proof of address is required." },
        { "source": null, "resultCode": null, "description": "Call us." },
    ] } });
    let read_ones: Vec<_> = read(&response, Contract::INDIVIDUAL_V1)
        .into_iter()
        .map(|requirement| (requirement.source, requirement.result_code, requirement.guessed))
        .collect();
    assert_eq!(read_ones, [(Some("provider_error".into()), None, false), (None, Some(109), true), (None, None, false)]);

    let customer =
        json!({ "data": { "uuid": "1", "status": "deactivated", "review_reason": "The passport has expired." } });
    let requirements = read(&customer, Contract::INDIVIDUAL_V1);
    assert_eq!(requirements.len(), 1);
    assert_eq!(
        (requirements[0].field.as_deref(), requirements[0].guessed),
        (Some("individual.identity_document"), true)
    );
    assert_eq!(read(&json!({ "status": "verified", "review_reason": " " }), Contract::INDIVIDUAL_V1), []);
    assert_eq!(read(&json!({ "status": "verified", "review_reason": null }), Contract::INDIVIDUAL_V1), []);
}

#[test]
fn a_requirement_serialises_with_its_number() {
    let requirements = of_description("Proof of address is required.", Contract::INDIVIDUAL_V1);
    let expected = json!([{
        "path": "/individual/proof_of_address",
        "field": "individual.proof_of_address",
        "guessed": true,
        "source": null,
        "result_code": 109,
        "description": "Proof of address is required.",
    }]);
    assert_eq!(serde_json::to_value(&requirements).unwrap(), expected);
}

#[test]
fn a_number_that_is_not_whole_is_another_shape() {
    for code in [json!(1.5), json!("109"), json!([1]), json!(1e300)] {
        let response = json!({ "pending_requirements": [{ "resultCode": code, "description": "x" }] });
        let bytes = serde_json::to_vec(&response).unwrap();
        assert!(onboarding_status(&bytes, Contract::INDIVIDUAL_V1).is_err(), "{code}");
    }
}
