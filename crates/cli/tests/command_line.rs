//! The program as users run it: given arguments and input, its exit status and output.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs::File;
use std::io::Read;
use std::process::Stdio;

use common::{harbor_preflight, json_lines, path_text, run, sample, sample_line, sample_text, text, write};
use harbor_preflight_test_schemas::{REPORT, schema, validator};
use harbor_preflight_tests::cases::TODAY;
use harbor_preflight_tests::{large_payload, tests_folder};
use serde_json::Value;
use tempfile::TempDir;

const EMPTY_OBJECT: &str = "{}";

#[test]
fn json_reports_are_valid_under_their_schema() {
    let validator = validator(&schema(REPORT));
    let file = json_lines(&run(&["validate", "--format", "json", &sample("gb.json")], ""));
    let lines = json_lines(&run(&["validate", "--ndjson", "--format", "json", "--max-issues", "1", "-"], "{}\n[]"));
    assert_eq!((file.len(), lines.len()), (1, 2));
    for report in file.iter().chain(&lines) {
        assert!(validator.is_valid(report), "{report}");
        let mut without_name = report.clone();
        without_name["input"] = serde_json::json!({ "line": 1 });
        assert!(!validator.is_valid(&without_name), "the schema looks at `input`");
    }
}

#[test]
fn sample_payloads_are_valid() {
    for name in ["us-full.json", "us-minimal.json", "gb.json"] {
        let output = run(&["validate", "--as-of", TODAY, &sample(name)], "");
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).ends_with("valid: 0 errors, 0 warnings\n"), "{}", text(&output.stdout));
        assert_eq!(text(&output.stderr), "");
    }
}

#[test]
fn an_empty_object_has_one_issue() {
    for arguments in [&["validate", "-"][..], &["validate"]] {
        let output = run(arguments, EMPTY_OBJECT);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stdout).ends_with("invalid: 1 error, 0 warnings\n"), "{}", text(&output.stdout));
    }
}

#[test]
fn an_input_that_cannot_be_read_is_named_and_the_others_are_reported() {
    let output = run(&["validate", "--format", "json", "missing.json", &sample("gb.json")], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("error: missing.json: "), "{}", text(&output.stderr));
    let reports = json_lines(&output);
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0]["valid"], true);
    let output = run(&["validate", "--ndjson", "missing.json"], "");
    assert_eq!(output.status.code(), Some(2));
    let folder = TempDir::new().unwrap();
    let output = run(&["validate", folder.path().to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(2), "a folder cannot be read");
}

