//! The test command: what it runs, in which order, and what it says about it.

mod report;
mod run;
mod steps;

use xtask::process::{Failure, Result};

use self::report::Report;
use self::steps::{ALL, QUICK, Stage, Step};

const HELP: &str = "\
Run the tests

Usage: cargo xtask test [--all] [NAME…]

Without options: everything that a change of a rule can break. Installs Node, Python, Chromium and their packages
if they are missing, and with --all Firefox, WebKitGTK, and a target and a component of Rust. None of these is
compiled, and nothing of yours is replaced.

Options:
  --all     also what only a release needs: the package rebuilt, bundlers, browsers, code generators, the whole form
  --list    print the steps, and what each is for
  NAME      run only these steps
";

/// Runs the steps that the arguments ask for. Fails at the first step that does.
pub(crate) fn run(arguments: &[&str]) -> Result {
    let (options, names): (Vec<&str>, Vec<&str>) = arguments.iter().partition(|argument| argument.starts_with('-'));
    let unknown = options.iter().find(|option| !["--all", "--list", "--help", "-h"].contains(option));
    if let Some(option) = unknown {
        return Err(Failure(format!("there is no option `{option}`: see `cargo xtask test --help`")));
    }
    let is_given = |option: &str| options.contains(&option);
    if is_given("--help") || is_given("-h") {
        print!("{HELP}");
        return Ok(());
    }
    let stages = if is_given("--all") { ALL } else { QUICK };
    if is_given("--list") {
        each_step(stages).for_each(|step| println!("{:<10} {}", step.name, step.purpose));
        return Ok(());
    }
    if names.is_empty() {
        return run_all(stages, is_given("--all"));
    }
    // A step that only `--all` has can be named without it.
    let found = names.iter().map(|name| step_named(stages, name).or_else(|_| step_named(ALL, name)));
    run_alone(&found.collect::<Result<Vec<&Step>>>()?, is_given("--all"))
}

fn each_step(stages: &'static [Stage]) -> impl Iterator<Item = &'static Step> {
    stages.iter().flat_map(|lanes| lanes.iter().copied()).flatten()
}

fn step_named(stages: &'static [Stage], name: &str) -> Result<&'static Step> {
    each_step(stages).find(|step| step.name == name).ok_or_else(|| {
        let names: Vec<&str> = each_step(stages).map(|step| step.name).collect();
        Failure(format!("there is no step `{name}`. The steps are: {}", names.join(", ")))
    })
}

fn run_all(stages: &'static [Stage], is_full: bool) -> Result {
    let names: Vec<&str> = each_step(stages).map(|step| step.name).collect();
    eprintln!("{} steps: {}", names.len(), names.join(", "));
    let cost = if is_full { "4 GB, and 15 minutes" } else { "2 GB, and 4 minutes" };
    eprintln!("On a new machine with two cores this takes about {cost}: cargo fetches crates into its own cache and");
    eprintln!("builds into `target`. The step `tools` says what else it installs.");
    let report = Report::new(each_step(stages), is_full);
    for lanes in stages {
        run::side_by_side(lanes, &report);
        if report.has_failure() {
            break;
        }
    }
    report.finish()
}

fn run_alone(steps: &[&'static Step], is_full: bool) -> Result {
    let report = Report::new(steps.iter().copied(), is_full);
    for step in steps {
        if !run::in_foreground(step, &report) {
            break;
        }
    }
    report.finish()
}
