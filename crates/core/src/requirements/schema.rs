//! What a status response looks like to a JSON Schema.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Onboarding, OnboardingStatus};
use crate::checks::operation::KNOWN_STATUSES;

/// The response that [`onboarding_status`](super::onboarding_status) reads.
impl JsonSchema for OnboardingStatus {
    fn schema_name() -> Cow<'static, str> {
        "OnboardingStatus".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let onboarding = generator.subschema_for::<Onboarding>();
        json_schema!({
            "title": "Onboarding status",
            "description": "The answer of the endpoint for the status of an onboarding: the onboarding as `data`, or the \
                            content of that.",
            "examples": [{
                "data": {
                    "id": "onb_a1b2c3",
                    "status": "action_required",
                    "pending_requirements": [{
                        "source": "provider_error",
                        "description": "individual.identity_document.front is blurred"
                    }]
                }
            }],
            "type": "object",
            "anyOf": [
                { "required": ["data"], "properties": { "data": onboarding } },
                { "allOf": [onboarding], "not": { "required": ["data"], "properties": { "data": true } } }
            ]
        })
    }
}

/// Neither of the two that make an onboarding of an object.
pub(super) fn nothing_given() -> Schema {
    json_schema!({ "properties": { "status": { "type": "null" }, "pending_requirements": { "type": "null" },
        "review_reason": { "type": "null" }
    } })
}

/// The statuses that Harbor is known to use, and whatever it adds to them.
pub(super) fn status(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string", "enum": KNOWN_STATUSES }, { "type": ["string", "null"] }] })
}
