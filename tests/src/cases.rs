//! Reads the language-neutral cases: a body and options, and the report that they must give.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{
    Contract, CountryCode, Customer, Files, Limits, NaiveDate, Operation, Preflight, ReferenceData, Report, Submission,
    parse_date,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::notation::{expand, expand_text};
use crate::tests_folder;

/// The date that counts as today if a case does not give one.
pub const TODAY: &str = "2026-11-23";

/// A file of cases about one topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// The file's name without its extension.
    #[serde(skip)]
    pub name: String,
    /// What the cases are about.
    pub about: String,
    /// The cases.
    pub cases: Vec<Case>,
}

/// One case. `tests/cases/README.md` says what each member means.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the table in tests/cases/README.md is the description, for all languages")]
pub struct Case {
    pub name: String,
    pub why: Option<String>,
    pub base: Option<String>,
    #[serde(default)]
    pub remove: Vec<String>,
    #[serde(default)]
    pub set: Map<String, Value>,
    #[serde(default)]
    pub edit: Vec<Edit>,
    pub body: Option<Value>,
    pub text: Option<String>,
    pub base64: Option<String>,
    #[serde(default)]
    pub options: Options,
    pub issues: Vec<Value>,
    pub unchecked: Option<Vec<String>>,
    pub truncated: Option<Value>,
}

/// A change to the text of a body.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the table in tests/cases/README.md is the description, for all languages")]
pub struct Edit {
    pub find: String,
    pub replace: Option<Value>,
    pub replace_base64: Option<String>,
}

/// The options of a case: everything except the body.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the table in tests/cases/README.md is the description, for all languages")]
pub struct Options {
    pub contract: Option<String>,
    pub as_of: Option<String>,
    pub operation: Operation,
    pub status: Option<String>,
    pub customer: Customer,
    pub proof_issued_on: Option<String>,
    pub files: Files,
    pub max_file_bytes: Option<u64>,
    pub max_total_file_bytes: Option<u64>,
    pub max_payload_bytes: Option<u32>,
    pub max_issues: Option<usize>,
    pub reference: Reference,
}

/// Lookup responses.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the table in tests/cases/README.md is the description, for all languages")]
pub struct Reference {
    pub occupations: Option<Value>,
    pub countries: Option<Value>,
    pub prohibited_countries: Option<Value>,
    pub recognised_countries: Option<Value>,
    pub subdivisions: Map<String, Value>,
    pub identity_documents: Map<String, Value>,
}

/// All topics of `tests/cases/`, sorted by name.
///
/// # Panics
///
/// If a file is not a topic: the message names it.
pub fn all_topics() -> Vec<Topic> {
    let folder = tests_folder().join("cases");
    let entries = std::fs::read_dir(folder).expect("the folder tests/cases exists");
    let mut topics: Vec<Topic> = entries
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let text = std::fs::read(&path).expect("the file can be read");
            let topic = serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Topic { name, ..topic }
        })
        .collect();
    topics.sort_by(|one, other| one.name.cmp(&other.name));
    topics
}

/// The case of this name in a topic.
///
/// # Panics
///
/// If there is no such case.
pub fn case(topic: &str, name: &str) -> Case {
    let topics = all_topics();
    let found = topics.into_iter().find(|found| found.name == topic);
    let cases = found.unwrap_or_else(|| panic!("there is no topic {topic:?}")).cases;
    cases.into_iter().find(|case| case.name == name).unwrap_or_else(|| panic!("{topic}: there is no case {name:?}"))
}

/// The JSON Pointers of a value and of all values in it, the root first. Keys are not escaped: no test needs it.
pub fn pointers(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect_pointers(value, "", &mut found);
    found
}

fn collect_pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, inner)| collect_pointers(inner, &format!("{at}/{key}"), found));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, inner)| collect_pointers(inner, &format!("{at}/{index}"), found));
        }
        _ => {}
    }
}

