//! The parts of a report's JSON Schema that cannot be derived from its types.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::issue::IssueShape;
use super::{HarborError, Issue};
use crate::catalogue::rules;

impl JsonSchema for Issue {
    fn schema_name() -> Cow<'static, str> {
        "Issue".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        IssueShape::json_schema(generator)
    }
}

/// A schema that lists the codes of this version, and allows others, because a later version may add some.
pub(super) fn code(_: &mut SchemaGenerator) -> Schema {
    open_list(&rules().iter().map(|rule| rule.code).collect::<Vec<_>>())
}

/// A schema that lists the ids of messages of this version, and allows others.
pub(super) fn message_id(_: &mut SchemaGenerator) -> Schema {
    open_list(&rules().iter().flat_map(|rule| rule.messages).map(|message| message.id).collect::<Vec<_>>())
}

fn open_list(values: &[&str]) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string", "enum": values }, { "type": "string" }] })
}

/// A schema for the params of any rule.
pub(super) fn params(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {
            "anyOf": [
                { "type": "boolean" },
                { "type": "integer", "minimum": 0 },
                { "type": "string" },
                { "type": "array", "items": { "type": "string" } },
                { "type": "null" }
            ]
        }
    })
}

impl JsonSchema for HarborError<'_> {
    fn schema_name() -> Cow<'static, str> {
        "ValidationError".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Validation error",
            "description": "How Harbor refuses a payload.",
            "type": "object",
            "required": ["message", "code", "error_type", "errors"],
            "properties": {
                "message": { "description": "The first of the messages.", "type": "string" },
                "error": { "description": "A copy of `message`.", "type": "string", "deprecated": true },
                "code": { "description": "Harbor's number for the kind of error.", "type": "integer" },
                "error_type": { "description": "Harbor's name for it.", "type": "string" },
                "errors": {
                    "description": "The messages by the dotted path of the field.",
                    "type": "object",
                    "additionalProperties": { "type": "array", "items": { "type": "string" } }
                }
            }
        })
    }
}
