//! The state of one instance of the module: room for what comes in and goes out, the options, and the files of a payload.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{
    Basis, Contract, CountryCode, Counts, Customer, DetachedValue, HarborError, Inspector, Issue, NaiveDate, NotJson,
    Operation, Preflight, Report, Subdivisions, Submission, Unchecked, locate_all, onboarding_status,
};
use serde::Serialize;

use crate::fields;
use crate::options::Options;
use crate::request::Request;

/// Room that is kept from one call to the next. What was larger is given back.
const KEPT_BYTES: usize = 1024 * 1024;

/// The state of one instance. It holds what a person has given, and has no `Debug`.
pub struct Session {
    input: Vec<u8>,
    output: Vec<u8>,
    options: Option<Options>,
    preflight: Option<Preflight>,
    request: Option<Request>,
    inspector: Option<Inspector>,
    /// What stands in a payload but not in its text.
    apart: Vec<DetachedValue>,
    /// The last report that was told, without its issues.
    told: Option<Report>,
    /// Paths that are to be located.
    paths: Vec<String>,
    /// Field and message of each error of a refusal that is being made.
    errors: Vec<(String, String)>,
}

/// A report as it is told.
#[derive(Serialize)]
struct Answer<'a> {
    bytes: u64,
    issues: &'a [Issue],
    #[serde(skip_serializing_if = "Option::is_none")]
    truncated: Option<Counts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    frame: Option<Frame<'a>>,
}

/// What many reports have in common.
#[derive(Serialize)]
struct Frame<'a> {
    valid: bool,
    operation: Operation,
    as_of: NaiveDate,
    unchecked: &'a [Unchecked],
    basis: &'a Basis,
}

/// Whether two reports differ at most in their issues and in the length of their bodies.
fn has_same_frame(one: &Report, other: &Report) -> bool {
    (one.valid, one.operation, one.as_of) == (other.valid, other.operation, other.as_of)
        && one.basis == other.basis
        // What a rule's name stands for is always the same.
        && one.unchecked.iter().map(|unchecked| unchecked.rule).eq(other.unchecked.iter().map(|unchecked| unchecked.rule))
}

