//! Breaking changes in the interface of the crate.

use std::process::Command;

use anyhow::{Result, ensure};
use xtask::process::succeed;
use xtask::{in_repository, tools};

/// Compares the crate with a commit, or with the last release if none is given. What cannot be checked is said; with
/// `strict`, it is a failure.
pub(crate) fn run(since: Option<&str>, strict: bool) -> Result<()> {
    if let Some(reason) = check(since.map(str::to_owned).or_else(last_release))? {
        eprintln!("NOT CHECKED: breaking changes of the crate: {reason}");
        ensure!(!strict, "not everything could be checked");
    }
    Ok(())
}

/// Returns why it could not be checked.
fn check(since: Option<String>) -> Result<Option<String>> {
    let Some(since) = since else {
        return Ok(Some("there is no release to compare with, which is a tag such as v0.1.0".to_owned()));
    };
    if let Err(failure) = tools::install(&[&tools::SEMVER_CHECKS]) {
        return Ok(Some(failure.to_string()));
    }
    let options = ["semver-checks", "--package=harbor-preflight", "--baseline-rev", &since];
    let mut command = Command::new(tools::program_folder().join("cargo-semver-checks"));
    succeed(command.args(options).current_dir(in_repository("")), &format!("cargo {}", options.join(" ")))?;
    Ok(None)
}

/// The last tag of a version.
fn last_release() -> Option<String> {
    let describe = ["describe", "--tags", "--abbrev=0", "--match=v[0-9]*"];
    let output = Command::new("git").args(describe).current_dir(in_repository("")).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
