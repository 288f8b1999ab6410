//! Generates files from the rules: the JSON Schemas, the OpenAPI document and the catalogue under `schema/`, the types
//! of the npm package, and the page of rules.
//!
//! This crate has no rules of its own. It reads fields, limits, lists, conditions and regular expressions from the
//! tables of the core, so a change there is enough to change the files.
//!
//! ```
//! let schema = harbor_preflight_schema::individual_onboarding(harbor_preflight::Contract::INDIVIDUAL_V1);
//! assert_eq!(schema["$id"], "urn:harbor-preflight:individual-onboarding:2");
//! assert_eq!(schema["$defs"]["Individual"]["properties"]["first_name"]["maxLength"], 50);
//! ```

#![forbid(unsafe_code)]

mod bruno;
mod catalogue;
mod condition;
mod documents;
mod example;
mod files;
mod generated;
mod json;
mod openapi;
mod payload;
mod rules_page;
mod strings;
mod typescript;

pub use self::documents::{draft_07, individual_onboarding, onboarding_status, report, strict};
pub use self::files::{REGENERATE, check, generate, write};
pub use self::generated::GeneratedFile;
pub use self::openapi::openapi;
