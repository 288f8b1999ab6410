//! Mutants: the core with one place changed. A test must notice each, or a reason must say why none can.
//!
//! Most are noticed by the cases, which are built and run in seconds. Only what the cases let pass meets the other tests.

mod outcome;
mod survivors;

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use self::outcome::Outcome;
use self::survivors::Survivors;
use crate::{cargo, in_repository, tools};

/// Where runs keep what they make: the build, and what became of each mutant.
const FOLDER: &str = "target/mutants";

/// The survivors that are explained.
const LIST: &str = "crates/xtask/mutants.txt";

/// Of a hundred mutants that can be built, at most so many may live.
const MOST_ALIVE: usize = 3;

/// Properties are tried with few inputs, and with the same ones for every mutant.
const PROPERTIES: [(&str, &str); 2] = [("PROPTEST_CASES", "64"), ("PROPTEST_RNG_SEED", "1")];

/// Codes with which cargo-mutants ends when it has tried all: each was noticed, or some were not, or some never ended.
const COMPLETED: [i32; 3] = [0, 2, 3];

/// Tests that mutants meet.
struct Stage {
    name: &'static str,
    packages: &'static str,
    tests: &'static [&'static str],
    /// In seconds, many times what the tests take: what takes longer never ends.
    timeout: &'static str,
}

const CASES: Stage =
    Stage { name: "cases", packages: "harbor-preflight-tests", tests: &["--test=cases"], timeout: "60" };

const OTHERS: Stage = Stage {
    name: "others",
    packages: "harbor-preflight,harbor-preflight-schema,harbor-preflight-tests",
    tests: &[
        "--lib",
        "--test=apart",
        "--test=catalogue",
        "--test=files",
        "--test=fuzz",
        "--test=privacy",
        "--test=properties",
    ],
    timeout: "300",
};

/// Tries all mutants, or those of one shard ("0/8" is the first eighth), or those in some files.
pub(crate) fn run(shard: Option<&str>, files: &[String]) -> Result<()> {
    tools::mutants()?;
    let list = fs::read_to_string(in_repository(LIST)).context(LIST)?;
    let explained = Survivors::read(&list).context(LIST)?;
    for stage in [CASES, OTHERS] {
        stage.passes_without_mutants()?;
    }
    let shards = shard.iter().map(|shard| format!("--shard={shard}"));
    let chosen = shards.chain(files.iter().map(|file| format!("--file={file}")));
    let mut outcome = CASES.meets(chosen)?;
    let left = std::mem::take(&mut outcome.missed);
    if !left.is_empty() {
        outcome.add(OTHERS.meets(left.iter().map(|name| format!("--re=^{}$", escaped(name))))?);
    }
    println!("{outcome}");
    let whole_files = shard.is_none();
    let faults = explained.faults(&outcome, whole_files, whole_files && files.is_empty());
    ensure!(faults.is_empty(), "{}\n{LIST} says how survivors are explained", faults.join("\n"));
    let few = !whole_files || !files.is_empty() || 100 * outcome.missed.len() <= MOST_ALIVE * outcome.viable();
    ensure!(few, "more than {MOST_ALIVE} % of the mutants live: cases are missing");
    Ok(())
}

impl Stage {
    /// Runs the tests as they are: mutants of a core that they refuse anyway would tell nothing.
    fn passes_without_mutants(&self) -> Result<()> {
        let packages = self.packages.split(',').map(|package| format!("--package={package}"));
        let arguments: Vec<String> = packages.chain(self.tests.iter().map(|test| (*test).to_owned())).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let build = in_repository(FOLDER).join("build");
        let build = build.to_str().context("the path of the repository is not UTF-8")?;
        let fixed = ["test", "--profile=mutants", "--locked", "--target-dir", build];
        cargo(&[&fixed[..], &arguments].concat(), &PROPERTIES)
    }

    /// Runs the tests with each of the mutants, in a copy of the repository.
    fn meets(&self, chosen: impl IntoIterator<Item = String>) -> Result<Outcome> {
        let folder = in_repository(FOLDER).join(self.name);
        fs::create_dir_all(&folder)?;
        let status = Command::new("cargo-mutants")
            .args(["mutants", "--package=harbor-preflight", "--profile=mutants", "--no-shuffle"])
            // Most tests are another package's, so that a run without mutants would not find them.
            .args(["--baseline=skip", "--timeout", self.timeout, "--test-package", self.packages])
            .args(chosen)
            // Told as arguments of the tests alone, they would be known too late: all tests would be built.
            .args(self.tests.iter().map(|test| format!("--cargo-arg={test}")))
            .arg("--output")
            .arg(&folder)
            .current_dir(in_repository(""))
            .env("CARGO_TARGET_DIR", in_repository(FOLDER).join("build"))
            .envs(PROPERTIES)
            .status()
            .context("cannot run cargo-mutants")?;
        let completed = status.code().is_some_and(|code| COMPLETED.contains(&code));
        ensure!(completed, "cargo-mutants did not try all mutants");
        Outcome::read(&folder.join("mutants.out"))
    }
}

/// A name as a regular expression that it alone matches.
fn escaped(name: &str) -> String {
    // A backslash gives other characters a meaning.
    let has_meaning = |character| r"\.+*?()|[]{}^$".contains(character);
    name.chars().flat_map(|character| has_meaning(character).then_some('\\').into_iter().chain([character])).collect()
}
