//! The oldest Rust that is promised (`rust-version`): everything that people build with it compiles.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use xtask::in_repository;
use xtask::process::succeed;

/// The packages that people build. Tests and tasks use the toolchain of `rust-toolchain.toml` alone.
const PACKAGES: [&str; 3] =
    ["--package=harbor-preflight", "--package=harbor-preflight-cli", "--package=harbor-preflight-wasm"];

/// Checks these packages with the oldest toolchain, which is installed beside the others if it is missing. Where it
/// cannot be had, says so; with `strict`, that is a failure.
pub(crate) fn run(strict: bool) -> Result<()> {
    let toolchain = &format!("{}.0", promised()?);
    if !has(toolchain) && !install(toolchain) {
        eprintln!(
            "NOT CHECKED: that the crate compiles with Rust {toolchain}, which cannot be installed. The step `lint` finds \
             what its standard library does not have (clippy's `incompatible_msrv`)."
        );
        ensure!(!strict, "Rust {toolchain} is missing");
        return Ok(());
    }
    let check = ["run", toolchain, "cargo", "check", "--locked", "--target-dir=target/msrv"];
    let mut command = Command::new("rustup");
    command.args(check).args(PACKAGES).current_dir(in_repository(""));
    Ok(succeed(&mut command, &format!("rustup {} {}", check.join(" "), PACKAGES.join(" ")))?)
}

/// The version that the workspace declares. The packages of tests and tasks do not inherit it.
fn promised() -> Result<String> {
    let manifest = std::fs::read_to_string(in_repository("Cargo.toml")).context("Cargo.toml")?;
    let version = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \"")?.strip_suffix('"'));
    Ok(version.context("Cargo.toml has no rust-version")?.to_owned())
}

fn has(toolchain: &str) -> bool {
    xtask::process::succeeds(&["rustup", "run", toolchain, "cargo", "--version"])
}

fn install(toolchain: &str) -> bool {
    eprintln!("To be installed by rustup, about 400 MB and 20 s: Rust {toolchain}");
    let install = ["toolchain", "install", toolchain, "--profile=minimal", "--no-self-update"];
    Command::new("rustup").args(install).status().is_ok_and(|status| status.success())
}
