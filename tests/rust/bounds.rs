//! Bounds: a body that is made to cost memory costs in proportion to its length, and its report is exact and short.
//!
//! Time is measured, not tested: `cargo xtask bounds`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(clippy::cast_precision_loss, reason = "no cost has so many digits")]

use dhat::{HeapStats, Profiler};
use harbor_preflight::{Counts, Limits, NaiveDate, Preflight, Report, Submission};
use harbor_preflight_tests::effort::is_full;
use harbor_preflight_tests::shapes::{SHAPES, Shape, longest_paths};

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

/// Bytes of the smaller one of two bodies, and how often what it repeats stands in the larger one for each time there.
const BYTES: usize = 100_000;
const LARGER: usize = 4;

/// How much more than in proportion the larger one may cost: lists grow in steps.
const SLACK: f64 = 1.25;

/// What a validation may cost for each byte of the body, and what is always allowed.
const PER_BYTE: Cost = Cost { held: 8.0, allocations: 1.5 };
const ALWAYS: Cost = Cost { held: 256.0 * 1024.0, allocations: 1_000.0 };

/// Issues that are listed, of which there are many more.
const MAX_ISSUES: usize = 100;

/// Bytes that an issue may take: two paths of 64 keys, each of 128 characters of four bytes, and a sentence.
const PER_ISSUE: f64 = 70_000.0;

/// What a validation costs.
struct Cost {
    /// The most bytes that it has at once, beyond the body.
    held: f64,
    allocations: f64,
}

/// One test only: the allocator counts what all threads of this program allocate.
#[test]
fn what_is_made_to_cost_memory_costs_in_proportion() {
    for shape in SHAPES.iter().step_by(if is_full() { 1 } else { 4 }) {
        let times = (BYTES / bytes_of_one(shape)).max(8);
        let small = check(shape, times);
        let large = check(shape, LARGER * times);
        for (small, large, always) in
            [(small.held, large.held, ALWAYS.held), (small.allocations, large.allocations, ALWAYS.allocations)]
        {
            let proportional = small.max(always / 16.0) * LARGER as f64;
            assert!(large < proportional * SLACK, "{}: {large} where {small} were enough before", shape.name);
        }
    }
    let (report, cost) = cost(&longest_paths(MAX_ISSUES + 1), MAX_ISSUES);
    assert_eq!(report.issues.len(), MAX_ISSUES);
    let allowed = ALWAYS.held + PER_ISSUE * MAX_ISSUES as f64;
    assert!(cost.held < allowed, "{} bytes for {MAX_ISSUES} issues with the longest of paths", cost.held);
}

fn bytes_of_one(shape: &Shape) -> usize {
    ((shape.body(36).len() - shape.body(4).len()) / 32).max(1)
}

/// Validates the body that repeats it so often: the report is exact, and the cost bounded.
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
    assert!(held < PER_BYTE.held, "{name}, {times} times: {held} bytes held for each of the body");
    let allocations = per_byte(cost.allocations, ALWAYS.allocations);
    assert!(allocations < PER_BYTE.allocations, "{name}, {times} times: {allocations} allocations for each byte");
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
    let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()).with_limits(limits);
    preflight.validate(body, &Submission::new())
}