/// An answer that says what is wrong with a call.
#[derive(Serialize)]
struct Refusal<'a> {
    error: &'a str,
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A session that holds nothing.
    pub const fn new() -> Self {
        Self {
            input: Vec::new(),
            output: Vec::new(),
            options: None,
            preflight: None,
            request: None,
            inspector: None,
            apart: Vec::new(),
            told: None,
            paths: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// Room for so many bytes of input.
    pub fn room_for(&mut self, bytes: usize) -> &mut [u8] {
        if self.input.len() < bytes || self.input.len() > KEPT_BYTES {
            self.input = vec![0; bytes];
        }
        &mut self.input
    }

    /// The last answer.
    pub fn answer(&self) -> &[u8] {
        &self.output
    }

    /// Begins with options: limits in bytes, bytes and issues, of which one that is no count is the default.
    pub fn begin_options(&mut self, max_file_bytes: f64, max_payload_bytes: f64, max_issues: f64) {
        self.options = Some(Options::new(max_file_bytes, max_payload_bytes, max_issues));
    }

    /// Replaces a list by a lookup response. In the input stand the list's name, a country if it is one of a country,
    /// and the response. The answer is empty, or says what is wrong.
    pub fn replace_list(&mut self, list: usize, country: usize, response: usize) -> usize {
        let [list, country, response] = parts(&self.input, [list, country, response]);
        let Some(options) = &mut self.options else { return say(&mut self.output, "no options were begun") };
        match options.replace(&text(list), &text(country), response) {
            Ok(()) => say(&mut self.output, ""),
            Err(error) => say(&mut self.output, &error),
        }
    }

    /// Chooses the contract whose name is the input. Returns whether there is one of this name.
    pub fn choose_contract(&mut self, name: usize) -> bool {
        let [name] = parts(&self.input, [name]);
        self.options.as_mut().is_some_and(|options| options.choose_contract(&text(name)))
    }

    /// From now on, what is validated is validated by these options.
    pub fn finish_options(&mut self) {
        if let Some(options) = self.options.take() {
            self.preflight = Some(options.preflight());
        }
    }

    /// Begins with a request: whether it is a correction, whether errors only are wanted, and three facts about the
    /// customer (1 yes, 0 no, else not known): active, agreement signed, verified.
    pub fn begin_request(&mut self, is_correction: bool, errors_only: bool, facts: [i32; 3]) {
        let [active, agreement_signed, kyc_verified] = facts.map(|fact| match fact {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        });
        // Should the request before have failed half-way, nothing of it counts.
        self.apart.clear();
        let customer = Customer { active, agreement_signed, kyc_verified, ..Customer::default() };
        self.request = Some(Request::new(is_correction, errors_only, customer));
    }

    /// Adds a text to the request: `today`, `status`, `type` or `proofIssuedOn`, and the text behind the name. Tells
    /// whether it is one.
    pub fn add_to_request(&mut self, name: usize, value: usize) -> bool {
        let [name, value] = parts(&self.input, [name, value]);
        self.request.as_mut().is_some_and(|request| request.add(&text(name), &text(value)))
    }

    /// Answers with the report on a text, of which some values may have been kept before; they are dropped. `bytes` is the
    /// length of the body with them; that of the text if there are none. A caller that could not read the last answer does
    /// not hold its frame.
    pub fn validate(&mut self, text: usize, bytes: Option<u64>, holds_frame: bool) -> usize {
        if !holds_frame {
            self.told = None;
        }
        let apart = std::mem::take(&mut self.apart);
        let bytes = bytes.unwrap_or(text as u64);
        self.report(|preflight, input, submission| {
            preflight.validate_detached(input.get(..text).unwrap_or_default(), bytes, &apart, submission)
        })
    }

    /// Keeps that what stands at a JSON Pointer is nothing for JSON, by the name of what it is. Tells whether there is such
    /// a name.
    pub fn add_not_json(&mut self, pointer: usize, name: usize) -> bool {
        let [pointer, name] = parts(&self.input, [pointer, name]).map(text);
        let what = NotJson::ALL.into_iter().find(|what| what.name() == name);
        self.apart.extend(what.map(|what| DetachedValue::not_json(pointer, what)));
        what.is_some()
    }

    fn report(&mut self, judge: impl FnOnce(&Preflight, &[u8], &Submission) -> Report) -> usize {
        let Some(preflight) = self.preflight.clone() else { return self.refuse("there are no options") };
        let request = self.request.take().unwrap_or_default();
        let preflight = if request.errors_only { preflight.with_errors_only() } else { preflight };
        let Some((today, submission)) = request.finish() else { return self.refuse("there is no day") };
        let report = judge(&preflight.with_today(today), &self.input, &submission);
        self.tell_report(report)
    }

    /// Tells a report. Of what it shares with the last one there is nothing to say, and of a valid payload that is nearly
    /// all.
    fn tell_report(&mut self, mut report: Report) -> usize {
        let issues = std::mem::take(&mut report.issues);
        let is_told = self.told.as_ref().is_some_and(|told| has_same_frame(told, &report));
        let frame = (!is_told).then_some(Frame {
            valid: report.valid,
            operation: report.operation,
            as_of: report.as_of,
            unchecked: &report.unchecked,
            basis: &report.basis,
        });
        let answer = Answer { bytes: report.bytes, issues: &issues, truncated: report.truncated, frame };
        let length = tell(&mut self.output, &answer);
        self.told = Some(report);
        length
    }

    fn refuse(&mut self, error: &str) -> usize {
        tell(&mut self.output, &Refusal { error })
    }

    /// Begins with a file, in base64 or as it is.
    pub fn begin_file(&mut self, is_base64: bool) {
        let Some(preflight) = &self.preflight else { return };
        self.inspector = Some(if is_base64 { preflight.base64_inspector() } else { preflight.inspector() });
    }

    /// Takes the next bytes of the file from the input.
    pub fn feed_file(&mut self, bytes: usize) {
        if let Some(inspector) = &mut self.inspector {
            inspector.feed(self.input.get(..bytes).unwrap_or_default());
        }
    }

    /// Passes over bytes of the file.
    pub fn skip_file(&mut self, bytes: u64) {
        if let Some(inspector) = &mut self.inspector {
            inspector.skip(bytes);
        }
    }

    /// Answers with the inspection of the file.
    pub fn inspect_file(&mut self) -> usize {
        match self.inspector.take() {
            Some(inspector) => tell(&mut self.output, &inspector.finish()),
            None => self.refuse("no file was begun"),
        }
    }

    /// Keeps the file for its place in a payload, and tells whether its text is base64.
    pub fn finish_file(&mut self, pointer: usize) -> bool {
        let [pointer] = parts(&self.input, [pointer]);
        let Some(inspector) = self.inspector.take() else { return false };
        let file = inspector.finish_detached(text(pointer));
        let is_base64 = file.is_base64();
        self.apart.push(file);
        is_base64
    }

    /// Answers with the bytes of the input in base64.
    pub fn encode(&mut self, bytes: usize) -> usize {
        let [bytes] = parts(&self.input, [bytes]);
        say(&mut self.output, &STANDARD.encode(bytes))
    }

    /// Begins with paths that are to be located.
    pub fn begin_paths(&mut self) {
        self.paths.clear();
    }

    /// Adds such a path.
    pub fn add_path(&mut self, path: usize) {
        let [path] = parts(&self.input, [path]);
        self.paths.push(text(path).into_owned());
    }

    /// Answers with the places of these paths in a body, in their order: `null` for one that has none.
    pub fn locate(&mut self, body: usize) -> usize {
        let [body] = parts(&self.input, [body]);
        let paths = std::mem::take(&mut self.paths);
        tell(&mut self.output, &locate_all(body, &paths))
    }

    /// Answers with the pending requirements of a status response, or with what is wrong with it.
    pub fn pending_requirements(&mut self, response: usize) -> usize {
        let [response] = parts(&self.input, [response]);
        let contract = self.preflight.as_ref().map_or(Contract::INDIVIDUAL_V1, Preflight::contract);
        match onboarding_status(response, contract) {
            Ok(onboarding) => tell(&mut self.output, &onboarding.pending_requirements),
            Err(error) => self.refuse(&error.to_string()),
        }
    }

    /// Begins with a refusal.
    pub fn begin_refusal(&mut self) {
        self.errors.clear();
    }

    /// Adds an error to a refusal: its field, and the message behind it.
    pub fn add_error(&mut self, field: usize, message: usize) {
        let [field, message] = parts(&self.input, [field, message]);
        self.errors.push((text(field).into_owned(), text(message).into_owned()));
    }

    /// Answers with the errors in the shape in which Harbor refuses a request. `listed` counts the issues of the report,
    /// `left_out` those that it left out.
    pub fn finish_refusal(&mut self, listed: u64, left_out: Counts) -> usize {
        let errors = std::mem::take(&mut self.errors);
        let told = errors.len() as u64;
        let counts =
            Counts { errors: told + left_out.errors, warnings: listed.saturating_sub(told) + left_out.warnings };
        let errors = errors.iter().map(|(field, message)| (field.as_str(), message.as_str())).collect();
        tell(&mut self.output, &HarborError::of_messages(errors, counts))
    }

    /// Answers with what a form is made of.
    pub fn reference_data(&mut self) -> usize {
        match &self.preflight {
            Some(preflight) => tell(&mut self.output, &fields::form(preflight)),
            None => self.refuse("there are no options"),
        }
    }

    /// Answers with the subdivisions of a country: `null` if they are not known.
    pub fn subdivisions(&mut self, country: usize) -> usize {
        let [country] = parts(&self.input, [country]);
        let codes: Option<Vec<&str>> = match (CountryCode::new(&text(country)), &self.preflight) {
            (Some(country), Some(preflight)) => match preflight.reference().subdivisions(country) {
                Subdivisions::Unknown => None,
                Subdivisions::None => Some(Vec::new()),
                Subdivisions::Listed(codes) => Some(codes.iter().collect()),
            },
            _ => None,
        };
        tell(&mut self.output, &codes)
    }
}

/// The parts of an input that stand one behind the other; what it does not reach to is empty.
fn parts<const COUNT: usize>(input: &[u8], lengths: [usize; COUNT]) -> [&[u8]; COUNT] {
    let mut rest = input;
    lengths.map(|length| {
        let (part, behind) = rest.split_at_checked(length).unwrap_or_default();
        rest = behind;
        part
    })
}

/// JavaScript writes UTF-8.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn tell(output: &mut Vec<u8>, answer: &impl Serialize) -> usize {
    output.clear();
    // Writing to memory does not fail, and these types serialise.
    let written = serde_json::to_writer(&mut *output, answer);
    debug_assert!(written.is_ok(), "an answer always serialises");
    output.len()
}

fn say(output: &mut Vec<u8>, answer: &str) -> usize {
    output.clear();
    output.extend_from_slice(answer.as_bytes());
    output.len()
}
