//! Measures speed, compared with memory itself and with the libraries that people would use instead.

mod javascript;
mod lines;
pub(crate) mod machine;
mod native;
mod table;
mod targets;

use anyhow::{Context, Result};
use serde::Deserialize;

use xtask::{cargo, in_repository, tools};

/// The tools that benchmarks need. They control the browser as the tests do.
const TOOLS: &[&tools::Tool] =
    &[&tools::NODE, &tools::CHROMIUM, &tools::TASKSET, &tools::TEST_PACKAGES, &tools::BENCHMARK_PACKAGES];

/// The folder into which the bodies are written.
const FOLDER: &str = "target/tmp/bench";

/// The file with the latest results.
const RESULTS: &str = "crates/bench/RESULTS.md";

/// The subject to which all others are compared.
const OURS: &str = "harbor-preflight";

/// The result of one subject in one case.
struct Measurement {
    case: Case,
    subject: String,
    outcome: Outcome,
}

/// What is measured, where, and in which form. All subjects of a case are compared with its first one.
#[derive(Clone, PartialEq, Eq)]
struct Case {
    place: &'static str,
    body: String,
    form: String,
}

/// The result of a measurement; the scripts print it in the same form.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Outcome {
    /// The median time.
    Nanoseconds(f64),
    /// Memory.
    Bytes(f64),
    /// The subject fails: its error.
    Crash(String),
}

/// Measures everything and prints the table. Unless `quick`, also writes the table to its file.
pub(crate) fn run(quick: bool) -> Result<()> {
    if !quick {
        // The written results must be those of the current sources.
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
