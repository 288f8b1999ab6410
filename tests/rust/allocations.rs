//! Allocations: a payload without large files and without faults is judged with hardly any.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{NaiveDate, Preflight, Submission};
use harbor_preflight_tests::cases::payload;

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// Allocations that a validation may make.
const ALLOWED: u64 = 10;

/// One test only: the allocator counts what all threads of this program allocate.
#[test]
fn a_small_payload_takes_fewer_than_ten_allocations() {
    let body = payload("us-minimal");
    let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    let _profiler = dhat::Profiler::builder().testing().build();
    let before = dhat::HeapStats::get().total_blocks;
    let report = preflight.validate(&body, &Submission::new());
    let allocations = dhat::HeapStats::get().total_blocks - before;
    assert!(report.valid, "{report}");
    assert!(allocations < ALLOWED, "{allocations} allocations");
}
