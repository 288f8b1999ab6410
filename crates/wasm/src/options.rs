//! What a validator is made of, given piece by piece.

use harbor_preflight::{Contract, CountryCode, Limits, NaiveDate, Preflight, ReferenceData, ReferenceError};

/// Options that are being given.
#[derive(Debug)]
pub(crate) struct Options {
    reference: ReferenceData,
    contract: &'static Contract,
    max_file_bytes: Option<u64>,
    max_payload_bytes: Option<u32>,
    max_issues: Option<usize>,
}

impl Options {
    /// The embedded lists, the default contract, and the given limits. One that is not a count is that of the contract.
    pub(crate) fn new(max_file_bytes: f64, max_payload_bytes: f64, max_issues: f64) -> Self {
        Self {
            reference: ReferenceData::embedded(),
            contract: Contract::INDIVIDUAL_V1,
            max_file_bytes: count(max_file_bytes),
            max_payload_bytes: count(max_payload_bytes).and_then(|bytes| bytes.try_into().ok()),
            max_issues: count(max_issues).and_then(|issues| issues.try_into().ok()),
        }
    }

    /// Chooses the contract of this name. Returns whether there is one.
    pub(crate) fn choose_contract(&mut self, name: &str) -> bool {
        let contract = Contract::named(name);
        self.contract = contract.unwrap_or(self.contract);
        contract.is_some()
    }

    /// Replaces a list by a lookup response; says what is wrong with it otherwise, and changes nothing.
    pub(crate) fn replace(&mut self, list: &str, country: &str, response: &[u8]) -> Result<(), String> {
        let reference = self.reference.clone();
        let replaced = match list {
            "countries" => reference.with_countries(response),
            "prohibitedCountries" => reference.with_prohibited_countries(response),
            "recognisedCountries" => reference.with_recognised_countries(response),
            "occupations" => reference.with_occupations(response),
            "subdivisions" => reference.with_subdivisions(code(country)?, response),
            "identityDocuments" => reference.with_identity_documents(code(country)?, response),
            _ => return Err("there is no such list".to_owned()),
        };
        self.reference = replaced.map_err(|error: ReferenceError| error.to_string())?;
        Ok(())
    }

    pub(crate) fn preflight(self) -> Preflight {
        // Each request brings the day that counts as today.
        let defaults = self.contract.limits;
        let limits = Limits {
            max_file_bytes: self.max_file_bytes.unwrap_or(defaults.max_file_bytes),
            max_payload_bytes: self.max_payload_bytes.unwrap_or(defaults.max_payload_bytes),
            max_issues: self.max_issues.unwrap_or(defaults.max_issues),
            ..defaults
        };
        Preflight::from_reference(NaiveDate::MIN, self.reference).with_contract(self.contract).with_limits(limits)
    }
}

fn code(country: &str) -> Result<CountryCode, String> {
    CountryCode::new(country).ok_or_else(|| "the key is not an ISO 3166-1 alpha-2 code in capital letters".to_owned())
}

/// JavaScript counts in floats: those that are no count say that none is given.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count is a whole number below 2^53")]
pub(crate) fn count(number: f64) -> Option<u64> {
    (number >= 0.0).then_some(number as u64)
}
