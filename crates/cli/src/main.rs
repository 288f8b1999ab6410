//! The command line of harbor-preflight.

#![forbid(unsafe_code)]

mod advice;
mod arguments;
mod attachments;
mod commands;
mod customer;
mod exit;
mod format;
mod input;
mod name;
mod near;
mod pipeline;
mod printable;
mod progress;
mod same_files;
mod settings;
mod sources;
mod validator;
mod watch;

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use anstream::ColorChoice;
use clap::Parser;

use crate::arguments::{Arguments, ColorName, Command};
use crate::exit::{Exit, print_error, print_tip};
use crate::name::is_content;

fn main() -> ExitCode {
    // For what is printed while the arguments are read.
    choose_colour(ColorName::Auto);
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if error.use_stderr() && std::env::args_os().any(|argument| is_content(&argument)) => {
            // clap's message would repeat the argument, which may be a payload.
            print_error(
                "this looks like file content, not a file name: pass a name, or pipe the content into `validate -`",
            );
            return Exit::CouldNotRun.into();
        }
        Err(error) => {
            let tip = near::tip(&error);
            // If nothing can be printed, the exit status still shows the failure.
            let _ = error.print();
            if let Some(tip) = tip {
                print_tip(&tip);
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    choose_colour(arguments.color);
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
        #[cfg(feature = "mock")]
        Command::Mock(arguments) => commands::mock::run(arguments),
        Command::Webhook { command } => commands::webhook::run(command),
        Command::Fixtures { out } => commands::fixtures::run(&out),
        Command::Generate { what, into } => commands::generate::run(what, into.as_deref()),
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

fn choose_colour(color: ColorName) {
    match color {
        ColorName::Always => ColorChoice::Always.write_global(),
        ColorName::Never => ColorChoice::Never.write_global(),
        // Colour is for terminals only, even if the environment forces it.
        ColorName::Auto if !io::stdout().is_terminal() => ColorChoice::Never.write_global(),
        ColorName::Auto => {}
    }
}

/// Whether the reader of the output has closed it, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io_error = error.root_cause().downcast_ref::<io::Error>();
    io_error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
