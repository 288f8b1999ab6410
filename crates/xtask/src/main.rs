//! Every chore of this project, behind one entry: `cargo xtask`.

#![forbid(unsafe_code)]
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a chore tells what it does")]

mod bench;
mod bounds;
mod deep;
mod demo;
mod deny;
mod fuzz;
mod mutants;
mod payloads;
mod pkg;
mod schema;
mod size;
mod test;
mod tools;
mod vendor;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};
use harbor_preflight_tests::fuzz::TARGETS;

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Every chore of this project")]
struct Arguments {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Subcommand)]
enum Chore {
    /// All that must hold before a change lands: format, lints, tests, docs, packaging
    Test,
    /// What takes too long for every change: properties over many inputs, and all mutants
    Deep,
    /// Change the core in one place at a time, and fail if no test notices and no reason is committed
    Mutants {
        /// Only one part of them, such as 0/8
        #[arg(long, value_name = "K/N")]
        shard: Option<String>,
        /// Only those in files that this matches, such as crates/core/src/checks/*.rs; may be given several times
        #[arg(long, value_name = "GLOB")]
        file: Vec<String>,
    },
    /// Let libFuzzer try inputs in their millions on a nightly toolchain, one target after the other
    Fuzz {
        /// How long each target is tried
        #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u32).range(1..))]
        minutes: u32,
        /// Only this target
        #[arg(long, value_name = "NAME", value_parser = PossibleValuesParser::new(TARGETS.map(|target| target.name)))]
        target: Option<String>,
    },
    /// Measure the crate and the npm package beside memory and their peers, and write crates/bench/RESULTS.md
    Bench {
        /// Fewer rounds, and nothing is written
        #[arg(long)]
        quick: bool,
    },
    /// Measure what bodies cost that are made to cost much, and write crates/bench/BOUNDS.md; fail if it is not in proportion
    Bounds {
        /// Only the shapes whose names hold this, and nothing is written
        #[arg(long, value_name = "WORD")]
        only: Option<String>,
    },
    /// Check what is built on: licences, duplicates and sources of crates, advisories on crates and npm packages
    Deny {
        /// Fail if a database of advisories cannot be asked
        #[arg(long)]
        strict: bool,
    },
    /// Serve the web form to the browsers of this machine, until it is stopped
    Demo {
        /// Where on 127.0.0.1; 0 takes a port that is free
        #[arg(long, default_value_t = 8000)]
        port: u16,
    },
    /// Install what the tests need beyond cargo: the target of browsers, wasm-pack, cargo-deny, npm and Python packages
    Tools,
    /// Write the sample payloads from the sample files
    Payloads {
        /// Write nothing: fail if a payload is not current
        #[arg(long)]
        check: bool,
    },
    /// Write what follows from the rules: schema/, the types of the npm package, and the tables of the README
    Schema {
        /// Write nothing: fail if a file is not current
        #[arg(long)]
        check: bool,
        /// Write nothing: print one of the files, such as schema/rules.json
        #[arg(long, value_name = "FILE", conflicts_with = "check")]
        print: Option<String>,
    },
    /// Build the npm package: the module, its copy as a script, names, schema, catalogue and licence in pkg/
    Pkg {
        /// Write nothing: fail if a file is not byte for byte what the sources give
        #[arg(long)]
        check: bool,
    },
    /// Print what the npm package weighs, by crate; fail if it is over a limit
    Size,
    /// Copy what the page of the web form uses of npm packages into www/vendor/
    Vendor {
        /// Write nothing: fail if a file is not byte for byte what the packages have
        #[arg(long)]
        check: bool,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().chore {
        Chore::Test => test::run(),
        Chore::Deep => deep::run(),
        Chore::Mutants { shard, file } => mutants::run(shard.as_deref(), &file),
        Chore::Fuzz { minutes, target } => fuzz::run(minutes, target.as_deref()),
        Chore::Bench { quick } => bench::run(quick),
        Chore::Bounds { only } => bounds::run(only.as_deref()),
        Chore::Deny { strict } => deny::run(strict).map(drop),
        Chore::Demo { port } => demo::run(port),
        Chore::Tools => tools::run(),
        Chore::Payloads { check } => payloads::run(check),
        Chore::Schema { check, print } => schema::run(check, print.as_deref()),
        Chore::Pkg { check } => pkg::run(check),
        Chore::Size => size::run(),
        Chore::Vendor { check } => vendor::run(check),
    }
}

/// A path in the repository.
fn in_repository(path: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Runs cargo in the repository.
fn cargo(arguments: &[&str], environment: &[(&str, &str)]) -> Result<()> {
    let cargo = std::env::var_os("CARGO").context("run this as `cargo xtask`")?;
    let status = Command::new(cargo)
        .args(arguments)
        .current_dir(in_repository(""))
        .envs(environment.iter().copied())
        .status()?;
    anyhow::ensure!(status.success(), "`cargo {}` failed", arguments.join(" "));
    Ok(())
}

/// Writes a generated file; with `check`, fails instead if it is not current, and names the command that mends it.
fn write_or_check(path: &Path, content: &[u8], check: bool, mend: &str) -> Result<()> {
    if check {
        let current = std::fs::read(path).with_context(|| format!("{}: run `{mend}`", path.display()))?;
        anyhow::ensure!(current == content, "{} is not current: run `{mend}`", path.display());
        return Ok(());
    }
    std::fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
