//! Exit statuses, and error messages on standard error.

use std::io::Write;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use crate::printable::printable;

/// How a run ended. If several apply, the worst one counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Everything is valid.
    #[default]
    Valid,
    /// At least one input is invalid, or has a warning under `--deny-warnings`.
    Invalid,
    /// The program could not run, or an input could not be read.
    CouldNotRun,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Valid => 0,
            Exit::Invalid => 1,
            Exit::CouldNotRun => 2,
        })
    }
}

/// Prints on standard error what to do about an error.
pub(crate) fn print_tip(message: &str) {
    let style = Style::new().fg_color(Some(AnsiColor::Green.into()));
    let _ = writeln!(anstream::stderr(), "\n  {style}tip:{style:#} {}", printable(message));
}

/// Prints an error message on standard error.
pub(crate) fn print_error(message: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    // If standard error cannot be written either, the exit status still shows the failure.
    let _ = writeln!(anstream::stderr(), "{style}error:{style:#} {}", printable(message));
}
