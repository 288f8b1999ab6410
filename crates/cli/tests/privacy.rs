//! Nothing that a payload holds comes out of the program, in any format, nor in what it says of its failures.
//!
//! Two things are told on purpose: the arguments themselves in an error about them (a wrong date, a file that is not
//! there), for whoever typed them must find the mistake; and what Harbor wants corrected, for `requirements` is asked for it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use harbor_preflight_tests::canaries::{Canary, Watch, all_canaries};
use tempfile::TempDir;

const FORMATS: [&str; 4] = ["text", "json", "harbor", "problem"];

/// Files that one run is given: more would make too many arguments.
const FILES_AT_ONCE: usize = 500;

fn run(arguments: &[&str], input: impl Into<Vec<u8>>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_harbor-preflight"));
    command.args(arguments).write_stdin(input).output().unwrap()
}

/// Fails if anything of a canary stands in what was said.
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
fn no_format_tells_what_a_payload_holds() {
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
        for some in files.chunks(FILES_AT_ONCE) {
            let some = some.iter().map(String::as_str);
            let arguments: Vec<&str> = ["validate", "--format", format].into_iter().chain(some).collect();
            assert_silent(&watch, &arguments, &run(&arguments, ""));
        }
    }
}

#[test]
fn an_inspection_tells_nothing_of_its_file() {
    let canaries = all_canaries();
    let watch = Watch::over(&canaries);
    let folder = TempDir::new().unwrap();
    let files = write_all(&folder, &canaries, |canary| canary.value.clone().into_bytes());
    for format in ["text", "json"] {
        for some in files.chunks(FILES_AT_ONCE) {
            let some = some.iter().map(String::as_str);
            let arguments: Vec<&str> = ["inspect", "--format", format].into_iter().chain(some).collect();
            assert_silent(&watch, &arguments, &run(&arguments, ""));
        }
    }
}

/// A canary in a text field and one in a file are enough: what is read here is not looked into by field.
fn a_few_canaries() -> Vec<Canary> {
    let wanted = ["us-full /individual/ssn: hyphens", "us-full /individual/identity_document/front: a JPEG"];
    let canaries: Vec<Canary> =
        all_canaries().into_iter().filter(|canary| wanted.contains(&canary.name.as_str())).collect();
    assert_eq!(canaries.len(), wanted.len());
    canaries
}

#[test]
fn a_payload_in_the_place_of_another_file_is_refused_without_a_word_of_it() {
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
fn facts_of_a_customer_are_refused_without_a_word_of_them() {
    let canaries = a_few_canaries();
    let watch = Watch::over(&canaries);
    let folder = TempDir::new().unwrap();
    let as_fact = |canary: &Canary| serde_json::json!({ "active": canary.value, "type": [canary.value] });
    for file in write_all(&folder, &canaries, |canary| as_fact(canary).to_string().into_bytes()) {
        let arguments = ["validate", "--customer", &file, "-"];
        let output = run(&arguments, "{}");
        assert_silent(&watch, &arguments, &output);
        assert_eq!(output.status.code(), Some(2));
    }
}

#[test]
fn a_payload_in_the_place_of_a_name_is_not_repeated() {
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
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(told.contains("looks like the content of a file"), "{told}");
        }
    }
}
