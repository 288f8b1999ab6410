//! The package for Python: built, installed, and tested from there.

mod cases;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use xtask::process::{cargo, succeed};
use xtask::{in_repository, tools};

const CRATE: &str = "crates/python";

/// The tests of the package, and those of the examples for engines.
const TESTS: &str = "crates/python/tests";
const ENGINE_TESTS: &str = "crates/python/engines";

/// Builds the package as fast as that goes, and runs its tests; with a number of rows, those of the engines, too.
pub(crate) fn run(engine_rows: Option<u32>) -> Result<()> {
    tools::install(&[&tools::PYTHON, &tools::WHEEL_PACKAGES])?;
    if engine_rows.is_some() {
        tools::install(&[&tools::JAVA, &tools::ENGINES])?;
    }
    let python = tools::wheel_program("python");
    install(&python, &build("dev", &["--profile=dev"])?)?;
    test(&python)?;
    types(&python, &["tests"])?;
    stub(&python)?;
    engine_rows.map_or(Ok(()), |rows| test_engines(&python, rows))
}

/// Builds the package as it would be published, and tests it in a fresh environment.
pub(crate) fn wheel() -> Result<()> {
    tools::install(&[&tools::PYTHON, &tools::WHEEL_PACKAGES, &tools::ZIG])?;
    let wheel = build("release", &["--release", "--zig", "--compatibility=manylinux_2_28"])?;
    println!("{}: {} kB", wheel.display(), std::fs::metadata(&wheel)?.len() / 1000);
    let environment = work()?.join("fresh");
    let environment_text = environment.display().to_string();
    succeed(Command::new("python3").args(["-m", "venv", "--clear", &environment_text]), "python3 -m venv")?;
    let python = environment.join("bin/python");
    install(&python, &wheel)?;
    // What the tests use has the versions that it has elsewhere.
    let list = in_repository(CRATE).join("requirements.txt").display().to_string();
    pip(&python, &["install", "--quiet", "--constraint", &list, "pyarrow", "pytest"])?;
    test(&python)
}

/// A folder for what tests read and write.
fn work() -> Result<PathBuf> {
    let folder = in_repository("target/tmp/python");
    std::fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    Ok(folder)
}

/// Builds a wheel, and returns its path.
fn build(name: &str, options: &[&str]) -> Result<PathBuf> {
    let folder = in_repository("target/wheels").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let mut command = Command::new(tools::wheel_program("python"));
    command.args(["-m", "maturin", "build", "--quiet", "--locked"]).args(options).arg("--out").arg(&folder);
    command.env("PATH", path_with_environment()?).current_dir(in_repository(CRATE));
    succeed(&mut command, "maturin build")?;
    let entries: Vec<PathBuf> =
        std::fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    let [wheel] = &entries[..] else { bail!("maturin has built {} files", entries.len()) };
    Ok(wheel.clone())
}

/// The search path with the programs of the environment first: that is where maturin looks for Zig.
fn path_with_environment() -> Result<OsString> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools::wheel_program("")).chain(std::env::split_paths(&path));
    Ok(std::env::join_paths(folders)?)
}

fn install(python: &Path, wheel: &Path) -> Result<()> {
    pip(python, &["install", "--quiet", "--force-reinstall", "--no-deps", &wheel.display().to_string()])
}

fn pip(python: &Path, arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(python);
    command.args(["-m", "pip", "--disable-pip-version-check"]).args(arguments);
    Ok(succeed(&mut command, "pip")?)
}

/// Runs the tests, in which a warning of Python is an error.
fn test(python: &Path) -> Result<()> {
    let cases = work()?.join("cases.ndjson");
    cases::write(&cases)?;
    let mut command = pytest(python, &["-W", "error"], TESTS);
    Ok(succeed(command.env("HARBOR_PREFLIGHT_CASES", cases), "pytest")?)
}

/// Runs each example on a table of its own, and compares the rows. Engines give warnings of their own making.
fn test_engines(python: &Path, rows: u32) -> Result<()> {
    types(python, &["examples", "engines"])?;
    cargo(&["build", "--quiet", "--locked", "--package=harbor-preflight-cli"], &[])?;
    let mut command = pytest(python, &[], ENGINE_TESTS);
    command
        .env("HARBOR_PREFLIGHT_ROWS", rows.to_string())
        .env("HARBOR_PREFLIGHT_PROGRAM", in_repository("target/debug/harbor-preflight"));
    Ok(succeed(&mut command, "pytest, with engines")?)
}

fn pytest(python: &Path, options: &[&str], tests: &str) -> Command {
    let mut command = Command::new(python);
    // Caches would be written beside the sources.
    command.args(options).args(["-B", "-m", "pytest", "--quiet", "-p", "no:cacheprovider", tests]);
    command.current_dir(in_repository(""));
    command
}

/// Checks the types of scripts.
fn types(python: &Path, folders: &[&str]) -> Result<()> {
    let mut command = Command::new(python);
    command.args(["-m", "mypy", "--config-file=pyproject.toml"]).args(folders);
    Ok(succeed(in_crate(&mut command), "mypy")?)
}

/// Checks that the stub describes the package.
fn stub(python: &Path) -> Result<()> {
    let mut command = Command::new(python);
    command.args(["-m", "mypy.stubtest", "harbor_preflight", "--mypy-config-file=pyproject.toml"]);
    Ok(succeed(in_crate(&mut command), "stubtest")?)
}

/// Runs mypy beside its configuration, and keeps its cache out of the sources.
fn in_crate(command: &mut Command) -> &mut Command {
    command.current_dir(in_repository(CRATE)).env("MYPY_CACHE_DIR", in_repository("target/tmp/mypy"))
}
