//! The whole web form, in a browser: what it lets a person fill in, say and take away is what the crate would say.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use harbor_preflight_demo::Server;
use harbor_preflight_external_tests::{node, repository, work};
use harbor_preflight_tests::tests_folder;

#[test]
fn the_form_does_what_it_promises() {
    let server = Server::bind(0).unwrap();
    let address = server.url();
    // It ends with the process.
    std::thread::spawn(move || server.run());
    node("form/form.mjs", &[Path::new(&address), &tests_folder(), &work("form")]);
}

/// The page's scripts, and what they take of the package, have the types that they say.
#[test]
fn the_scripts_of_the_page_are_typed() {
    for project in ["tsconfig.json", "tsconfig.service-worker.json"] {
        let compiler = repository().join("tests/consumers/node_modules/typescript/bin/tsc");
        assert!(compiler.is_file(), "typescript is not installed: run `cargo xtask tools`");
        let project = repository().join("www").join(project);
        let output = Command::new("node").arg(compiler).arg("-p").arg(project).output();
        let output = output.unwrap_or_else(|error| panic!("node: {error}. Run `cargo xtask tools`"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}
