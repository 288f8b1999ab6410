//! Measures the command line on NDJSON: the time of the whole process.

use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::{Case, FOLDER, Measurement, OURS, Outcome};
use xtask::{cargo, in_repository, tools};

/// A command, the cores that it may use, and its times.
struct Run {
    cores: &'static str,
    command: Vec<String>,
    seconds: Vec<f64>,
}

pub(super) fn measure(quick: bool) -> Result<Vec<Measurement>> {
    cargo(&["build", "--release", "--locked", "--package", "harbor-preflight-cli"], &[])?;
    let file = format!("{FOLDER}/small.ndjson");
    let ours =
        ["target/release/harbor-preflight", "validate", "--ndjson", "--format", "json", &file].map(str::to_owned);
    let node = ["node".to_owned(), format!("{}/lines.mjs", tools::BENCHMARKS), file.clone()];
    let mut runs = [("0", ours.to_vec()), ("0,1", ours.to_vec()), ("0", node.to_vec())].map(|(cores, command)| Run {
        cores,
        command,
        seconds: Vec::new(),
    });
    // The commands take turns, so that other load on the machine affects all of them equally.
    for _ in 0..if quick { 1 } else { 5 } {
        for run in &mut runs {
            run.seconds.push(seconds(run)?);
        }
    }
    let [one, two, node] = runs.map(|run| median(run.seconds));
    Ok(vec![
        measurement("two cores", OURS, two),
        measurement("two cores", "harbor-preflight on one core", one),
        measurement("one core", OURS, one),
        measurement("one core", "Node with Ajv", node),
    ])
}

/// Runs the command once, without its output.
fn seconds(run: &Run) -> Result<f64> {
    let mut command = Command::new("taskset");
    command.args(["-c", run.cores]).args(&run.command).current_dir(in_repository("")).stdout(Stdio::null());
    let begin = Instant::now();
    let status = command.status().context("cannot run taskset")?;
    let seconds = begin.elapsed().as_secs_f64();
    ensure!(status.success(), "`{}` failed", run.command.join(" "));
    eprintln!("{seconds:.3} s on {}: {}", run.cores, run.command.join(" "));
    Ok(seconds)
}

/// The median of the times.
fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied().unwrap_or(f64::NAN)
}

fn measurement(form: &str, subject: &str, seconds: f64) -> Measurement {
    Measurement {
        case: Case { place: "Command line", body: "100,000 lines of SMALL".to_owned(), form: form.to_owned() },
        subject: subject.to_owned(),
        outcome: Outcome::Nanoseconds(seconds * 1e9),
    }
}
