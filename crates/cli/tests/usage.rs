//! The program as a new user meets it: mistakes that people make, and the answers that help; folders, patterns and sums.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;

use common::{json_lines, path_text, run, sample, sample_line, sample_text, text, within, write};
use harbor_preflight_tests::cases::TODAY;
use harbor_preflight_tests::effort;
use serde_json::{Value, json};
use tempfile::TempDir;

#[test]
fn arguments_that_are_nearly_right_get_an_answer_that_helps() {
    let folder = TempDir::new().unwrap();
    let gb = sample("gb.json");
    let payload = sample("us-full.json");
    let camel_case = write(&folder, "camel.json", r#"{"type": "individual", "kycVerified": false}"#);
    let customer = write(&folder, "customer.json", r#"{"active": true}"#);
    for (arguments, message) in [
        (vec!["validate", "--json", &gb], "--format json"),
        (vec!["validate", "--max-file-bytes", "10MB", &gb], "without a unit, for example 10485760 for 10 MiB"),
        (vec!["validate", "--max-payload-bytes", "10MB", &gb], "without a unit, for example 10485760 for 10 MiB"),
        (vec!["inspect", "--max-file-bytes", "ten", &gb], "expected a number of bytes"),
        (vec![&*gb], "harbor-preflight validate "),
        (vec!["payload.json"], "harbor-preflight validate payload.json"),
        (vec!["new", "--country", "uk"], "here GB"),
        (vec!["new", "--country", "UK"], "for example GB"),
        (vec!["new", "--country", "Germany"], "here DE"),
        (vec!["explain", "ssn"], "invalid_ssn, implausible_ssn, required"),
        (vec!["explain", "foo"], "harbor-preflight rules lists all"),
        (vec!["validate", "--customer", &payload, &gb], "expected at least one of type, active"),
        (vec!["validate", "--customer", &camel_case, &gb], "write kyc_verified in place of kycVerified"),
        (
            vec!["validate", "--customer", &customer, "--operation", "correct", &gb],
            "--customer is only for a submission",
        ),
        (vec!["validate", "--quiet", "--format", "json", &gb], "--quiet"),
        (vec!["generate"], "--into"),
    ] {
        let output = run(&arguments, "");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""), "{arguments:?}");
        let error = text(&output.stderr);
        assert!(error.contains(message), "{arguments:?}: {error}");
        assert!(error.len() < 700, "{arguments:?}: {error}");
    }
}

#[test]
fn a_customer_may_be_the_data_of_a_response() {
    let folder = TempDir::new().unwrap();
    let customer = write(&folder, "customer.json", r#"{"data": {"type": "business", "uuid": "cus_1"}}"#);
    let report =
        json_lines(&run(&["validate", "--format", "json", "--customer", &customer, &sample("gb.json")], "")).remove(0);
    assert_eq!(report["issues"][0]["code"], "customer_not_individual");
}

#[test]
fn the_wrong_kind_of_file_is_named() {
    let (gb, us) = (sample_line("gb.json"), sample_line("us-full.json"));
    let status = sample_text("status-action-required.json");
    for (input, advice) in [
        (format!("{gb}\n{us}\n"), "one a line: read them with --ndjson"),
        (format!("[{gb}, {us}]"), "read them with --ndjson"),
        (status, "harbor-preflight requirements reads it"),
    ] {
        let output = run(&["validate", "-"], &input);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stdout).contains(advice), "{}", text(&output.stdout));
        assert_eq!(text(&output.stdout).matches("error[").count(), 1, "{}", text(&output.stdout));
    }
    for pretty in [sample_text("gb.json"), "[\n  1\n]".to_owned(), "\n{\r\n\t\"a\": 1\r\n}".to_owned()] {
        let output = run(&["validate", "--ndjson", "-"], &pretty);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
        assert!(text(&output.stderr).contains("leave --ndjson out"), "{}", text(&output.stderr));
    }
    // These are lines of their own, some of which are not JSON.
    for lines in ["{\n{}\n", "{}\n {", "{\n"] {
        let reports = json_lines(&run(&["validate", "--ndjson", "--format", "json", "-"], lines));
        assert!(!reports.is_empty(), "{lines}");
    }
}

