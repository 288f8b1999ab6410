//! `harbor-preflight fixtures`: every file is what the index says.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use harbor_preflight::{Contract, onboarding_status, rules};
use harbor_preflight_answers::{Status, event_name};
use serde_json::Value;
use tempfile::TempDir;

use crate::common::{json_lines, path_text, run, text, write};

/// Codes of which no case is in `tests/cases`: what is measured in pictures.
const WITHOUT_CASE: [&str; 3] = ["document_too_dark", "document_blank", "document_blurred"];

fn fixtures() -> (TempDir, Vec<Value>) {
    let (folder, index) = index();
    let fixtures = index["fixtures"].as_array().unwrap().clone();
    (folder, fixtures)
}

fn index() -> (TempDir, Value) {
    let folder = TempDir::new().unwrap();
    let output = run(&["fixtures", "--out", path_text(folder.path())], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let index = serde_json::from_slice(&std::fs::read(folder.path().join("index.json")).unwrap()).unwrap();
    (folder, index)
}

fn of_kind<'f>(fixtures: &'f [Value], kind: &'f str) -> impl Iterator<Item = &'f Value> {
    fixtures.iter().filter(move |fixture| fixture["kind"] == kind)
}

fn file(folder: &TempDir, fixture: &Value) -> String {
    path_text(&folder.path().join(fixture["file"].as_str().unwrap())).to_owned()
}

/// The arguments that repeat what a fixture shows.
fn arguments(folder: &TempDir, fixture: &Value) -> Vec<String> {
    let mut arguments: Vec<String> = ["validate", "--format", "json"].map(str::to_owned).to_vec();
    let options = fixture["options"].as_object().cloned().unwrap_or_default();
    if !options.contains_key("as_of") {
        arguments.extend(["--as-of".to_owned(), "2026-11-23".to_owned()]);
    }
    for (name, value) in options {
        let value = match value {
            Value::String(text) => text,
            Value::Object(_) => write(folder, "customer.json", &value.to_string()),
            other => other.to_string(),
        };
        arguments.extend([format!("--{}", name.replace('_', "-")), value]);
    }
    arguments.push(file(folder, fixture));
    arguments
}

fn codes(folder: &TempDir, fixture: &Value) -> (bool, BTreeSet<String>) {
    let arguments = arguments(folder, fixture);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = run(&arguments, "");
    let reports = json_lines(&output);
    let [report] = &reports[..] else { panic!("{arguments:?}: {}", text(&output.stderr)) };
    let issues = report["issues"].as_array().unwrap();
    let codes = issues.iter().map(|issue| issue["code"].as_str().unwrap().to_owned()).collect();
    (report["valid"].as_bool().unwrap(), codes)
}

#[test]
fn there_is_a_valid_payload_for_each_contract_and_kind_of_resident() {
    let (folder, fixtures) = fixtures();
    let mut kinds = BTreeSet::new();
    for fixture in of_kind(&fixtures, "valid") {
        let contract = fixture["contract"].as_str().unwrap();
        let file = file(&folder, fixture);
        let output = run(&["validate", "--contract", contract, &file], "");
        assert_eq!(output.status.code(), Some(0), "{file}: {}", text(&output.stdout));
        kinds.insert((contract, fixture["resident"].as_str().unwrap()));
    }
    for contract in Contract::ALL {
        for resident in ["us", "us-full", "non-us"] {
            assert!(kinds.contains(&(contract.name, resident)), "{} {resident}", contract.name);
        }
    }
}

#[test]
fn there_is_a_payload_for_each_code_and_it_gets_that_code() {
    let (folder, fixtures) = fixtures();
    let mut found = BTreeSet::new();
    for fixture in of_kind(&fixtures, "code") {
        let expected = fixture["codes"].as_array().unwrap();
        let expected: BTreeSet<String> = expected.iter().map(|code| code.as_str().unwrap().to_owned()).collect();
        assert_eq!(codes(&folder, fixture).1, expected, "{}", fixture["file"]);
        let code = fixture["code"].as_str().unwrap();
        assert!(expected.contains(code), "{code}");
        found.insert(code);
    }
    let missing: Vec<&str> = rules().iter().map(|rule| rule.code).filter(|code| !found.contains(code)).collect();
    assert_eq!(missing, WITHOUT_CASE);
}

#[test]
fn codes_without_a_payload_are_named_in_the_index_and_in_help() {
    let (_folder, index) = index();
    let named: Vec<&str> =
        index["codes_without_payload"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert_eq!(named, WITHOUT_CASE);
    let help = run(&["fixtures", "--help"], "");
    for code in WITHOUT_CASE {
        assert!(text(&help.stdout).contains(code), "{code}");
    }
}

#[test]
fn what_is_a_guess_is_marked_in_the_index() {
    let (_folder, fixtures) = fixtures();
    let note = |fixture: &Value| fixture["note"].as_str().unwrap_or_default().to_owned();
    assert!(of_kind(&fixtures, "webhook").all(|fixture| note(fixture).starts_with("A guess")));
    let refusals: Vec<&Value> = of_kind(&fixtures, "answer").filter(|fixture| fixture.get("code").is_some()).collect();
    assert_eq!(refusals.len(), 9);
    for refusal in refusals {
        let note = note(refusal);
        // Of an invalid payload, the kind of error is published.
        let guessed = if refusal["code"] == 2005 { "message" } else { "error_type" };
        assert!(note.contains("guess") && note.contains(guessed), "{}: {note}", refusal["file"]);
        // Public pages disagree about the status of this one.
        assert_eq!(note.contains("disagree"), refusal["code"] == 2004, "{note}");
    }
}

#[test]
fn answers_and_webhooks_are_there_for_each_status() {
    let (folder, fixtures) = fixtures();
    for status in Status::ALL {
        let answer = of_kind(&fixtures, "answer").find(|fixture| fixture["status"] == status.name()).unwrap();
        let body = std::fs::read(file(&folder, answer)).unwrap();
        let read = onboarding_status(&body, Contract::INDIVIDUAL_V1).unwrap();
        assert_eq!(read.status.as_deref(), Some(status.name()));
        assert_eq!(read.pending_requirements.is_empty(), status != Status::ActionRequired);
        let Some(event) = event_name(status) else { continue };
        let webhook = of_kind(&fixtures, "webhook").find(|fixture| fixture["event"] == event).unwrap();
        let body: Value = serde_json::from_slice(&std::fs::read(file(&folder, webhook)).unwrap()).unwrap();
        assert_eq!(body["data"]["status"], status.name());
        assert!(body["note"].as_str().unwrap().starts_with("A guess"));
    }
}

#[test]
fn the_collection_has_a_request_for_each_operation() {
    let (folder, _) = fixtures();
    let bruno = folder.path().join("bruno");
    let requests: Vec<String> = std::fs::read_dir(&bruno)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "bru"))
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    assert_eq!(requests.len(), 9);
    let of_harbor = requests.iter().filter(|request| request.contains("url: {{base_url}}/api/v1/")).count();
    assert_eq!(of_harbor, 8, "and one of the mock");
    assert!(requests.iter().all(|request| request.starts_with("meta {")));
    assert!(bruno.join("bruno.json").exists() && bruno.join("environments/mock.bru").exists());
}

#[test]
fn a_folder_with_files_is_left_alone() {
    let folder = TempDir::new().unwrap();
    write(&folder, "mine.txt", "mine");
    let output = run(&["fixtures", "--out", path_text(folder.path())], "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
