//! The machine and the versions with which the table was measured.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use xtask::{in_repository, tools};

/// The peers and the measuring libraries whose versions are shown. Each list belongs to one lock file.
const CRATES: [&str; 4] = ["garde", "validator", "jsonschema", "criterion"];
const PACKAGES: [&str; 7] = ["ajv", "ajv-formats", "zod", "valibot", "typebox", "arktype", "mitata"];

/// The text above the table.
pub(super) fn heading() -> Result<String> {
    Ok(format!(
        "# Benchmarks\n\n\
         `cargo xtask bench` measures all of this and writes this file. The ratio is the time of a subject divided by\n\
         the time of the first subject of its case: above 1, the first one is faster. Only ratios of the same run can\n\
         be compared. Each peer has the closest rules that it can express, as written in an afternoon, and reports\n\
         what is wrong; they are in `crates/bench`. A subject that crashes has no ratio.\n\n\
         - {}\n- {}\n- Crates: {}\n- npm packages: {}\n",
        machine()?,
        programs()?,
        crates()?,
        packages()?
    ))
}

/// The processor and its number of cores.
pub(crate) fn machine() -> Result<String> {
    let path = "/proc/cpuinfo";
    let text = std::fs::read_to_string(path).context(path)?;
    let model = text.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let (_, model) = model.with_context(|| format!("{path} does not name the processor"))?;
    Ok(format!("{model}, {} cores", std::thread::available_parallelism()?))
}

fn programs() -> Result<String> {
    let versions = [version("rustc")?, format!("Node {}", version("node")?), version("chromium")?];
    Ok(versions.join("; "))
}

/// What a program prints with `--version`.
pub(crate) fn version(program: &str) -> Result<String> {
    let output = Command::new(program).arg("--version").current_dir(in_repository("")).output();
    let output = output.with_context(|| format!("cannot run {program}"))?;
    ensure!(output.status.success(), "`{program} --version` failed");
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn crates() -> Result<String> {
    let versions = CRATES.map(|name| Ok(format!("{name} {}", crate::locked_version(name)?)));
    Ok(versions.into_iter().collect::<Result<Vec<_>>>()?.join(", "))
}

fn packages() -> Result<String> {
    let path = Path::new(tools::BENCHMARKS).join("package-lock.json");
    let text = std::fs::read(in_repository(&path)).with_context(|| path.display().to_string())?;
    let lock: Value = serde_json::from_slice(&text).with_context(|| path.display().to_string())?;
    let versions = PACKAGES.map(|name| {
        let version = lock["packages"][format!("node_modules/{name}")]["version"].as_str();
        Ok(format!("{name} {}", version.with_context(|| format!("the lock file has no version of {name}"))?))
    });
    Ok(versions.into_iter().collect::<Result<Vec<_>>>()?.join(", "))
}
