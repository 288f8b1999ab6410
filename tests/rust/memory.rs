//! Memory: a payload of seven 10 MiB files takes next to nothing beyond its body.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{NaiveDate, Preflight, Submission};
use harbor_preflight_tests::large_payload;
use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Bytes that a validation may hold at any moment beyond the body.
const ALLOWED: usize = 256 * 1024;

/// One test only: the allocator counts what all threads of this program allocate.
#[test]
fn seven_large_files_are_checked_in_place() {
    let mut body = Vec::new();
    large_payload(&mut body).unwrap();
    assert!(body.len() > 97_000_000, "{}", body.len());
    let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    let report = preflight.validate(&body, &Submission::new());
    let held = ALLOCATOR.peak_usage() - before;
    assert!(report.valid, "{report}");
    assert!(held < ALLOWED, "{held} bytes were held at once");
}
