//! A payload with seven files of 10 MiB needs hardly any memory beyond its body.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{Preflight, Submission};
use harbor_preflight_tests::cases::today;
use harbor_preflight_tests::large_payload;
use peak_alloc::PeakAlloc;
use serde_json::Value;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The only test of this program, because the allocator counts the allocations of all threads.
#[test]
fn seven_large_files_are_checked_in_place() {
    let mut distinct = Vec::new();
    large_payload(&mut distinct).unwrap();
    assert!(distinct.len() > 97_000_000, "{}", distinct.len());
    let equal = with_equal_files(&distinct);
    for (name, body, allowed) in [
        ("as JavaScript writes them", &distinct, 256 * 1024),
        ("equal files", &equal, 256 * 1024),
        ("as PHP writes them", &with_escaped_slashes(&distinct), 512 * 1024),
        ("equal files, as PHP writes them", &with_escaped_slashes(&equal), 512 * 1024),
    ] {
        let held = held_beyond(body);
        assert!(held < allowed, "{name}: {held} bytes were held at once");
    }
}

/// The peak of memory that a validation allocates beyond the body, in bytes.
fn held_beyond(body: &[u8]) -> usize {
    let preflight = Preflight::new(today());
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    let report = preflight.validate(body, &Submission::new());
    let held = ALLOCATOR.peak_usage() - before;
    assert!(report.valid, "{report}");
    held
}

fn with_equal_files(body: &[u8]) -> Vec<u8> {
    let mut body: Value = serde_json::from_slice(body).unwrap();
    let individual = &mut body["individual"];
    let front = individual["identity_document"]["front"].clone();
    individual["identity_document"]["back"] = front.clone();
    individual["proof_of_address"]["files"].as_array_mut().unwrap().fill(front);
    serde_json::to_vec(&body).unwrap()
}

fn with_escaped_slashes(body: &[u8]) -> Vec<u8> {
    body.iter().flat_map(|byte| [Some(b'\\').filter(|_| *byte == b'/'), Some(*byte)]).flatten().collect()
}