/// A payload of `tests/payloads/`.
///
/// # Panics
///
/// If there is no payload of this name.
pub fn payload(name: &str) -> Vec<u8> {
    let path = tests_folder().join("payloads").join(format!("{name}.json"));
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

impl Case {
    /// The bytes of the body.
    ///
    /// # Panics
    ///
    /// If the case is not well-formed.
    pub fn body(&self) -> Vec<u8> {
        if let Some(text) = &self.text {
            return text.clone().into_bytes();
        }
        if let Some(base64) = &self.base64 {
            return STANDARD.decode(base64).expect("`base64` is base64");
        }
        let mut body = match (&self.base, &self.body) {
            (Some(base), None) => serde_json::from_slice(&payload(base)).expect("a payload is JSON"),
            (None, Some(body)) => expand(body),
            _ => panic!("{}: needs one of base, body, text, base64", self.name),
        };
        for pointer in &self.remove {
            remove(&mut body, pointer);
        }
        for (pointer, value) in &self.set {
            set(&mut body, pointer, expand(value));
        }
        let mut text = serde_json::to_vec(&body).expect("a JSON value serialises");
        for edit in &self.edit {
            text = edit.apply(&text);
        }
        text
    }

    /// The contract that the options ask for.
    ///
    /// # Panics
    ///
    /// If there is no contract of this name.
    pub fn contract(&self) -> &'static Contract {
        let Some(name) = &self.options.contract else { return Contract::INDIVIDUAL_V1 };
        Contract::named(name).unwrap_or_else(|| panic!("{}: there is no contract {name}", self.name))
    }

    /// The validator that the options ask for.
    pub fn preflight(&self) -> Preflight {
        let options = &self.options;
        let defaults = self.contract().limits;
        let limits = Limits {
            max_file_bytes: options.max_file_bytes.unwrap_or(defaults.max_file_bytes),
            max_total_file_bytes: options.max_total_file_bytes.or(defaults.max_total_file_bytes),
            max_payload_bytes: options.max_payload_bytes.unwrap_or(defaults.max_payload_bytes),
            max_issues: options.max_issues.unwrap_or(defaults.max_issues),
        };
        let today = date(options.as_of.as_deref().unwrap_or(TODAY));
        Preflight::new(today)
            .with_contract(self.contract())
            .with_limits(limits)
            .with_reference(options.reference.data())
    }

    /// The submission that the options ask for.
    pub fn submission(&self) -> Submission {
        let options = &self.options;
        let submission = match (options.operation, &options.status) {
            (Operation::Submit, _) => Submission::new(),
            (Operation::Correct, Some(status)) => Submission::correcting(status),
            (Operation::Correct, None) => Submission::correcting_unknown_status(),
        };
        let submission = submission.with_customer(options.customer.clone()).with_files(options.files);
        match &options.proof_issued_on {
            Some(issued_on) => submission.with_proof_issued_on(date(issued_on)),
            None => submission,
        }
    }

    /// The report on the body.
    pub fn report(&self) -> Report {
        self.preflight().validate(&self.body(), &self.submission())
    }

    /// The part of the report that the case gives: issues, unchecked rules and truncation.
    pub fn expected(&self) -> Value {
        let unchecked = self.unchecked.clone().unwrap_or_else(|| self.default_unchecked());
        json!({ "issues": self.issues, "unchecked": unchecked, "truncated": self.truncated })
    }

    fn default_unchecked(&self) -> Vec<String> {
        let names: &[&str] = match self.base.as_deref() {
            Some("us-full" | "us-minimal") => &["prerequisites", "proof_of_address_issued_within_90_days"],
            Some("gb") => &["prerequisites"],
            _ => panic!("{}: `unchecked` must be given", self.name),
        };
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}

/// The part of a report that cases give, in the form of [`Case::expected`].
pub fn actual(report: &Report) -> Value {
    let issues: Vec<Value> = report
        .issues
        .iter()
        .map(|issue| {
            json!({
                "severity": issue.rule.severity,
                "code": issue.rule.code,
                "path": issue.path,
                "params": issue.params,
            })
        })
        .collect();
    let unchecked: Vec<&str> = report.unchecked.iter().map(|unchecked| unchecked.rule).collect();
    json!({ "issues": issues, "unchecked": unchecked, "truncated": report.truncated })
}

impl Edit {
    fn apply(&self, text: &[u8]) -> Vec<u8> {
        let replacement = match (&self.replace, &self.replace_base64) {
            (Some(replace), None) => expand_text(replace).into_bytes(),
            (None, Some(base64)) => STANDARD.decode(base64).expect("`replace_base64` is base64"),
            _ => panic!("an edit needs one of replace, replace_base64"),
        };
        let find = self.find.as_bytes();
        let positions: Vec<usize> = (0..text.len()).filter(|at| text[*at..].starts_with(find)).collect();
        let [at] = positions[..] else { panic!("{:?} occurs {} times in the body", self.find, positions.len()) };
        [&text[..at], &replacement, &text[at + find.len()..]].concat()
    }
}

impl Reference {
    fn data(&self) -> ReferenceData {
        let bytes = |response: &Value| serde_json::to_vec(response).expect("a JSON value serialises");
        let country = |code: &str| CountryCode::new(code).expect("two capital letters");
        let mut data = ReferenceData::embedded();
        if let Some(response) = &self.occupations {
            data = data.with_occupations(&bytes(response)).expect("a lookup response");
        }
        if let Some(response) = &self.countries {
            data = data.with_countries(&bytes(response)).expect("a lookup response");
        }
        if let Some(response) = &self.prohibited_countries {
            data = data.with_prohibited_countries(&bytes(response)).expect("a lookup response");
        }
        if let Some(response) = &self.recognised_countries {
            data = data.with_recognised_countries(&bytes(response)).expect("a lookup response");
        }
        for (code, response) in &self.subdivisions {
            data = data.with_subdivisions(country(code), &bytes(response)).expect("a lookup response");
        }
        for (code, response) in &self.identity_documents {
            data = data.with_identity_documents(country(code), &bytes(response)).expect("a lookup response");
        }
        data
    }
}

/// Parses a date.
///
/// # Panics
///
/// If the text is not a date.
pub fn date(text: &str) -> NaiveDate {
    parse_date(text).unwrap_or_else(|| panic!("{text:?} is not a date"))
}

/// [`TODAY`] as a date.
pub fn today() -> NaiveDate {
    date(TODAY)
}

fn split_pointer(pointer: &str) -> (&str, String) {
    let (parent, last) = pointer.rsplit_once('/').unwrap_or_else(|| panic!("{pointer:?} does not point to a member"));
    (parent, last.replace("~1", "/").replace("~0", "~"))
}

fn remove(body: &mut Value, pointer: &str) {
    let (parent, last) = split_pointer(pointer);
    let removed = match body.pointer_mut(parent) {
        Some(Value::Object(object)) => object.shift_remove(&last),
        Some(Value::Array(items)) => Some(items.remove(last.parse().expect("an index"))),
        _ => None,
    };
    assert!(removed.is_some(), "there is nothing at {pointer}");
}

fn set(body: &mut Value, pointer: &str, value: Value) {
    if pointer.is_empty() {
        *body = value;
        return;
    }
    let (parent, last) = split_pointer(pointer);
    match body.pointer_mut(parent) {
        Some(Value::Object(object)) => _ = object.insert(last, value),
        Some(Value::Array(items)) if last == "-" => items.push(value),
        Some(Value::Array(items)) => items[last.parse::<usize>().expect("an index")] = value,
        _ => panic!("there is nothing at {parent}"),
    }
}
