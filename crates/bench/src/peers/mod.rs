//! What people would use instead: types or a schema, with the nearest rules that each can express.
//!
//! None of them has all rules: lists of subdivisions, calling codes, warnings, and faults beyond the first JSON type
//! that does not fit are left out. What they do is what one writes with them in an afternoon.

mod rules;
mod types;

use jsonschema::Validator;
use serde_json::Value;

use self::types::Payload;

/// Reads a body into types, and judges it by `garde`. Whether it is valid.
pub fn garde(body: &[u8]) -> bool {
    serde_json::from_slice::<Payload<'_>>(body).is_ok_and(|payload| payload.is_valid_by_garde())
}

/// The same by `validator`.
pub fn validator(body: &[u8]) -> bool {
    serde_json::from_slice::<Payload<'_>>(body).is_ok_and(|payload| payload.is_valid_by_validator())
}

/// This project's own schema, compiled.
pub fn compiled_schema() -> Validator {
    let path = harbor_preflight_tests::tests_folder().join("../schema/individual-onboarding.schema.json");
    let text = std::fs::read(path).expect("the schema is committed");
    let schema: Value = serde_json::from_slice(&text).expect("the schema is JSON");
    jsonschema::options().build(&schema).expect("the schema is one")
}

/// Reads a body into values, and judges it by the schema.
pub fn jsonschema(schema: &Validator, body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|value| schema.is_valid(&value))
}

#[cfg(test)]
mod tests {
    use harbor_preflight::{Preflight, Submission};

    use super::*;
    use crate::bodies::{self, Body};
    use crate::today;

    /// A peer that refuses a valid body, or takes a wrong one, would be measured at something else.
    #[test]
    fn all_agree_on_the_small_bodies() {
        let schema = compiled_schema();
        for Body { name, valid, text } in bodies::small_ones() {
            assert_eq!(Preflight::new(today()).validate(&text, &Submission::new()).valid, valid, "{name}");
            assert_eq!(garde(&text), valid, "{name}: garde");
            assert_eq!(validator(&text), valid, "{name}: validator");
            assert_eq!(jsonschema(&schema, &text), valid, "{name}: jsonschema");
        }
    }

    #[test]
    fn nine_issues_are_nine() {
        let wrong = bodies::small_ones().into_iter().find(|body| !body.valid).expect("one is wrong");
        let report = Preflight::new(today()).validate(&wrong.text, &Submission::new());
        assert_eq!(report.issues.len(), 9, "{report}");
    }
}
