//! `harbor-preflight webhook`: signatures of webhooks.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use tempfile::TempDir;

use crate::common::{run, text, write};

/// As in `crates/answers`: `printf '1795000000.{}' | openssl dgst -sha256 -hmac whs_test`.
const KNOWN: &str = "1290e8d2e5893957d87eb6107b364c5a387e9957382f857a86517996d033947d";

fn known() -> String {
    format!("t=1795000000,v1={KNOWN}")
}

#[test]
fn a_body_is_signed_as_another_program_signs_it() {
    let folder = TempDir::new().unwrap();
    let secret = write(&folder, "secret.txt", "whs_test\n");
    for (option, value) in [("--secret", "whs_test"), ("--secret-file", &secret)] {
        let output = run(&["webhook", "sign", option, value, "--at", "1795000000"], "{}");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), format!("{}\n", known()).as_str()));
    }
}

#[test]
fn a_signature_is_accepted_or_refused_with_its_reason() {
    for (header, body, more, status, message) in [
        (known(), "{}", ["--at", "1795000300"], 0, ""),
        (known(), "{}", ["--at", "1795000301"], 1, "too old"),
        (known(), "{ }", ["--at", "1795000000"], 1, "byte for byte"),
        (known().replace("v1=", "v2="), "{}", ["--at", "1795000000"], 1, "form"),
        (known(), "{}", ["--at", "soon"], 2, "--at"),
    ] {
        let arguments = [&["webhook", "verify", "--secret", "whs_test", "--header", &header][..], &more].concat();
        let output = run(&arguments, body);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        assert!(text(&output.stderr).contains(message), "{}", text(&output.stderr));
        assert_eq!(text(&output.stdout), if status == 0 { "valid\n" } else { "" });
    }
}

#[test]
fn what_is_signed_now_is_accepted_now() {
    let header = run(&["webhook", "sign", "--secret", "whs_now"], "{}");
    let header = text(&header.stdout).trim();
    let output = run(&["webhook", "verify", "--secret", "whs_now", "--header", header], "{}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn no_secret_and_no_body_are_shown() {
    let arguments = ["webhook", "verify", "--secret", "whs_hidden", "--header", "t=1,v1=hidden"];
    let output = run(&arguments, "hidden");
    assert!(!text(&output.stderr).contains("hidden") && output.stdout.is_empty());
    for arguments in [&["webhook", "sign"][..], &["webhook", "sign", "--secret", ""]] {
        assert_eq!(run(arguments, "{}").status.code(), Some(2));
    }
}
