//! An entry of the package as a bundler writes it.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use xtask::{in_repository, tools};

/// The folder of the bundle, and what esbuild writes about it.
const FOLDER: &str = "target/pkg/bundle";
const METAFILE: &str = "target/pkg/bundle.json";

/// The scripts that a bundler, here esbuild, loads with an entry: not those that are imported on demand.
pub(crate) fn loaded_at_once(entry: &str) -> Result<Vec<u8>> {
    let metafile = bundle(entry)?;
    let mut waiting = vec![format!("{FOLDER}/{entry}")];
    let mut loaded = Vec::new();
    let mut content = Vec::new();
    while let Some(path) = waiting.pop() {
        let output = &metafile["outputs"][&path];
        // What is imported from elsewhere is no output.
        if output.is_null() || loaded.contains(&path) {
            continue;
        }
        content.extend(std::fs::read(in_repository(&path)).with_context(|| path.clone())?);
        let imports = output["imports"].as_array().into_iter().flatten();
        let at_once = imports.filter(|import| import["kind"] == "import-statement");
        waiting.extend(at_once.filter_map(|import| Some(import["path"].as_str()?.to_owned())));
        loaded.push(path);
    }
    ensure!(!content.is_empty(), "the bundle has no {entry}");
    Ok(content)
}

/// Bundles an entry, minified. Returns what esbuild says about its output.
fn bundle(entry: &str) -> Result<Value> {
    let folder = in_repository(FOLDER);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let program = Path::new(tools::PACKAGE_NPM).join("node_modules/esbuild/bin/esbuild");
    let mut command = Command::new("node");
    command.arg(program).arg(format!("pkg/{entry}"));
    command.args(["--bundle", "--splitting", "--format=esm", "--minify", "--target=es2022", "--log-level=warning"]);
    // Runtimes have these.
    command.args(["--external:node:*", "--external:*.wasm", "--external:*.wasm?module"]);
    command.args([format!("--outdir={FOLDER}"), format!("--metafile={METAFILE}")]);
    let output = command.current_dir(in_repository("")).output().context("cannot run node: run `cargo xtask tools`")?;
    ensure!(output.status.success(), "esbuild failed: {}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&std::fs::read(in_repository(METAFILE))?)?)
}
