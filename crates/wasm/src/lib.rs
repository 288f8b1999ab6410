//! What JavaScript calls: bytes in, JSON out, and no rule or message of its own.
//!
//! Only numbers cross. A caller asks for a buffer ([`input`]), writes UTF-8 into it, calls a function with the lengths of
//! what it has written, and reads as many bytes as the function returns from [`output`]. There is nothing to free. The
//! state is one [`Session`] for each instance of the module; it is tested without JavaScript.
//!
//! Nearly every answer is JSON; `{"typeError": "…"}` says what is wrong with the call.

#![forbid(unsafe_code)]

mod fields;
mod options;
mod quality;
mod request;
mod session;

use std::sync::{Mutex, PoisonError};

use wasm_bindgen::prelude::wasm_bindgen;

pub use self::session::Session;

static SESSION: Mutex<Session> = Mutex::new(Session::new());

fn with<T>(call: impl FnOnce(&mut Session) -> T) -> T {
    // An instance has one thread, and is not called again after a call that failed.
    call(&mut SESSION.lock().unwrap_or_else(PoisonError::into_inner))
}

/// JavaScript counts in floats: a count is a whole number from 0 to 2^53.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the caller has checked it")]
fn count(number: f64) -> u64 {
    number as u64
}

/// Replaces the input buffer by one of this many bytes, and returns where it is. It stays there until the next call.
#[wasm_bindgen]
pub fn input(bytes: usize) -> usize {
    with(|session| session.input(bytes).as_ptr().addr())
}

/// Returns where the last answer is.
#[wasm_bindgen]
pub fn output() -> usize {
    with(|session| session.output().as_ptr().addr())
}

/// Takes the options of a validator: from now on, everything is checked under these. Answers with `null`.
#[wasm_bindgen]
pub fn configure(options: usize) -> usize {
    with(|session| session.configure(options))
}

/// Answers with the report on the text of a body, as [`Session::validate`] describes it.
#[wasm_bindgen]
pub fn validate(request: usize, text: usize, bytes: f64, detached: usize, holds_shared: bool) -> usize {
    with(|session| session.validate([request, text], count(bytes), detached, holds_shared))
}

/// Begins a file, in base64 or as raw bytes.
#[wasm_bindgen(js_name = beginFile)]
pub fn begin_file(is_base64: bool) {
    with(|session| session.begin_file(is_base64));
}

/// Takes the next bytes of the file.
#[wasm_bindgen(js_name = feedFile)]
pub fn feed_file(bytes: usize) {
    with(|session| session.feed_file(bytes));
}

/// Skips bytes in the middle of a file. In base64, the caller has checked that they are of its alphabet.
#[wasm_bindgen(js_name = skipFile)]
pub fn skip_file(bytes: f64) {
    with(|session| session.skip_file(count(bytes)));
}

/// Returns whether the result depends on bytes that were skipped: then the file has to be sent again, with all of them.
#[wasm_bindgen(js_name = needsSkipped)]
pub fn needs_skipped() -> bool {
    with(Session::needs_skipped)
}

/// Ends the file, and answers with its inspection. The input is what was measured in its picture; nothing if it was not.
#[wasm_bindgen(js_name = inspectFile)]
pub fn inspect_file(quality: usize) -> usize {
    with(|session| session.inspect_file(quality))
}

/// Ends the file, and keeps it as a detached value at a JSON Pointer, with what was measured in its picture. Returns
/// whether it is canonical base64, or raw.
#[wasm_bindgen(js_name = finishFile)]
pub fn finish_file(pointer: usize, quality: usize) -> bool {
    with(|session| session.finish_file([pointer, quality]))
}

/// Begins to measure a picture of this size in pixels. Returns whether such a picture is measured.
#[wasm_bindgen(js_name = beginPicture)]
pub fn begin_picture(width: u32, height: u32) -> bool {
    with(|session| session.begin_picture(width, height))
}

/// Takes the next rows of the picture, in RGBA.
#[wasm_bindgen(js_name = feedPicture)]
pub fn feed_picture(bytes: usize) {
    with(|session| session.feed_picture(bytes));
}

/// Ends the picture, and answers with what was measured, as bytes; with none if rows are missing.
#[wasm_bindgen(js_name = measurePicture)]
pub fn measure_picture() -> usize {
    with(Session::measure_picture)
}

/// Answers with where the JPEG begins and ends in a PDF that is a scan of one page; with `null` for any other PDF.
#[wasm_bindgen(js_name = findScan)]
pub fn find_scan(pdf: usize) -> usize {
    with(|session| session.find_scan(pdf))
}

/// Answers with bytes in base64.
#[wasm_bindgen]
pub fn encode(bytes: usize) -> usize {
    with(|session| session.encode(bytes))
}

/// Answers with the line and column of each path of a JSON list in a text; with `null` for one that has none.
#[wasm_bindgen]
pub fn locate(paths: usize, text: usize) -> usize {
    with(|session| session.locate([paths, text]))
}

/// Answers with the text of a body without what a person has given.
#[wasm_bindgen]
pub fn redact(body: usize) -> usize {
    with(|session| session.redact(body))
}

/// Answers with the pending requirements of a status response.
#[wasm_bindgen(js_name = pendingRequirements)]
pub fn pending_requirements(response: usize) -> usize {
    with(|session| session.pending_requirements(response))
}

/// Answers with errors in the shape in which Harbor refuses a request.
#[wasm_bindgen(js_name = harborError)]
pub fn harbor_error(errors: usize) -> usize {
    with(|session| session.harbor_error(errors))
}

/// Answers with the countries, occupations and fields that a form needs.
#[wasm_bindgen(js_name = describeForm)]
pub fn describe_form() -> usize {
    with(Session::describe_form)
}

/// Answers with the subdivisions of a country: `null` if they are not known.
#[wasm_bindgen]
pub fn subdivisions(country: usize) -> usize {
    with(|session| session.subdivisions(country))
}
