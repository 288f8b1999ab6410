//! The tasks that generate files from the rules, measure the crate, or search for faults. `cargo xtask` starts them.

#![forbid(unsafe_code)]
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a task prints what it does")]

mod bench;
mod bounds;
mod data;
mod deep;
mod deny;
mod fixtures;
mod fuzz;
mod load;
mod locales;
mod msrv;
mod mutants;
mod payloads;
mod photos;
mod python;
mod schema;
mod semver;
mod turns;

use anyhow::{Context, Result};
use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};
use harbor_preflight_tests::fuzz::TARGETS;
use xtask::in_repository;

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Every task of this project")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Look for breaking changes since the last release, run properties over many inputs, then all mutants; this takes
    /// hours
    Deep,
    /// Test the tests: change the core in one place at a time, and fail if no test notices and no reason is committed
    Mutants {
        /// Only one part of the mutants, such as 0/8
        #[arg(long, value_name = "K/N")]
        shard: Option<String>,
        /// Only mutants in files that match this pattern, such as crates/core/src/checks/*.rs; may be given several
        /// times
        #[arg(long, value_name = "GLOB")]
        file: Vec<String>,
    },
    /// Run the fuzz targets with libFuzzer, one after the other; needs a nightly toolchain
    Fuzz {
        /// Minutes per target
        #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
        minutes: u32,
        /// Only this target
        #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(TARGETS.map(|target| target.name)))]
        target: Option<String>,
    },
    /// Measure the crate, the npm package and their peers, and write crates/bench/RESULTS.md
    Bench {
        /// Measure fewer rounds, and do not write the file
        #[arg(long)]
        quick: bool,
    },
    /// Measure worst-case bodies, and write crates/bench/BOUNDS.md; fail if time or memory grows faster than length
    Bounds {
        /// Only shapes whose names contain this; do not write the file
        #[arg(long, value_name = "WORD")]
        only: Option<String>,
    },
    /// Measure how long work on files keeps the event loop of Node and of browsers, and how soon it ends after an abort
    Turns {
        /// Only there; all by default
        #[arg(value_parser = PossibleValuesParser::new(["node", "chromium", "firefox", "webkit"]))]
        places: Vec<String>,
    },
    /// Measure how long it takes to look at photos of 12 megapixels, and write crates/photos/RESULTS.md
    Photos,
    /// Check dependencies: licences, duplicate versions and sources of crates, advisories on crates and npm packages
    Deny {
        /// Fail if a database of advisories cannot be reached
        #[arg(long)]
        strict: bool,
    },
    /// Check what people build with the oldest Rust that is promised; installs it if it is missing
    Msrv {
        /// Fail if that toolchain cannot be had
        #[arg(long)]
        strict: bool,
    },
    /// Look for breaking changes in the interface of the crate
    Semver {
        /// The commit to compare with; the tag of the last release if it is left out
        #[arg(long, value_name = "COMMIT")]
        since: Option<String>,
        /// Fail if nothing could be compared
        #[arg(long)]
        strict: bool,
    },
    /// Write the sample payloads from the sample files, and what the command `fixtures` writes from the cases
    Payloads {
        /// Write nothing; fail if a payload is not current
        #[arg(long)]
        check: bool,
    },
    /// Write the embedded reference data from pinned npm packages, and say what changes
    Data {
        /// Write nothing; fail if a file is not current
        #[arg(long)]
        check: bool,
    },
    /// Send the mock 10,000 requests, 50 at once, and bodies of 98 MB, 4 at once; fail if one is lost, or if memory grows
    /// with the bodies
    Load,
    /// Bring the language files up to date: the template, missing and obsolete texts, the copies in the npm package, and
    /// tests/locales, which shows every text as people see it
    Locales {
        /// Write nothing; fail if a file is not current
        #[arg(long)]
        check: bool,
    },
    /// Build the package for Python, and run its tests in an environment of their own
    Python {
        /// Also run the examples of all engines on a shared table, and compare the rows
        #[arg(long)]
        engines: bool,
        /// The rows of that table
        #[arg(long, value_name = "N", default_value_t = 100_000, requires = "engines")]
        rows: u32,
    },
    /// Build the package for Python as it would be published, for Linux with glibc 2.28 or newer, and test it in a fresh
    /// environment
    Wheel,
    /// Generate files from the rules: schema/, and the types of the npm package
    Schema {
        /// Write nothing; fail if a file is not current
        #[arg(long)]
        check: bool,
        /// Write nothing; print one of the files, such as schema/rules.json
        #[arg(long, value_name = "FILE", conflicts_with = "check")]
        print: Option<String>,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Deep => deep::run(),
        Task::Mutants { shard, file } => mutants::run(shard.as_deref(), &file),
        Task::Fuzz { minutes, target } => fuzz::run(minutes, target.as_deref()),
        Task::Bench { quick } => bench::run(quick),
        Task::Turns { places } => turns::run(&places),
        Task::Bounds { only } => bounds::run(only.as_deref()),
        Task::Deny { strict } => deny::run(strict),
        Task::Msrv { strict } => msrv::run(strict),
        Task::Semver { since, strict } => semver::run(since.as_deref(), strict),
        Task::Photos => photos::run(),
        Task::Payloads { check } => payloads::run(check).and_then(|()| fixtures::run(check)),
        Task::Data { check } => data::run(check),
        Task::Load => load::run(),
        Task::Locales { check } => locales::run(check),
        Task::Python { engines, rows } => python::run(engines.then_some(rows)),
        Task::Wheel => python::wheel(),
        Task::Schema { check, print } => schema::run(check, print.as_deref()),
    }
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(in_repository("Cargo.lock")).context("Cargo.lock")?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.with_context(|| format!("Cargo.lock has no version of {package}"))?.to_owned())
}
