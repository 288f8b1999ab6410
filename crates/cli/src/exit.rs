//! Exit statuses, and complaints on standard error.

use std::io::Write;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use crate::printable::printable;

/// How a run ended; the worst of several counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// Everything is valid.
    #[default]
    Valid,
    /// At least one input is not, or has a warning where warnings are denied.
    Invalid,
    /// It could not run, or an input could not be read.
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

/// Says on standard error why something could not be done.
pub(crate) fn complain(message: &str) {
    let style = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
    // Where even this cannot be written, the exit status has to say it.
    let _ = writeln!(anstream::stderr(), "{style}error:{style:#} {}", printable(message));
}
