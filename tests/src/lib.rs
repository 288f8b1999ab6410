//! Reads the language-neutral cases in `tests/cases/`. Their notation is described in `tests/cases/README.md`.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a case that is not well-formed must fail the test that reads it"
)]

pub mod cases;
pub mod notation;

use std::path::PathBuf;

/// The folder `tests/` of the repository.
pub fn tests_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
