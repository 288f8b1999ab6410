//! The size of the npm package on the wire, and the limits that it keeps.

mod crates;

use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::pkg::{TOOLS, wasm};
use xtask::{in_repository, tools};

/// The most that each may have, gzipped.
const WASM_LIMIT: usize = 121_000;
const WRAPPER_LIMIT: usize = 5_000;

/// Where the wrapper is put as a bundler would put it.
const BUNDLE: &str = "target/pkg/bundle";

/// Prints the sizes, and fails if one is over its limit.
pub(crate) fn run() -> Result<()> {
    tools::install(TOOLS)?;
    let built = wasm::build(wasm::Builder::Library)?;
    let module = Sizes::of(&std::fs::read(&built.wasm)?)?;
    let wrapper = Sizes::of(&wrapper()?)?;
    println!("{:<34}{:>10}{:>10}{:>10}", "bytes", "raw", "gzipped", "limit");
    println!("{:<34}{:>10}{:>10}{WASM_LIMIT:>10}", "module (.wasm)", module.raw, module.gzipped);
    println!("{:<34}{:>10}{:>10}{WRAPPER_LIMIT:>10}", "wrapper, minified", wrapper.raw, wrapper.gzipped);
    println!("\n{:<34}{:>10}", "raw bytes of the module by crate", "");
    for (part, bytes) in crates::breakdown(&built.with_names()?)? {
        println!("{part:<34}{bytes:>10}");
    }
    ensure!(module.gzipped <= WASM_LIMIT, "the module has {} bytes gzipped: at most {WASM_LIMIT}", module.gzipped);
    ensure!(
        wrapper.gzipped <= WRAPPER_LIMIT,
        "the wrapper has {} bytes gzipped: at most {WRAPPER_LIMIT}",
        wrapper.gzipped
    );
    Ok(())
}

struct Sizes {
    raw: usize,
    gzipped: usize,
}

impl Sizes {
    fn of(content: &[u8]) -> Result<Self> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content)?;
        Ok(Self { raw: content.len(), gzipped: encoder.finish()?.len() })
    }
}

/// What a bundler makes of all that is written by hand and that a browser loads at once: not the module as a script, nor
/// what is imported only when it is needed.
fn wrapper() -> Result<Vec<u8>> {
    let folder = in_repository(BUNDLE);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let out = format!("--outdir={BUNDLE}");
    let generated = ["--external:*/wasm-base64.js"];
    minified(&[&["pkg/index.js", "--bundle", "--splitting", "--format=esm", &out][..], &generated].concat())?;
    let mut content = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let entry = entry?;
        // What is imported on demand has a file of its own name, what it shares with the rest a `chunk-`.
        if entry.file_name() == "index.js" || entry.file_name().to_string_lossy().starts_with("chunk-") {
            content.extend(std::fs::read(entry.path())?);
        }
    }
    Ok(content)
}

/// What esbuild makes with these arguments.
fn minified(arguments: &[&str]) -> Result<Vec<u8>> {
    let program = Path::new(tools::PACKAGE_NPM).join("node_modules/esbuild/bin/esbuild");
    let mut command = Command::new("node");
    command.arg(program).args(arguments).args(["--minify", "--target=es2022", "--log-level=warning"]);
    let output = command.current_dir(in_repository("")).output().context("cannot run node: run `cargo xtask tools`")?;
    let complaint = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "esbuild failed: {complaint}");
    Ok(output.stdout)
}
