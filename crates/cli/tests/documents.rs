//! The examples of the command line in the documents print what the documents say.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use harbor_preflight_tests::documents::{assert_prints, examples, prepare};

/// Starts a line with a command; the lines after it are what the command prints.
const PROMPT: &str = "$ ";

#[test]
fn the_examples_for_the_console_print_what_the_documents_say() {
    for example in examples("console") {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        for (command, expected) in commands(&example.code) {
            assert_prints(&example.place, &expected, &run(&command, folder.path()));
        }
    }
}

/// The commands of an example, each with its output.
fn commands(code: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in code.lines() {
        match (line.strip_prefix(PROMPT), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), String::new())),
            (None, Some((_, output))) => output.extend([line, "\n"]),
            (None, None) => unreachable!("an example for the console starts with `{PROMPT}`"),
        }
    }
    commands
}

/// What a command prints on both streams.
fn run(command: &str, folder: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_harbor-preflight")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let merged = format!("{{ {command}\n}} 2>&1");
    let output = Command::new("sh").args(["-c", &merged]).env("PATH", path).current_dir(folder).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}
