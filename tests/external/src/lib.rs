//! Runs the scripts of `tests/browsers`, `tests/consumers`, `tests/package` and `tests/form`.

#![forbid(unsafe_code)]
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "only tests use these functions"
)]

mod package_cases;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use harbor_preflight_tests::agreement::Instance;
use harbor_preflight_tests::cases::all_topics;
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};

/// A folder that a test may write to. Files of earlier runs stay in it.
///
/// # Panics
///
/// If it cannot be created.
pub fn work(name: &str) -> PathBuf {
    let folder = repository().join("target/tmp").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The root of the repository.
///
/// # Panics
///
/// If the repository was moved after the tests were built.
pub fn repository() -> PathBuf {
    tests_folder().join("..").canonicalize().unwrap()
}

/// The folder of the committed schemas.
pub fn schemas() -> PathBuf {
    repository().join("schema")
}

/// The folder of the npm package.
pub fn package() -> PathBuf {
    repository().join("pkg")
}

/// The folder of the sample payloads.
pub fn payloads() -> PathBuf {
    tests_folder().join("payloads")
}

/// A program of the Python environment that `cargo xtask tools` makes.
pub fn python_program(name: &str) -> PathBuf {
    repository().join("target/tools/python/bin").join(name)
}

/// Writes one JSON text per line.
///
/// # Panics
///
/// If the file cannot be written.
pub fn write_lines(path: &Path, lines: impl Iterator<Item = Value>) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    for line in lines {
        serde_json::to_writer(&mut file, &line).unwrap();
        file.write_all(b"\n").unwrap();
    }
    file.flush().unwrap();
}

/// Writes bodies for the scripts of other validators, with the results that schemas must give.
///
/// # Panics
///
/// If the file cannot be written.
pub fn write_instances(path: &Path, instances: impl Iterator<Item = Instance>) {
    let line = |instance: Instance| {
        json!({
            "name": instance.name,
            "body": instance.body,
            "expected": instance.expected,
            "strict": instance.strict
        })
    };
    write_lines(path, instances.map(line));
}

/// Writes the report of every `step`th case, and returns the path of the file.
///
/// # Panics
///
/// If it cannot be written.
pub fn reports(work_folder: &str, step: usize) -> PathBuf {
    let path = work(work_folder).join("reports.ndjson");
    let topics = all_topics();
    let cases = topics.iter().flat_map(|topic| &topic.cases).step_by(step);
    write_lines(&path, cases.map(|case| serde_json::to_value(case.report()).unwrap()));
    path
}

/// Writes all cases, with their reports, for scripts that run the npm package, and returns the path of the file.
///
/// # Panics
///
/// If it cannot be written.
pub fn cases_for_the_package(work_folder: &str) -> PathBuf {
    let path = work(work_folder).join("cases.ndjson");
    let topics = all_topics();
    let lines = topics.iter().flat_map(|topic| topic.cases.iter().map(|case| package_cases::line(&topic.name, case)));
    write_lines(&path, lines);
    path
}

/// Runs a script below `tests/`. Its output is shown with `--nocapture`, and its errors if it fails.
///
/// # Panics
///
/// If the interpreter is missing, or the script fails.
pub fn run(interpreter: &Path, script: &str, arguments: &[&Path]) {
    let output = Command::new(interpreter)
        .arg(tests_folder().join(script))
        .args(arguments)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}. Run `cargo xtask tools`", interpreter.display()));
    println!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Runs a Node script below `tests/`.
pub fn node(script: &str, arguments: &[&Path]) {
    run(Path::new("node"), script, arguments);
}

/// Runs a Python script of `tests/consumers`.
pub fn python(script: &str, arguments: &[&Path]) {
    run(&python_program("python"), &format!("consumers/{script}"), arguments);
}

/// Runs a program in a folder, and returns the lines that it prints.
///
/// # Panics
///
/// If the program is missing, or fails.
pub fn printed_in(folder: &Path, command: &mut Command) -> Vec<String> {
    let output = command.current_dir(folder).output().expect("run `cargo xtask tools`");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}
