//! What the table was measured with, and on.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use xtask::{in_repository, tools};

/// Peers, and what measures, by the lock file that has their versions.
const CRATES: [&str; 4] = ["garde", "validator", "jsonschema", "criterion"];
const PACKAGES: [&str; 7] = ["ajv", "ajv-formats", "zod", "valibot", "typebox", "arktype", "mitata"];

/// What stands above the table.
pub(super) fn heading() -> Result<String> {
    Ok(format!(
        "# Benchmarks\n\n\
         `cargo xtask bench` measures all of this, and writes this file. A ratio says how many times as long as the\n\
         first of its case a subject takes: above 1, the first is faster. Only ratios of one run can be compared. A\n\
         peer has the nearest rules that it can express, as one writes them in an afternoon, and tells what is wrong;\n\
         in `crates/bench` they can all be read. What crashes has no ratio.\n\n\
         - {}\n- {}\n- Crates: {}\n- npm packages: {}\n",
        machine()?,
        programs()?,
        crates()?,
        packages()?
    ))
}

/// The processor, and how many cores it has.
pub(crate) fn machine() -> Result<String> {
    let path = "/proc/cpuinfo";
    let text = std::fs::read_to_string(path).context(path)?;
    let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let (_, model) = model.with_context(|| format!("{path} names no model"))?;
    Ok(format!("{model}, {} cores", std::thread::available_parallelism()?))
}

fn programs() -> Result<String> {
    let versions = [version("rustc")?, format!("Node {}", version("node")?), version("chromium")?];
    Ok(versions.join("; "))
}

/// What a program tells of itself.
pub(crate) fn version(program: &str) -> Result<String> {
    let output = Command::new(program).arg("--version").current_dir(in_repository("")).output();
    let output = output.with_context(|| format!("cannot run {program}"))?;
    ensure!(output.status.success(), "{program} does not tell its version");
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn crates() -> Result<String> {
    let told = CRATES.map(|name| Ok(format!("{name} {}", crate::locked_version(name)?)));
    Ok(told.into_iter().collect::<Result<Vec<_>>>()?.join(", "))
}

fn packages() -> Result<String> {
    let path = Path::new(tools::BENCHMARKS).join("package-lock.json");
    let text = std::fs::read(in_repository(&path)).with_context(|| path.display().to_string())?;
    let lock: Value = serde_json::from_slice(&text).with_context(|| path.display().to_string())?;
    let told = PACKAGES.map(|name| {
        let version = lock["packages"][format!("node_modules/{name}")]["version"].as_str();
        Ok(format!("{name} {}", version.with_context(|| format!("the lock file names no version of {name}"))?))
    });
    Ok(told.into_iter().collect::<Result<Vec<_>>>()?.join(", "))
}
