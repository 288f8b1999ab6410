//! No value of a payload appears in the output of the program: in no format, and in no error message.
//!
//! Two things are printed on purpose: an argument in an error about it (a wrong date, a missing file), so that the user
//! can find the mistake; and the descriptions of what Harbor wants corrected, which `requirements` exists to print.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use harbor_preflight_tests::canaries::{Canary, Watch, all_canaries};
use tempfile::TempDir;

const FORMATS: [&str; 6] = ["text", "json", "harbor", "problem", "github", "sarif"];

/// The number of files per run: more would exceed the limit on arguments.
const FILES_AT_ONCE: usize = 500;

fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_harbor-preflight"));
    command.args(arguments).write_stdin(input).output().unwrap()
}

/// Fails if the output contains any part of a canary.
fn assert_silent(watch: &Watch, arguments: &[&str], output: &Output) {
    let shown: Vec<&str> = arguments.iter().copied().take(4).collect();
    watch.assert_silent(&format!("standard output of {shown:?}"), &output.stdout);
    watch.assert_silent(&format!("standard error of {shown:?}"), &output.stderr);
    assert!(!output.stderr.windows(8).any(|window| window == b"panicked"), "{shown:?}");
}

fn write_all(folder: &TempDir, canaries: &[Canary], content: impl Fn(&Canary) -> Vec<u8>) -> Vec<String> {
    let write = |(number, canary): (usize, &Canary)| {
        let path: PathBuf = folder.path().join(format!("{number}.json"));
        std::fs::write(&path, content(canary)).unwrap();
        path.to_str().unwrap().to_owned()
    };
    canaries.iter().enumerate().map(write).collect()
}

#[test]
fn no_format_reveals_a_value_of_a_payload() {
    let canaries = all_canaries();
    let watch = Watch::over(&canaries);
    let folder = TempDir::new().unwrap();
    let files = write_all(&folder, &canaries, |canary| canary.body.clone());
    let lines = canaries.iter().map(|canary| canary.body.as_slice()).collect::<Vec<_>>().join(&b'\n');
    for format in FORMATS {
        for more in [&[][..], &["--operation", "correct"], &["--max-issues", "1"], &["--max-payload-bytes", "100"]] {
            let arguments = [&["validate", "--format", format, "--ndjson"], more].concat();
            let output = run(&arguments, lines.clone());
            assert_silent(&watch, &arguments, &output);
            assert_eq!(output.status.code(), Some(1));
        }
        for chunk in files.chunks(FILES_AT_ONCE) {
            let chunk = chunk.iter().map(String::as_str);
            let arguments: Vec<&str> = ["validate", "--format", format].into_iter().chain(chunk).collect();
            assert_silent(&watch, &arguments, &run(&arguments, ""));
        }
    }
}

#[test]
fn an_inspection_reveals_nothing_of_its_file() {
    let canaries = all_canaries();
    let watch = Watch::over(&canaries);
    let folder = TempDir::new().unwrap();
    let files = write_all(&folder, &canaries, |canary| canary.value.clone().into_bytes());
    for format in ["text", "json"] {
        for chunk in files.chunks(FILES_AT_ONCE) {
            let chunk = chunk.iter().map(String::as_str);
            let arguments: Vec<&str> = ["inspect", "--format", format].into_iter().chain(chunk).collect();
            assert_silent(&watch, &arguments, &run(&arguments, ""));
        }
    }
}

/// A canary in a text field and one in a file are enough here: these inputs are not read field by field.
fn a_few_canaries() -> Vec<Canary> {
    let wanted = ["us-full /individual/ssn: hyphens", "us-full /individual/identity_document/front: a JPEG"];
    let canaries: Vec<Canary> =
        all_canaries().into_iter().filter(|canary| wanted.contains(&canary.name.as_str())).collect();
    assert_eq!(canaries.len(), wanted.len());
    canaries
}

#[test]
fn a_payload_passed_as_the_wrong_file_is_not_echoed() {
    let canaries = a_few_canaries();
    let watch = Watch::over(&canaries);
    let folder = TempDir::new().unwrap();
    for file in write_all(&folder, &canaries, |canary| canary.body.clone()) {
        let of_us = format!("US={file}");
        for arguments in [
            &["validate", "--customer", &file, "-"][..],
            &["validate", "--occupations", &file, "-"],
            &["validate", "--countries", &file, "-"],
            &["validate", "--prohibited-countries", &file, "-"],
            &["validate", "--subdivisions", &of_us, "-"],
            &["validate", "--identity-documents", &of_us, "-"],
            &["requirements", &file],
            &["requirements", "--format", "json", &file],
        ] {
            let output = run(arguments, "{}");
            assert_silent(&watch, arguments, &output);
            assert_ne!(output.status.code(), Some(0), "{arguments:?}");
        }
    }
}

#[test]
fn an_invalid_customer_is_not_echoed() {
    let canaries = a_few_canaries();
    let watch = Watch::over(&canaries);
    let folder = TempDir::new().unwrap();
    let customer = |canary: &Canary| serde_json::json!({ "active": canary.value, "type": [canary.value] });
    for file in write_all(&folder, &canaries, |canary| customer(canary).to_string().into_bytes()) {
        let arguments = ["validate", "--customer", &file, "-"];
        let output = run(&arguments, "{}");
        assert_silent(&watch, &arguments, &output);
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_payload_passed_as_an_argument_is_not_echoed() {
    let canaries = a_few_canaries();
    let watch = Watch::over(&canaries);
    for canary in &canaries {
        let body = std::str::from_utf8(&canary.body).unwrap();
        let of_us = format!("US={body}");
        let file = canary.value.repeat(40);
        for arguments in [
            &["validate", body][..],
            &["validate", "--ndjson", body],
            &["validate", "--format", "json", body],
            &["validate", "--customer", body, "-"],
            &["validate", "--occupations", body, "-"],
            &["validate", "--subdivisions", &of_us, "-"],
            &["inspect", body],
            &["inspect", &file.repeat(10)],
            &["requirements", body],
            &["explain", body],
            &["new", "--country", body],
            &["validate", "--as-of", body],
            &[body],
        ] {
            let output = run(arguments, "{}");
            assert_silent(&watch, &arguments[..arguments.len().min(1)], &output);
            assert_eq!(output.status.code(), Some(2));
            let error = String::from_utf8_lossy(&output.stderr);
            assert!(error.contains("looks like file content"), "{error}");
        }
    }
}
