//! The action for GitHub and the hooks for pre-commit run the program as they say.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::path::Path;
use std::process::{Command, Output};

use common::{sample, text};
use harbor_preflight_tests::tests_folder;
use tempfile::TempDir;

fn repository_file(name: &str) -> String {
    std::fs::read_to_string(tests_folder().join("..").join(name)).unwrap()
}

/// The script of the action: what is indented below `run: |`.
fn script() -> String {
    let action = repository_file(".github/actions/validate/action.yml");
    let (_, script) = action.split_once("      run: |\n").unwrap();
    script.lines().map(|line| line.strip_prefix("        ").unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// Runs the script as GitHub does, with the program on the path or without it.
fn run_action(files: &str, arguments: &str, sarif: &str, is_installed: bool) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_harbor-preflight")).parent().unwrap();
    let path = std::env::var("PATH").unwrap();
    let path = if is_installed { format!("{}:{path}", program.display()) } else { "/usr/bin:/bin".to_owned() };
    Command::new("bash")
        .args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", &script()])
        .envs([("PATH", path.as_str()), ("FILES", files), ("ARGUMENTS", arguments), ("SARIF", sarif)])
        .output()
        .unwrap()
}

#[test]
fn the_action_annotates_lines_or_writes_a_log() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a b.json");
    std::fs::write(&file, "{}").unwrap();
    let files = format!("{}\n\n  \n{}\n", file.display(), sample("gb.json"));
    let annotated = run_action(&files, "", "", true);
    assert_eq!(annotated.status.code(), Some(1), "{}", text(&annotated.stderr));
    assert!(text(&annotated.stdout).starts_with("::error file="), "{}", text(&annotated.stdout));

    let log = folder.path().join("log.sarif");
    let logged = run_action(&files, "--as-of=2026-11-23\n--max-issues=1", log.to_str().unwrap(), true);
    assert_eq!((logged.status.code(), text(&logged.stdout)), (Some(1), ""));
    assert!(std::fs::read_to_string(&log).unwrap().contains("\"ruleId\":\"required\""));

    let valid = run_action(&sample("gb.json"), "--as-of=2026-11-23", "", true);
    assert_eq!((valid.status.code(), text(&valid.stdout)), (Some(0), ""), "{}", text(&valid.stderr));
    let missing = run_action(&files, "", "", false);
    assert_eq!(missing.status.code(), Some(2));
    assert!(text(&missing.stdout).contains("It is not installed"), "{}", text(&missing.stdout));
}

#[test]
fn the_hooks_run_commands_that_there_are() {
    let hooks = repository_file(".pre-commit-hooks.yaml");
    let entries: Vec<&str> = hooks.lines().filter_map(|line| line.trim().strip_prefix("entry: ")).collect();
    assert_eq!(entries.len(), 2, "{hooks}");
    for entry in entries {
        let mut words = entry.split(' ');
        assert_eq!(words.next(), Some("harbor-preflight"));
        let output = Command::new(env!("CARGO_BIN_EXE_harbor-preflight"))
            .args(words)
            .args(["--as-of", "2026-11-23", &sample("gb.json")])
            .output()
            .unwrap();
        // A sample is one payload over several lines: for the second hook, it is the wrong kind of file.
        let expected = if entry.ends_with("--ndjson") { 2 } else { 0 };
        assert_eq!(output.status.code(), Some(expected), "{entry}: {}", text(&output.stderr));
    }
}
