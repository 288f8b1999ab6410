//! What an instance of the module holds from one call to the next.

use std::borrow::Cow;
use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{
    Basis, Contract, CountryCode, Counts, Decimal, DetachedValue, HarborError, Inspector, Issue, Message, NaiveDate,
    Operation, Preflight, QualityMeter, Report, Subdivisions, Unchecked, jpeg_of_scan, locate_all, onboarding_status,
    read_message,
};
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use crate::request::Request;
use crate::{fields, options, quality};

/// The state of one instance. It contains what a person has given, and has no `Debug`.
pub struct Session {
    input: Vec<u8>,
    output: Vec<u8>,
    preflight: Option<Preflight>,
    /// The last request, which the next body may be for as well.
    request: Option<Request>,
    inspector: Option<Inspector>,
    /// Files that were checked before the body that contains them.
    detached: Vec<DetachedValue>,
    meter: Option<QualityMeter>,
    /// The last report, without its issues.
    last_report: Option<Report>,
}

/// What is new in a report: its issues, and the shared part if the caller does not hold it already.
#[derive(Serialize)]
struct ReportAnswer<'a> {
    issues: &'a [Issue],
    #[serde(skip_serializing_if = "Option::is_none")]
    truncated: Option<Counts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shared: Option<SharedPart<'a>>,
}

/// What many reports have in common.
#[derive(Serialize)]
struct SharedPart<'a> {
    valid: bool,
    operation: Operation,
    as_of: NaiveDate,
    unchecked: &'a [Unchecked],
    basis: &'a Basis,
}

fn have_same_shared_part(one: &Report, other: &Report) -> bool {
    (one.valid, one.operation, one.as_of) == (other.valid, other.operation, other.as_of)
        && one.basis == other.basis
        && unchecked(one).eq(unchecked(other))
}

/// What is unchecked. Under one contract, name and path of a rule determine the rest of it.
fn unchecked(report: &Report) -> impl Iterator<Item = (&str, &str)> {
    report.unchecked.iter().map(|unchecked| (unchecked.rule, &*unchecked.path))
}

/// The errors of a report.
struct ReportErrors {
    /// Field and message of each that is listed.
    listed: Vec<(String, String)>,
    /// How many errors and warnings there are, those that were left out included.
    errors: u64,
    warnings: u64,
}

impl ReportErrors {
    fn read(message: Message<'_>) -> Option<Self> {
        Some(Self {
            listed: message.get("listed", |list| list.list(Message::pair))?,
            errors: message.get("errors", Message::count)?,
            warnings: message.get("warnings", Message::count)?,
        })
    }
}

/// An answer that says what is wrong with a call.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Refusal<'a> {
    type_error: &'a str,
}

