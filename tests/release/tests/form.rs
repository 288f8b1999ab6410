//! Tests the whole web form in a browser: its fields, messages and downloads agree with the crate.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use harbor_preflight_demo::Server;
use harbor_preflight_external_tests::{node, repository, work};
use harbor_preflight_tests::tests_folder;

#[test]
fn the_form_passes_its_browser_tests() {
    let server = Server::bind(0).unwrap();
    let address = server.url();
    // The server stops with the process.
    std::thread::spawn(move || server.run());
    node("form/form.mjs", &[Path::new(&address), &tests_folder(), &work("form")]);
}

/// What Chromium does in the test above, in the two other engines: less of it, since the scripts are the same.
fn the_form_works_in(engine: &str) {
    node("browsers/form.mjs", &[Path::new(engine), &tests_folder(), &work(&format!("form-{engine}"))]);
}

#[test]
fn the_form_works_in_firefox() {
    the_form_works_in("firefox");
}

#[test]
fn the_form_works_in_webkit() {
    the_form_works_in("webkit");
}

#[test]
fn lighthouse_has_nothing_to_say_about_the_page() {
    node("form/lighthouse.mjs", &[&tests_folder()]);
}

/// Checks the scripts of the page, and their use of the package, with TypeScript.
#[test]
fn the_scripts_of_the_page_pass_the_type_checker() {
    for project in ["tsconfig.json", "tsconfig.service-worker.json"] {
        let compiler = repository().join("tests/consumers/node_modules/typescript/bin/tsc");
        assert!(compiler.is_file(), "typescript is not installed: run `cargo xtask tools`");
        let project = repository().join("www").join(project);
        let output = Command::new("node").arg(compiler).arg("-p").arg(project).output();
        let output = output.unwrap_or_else(|error| panic!("node: {error}. Run `cargo xtask tools`"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}
