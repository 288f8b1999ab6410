//! The embedded reference data: written from pinned npm packages by the scripts in `crates/tasks/data`.

use std::collections::BTreeSet;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use xtask::generated::write_or_check;
use xtask::{in_repository, tools};

const REGENERATE: &str = "cargo xtask data";

/// The scripts, and the file in `crates/core/data` that each writes. Names of subdivisions depend on which of them have
/// been withdrawn.
const FILES: [(&str, &str); 7] = [
    ("subdivisions.mjs", "subdivisions.txt"),
    ("subdivision-names.mjs", "subdivision_names.txt"),
    ("country-names.mjs", "country_names.txt"),
    ("mobile-numbers.mjs", "mobile_numbers.txt"),
    ("postal-codes.mjs", "postal_codes.txt"),
    ("domain-characters.mjs", "domain_characters.txt"),
    ("mail-domains.mjs", "mail_domains.txt"),
];

/// Writes the files and prints the lines that change; with `check`, fails instead if a file is not current.
pub(crate) fn run(check: bool) -> Result<()> {
    tools::install(&[&tools::NODE, &tools::DATA_PACKAGES])?;
    for (script, file) in FILES {
        let path = in_repository("crates/core/data").join(file);
        let current = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let written = output(script)?;
        print_changes(file, &current, &written);
        write_or_check(&path, written.as_bytes(), check, REGENERATE)?;
    }
    Ok(())
}

/// What a script prints.
fn output(script: &str) -> Result<String> {
    let mut node = Command::new("node");
    let output = node.args(["--no-warnings", script]).current_dir(in_repository(tools::DATA)).output();
    let output = output.context("cannot run node")?;
    ensure!(output.status.success(), "{script} fails: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).context("a script prints UTF-8")
}

/// Prints the lines that are new, and those that are no longer there.
fn print_changes(file: &str, current: &str, written: &str) {
    let [before, after] = [current, written].map(|text| text.lines().collect::<BTreeSet<_>>());
    let changes = before.symmetric_difference(&after).count();
    println!("{file}: {}", if changes == 0 { "no change".to_owned() } else { format!("{changes} lines differ") });
    for line in before.difference(&after) {
        println!("- {line}");
    }
    for line in after.difference(&before) {
        println!("+ {line}");
    }
}
