//! Mutants: the core with one place changed. A test must notice each, or a reason must say why none can.
//!
//! Most are noticed by the cases, which are built and run in seconds. Only what these let pass meets other tests.

mod outcome;
mod survivors;

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use self::outcome::{Outcome, file};
use self::survivors::Survivors;
use xtask::{cargo, in_repository, tools};

/// Where runs keep what they make: the build, and what became of each mutant.
const FOLDER: &str = "target/mutants";

/// The survivors that are explained.
const LIST: &str = "crates/tasks/mutants.txt";

/// Of a hundred mutants that can be built, fewer than so many may live.
const TOO_MANY_ALIVE: usize = 3;

/// Properties are tried with few inputs, and with the same ones for every mutant.
const PROPERTIES: [(&str, &str); 2] = [("PROPTEST_CASES", "64"), ("PROPTEST_RNG_SEED", "1")];

/// Codes with which cargo-mutants ends when it has tried all: each was noticed, or some were not, or some never ended.
const COMPLETED: [i32; 3] = [0, 2, 3];

/// Tests that mutants meet.
struct Stage {
    name: &'static str,
    packages: &'static str,
    tests: &'static [&'static str],
    /// Which of them are run: those with this in their names, or the examples of the documentation. Nothing for all.
    only: &'static str,
    /// In seconds, many times what the tests take: what takes longer never ends.
    timeout: &'static str,
}

/// The quickest first: each meets what those before let pass.
const STAGES: [Stage; 5] = [
    Stage {
        name: "cases",
        packages: "harbor-preflight-tests",
        tests: &["--test=cases"],
        only: "every_case_gives",
        timeout: "20",
    },
    Stage { name: "units", packages: "harbor-preflight", tests: &["--lib"], only: "", timeout: "20" },
    // Examples are built by the run itself, so that nothing else is named to be built.
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
    let explained = Survivors::read(&list).context(LIST)?;
    forget_mutants()?;
    for stage in &STAGES {
        stage.passes_without_mutants()?;
    }
    let shards = shard.iter().map(|shard| format!("--shard={shard}"));
    let mut chosen: Vec<String> = shards.chain(files.iter().map(|file| format!("--file={file}"))).collect();
    let [first, others @ ..] = &STAGES;
    let mut outcome = first.meets(&chosen)?;
    for stage in others {
        let left = std::mem::take(&mut outcome.missed);
        chosen = left.iter().flat_map(|name| [format!("--file={}", file(name)), matching(name)]).collect();
        if !chosen.is_empty() {
            outcome.add(stage.meets(&chosen)?, &left);
        }
    }
    println!("{outcome}");
    let whole_files = shard.is_none();
    let faults = explained.faults(&outcome, whole_files, whole_files && files.is_empty());
    ensure!(faults.is_empty(), "{}\n{LIST} says how survivors are explained", faults.join("\n"));
    let few = !whole_files || !files.is_empty() || 100 * outcome.missed.len() < TOO_MANY_ALIVE * outcome.viable();
    ensure!(few, "{TOO_MANY_ALIVE} % of the mutants live, or more: cases are missing");
    Ok(())
}

/// Removes what the last run has built of our own packages: it is of a mutant, but cargo would take it for current.
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

    /// Runs the tests as they are: mutants of a core that they refuse anyway would tell nothing.
    fn passes_without_mutants(&self) -> Result<()> {
        let tests = self.tests.iter().map(|test| (*test).to_owned());
        let arguments: Vec<String> = self.package_arguments().chain(tests).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let build = build_folder()?;
        let fixed = ["test", "--profile=mutants", "--locked", "--target-dir", &build];
        Ok(cargo(&[&fixed[..], &arguments, &[self.only]].concat(), &PROPERTIES)?)
    }

    /// Runs the tests with each of the mutants, in a copy of the repository.
    fn meets(&self, chosen: &[String]) -> Result<Outcome> {
        let folder = in_repository(FOLDER).join(self.name);
        fs::create_dir_all(&folder)?;
        let status = Command::new(tools::program_folder().join("cargo-mutants"))
            .args(["mutants", "--package=harbor-preflight", "--profile=mutants", "--no-shuffle"])
            // Most tests are another package's, so that a run without mutants would not find them.
            .args(["--baseline=skip", "--timeout", self.timeout, "--test-package", self.packages])
            .args(chosen)
            // Told as arguments of the tests alone, they would be known too late: all tests would be built.
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

/// What chooses one mutant: its name as a regular expression.
fn matching(name: &str) -> String {
    // A backslash gives other characters a meaning.
    let has_meaning = |character| r"\.+*?()|[]{}^$".contains(character);
    let escaped =
        name.chars().flat_map(|character| has_meaning(character).then_some('\\').into_iter().chain([character]));
    format!("--re=^{}$", escaped.collect::<String>())
}
