//! The state of one instance of the module: room for what comes in and goes out, the options, and the files of a payload.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use harbor_preflight::{
    CountryCode, FileApart, Inspector, Preflight, Report, Subdivisions, Submission, locate, onboarding_status,
};
use serde::Serialize;

use crate::told_report::ToldReport;
use crate::{fields, options, request};

/// Room that is kept from one call to the next. What was larger is given back.
const KEPT_BYTES: usize = 1024 * 1024;

/// The state of one instance.
#[derive(Debug, Default)]
pub struct Session {
    input: Vec<u8>,
    output: Vec<u8>,
    preflight: Option<Preflight>,
    inspector: Option<Inspector>,
    files: Vec<FileApart>,
}

/// An answer that says what is wrong with a call.
#[derive(Serialize)]
struct Refusal<'a> {
    error: &'a str,
}

impl Session {
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

    /// Takes options as JSON. The answer is empty, or says what is wrong; then the options stay as they were.
    pub fn configure(&mut self, options: usize) -> usize {
        match options::preflight(self.input.get(..options).unwrap_or_default()) {
            Ok(preflight) => {
                self.preflight = Some(preflight);
                self.say(b"")
            }
            Err(error) => self.say(error.as_bytes()),
        }
    }

    /// Answers with the report on the body that stands in the input behind the request.
    pub fn validate(&mut self, request: usize, body: usize) -> usize {
        self.report(request, |preflight, input, submission| {
            preflight.validate(input.get(..body).unwrap_or_default(), submission)
        })
    }

    /// Answers with the report on a text whose files were kept before; they are dropped.
    pub fn validate_with_files(&mut self, request: usize, text: usize, bytes: u64) -> usize {
        let files = std::mem::take(&mut self.files);
        self.report(request, |preflight, input, submission| {
            preflight.validate_with_files(input.get(..text).unwrap_or_default(), bytes, &files, submission)
        })
    }

    /// Answers with the report on a body that is too large to be read.
    pub fn refuse_unread(&mut self, request: usize, bytes: u64) -> usize {
        self.report(request, |preflight, _, submission| preflight.refuse_unread(bytes, submission))
    }

    fn report(&mut self, request: usize, judge: impl FnOnce(&Preflight, &[u8], &Submission) -> Report) -> usize {
        let (request, input) = self.input.split_at_checked(request).unwrap_or_default();
        match (request::read(request), &self.preflight) {
            (Ok((today, submission)), Some(preflight)) => {
                let report = judge(&preflight.clone().with_today(today), input, &submission);
                self.tell(&report)
            }
            (Err(error), _) => self.tell(&Refusal { error }),
            (_, None) => self.tell(&Refusal { error: "options: none were given" }),
        }
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
            Some(inspector) => self.tell(&inspector.finish()),
            None => self.tell(&Refusal { error: "no file was begun" }),
        }
    }

    /// Keeps the file for its place in a payload, and tells whether its text is base64.
    pub fn finish_file(&mut self, pointer: usize) -> bool {
        let pointer = String::from_utf8_lossy(self.input.get(..pointer).unwrap_or_default());
        let Some(inspector) = self.inspector.take() else { return false };
        let file = inspector.finish_at(pointer);
        let is_base64 = file.is_base64();
        self.files.push(file);
        is_base64
    }

    /// Answers with the bytes of the input in base64.
    pub fn encode(&mut self, bytes: usize) -> usize {
        self.output.clear();
        let mut encoded = String::from_utf8(std::mem::take(&mut self.output)).unwrap_or_default();
        STANDARD.encode_string(self.input.get(..bytes).unwrap_or_default(), &mut encoded);
        self.output = encoded.into_bytes();
        self.output.len()
    }

    /// Answers with the place of a path in the text behind it; with nothing if it has none.
    pub fn locate(&mut self, path: usize, text: usize) -> usize {
        let (path, rest) = self.input.split_at_checked(path).unwrap_or_default();
        let found = locate(rest.get(..text).unwrap_or_default(), &String::from_utf8_lossy(path));
        match found {
            Some(location) => self.tell(&location),
            None => self.say(b""),
        }
    }

    /// Answers with the pending requirements of a status response, or with what is wrong with it.
    pub fn pending_requirements(&mut self, response: usize) -> usize {
        match onboarding_status(self.input.get(..response).unwrap_or_default()) {
            Ok(onboarding) => self.tell(&onboarding.pending_requirements),
            Err(error) => self.tell(&Refusal { error: &error.to_string() }),
        }
    }

    /// Answers with a report in the shape in which Harbor refuses a request; `null` for a valid one.
    pub fn harbor_error(&mut self, report: usize) -> usize {
        let Self { input, output, .. } = self;
        match serde_json::from_slice::<ToldReport<'_>>(input.get(..report).unwrap_or_default()) {
            Ok(report) => write(output, &report.harbor_error()),
            Err(_) => write(output, &Refusal { error: "report: not a report" }),
        }
    }

    /// Answers with what a form is made of.
    pub fn reference_data(&mut self) -> usize {
        match &self.preflight {
            Some(preflight) => {
                let form = fields::form(preflight.reference());
                self.tell(&form)
            }
            None => self.tell(&Refusal { error: "options: none were given" }),
        }
    }

    /// Answers with the subdivisions of a country: `null` if they are not known.
    pub fn subdivisions(&mut self, country: usize) -> usize {
        let code = std::str::from_utf8(self.input.get(..country).unwrap_or_default()).unwrap_or_default();
        let codes: Option<Vec<String>> = match (CountryCode::new(code), &self.preflight) {
            (Some(country), Some(preflight)) => match preflight.reference().subdivisions(country) {
                Subdivisions::Unknown => None,
                Subdivisions::None => Some(Vec::new()),
                Subdivisions::Listed(codes) => Some(codes.iter().map(str::to_owned).collect()),
            },
            _ => None,
        };
        self.tell(&codes)
    }

    fn tell(&mut self, answer: &impl Serialize) -> usize {
        write(&mut self.output, answer)
    }

    fn say(&mut self, answer: &[u8]) -> usize {
        self.output.clear();
        self.output.extend_from_slice(answer);
        self.output.len()
    }
}

fn write(output: &mut Vec<u8>, answer: &impl Serialize) -> usize {
    output.clear();
    // Writing to memory does not fail, and these types serialise.
    let written = serde_json::to_writer(&mut *output, answer);
    debug_assert!(written.is_ok(), "an answer always serialises");
    output.len()
}
