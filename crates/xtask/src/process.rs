//! Running programs in the repository.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Why a task failed: a sentence for the person who runs it.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

/// The result of a task.
pub type Result<T = (), E = Failure> = std::result::Result<T, E>;

/// The absolute form of a path that is relative to the root of the repository.
pub fn in_repository(path: impl AsRef<Path>) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    root.canonicalize().unwrap_or(root).join(path)
}

/// A cargo command that runs in the repository, with the same cargo that started this task.
pub fn cargo_command(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(in_repository(""));
    command
}

/// Runs cargo in the repository, with these variables added to its environment.
pub fn cargo(arguments: &[&str], environment: &[(&str, &str)]) -> Result {
    let mut command = cargo_command(arguments);
    command.envs(environment.iter().copied());
    succeed(&mut command, &format!("cargo {}", arguments.join(" ")))
}

/// Runs a command that must succeed; `name` is what a failure calls it.
pub fn succeed(command: &mut Command, name: &str) -> Result {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure(format!("`{name}` failed with {status}"))),
        Err(error) => Err(Failure(format!("cannot run `{name}`: {error}"))),
    }
}

/// Whether a command can be run and succeeds. Its output is dropped.
pub fn succeeds(command: &[&str]) -> bool {
    let [program, arguments @ ..] = command else { return false };
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
