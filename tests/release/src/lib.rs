//! Tests that only a release needs, in the folder `tests/`.

#![forbid(unsafe_code)]
