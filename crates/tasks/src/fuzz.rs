//! Long runs of what fuzzing tries: libFuzzer makes inputs for each target, from the seeds and the corpora on.

mod figures;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use harbor_preflight_tests::fuzz::{TARGETS, Target, dictionary};

use self::figures::Figures;
use xtask::{cargo, in_repository};

/// Where runs keep what they make: the inputs that they found, the inputs that failed, and what libFuzzer said.
const FOLDER: &str = "target/fuzz";

/// The toolchain that can tell libFuzzer where an input leads.
const NIGHTLY: &str = "nightly";

/// What libFuzzer says of an input that failed.
const CRASH: &str = "Test unit written to ";

/// Seconds that one input may take.
const TIMEOUT: u32 = 10;

/// Runs one target, or each of them, one after the other, for so many minutes.
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
        "inputs failed: they stand in {FOLDER}/*/crashes. Mend what they show, and keep each in \
         crates/core/fuzz/corpus, by a name that says what it showed"
    );
    Ok(())
}

/// Installs what is missing of the fuzzer; a toolchain is the user's own to choose.
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
    let said = fs::read_to_string(&log)?;
    // An input that an earlier run has found has a file already.
    let crashes = said.matches(CRASH).count();
    if !succeeded && crashes == 0 {
        bail!("{} could not be run: {} says why", target.name, log.display());
    }
    Figures::read(target.name, &said, names(&grown)?.len(), crashes)
}

/// New inputs go into the first of the folders. Gives whether none failed.
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

/// Writes the seeds anew, by their numbers.
fn write_seeds(target: &Target, folder: &Path) -> Result<()> {
    fs::remove_dir_all(folder)?;
    fs::create_dir(folder)?;
    let seeds = target.seeds();
    seeds.iter().enumerate().try_for_each(|(number, seed)| Ok(fs::write(folder.join(number.to_string()), seed)?))
}

fn names(folder: &Path) -> Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}
