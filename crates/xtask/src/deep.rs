//! What takes too long for every change: properties over many more inputs, and mutants.

use anyhow::Result;

use crate::cargo;

/// Inputs that each property is tried with.
const CASES: &str = "50000";

/// What mutants are made of: the rules, the walk, and the reader of JSON.
const MUTATED: [&str; 5] = [
    "crates/core/src/checks/**",
    "crates/core/src/json/*",
    "crates/core/src/walk/*",
    "crates/core/src/*.rs",
    "crates/core/src/reference/*",
];

/// The tests that should notice a mutant.
const NOTICING: [&str; 9] =
    ["--lib", "--test", "cases", "--test", "catalogue", "--test", "files", "--test", "properties"];

/// Runs the properties, then `shard` of the mutants ("1/8" is the second eighth; all of them take hours).
pub(crate) fn run(shard: Option<&str>) -> Result<()> {
    let tests = ["--test", "properties", "--test", "agreement", "--locked"];
    let properties = [&["test", "--release", "--package", "harbor-preflight-tests"][..], &tests].concat();
    cargo(&properties, &[("PROPTEST_CASES", CASES)])?;
    if cargo(&["mutants", "--version"], &[]).is_err() {
        cargo(&["install", "cargo-mutants", "--locked"], &[])?;
    }
    let mut arguments = vec!["mutants", "--package", "harbor-preflight", "--test-package"];
    arguments.push("harbor-preflight,harbor-preflight-tests");
    // Most tests are another package's, so that a run without mutants would not find them.
    arguments.extend(["--baseline", "skip", "--timeout", "60", "--output", "target"]);
    arguments.extend(MUTATED.iter().flat_map(|files| ["--file", files]));
    arguments.extend(shard.iter().flat_map(|shard| ["--shard", shard]));
    arguments.push("--");
    arguments.extend(NOTICING);
    cargo(&arguments, &[])
}