#[test]
fn a_requirement_without_a_description_is_named() {
    let output = run(&["requirements", "-"], r#"{"pending_requirements": [{"description": "a"}, {"source": "b"}]}"#);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("pending_requirements.1 must be an object"), "{}", text(&output.stderr));
}

#[test]
fn a_blank_payload_says_nothing_about_the_person_and_shows_the_choices() {
    let new = text(&run(&["new", "--country", "GB"], "").stdout).to_owned();
    let individual = &serde_json::from_str::<Value>(&new).unwrap()["individual"];
    assert_eq!(individual["has_us_bank_account"], Value::Null);
    assert_eq!(individual["identity_document"]["type"], "<NATIONAL_ID | PASSPORT | DRIVER_LICENCE | RESIDENCE_PERMIT>");
    let sources = individual["source_of_wealth"][0].as_str().unwrap();
    assert!(sources.starts_with('<') && sources.contains(" | other"), "{sources}");
    assert_eq!(individual["nationality"], "");
}

#[test]
fn issues_can_be_in_the_order_of_the_file() {
    let body = "{\"individual\": {\n\"ssn\": 1,\n\"residence\": {\"country\": \"US\", \"city\": 2},\n\"email\": 3}}";
    for (sort, expected) in [("place", ["ssn", "city", "email"]), ("guide", ["email", "city", "ssn"])] {
        let report = json_lines(&run(&["validate", "--sort", sort, "--format", "json", "-"], body)).remove(0);
        let wrong = report["issues"].as_array().unwrap().iter().filter(|issue| issue["code"] == "wrong_type");
        let fields: Vec<&str> =
            wrong.map(|issue| issue["field"].as_str().unwrap().rsplit('.').next().unwrap()).collect();
        assert_eq!(fields, expected, "{sort}");
    }
}

/// A folder with payloads, some of which are hidden, in another folder, or of another kind.
fn archive() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("more/.git")).unwrap();
    for name in ["b.json", "a.JSON", "more/c.json", "more/.git/d.json", ".e.json", "f.txt"] {
        write(&folder, name, "{}");
    }
    write(&folder, "lines.ndjson", "{}\n{}\n");
    folder
}

/// The names of the inputs, without their folder.
fn inputs(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let output = run(&[&["validate", "--format", "json"], arguments].concat(), "");
    let relative = |report: &Value| {
        let name = Path::new(report["input"]["name"].as_str().unwrap()).to_owned();
        path_text(name.strip_prefix(folder).unwrap()).replace('\\', "/")
    };
    json_lines(&output).iter().map(relative).collect()
}

