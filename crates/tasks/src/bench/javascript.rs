//! Measures the npm package and its peers, with a script that runs in Node and controls Chromium.

use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::{Case, FOLDER, Measurement, Outcome};
use xtask::{in_repository, tools};

#[derive(Deserialize)]
struct Measured {
    body: String,
    kind: String,
    subject: String,
    #[serde(flatten)]
    outcome: Outcome,
}

/// Runs the script, which prints its progress on standard error.
pub(super) fn measure(place: &'static str, options: &[&str], quick: bool) -> Result<Vec<Measurement>> {
    let script = format!("{}/measure.mjs", tools::BENCHMARKS);
    let mut command = Command::new("node");
    command.args([&script, "--bodies", FOLDER]).args(options).args(quick.then_some("--quick"));
    let output = command.current_dir(in_repository("")).stderr(Stdio::inherit()).output().context("cannot run node")?;
    ensure!(output.status.success(), "{script} failed");
    let measured: Vec<Measured> =
        serde_json::from_slice(&output.stdout).context("cannot read the output of the script")?;
    let named = |Measured { body, kind, subject, outcome }| Measurement {
        case: Case { place, body, form: kind },
        subject,
        outcome,
    };
    Ok(measured.into_iter().map(named).collect())
}
