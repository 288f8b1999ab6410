//! What JavaScript calls: bytes in, JSON out, and no rule or message of its own.
//!
//! All that crosses is numbers. A caller asks for room ([`input`]), writes UTF-8 there, calls a function with the lengths
//! of what it wrote, and reads as many bytes as that returns at [`output`]. There is nothing to free: the room is used
//! again. The state is one [`Session`] for each instance of the module; it is tested without JavaScript.

#![forbid(unsafe_code)]

mod fields;
mod options;
mod request;
mod session;

use std::sync::{Mutex, PoisonError};

use harbor_preflight::Counts;
use wasm_bindgen::prelude::wasm_bindgen;

use self::options::count;
pub use self::session::Session;

static SESSION: Mutex<Session> = Mutex::new(Session::new());

fn with<T>(call: impl FnOnce(&mut Session) -> T) -> T {
    // An instance has one thread, and one that failed is not called again.
    call(&mut SESSION.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Makes room for so many bytes, and tells where.
#[wasm_bindgen]
pub fn input(bytes: usize) -> usize {
    with(|session| session.room_for(bytes).as_ptr().addr())
}

/// Where the last answer stands.
#[wasm_bindgen]
pub fn output() -> usize {
    with(|session| session.answer().as_ptr().addr())
}

/// Begins with options; a limit that is not given is NaN.
#[wasm_bindgen(js_name = beginOptions)]
pub fn begin_options(max_file_bytes: f64, max_payload_bytes: f64, max_issues: f64) {
    with(|session| session.begin_options(max_file_bytes, max_payload_bytes, max_issues));
}

/// Replaces a list, perhaps that of a country, by a lookup response; answers with what is wrong with it, if anything is.
#[wasm_bindgen(js_name = replaceList)]
pub fn replace_list(list: usize, country: usize, response: usize) -> usize {
    with(|session| session.replace_list(list, country, response))
}

/// Chooses a contract by its name; returns whether there is one of this name.
#[wasm_bindgen(js_name = chooseContract)]
pub fn choose_contract(name: usize) -> bool {
    with(|session| session.choose_contract(name))
}

/// Takes the options.
#[wasm_bindgen(js_name = finishOptions)]
pub fn finish_options() {
    with(Session::finish_options);
}

/// Begins with a request; a fact is 1 for yes, 0 for no, and -1 if it is not known.
#[wasm_bindgen(js_name = beginRequest)]
pub fn begin_request(is_correction: bool, errors_only: bool, active: i32, agreement_signed: i32, kyc_verified: i32) {
    with(|session| session.begin_request(is_correction, errors_only, [active, agreement_signed, kyc_verified]));
}

/// Adds a text to the request; tells whether it is one that belongs there.
#[wasm_bindgen(js_name = addToRequest)]
pub fn add_to_request(name: usize, value: usize) -> bool {
    with(|session| session.add_to_request(name, value))
}

/// Answers with the report on a text, of which some values may have been kept by `finishFile` and `addNotJson`. `bytes` is
/// the length of the body with them; NaN if there are none.
///
/// It tells the bytes, the issues, how many were left out, and, as `frame`, what else a report has: unless that is the same
/// as of the last one, and the caller says that it holds it.
#[wasm_bindgen]
pub fn validate(text: usize, bytes: f64, holds_frame: bool) -> usize {
    with(|session| session.validate(text, count(bytes), holds_frame))
}

/// Keeps that what stands at a JSON Pointer has no text in JSON: a `bigint`, a `cycle`, or `unreadable`.
#[wasm_bindgen(js_name = addNotJson)]
pub fn add_not_json(pointer: usize, name: usize) -> bool {
    with(|session| session.add_not_json(pointer, name))
}

/// Begins with a file, in base64 or as it is.
#[wasm_bindgen(js_name = beginFile)]
pub fn begin_file(is_base64: bool) {
    with(|session| session.begin_file(is_base64));
}

/// Takes the next bytes of the file.
#[wasm_bindgen(js_name = feedFile)]
pub fn feed_file(bytes: usize) {
    with(|session| session.feed_file(bytes));
}

/// Passes over bytes in the middle of a file. In base64, they are known to be in its alphabet.
#[wasm_bindgen(js_name = skipFile)]
pub fn skip_file(bytes: f64) {
    with(|session| session.skip_file(count(bytes).unwrap_or_default()));
}

/// Ends the file, and answers with its inspection.
#[wasm_bindgen(js_name = inspectFile)]
pub fn inspect_file() -> usize {
    with(Session::inspect_file)
}

/// Ends the file, and keeps it for the place that a JSON Pointer names; tells whether it is canonical base64, or raw.
#[wasm_bindgen(js_name = finishFile)]
pub fn finish_file(pointer: usize) -> bool {
    with(|session| session.finish_file(pointer))
}

/// Answers with bytes in base64.
#[wasm_bindgen(js_name = encode)]
pub fn encode(bytes: usize) -> usize {
    with(|session| session.encode(bytes))
}

/// Begins with paths that are to be located.
#[wasm_bindgen(js_name = beginPaths)]
pub fn begin_paths() {
    with(Session::begin_paths);
}

/// Adds such a path.
#[wasm_bindgen(js_name = addPath)]
pub fn add_path(path: usize) {
    with(|session| session.add_path(path));
}

/// Answers with the line and column of each of these paths in a text; with `null` for one that has none.
#[wasm_bindgen]
pub fn locate(text: usize) -> usize {
    with(|session| session.locate(text))
}

/// Answers with the pending requirements of a status response, or with what is wrong with it.
#[wasm_bindgen(js_name = pendingRequirements)]
pub fn pending_requirements(response: usize) -> usize {
    with(|session| session.pending_requirements(response))
}

/// Begins with a refusal.
#[wasm_bindgen(js_name = beginRefusal)]
pub fn begin_refusal() {
    with(Session::begin_refusal);
}

/// Adds an error to a refusal.
#[wasm_bindgen(js_name = addError)]
pub fn add_error(field: usize, message: usize) {
    with(|session| session.add_error(field, message));
}

/// Answers with the errors in the shape in which Harbor refuses a request: of a report that lists so many issues, and left
/// out so many errors and warnings.
#[wasm_bindgen(js_name = finishRefusal)]
pub fn finish_refusal(listed: f64, errors: f64, warnings: f64) -> usize {
    let [listed, errors, warnings] = [listed, errors, warnings].map(|number| count(number).unwrap_or_default());
    with(|session| session.finish_refusal(listed, Counts { errors, warnings }))
}

/// Answers with the countries, occupations and fields that a form needs.
#[wasm_bindgen(js_name = referenceData)]
pub fn reference_data() -> usize {
    with(Session::reference_data)
}

/// Answers with the subdivisions of a country: `null` if they are not known.
#[wasm_bindgen]
pub fn subdivisions(country: usize) -> usize {
    with(|session| session.subdivisions(country))
}