const NOT_CONFIGURED: &str = "options must come first";

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A session that contains nothing.
    pub const fn new() -> Self {
        Self {
            input: Vec::new(),
            output: Vec::new(),
            preflight: None,
            request: None,
            inspector: None,
            detached: Vec::new(),
            meter: None,
            last_report: None,
        }
    }

    /// Replaces the input buffer by one of this many bytes.
    pub fn input(&mut self, bytes: usize) -> &mut [u8] {
        // There is never more than one of them.
        self.input = Vec::new();
        self.input = vec![0; bytes];
        &mut self.input
    }

    /// The last answer.
    pub fn output(&self) -> &[u8] {
        &self.output
    }

    /// Takes the options of a validator, which apply from now on. Wrong ones change nothing.
    pub fn configure(&mut self, options: usize) -> usize {
        let [json] = parts(&self.input, [options]);
        match options::read(json) {
            Ok(preflight) => {
                self.preflight = Some(preflight);
                self.request = None;
                write_json(&mut self.output, &())
            }
            Err(error) => refuse(&mut self.output, &error),
        }
    }

    /// Answers with what is new in the report on the text of a body. The input is a request and the text after it.
    ///
    /// `bytes` is the length of the body, which is that of the text unless files were checked before: the last `detached`
    /// ones that were finished are part of the body, and all of them are dropped.
    ///
    /// Two things need not cross again. A request of no length is the last one. And what a report has in common with the
    /// last one (everything except its length, its issues and how many were left out) is given only if it differs, or if
    /// the caller does not hold it. So nothing at all is the answer for one valid body after another.
    pub fn validate(&mut self, lengths: [usize; 2], bytes: u64, detached: usize, holds_shared: bool) -> usize {
        let [request, text] = parts(&self.input, lengths);
        let mut finished = std::mem::take(&mut self.detached);
        let detached = finished.split_off(finished.len().saturating_sub(detached));
        if !request.is_empty() {
            let Some(preflight) = &self.preflight else { return refuse(&mut self.output, NOT_CONFIGURED) };
            self.request = None;
            match Request::read(request, preflight) {
                Ok(request) => self.request = Some(request),
                Err(error) => return refuse(&mut self.output, &error),
            }
        }
        let Some(request) = &self.request else { return refuse(&mut self.output, "a request must come first") };
        let report = request.validate(text, bytes, detached);
        self.write_report(report, holds_shared)
    }

    fn write_report(&mut self, mut report: Report, holds_shared: bool) -> usize {
        let issues = std::mem::take(&mut report.issues);
        let last_report = self.last_report.as_ref().filter(|_| holds_shared);
        let is_shared = last_report.is_some_and(|last| have_same_shared_part(last, &report));
        let length = if is_shared && issues.is_empty() && report.truncated.is_none() {
            0
        } else {
            let shared = (!is_shared).then_some(SharedPart {
                valid: report.valid,
                operation: report.operation,
                as_of: report.as_of,
                unchecked: &report.unchecked,
                basis: &report.basis,
            });
            write_json(&mut self.output, &ReportAnswer { issues: &issues, truncated: report.truncated, shared })
        };
        self.last_report = Some(report);
        length
    }

    /// Begins a file, in base64 or as raw bytes.
    pub fn begin_file(&mut self, is_base64: bool) {
        let Some(preflight) = &self.preflight else { return };
        self.inspector = Some(if is_base64 { preflight.base64_inspector() } else { preflight.inspector() });
    }

    /// Takes the next bytes of the file from the input.
    pub fn feed_file(&mut self, bytes: usize) {
        if let Some(inspector) = &mut self.inspector {
            let [bytes] = parts(&self.input, [bytes]);
            inspector.feed(bytes);
        }
    }

    /// Skips bytes of the file.
    pub fn skip_file(&mut self, bytes: u64) {
        if let Some(inspector) = &mut self.inspector {
            inspector.skip(bytes);
        }
    }

    /// Whether the result depends on bytes of the file that were skipped.
    pub fn needs_skipped(&mut self) -> bool {
        self.inspector.as_mut().is_some_and(Inspector::needs_skipped)
    }

    /// Answers with the inspection of the file. The input is what was measured in its picture, or nothing.
    pub fn inspect_file(&mut self, quality: usize) -> usize {
        let [quality] = parts(&self.input, [quality]);
        match self.inspector.take() {
            Some(mut inspector) => {
                inspector.set_quality(quality::read(quality));
                write_json(&mut self.output, &inspector.finish())
            }
            None => refuse(&mut self.output, "a file must come first"),
        }
    }

    /// Keeps the file for the body whose value it is at a JSON Pointer, with what was measured in its picture. Returns
    /// whether its text is base64.
    pub fn finish_file(&mut self, lengths: [usize; 2]) -> bool {
        let [pointer, quality] = parts(&self.input, lengths);
        let Some(mut inspector) = self.inspector.take() else { return false };
        inspector.set_quality(quality::read(quality));
        let file = inspector.finish_detached(text(pointer));
        let is_base64 = file.is_base64();
        self.detached.push(file);
        is_base64
    }

    /// Begins to measure a picture of this size in pixels. Returns whether such a picture is measured.
    pub fn begin_picture(&mut self, width: u32, height: u32) -> bool {
        self.meter = QualityMeter::new(width, height);
        self.meter.is_some()
    }

    /// Takes the next rows of the picture from the input, in RGBA.
    pub fn feed_picture(&mut self, bytes: usize) {
        if let Some(meter) = &mut self.meter {
            let [rows] = parts(&self.input, [bytes]);
            meter.feed_rgba(rows);
        }
    }

    /// Answers with what was measured in the picture, as bytes; with none if rows are missing.
    pub fn measure_picture(&mut self) -> usize {
        quality::write(self.meter.take().and_then(QualityMeter::finish), &mut self.output);
        self.output.len()
    }

    /// Answers with where the JPEG begins and ends in a PDF that is a scan of one page; with `null` for any other PDF.
    pub fn find_scan(&mut self, pdf: usize) -> usize {
        let [pdf] = parts(&self.input, [pdf]);
        write_json(&mut self.output, &jpeg_of_scan(pdf).map(|jpeg| (jpeg.start, jpeg.end)))
    }

    /// Answers with the bytes of the input in base64.
    pub fn encode(&mut self, bytes: usize) -> usize {
        let [bytes] = parts(&self.input, [bytes]);
        self.output.clear();
        self.output.extend_from_slice(STANDARD.encode(bytes).as_bytes());
        self.output.len()
    }

    /// Answers with the locations in a text of a JSON list of paths before it, in their order: `null` for one that has
    /// none.
    pub fn locate(&mut self, lengths: [usize; 2]) -> usize {
        let [paths, text] = parts(&self.input, lengths);
        match read_message(paths, |paths| paths.list(Message::text)) {
            Some(paths) => write_json(&mut self.output, &locate_all(text, &paths)),
            None => refuse(&mut self.output, "paths must be strings"),
        }
    }

    /// Answers with the text of a body without what a person has given, as a string.
    pub fn redact(&mut self, body: usize) -> usize {
        let [body] = parts(&self.input, [body]);
        let Some(preflight) = &self.preflight else { return refuse(&mut self.output, NOT_CONFIGURED) };
        match preflight.redact(body) {
            Ok(redacted) => write_json(&mut self.output, &redacted),
            Err(error) => refuse(&mut self.output, &format!("the payload is {error}")),
        }
    }

    /// Answers with the pending requirements of a status response, or with what is wrong with it.
    pub fn pending_requirements(&mut self, response: usize) -> usize {
        let [response] = parts(&self.input, [response]);
        let contract = self.preflight.as_ref().map_or(Contract::INDIVIDUAL_V1, Preflight::contract);
        match onboarding_status(response, contract) {
            Ok(onboarding) => write_json(&mut self.output, &onboarding.pending_requirements),
            Err(error) => refuse(&mut self.output, &error.to_string()),
        }
    }

    /// Answers with the errors of a report in the shape in which Harbor refuses a request.
    pub fn harbor_error(&mut self, errors: usize) -> usize {
        let [json] = parts(&self.input, [errors]);
        match read_message(json, ReportErrors::read) {
            Some(ReportErrors { listed, errors, warnings }) => {
                let listed = listed.iter().map(|(field, message)| (field.as_str(), message.as_str())).collect();
                write_json(&mut self.output, &HarborError::of_messages(listed, Counts { errors, warnings }))
            }
            None => refuse(&mut self.output, "every error of a report must have a field and a message"),
        }
    }

    /// Answers with what a form is made of.
    pub fn describe_form(&mut self) -> usize {
        match &self.preflight {
            Some(preflight) => write_json(&mut self.output, &fields::form(preflight)),
            None => refuse(&mut self.output, NOT_CONFIGURED),
        }
    }

    /// Answers with the subdivisions of a country: `null` if they are not known.
    pub fn subdivisions(&mut self, country: usize) -> usize {
        let [country] = parts(&self.input, [country]);
        let codes: Option<Vec<Cow<'_, str>>> = match (CountryCode::new(&text(country)), &self.preflight) {
            (Some(country), Some(preflight)) => match preflight.reference().subdivisions(country) {
                Subdivisions::Unknown => None,
                Subdivisions::None => Some(Vec::new()),
                Subdivisions::Listed(codes) => Some(codes.iter().collect()),
            },
            _ => None,
        };
        write_json(&mut self.output, &codes)
    }
}

