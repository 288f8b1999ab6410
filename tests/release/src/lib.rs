//! Tests that only a release needs. They are in `tests/`.

#![forbid(unsafe_code)]
