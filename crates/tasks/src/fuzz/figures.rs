//! The figures of a run, read from the log of libFuzzer.

use std::fmt::Write as _;

use anyhow::{Context, Result};

/// How much of the code the inputs cover: edges between basic blocks, and features, which also count how often an edge
/// is taken.
#[derive(Default)]
struct Coverage {
    edges: u64,
    features: u64,
}

/// The figures of one run of one target.
pub(super) struct Figures {
    target: &'static str,
    executions: u64,
    per_second: u64,
    /// The coverage of the inputs that existed before the run.
    begin: Coverage,
    end: Coverage,
    /// The number of inputs that this run and earlier ones found.
    corpus: usize,
    pub(super) crashes: usize,
}

impl Figures {
    pub(super) fn read(target: &'static str, log: &str, corpus: usize, crashes: usize) -> Result<Self> {
        let statistic = |name: &str| number_after(log, &format!("stat::{name}:"));
        Ok(Self {
            target,
            executions: statistic("number_of_executed_units").context("libFuzzer printed no statistics")?,
            per_second: statistic("average_exec_per_sec").context("libFuzzer printed no statistics")?,
            // Missing if an existing input fails: libFuzzer then stops before it starts.
            begin: log.lines().find(|line| line.contains("INITED")).and_then(Coverage::read).unwrap_or_default(),
            end: log.lines().rev().find_map(Coverage::read).unwrap_or_default(),
            corpus,
            crashes,
        })
    }
}

impl Coverage {
    /// Reads a line such as `#1024 NEW cov: 1200 ft: 3400 corp: …`.
    fn read(line: &str) -> Option<Self> {
        Some(Self { edges: number_after(line, " cov:")?, features: number_after(line, " ft:")? })
    }
}

fn number_after(text: &str, label: &str) -> Option<u64> {
    let (_, rest) = text.split_once(label)?;
    rest.split_whitespace().next()?.parse().ok()
}

/// A table with one line per run.
pub(super) fn table(figures: &[Figures]) -> String {
    let mut table =
        "target            executions  per sec.          edges          features  corpus  crashes\n".to_owned();
    for Figures { target, executions, per_second, begin, end, corpus, crashes } in figures {
        let edges = format!("{} to {}", begin.edges, end.edges);
        let features = format!("{} to {}", begin.features, end.features);
        // Writing to a `String` never fails.
        _ = writeln!(
            table,
            "{target:<16}{executions:>12}{per_second:>10}{edges:>15}{features:>18}{corpus:>8}{crashes:>9}"
        );
    }
    table
}
