//! Replaces the paths of this machine, which panics contain, by names that are the same on every machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use xtask::tools::WASM;
use xtask::{cargo, in_repository};

/// Options of rustc that replace the folders of the workspace, of the downloaded crates and of the toolchain.
pub(crate) fn options() -> Result<Vec<String>> {
    let workspace = in_repository("").canonicalize()?;
    let mut options = vec![option(&workspace, "/harbor-preflight")];
    for registry in registries()? {
        options.push(option(&registry, "/crates"));
    }
    // If the sources of the standard library are installed, panics contain their paths instead of `/rustc/<commit>`.
    let sources = PathBuf::from(rustc(&["--print", "sysroot"])?.trim()).join("lib/rustlib/src/rust");
    let version = rustc(&["--version", "--verbose"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: "));
    options
        .push(option(&sources, &format!("/rustc/{}", commit.context("`rustc --version --verbose` prints no commit")?)));
    Ok(options)
}

fn option(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

/// The folders of the downloaded crates: one for each registry or mirror, whose name depends on its address.
fn registries() -> Result<Vec<PathBuf>> {
    // On a new machine the folders only exist after the first download.
    cargo(&["fetch", "--quiet", "--locked", "--target", WASM], &[])?;
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).context("set CARGO_HOME")?;
    let folder = home.join("registry/src");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("{}: set CARGO_HOME", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

fn rustc(arguments: &[&str]) -> Result<String> {
    let output = Command::new("rustc").args(arguments).current_dir(in_repository("")).output()?;
    Ok(String::from_utf8(output.stdout)?)
}
