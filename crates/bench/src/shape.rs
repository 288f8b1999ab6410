//! Measures what one body costs that is made to cost much: `measure-shape NAME TIMES` prints it as JSON.
//!
//! It is a program of its own so that nothing that was measured before has left memory behind.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "what was measured is what it gives")]

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use harbor_preflight::{NaiveDate, Preflight, Report, Submission, locate_all};
use harbor_preflight_tests::shapes::SHAPES;
use serde_json::json;

/// The fastest of all rounds counts. There are at least so many, and more as long as they take less than that.
const MIN_ROUNDS: u32 = 3;
const ENOUGH: Duration = Duration::from_millis(300);

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().ok_or("the name of a shape is missing")?;
    let times = arguments.next().ok_or("how often it is repeated is missing")?.parse()?;
    let shape = SHAPES.iter().find(|shape| shape.name == name).ok_or("there is no such shape")?;
    let body = shape.body(times);
    let preflight = Preflight::new(NaiveDate::from_ymd_opt(2026, 11, 23).ok_or("it is a day")?);
    let validate = || preflight.validate(&body, &Submission::new());
    let (report, held) = held_by(validate)?;
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

/// Nanoseconds.
fn fastest<T>(judge: impl Fn() -> T) -> u128 {
    let start = Instant::now();
    let mut fastest = Duration::MAX;
    let mut rounds = 0;
    while rounds < MIN_ROUNDS || start.elapsed() < ENOUGH {
        let start = Instant::now();
        black_box(judge());
        fastest = fastest.min(start.elapsed());
        rounds += 1;
    }
    fastest.as_nanos()
}

/// Bytes of memory that were taken at once, as the system counts them.
fn held_by<T>(judge: impl Fn() -> T) -> Result<(T, u64), Box<dyn Error>> {
    // Begins the peak anew.
    fs::write("/proc/self/clear_refs", "5")?;
    let before = resident("VmRSS:")?;
    let given = judge();
    Ok((given, resident("VmHWM:")?.saturating_sub(before)))
}

fn resident(line: &str) -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let kibibytes = status.lines().find_map(|told| told.strip_prefix(line)?.trim().strip_suffix(" kB"));
    Ok(1024 * kibibytes.ok_or("the system tells no memory")?.parse::<u64>()?)
}
