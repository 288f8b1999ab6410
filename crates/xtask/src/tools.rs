//! What the tests need beyond cargo: the target of browsers, and the tools that read the schemas.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::in_repository;

/// What browsers run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Where the scripts stand that try the schemas, with the lists of what they need.
const CONSUMERS: &str = "tests/consumers";

/// Installs whatever is missing.
pub(crate) fn run() -> Result<()> {
    run_in(".", "rustup", &["target", "add", WASM]).context("rustup brings the target of browsers")?;
    ensure(&["node", "--version"], &["nodejs", "npm"])?;
    ensure(&["npm", "--version"], &["npm"])?;
    ensure(&["python3", "-c", "import ensurepip, venv"], &["python3", "python3-venv"])?;
    install(CONSUMERS, "package-lock.json", "node_modules", &[&["npm", "ci", "--no-audit", "--no-fund"]])?;
    let pip = [".venv/bin/pip", "install", "--quiet", "--disable-pip-version-check", "-r", "requirements.txt"];
    install(CONSUMERS, "requirements.txt", ".venv", &[&["python3", "-m", "venv", "--clear", ".venv"], &pip])
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
