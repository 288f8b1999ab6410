//! What the tests of the program share: runs of it, and samples.

#![allow(dead_code, reason = "each test uses some of it")]

use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use harbor_preflight_tests::tests_folder;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) fn harbor_preflight(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_harbor-preflight"));
    command.args(arguments);
    command
}

pub(crate) fn run(arguments: &[&str], input: &str) -> Output {
    harbor_preflight(arguments).write_stdin(input).output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

pub(crate) fn sample(name: &str) -> String {
    tests_folder().join("payloads").join(name).to_str().unwrap().to_owned()
}

pub(crate) fn sample_text(name: &str) -> String {
    std::fs::read_to_string(sample(name)).unwrap()
}

/// A sample on one line.
pub(crate) fn sample_line(name: &str) -> String {
    serde_json::from_str::<Value>(&sample_text(name)).unwrap().to_string()
}

pub(crate) fn write(folder: &TempDir, name: &str, content: &str) -> String {
    let path: PathBuf = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

pub(crate) fn json_lines(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub(crate) fn path_text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// The program with at most this many kilobytes of memory of its own: beyond them, it fails.
pub(crate) fn within(kilobytes: u32, arguments: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new("sh");
    let script = format!("ulimit -d {kilobytes} && exec \"$@\"");
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_harbor-preflight")]).args(arguments);
    command
}