#[test]
fn folders_and_patterns_are_read() {
    let archive = archive();
    let folder = archive.path();
    let root = path_text(folder);
    let pattern = |pattern: &str| path_text(&folder.join(pattern)).to_owned();
    assert_eq!(inputs(folder, &[root]), ["a.JSON", "b.json"]);
    assert_eq!(inputs(folder, &["--recursive", root]), ["a.JSON", "b.json", "more/c.json"]);
    assert_eq!(inputs(folder, &["--ndjson", root]), ["lines.ndjson", "lines.ndjson"]);
    assert_eq!(inputs(folder, &[&pattern("*.json")]), [".e.json", "b.json"]);
    assert_eq!(inputs(folder, &[&pattern("**/c.*")]), ["more/c.json"]);
    for (argument, message) in
        [(pattern("more/.git/more"), "more"), (pattern("*.xml"), "no file matches"), (pattern("[a"), "[a")]
    {
        let output = run(&["validate", &argument], "");
        assert_eq!(output.status.code(), Some(2), "{argument}");
        assert!(text(&output.stderr).contains(message), "{}", text(&output.stderr));
    }
    fs::remove_file(folder.join("b.json")).unwrap();
    fs::remove_file(folder.join("a.JSON")).unwrap();
    let output = run(&["validate", root], "");
    assert!(
        text(&output.stderr).contains("no such file is in this folder (see --recursive)"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(output.status.code(), Some(2));
    let inspected = json_lines(&run(&["inspect", "--recursive", "--format", "json", root], ""));
    assert_eq!(inspected.len(), 3, "{inspected:?}");
}

#[test]
fn quiet_prints_nothing_but_what_keeps_an_input_from_being_read() {
    let output = run(&["validate", "--quiet", "-"], "{}");
    assert_eq!((output.status.code(), text(&output.stdout), text(&output.stderr)), (Some(1), "", ""));
    let output = run(&["validate", "--quiet", "--as-of", TODAY, &sample("gb.json"), "missing.json"], "");
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
    assert!(text(&output.stderr).contains("missing.json"));
}

#[test]
fn a_summary_counts_codes_over_all_payloads() {
    let lines = format!("{{}}\n{{\"individual\": []}}\n{}\n[\n{{}}\n", sample_line("gb.json"));
    let arguments = ["validate", "--as-of", TODAY, "--ndjson", "--summary"];
    let output = run(&[&arguments[..], &["--format", "json"]].concat(), &lines);
    assert_eq!(output.status.code(), Some(1));
    let summary = json_lines(&output).remove(0);
    assert_eq!((&summary["payloads"], &summary["invalid"], &summary["errors"]), (&json!(5), &json!(4), &json!(4)));
    let expected = json!([
        { "code": "required", "severity": "error", "issues": 2, "payloads": 2 },
        { "code": "json_syntax", "severity": "error", "issues": 1, "payloads": 1 },
        { "code": "wrong_type", "severity": "error", "issues": 1, "payloads": 1 }
    ]);
    assert_eq!(summary["codes"], expected);
    assert!(summary["unchecked"].as_array().unwrap().contains(&json!({ "rule": "prerequisites", "payloads": 5 })));
    let table = run(&arguments, &lines);
    assert!(
        text(&table.stdout)
            .starts_with("code         severity    issues  payloads\nrequired     error            2         2\n"),
        "{}",
        text(&table.stdout)
    );
    assert!(text(&table.stdout).ends_with("5 payloads, 4 invalid: 4 errors, 0 warnings\n"), "{}", text(&table.stdout));
}

#[test]
fn colour_is_used_when_asked_for() {
    for (arguments, is_coloured) in [(&["--color", "always"][..], true), (&["--color", "never"], false), (&[], false)] {
        let output = run(&[arguments, &["validate", "-"]].concat(), "{}");
        assert_eq!(text(&output.stdout).contains('\u{1B}'), is_coloured, "{arguments:?}");
    }
}

#[test]
fn completions_and_man_pages_are_put_in_their_places() {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("share");
    assert_eq!(run(&["generate", "--into", path_text(&root)], "").status.code(), Some(0));
    for (file, content) in [
        ("bash-completion/completions/harbor-preflight", "--proof-issued-on"),
        ("zsh/site-functions/_harbor-preflight", "#compdef harbor-preflight"),
        ("fish/vendor_completions.d/harbor-preflight.fish", "complete -c harbor-preflight"),
        ("man/man1/harbor-preflight.1", ".TH"),
        ("man/man1/harbor-preflight-validate.1", "harbor\\-preflight\\-validate"),
        ("man/man1/harbor-preflight-build.1", "draft"),
    ] {
        let text = fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(content), "{file}: {text}");
    }
}

#[test]
fn a_file_that_changes_is_checked_again() {
    let folder = TempDir::new().unwrap();
    let (file, other) = (write(&folder, "a.json", "{}"), write(&folder, "b.json", "{}"));
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_harbor-preflight"))
        .args(["validate", "--watch", "--format", "json", "--as-of", TODAY, &file, &other])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = std::io::BufReader::new(program.stdout.take().unwrap()).lines();
    let mut next =
        || serde_json::from_str::<Value>(&lines.find(|line| !line.as_ref().unwrap().is_empty()).unwrap().unwrap());
    for name in [&file, &other] {
        assert_eq!(&next().unwrap()["input"]["name"], name);
    }
    fs::write(&file, sample_text("gb.json")).unwrap();
    let report = next().unwrap();
    assert_eq!((&report["input"]["name"], &report["valid"]), (&json!(file), &json!(true)));
    // Editors write another file, and give it the name of the first.
    fs::rename(&file, &other).unwrap();
    let report = next().unwrap();
    assert_eq!((&report["input"]["name"], &report["valid"]), (&json!(other), &json!(true)));
    program.kill().unwrap();
    program.wait().unwrap();
    let piped = run(&["validate", "--watch", "-"], "");
    assert_eq!(piped.status.code(), Some(2));
    assert!(text(&piped.stderr).contains("--watch needs files"), "{}", text(&piped.stderr));
}

/// The reports of a run with little memory, each as it comes.
fn reports_within_64_mb(arguments: &[&str]) -> impl Iterator<Item = Value> + use<> {
    let arguments = [&["validate", "--format", "json", "--max-issues", "1"], arguments].concat();
    let mut program = within(64_000, &arguments).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let lines = std::io::BufReader::new(program.stdout.take().unwrap()).lines();
    let end = std::iter::from_fn(move || {
        assert_eq!(program.wait().unwrap().code(), Some(1));
        None
    });
    lines.map(|line| serde_json::from_str(&line.unwrap()).unwrap()).chain(end)
}

#[test]
fn many_files_and_many_lines_keep_their_order_and_need_little_memory() {
    let folder = TempDir::new().unwrap();
    let files = effort::inputs(500, 10_000);
    for number in 0..files {
        write(&folder, &format!("{number:05}.json"), "{}");
    }
    let expected = (0..files).map(|number| path_text(&folder.path().join(format!("{number:05}.json"))).to_owned());
    let named = |report: Value| report["input"]["name"].as_str().unwrap().to_owned();
    assert!(reports_within_64_mb(&[path_text(folder.path())]).map(named).eq(expected));

    // All lines together have 100 MB.
    let lines = effort::inputs(5_000, 100_000);
    let line = json!({ "x": "x".repeat(100_000_000 / lines as usize) }).to_string() + "\n";
    let path = folder.path().join("lines.ndjson");
    let mut file = std::io::BufWriter::new(fs::File::create(&path).unwrap());
    (0..lines).for_each(|_| file.write_all(line.as_bytes()).unwrap());
    file.into_inner().unwrap();
    let numbers = reports_within_64_mb(&["--ndjson", path_text(&path)]).map(|report| report["input"]["line"].as_u64());
    assert!(numbers.eq((1..=u64::from(lines)).map(Some)));
}