#[test]
fn an_issue_is_shown_with_its_position_field_message_and_hint() {
    let body = "{\n  \"individual\": {\n    \"residence\": {\"country\": \"UK\"}\n  }\n}";
    let output = run(&["validate", "-"], body);
    let expected = "-:3:30: error[invalid_country] individual.residence.country: Country of residence must be a two-letter \
                    country code in capitals, like US.\n    hint: Use GB.\n";
    assert!(text(&output.stdout).contains(expected), "{}", text(&output.stdout));
    let output = run(&["validate", "-"], "{\n  oops");
    assert!(
        text(&output.stdout).starts_with("-:2:3: error[json_syntax] The payload is not valid JSON"),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn keys_of_a_payload_cannot_send_control_sequences_to_the_terminal() {
    let output = run(&["validate", "-"], r#"{"individual": {}, "\u001b[2J\nvalid": 1}"#);
    assert!(!output.stdout.contains(&0x1B));
    assert!(text(&output.stdout).contains("\\u{1b}[2J\\u{a}valid: "), "{}", text(&output.stdout));
}

/// Runs the program with a terminal as its standard output. Returns its exit status and what the terminal shows.
fn run_on_terminal(arguments: &[&str], environment: &[(&str, &str)], input: Stdio) -> (Option<i32>, String) {
    let terminal = nix::pty::openpty(None, None).unwrap();
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_harbor-preflight"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .env("TERM", "xterm-256color")
        .envs(environment.iter().copied())
        .stdin(input)
        .stdout(terminal.slave.try_clone().unwrap())
        .stderr(terminal.slave)
        .spawn()
        .unwrap();
    let status = child.wait().unwrap().code();
    let mut shown = Vec::new();
    // Once the program has closed its side, Linux returns an error instead of an end of file.
    let _ = File::from(terminal.master).read_to_end(&mut shown);
    (status, String::from_utf8(shown).unwrap())
}

#[test]
fn json_keeps_every_key_and_escapes_control_characters() {
    let key = "a\u{7F}b\u{9B}c\u{202E}d\u{10FFFF}\u{FEFF}";
    let body = serde_json::json!({ "individual": {}, key: 1 }).to_string();
    let output = run(&["validate", "--format", "json", "-"], &body);
    assert!(!text(&output.stdout).contains(['\u{7F}', '\u{9B}', '\u{202E}', '\u{FEFF}']));
    let report = json_lines(&output).remove(0);
    let paths: Vec<&str> =
        report["issues"].as_array().unwrap().iter().map(|issue| issue["path"].as_str().unwrap()).collect();
    assert!(paths.contains(&format!("/{key}").as_str()), "{paths:?}");
}

#[test]
fn entries_of_a_live_list_cannot_send_control_sequences_to_the_terminal() {
    let folder = TempDir::new().unwrap();
    let list = write(&folder, "us.json", r#"["\u001b[2J"]"#);
    let subdivisions = format!("US={list}");
    let arguments = ["validate", "--subdivisions", &subdivisions, "-"];
    let body = r#"{"individual": {"residence": {"country": "US"}}}"#;
    assert!(text(&run(&arguments, body).stdout).contains("for example \\u{1b}[2J"));
}

#[test]
fn output_is_coloured_on_terminals_only() {
    for arguments in [&["validate", "-"][..], &["explain", "too_long"], &["rules"], &["validate", "--help"]] {
        let piped = harbor_preflight(arguments).env("CLICOLOR_FORCE", "1").write_stdin(EMPTY_OBJECT).output().unwrap();
        assert!(!piped.stdout.contains(&0x1B), "{arguments:?}");
    }
    let (_, shown) = run_on_terminal(&["explain", "too_long"], &[], Stdio::null());
    assert!(shown.contains("\u{1B}[1mtoo_long"), "{shown}");
    let (_, shown) = run_on_terminal(&["explain", "too_long"], &[("NO_COLOR", "1")], Stdio::null());
    assert!(!shown.contains('\u{1B}'), "{shown}");
}

#[test]
fn terminal_stdin_is_rejected() {
    let terminal = nix::pty::openpty(None, None).unwrap();
    let (status, shown) = run_on_terminal(&["validate"], &[], terminal.slave.into());
    assert_eq!(status, Some(2));
    assert!(shown.contains("no input: pass a file name, or pipe a payload in"), "{shown}");
}

#[test]
fn closed_or_full_output_exits_with_2() {
    let many = format!("{EMPTY_OBJECT}\n").repeat(100_000);
    let folder = TempDir::new().unwrap();
    let path = write(&folder, "many.ndjson", &many);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_harbor-preflight"))
        .args(["validate", "--ndjson", "--format", "json", &path])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
    let full = || Stdio::from(File::options().write(true).open("/dev/full").unwrap());
    for (output, error) in [(full(), Stdio::null()), (Stdio::null(), full()), (full(), full())] {
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_harbor-preflight"))
            .args(["validate", "missing.json", &sample("gb.json")])
            .stdout(output)
            .stderr(error)
            .status();
        assert_eq!(status.unwrap().code(), Some(2));
    }
}

#[test]
fn error_formats_list_errors_however_many_warnings_there_are() {
    let unknown: Vec<String> = (0..1_500).map(|number| format!("\"x{number}\": 0")).collect();
    let body = format!("{{\"individual\": {{\"residence\": {{{}}}, \"ssn\": 1}}}}", unknown.join(","));
    for format in ["harbor", "problem"] {
        let output = run(&["validate", "--format", format, "-"], &body);
        assert!(text(&output.stdout).contains("Add your identity document."), "{format}");
        let output = run(&["validate", "--format", format, "--max-issues", "0", "-"], &body);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stdout).contains("errors, 1500 warnings"), "{format}: {}", text(&output.stdout));
    }
}

#[test]
fn json_is_one_report_per_line_with_its_input() {
    let output = run(&["validate", "--format", "json", "--as-of", TODAY, &sample("gb.json"), "-"], EMPTY_OBJECT);
    assert_eq!(output.status.code(), Some(1));
    let reports = json_lines(&output);
    assert_eq!(reports.len(), 2);
    assert_eq!(reports[0]["input"]["name"], sample("gb.json"));
    assert_eq!(reports[0]["valid"], true);
    assert_eq!(reports[0]["as_of"], TODAY);
    assert_eq!(reports[0]["operation"], "submit");
    assert_eq!(reports[0]["bytes"], sample_text("gb.json").len());
    assert_eq!(reports[0]["basis"]["rules"], "2");
    assert!(reports[0].get("truncated").is_none());
    let issue = &reports[1]["issues"][0];
    let keys: Vec<&str> = issue.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["severity", "code", "path", "field", "message_id", "message", "params"]);
    assert_eq!(
        (&issue["code"], &issue["path"], &issue["field"]),
        (&"required".into(), &"/individual".into(), &"individual".into())
    );
}

#[test]
fn harbor_format_is_the_error_response_of_harbor() {
    let output = run(&["validate", "--format", "harbor", "-"], r#"{"individual": {"ssn": 1, "nickname": "x"}}"#);
    assert_eq!(output.status.code(), Some(1));
    let error = &json_lines(&output)[0];
    let keys: Vec<&str> = error.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["message", "error", "code", "error_type", "errors"]);
    assert_eq!(error["code"], 2005);
    assert_eq!(error["error_type"], "general.validation_error");
    let first = error["errors"].as_object().unwrap().iter().next().unwrap();
    assert_eq!(first.0, "individual.first_name");
    assert_eq!(first.1[0], error["message"]);
    assert!(error["errors"].get("individual.nickname").is_none(), "warnings are not listed as errors");
    let output = run(&["validate", "--format", "harbor", &sample("gb.json")], "");
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), ""));
}

