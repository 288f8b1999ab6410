//! What a run came to, out of what libFuzzer says of it.

use std::fmt::Write as _;

use anyhow::{Context, Result};

/// How much of the code inputs lead to: edges between its blocks, and these with how often they are taken.
#[derive(Default)]
struct Coverage {
    edges: u64,
    features: u64,
}

/// One run of one target.
pub(super) struct Figures {
    target: &'static str,
    executions: u64,
    per_second: u64,
    /// With the inputs that were there already.
    begin: Coverage,
    end: Coverage,
    /// Inputs that this run and earlier ones found.
    corpus: usize,
    pub(super) crashes: usize,
}

impl Figures {
    pub(super) fn read(target: &'static str, log: &str, corpus: usize, crashes: usize) -> Result<Self> {
        let statistic = |name: &str| number_behind(log, &format!("stat::{name}:"));
        Ok(Self {
            target,
            executions: statistic("number_of_executed_units").context("libFuzzer gives no statistics")?,
            per_second: statistic("average_exec_per_sec").context("libFuzzer gives no statistics")?,
            // An input that was there already and fails ends the run before it has begun.
            begin: log.lines().find(|line| line.contains("INITED")).and_then(Coverage::read).unwrap_or_default(),
            end: log.lines().rev().find_map(Coverage::read).unwrap_or_default(),
            corpus,
            crashes,
        })
    }
}

impl Coverage {
    /// Of a line such as `#1024 NEW cov: 1200 ft: 3400 corp: …`.
    fn read(line: &str) -> Option<Self> {
        Some(Self { edges: number_behind(line, " cov:")?, features: number_behind(line, " ft:")? })
    }
}

fn number_behind(text: &str, label: &str) -> Option<u64> {
    let (_, behind) = text.split_once(label)?;
    behind.split_whitespace().next()?.parse().ok()
}

/// A line for each run.
pub(super) fn table(figures: &[Figures]) -> String {
    let mut table =
        "target            executions  a second          edges          features  corpus  crashes\n".to_owned();
    for Figures { target, executions, per_second, begin, end, corpus, crashes } in figures {
        let edges = format!("{} to {}", begin.edges, end.edges);
        let features = format!("{} to {}", begin.features, end.features);
        // Writing to a text never fails.
        _ = writeln!(
            table,
            "{target:<16}{executions:>12}{per_second:>10}{edges:>15}{features:>18}{corpus:>8}{crashes:>9}"
        );
    }
    table
}
