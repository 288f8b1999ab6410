//! The answers to the three operations, each with examples.
//!
//! Harbor publishes the shape of its refusals and the numbers of some. What no public page shows is an assumption, and
//! is described as one.

use harbor_preflight::{Contract, HarborError, NaiveDate, OnboardingStatus, Preflight, Submission};
use harbor_preflight_answers::Refusal;
use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

use crate::example;

/// The schema of an answer 422 that lists messages by field, as the core names it.
const VALIDATION: &str = "ValidationError";

const FORBIDDEN: &[(&str, Refusal)] = &[("agreement_not_signed", Refusal::AgreementNotSigned)];

const CONFLICTS: &[(&str, Refusal)] = &[
    ("in_progress", Refusal::InProgress),
    ("not_correctable", Refusal::NotCorrectable),
    ("exists", Refusal::Exists),
    ("declined", Refusal::Declined),
    ("idempotency_conflict", Refusal::IdempotencyConflict),
];

const UNPROCESSABLE: &[(&str, Refusal)] =
    &[("already_verified", Refusal::AlreadyVerified), ("wrong_customer_type", Refusal::WrongCustomerType)];

/// The responses that operations refer to by name, and the schemas that these use beside those of the core.
pub(super) struct Responses {
    /// The responses by name.
    pub(super) by_name: Value,
    /// The schemas by name.
    pub(super) schemas: Map<String, Value>,
}

