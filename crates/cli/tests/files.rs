//! `build`, `new --with-files` and `redact`.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::fs;

use common::{json_lines, path_text, run, sample_text, text, within, write};
use harbor_preflight_tests::cases::{TODAY, pointers};
use harbor_preflight_tests::notation::made_file;
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder with a draft of a US resident that names files, and these files.
fn draft() -> TempDir {
    let folder = TempDir::new().unwrap();
    let mut body: Value = serde_json::from_str(&sample_text("us-full.json")).unwrap();
    let individual = &mut body["individual"];
    individual["identity_document"]["front"] = json!("@scans/front.jpg");
    individual["identity_document"]["back"] = json!("@scans/back.png");
    individual["proof_of_address"]["files"] = json!(["@proof.pdf"]);
    fs::create_dir(folder.path().join("scans")).unwrap();
    for (kind, name) in [("jpeg", "scans/front.jpg"), ("png", "scans/back.png"), ("pdf", "proof.pdf")] {
        fs::write(folder.path().join(name), made_file(kind, 5_000, 1)).unwrap();
    }
    write(&folder, "draft.json", &serde_json::to_string_pretty(&body).unwrap());
    folder
}

fn in_folder(folder: &TempDir, name: &str) -> String {
    path_text(&folder.path().join(name)).to_owned()
}

#[test]
fn a_draft_becomes_a_payload_with_its_files() {
    let folder = draft();
    let (draft, output) = (in_folder(&folder, "draft.json"), in_folder(&folder, "payload.json"));
    let built = run(&["build", "--as-of", TODAY, &draft, "--output", &output], "");
    assert_eq!((built.status.code(), text(&built.stdout), text(&built.stderr)), (Some(0), "", ""));
    let payload = fs::read_to_string(&output).unwrap();
    let validated = run(&["validate", "--as-of", TODAY, &output], "");
    assert_eq!(validated.status.code(), Some(0), "{}", text(&validated.stdout));
    let piped = run(&["build", "--as-of", TODAY, &draft], "");
    assert_eq!(text(&piped.stdout), payload);
    // Everything but the files is as it was written.
    let without_files =
        |text: &str| -> String { text.lines().filter(|line| line.len() < 1_000 && !line.contains('@')).collect() };
    assert_eq!(without_files(&payload), without_files(&fs::read_to_string(&draft).unwrap()));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "no file is left beside the output");
}

#[test]
fn a_payload_with_errors_is_not_written_unless_forced() {
    let folder = draft();
    let (draft, output) = (in_folder(&folder, "draft.json"), in_folder(&folder, "payload.json"));
    fs::write(&output, "as before").unwrap();
    fs::write(folder.path().join("scans/front.jpg"), "GIF89a").unwrap();
    let built = run(&["build", "--as-of", TODAY, &draft, "-o", &output], "");
    assert_eq!((built.status.code(), text(&built.stdout)), (Some(1), ""));
    let report = text(&built.stderr);
    assert!(report.contains("draft.json:") && report.contains("error[unsupported_file_type]"), "{report}");
    assert!(report.contains("--force"), "{report}");
    assert_eq!(fs::read_to_string(&output).unwrap(), "as before");
    let forced = run(&["build", "--as-of", TODAY, "--force", &draft, "-o", &output], "");
    assert_eq!(forced.status.code(), Some(1));
    assert!(fs::read_to_string(&output).unwrap().contains("\"R0lGODlh\""));
}

#[test]
fn equal_files_are_found_whatever_their_names() {
    let folder = draft();
    fs::copy(folder.path().join("scans/front.jpg"), folder.path().join("scans/back.png")).unwrap();
    let built =
        run(&["build", "--as-of", TODAY, &in_folder(&folder, "draft.json"), "-o", &in_folder(&folder, "p.json")], "");
    assert_eq!(built.status.code(), Some(0));
    assert!(text(&built.stderr).contains("warning[duplicate_file]"), "{}", text(&built.stderr));
}

