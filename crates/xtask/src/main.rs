//! The entry to every task of this project: `cargo xtask`.

#![forbid(unsafe_code)]
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a task says what it does")]

mod page;
mod test;

use std::process::ExitCode;

use xtask::process::{Failure, Result, cargo_command, in_repository, succeed};
use xtask::tools;

const HELP: &str = "\
Every task of this project

Usage: cargo xtask TASK [OPTIONS]

Before a change lands:
  test [NAME…]     what a change of a rule can break; NAME runs one step, --list names them
  test --all       that, and all that a release needs
  tools [--all]    install what `test`, or `test --all`, needs

Write what is generated (with --check: fail if it is not current):
  schema           schema/, the types of the npm package
  payloads         the sample payloads, from the sample files; the fixtures of the command line, from the cases
  locales          the language files: the template, missing texts, copies in the npm package, and tests/locales
  pkg              the npm package, from crates/wasm
  page             the scripts of the web page as bundles, in www/app/
  vendor           what the web form uses of npm packages, in www/vendor/
  data             the embedded reference data, from pinned packages; says what changes

Try it:
  matrix [NAME…]   small apps that use the npm package as its users would; NAME is a part of a row's name
  demo             serve the web form to the browsers of this machine
  python           the package for Python: build it, and run its tests; with --engines, its examples, too
  wheel            the package for Python as it would be published, tested in a fresh environment

Measure and search, for minutes or hours:
  size             the size of the npm package, by crate
  bench            the crate and the package beside their peers
  bounds           the cost of worst-case bodies
  load             the mock under many requests, and under the largest bodies
  turns            how long work on files keeps the event loop of Node and of browsers
  photos           how long the quality of photos takes, natively and in three browsers
  fuzz             inputs in their millions
  mutants          the core with one change at a time
  deep             breaking changes, properties over many inputs, then all mutants
  corpus DIR       the checks of files on your own files, beside decoders
  deny             licences, duplicates and sources of what is built on, and advisories
  msrv             what people build, with the oldest Rust that is promised
  semver           breaking changes in the interface of the crate

`cargo xtask TASK --help` shows the options of a task.
";

const TOOLS_HELP: &str = "\
Install what the tests need

Usage: cargo xtask tools [--all]

Options:
  --all     what `cargo xtask test --all` needs, too
";

/// The packages that carry out several tasks, and the tasks of each: the task is the first argument.
const PACKAGES: [(&str, &[&str]); 2] = [
    (
        "harbor-preflight-tasks",
        &[
            "schema", "payloads", "load", "locales", "data", "bench", "bounds", "fuzz", "mutants", "deep", "deny",
            "msrv", "photos", "python", "semver", "turns", "wheel",
        ],
    ),
    ("harbor-preflight-package", &["pkg", "vendor", "size", "matrix"]),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(reason)) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result {
    match arguments {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["test", options @ ..] => test::run(options),
        ["page", options @ ..] => page::run(options),
        ["tools"] => tools::install(tools::QUICK),
        ["tools", "--all"] => tools::install(tools::ALL),
        ["tools", "--help" | "-h"] => {
            print!("{TOOLS_HELP}");
            Ok(())
        }
        ["tools", option, ..] => Err(Failure(format!("there is no option `{option}`: see `cargo xtask tools --help`"))),
        ["demo", options @ ..] => start("harbor-preflight-demo", options),
        ["corpus", options @ ..] => start_here("harbor-preflight-corpus", options),
        [task, ..] => {
            let package = PACKAGES.iter().find(|(_, tasks)| tasks.contains(task));
            let (package, _) = package.ok_or_else(|| Failure(format!("there is no task `{task}`: see --help")))?;
            start(package, arguments)
        }
    }
}

/// Builds the program of a package, and runs it.
fn start(package: &str, arguments: &[&str]) -> Result {
    let mut command = cargo_command(&["run", "--quiet", "--locked", "--package", package, "--"]);
    succeed(command.args(arguments), &format!("cargo xtask {}", arguments.join(" ")))
}

/// The same in the folder where the task was started: its arguments may be paths.
fn start_here(package: &str, arguments: &[&str]) -> Result {
    let mut command = cargo_command(&["run", "--quiet", "--locked", "--package", package, "--manifest-path"]);
    command.arg(in_repository("Cargo.toml")).arg("--").args(arguments).current_dir(".");
    succeed(&mut command, package)
}
