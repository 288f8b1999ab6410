//! The table of measurements, with the ratio to the first subject of the case, and the target.

use std::fmt::Write;

use anyhow::{Context, Result, ensure};

use super::targets::{MEBIBYTE, TARGETS, Target};
use super::{Measurement, Outcome};

const HEAD: &str = "\
| where | body | as | measured | median | ratio | target | met |
|---|---|---|---|---:|---:|---:|---|
";

/// A table with one line per measurement, in the given order.
pub(super) fn of(measurements: &[Measurement]) -> Result<String> {
    ensure_all_targets_are_measured(measurements)?;
    let mut table = HEAD.to_owned();
    for measurement in measurements {
        let first = measurements
            .iter()
            .find(|other| other.case == measurement.case)
            .context("a measurement belongs to its own case")?;
        let ratio = ratio(&measurement.outcome, &first.outcome);
        let Measurement { case, subject, outcome } = measurement;
        let target = TARGETS.iter().find(|target| target.is_about(case, subject));
        let (place, body, form, median) = (case.place, &case.body, &case.form, show(outcome));
        let shown_ratio = ratio.map(show_ratio).unwrap_or_default();
        let shown_target = target.map(|target| target.limit.to_string()).unwrap_or_default();
        let met = target.map(|target| is_met(target, outcome, ratio)).unwrap_or_default();
        let cells = [place, body, form, subject, &median, &shown_ratio, &shown_target, met];
        writeln!(table, "| {} |", cells.join(" | "))?;
    }
    Ok(table)
}

/// Fails if a target has no measurement: it would look as if it were met.
fn ensure_all_targets_are_measured(measurements: &[Measurement]) -> Result<()> {
    for target in &TARGETS {
        for (place, subject) in target.lines() {
            let is_measured = measurements.iter().any(|measurement| {
                measurement.case.place == place
                    && measurement.subject == subject
                    && target.is_about(&measurement.case, subject)
            });
            ensure!(is_measured, "nothing was measured for the target of {subject} in {place}: {}", target.limit);
        }
    }
    Ok(())
}

/// The time of a subject divided by the time of the first subject of its case.
fn ratio(outcome: &Outcome, first: &Outcome) -> Option<f64> {
    match (outcome, first) {
        (Outcome::Nanoseconds(time), Outcome::Nanoseconds(first)) => Some(time / first),
        _ => None,
    }
}

fn is_met(target: &Target, outcome: &Outcome, ratio: Option<f64>) -> &'static str {
    let number = if let Outcome::Bytes(bytes) = outcome { Some(*bytes) } else { ratio };
    match number {
        Some(number) if target.limit.holds(number) => "yes",
        Some(_) => "**no**",
        // There is no ratio.
        None => "–",
    }
}

fn show_ratio(ratio: f64) -> String {
    if ratio < 0.1 { format!("{ratio:.3}") } else { format!("{ratio:.2}") }
}

fn show(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Nanoseconds(time) if *time < 1e3 => format!("{time:.0} ns"),
        Outcome::Nanoseconds(time) if *time < 1e6 => format!("{:.2} µs", time / 1e3),
        Outcome::Nanoseconds(time) if *time < 1e9 => format!("{:.2} ms", time / 1e6),
        Outcome::Nanoseconds(time) => format!("{:.2} s", time / 1e9),
        Outcome::Bytes(bytes) => format!("{:.2} MiB", bytes / MEBIBYTE),
        Outcome::Crash(error) => format!("crashes: {error}"),
    }
}
