//! What was probably meant by an argument that is wrong.

use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use harbor_preflight::{Contract, NaiveDate, Param, Preflight, Shape, Submission, rule, rules};
use strsim::jaro_winkler;

/// Harbor's guide, which the rules come from.
pub(crate) const GUIDE: &str = "https://harbor-developers.owlpay.com/docs/onboard-individual-via-api";

/// How alike a code must be to be suggested, from 0 to 1.
const ALIKE: f64 = 0.8;

/// The most codes that are suggested.
const MOST: usize = 4;

/// A code of a report, or an error that names the nearest ones: by their letters, or those of a field.
pub(crate) fn code(text: &str) -> Result<String, String> {
    let mut unchecked = Contract::INDIVIDUAL_V1.unchecked_rules().map(|unchecked| unchecked.rule);
    if rule(text).is_some() || unchecked.any(|name| name == text) {
        return Ok(text.to_owned());
    }
    let of_field = codes_of_field(text);
    let near = if of_field.is_empty() { alike(text) } else { of_field };
    if near.is_empty() {
        return Err("there is no such code: harbor-preflight rules lists all".to_owned());
    }
    Err(format!("there is no such code: try {}", near.join(", ")))
}

/// The codes of the fields with this name, in any contract.
fn codes_of_field(text: &str) -> Vec<&'static str> {
    let wanted = text.trim_start_matches('/').replace('/', ".");
    let mut codes = Vec::new();
    for contract in Contract::ALL {
        contract.body.each_field(&mut |path, field| {
            let is_meant = path == wanted || path.strip_prefix("individual.") == Some(&wanted) || field.name == wanted;
            if is_meant && !matches!(field.shape, Shape::Object(_)) {
                let all = field.shape.rules().iter().map(|rule| rule.code).chain(["required"]);
                codes.extend(all.filter(|code| !codes.contains(code)).collect::<Vec<_>>());
            }
        });
    }
    codes
}

/// The codes with the most similar letters.
fn alike(text: &str) -> Vec<&'static str> {
    // Comparing takes time in proportion to the length.
    if text.len() > 100 {
        return Vec::new();
    }
    let text = text.to_lowercase().replace(['-', ' '], "_");
    let likeness = |code: &'static str| {
        let is_part = text.len() >= 4 && code.contains(&text);
        (if is_part { 1.0 } else { jaro_winkler(&text, code) }, code)
    };
    let mut codes: Vec<(f64, &str)> = rules().iter().map(|rule| likeness(rule.code)).collect();
    codes.retain(|(likeness, _)| *likeness >= ALIKE);
    codes.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    codes.into_iter().map(|(_, code)| code).take(MOST).collect()
}

/// The code of the country that was probably meant.
pub(crate) fn country(text: &str) -> Option<String> {
    // The rules know what else countries are called. They do not depend on the day here.
    let body = serde_json::json!({ "individual": { "nationality": text } }).to_string();
    let report = Preflight::new(NaiveDate::MIN).validate(body.as_bytes(), &Submission::new());
    let issue = report.issues.iter().find(|issue| issue.rule.code == "invalid_country")?;
    match issue.params.get("suggestion") {
        Some(Param::Word(code)) => Some(code.to_string()),
        _ => None,
    }
}

/// What to do about arguments that clap does not accept, where that can be said.
pub(crate) fn tip(error: &clap::Error) -> Option<String> {
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.as_str()),
        _ => None,
    };
    match error.kind() {
        ErrorKind::UnknownArgument => match given(ContextKind::InvalidArg)? {
            "--json" => Some("reports as JSON: --format json".to_owned()),
            "--sarif" => Some("reports as SARIF: --format sarif".to_owned()),
            "--strict" => Some("to treat warnings as failures: --deny-warnings".to_owned()),
            "--output" | "-o" => Some("to write to a file: harbor-preflight … > FILE".to_owned()),
            _ => None,
        },
        ErrorKind::InvalidSubcommand => {
            let text = given(ContextKind::InvalidSubcommand)?;
            let is_file = Path::new(text).exists() || Path::new(text).extension().is_some();
            is_file.then(|| format!("to check a payload: harbor-preflight validate {text}"))
        }
        ErrorKind::MissingRequiredArgument => match error.get(ContextKind::InvalidArg)? {
            ContextValue::Strings(missing) if missing.iter().any(|argument| argument == "<WHAT>") => {
                Some("to install completions and man pages: harbor-preflight generate --into ~/.local/share".to_owned())
            }
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_codes_are_named() {
        for (text, near) in [
            ("ssn", "try invalid_ssn, implausible_ssn, required"),
            ("individual.ssn", "try invalid_ssn, implausible_ssn, required"),
            ("/individual/ssn", "try invalid_ssn, implausible_ssn, required"),
            ("too_lon", "try too_long"),
            ("Too-Long", "try too_long"),
            ("base64", "try invalid_base64"),
            ("foo", "there is no such code: harbor-preflight rules lists all"),
        ] {
            let error = code(text).unwrap_err();
            assert!(error.contains(near), "{text}: {error}");
            assert!(error.len() < 200, "{text}: {error}");
        }
        assert_eq!(code("too_long").as_deref(), Ok("too_long"));
        assert_eq!(code("prerequisites").as_deref(), Ok("prerequisites"));
    }

    #[test]
    fn countries_are_suggested_by_what_people_call_them() {
        for (text, meant) in [("uk", Some("GB")), ("UK", Some("GB")), ("usa", Some("US")), ("xx", None), ("\"", None)] {
            assert_eq!(country(text).as_deref(), meant, "{text}");
        }
    }
}
