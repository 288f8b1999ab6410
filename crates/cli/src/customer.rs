//! The file of `--customer`: what is known about the customer.

use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use harbor_preflight::Customer;
use serde_json::{Map, Value};

use crate::name::name;

/// The facts, as the file names them.
const FACTS: [&str; 4] = ["type", "active", "agreement_signed", "kyc_verified"];

/// Reads an object with at least one of the facts, or a response with such an object as `data`.
pub(crate) fn read(path: &Path) -> Result<Customer> {
    let text = std::fs::read(path).with_context(|| name(path).into_owned())?;
    // The messages of serde repeat values, so they are not shown.
    let value: Value = serde_json::from_slice(&text).map_err(|error| {
        anyhow!("{}: not JSON (line {}, column {})", name(path), error.line(), error.column().max(1))
    })?;
    from_value(value).with_context(|| name(path).into_owned())
}

fn from_value(value: Value) -> Result<Customer> {
    let Value::Object(mut members) = value else { bail!("{}", expected()) };
    if let (None, Some(Value::Object(data))) = (known_fact(&members), members.get_mut("data")) {
        members = std::mem::take(data);
    }
    if let Some((key, fact)) = members.keys().find_map(|key| Some((key, meant_by(key)?))) {
        bail!("write {fact} in place of {key}");
    }
    if known_fact(&members).is_none() {
        bail!("{}", expected());
    }
    serde_json::from_value(members.into())
        .map_err(|_| anyhow!("`type` must be a string, and the other members true or false"))
}

fn expected() -> String {
    format!("not an object that describes a customer: expected at least one of {}", FACTS.join(", "))
}

fn known_fact(members: &Map<String, Value>) -> Option<&'static str> {
    FACTS.into_iter().find(|fact| members.contains_key(*fact))
}

/// The fact that a key is another spelling of, such as `kycVerified`.
fn meant_by(key: &str) -> Option<&'static str> {
    let letters = |text: &str| text.replace(['_', '-'], "").to_ascii_lowercase();
    FACTS.into_iter().find(|fact| key != *fact && letters(key) == letters(fact))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn facts_are_read_from_an_object_or_its_data() {
        for value in [json!({ "active": true, "name": "Ada" }), json!({ "data": { "active": true, "uuid": "1" } })] {
            let customer = from_value(value).unwrap();
            assert_eq!((customer.active, customer.agreement_signed), (Some(true), None));
        }
    }

    #[test]
    fn other_shapes_are_errors_that_say_what_is_expected() {
        let expected = "expected at least one of type, active, agreement_signed, kyc_verified";
        for (value, message) in [
            (json!([]), expected),
            (json!({}), expected),
            (json!({ "individual": { "first_name": "Ada" } }), expected),
            (json!({ "data": {} }), expected),
            (json!({ "data": { "customer": { "active": true } } }), expected),
            (
                json!({ "type": "individual", "agreementSigned": true }),
                "write agreement_signed in place of agreementSigned",
            ),
            (json!({ "KYC-Verified": true }), "write kyc_verified in place of KYC-Verified"),
            (json!({ "active": "Ada" }), "`type` must be a string, and the other members true or false"),
        ] {
            let error = from_value(value.clone()).unwrap_err().to_string();
            assert!(error.ends_with(message), "{value}: {error}");
            assert!(!error.contains("Ada"), "{error}");
        }
    }
}
