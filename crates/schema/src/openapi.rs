//! The three operations as an OpenAPI 3.1 document.
//!
//! The components are inlined: most readers of OpenAPI resolve no references into documents with an `$id` of their own.

use harbor_preflight::{Contract, HarborError, OnboardingStatus, RULES_VERSION};
use schemars::Schema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use crate::catalogue;
use crate::documents::generator;
use crate::payload::{self, Unknown};

/// The name of the schema of a body.
const BODY: &str = "IndividualOnboarding";

/// The three operations under a contract.
pub fn openapi(contract: &'static Contract) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| {
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
    });
    let mut generator = generator(settings);
    let body = payload::body(contract, Unknown::Allowed, &mut generator);
    let body = payload::define(BODY.to_owned(), body, &mut generator);
    let status = generator.subschema_for::<OnboardingStatus>();
    let refusal = generator.subschema_for::<HarborError<'_>>();
    let mut schemas = Value::from(generator.take_definitions(true));
    schemas[BODY][catalogue::NOT_EXPRESSIBLE] = catalogue::not_expressible(Unknown::Allowed);

    let content = |schema: &Schema| json!({ "application/json": { "schema": schema } });
    let body = json!({ "required": true, "content": content(&body) });
    let responses = json!({
        "202": { "description": "Accepted: the onboarding is processed." },
        "422": { "description": "The payload is not valid.", "content": content(&refusal) }
    });
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": contract.title,
            "version": RULES_VERSION,
            "description": "The onboarding of individual customers as harbor-preflight reads Harbor's guide. It is no \
                            publication of Harbor's.",
            "license": { "name": "MIT", "identifier": "MIT" }
        },
        "servers": [{ "url": "https://harbor-sandbox.owlpay.com", "description": "Sandbox" }],
        "security": [{ "ApiKey": [] }],
        "paths": {
            "/api/v1/customers/{customer_uuid}/onboarding": {
                "parameters": [{
                    "name": "customer_uuid",
                    "in": "path",
                    "required": true,
                    "description": "The customer, created as an individual, active, with a signed agreement.",
                    "schema": { "type": "string" }
                }],
                "post": {
                    "operationId": "submitOnboarding",
                    "summary": "Submit the onboarding of an individual",
                    "description": "For a customer who is not verified yet.",
                    "requestBody": body,
                    "responses": responses
                },
                "get": {
                    "operationId": "readOnboarding",
                    "summary": "Read the status of the onboarding",
                    "responses": { "200": { "description": "The latest status.", "content": content(&status) } }
                },
                "patch": {
                    "operationId": "correctOnboarding",
                    "summary": "Correct an onboarding",
                    "description": "Only while the status is action_required. The individual replaces all that is stored, \
                                    so it must be complete and valid on its own.",
                    "parameters": [{
                        "name": "Idempotency-Key",
                        "in": "header",
                        "description": "A request that repeats a key is not carried out twice.",
                        "schema": { "type": "string" }
                    }],
                    "requestBody": body,
                    "responses": responses
                }
            }
        },
        "components": {
            "schemas": schemas,
            "securitySchemes": { "ApiKey": { "type": "apiKey", "in": "header", "name": "X-API-KEY" } }
        }
    })
}
