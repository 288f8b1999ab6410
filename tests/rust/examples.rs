//! The programs in `crates/core/examples` run, and print what their readers expect.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::process::{Command, Output};

use harbor_preflight_tests::tests_folder;

/// Cargo builds examples into the folder beside that of the tests.
fn program(name: &str) -> PathBuf {
    let folder = std::env::current_exe().unwrap().parent().unwrap().join("../examples");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(program.is_file(), "the examples are not built: run `cargo build -p harbor-preflight --examples`");
    program
}

fn run(name: &str, arguments: &[&str]) -> Output {
    Command::new(program(name)).args(arguments).current_dir(tests_folder()).output().unwrap()
}

fn printed(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

#[test]
fn validate_lists_what_is_wrong_and_what_was_not_checked() {
    let valid = run("validate", &["payloads/gb.json"]);
    assert!(valid.status.success());
    assert!(printed(&valid).starts_with("not checked: prerequisites\n"), "{valid:?}");
    let invalid = run("validate", &["payloads/status-action-required.json"]);
    assert_eq!(invalid.status.code(), Some(1));
    assert!(printed(&invalid).contains("error required at /individual: "), "{invalid:?}");
}

#[test]
fn parse_writes_the_same_request_and_shows_no_value() {
    let output = run("parse", &["payloads/gb.json"]);
    let printed = printed(&output);
    assert!(printed.contains("bytes of JSON"), "{output:?}");
    assert!(!printed.contains("Ada"), "{printed}");
}

#[test]
fn live_lists_are_named_in_the_report() {
    let output = run("live_lists", &[]);
    let lines: Vec<_> = printed(&output).lines().collect();
    assert_eq!(lines.first(), Some(&"invalid_subdivision"), "{output:?}");
    assert!(lines[1].contains(r#""subdivisions":"live"#), "{lines:?}");
}

#[test]
fn files_apart_reports_a_file_as_if_it_were_in_the_request() {
    let output = run("files_apart", &["payloads/gb.json"]);
    assert!(
        printed(&output).starts_with("unsupported_file_type at /individual/identity_document/front: "),
        "{output:?}"
    );
    let picture = run("files_apart", &["files/front.jpg"]);
    assert_eq!(printed(&picture), "5504 bytes in all\n");
}
