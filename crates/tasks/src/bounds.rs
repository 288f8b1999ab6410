//! Measures worst-case bodies: time and memory at three lengths, and the ratios between these.

use std::fmt::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use harbor_preflight_tests::shapes::{SHAPES, Shape};
use serde::Deserialize;

use crate::bench::machine;
use xtask::in_repository;

/// The file with the latest results.
const RESULTS: &str = "crates/bench/BOUNDS.md";

/// The sizes that are measured, as fractions of the largest body: a quarter, a half, and all of it.
const PARTS: [usize; 3] = [4, 2, 1];

/// The largest ratio between the times per byte of two successive sizes. In proportion it would be 1.
const MAX_RATIO: f64 = 1.5;

/// How often each body is measured; and at most, if its time seems out of proportion.
const RUNS: usize = 2;
const MAX_RUNS: usize = 6;

/// The most memory that a body may need beyond the body itself: bytes per byte of the body, and bytes on top of that.
const MAX_HELD: f64 = 8.0;
const ALWAYS_HELD: f64 = 1024.0 * 1024.0;

/// Below these times, in nanoseconds per body and per byte, a ratio says more about the machine than about the crate. A
/// body that is read at the speed of memory takes longer per byte once it exceeds the caches.
const TOO_SHORT: f64 = 100_000.0;
const MEMORY_SPEED: f64 = 0.15;

const HEAD: &str = "\
| what is repeated | times | MB | validating | ratios | locating | ratios | memory |
|---|---:|---:|---:|---:|---:|---:|---:|
";

/// The time and memory that one body needed.
#[derive(Clone, Copy, Deserialize)]
struct Measured {
    bytes: f64,
    /// The peak of allocated memory beyond the body, in bytes.
    held: f64,
    /// The time to validate, in nanoseconds.
    validating: f64,
    /// The time to find the positions of all listed issues, in nanoseconds.
    locating: f64,
}

/// Measures all shapes, or those whose names contain a word. Prints the table, and fails if a bound is exceeded. Writes
/// the table to its file if it has all shapes.
pub(crate) fn run(only: Option<&str>) -> Result<()> {
    let mut table = HEAD.to_owned();
    print!("{HEAD}");
    let mut broken = Vec::new();
    for shape in SHAPES.iter().filter(|shape| only.is_none_or(|word| shape.name.contains(word))) {
        let measured = measure(shape)?;
        let line = format!("| {} |", cells(shape, &measured).join(" | "));
        println!("{line}");
        writeln!(table, "{line}")?;
        if !keeps_bounds(&measured) {
            broken.push(shape.name);
        }
    }
    if only.is_none() {
        std::fs::write(in_repository(RESULTS), heading()? + &table)
            .with_context(|| format!("cannot write {RESULTS}"))?;
        eprintln!("Written to {RESULTS}");
    }
    ensure!(broken.is_empty(), "not in proportion: {}", broken.join(", "));
    Ok(())
}

/// Measures the three bodies in turn, [`RUNS`] times, and again while their times seem out of proportion. Other load on
/// the machine only makes a body slower, so the fastest run counts; quadratic time stays quadratic in every run. Of
/// memory, the largest value counts.
fn measure(shape: &Shape) -> Result<[Measured; 3]> {
    let mut measured = measure_once(shape)?;
    let mut runs = 1;
    while runs < RUNS || (runs < MAX_RUNS && !takes_time_in_proportion(&measured)) {
        for (body, again) in measured.iter_mut().zip(measure_once(shape)?) {
            body.validating = body.validating.min(again.validating);
            body.locating = body.locating.min(again.locating);
            body.held = body.held.max(again.held);
        }
        runs += 1;
    }
    Ok(measured)
}

fn measure_once(shape: &Shape) -> Result<[Measured; 3]> {
    let [small, medium, large] = PARTS.map(|part| measure_body(shape, shape.largest / part));
    Ok([small?, medium?, large?])
}

fn measure_body(shape: &Shape, times: usize) -> Result<Measured> {
    let mut command = Command::new(std::env::var_os("CARGO").context("run this as `cargo xtask`")?);
    command.args(["run", "--quiet", "--release", "--locked", "--package", "harbor-preflight-bench"]);
    command.args(["--bin", "measure-shape", "--", shape.name, &times.to_string()]);
    let output = command.current_dir(in_repository("")).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "{} could not be measured", shape.name);
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The time per byte of each body divided by that of the next smaller one.
fn ratios(measured: &[Measured; 3], time: fn(&Measured) -> f64) -> [f64; 2] {
    let [small, medium, large] = measured.each_ref().map(|measured| time(measured) / measured.bytes);
    [medium / small, large / medium]
}

fn keeps_bounds(measured: &[Measured; 3]) -> bool {
    let is_bounded = |body: &Measured| body.held <= ALWAYS_HELD + MAX_HELD * body.bytes;
    takes_time_in_proportion(measured) && measured.iter().all(is_bounded)
}

fn takes_time_in_proportion(measured: &[Measured; 3]) -> bool {
    let times: [fn(&Measured) -> f64; 2] = [|measured| measured.validating, |measured| measured.locating];
    let is_short = |taken: f64, bytes: f64| taken < TOO_SHORT || taken / bytes < MEMORY_SPEED;
    let is_linear = |time: fn(&Measured) -> f64| {
        let longer = measured.iter().skip(1);
        longer
            .zip(ratios(measured, time))
            .all(|(longer, ratio)| ratio <= MAX_RATIO || is_short(time(longer), longer.bytes))
    };
    times.into_iter().all(is_linear)
}

fn cells(shape: &Shape, measured: &[Measured; 3]) -> [String; 8] {
    let [.., large] = measured;
    let shown = |time: fn(&Measured) -> f64| {
        let [first, second] = ratios(measured, time);
        let each = time(large) / large.bytes;
        [format!("{:.1} ms, {each:.2} ns/B", time(large) / 1e6), format!("{first:.2}, {second:.2}")]
    };
    let [validating, validating_ratios] = shown(|measured| measured.validating);
    let [locating, locating_ratios] = shown(|measured| measured.locating);
    [
        shape.name.to_owned(),
        shape.largest.to_string(),
        format!("{:.1}", large.bytes / 1e6),
        validating,
        validating_ratios,
        locating,
        locating_ratios,
        format!("{:.2}", large.held / large.bytes),
    ]
}

/// The text above the table.
fn heading() -> Result<String> {
    Ok(format!(
        "# Bounds\n\n\
         `cargo xtask bounds` measures all of this and writes this file. Each body is a payload in which one thing is\n\
         repeated the given number of times. Times are the fastest of {RUNS} runs, or of up to {MAX_RUNS} if they seem\n\
         out of proportion; each run has at least three rounds. They are given for the whole body and per byte.\n\
         Locating finds the line and column of all listed issues. The ratios compare the time per byte of a half with\n\
         a quarter of the body, and of the whole with a half: 1 is in proportion. The task fails above {MAX_RATIO},\n\
         unless a byte takes less than {MEMORY_SPEED} ns (the speed of memory: smaller bodies fit in the caches) or\n\
         the body less than {} ms. Memory is the peak that was allocated beyond the body, per byte of it. The task\n\
         fails if it is above {MAX_HELD}, after the first {} MiB.\n\n\
         - {}\n- {}\n\n",
        TOO_SHORT / 1e6,
        ALWAYS_HELD / 1024.0 / 1024.0,
        machine::machine()?,
        machine::version("rustc")?
    ))
}