#[test]
fn what_keeps_a_draft_from_being_built_is_named() {
    let folder = draft();
    let draft = in_folder(&folder, "draft.json");
    fs::remove_file(folder.path().join("proof.pdf")).unwrap();
    fs::remove_file(folder.path().join("scans/back.png")).unwrap();
    fs::create_dir(folder.path().join("scans/back.png")).unwrap();
    let built = run(&["build", &draft], "");
    assert_eq!((built.status.code(), text(&built.stdout)), (Some(2), ""));
    for part in ["/individual/proof_of_address/files/0: ", "proof.pdf", "/individual/identity_document/back: ", "twice"]
    {
        assert!(text(&built.stderr).contains(part), "{}", text(&built.stderr));
    }
    let front = in_folder(&folder, "scans/front.jpg");
    let alone = write(&folder, "alone.json", r#"{"individual": {"identity_document": {"front": "@scans/front.jpg"}}}"#);
    for output in [&front, &alone] {
        let built = run(&["build", "--force", &alone, "-o", output], "");
        assert_eq!(built.status.code(), Some(2));
        assert!(text(&built.stderr).contains("the output would replace it"), "{}", text(&built.stderr));
    }
    assert_eq!(run(&["build", "missing.json"], "").status.code(), Some(2));
    let broken = run(&["build", "-"], "{");
    assert_eq!(broken.status.code(), Some(1));
    assert!(text(&broken.stderr).contains("json_syntax"));
}

#[test]
fn new_writes_drafts_for_build() {
    for (country, slots) in [("US", ["front", "files"]), ("GB", ["front", "files"])] {
        let new = run(&["new", "--country", country, "--with-files"], "");
        let folder = TempDir::new().unwrap();
        let draft = write(&folder, "draft.json", text(&new.stdout));
        let named: Vec<&str> = text(&new.stdout).split('"').filter(|part| part.starts_with('@')).collect();
        assert_eq!(named.len(), slots.len(), "{country}: {named:?}");
        for name in named {
            fs::copy(tests_folder().join("files/front.jpg"), folder.path().join(name.trim_start_matches('@'))).unwrap();
        }
        let built = run(&["build", "--force", &draft], "");
        let report = json_lines(&run(&["validate", "--format", "json", "-"], text(&built.stdout))).remove(0);
        let of_files =
            |issue: &&Value| issue["path"].as_str().unwrap().contains("/files") && issue["severity"] == "error";
        assert_eq!(report["issues"].as_array().unwrap().iter().find(of_files), None, "{country}");
    }
}

#[test]
fn memory_does_not_grow_with_the_files_of_a_draft() {
    let folder = draft();
    let mut body: Value = serde_json::from_str(&sample_text("us-full.json")).unwrap();
    let names: Vec<String> = (1..=7).map(|number| format!("{number}.jpg")).collect();
    for (name, seed) in names.iter().zip(1..) {
        fs::write(folder.path().join(name), made_file("jpeg", 10 * 1024 * 1024, seed)).unwrap();
    }
    let slot = |number: usize| json!(format!("@{}", names[number]));
    body["individual"]["identity_document"]["front"] = slot(0);
    body["individual"]["identity_document"]["back"] = slot(1);
    body["individual"]["proof_of_address"]["files"] = (2..7).map(slot).collect();
    let (draft, output) = (write(&folder, "large.json", &body.to_string()), in_folder(&folder, "payload.json"));
    let built = within(30_000, &["build", "--as-of", TODAY, &draft, "-o", &output]).output().unwrap();
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
    assert!(fs::metadata(&output).unwrap().len() > 97_000_000);
    // The whole payload does not fit.
    let whole = within(30_000, &["validate", "--as-of", TODAY, &output]).output().unwrap();
    assert_ne!(whole.status.code(), Some(0));
}

#[test]
fn redact_keeps_structure_and_codes_alone() {
    let body = "{\n  \"individual\": {\"first_name\": \"Ada\", \"nationality\": \"GB\"}\n}\n";
    let expected = "{\n  \"individual\": {\"first_name\": \"<text 3>\", \"nationality\": \"GB\"}\n}\n";
    let output = run(&["redact"], body);
    assert_eq!((output.status.code(), text(&output.stdout), text(&output.stderr)), (Some(0), expected, ""));
    let folder = TempDir::new().unwrap();
    let files = [write(&folder, "a.json", body), write(&folder, "b.json", "[5]")];
    let output = run(&["redact", &files[0], "missing.json", &files[1]], "");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), format!("{expected}[\"<number 1>\"]\n"));
    assert!(text(&output.stderr).contains("missing.json"), "{}", text(&output.stderr));
}

#[test]
fn redact_writes_a_line_for_each_line() {
    let output = run(&["redact", "--ndjson"], "{\"a\": \"secret\"}\n\nsecret\r\n[1]");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(text(&output.stdout), "{\"a\": \"<text 6>\"}\n\"<not JSON 7 bytes>\"\n[\"<number 1>\"]\n");
    assert_eq!(text(&output.stderr), "error: -: not JSON: line 3, column 1\n");
}

#[test]
fn redact_never_prints_a_secret_that_is_not_json() {
    for secret in ["secret-123", "\"secret-123", "{\"a\": secret-123}", "{\"individual\": {\"ssn\": \"secret-123\"}, }"]
    {
        let output = run(&["redact"], secret);
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""));
        assert!(text(&output.stderr).starts_with("error: -: not JSON: line 1, column "), "{}", text(&output.stderr));
        assert!(!text(&output.stderr).contains("secret"), "{}", text(&output.stderr));
    }
}

/// A payload with a secret in the place of one of its values, in one of several forms. The number decides.
fn with_secret(base: &Value, places: &[String], number: usize) -> (String, String) {
    let mut body = base.clone();
    let secret = format!("{}Zq{number:05}", number * 7_919 + 10_000_000);
    let place = body.pointer_mut(&places[number % places.len()]).unwrap();
    *place = match number / places.len() % 5 {
        0 => json!(secret),
        1 => json!({ "note": secret }),
        2 => json!([1, secret]),
        3 => json!({ format!("{secret} Smith"): true }),
        _ => json!(format!("data:image/png;base64,{secret}==")),
    };
    (body.to_string(), secret)
}

#[test]
fn redact_never_prints_a_secret_in_any_of_10_000_payloads() {
    let mut bases: Vec<Value> =
        ["us-full.json", "gb.json"].iter().map(|name| serde_json::from_str(&sample_text(name)).unwrap()).collect();
    for base in &mut bases {
        // Short files: what matters is what takes their place.
        base["individual"]["identity_document"]["front"] = json!("/9j/AAAA");
    }
    let places: Vec<Vec<String>> = bases.iter().map(|base| pointers(base).split_off(1)).collect();
    let payloads: Vec<(String, String)> =
        (0..10_000).map(|number| with_secret(&bases[number % 2], &places[number % 2], number / 2)).collect();
    let lines: Vec<&str> = payloads.iter().map(|(body, _)| body.as_str()).collect();
    let output = run(&["redact", "--ndjson"], &lines.join("\n"));
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    assert_eq!(text(&output.stdout).lines().count(), payloads.len());
    for (line, (body, secret)) in text(&output.stdout).lines().zip(&payloads) {
        assert!(body.contains(secret.as_str()));
        assert!(!line.contains(secret.as_str()) && !line.contains(&secret[..8]), "{line}");
        assert!(line.contains("\"individual\":"), "{line}");
    }
}
