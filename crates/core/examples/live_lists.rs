//! Replaces embedded lists with responses of Harbor's lookups. A report names the lists that it used.
//!
//! `cargo run --example live_lists`

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "an example prints")]

use harbor_preflight::{CountryCode, NaiveDate, Preflight, ReferenceData, Submission};

/// What `GET /api/v1/countries/{country}/subdivisions` returns.
const SUBDIVISIONS: &[u8] = br#"{"data": [{"code": "ENG", "name": "England"}, {"code": "SCT", "name": "Scotland"}]}"#;

const BODY: &[u8] = br#"{"individual": {"residence": {"country": "GB", "state": "WLS"}}}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let country = CountryCode::new("GB").ok_or("no code of a country")?;
    let reference = ReferenceData::embedded().with_subdivisions(country, SUBDIVISIONS)?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("no such day")?;

    let report = Preflight::from_reference(today, reference).validate(BODY, &Submission::new());
    for issue in report.issues.iter().filter(|issue| issue.path == "/individual/residence/state") {
        println!("{}", issue.rule.code);
    }
    println!("{}", serde_json::to_string(&report.basis)?);
    Ok(())
}
