//! What a schema must say of a body, by what the crate says of it.

use harbor_preflight::{Contract, InSchema, Issue, Limits, Preflight, Report, Submission};
use serde_json::Value;

use crate::cases::{TODAY, all_topics, date};

/// What a schema must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Expected {
    /// There is no error, or none that a schema can express.
    Valid,
    /// There is one that it expresses.
    Invalid,
    /// There is one that it expresses only in some cases, of which this may be one.
    Either,
}

/// A body, and what schemas must say of it.
#[derive(Debug, Clone)]
pub struct Instance {
    /// A name to find it by.
    pub name: String,
    /// The text, without a byte order mark.
    pub body: String,
    /// What the crate says.
    pub report: Report,
    /// What the schemas must say.
    pub expected: Expected,
    /// What the strict schema must say.
    pub strict: Expected,
}

/// The validator that schemas must agree with: embedded lists, the limits of the contract, every issue listed.
fn preflight(contract: &'static Contract, as_of: &str) -> Preflight {
    let limits = Limits { max_issues: usize::MAX, ..contract.limits };
    Preflight::new(date(as_of)).with_contract(contract).with_limits(limits)
}

impl Instance {
    /// The instance of a body under the default contract; none if it is not a JSON text, so that no schema ever sees it.
    ///
    /// # Panics
    ///
    /// If the crate accepts what is not UTF-8.
    pub fn new(name: String, body: &[u8], as_of: &str) -> Option<Self> {
        Self::under(Contract::INDIVIDUAL_V1, name, body, as_of)
    }

    /// The instance of a body under a contract; none if it is not a JSON text, so that no schema ever sees it.
    ///
    /// # Panics
    ///
    /// If the crate accepts what is not UTF-8.
    pub fn under(contract: &'static Contract, name: String, body: &[u8], as_of: &str) -> Option<Self> {
        let report = preflight(contract, as_of).validate(body, &Submission::new());
        if report.issues.iter().any(|issue| ["json_syntax", "payload_too_large"].contains(&issue.rule.code)) {
            return None;
        }
        let body = std::str::from_utf8(body).expect("a JSON text is UTF-8").trim_start_matches('\u{FEFF}').to_owned();
        // A number too large for a float is JSON, but not to serde_json: only its place in the value is lost.
        let value = serde_json::from_str(&body).unwrap_or_default();
        let expected = expected(&report, &value);
        let has_unknown_key = report.issues.iter().any(|issue| issue.rule.code == "unknown_field");
        let strict = if has_unknown_key { Expected::Invalid } else { expected };
        Some(Self { name, body, report, expected, strict })
    }
}

fn expected(report: &Report, body: &Value) -> Expected {
    let said: Vec<Expected> = report.errors().map(|issue| of_error(issue, body)).collect();
    let says = |expected| said.contains(&expected);
    if says(Expected::Invalid) {
        Expected::Invalid
    } else if says(Expected::Either) {
        Expected::Either
    } else {
        Expected::Valid
    }
}

/// What a schema must say of a body with nothing but this error.
fn of_error(issue: &Issue, body: &Value) -> Expected {
    let value = body.pointer(&issue.path).and_then(Value::as_str).unwrap_or_default();
    match (issue.rule.in_schema, issue.rule.code) {
        (InSchema::No(_), _) => Expected::Valid,
        // Octets and code points are the same in ASCII.
        (InSchema::Partly(_), "invalid_email") if !value.is_ascii() => Expected::Either,
        // Padding that only ends the text wrongly is not seen, but the text may not begin as a file should.
        (InSchema::Partly(_), "invalid_base64") => match issue.params.get("reason").map(ToString::to_string).as_deref()
        {
            Some("trailing_bits") => Expected::Either,
            Some("padding") if is_padded_at_the_end(value) => Expected::Either,
            _ => Expected::Invalid,
        },
        // What else is said in part is missing live lists and other limits, and none are given here.
        (InSchema::Yes | InSchema::Partly(_), _) => Expected::Invalid,
    }
}

fn is_padded_at_the_end(base64: &str) -> bool {
    let data = base64.trim_end_matches('=');
    !data.contains('=') && base64.len() - data.len() <= 2
}

/// The bodies of all cases that are JSON texts, under the default contract.
pub fn case_instances() -> Vec<Instance> {
    case_instances_under(Contract::INDIVIDUAL_V1)
}

/// The bodies of all cases that are JSON texts, under a contract, whichever they are written for.
pub fn case_instances_under(contract: &'static Contract) -> Vec<Instance> {
    let mut instances = Vec::new();
    for topic in all_topics() {
        for case in &topic.cases {
            let as_of = case.options.as_of.as_deref().unwrap_or(TODAY);
            let name = format!("{}: {}", topic.name, case.name);
            instances.extend(Instance::under(contract, name, &case.body(), as_of));
        }
    }
    instances
}