#[test]
fn problem_format_follows_rfc_9457() {
    let body = r#"{"individual": {"files é": {"a": 1, "a": 2}}}"#;
    let output = run(&["validate", "--format", "problem", "-"], body);
    let problem = &json_lines(&output)[0];
    assert_eq!(problem["status"], 422);
    assert!(problem["type"].as_str().unwrap().starts_with("urn:"));
    assert!(problem["title"].is_string() && problem["detail"].is_string());
    let errors = problem["errors"].as_array().unwrap();
    let duplicate = errors.iter().find(|error| error["code"] == "duplicate_key").unwrap();
    assert_eq!(duplicate["pointer"], "#/individual/files%20%C3%A9/a");
    let output = run(&["validate", "--format", "problem", &sample("gb.json")], "");
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), ""));
}

#[test]
fn deny_warnings_treats_warnings_as_failures() {
    let mut body: Value = serde_json::from_str(&sample_text("gb.json")).unwrap();
    body["individual"]["nickname"] = "Lee".into();
    let body = body.to_string();
    assert_eq!(run(&["validate", "-"], &body).status.code(), Some(0));
    assert_eq!(run(&["validate", "--deny-warnings", "-"], &body).status.code(), Some(1));
    assert_eq!(run(&["validate", "--deny-warnings", &sample("gb.json")], "").status.code(), Some(0));
}

#[test]
fn ndjson_keeps_order_and_line_numbers() {
    let good = sample_line("gb.json");
    let mut input = String::new();
    for number in 0..2_000 {
        match number % 4 {
            0 => input.push_str(&good),
            1 => input.push_str("{}"),
            2 => input.push_str("{oops"),
            _ => {}
        }
        input.push('\n');
    }
    let output = run(&["validate", "--ndjson", "--format", "json", "-"], &input);
    assert_eq!(output.status.code(), Some(1));
    let reports = json_lines(&output);
    assert_eq!(reports.len(), 1_500, "empty lines are skipped");
    let expected = (0..2_000).filter(|number| number % 4 != 3);
    for (report, number) in reports.iter().zip(expected) {
        assert_eq!(report["input"]["line"], number + 1);
        let code = report["issues"].get(0).map_or("", |issue| issue["code"].as_str().unwrap());
        assert_eq!(code, ["", "required", "json_syntax"][number % 4]);
    }
}

