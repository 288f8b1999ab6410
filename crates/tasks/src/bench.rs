//! How fast it all is: beside memory itself, and beside what people would use instead.

mod javascript;
mod lines;
pub(crate) mod machine;
mod native;
mod table;
mod targets;

use anyhow::{Context, Result};
use serde::Deserialize;

use xtask::{cargo, in_repository, tools};

/// What benchmarks need: the browser is driven as in the tests.
const TOOLS: &[&tools::Tool] =
    &[&tools::NODE, &tools::CHROMIUM, &tools::TASKSET, &tools::TEST_PACKAGES, &tools::BENCHMARK_PACKAGES];

/// Where the bodies are written.
const FOLDER: &str = "target/tmp/bench";

/// What was measured last, for those who read.
const RESULTS: &str = "crates/bench/RESULTS.md";

/// What every ratio is a ratio to.
const OURS: &str = "harbor-preflight";

/// What one subject was measured to take.
struct Measurement {
    case: Case,
    subject: String,
    outcome: Outcome,
}

/// What is measured in one place and way: the subjects of a case are set beside its first.
#[derive(Clone, PartialEq, Eq)]
struct Case {
    place: &'static str,
    body: String,
    form: String,
}

/// As the scripts tell it too.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    /// The median.
    Nanoseconds(f64),
    /// Of memory.
    Bytes(f64),
    /// It does not do its work: the error that it fails with.
    Crash(String),
}

/// Measures everything, and prints the table; unless it is to be quick, the table is written too.
pub(crate) fn run(quick: bool) -> Result<()> {
    if !quick {
        // What is written down is about the sources that are there.
        step("npm package");
        cargo(&["run", "--quiet", "--locked", "--package=harbor-preflight-package", "--", "pkg", "--check"], &[])?;
    }
    step("tools");
    tools::install(TOOLS)?;
    step("bodies");
    cargo(&["run", "--release", "--locked", "--package", "harbor-preflight-bench", "--", FOLDER], &[])?;
    step("crate");
    let mut measurements = native::measure(quick)?;
    step("npm package in Node");
    measurements.extend(javascript::measure("Node", &[], quick)?);
    step("npm package in Chromium");
    measurements.extend(javascript::measure("Chromium", &["--chromium"], quick)?);
    step("command line");
    measurements.extend(lines::measure(quick)?);
    report(&measurements, quick)
}

fn report(measurements: &[Measurement], quick: bool) -> Result<()> {
    let table = table::of(measurements)?;
    println!("{table}");
    if quick {
        return Ok(());
    }
    let text = format!("{}\n{table}", machine::heading()?);
    std::fs::write(in_repository(RESULTS), text).with_context(|| format!("cannot write {RESULTS}"))?;
    eprintln!("Written to {RESULTS}");
    Ok(())
}

fn step(name: &str) {
    eprintln!("\n== {name}");
}
