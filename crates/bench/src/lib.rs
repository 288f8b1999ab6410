//! The bodies that all benchmarks are about, and the peers that the crate is measured beside.
//!
//! Nothing here is part of the library: it serves `cargo xtask bench`.

#![forbid(unsafe_code)]
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a benchmark without its samples is worth nothing: it stops and says why"
)]

pub mod bodies;
pub mod peers;

use harbor_preflight::NaiveDate;

/// The day of all verdicts.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day of the calendar")
}
