//! Measures the time and memory of one worst-case body: `measure-shape NAME TIMES` prints them as JSON.
//!
//! It is a program of its own, so that memory left by an earlier measurement does not count.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "the program prints its result")]

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use harbor_preflight::{Preflight, Report, Submission, locate_all};
use harbor_preflight_tests::cases;
use harbor_preflight_tests::shapes::SHAPES;
use serde_json::json;

/// The fastest round counts. There are at least this many rounds, and more until the minimum time is over.
const MIN_ROUNDS: u32 = 3;
const MIN_TIME: Duration = Duration::from_millis(300);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().ok_or("the name of a shape is missing")?;
    let times = arguments.next().ok_or("the number of repetitions is missing")?.parse()?;
    let shape = SHAPES.iter().find(|shape| shape.name == name).ok_or("unknown shape")?;
    let body = shape.body(times);
    let preflight = Preflight::new(cases::date(cases::TODAY));
    let validate = || preflight.validate(&body, &Submission::new());
    let (report, held) = peak_memory_of(validate)?;
    let (errors, warnings) = (shape.issues)(times);
    let counts = report.counts();
    if (counts.errors, counts.warnings) != (errors as u64, warnings as u64) {
        return Err(format!("{errors} errors and {warnings} warnings were expected, not {counts}").into());
    }
    let measured = json!({
        "bytes": body.len(),
        "held": held,
        "validating": fastest(validate),
        "locating": fastest(|| locate_all(&body, &paths_of(&report))),
    });
    println!("{measured}");
    Ok(())
}

fn paths_of(report: &Report) -> Vec<&str> {
    report.issues.iter().map(|issue| issue.path.as_str()).collect()
}

/// The fastest time of `work`, in nanoseconds.
fn fastest<T>(work: impl Fn() -> T) -> u128 {
    let start = Instant::now();
    let mut fastest = Duration::MAX;
    let mut rounds = 0;
    while rounds < MIN_ROUNDS || start.elapsed() < MIN_TIME {
        let start = Instant::now();
        black_box(work());
        fastest = fastest.min(start.elapsed());
        rounds += 1;
    }
    fastest.as_nanos()
}

/// The result of `work`, and the peak memory that it needed, in bytes, as the system counts it.
fn peak_memory_of<T>(work: impl Fn() -> T) -> Result<(T, u64), Box<dyn Error>> {
    // Resets the peak.
    fs::write("/proc/self/clear_refs", "5")?;
    let before = resident("VmRSS:")?;
    let result = work();
    Ok((result, resident("VmHWM:")?.saturating_sub(before)))
}

fn resident(line: &str) -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let kibibytes = status.lines().find_map(|text| text.strip_prefix(line)?.trim().strip_suffix(" kB"));
    Ok(1024 * kibibytes.ok_or("/proc/self/status has no such line")?.parse::<u64>()?)
}
