//! Worst-case bodies need memory in proportion to their length, and their reports are exact and short.
//!
//! Time is not tested here: `cargo xtask bounds` measures it.

#![allow(clippy::cast_precision_loss, reason = "the numbers are small enough for a float")]

use dhat::{HeapStats, Profiler};
use harbor_preflight::{Counts, Limits, Preflight, Report, Submission};
use harbor_preflight_tests::cases::today;
use harbor_preflight_tests::effort::is_full;
use harbor_preflight_tests::shapes::{SHAPES, Shape, longest_paths};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// The size of the smaller of two bodies in bytes, and how many times as many repetitions the larger one has.
const BYTES: usize = 100_000;
const LARGER: usize = 4;

/// How much more than in proportion the larger body may need, because lists grow in steps.
const SLACK: f64 = 1.25;

/// The allowed cost of a validation: per byte of the body, and on top of that.
const PER_BYTE: Cost = Cost { held: 8.0, allocations: 1.5 };
const ALWAYS: Cost = Cost { held: 256.0 * 1024.0, allocations: 1_000.0 };

/// The number of listed issues. The bodies have many more.
const MAX_ISSUES: usize = 100;

/// The memory of an issue in bytes: two paths of 64 keys, each of 128 characters of four bytes, and a sentence.
const PER_ISSUE: f64 = 70_000.0;

/// The cost of a validation.
struct Cost {
    /// The peak of allocated memory beyond the body, in bytes.
    held: f64,
    /// The number of allocations.
    allocations: f64,
}

/// The only test of this program, because the allocator counts the allocations of all threads.
#[test]
fn worst_case_bodies_use_memory_in_proportion() {
    for shape in SHAPES.iter().step_by(if is_full() { 1 } else { 4 }) {
        let times = (BYTES / bytes_of_one(shape)).max(8);
        let small = check(shape, times);
        let large = check(shape, LARGER * times);
        for (small, large, always) in
            [(small.held, large.held, ALWAYS.held), (small.allocations, large.allocations, ALWAYS.allocations)]
        {
            let proportional = small.max(always / 16.0) * LARGER as f64;
            assert!(
                large < proportional * SLACK,
                "{}: {large} for the larger body, but {small} for the smaller one",
                shape.name
            );
        }
    }
    let (report, cost) = cost(&longest_paths(MAX_ISSUES + 1), MAX_ISSUES);
    assert_eq!(report.issues.len(), MAX_ISSUES);
    let allowed = ALWAYS.held + PER_ISSUE * MAX_ISSUES as f64;
    assert!(cost.held < allowed, "{} bytes for {MAX_ISSUES} issues with the longest paths", cost.held);
}

fn bytes_of_one(shape: &Shape) -> usize {
    ((shape.body(36).len() - shape.body(4).len()) / 32).max(1)
}

/// Validates the body with this number of repetitions, and asserts that the report is exact and the cost bounded.
fn check(shape: &Shape, times: usize) -> Cost {
    let (name, body) = (shape.name, shape.body(times));
    let (report, cost) = cost(&body, MAX_ISSUES);
    let (errors, warnings) = (shape.issues)(times);
    let expected = Counts { errors: errors as u64, warnings: warnings as u64 };
    assert_eq!(report.counts(), expected, "{name}, {times} times");
    assert_eq!(report.valid, errors == 0, "{name}, {times} times");
    assert_eq!(report.issues.len(), (errors + warnings).min(MAX_ISSUES), "{name}, {times} times");
    assert_eq!(report.truncated.is_some(), errors + warnings > MAX_ISSUES, "{name}, {times} times");
    assert_eq!(report, validate(&body, MAX_ISSUES), "{name}, {times} times");
    let per_byte = |cost: f64, always: f64| (cost - always) / body.len() as f64;
    let held = per_byte(cost.held, ALWAYS.held);
    assert!(held < PER_BYTE.held, "{name}, {times} times: {held} bytes held per byte of the body");
    let allocations = per_byte(cost.allocations, ALWAYS.allocations);
    assert!(
        allocations < PER_BYTE.allocations,
        "{name}, {times} times: {allocations} allocations per byte of the body"
    );
    cost
}

fn cost(body: &[u8], max_issues: usize) -> (Report, Cost) {
    let _profiler = Profiler::builder().testing().build();
    let report = validate(body, max_issues);
    let stats = HeapStats::get();
    (report, Cost { held: stats.max_bytes as f64, allocations: stats.total_blocks as f64 })
}

fn validate(body: &[u8], max_issues: usize) -> Report {
    let limits = Limits { max_issues, ..Limits::default() };
    let preflight = Preflight::new(today()).with_limits(limits);
    preflight.validate(body, &Submission::new())
}
