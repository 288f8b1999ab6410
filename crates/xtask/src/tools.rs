//! What the chores need beyond cargo: the target of browsers, what makes and measures the npm package, and the tools that
//! read the schemas.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::{cargo, in_repository};

/// What browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Where the npm packages stand that make and measure the package, and those that the page of the web form uses.
pub(crate) const NPM: &str = "crates/xtask/npm";

/// Where the scripts stand that try the schemas, with the lists of what they need.
const CONSUMERS: &str = "tests/consumers";

/// Where the scripts stand that try the npm package in bundlers, browsers and forms.
const PACKAGE_TESTS: &str = "tests/package";

/// Where the scripts stand that measure the npm package, with the list of the peers that they measure it beside.
pub(crate) const BENCHMARKS: &str = "crates/bench/js";

/// Installs exactly the packages of a lock file. The packages' own scripts are not run: they only download or speed up.
const NPM_CI: &[&str] = &["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"];

/// Installs whatever is missing.
pub(crate) fn run() -> Result<()> {
    package()?;
    deny()?;
    ensure(&["chromium", "--version"], &["chromium"])?;
    install(PACKAGE_TESTS, "package-lock.json", "node_modules", &[NPM_CI])?;
    ensure(&["python3", "-c", "import ensurepip, venv"], &["python3", "python3-venv"])?;
    install(CONSUMERS, "package-lock.json", "node_modules", &[NPM_CI])?;
    let pip = [".venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"];
    install(CONSUMERS, "requirements.txt", ".venv", &[&["python3", "-m", "venv", "--clear", ".venv"], &pip])
}

/// Installs what is missing of the tools that make and measure the npm package.
///
/// Their versions are fixed, because the bytes of the package follow from them.
pub(crate) fn package() -> Result<()> {
    run_in(".", "rustup", &["target", "add", WASM]).context("rustup brings the target of browsers")?;
    run_in(".", "rustup", &["component", "add", "rust-src"]).context("rustup brings the standard library's source")?;
    install_program("wasm-pack", "wasm-pack", "0.15.1")?;
    // It reads only what the crate of its own version writes.
    install_program("wasm-bindgen", "wasm-bindgen-cli", &locked_version("wasm-bindgen")?)?;
    install_program("twiggy", "twiggy", "0.8.0")?;
    npm()
}

/// Installs what is missing of the npm packages that the chores themselves use.
pub(crate) fn npm() -> Result<()> {
    ensure(&["node", "--version"], &["nodejs", "npm"])?;
    ensure(&["npm", "--version"], &["npm"])?;
    install(NPM, "package-lock.json", "node_modules", &[NPM_CI])
}

/// Installs what is missing of the tools that know what is built on.
pub(crate) fn deny() -> Result<()> {
    install_program("cargo-deny", "cargo-deny", "0.20.2")?;
    ensure(&["node", "--version"], &["nodejs", "npm"])?;
    ensure(&["npm", "--version"], &["npm"])
}

/// Installs what is missing of what makes mutants. Its version is fixed, because others make others.
pub(crate) fn mutants() -> Result<()> {
    install_program("cargo-mutants", "cargo-mutants", "27.1.0")
}

/// Installs what is missing of what only benchmarks need.
pub(crate) fn benchmarks() -> Result<()> {
    ensure(&["node", "--version"], &["nodejs", "npm"])?;
    ensure(&["npm", "--version"], &["npm"])?;
    ensure(&["chromium", "--version"], &["chromium"])?;
    ensure(&["taskset", "--version"], &["util-linux"])?;
    // The browser is driven as in the tests of the package.
    install(PACKAGE_TESTS, "package-lock.json", "node_modules", &[NPM_CI])?;
    install(BENCHMARKS, "package-lock.json", "node_modules", &[NPM_CI])
}

/// Installs a program from a crate, unless it is there in that version.
fn install_program(program: &str, package: &str, version: &str) -> Result<()> {
    if has_version(program, version) {
        return Ok(());
    }
    eprintln!("Installing {program} {version}: this takes some minutes");
    cargo(&["install", package, "--version", version, "--locked"], &[])?;
    ensure!(
        has_version(program, version),
        "{program} {version} was installed, but another one is found, or none: put cargo's folder of programs, \
         ~/.cargo/bin by default, first in PATH"
    );
    Ok(())
}

/// Whether the program that PATH finds tells this version.
fn has_version(program: &str, version: &str) -> bool {
    // Cargo tells its subcommands their own names, and some insist on it.
    let subcommand = program.strip_prefix("cargo-");
    let output = Command::new(program).args(subcommand).arg("--version").output();
    output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).split_whitespace().any(|word| word == version))
}

/// The version of a package in Cargo.lock.
pub(crate) fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(in_repository("Cargo.lock")).context("Cargo.lock")?;
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.with_context(|| format!("Cargo.lock names no version of {package}"))?.to_owned())
}

/// Installs a program from Debian's packages if this command does not succeed.
fn ensure(command: &[&str], packages: &[&str]) -> Result<()> {
    let (program, arguments) = command.split_first().context("a command names a program")?;
    let is_there = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if is_there.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    run_in(".", "apt-get", &["update"])
        .and_then(|()| run_in(".", "apt-get", &install))
        .with_context(|| format!("{program} is missing: install {}", packages.join(" ")))
}

/// Runs the commands that fill `target` with what `list` names, unless that list was installed already.
fn install(folder: &str, list: &str, target: &str, commands: &[&[&str]]) -> Result<()> {
    let folder_path = in_repository(folder);
    let wanted = std::fs::read(folder_path.join(list)).with_context(|| format!("{folder}/{list}"))?;
    let installed = folder_path.join(target).join("installed-list");
    if std::fs::read(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    for command in commands {
        let (program, arguments) = command.split_first().context("a command names a program")?;
        run_in(folder, program, arguments)?;
    }
    Ok(std::fs::write(installed, wanted)?)
}

fn run_in(folder: &str, program: &str, arguments: &[&str]) -> Result<()> {
    let folder = in_repository(folder);
    // A path to a program is one from the folder in which it runs.
    let path = if program.contains('/') { folder.join(program) } else { Path::new(program).to_owned() };
    let status = Command::new(path).args(arguments).current_dir(folder).status();
    let status = status.with_context(|| format!("cannot run {program}"))?;
    ensure!(status.success(), "`{program} {}` failed", arguments.join(" "));
    Ok(())
}
