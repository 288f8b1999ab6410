//! The examples in the documents run, and print what the documents say. Those of the command line are tested with it, and
//! those in Rust are tests of its documentation.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use harbor_preflight_external_tests::{printed_in, python_program, repository, work};
use harbor_preflight_tests::documents::{all_examples, assert_prints, examples, prepare};

/// The languages of examples, and what tests them.
const LANGUAGES: [(&str, &str); 8] = [
    ("js", "this file"),
    ("python", "this file"),
    ("py", "crates/python/tests/test_documents.py"),
    ("sh", "this file"),
    ("console", "crates/cli/tests/documents.rs"),
    ("rust", "the documentation of the core"),
    ("toml", "rust/crates.rs: it names the path of the crate"),
    ("html", "tests/package/examples.mjs"),
];

/// Commands for the shell that a test cannot run: they install something, run the tests themselves, or never end.
const NOT_RUN: [&str; 4] = [
    "cargo run --release -- validate tests/payloads/us-full.json ",
    "cargo install --path crates/cli",
    "npm install ./pkg",
    "python3 -m http.server 8000 ",
];

fn folder() -> PathBuf {
    let folder = work("documents");
    prepare(&folder);
    folder
}

fn run_all(language: &str, command: impl Fn(&str) -> Command) {
    for example in examples(language) {
        let printed = printed_in(&folder(), &mut command(&example.code));
        if let Some(expected) = &example.output {
            assert_prints(&example.place, expected, &printed.join("\n"));
        }
    }
}

#[test]
fn the_examples_in_javascript_print_what_the_documents_say() {
    run_all("js", |code| {
        let mut command = Command::new("node");
        command.args(["--input-type=module", "--eval", code]);
        command
    });
}

#[test]
fn the_examples_in_python_print_what_the_documents_say() {
    run_all("python", |code| {
        let mut command = Command::new(python_program("python"));
        command.args(["-c", code]);
        command
    });
}

#[test]
fn the_commands_for_the_shell_exist() {
    let tasks = std::fs::read_to_string(repository().join("crates/xtask/src/main.rs")).unwrap();
    for example in examples("sh") {
        // crates/cli/tests/mock.rs runs these, in the order of the document.
        if example.place.starts_with("crates/mock/README.md") {
            continue;
        }
        for line in example.code.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let task = line.strip_prefix("cargo xtask ").and_then(|rest| rest.split_whitespace().next());
            let is_known = match task {
                Some(task) => tasks.contains(&format!("\n  {task} ")),
                None => NOT_RUN.iter().any(|known| format!("{line} ").starts_with(known)),
            };
            assert!(is_known, "{}: no test knows `{line}`", example.place);
        }
    }
}

#[test]
fn every_example_has_a_language_that_a_test_runs() {
    for example in all_examples() {
        let is_known = LANGUAGES.iter().any(|(language, _)| *language == example.language);
        assert!(is_known, "{}: no test runs the language {:?}", example.place, example.language);
    }
}

#[test]
fn links_between_documents_lead_somewhere() {
    let documents = harbor_preflight_tests::documents::paths();
    for path in &documents {
        let text = std::fs::read_to_string(path).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            let is_local = !target.is_empty() && !target.contains("://") && !target.starts_with("mailto:");
            let exists = || path.parent().unwrap_or(Path::new("")).join(target).exists();
            assert!(!is_local || exists(), "{} links to {target}", path.display());
        }
    }
}
