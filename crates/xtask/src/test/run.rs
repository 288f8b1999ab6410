//! Running steps, one after the other or side by side.

use std::fs::File;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use xtask::process::{Failure, Result, cargo_command, in_repository, succeed};

use super::report::Report;
use super::steps::{Lane, NOT_QUICK, Step, Words};

/// The folder of what steps in the background print.
const LOGS: &str = "target/tmp/steps";

/// Runs lanes at the same time. The first runs in the foreground; what a step of the others prints is shown at its end.
pub(crate) fn side_by_side(lanes: &[Lane], report: &Report) {
    let Some((front, others)) = lanes.split_first() else { return };
    std::thread::scope(|scope| {
        for lane in others {
            scope.spawn(|| lane.iter().all(|step| !report.has_failure() && in_background(step, report)));
        }
        let _ = front.iter().all(|step| !report.has_failure() && in_foreground(step, report));
    });
}

/// Runs a step, which prints as it goes. Returns whether it succeeded.
pub(crate) fn in_foreground(step: &'static Step, report: &Report) -> bool {
    report.begin(step);
    let begin = Instant::now();
    let outcome = run(step, None);
    report.end(step, begin.elapsed(), outcome)
}

/// Runs a step, and shows what it printed when it has ended. Returns whether it succeeded.
fn in_background(step: &'static Step, report: &Report) -> bool {
    let begin = Instant::now();
    let log = in_repository(LOGS).join(step.name);
    let outcome = run(step, Some(&log));
    report.show(step, &std::fs::read(&log).unwrap_or_default());
    report.end(step, begin.elapsed(), outcome)
}

/// Runs the commands of a step. What they print goes to the log, if there is one.
fn run(step: &Step, log: Option<&PathBuf>) -> Result {
    let file = log.map(create).transpose()?;
    for words in step.commands {
        let mut command = words.command()?;
        command.envs(step.environment.iter().copied());
        if let Some(file) = &file {
            let clone = || file.try_clone().map_err(|error| Failure(format!("cannot write to a log: {error}")));
            command.stdin(std::process::Stdio::null()).stdout(clone()?).stderr(clone()?);
        }
        succeed(&mut command, &words.shown())?;
    }
    Ok(())
}

fn create(path: &PathBuf) -> Result<File> {
    let folder = path.parent().map_or(Ok(()), std::fs::create_dir_all);
    folder
        .and_then(|()| File::create(path))
        .map_err(|error| Failure(format!("cannot write {}: {error}", path.display())))
}

impl Words {
    fn command(self) -> Result<Command> {
        match self {
            Self::Cargo(_) | Self::CargoQuick(_) => Ok(cargo_command(&self.words())),
            Self::Xtask(_) => {
                let program = std::env::current_exe();
                let program = program.map_err(|error| Failure(format!("cannot find this program: {error}")))?;
                let mut command = Command::new(program);
                command.args(self.words()).current_dir(in_repository(""));
                Ok(command)
            }
        }
    }

    fn words(self) -> Vec<&'static str> {
        match self {
            Self::Cargo(words) | Self::Xtask(words) => words.to_vec(),
            Self::CargoQuick(words) => {
                // Arguments after `--` are those of the program that cargo starts.
                let end = words.iter().position(|word| *word == "--").unwrap_or(words.len());
                let (of_cargo, of_program) = words.split_at(end);
                [of_cargo, &["--locked", "--workspace"], &NOT_QUICK, of_program].concat()
            }
        }
    }

    /// The command as a person would type it.
    fn shown(self) -> String {
        let program = if matches!(self, Self::Xtask(_)) { "cargo xtask" } else { "cargo" };
        format!("{program} {}", self.words().join(" "))
    }
}
