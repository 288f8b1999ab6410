//! What the test command says: each step as it begins and ends, and a table at the end.

use std::io::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use xtask::process::{Failure, Result};

use super::steps::Step;

/// What has become of each step so far. Steps that run side by side share it.
pub(crate) struct Report {
    begin: Instant,
    rows: Mutex<Vec<Row>>,
    is_full: bool,
}

struct Row {
    step: &'static Step,
    outcome: Outcome,
}

enum Outcome {
    NotRun,
    Passed(Duration),
    Failed(Duration, String),
}

impl Report {
    /// `is_full` is for a run with `--all`.
    pub(crate) fn new(steps: impl Iterator<Item = &'static Step>, is_full: bool) -> Self {
        let rows = steps.map(|step| Row { step, outcome: Outcome::NotRun }).collect();
        Self { begin: Instant::now(), rows: Mutex::new(rows), is_full }
    }

    fn with_rows<R>(&self, act: impl FnOnce(&mut Vec<Row>) -> R) -> R {
        // A thread that panicked has left the rows as they were.
        act(&mut self.rows.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// Says that a step begins, and what it is for.
    pub(crate) fn begin(&self, step: &Step) {
        self.with_rows(|_| eprintln!("\n== {}: {}", step.name, step.purpose));
    }

    /// Shows what a step printed that ran beside another one.
    pub(crate) fn show(&self, step: &Step, printed: &[u8]) {
        self.with_rows(|_| {
            let mut stderr = std::io::stderr().lock();
            // Nothing can be said about an output that is closed.
            let _ = writeln!(stderr, "\n== {} (ran in the background): {}", step.name, step.purpose);
            let _ = stderr.write_all(printed);
        });
    }

    /// Keeps how a step ended, and says it. Returns whether it succeeded.
    pub(crate) fn end(&self, step: &'static Step, time: Duration, outcome: Result) -> bool {
        let has_passed = outcome.is_ok();
        eprintln!("== {}: {} after {}", step.name, if has_passed { "passed" } else { "FAILED" }, seconds(time));
        let outcome = outcome.map_or_else(|Failure(reason)| Outcome::Failed(time, reason), |()| Outcome::Passed(time));
        self.with_rows(|rows| {
            if let Some(row) = rows.iter_mut().find(|row| std::ptr::eq(row.step, step)) {
                row.outcome = outcome;
            }
        });
        has_passed
    }

    /// Whether a step has failed.
    pub(crate) fn has_failure(&self) -> bool {
        self.with_rows(|rows| rows.iter().any(|row| matches!(row.outcome, Outcome::Failed(..))))
    }

    /// Prints the table. Fails if a step did, with the command that repeats it alone.
    pub(crate) fn finish(self) -> Result {
        let total = self.begin.elapsed();
        let rows = self.rows.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        eprintln!();
        for Row { step, outcome } in &rows {
            let (result, time) = match outcome {
                Outcome::NotRun => ("not run", String::new()),
                Outcome::Passed(time) => ("passed", seconds(*time)),
                Outcome::Failed(time, _) => ("FAILED", seconds(*time)),
            };
            eprintln!("{:<10} {result:<8}{time:>9}   {}", step.name, step.purpose);
        }
        eprintln!("{:<10} {:<8}{:>9}", "all", "", seconds(total));
        let failed = rows.into_iter().find_map(|Row { step, outcome }| match outcome {
            Outcome::Failed(_, reason) => Some((step.name, reason)),
            Outcome::NotRun | Outcome::Passed(_) => None,
        });
        match failed {
            Some((name, reason)) => {
                let all = if self.is_full { "--all " } else { "" };
                Err(Failure(format!("{reason}\nTo run this step alone: cargo xtask test {all}{name}")))
            }
            None => Ok(()),
        }
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
