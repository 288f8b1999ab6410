//! The bodies of all benchmarks, and the peers to which the crate is compared.
//!
//! It is used by `cargo xtask bench` only.

#![forbid(unsafe_code)]
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a benchmark cannot run without its samples, so it may panic"
)]

pub mod bodies;
pub mod peers;

use harbor_preflight::NaiveDate;
use harbor_preflight_tests::cases;

/// The date of all validations, which is that of the cases.
pub fn today() -> NaiveDate {
    cases::date(cases::TODAY)
}