/// The parts of an input, which follow each other. One that is longer than what is left of the input is empty.
fn parts<const COUNT: usize>(input: &[u8], lengths: [usize; COUNT]) -> [&[u8]; COUNT] {
    let mut rest = input;
    lengths.map(|length| {
        let (part, after) = rest.split_at_checked(length).unwrap_or_default();
        rest = after;
        part
    })
}

/// The text of bytes: JavaScript writes UTF-8.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

/// Compact JSON in which a number has at most three decimals. All are a [`Decimal`], and the tables that write any float
/// would add 10 kB to the module.
struct Decimals;

impl Formatter for Decimals {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was made of thousandths in 32 bits"
    )]
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        let decimal = Decimal::from_thousandths((value * 1000.0).round() as u32);
        writer.write_all(decimal.to_string().as_bytes())
    }
}

fn refuse(output: &mut Vec<u8>, error: &str) -> usize {
    write_json(output, &Refusal { type_error: error })
}

fn write_json(output: &mut Vec<u8>, answer: &impl Serialize) -> usize {
    output.clear();
    // Writing to memory does not fail, and these types serialise.
    let written = answer.serialize(&mut Serializer::with_formatter(&mut *output, Decimals));
    debug_assert!(written.is_ok(), "an answer always serialises");
    output.len()
}
