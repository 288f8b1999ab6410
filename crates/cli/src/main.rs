//! The command line of harbor-preflight.

#![forbid(unsafe_code)]

mod arguments;
mod attachments;
mod commands;
mod exit;
mod format;
mod input;
mod name;
mod pipeline;
mod printable;
mod progress;
mod same_files;
mod settings;

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::exit::{Exit, print_error};
use crate::name::is_content;

fn main() -> ExitCode {
    if !io::stdout().is_terminal() {
        // Colour is for terminals only, even if the environment forces it.
        ColorChoice::Never.write_global();
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() && std::env::args_os().any(|argument| is_content(&argument)) => {
            // clap's message would repeat the argument, which may be a payload.
            print_error(
                "this looks like file content, not a file name: pass a name, or pipe the content into `validate -`",
            );
            return Exit::CouldNotRun.into();
        }
        Err(error) => error.exit(),
    };
    let result = match arguments.command {
        Command::Validate(arguments) => commands::validate::run(&arguments),
        Command::Explain { code, contract } => commands::explain::run(&code, contract.contract),
        Command::Rules { contract, format } => commands::rules::run(contract.contract, format),
        Command::New { country, contract, with_files } => commands::new::run(country, contract.contract, with_files),
        Command::Build(arguments) => commands::build::run(&arguments),
        Command::Redact(arguments) => commands::redact::run(&arguments),
        Command::Inspect(arguments) => commands::inspect::run(&arguments),
        Command::Requirements { file, contract, format } => {
            commands::requirements::run(&file, contract.contract, format)
        }
        Command::Generate { what } => commands::generate::run(what),
    };
    match result {
        Ok(exit) => exit.into(),
        // Nobody reads the output, so print nothing; but do not exit with 0 for input that was not checked.
        Err(error) if is_broken_pipe(&error) => Exit::CouldNotRun.into(),
        Err(error) => {
            print_error(&format!("{error:#}"));
            Exit::CouldNotRun.into()
        }
    }
}

/// Whether the reader of the output has closed it, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io_error = error.root_cause().downcast_ref::<io::Error>();
    io_error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