#[test]
fn text_format_shows_the_line_of_the_ndjson_file() {
    let output = run(&["validate", "--ndjson", "-"], "\n{\"individual\": 3}\n{oops\n");
    let shown = text(&output.stdout);
    assert!(shown.contains("-:2:16: error[wrong_type] individual: "), "{shown}");
    assert!(shown.contains("-:3:2: error[json_syntax] "), "{shown}");
    assert!(shown.ends_with("2 payloads, 2 invalid: 2 errors, 0 warnings\n"), "{shown}");
}

#[test]
fn a_payload_over_the_size_limit_is_reported_with_its_length() {
    let folder = TempDir::new().unwrap();
    let line = sample_line("gb.json");
    let path = write(&folder, "gb.json", &line);
    let (fits, exceeds) = (line.len().to_string(), (line.len() - 1).to_string());
    for (arguments, input) in [
        (vec!["validate", path.as_str()], ""),
        (vec!["validate", "-"], line.as_str()),
        (vec!["validate", "--ndjson", "-"], &line),
    ] {
        let with = |limit: &str| {
            let arguments = [arguments.as_slice(), &["--format", "json", "--max-payload-bytes", limit]].concat();
            json_lines(&run(&arguments, input)).remove(0)
        };
        assert_eq!(with(&fits)["valid"], true);
        let report = with(&exceeds);
        assert_eq!(report["issues"][0]["code"], "payload_too_large");
        assert_eq!(report["issues"][0]["params"]["actual_bytes"], line.len());
        assert_eq!(report["bytes"], line.len());
    }
}

