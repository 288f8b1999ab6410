//! The libraries that people would use instead, each with the closest rules that it can express.
//!
//! None of them has all rules. Lists of subdivisions, calling codes and warnings are left out, and a wrong JSON type
//! hides all other errors. The rules are what one would write with each library in an afternoon.

mod rules;
mod types;

use jsonschema::Validator;
use serde_json::Value;

use self::types::Payload;

/// Whether a body is valid, by `serde` and `garde`.
pub fn garde(body: &[u8]) -> bool {
    serde_json::from_slice::<Payload<'_>>(body).is_ok_and(|payload| payload.is_valid_by_garde())
}

/// Whether a body is valid, by `serde` and `validator`.
pub fn validator(body: &[u8]) -> bool {
    serde_json::from_slice::<Payload<'_>>(body).is_ok_and(|payload| payload.is_valid_by_validator())
}

/// This project's own schema, compiled.
pub fn compiled_schema() -> Validator {
    let path = harbor_preflight_tests::tests_folder().join("../schema/individual-onboarding.schema.json");
    let text = std::fs::read(path).expect("the schema is committed");
    let schema: Value = serde_json::from_slice(&text).expect("the schema is JSON");
    jsonschema::options().build(&schema).expect("the schema is valid")
}

/// Whether a body is valid under the schema.
pub fn jsonschema(schema: &Validator, body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|value| schema.is_valid(&value))
}

#[cfg(test)]
mod tests {
    use harbor_preflight::{Preflight, Submission};

    use super::*;
    use crate::bodies::{self, Body};
    use crate::today;

    /// The time of a peer that rejects a valid body, or accepts an invalid one, would not be comparable.
    #[test]
    fn all_peers_agree_on_the_small_bodies() {
        let schema = compiled_schema();
        for Body { name, valid, text } in bodies::small_bodies() {
            assert_eq!(Preflight::new(today()).validate(&text, &Submission::new()).valid, valid, "{name}");
            assert_eq!(garde(&text), valid, "{name}: garde");
            assert_eq!(validator(&text), valid, "{name}: validator");
            assert_eq!(jsonschema(&schema, &text), valid, "{name}: jsonschema");
        }
    }

    #[test]
    fn the_body_with_nine_issues_has_nine() {
        let invalid = bodies::small_bodies().into_iter().find(|body| !body.valid).expect("there is an invalid one");
        let report = Preflight::new(today()).validate(&invalid.text, &Submission::new());
        assert_eq!(report.issues.len(), 9, "{report}");
    }
}
