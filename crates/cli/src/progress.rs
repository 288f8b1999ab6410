//! A progress bar for long runs: on a terminal only, and after a second.

use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How long a run must last before the bar is shown.
const DELAY: Duration = Duration::from_secs(1);

pub(crate) struct Progress {
    start: Instant,
    /// The number of bytes of all inputs, if it is known.
    total: Option<u64>,
    done: u64,
    on_terminal: bool,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(crate) fn new(total: Option<u64>) -> Self {
        Self { start: Instant::now(), total, done: 0, on_terminal: io::stderr().is_terminal(), bar: None }
    }

    /// Adds processed bytes, and shows the bar if there is a terminal and the run is long.
    pub(crate) fn add(&mut self, bytes: u64) {
        self.done += bytes;
        if self.bar.is_none() && self.on_terminal && self.start.elapsed() >= DELAY {
            self.bar = Some(bar(self.total).with_elapsed(self.start.elapsed()).with_position(self.done));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.done);
        }
    }

    /// Hides the bar while `write` runs.
    pub(crate) fn suspend<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar(total: Option<u64>) -> ProgressBar {
    let (bar, template) = match total {
        Some(total) => (ProgressBar::new(total), "{bar:30} {bytes} of {total_bytes}, {elapsed}"),
        None => (ProgressBar::no_length(), "{spinner} {bytes}, {elapsed}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
