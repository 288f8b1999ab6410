//! Builds and runs the small apps of `tests/matrix`.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use xtask::{in_repository, tools};

/// Prints a table of the apps. Fails if one of them does.
pub(crate) fn run(names: &[String], quick: bool) -> Result<()> {
    tools::install(&[&tools::NODE, &tools::CHROMIUM, &tools::TEST_PACKAGES])?;
    let mut command = Command::new("node");
    command.arg(in_repository("tests/matrix/matrix.mjs"));
    command.args(["pkg", "tests/payloads", "target/tmp/matrix"].map(in_repository));
    command.args(quick.then_some("--quick")).args(names);
    let status = command.status().context("cannot run node: run `cargo xtask tools`")?;
    ensure!(status.success(), "not every app works");
    Ok(())
}
