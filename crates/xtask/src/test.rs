//! The gate: everything that must hold before a change lands.

use std::process::Command;

use anyhow::{Result, ensure};

use crate::tools::WASM;
use crate::{cargo, deny, in_repository, payloads, pkg, schema, size, tools, vendor};

/// The steps, in the order in which they fail fastest.
const STEPS: &[(&str, &[&str])] = &[
    ("format", &["fmt", "--all", "--check"]),
    ("lints", &["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"]),
    (
        "lints without the embedded lists",
        &["clippy", "--package", "harbor-preflight", "--no-default-features", "--locked", "--", "--deny", "warnings"],
    ),
    ("tests", &["test", "--workspace", "--all-targets", "--locked"]),
    ("examples in the docs", &["test", "--workspace", "--doc", "--locked"]),
    ("build for the browser", &["check", "--package", "harbor-preflight", "--target", WASM, "--locked"]),
    ("docs", &["doc", "--workspace", "--no-deps", "--locked"]),
    ("package", &["package", "--package", "harbor-preflight", "--allow-dirty", "--locked"]),
];

/// Runs all steps, and stops at the first that fails.
pub(crate) fn run() -> Result<()> {
    step("sample payloads");
    payloads::run(true)?;
    step("schemas and tables that follow from the rules");
    schema::run(true, None)?;
    step("the oldest toolchain promised is the one in use");
    check_minimum_toolchain()?;
    step("tools");
    tools::run()?;
    step("what is built on");
    let unchecked = deny::run(false)?;
    step("vendored packages");
    vendor::run(true)?;
    for (name, arguments) in STEPS {
        step(name);
        cargo(arguments, &[("RUSTDOCFLAGS", "--deny warnings")])?;
    }
    step("npm package");
    pkg::run(true)?;
    step("size of the npm package");
    size::run()?;
    eprintln!("\nPictures of the web form: target/tmp/form/pictures");
    for sentence in &unchecked {
        eprintln!("NOT CHECKED: {sentence}");
    }
    eprintln!("{}", if unchecked.is_empty() { "Everything holds." } else { "Everything that could be checked holds." });
    Ok(())
}

fn step(name: &str) {
    eprintln!("\n== {name}");
}

/// The toolchain of `rust-toolchain.toml`, with which every other step runs, is the `rust-version` that is promised.
fn check_minimum_toolchain() -> Result<()> {
    let promised = env!("CARGO_PKG_RUST_VERSION");
    let rustc = Command::new("rustc").arg("--version").current_dir(in_repository("")).output()?;
    let version = String::from_utf8(rustc.stdout)?;
    ensure!(
        version.starts_with(&format!("rustc {promised}.")),
        "rust-version promises {promised}, but the tests run with {version}: name the same version in both files"
    );
    Ok(())
}
