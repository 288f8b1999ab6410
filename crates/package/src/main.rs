//! Builds and measures the npm package, and copies the libraries of the web form. `cargo xtask` starts it.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "a task prints what it does")]

mod matrix;
mod pkg;
mod size;
mod vendor;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(bin_name = "cargo xtask", about = "Tasks of the npm package")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the npm package with wasm-pack: the module, its copies as scripts, the scripts for `require`, names of subdivisions, the schemas, the licence
    Pkg {
        /// Write nothing; fail if a file is not current, byte for byte
        #[arg(long)]
        check: bool,
        /// Only write the scripts for `require` and the copies: the module stays as it is
        #[arg(long)]
        scripts: bool,
    },
    /// Print the size of the npm package, by crate; fail if it is over a limit
    Size,
    /// Build small apps with the packed package, run them, and print what came of it
    Matrix {
        /// Only the rows whose names contain one of these
        names: Vec<String>,
        /// Only the rows that a release is tested with
        #[arg(long)]
        quick: bool,
    },
    /// Copy the libraries of the web form from npm packages into www/vendor/
    Vendor {
        /// Write nothing; fail if a file is not current, byte for byte
        #[arg(long)]
        check: bool,
    },
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Pkg { check, scripts } => pkg::run(check, scripts),
        Task::Size => size::run(),
        Task::Matrix { names, quick } => matrix::run(&names, quick),
        Task::Vendor { check } => vendor::run(check),
    }
}
