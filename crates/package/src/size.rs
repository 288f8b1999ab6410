//! The gzipped size of the npm package, and its limits.

mod crates;

use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::pkg::{TOOLS, wasm};
use xtask::{in_repository, tools};

/// The limits in bytes, gzipped.
const WASM_LIMIT: usize = 186_500;
const WRAPPER_LIMIT: usize = 8_000;

/// The folder for the wrapper as a bundler would write it.
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

/// The bundled JavaScript that a browser loads at once: without the module as a script, and without files that are
/// imported on demand.
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
        // A file that is imported on demand keeps its name. Code that it shares with the rest is in a `chunk-`.
        if entry.file_name() == "index.js" || entry.file_name().to_string_lossy().starts_with("chunk-") {
            content.extend(std::fs::read(entry.path())?);
        }
    }
    Ok(content)
}

/// The output of esbuild for these arguments.
fn minified(arguments: &[&str]) -> Result<Vec<u8>> {
    let program = Path::new(tools::PACKAGE_NPM).join("node_modules/esbuild/bin/esbuild");
    let mut command = Command::new("node");
    command.arg(program).args(arguments).args(["--minify", "--target=es2022", "--log-level=warning"]);
    let output = command.current_dir(in_repository("")).output().context("cannot run node: run `cargo xtask tools`")?;
    let errors = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "esbuild failed: {errors}");
    Ok(output.stdout)
}
