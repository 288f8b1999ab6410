//! Writes the sample payloads: the three of the guide with real addresses and files, and its status response.

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use xtask::generated::write_or_check;
use xtask::in_repository;

/// Writes `tests/payloads/`, or checks that it is current.
pub(crate) fn run(check: bool) -> Result<()> {
    let payloads = [
        ("us-full", us_full()?),
        ("us-minimal", us_minimal()?),
        ("gb", gb()?),
        ("status-action-required", status_action_required()),
    ];
    for (name, payload) in payloads {
        let path = in_repository(format!("tests/payloads/{name}.json"));
        let mut text = serde_json::to_vec_pretty(&payload)?;
        text.push(b'\n');
        write_or_check(&path, &text, check, "cargo xtask payloads")?;
    }
    Ok(())
}

fn file(name: &str) -> Result<String> {
    let path = in_repository("tests/files").join(name);
    let bytes = std::fs::read(&path).with_context(|| format!("{}: run tests/files/make.sh", path.display()))?;
    Ok(STANDARD.encode(bytes))
}

/// Section 3.1 of the guide: a payload with every field of a US resident.
fn us_full() -> Result<Value> {
    let mut payload = us_minimal()?;
    let individual = &mut payload["individual"];
    individual["source_of_wealth"] = json!(["salaryBusinessIncome", "other"]);
    individual["source_of_wealth_other"] = json!("Royalty income");
    individual["purpose_of_use"] = json!(["payments", "other"]);
    individual["purpose_of_use_other"] = json!("Treasury management");
    individual["identity_document"]["back"] = json!(file("back.png")?);
    Ok(payload)
}

/// Section 3.2 of the guide: the fewest fields of a US resident.
fn us_minimal() -> Result<Value> {
    Ok(json!({
        "individual": {
            "first_name": "Ada",
            "last_name": "Smith",
            "email": "ada@acme.us",
            "nationality": "US",
            "birthday": "1990-01-01",
            "residence": {
                "street": "200 Pine St",
                "sub_street": "Apt 5",
                "city": "Richmond",
                "state": "VA",
                "postal_code": "23219",
                "country": "US"
            },
            "occupation": "legislators_and_senior_officials",
            "source_of_wealth": ["salaryBusinessIncome"],
            "purpose_of_use": ["payments"],
            "ssn": "123456789",
            "phone": { "country": "US", "number": "+14045550101" },
            "proof_of_address": { "country": "US", "files": [file("statement.pdf")?] },
            "identity_document": { "type": "PASSPORT", "country": "US", "front": file("front.jpg")? }
        }
    }))
}

/// Section 3.3 of the guide: a non-US resident.
fn gb() -> Result<Value> {
    Ok(json!({
        "individual": {
            "first_name": "Lee",
            "last_name": "Wong",
            "email": "lee@acme.gb",
            "nationality": "GB",
            "birthday": "1992-02-02",
            "residence": {
                "street": "10 High St",
                "sub_street": "Flat 2",
                "city": "London",
                "state": "ENG",
                "postal_code": "SW1A1AA",
                "country": "GB"
            },
            "occupation": "software_and_applications_developers_and_analysts",
            "source_of_wealth": ["salaryBusinessIncome"],
            "purpose_of_use": ["payments"],
            "has_us_bank_account": true,
            "bank_statement": { "country": "GB", "files": [file("statement.pdf")?] },
            "identity_document": { "type": "PASSPORT", "country": "GB", "front": file("front.jpg")? }
        }
    }))
}

/// Section 5 of the guide: the status of an onboarding that needs correction.
fn status_action_required() -> Value {
    json!({
        "data": {
            "id": "onb_a1b2c3",
            "status": "action_required",
            "pending_requirements": [
                { "source": "provider_error", "description": "individual.identity_document.front is blurred" }
            ]
        }
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_payloads_are_current() {
        super::run(true).unwrap();
    }
}
