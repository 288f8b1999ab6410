//! Tests that take too long to run on every change: breaking changes since the last release, properties over many more
//! inputs, and mutants.

use anyhow::Result;

use crate::{mutants, semver};
use xtask::cargo;

/// The number of inputs for each property.
const CASES: &str = "50000";

/// Compares the interface with the last release, and runs the properties, then all mutants. This takes hours.
pub(crate) fn run() -> Result<()> {
    semver::run(None, false)?;
    let tests = ["--test", "properties", "--test", "agreement", "--locked"];
    let properties = [&["test", "--release", "--package", "harbor-preflight-tests"][..], &tests].concat();
    cargo(&properties, &[("PROPTEST_CASES", CASES)])?;
    mutants::run(None, &[])
}
