//! Runs the fuzz targets with libFuzzer, starting from their seeds and corpora.

mod figures;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use harbor_preflight_tests::fuzz::{TARGETS, Target, dictionary};

use self::figures::Figures;
use xtask::{cargo, in_repository};

/// The folder for everything that a run writes: new inputs, failing inputs, and the log of libFuzzer.
const FOLDER: &str = "target/fuzz";

/// The toolchain with coverage instrumentation for libFuzzer.
const NIGHTLY: &str = "nightly";

/// What libFuzzer prints before the path of a failing input.
const CRASH: &str = "Test unit written to ";

/// The time limit for one input, in seconds.
const TIMEOUT: u32 = 10;

/// Runs one target, or all of them in turn, each for the given number of minutes.
pub(crate) fn run(minutes: u32, only: Option<&str>) -> Result<()> {
    tools()?;
    fs::create_dir_all(in_repository(FOLDER))?;
    fs::write(in_repository(FOLDER).join("dictionary"), dictionary())?;
    let chosen = TARGETS.iter().filter(|target| only.is_none_or(|name| name == target.name));
    let figures: Vec<Figures> = chosen.map(|target| fuzz(target, minutes)).collect::<Result<_>>()?;
    println!("{}", figures::table(&figures));
    let crashes: usize = figures.iter().map(|figures| figures.crashes).sum();
    ensure!(
        crashes == 0,
        "inputs failed: they are in {FOLDER}/*/crashes. Fix the fault, and keep each input in \
         crates/core/fuzz/corpus, with a name that says what it showed"
    );
    Ok(())
}

/// Installs cargo-fuzz if it is missing. The toolchain is not installed: that is for the user to decide.
fn tools() -> Result<()> {
    let nightly = Command::new("rustup").args(["run", NIGHTLY, "rustc", "--version"]).output();
    let has_nightly = nightly.is_ok_and(|output| output.status.success());
    ensure!(has_nightly, "fuzzing needs a nightly toolchain: rustup toolchain install {NIGHTLY} --profile minimal");
    if cargo(&["fuzz", "--version"], &[]).is_err() {
        cargo(&["install", "cargo-fuzz", "--locked"], &[])?;
    }
    Ok(())
}

fn fuzz(target: &Target, minutes: u32) -> Result<Figures> {
    let folder = in_repository(FOLDER).join(target.name);
    let [grown, seeds, crashes] = ["corpus", "seeds", "crashes"].map(|name| folder.join(name));
    for folder in [&grown, &seeds, &crashes] {
        fs::create_dir_all(folder)?;
    }
    write_seeds(target, &seeds)?;
    let log = folder.join("log");
    eprintln!("\n== {} for {minutes} minutes: {}", target.name, log.display());
    let succeeded = libfuzzer(target, minutes, &[grown.clone(), target.corpus(), seeds], &crashes, &log)?;
    let output = fs::read_to_string(&log)?;
    // Counted in the log of this run: the folder also has failing inputs of earlier runs.
    let crashes = output.matches(CRASH).count();
    if !succeeded && crashes == 0 {
        bail!("{} could not be run: see {}", target.name, log.display());
    }
    Figures::read(target.name, &output, names(&grown)?.len(), crashes)
}

/// Runs libFuzzer on the corpora; it writes new inputs into the first one. Returns whether no input failed.
fn libfuzzer(target: &Target, minutes: u32, corpora: &[PathBuf], crashes: &Path, log: &Path) -> Result<bool> {
    let log = File::create(log)?;
    let build = in_repository(FOLDER).join("build");
    Command::new("rustup")
        .args(["run", NIGHTLY, "cargo", "fuzz", "run", "--fuzz-dir", "crates/core/fuzz", "--target-dir"])
        .arg(build)
        .arg(target.name)
        .args(corpora)
        .arg("--")
        .args([format!("-max_total_time={}", 60 * minutes), format!("-max_len={}", target.max_length)])
        .args([format!("-timeout={TIMEOUT}"), format!("-dict={FOLDER}/dictionary"), "-print_final_stats=1".into()])
        .arg(format!("-artifact_prefix={}/", crashes.display()))
        .current_dir(in_repository(""))
        .stderr(log)
        .status()
        .map(|status| status.success())
        .context("cannot run rustup")
}

/// Replaces the seeds in the folder. Their numbers are their file names.
fn write_seeds(target: &Target, folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder)?;
    fs::create_dir(folder)?;
    let seeds = target.seeds();
    seeds.iter().enumerate().try_for_each(|(number, seed)| Ok(fs::write(folder.join(number.to_string()), seed)?))
}

fn names(folder: &Path) -> Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}
