//! The three operations, and those around them, as an OpenAPI 3.1 document.
//!
//! All schemas are in this document: most OpenAPI tools do not resolve references into documents that have an `$id`.

mod around;
mod other_keys;
mod responses;

use harbor_preflight::{Contract, RULES_VERSION};
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use self::responses::Responses;
use crate::documents::generator;
use crate::payload::{self, Unknown};
use crate::{catalogue, example};

/// The name of the schema of the request body.
const BODY: &str = "IndividualOnboarding";

/// The group of the operations.
const TAG: &str = "Onboarding";

/// The three operations under a contract.
pub fn openapi(contract: &'static Contract) -> anyhow::Result<Value> {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = generator(settings);
    let body = payload::body(contract, Unknown::Allowed, &mut generator);
    let body = payload::define(BODY.to_owned(), body, &mut generator);
    let Responses { mut by_name, schemas: of_responses } = responses::all(contract, &mut generator)?;
    let mut schemas = generator.take_definitions(true);
    schemas.extend(of_responses);
    schemas.extend(around::schemas().into_iter().map(|(name, schema)| (name.to_owned(), schema)));
    for (name, response) in around::responses() {
        by_name[name] = response;
    }
    schemas.values_mut().for_each(other_keys::allow);
    let mut schemas = Value::from(schemas);
    schemas[BODY][catalogue::NOT_EXPRESSIBLE] = catalogue::not_expressible(Unknown::Allowed);

    let request = json!({
        "required": true,
        "content": { "application/json": {
            "schema": body,
            "examples": { "us_resident": {
                "summary": "A resident of the US with a passport",
                "value": example::of_object(&contract.body)
            } }
        } }
    });
    let mut paths = json!({ "/api/v1/customers/{customer_uuid}/onboarding": operations(&request) });
    for (path, operations) in around::paths() {
        paths[path] = operations;
    }
    let tags = [(TAG, "The onboarding of one customer.")].into_iter().chain(around::TAGS);
    let tags: Vec<Value> =
        tags.map(|(name, description)| json!({ "name": name, "description": description })).collect();
    Ok(json!({
        "openapi": "3.1.0",
        "info": info(contract),
        "servers": [{ "url": "https://harbor-sandbox.owlpay.com", "description": "Sandbox" }],
        "security": [{ "ApiKey": [] }],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": by_name,
            "parameters": parameters(),
            "securitySchemes": { "ApiKey": { "type": "apiKey", "in": "header", "name": "X-API-KEY" } }
        }
    }))
}

fn info(contract: &Contract) -> Value {
    json!({
        "title": contract.title,
        "version": RULES_VERSION,
        "description": "The onboarding of individual customers as harbor-preflight reads Harbor's guide. It is no \
                        publication of Harbor's.",
        "contact": { "name": "harbor-preflight" },
        "license": { "name": "MIT", "identifier": "MIT" }
    })
}

fn operations(request: &Value) -> Value {
    let idempotency_key = json!([{ "$ref": "#/components/parameters/IdempotencyKey" }]);
    let response = |name: &str| json!({ "$ref": format!("#/components/responses/{name}") });
    let of_request = json!({
        "202": response("Accepted"),
        "400": response("BadRequest"),
        "401": response("Unauthorized"),
        "403": response("Forbidden"),
        "404": response("NotFound"),
        "408": response("TooSlow"),
        "409": response("Conflict"),
        "413": response("TooLarge"),
        "422": response("Unprocessable")
    });
    json!({
        "parameters": [{ "$ref": "#/components/parameters/Customer" }],
        "post": {
            "operationId": "submitOnboarding",
            "tags": [TAG],
            "summary": "Submit the onboarding of an individual",
            "description": "For a customer who is not verified yet.",
            "parameters": idempotency_key,
            "requestBody": request,
            "responses": of_request
        },
        "get": {
            "operationId": "readOnboarding",
            "tags": [TAG],
            "summary": "Read the status of the onboarding",
            "description": "The latest status, and what Harbor wants corrected.",
            "responses": { "200": response("Status"), "401": response("Unauthorized"), "404": response("NotFound") }
        },
        "patch": {
            "operationId": "correctOnboarding",
            "tags": [TAG],
            "summary": "Correct an onboarding",
            "description": "Only while the status is action_required. The individual replaces all that is stored, so it \
                            must be complete and valid on its own.",
            "parameters": idempotency_key,
            "requestBody": request,
            "responses": of_request
        }
    })
}

fn parameters() -> Value {
    json!({
        "Customer": {
            "name": "customer_uuid",
            "in": "path",
            "required": true,
            "description": "The customer, created as an individual, active, with a signed agreement.",
            "schema": { "type": "string" }
        },
        "Country": around::country(),
        "IdempotencyKey": {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "A request that repeats a key is not carried out twice.",
            "schema": { "type": "string" }
        }
    })
}
