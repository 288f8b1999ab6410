//! Derives from the crate's report on a body what a schema must say about it.

use harbor_preflight::{Contract, InSchema, Issue, Limits, Preflight, Report, Submission};
use serde_json::Value;

use crate::cases::{TODAY, all_topics, date};

/// The result that a schema must give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Expected {
    /// Valid: the report has no error, or none that a schema can express.
    Valid,
    /// Invalid: the report has an error that a schema expresses.
    Invalid,
    /// Both are right: the report has an error that a schema expresses only in some cases.
    Either,
}

/// A body, and the results that schemas must give.
#[derive(Debug, Clone)]
pub struct Instance {
    /// A name for messages.
    pub name: String,
    /// The text, without a byte order mark.
    pub body: String,
    /// The report of the crate.
    pub report: Report,
    /// The result of all schemas but the strict one.
    pub expected: Expected,
    /// The result of the strict schema.
    pub strict: Expected,
}

/// The validator with which schemas must agree: it has embedded lists and the limits of the contract, and lists every
/// issue.
fn preflight(contract: &'static Contract, as_of: &str) -> Preflight {
    let limits = Limits { max_issues: usize::MAX, ..contract.limits };
    Preflight::new(date(as_of)).with_contract(contract).with_limits(limits)
}

impl Instance {
    /// The instance of a body under the default contract; `None` if the body is not JSON, because a schema only gets
    /// JSON.
    ///
    /// # Panics
    ///
    /// If the crate accepts what is not UTF-8.
    pub fn new(name: String, body: &[u8], as_of: &str) -> Option<Self> {
        Self::under(Contract::INDIVIDUAL_V1, name, body, as_of)
    }

    /// The instance of a body under a contract; `None` if the body is not JSON, because a schema only gets JSON.
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
        // A number too large for a float is JSON, but `serde_json` rejects it. The value is then null, which only
        // matters for errors that are looked up in it.
        let value = serde_json::from_str(&body).unwrap_or_default();
        let expected = expected(&report, &value);
        let has_unknown_key = report.issues.iter().any(|issue| issue.rule.code == "unknown_field");
        let strict = if has_unknown_key { Expected::Invalid } else { expected };
        Some(Self { name, body, report, expected, strict })
    }
}

fn expected(report: &Report, body: &Value) -> Expected {
    let results: Vec<Expected> = report.errors().map(|issue| of_error(issue, body)).collect();
    let has = |expected| results.contains(&expected);
    if has(Expected::Invalid) {
        Expected::Invalid
    } else if has(Expected::Either) {
        Expected::Either
    } else {
        Expected::Valid
    }
}

/// The result that a schema must give for a body with this error only.
fn of_error(issue: &Issue, body: &Value) -> Expected {
    let value = body.pointer(&issue.path).and_then(Value::as_str).unwrap_or_default();
    match (issue.rule.in_schema, issue.rule.code) {
        (InSchema::No(_), _) => Expected::Valid,
        // A schema counts code points, the rule counts octets. They only differ outside ASCII.
        (InSchema::Partly(_), "invalid_email") if !value.is_ascii() => Expected::Either,
        // A schema does not check these two reasons. It may still reject the start of the file.
        (InSchema::Partly(_), "invalid_base64") => match issue.params.get("reason").map(ToString::to_string).as_deref()
        {
            Some("trailing_bits") => Expected::Either,
            Some("padding") if is_padded_at_the_end(value) => Expected::Either,
            _ => Expected::Invalid,
        },
        // The other rules are expressed in part because schemas lack live lists and changed limits; there are none
        // here.
        (InSchema::Yes | InSchema::Partly(_), _) => Expected::Invalid,
    }
}

fn is_padded_at_the_end(base64: &str) -> bool {
    let data = base64.trim_end_matches('=');
    !data.contains('=') && base64.len() - data.len() <= 2
}

/// The bodies of all cases that are JSON, under the default contract.
pub fn case_instances() -> Vec<Instance> {
    case_instances_under(Contract::INDIVIDUAL_V1)
}

/// The bodies of all cases that are JSON, under a contract; also those that were written for another contract.
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
