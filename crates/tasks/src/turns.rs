//! How long work on files keeps the event loop of a page or a server, by the clock.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use xtask::{in_repository, tools};

/// What runs the script, which drives the browsers as the tests do.
const TOOLS: &[&tools::Tool] = &[
    &tools::NODE,
    &tools::CHROMIUM,
    &tools::FIREFOX,
    &tools::WEBKIT,
    &tools::SCREEN,
    &tools::TEST_PACKAGES,
    &tools::BROWSER_PACKAGES,
];

/// Prints a table of Node and the browsers, or only of these `places`.
pub(crate) fn run(places: &[String]) -> Result<()> {
    tools::install(TOOLS)?;
    let script = format!("{}/turns.mjs", tools::BENCHMARKS);
    let mut command = Command::new("node");
    command.args([in_repository(&script), in_repository("target/tmp/turns")]).args(places);
    let status = command.status().context("cannot run node: run `cargo xtask tools`")?;
    ensure!(status.success(), "{script} failed");
    Ok(())
}
