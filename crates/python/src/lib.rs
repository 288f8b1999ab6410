//! harbor-preflight for Python: conversions, and no rule or message of its own.
//!
//! What users of the package read is `python/harbor_preflight/_native.pyi`: it has the types, and the same texts as the
//! functions here. `tests/test_interface.py` compares them.

#![forbid(unsafe_code)]

mod batch;
mod body;
mod columns;
mod functions;
mod options;
mod preflight;
mod reports;

/// The part of the package that is written in Rust.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use crate::functions::{inspect, validate, validate_batch};
    #[pymodule_export]
    use crate::preflight::Preflight;
    #[pymodule_export]
    use crate::reports::Reports;
}
