//! A valid payload with small files is validated with hardly any allocations.

use harbor_preflight::{Preflight, Submission};
use harbor_preflight_tests::cases::{payload, today};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// The number of allocations that a validation must stay below.
const ALLOWED: u64 = 10;

/// The only test of this program, because the allocator counts the allocations of all threads.
#[test]
fn a_small_payload_takes_fewer_than_ten_allocations() {
    let body = payload("us-minimal");
    let preflight = Preflight::new(today());
    let _profiler = dhat::Profiler::builder().testing().build();
    let before = dhat::HeapStats::get().total_blocks;
    let report = preflight.validate(&body, &Submission::new());
    let allocations = dhat::HeapStats::get().total_blocks - before;
    assert!(report.valid, "{report}");
    assert!(allocations < ALLOWED, "{allocations} allocations");
}
