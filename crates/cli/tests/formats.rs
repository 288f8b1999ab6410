//! The formats that other programs read: `json`, `github` and `sarif`.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{json_lines, run, sample, sample_line, text, write};
use harbor_preflight_test_schemas::{sarif_schema, validator};
use serde_json::{Value, json};
use tempfile::TempDir;

const BODY: &str = "{\n  \"individual\": {\n    \"residence\": {\"country\": \"UK\"},\n    \"é\": 1, \"ssn\": 5}\n}";

/// The issue with this code, from a report or a list.
fn with_code<'v>(issues: &'v Value, key: &str, code: &str) -> &'v Value {
    issues.as_array().unwrap().iter().find(|issue| issue[key] == code).unwrap_or_else(|| panic!("{code}: {issues}"))
}

#[test]
fn json_has_the_line_and_column_of_what_the_body_has() {
    let report = json_lines(&run(&["validate", "--format", "json", "-"], BODY)).remove(0);
    let country = with_code(&report["issues"], "code", "invalid_country");
    assert_eq!((&country["line"], &country["column"]), (&json!(3), &json!(30)));
    let unknown = with_code(&report["issues"], "code", "unknown_field");
    assert_eq!((&unknown["line"], &unknown["column"]), (&json!(4), &json!(10)));
    let missing = with_code(&report["issues"], "code", "required");
    assert!(missing.get("line").is_none() && missing.get("column").is_none(), "{missing}");
}

#[test]
fn json_is_the_report_of_the_crate_with_input_lines_and_columns() {
    let mut report =
        json_lines(&run(&["validate", "--as-of", "2026-11-23", "--max-issues", "3", "--format", "json"], BODY))
            .remove(0);
    let members = report.as_object_mut().unwrap();
    members.remove("input");
    for issue in members["issues"].as_array_mut().unwrap() {
        issue.as_object_mut().unwrap().remove("line");
        issue.as_object_mut().unwrap().remove("column");
    }
    let today = harbor_preflight::parse_date("2026-11-23").unwrap();
    let limits = harbor_preflight::Limits { max_issues: 3, ..harbor_preflight::Limits::default() };
    let expected = harbor_preflight::Preflight::new(today)
        .with_limits(limits)
        .validate(BODY.as_bytes(), &harbor_preflight::Submission::new());
    assert_eq!(report, serde_json::to_value(expected).unwrap());
}

#[test]
fn a_line_that_is_not_json_is_named_by_its_line_in_the_file() {
    let lines = "{}\n\n{\"individual\": oops}\n";
    let reports = json_lines(&run(&["validate", "--ndjson", "--format", "json", "-"], lines));
    let issue = &reports[1]["issues"][0];
    assert_eq!((&reports[1]["input"]["line"], &issue["params"]["line"]), (&json!(3), &json!(3)));
    assert_eq!((&issue["line"], &issue["column"]), (&json!(3), &json!(16)));
    assert_eq!(issue["message"], "The payload is not valid JSON. Check line 3, column 16.");
    let output = run(&["validate", "--ndjson", "-"], lines);
    let expected = "-:3:16: error[json_syntax] The payload is not valid JSON. Check line 3, column 16.\n";
    assert!(text(&output.stdout).contains(expected), "{}", text(&output.stdout));
}

#[test]
fn github_annotates_the_line_of_each_issue() {
    let folder = TempDir::new().unwrap();
    let file = write(&folder, "a,b.json", BODY);
    let output = run(&["validate", "--format", "github", &file], "");
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<&str> = text(&output.stdout).lines().collect();
    let name = file.replace(',', "%2C").replace(':', "%3A");
    let country =
        format!("::error file={name},line=3,col=30,title=invalid_country::individual.residence.country: Country");
    assert!(lines.iter().any(|line| line.starts_with(&country) && line.ends_with("Use GB.")), "{lines:#?}");
    let warning = format!("::warning file={name},line=4,col=10,title=unknown_field::");
    assert!(lines.iter().any(|line| line.starts_with(&warning)), "{lines:#?}");
    // What is missing is annotated at the object that lacks it.
    let missing = format!("::error file={name},line=3,col=18,title=required::individual.residence.street: ");
    assert!(lines.iter().any(|line| line.starts_with(&missing)), "{lines:#?}");
    assert!(lines.iter().all(|line| line.starts_with("::")), "{lines:#?}");

    let valid = run(&["validate", "--as-of", "2026-11-23", "--format", "github", &sample("gb.json")], "");
    assert_eq!((valid.status.code(), text(&valid.stdout)), (Some(0), ""));
    let piped = run(&["validate", "--format", "github", "--max-issues", "1", "--ndjson", "-"], "{}\n{");
    assert!(text(&piped.stdout).starts_with("::error line=1,col=1,title=required::"), "{}", text(&piped.stdout));
    assert!(text(&piped.stdout).contains("\n::error line=2,col=2,title=json_syntax::"), "{}", text(&piped.stdout));
    let truncated = run(&["validate", "--format", "github", "--max-issues", "1", "-"], BODY);
    assert!(text(&truncated.stdout).contains("\n::notice title=issues left out::"), "{}", text(&truncated.stdout));
}

#[test]
fn sarif_is_one_log_that_is_valid_under_its_schema() {
    let validator = validator(&sarif_schema());
    let folder = TempDir::new().unwrap();
    let (file, other) = (write(&folder, "a b.json", BODY), write(&folder, "empty.json", "{}"));
    let output = run(&["validate", "--format", "sarif", &file, &sample("gb.json"), "missing.json", &other], "");
    assert_eq!(output.status.code(), Some(2));
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(validator.is_valid(&log), "{:?}", validator.first_error(&log));
    let run_of_log = &log["runs"][0];
    let country = with_code(&run_of_log["results"], "ruleId", "invalid_country");
    let location = &country["locations"][0]["physicalLocation"];
    assert_eq!(location["region"], json!({ "startLine": 3, "startColumn": 30 }));
    assert!(location["artifactLocation"]["uri"].as_str().unwrap().ends_with("/a%20b.json"), "{location}");
    assert_eq!(country["locations"][0]["logicalLocations"][0]["fullyQualifiedName"], "/individual/residence/country");
    assert_eq!((&country["level"], &log["runs"][0]["columnKind"]), (&json!("error"), &json!("unicodeCodePoints")));
    assert_eq!(run_of_log["results"].as_array().unwrap().last().unwrap()["ruleId"], "required");

    let rules = run_of_log["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), harbor_preflight::rules().len());
    for rule in rules {
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty(), "{rule}");
        assert!(rule["helpUri"].as_str().unwrap().starts_with("https://"), "{rule}");
    }
    let invocation = &run_of_log["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let problem = &invocation["toolExecutionNotifications"][0]["message"]["text"];
    assert!(problem.as_str().unwrap().starts_with("missing.json: "), "{problem}");
}

#[test]
fn sarif_of_lines_or_of_nothing_is_valid_too() {
    let validator = validator(&sarif_schema());
    let valid = sample_line("gb.json");
    for (input, results) in [(format!("{valid}\n{{}}\n[\n"), 2), (valid, 0), (String::new(), 0)] {
        let output = run(&["validate", "--as-of", "2026-11-23", "--ndjson", "--format", "sarif", "-"], &input);
        let log: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(validator.is_valid(&log), "{:?}", validator.first_error(&log));
        let found = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(found.len(), results, "{log}");
        if let Some(last) = found.last() {
            assert_eq!(last["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
        }
    }
}
