//! What JavaScript calls: bytes in, JSON out, and no rule or message of its own.
//!
//! All that crosses is numbers. A caller asks for room ([`input`]), writes UTF-8 there, calls a function with the lengths
//! of what it wrote, and reads as many bytes as that returns at [`output`]. There is nothing to free: the room is used
//! again. The state is one [`Session`] for each instance of the module; it is tested without JavaScript.

mod fields;
mod options;
mod request;
mod session;
mod told_report;

use std::cell::RefCell;

use wasm_bindgen::prelude::wasm_bindgen;

pub use self::session::Session;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::new(Session::default());
}

fn with<T>(call: impl FnOnce(&mut Session) -> T) -> T {
    SESSION.with_borrow_mut(call)
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

/// Takes options, and answers with what is wrong with them, if anything is.
#[wasm_bindgen]
pub fn configure(options: usize) -> usize {
    with(|session| session.configure(options))
}

/// Answers with the report on a body that stands behind a request.
#[wasm_bindgen]
pub fn validate(request: usize, body: usize) -> usize {
    with(|session| session.validate(request, body))
}

/// The same for a text whose files were kept by `finishFile`; `bytes` is the length of the whole body.
#[wasm_bindgen(js_name = validateWithFiles)]
pub fn validate_with_files(request: usize, text: usize, bytes: f64) -> usize {
    with(|session| session.validate_with_files(request, text, to_count(bytes)))
}

/// Answers with the report on a body of so many bytes, which is too large to be read.
#[wasm_bindgen(js_name = refuseUnread)]
pub fn refuse_unread(request: usize, bytes: f64) -> usize {
    with(|session| session.refuse_unread(request, to_count(bytes)))
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

/// Passes over bytes in the middle of a file that is not in base64.
#[wasm_bindgen(js_name = skipFile)]
pub fn skip_file(bytes: f64) {
    with(|session| session.skip_file(to_count(bytes)));
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

/// Answers with the line and column of a path in the text that stands behind it; with nothing if it has none.
#[wasm_bindgen]
pub fn locate(path: usize, text: usize) -> usize {
    with(|session| session.locate(path, text))
}

/// Answers with the pending requirements of a status response, or with what is wrong with it.
#[wasm_bindgen(js_name = pendingRequirements)]
pub fn pending_requirements(response: usize) -> usize {
    with(|session| session.pending_requirements(response))
}

/// Answers with a report in the shape in which Harbor refuses a request.
#[wasm_bindgen(js_name = harborError)]
pub fn harbor_error(report: usize) -> usize {
    with(|session| session.harbor_error(report))
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

/// JavaScript counts in floats; none of its lengths is negative or has a fraction.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length is a whole number below 2^53")]
fn to_count(length: f64) -> u64 {
    length as u64
}