/// All responses under a contract.
pub(super) fn all(contract: &'static Contract, generator: &mut SchemaGenerator) -> anyhow::Result<Responses> {
    let status = generator.subschema_for::<OnboardingStatus>().to_value();
    let error = generator.subschema_for::<HarborError<'_>>().to_value();
    let unprocessable = json!({ "anyOf": [error, reference("Refusal")] });
    let mut unprocessable_examples = published(UNPROCESSABLE);
    // Tools that show one example show the first.
    unprocessable_examples.shift_insert(0, "validation".into(), validation_example(contract)?);
    let by_name = json!({
        "Accepted": response(
            "Accepted: the onboarding is processed.",
            &reference("AcceptedOnboarding"),
            &Map::from_iter([example("processing", "It is processed now.", &accepted())])
        ),
        "Status": response("The latest status.", &status, &statuses()),
        "BadRequest": assumed(
            400,
            "bad_request",
            "The body did not arrive. No public page shows the body of the answer, or says that the status is 400: both \
             are assumed.",
            "The body of the request did not arrive."
        ),
        "Unauthorized": assumed(
            401,
            "unauthorized",
            "The API key is missing or not valid. No public page shows the body: it is assumed to be like that of other \
             refusals.",
            "The API key is missing or not valid."
        ),
        "Forbidden": response(
            "The operation is not allowed for this customer.",
            &reference("Refusal"),
            &published(FORBIDDEN)
        ),
        "NotFound": assumed(
            404,
            "not_found",
            "There is no such customer or onboarding. No public page shows the body, or says that the status is 404: \
             both are assumed.",
            "There is no such customer."
        ),
        "TooSlow": assumed(
            408,
            "too_slow",
            "The body took too long to arrive. No public page shows the body of the answer, or says that the status is \
             408: both are assumed.",
            "The body of the request took too long."
        ),
        "TooLarge": assumed(
            413,
            "too_large",
            "The body is too large. No public page shows the body of the answer, or says that the status is 413: both \
             are assumed.",
            "The body of the request is too large."
        ),
        "Conflict": response(
            "The operation does not fit the state of the onboarding, or repeats another request. Which of the numbers \
             each operation gives is not published. Public pages disagree about the status of number 2004: 202, 400 or \
             409.",
            &reference("Refusal"),
            &published(CONFLICTS)
        ),
        "Unprocessable": response(
            "The payload is not valid, or the customer cannot be onboarded.",
            &unprocessable,
            &unprocessable_examples
        )
    });
    Ok(Responses { by_name, schemas: schemas(generator) })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn response(description: &str, schema: &Value, examples: &Map<String, Value>) -> Value {
    json!({
        "description": description,
        "content": { "application/json": { "schema": schema, "examples": examples } }
    })
}

fn example(name: &str, summary: &str, value: &Value) -> (String, Value) {
    (name.to_owned(), json!({ "summary": summary, "value": value }))
}

/// The answer of a status whose body no public page shows: like that of other refusals.
fn assumed(status: u16, name: &str, description: &str, message: &str) -> Value {
    let summary = "An assumption: no public page shows this body.";
    let example = example(name, summary, &Refusal::assumed(status, message));
    response(description, &reference("AssumedRefusal"), &Map::from_iter([example]))
}

/// Examples of refusals of which the shape and the number are published, and the texts are not.
fn published(refusals: &[(&str, Refusal)]) -> Map<String, Value> {
    let of_refusal = |(name, refusal): &(&str, Refusal)| {
        let (name, mut example) = example(name, refusal.message(), &refusal.to_body());
        example["description"] = "The number is published. The message and the error_type are not.".into();
        (name, example)
    };
    refusals.iter().map(of_refusal).collect()
}

/// The refusal of the example of a body, less its `ssn`, and with a date in another notation.
fn validation_example(contract: &'static Contract) -> anyhow::Result<Value> {
    let mut body = example::of_object(&contract.body);
    if let Some(person) = body["individual"].as_object_mut() {
        person.remove("ssn");
        person.insert("birthday".into(), "01/31/1990".into());
    }
    let preflight = Preflight::new(NaiveDate::default()).with_contract(contract);
    let report = preflight.validate(&serde_json::to_vec(&body)?, &Submission::new());
    let value = serde_json::to_value(report.to_harbor_error())?;
    let (_, mut example) = example("validation", "Two fields are not valid.", &value);
    example["description"] = "The messages are those of harbor-preflight. Harbor's may differ.".into();
    Ok(example)
}

fn accepted() -> Value {
    json!({ "data": {
        "id": "onb_a1b2c3",
        "customer_id": "3f1c2b6e-8f0a-4b7e-9c55-0d6a1e2f3a4b",
        "applicant": "individual",
        "status": "processing",
        "submitted_at": null,
        "created_at": "2026-11-23T09:30:00Z",
        "updated_at": "2026-11-23T09:30:00Z"
    } })
}

/// An example of each status.
fn statuses() -> Map<String, Value> {
    let with = |status: &str| json!({ "data": { "id": "onb_a1b2c3", "status": status } });
    let wanting = |requirement: Value| {
        let mut answer = with("action_required");
        answer["data"]["pending_requirements"] = json!([requirement]);
        answer
    };
    let front = "individual.identity_document.front is blurred";
    Map::from_iter([
        example(
            "action_required",
            "A correction is wanted.",
            &wanting(json!({ "source": "provider_error", "description": front })),
        ),
        example(
            "action_required_by_number",
            "A correction is wanted, in the other shape of a requirement.",
            &wanting(json!({ "resultCode": 109, "description": "Proof of address is required." })),
        ),
        example("processing", "It is processed.", &with("processing")),
        example("submitted", "It was submitted for review.", &with("submitted")),
        example("verified", "The customer is verified.", &with("verified")),
        example("declined", "It was declined, which is final.", &with("declined")),
        example("failed", "It failed.", &with("failed")),
    ])
}

/// The schemas of answers that the core does not read.
fn schemas(generator: &SchemaGenerator) -> Map<String, Value> {
    // Harbor's refusals are alike, but only those of a payload list messages by field.
    let mut refusal = generator.definitions().get(VALIDATION).cloned().unwrap_or_default();
    refusal["title"] = "Refusal".into();
    refusal["description"] = "How Harbor refuses a request for another reason than its payload.".into();
    refusal["required"] = json!(["message", "code", "error_type"]);
    if let Some(properties) = refusal["properties"].as_object_mut() {
        properties.remove("errors");
    }
    let mut assumed = refusal.clone();
    assumed["title"] = "Assumed refusal".into();
    assumed["description"] =
        "An assumption: no public page shows this body. It may have other members, or none.".into();
    assumed.as_object_mut().map(|assumed| assumed.remove("required"));
    Map::from_iter([
        ("Refusal".to_owned(), refusal),
        ("AssumedRefusal".to_owned(), assumed),
        ("AcceptedOnboarding".to_owned(), accepted_schema()),
    ])
}

fn accepted_schema() -> Value {
    let time = |description: &str| json!({ "description": description, "type": ["string", "null"] });
    json!({
        "title": "Accepted onboarding",
        "description": "The answer to a payload that is processed.",
        "type": "object",
        "required": ["data"],
        "properties": { "data": {
            "type": "object",
            "required": ["id", "status"],
            "properties": {
                "id": { "description": "The onboarding.", "type": "string" },
                "customer_id": { "description": "The customer.", "type": "string" },
                "applicant": { "description": "The kind of customer.", "type": "string" },
                "status": { "description": "How far the onboarding is: processing.", "type": "string" },
                "submitted_at": time("When it was submitted for review; null before."),
                "created_at": time("When it was created."),
                "updated_at": time("When it last changed.")
            }
        } }
    })
}
