//! The addresses of `tests/cases/email-suites.md` get what the table there says.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use harbor_preflight::{Preflight, Submission};
use harbor_preflight_tests::cases::{payload, today};
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};

/// The texts between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// The reason of the error about an address, or the code of the warning, or `accepted`.
fn judged(address: &str) -> String {
    let mut body: Value = serde_json::from_slice(&payload("us-minimal")).unwrap();
    body["individual"]["email"] = json!(address);
    let report = Preflight::new(today()).validate(&serde_json::to_vec(&body).unwrap(), &Submission::new());
    let Some(issue) = report.issues.first() else { return "accepted".to_owned() };
    issue.params.get("reason").map_or_else(|| issue.rule.code.to_owned(), ToString::to_string)
}

#[test]
fn addresses_that_differ_from_public_suites_get_what_the_table_says() {
    let text = std::fs::read_to_string(tests_folder().join("cases/email-suites.md")).unwrap();
    let (_, table) = text.split_once("| addresses |").unwrap();
    let mut count = 0;
    for row in table.lines().take_while(|row| !row.starts_with('#')).filter(|row| row.starts_with("| ")) {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [_, addresses, _, here, _] = cells[..] else { panic!("{row}") };
        let expected = quoted(here).next().unwrap_or("accepted");
        for address in quoted(addresses) {
            // What a table cannot show is written as an escape of JSON.
            let address: String = serde_json::from_str(&format!("\"{}\"", address.replace('"', "\\\""))).unwrap();
            assert_eq!(judged(&address), expected, "{address}");
            count += 1;
        }
    }
    assert!(count > 30, "{count}");
}
