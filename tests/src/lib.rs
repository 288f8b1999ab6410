//! What tests in several crates share: the language-neutral cases of `tests/cases/`, whose notation is described in
//! `tests/cases/README.md`, canaries, worst-case bodies, pictures of documents, and the fuzz targets.

#![forbid(unsafe_code)]
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a case that is not well-formed must fail the test that reads it"
)]

pub mod agreement;
pub mod canaries;
pub mod cases;
pub mod documents;
pub mod effort;
pub mod fuzz;
pub mod notation;
pub mod pictures;
pub mod shapes;

use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The folder `tests/` of the repository.
pub fn tests_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Writes a valid payload of a US resident with front, back and five proofs of 10 MiB each: 97.9 MB of JSON.
///
/// # Panics
///
/// If the sample payload has changed.
pub fn large_payload(output: &mut impl std::io::Write) -> std::io::Result<()> {
    let mut body: serde_json::Value = serde_json::from_slice(&cases::payload("us-full")).expect("a payload is JSON");
    let slots: Vec<String> = (1..=7).map(|number| format!("file {number}")).collect();
    body["individual"]["identity_document"]["front"] = slots[0].as_str().into();
    body["individual"]["identity_document"]["back"] = slots[1].as_str().into();
    body["individual"]["proof_of_address"]["files"] = slots[2..].into();
    let text = serde_json::to_string(&body)?;
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("\"file ") {
        let (number, after) = after.split_once('"').expect("the string has an end");
        let seed = number.parse().expect("a file has a number");
        let file = notation::made_file("jpeg", 10 * 1024 * 1024, seed);
        write!(output, "{before}\"{}\"", STANDARD.encode(file))?;
        rest = after;
    }
    write!(output, "{rest}")
}
