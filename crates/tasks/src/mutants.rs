//! Mutation testing: a mutant is the core with one change. A test must fail for each mutant, or `mutants.txt` must give
//! the reason why none can.
//!
//! The tests run in five stages, quickest first. Each stage gets only the mutants that survived the stages before it:
//! most fail the cases, which are built and run in seconds, so that the slow tests run for few. The order changes how
//! long a run takes, and not its result.

mod outcome;
mod survivors;

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use self::outcome::{Outcome, file};
use self::survivors::Survivors;
use xtask::{cargo, in_repository, tools};

/// The folder for everything that a run writes: the build, and the outcome of each mutant.
const FOLDER: &str = "target/mutants";

/// The list of known survivors, each with its reason.
const LIST: &str = "crates/tasks/mutants.txt";

/// The percentage of survivors, among mutants that can be built, at which a full run fails.
const MAX_SURVIVING_PERCENT: usize = 3;

/// Environment variables for properties: few inputs, and the same ones for every mutant.
const PROPERTIES: [(&str, &str); 2] = [("PROPTEST_CASES", "64"), ("PROPTEST_RNG_SEED", "1")];

/// Exit statuses of cargo-mutants after a complete run: all mutants were caught, some survived, or some timed out.
const COMPLETED: [i32; 3] = [0, 2, 3];

/// Tests that run with each mutant.
struct Stage {
    name: &'static str,
    packages: &'static str,
    tests: &'static [&'static str],
    /// Runs only tests whose names contain this, or only the examples of the documentation. Empty for all.
    only: &'static str,
    /// In seconds, many times what the tests take: a mutant that takes longer counts as endless.
    timeout: &'static str,
}

/// The quickest first: each stage gets the mutants that survived those before it.
const STAGES: [Stage; 5] = [
    Stage {
        name: "cases",
        packages: "harbor-preflight-tests",
        tests: &["--test=cases"],
        only: "every_case_gives",
        timeout: "20",
    },
    Stage { name: "units", packages: "harbor-preflight", tests: &["--lib"], only: "", timeout: "20" },
    // No tests are named here, because the run itself builds the examples.
    Stage { name: "examples", packages: "harbor-preflight", tests: &[], only: "--doc", timeout: "20" },
    Stage {
        name: "tables",
        packages: "harbor-preflight-schema,harbor-preflight-tests",
        tests: &["--lib", "--test=detached", "--test=catalogue"],
        only: "",
        timeout: "60",
    },
    Stage {
        name: "others",
        packages: "harbor-preflight-tests",
        tests: &["--test=cases", "--test=files", "--test=fuzz", "--test=privacy", "--test=properties"],
        only: "",
        timeout: "300",
    },
];

/// Tries all mutants, or those of one shard ("0/8" is the first eighth), or those in some files.
pub(crate) fn run(shard: Option<&str>, files: &[String]) -> Result<()> {
    tools::install(&[&tools::CARGO_MUTANTS])?;
    let list = fs::read_to_string(in_repository(LIST)).context(LIST)?;
    let survivors = Survivors::read(&list).context(LIST)?;
    forget_mutants()?;
    for stage in &STAGES {
        stage.ensure_passes_without_mutants()?;
    }
    let shards = shard.iter().map(|shard| format!("--shard={shard}"));
    let mut chosen: Vec<String> = shards.chain(files.iter().map(|file| format!("--file={file}"))).collect();
    let [first, others @ ..] = &STAGES;
    let mut outcome = first.test(&chosen)?;
    for stage in others {
        let left = std::mem::take(&mut outcome.missed);
        chosen = left.iter().flat_map(|name| [format!("--file={}", file(name)), matching(name)]).collect();
        if !chosen.is_empty() {
            outcome.add(stage.test(&chosen)?, &left);
        }
    }
    println!("{outcome}");
    let whole_files = shard.is_none();
    let faults = survivors.faults(&outcome, whole_files, whole_files && files.is_empty());
    ensure!(faults.is_empty(), "{}\n{LIST} describes how to add a reason", faults.join("\n"));
    let few =
        !whole_files || !files.is_empty() || 100 * outcome.missed.len() < MAX_SURVIVING_PERCENT * outcome.viable();
    ensure!(few, "at least {MAX_SURVIVING_PERCENT} % of the mutants survive: cases are missing");
    Ok(())
}

/// Removes the builds of our own packages from the last run: they are those of a mutant, but cargo would use them as
/// current.
fn forget_mutants() -> Result<()> {
    let packages: Vec<String> = STAGES.iter().flat_map(Stage::package_arguments).collect();
    let packages: Vec<&str> = packages.iter().map(String::as_str).collect();
    let build = build_folder()?;
    let fixed = ["clean", "--quiet", "--profile=mutants", "--locked", "--target-dir", &build];
    Ok(cargo(&[&fixed[..], &packages].concat(), &[])?)
}

fn build_folder() -> Result<String> {
    let folder = in_repository(FOLDER).join("build");
    folder.to_str().map(str::to_owned).context("the path of the repository is not UTF-8")
}

impl Stage {
    fn package_arguments(&self) -> impl Iterator<Item = String> {
        self.packages.split(',').map(|package| format!("--package={package}"))
    }

    /// Runs the tests without a mutant. They must pass, or their failure with a mutant would mean nothing.
    fn ensure_passes_without_mutants(&self) -> Result<()> {
        let tests = self.tests.iter().map(|test| (*test).to_owned());
        let arguments: Vec<String> = self.package_arguments().chain(tests).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let build = build_folder()?;
        let fixed = ["test", "--profile=mutants", "--locked", "--target-dir", &build];
        Ok(cargo(&[&fixed[..], &arguments, &[self.only]].concat(), &PROPERTIES)?)
    }

    /// Runs the tests with each of the mutants, in a copy of the repository.
    fn test(&self, chosen: &[String]) -> Result<Outcome> {
        let folder = in_repository(FOLDER).join(self.name);
        fs::create_dir_all(&folder)?;
        let status = Command::new(tools::program_folder().join("cargo-mutants"))
            .args(["mutants", "--package=harbor-preflight", "--profile=mutants", "--no-shuffle"])
            // cargo-mutants would run its baseline in the package of the core, but most tests are in other packages.
            .args(["--baseline=skip", "--timeout", self.timeout, "--test-package", self.packages])
            .args(chosen)
            // As arguments of cargo, so that only these tests are built.
            .args(self.tests.iter().map(|test| format!("--cargo-arg={test}")))
            .arg("--output")
            .arg(&folder)
            .args(["--", self.only])
            .current_dir(in_repository(""))
            .env("CARGO_TARGET_DIR", build_folder()?)
            .envs(PROPERTIES)
            .status()
            .context("cannot run cargo-mutants")?;
        let completed = status.code().is_some_and(|code| COMPLETED.contains(&code));
        ensure!(completed, "cargo-mutants did not try all mutants");
        Outcome::read(&folder.join("mutants.out"))
    }
}

/// The argument that selects one mutant: its name as a regular expression.
fn matching(name: &str) -> String {
    // Only these characters may be escaped: before a letter, a backslash has another meaning.
    let has_meaning = |character| r"\.+*?()|[]{}^$".contains(character);
    let escaped =
        name.chars().flat_map(|character| has_meaning(character).then_some('\\').into_iter().chain([character]));
    format!("--re=^{}$", escaped.collect::<String>())
}