#[test]
fn every_option_of_validate_has_an_effect() {
    let folder = TempDir::new().unwrap();
    let list = |name: &str, content: &str| write(&folder, name, content);
    let gb = sample("gb.json");
    let us = sample("us-full.json");
    let business = list("business.json", r#"{"type": "business"}"#);
    let occupations = list("occupations.json", r#"{"data": [{"value": "astronauts", "label": "Astronauts"}]}"#);
    let subdivisions = format!("GB={}", list("gb.json", r#"["LND"]"#));
    let documents = format!("GB={}", list("documents.json", r#"[{"type": "PASSPORT", "back_required": true}]"#));
    let prohibited = list("prohibited.json", r#"["GB"]"#);
    let countries = list("countries.json", r#"["US"]"#);
    for (arguments, code) in [
        (vec!["--as-of", "2005-01-01", &gb], "underage"),
        (vec!["--operation", "correct", "--status", "processing", &gb], "correction_not_allowed"),
        (vec!["--customer", &business, &gb], "customer_not_individual"),
        (vec!["--proof-issued-on", "2026-01-01", &us], "proof_of_address_too_old"),
        (vec!["--occupations", &occupations, &gb], "invalid_occupation"),
        (vec!["--subdivisions", &subdivisions, &gb], "invalid_subdivision"),
        (vec!["--identity-documents", &documents, &gb], "required"),
        (vec!["--prohibited-countries", &prohibited, &gb], "prohibited_country"),
        (vec!["--countries", &countries, &gb], "invalid_country"),
        (vec!["--max-file-bytes", "100", &gb], "file_too_large"),
        (vec!["--max-total-file-bytes", "2000", &gb], "files_too_large"),
        (vec!["--contract", "individual-v1.1", &us], "unknown_field"),
    ] {
        let all = [&["validate", "--as-of", TODAY, "--format", "json"][..], &arguments].concat();
        let all: Vec<&str> =
            if arguments[0] == "--as-of" { [&["validate", "--format", "json"][..], &arguments].concat() } else { all };
        let report = json_lines(&run(&all, "")).remove(0);
        let codes: Vec<&str> =
            report["issues"].as_array().unwrap().iter().map(|issue| issue["code"].as_str().unwrap()).collect();
        assert!(codes.contains(&code), "{arguments:?}: {codes:?}");
    }
    for (files, is_required) in [("required", true), ("absent", false)] {
        let body = r#"{"individual": {"identity_document": {"type": "PASSPORT"}}}"#;
        let report = json_lines(&run(&["validate", "--format", "json", "--files", files, "-"], body)).remove(0);
        let issues = report["issues"].as_array().unwrap();
        let front = issues.iter().any(|issue| issue["path"] == "/individual/identity_document/front");
        assert_eq!(front, is_required, "{files}");
    }
    let report = json_lines(&run(&["validate", "--format", "json", "--max-issues", "1", "-"], r#"{"individual": {}}"#))
        .remove(0);
    assert_eq!(report["issues"].as_array().unwrap().len(), 1);
    assert!(report["truncated"]["errors"].as_u64().unwrap() > 5);
}

#[test]
fn a_failure_to_run_exits_with_2_and_an_error_message() {
    let folder = TempDir::new().unwrap();
    let empty = write(&folder, "empty.json", "[]");
    let broken = write(&folder, "broken.json", "{");
    let gb = sample("gb.json");
    for (arguments, message) in [
        (vec!["validate", "--status", "processing", &gb], "--status"),
        (vec!["validate", "--as-of", "2026-02-30", &gb], "YYYY-MM-DD"),
        (vec!["validate", "--format", "xml", &gb], "possible values"),
        (vec!["validate", "--occupations", &empty, &gb], "occupations: the list is empty"),
        (vec!["validate", "--countries", &broken, &gb], "countries: not JSON"),
        (vec!["validate", "--customer", &broken, &gb], "not JSON"),
        (vec!["validate", "--customer", &empty, &gb], "describes a customer"),
        (vec!["validate", "--subdivisions", "us=x", &gb], "capital letters"),
        (vec!["validate", "--subdivisions", "US", &gb], "US=us.json"),
        (vec!["validate", "--occupations", "missing.json", &gb], "missing.json"),
        (vec!["validate", "--max-payload-bytes", "4294967296", &gb], "--max-payload-bytes"),
        (vec!["explain", "too_lon"], "too_long"),
        (vec!["new", "--country", "uk"], "capital letters"),
        (vec!["new", "--country", "UK"], "UK"),
        (vec!["new", "--country", "KP"], "KP"),
        (vec!["requirements", &broken], "not JSON"),
        (vec!["requirements", &empty], "pending_requirements"),
        (vec!["inspect", "missing.jpg"], "missing.jpg"),
        (vec!["frobnicate"], "frobnicate"),
        (vec![], "Usage"),
    ] {
        let output = run(&arguments, "");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stdout), "", "{arguments:?}");
        assert!(text(&output.stderr).contains(message), "{arguments:?}: {}", text(&output.stderr));
    }
}

#[test]
fn every_code_is_explained_and_listed() {
    let output = run(&["rules", "--format", "json"], "");
    let rules: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(rules, schema("rules.json"), "differs from schema/rules.json");
    let rules = rules.as_array().unwrap();
    assert_eq!(rules.len(), harbor_preflight::rules().len());
    let listed = run(&["rules"], "");
    for rule in rules {
        let code = rule["code"].as_str().unwrap();
        let explanation = run(&["explain", code], "");
        assert_eq!(explanation.status.code(), Some(0));
        assert!(text(&explanation.stdout).starts_with(code) && text(&explanation.stdout).contains("Fix"), "{code}");
        assert!(text(&listed.stdout).contains(code));
    }
    for unchecked in harbor_preflight::Contract::INDIVIDUAL_V1.unchecked_rules() {
        assert!(text(&run(&["explain", unchecked.rule], "").stdout).starts_with(unchecked.rule));
    }
}

#[test]
fn a_new_payload_has_every_required_field() {
    for country in ["US", "GB", "GI", "HK", "DE", "IN"] {
        let new = run(&["new", "--country", country], "");
        assert_eq!(new.status.code(), Some(0));
        let report = json_lines(&run(&["validate", "--format", "json", "-"], text(&new.stdout))).remove(0);
        for issue in report["issues"].as_array().unwrap() {
            let code = issue["code"].as_str().unwrap();
            assert!(
                ["required", "invalid_date", "invalid_choice", "invalid_base64"].contains(&code),
                "{country}: {issue}"
            );
            assert_ne!(issue["params"]["reason"], "missing", "{country}: {issue}");
        }
        let payload: Value = serde_json::from_slice(&new.stdout).unwrap();
        assert_eq!(payload["individual"]["residence"]["country"], country);
        assert_eq!(payload["individual"].get("ssn").is_some(), country == "US");
        assert_eq!(payload["individual"]["residence"].get("state").is_some(), country != "GI");
    }
}

/// A sample of a US resident, with the phone as `individual-v1.1` has it.
fn later_sample() -> String {
    let mut body: Value = serde_json::from_str(&sample_text("us-full.json")).unwrap();
    let individual = body["individual"].as_object_mut().unwrap();
    individual.shift_remove("phone");
    individual.insert("phone_country_code".into(), "US".into());
    individual.insert("phone_number".into(), "+14045550101".into());
    body.to_string()
}

#[test]
fn every_command_that_depends_on_the_contract_has_the_option_contract() {
    const LATER: &str = "individual-v1.1";
    let body = later_sample();
    for (contract, valid) in [("individual-v1", false), (LATER, true)] {
        let output = run(&["validate", "--as-of", TODAY, "--contract", contract, "--format", "json"], &body);
        let report = json_lines(&output).remove(0);
        assert_eq!((&report["valid"], &report["basis"]["contract"]), (&valid.into(), &contract.into()));
    }
    let report = text(&run(&["validate", "-"], &body).stdout).to_owned();
    assert!(report.contains("use --contract individual-v1.1 on the command line"), "{report}");

    let new = run(&["new", "--country", "US", "--contract", LATER], "");
    let payload: Value = serde_json::from_slice(&new.stdout).unwrap();
    assert!(payload["individual"].get("phone_number").is_some() && payload["individual"].get("phone").is_none());
    let report = json_lines(&run(&["validate", "--contract", LATER, "--format", "json"], text(&new.stdout))).remove(0);
    assert!(report["issues"].as_array().unwrap().iter().all(|issue| issue["code"] != "unknown_field"), "{report}");

    let rules: Value =
        serde_json::from_slice(&run(&["rules", "--contract", LATER, "--format", "json"], "").stdout).unwrap();
    let invalid_phone = rules.as_array().unwrap().iter().find(|rule| rule["code"] == "invalid_phone").unwrap();
    assert_eq!(invalid_phone["fields"], serde_json::json!(["individual.phone_number"]));
    let explanation = run(&["explain", "invalid_phone", "--contract", LATER], "");
    assert!(text(&explanation.stdout).contains("under individual-v1.1 to individual.phone_number"));
    let unchecked = run(&["explain", "prerequisites", "--contract", LATER], "");
    assert!(text(&unchecked.stdout).contains("individual-v1.1: "));

    let response = r#"{"pending_requirements": [{"description": "individual.phone_number did not ring"}]}"#;
    for (contract, path) in [("individual-v1", "/individual: "), (LATER, "/individual/phone_number: ")] {
        let output = run(&["requirements", "--contract", contract, "-"], response);
        assert!(text(&output.stdout).starts_with(path), "{}", text(&output.stdout));
    }

    let folder = TempDir::new().unwrap();
    let large = folder.path().join("large.jpg");
    std::fs::write(&large, harbor_preflight_tests::notation::made_file("jpeg", 8_388_609, 1)).unwrap();
    for (arguments, status) in [(&[][..], 0), (&["--contract", LATER], 1)] {
        let all = [&["inspect"][..], arguments, &[path_text(&large)]].concat();
        assert_eq!(run(&all, "").status.code(), Some(status), "{all:?}");
    }

    let unknown = run(&["validate", "--contract", "individual-v9", "-"], &body);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("[possible values: individual-v1, individual-v1.1]"));
}

#[test]
fn inspect_reports_type_size_and_issues_of_raw_files() {
    let file = |name: &str| tests_folder().join("files").join(name).to_str().unwrap().to_owned();
    let (photo, front) = (file("photo.heic"), file("front.jpg"));
    let output = run(&["inspect", "--format", "json", &photo, &front], "");
    assert_eq!(output.status.code(), Some(1));
    let inspections = json_lines(&output);
    assert_eq!(inspections[0]["name"], photo);
    assert_eq!(inspections[0]["type"], "image/heif");
    assert_eq!(inspections[0]["issues"][0]["code"], "unsupported_file_type");
    assert!(inspections[0]["issues"][0]["hint"].as_str().unwrap().contains("Save this photo as a JPEG"));
    assert_eq!((&inspections[1]["type"], &inspections[1]["bytes"]), (&"image/jpeg".into(), &4074.into()));
    assert_eq!((&inspections[1]["width"], &inspections[1]["height"]), (&480.into(), &300.into()));
    assert_eq!(inspections[1]["issues"].as_array().unwrap().len(), 0);
    assert_eq!(inspections[0].get("width"), None);
    let output = run(&["inspect", &front], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).ends_with(": image/jpeg, 480 × 300 px, 4074 bytes, no issues\n"));
    assert!(text(&run(&["inspect", "-"], "%PDF-1.7 %%EOF").stdout).contains("application/pdf, 14 bytes"));
    assert!(
        text(&run(&["inspect", &file("statement.pdf")], "").stdout).contains(": application/pdf, 1 page, 672 bytes")
    );
    let folder = TempDir::new().unwrap();
    let large = folder.path().join("large.jpg");
    std::fs::write(&large, harbor_preflight_tests::notation::made_file("jpeg", 10_485_761, 1)).unwrap();
    let inspection = json_lines(&run(&["inspect", "--format", "json", large.to_str().unwrap()], "")).remove(0);
    assert_eq!(inspection["issues"][0]["params"]["actual_bytes"], 10_485_761);
}

#[test]
fn the_middle_of_a_file_is_read_where_its_ends_are_not_enough() {
    let folder = TempDir::new().unwrap();
    let photo = harbor_preflight_tests::notation::made_file("jpeg", 300_000, 1);
    for (name, content, code) in [
        ("whole.jpg", photo.clone(), None),
        ("trailer.jpg", [photo.clone(), vec![0; 300_000]].concat(), None),
        ("cut.jpg", photo[..200_000].to_vec(), Some("file_truncated")),
    ] {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        let inspection = json_lines(&run(&["inspect", "--format", "json", path_text(&path)], "")).remove(0);
        let codes: Vec<&str> =
            inspection["issues"].as_array().unwrap().iter().map(|issue| issue["code"].as_str().unwrap()).collect();
        assert_eq!(codes, Vec::from_iter(code), "{name}");
    }
}

#[test]
fn the_same_bytes_twice_in_one_call_are_a_duplicate() {
    let folder = TempDir::new().unwrap();
    let mut files = Vec::new();
    for (name, seed) in [("a.pdf", 1), ("b.pdf", 2), ("c.pdf", 1), ("d.pdf", 1)] {
        let path = folder.path().join(name);
        std::fs::write(&path, harbor_preflight_tests::notation::made_file("pdf", 5000, seed)).unwrap();
        files.push(path_text(&path).to_owned());
    }
    let mut arguments = vec!["inspect", "--format", "json"];
    arguments.extend(files.iter().map(String::as_str));
    let same_as: Vec<Option<String>> = json_lines(&run(&arguments, ""))
        .iter()
        .map(|inspection| {
            let issue = inspection["issues"].as_array().unwrap().first()?;
            assert_eq!(issue["code"], "duplicate_file");
            Some(issue["params"]["same_as"].as_str().unwrap().to_owned())
        })
        .collect();
    assert_eq!(same_as, [None, None, Some("1".to_owned()), Some("1".to_owned())]);
    // A file with an error is compared with none.
    let large = ["inspect", "--max-file-bytes", "100", &files[0], &files[0]];
    assert!(!text(&run(&large, "").stdout).contains("same file"));
}

#[test]
fn the_type_of_a_file_does_not_depend_on_its_name() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, content: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let file = |name: &str| std::fs::read(tests_folder().join("files").join(name)).unwrap();
    for (name, content, media_type, status) in [
        ("passport.png", file("front.jpg"), Some("image/jpeg"), 0),
        ("passport.txt", file("statement.pdf"), Some("application/pdf"), 0),
        ("passport.jpg", file("page.html"), Some("text/html"), 1),
        ("passport.pdf", Vec::new(), None, 1),
    ] {
        let output = run(&["inspect", "--format", "json", &write(name, &content)], "");
        assert_eq!(json_lines(&output)[0]["type"], serde_json::json!(media_type), "{name}");
        assert_eq!(output.status.code(), Some(status), "{name}");
    }
}

#[test]
fn pending_requirements_come_with_json_pointers() {
    let response = sample("status-action-required.json");
    let output = run(&["requirements", &response], "");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stdout).starts_with("/individual/identity_document/front: "), "{}", text(&output.stdout));
    let output = run(&["requirements", "--format", "json", "-"], &sample_text("status-action-required.json"));
    let requirements: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(requirements[0]["path"], "/individual/identity_document/front");
    assert_eq!(requirements[0]["field"], "individual.identity_document.front");
    assert_eq!(requirements[0]["source"], "provider_error");
}

#[test]
fn completions_and_the_man_page_are_written() {
    for what in ["man", "bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["generate", what], "");
        assert_eq!(output.status.code(), Some(0), "{what}");
        for option in ["ndjson", "proof-issued-on", "country", "requirements"] {
            // A man page has a backslash before each hyphen.
            assert!(text(&output.stdout).replace('\\', "").contains(option), "{what}: {option}");
        }
    }
    assert_eq!(run(&["generate", "tcsh"], "").status.code(), Some(2));
}

#[test]
fn the_help_of_every_command_has_an_example() {
    for command in ["validate", "explain", "rules", "new", "build", "redact", "inspect", "requirements", "generate"] {
        let output = run(&[command, "--help"], "");
        assert_eq!(output.status.code(), Some(0));
        assert!(text(&output.stdout).contains(&format!("\n  harbor-preflight {command}")), "{}", text(&output.stdout));
    }
}

/// `getrusage` reports the peak over all child processes of this test binary. This run is the largest of them.
#[test]
fn peak_memory_is_little_more_than_the_size_of_the_payload() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("large.json");
    large_payload(&mut File::create(&path).unwrap()).unwrap();
    let bytes = std::fs::metadata(&path).unwrap().len();
    let output = run(&["validate", "--as-of", TODAY, path_text(&path)], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    let usage = nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_CHILDREN).unwrap();
    let peak = u64::try_from(usage.max_rss()).unwrap() * 1024;
    assert!(peak > bytes, "the measured peak of {peak} bytes is wrong: the body alone has {bytes}");
    assert!(peak < bytes * 13 / 10 + 20_000_000, "{peak} bytes for a body of {bytes}");
}

#[test]
fn a_language_is_chosen_by_its_tag() {
    let output = run(&["validate", "--lang", "es-419", "-"], "{}");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("Agregue los datos de la persona."), "{}", text(&output.stdout));
    let reports = json_lines(&run(&["validate", "--lang", "zh-Hant", "--format", "json", "-"], "{}"));
    assert_eq!(reports[0]["basis"]["locale"], "zh-Hant");
    let output = run(&["inspect", "--lang", "fr", tests_folder().join("files/note.txt").to_str().unwrap()], "");
    assert!(
        text(&output.stdout).contains("le fichier doit être un JPEG, un PNG ou un PDF."),
        "{}",
        text(&output.stdout)
    );
}

#[test]
fn an_unknown_language_is_refused_with_a_list_of_what_there_is() {
    let output = run(&["validate", "--lang", "tlh", "-"], "{}");
    assert_eq!(output.status.code(), Some(2));
    for tag in ["en", "es-419", "fr", "ja", "ko", "pt-BR", "zh-Hans", "zh-Hant"] {
        assert!(text(&output.stderr).contains(tag), "{tag}: {}", text(&output.stderr));
    }
}
