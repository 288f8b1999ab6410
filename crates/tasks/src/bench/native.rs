//! Measures the crate, its peers and a copy of memory with Criterion.

use std::io::stderr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::{Case, FOLDER, Measurement, OURS, Outcome};
use xtask::in_repository;

/// The functions of each group. The others are compared with the first one.
const FUNCTIONS: [&str; 6] = [OURS, "memcpy", "from_utf8", "garde", "validator", "jsonschema"];

/// The folder in which Criterion writes a folder for each group.
const CRITERION: &str = "target/criterion";

#[derive(Deserialize)]
struct Body {
    name: String,
}

#[derive(Deserialize)]
struct Estimates {
    median: Estimate,
}

#[derive(Deserialize)]
struct Estimate {
    point_estimate: f64,
}

pub(super) fn measure(quick: bool) -> Result<Vec<Measurement>> {
    run_criterion(quick)?;
    let bodies: Vec<Body> = read(&Path::new(FOLDER).join("bodies.json"))?;
    let mut measurements = Vec::new();
    for Body { name } in bodies {
        for function in FUNCTIONS {
            let path = Path::new(CRITERION).join(&name).join(function).join("new/estimates.json");
            let Estimates { median } = read(&path)?;
            measurements.push(Measurement {
                case: Case { place: "Rust", body: name.clone(), form: "bytes".to_owned() },
                subject: function.to_owned(),
                outcome: Outcome::Nanoseconds(median.point_estimate),
            });
        }
    }
    Ok(measurements)
}

/// Runs the benchmarks. Their output is shown as progress on standard error: only the table goes to standard output.
fn run_criterion(quick: bool) -> Result<()> {
    let mut command = Command::new(std::env::var_os("CARGO").context("run this as `cargo xtask`")?);
    command.args(["bench", "--locked", "--package", "harbor-preflight-bench", "--", "--noplot"]);
    command.args(quick.then_some("--quick")).current_dir(in_repository("")).stdout(stderr());
    ensure!(command.status()?.success(), "`cargo bench` failed");
    Ok(())
}

fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> Result<T> {
    let text = std::fs::read(in_repository(path)).with_context(|| path.display().to_string())?;
    serde_json::from_slice(&text).with_context(|| path.display().to_string())
}
