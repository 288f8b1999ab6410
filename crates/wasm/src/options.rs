//! Options, as JavaScript gives them, to a validator.

use std::collections::BTreeMap;

use harbor_preflight::{CountryCode, Limits, NaiveDate, Preflight, ReferenceData, ReferenceError};
use serde::Deserialize;
use serde_json::value::RawValue;

/// What `load` was given, but for what stays in JavaScript.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Options<'a> {
    #[serde(borrow)]
    reference: Reference<'a>,
    limits: LimitOptions,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Reference<'a> {
    #[serde(borrow)]
    countries: Option<&'a RawValue>,
    #[serde(borrow)]
    prohibited_countries: Option<&'a RawValue>,
    #[serde(borrow)]
    occupations: Option<&'a RawValue>,
    #[serde(borrow)]
    subdivisions: BTreeMap<String, &'a RawValue>,
    #[serde(borrow)]
    identity_documents: BTreeMap<String, &'a RawValue>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[expect(clippy::struct_field_names, reason = "the names that JavaScript gives")]
struct LimitOptions {
    max_file_bytes: Option<u64>,
    max_payload_bytes: Option<u32>,
    max_issues: Option<usize>,
}

/// The validator that these options ask for, or what is wrong with them: a sentence that names the option.
pub(crate) fn preflight(options: &[u8]) -> Result<Preflight, String> {
    let options: Options<'_> =
        serde_json::from_slice(options).map_err(|error| format!("options: {}", shape_of(&error)))?;
    let defaults = Limits::default();
    let limits = Limits {
        max_file_bytes: options.limits.max_file_bytes.unwrap_or(defaults.max_file_bytes),
        max_payload_bytes: options.limits.max_payload_bytes.unwrap_or(defaults.max_payload_bytes),
        max_issues: options.limits.max_issues.unwrap_or(defaults.max_issues),
    };
    let reference = options.reference.data()?;
    // Each request brings the day that counts as today.
    Ok(Preflight::from_reference(NaiveDate::MIN, reference).with_limits(limits))
}

/// A message of serde's may repeat a value: what kind of fault it is says enough.
fn shape_of(error: &serde_json::Error) -> &'static str {
    if error.is_data() { "a value is of another type or too large" } else { "not JSON" }
}

impl Reference<'_> {
    fn data(&self) -> Result<ReferenceData, String> {
        let mut data = ReferenceData::embedded();
        if let Some(list) = self.countries {
            data = data.with_countries(list.get().as_bytes()).map_err(named("reference.countries"))?;
        }
        if let Some(list) = self.prohibited_countries {
            let named = named("reference.prohibitedCountries");
            data = data.with_prohibited_countries(list.get().as_bytes()).map_err(named)?;
        }
        if let Some(list) = self.occupations {
            data = data.with_occupations(list.get().as_bytes()).map_err(named("reference.occupations"))?;
        }
        for (code, list) in &self.subdivisions {
            let name = format!("reference.subdivisions.{code}");
            data = data.with_subdivisions(country(code, &name)?, list.get().as_bytes()).map_err(named(&name))?;
        }
        for (code, list) in &self.identity_documents {
            let name = format!("reference.identityDocuments.{code}");
            data = data.with_identity_documents(country(code, &name)?, list.get().as_bytes()).map_err(named(&name))?;
        }
        Ok(data)
    }
}

fn named(option: &str) -> impl FnOnce(ReferenceError) -> String {
    move |error| format!("{option}: {error}")
}

fn country(code: &str, option: &str) -> Result<CountryCode, String> {
    CountryCode::new(code)
        .ok_or_else(|| format!("{option}: the key is not an ISO 3166-1 alpha-2 code in capital letters"))
}
