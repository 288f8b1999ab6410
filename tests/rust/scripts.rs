//! Runs the scripts of `tests/consumers` and `tests/package`.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use harbor_preflight_tests::tests_folder;
use serde_json::Value;

/// A folder for one test to write to.
pub(crate) fn work(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

pub(crate) fn write_lines(path: &Path, lines: impl Iterator<Item = Value>) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    for line in lines {
        serde_json::to_writer(&mut file, &line).unwrap();
        file.write_all(b"\n").unwrap();
    }
    file.flush().unwrap();
}

/// Runs a script; what it proved is shown with `--nocapture`, what it did not is shown anyway.
#[expect(clippy::print_stdout, reason = "the test runner keeps it back unless it is asked for")]
pub(crate) fn run(interpreter: &Path, script: &str, arguments: &[&Path]) {
    let output = Command::new(interpreter)
        .arg(tests_folder().join(script))
        .args(arguments)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}. Run `cargo xtask tools`", interpreter.display()));
    println!("{}", String::from_utf8_lossy(&output.stdout));
    assert!(output.status.success(), "{script}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Runs a script of `tests/consumers`.
pub(crate) fn node(script: &str, arguments: &[&Path]) {
    run(Path::new("node"), &format!("consumers/{script}"), arguments);
}
