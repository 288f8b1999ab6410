//! The program that wasm-pack runs as `wasm-bindgen`: a small command line around its library, so that nothing is
//! downloaded.

#![forbid(unsafe_code)]
#![expect(clippy::print_stdout, reason = "wasm-pack asks for the version")]

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;

#[derive(Parser)]
#[command(disable_version_flag = true)]
struct Arguments {
    /// The compiled crate
    #[arg(required_unless_present = "version")]
    input: Option<PathBuf>,
    /// The folder that the module is written to
    #[arg(long, required_unless_present = "version")]
    out_dir: Option<PathBuf>,
    /// The name of the module
    #[arg(long, default_value = "index")]
    out_name: String,
    /// Where the module runs: only `web` is supported
    #[arg(long, value_parser = ["web"])]
    target: Option<String>,
    /// Accepted for wasm-pack; types are never written
    #[arg(long)]
    no_typescript: bool,
    /// Print the version of wasm-bindgen
    #[arg(long, short = 'V')]
    version: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    if let (Some(input), Some(out)) = (arguments.input, arguments.out_dir) {
        harbor_preflight_package::bindgen::generate(&input, &out, &arguments.out_name)
    } else {
        println!("wasm-bindgen {}", harbor_preflight_package::bindgen::version());
        Ok(())
    }
}
