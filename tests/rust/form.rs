//! The web form, in a browser: what it lets a person fill in, say and take away is what the crate would say.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "other tests use the rest")]
mod schemas;
#[allow(dead_code, reason = "other tests use the rest")]
mod scripts;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use escargot::{CargoBuild, CargoRun};
use harbor_preflight_tests::tests_folder;
use serde_json::Value;

use self::schemas::{DRAFT_07, MAIN, STRICT, schema, validator};
use self::scripts::{run, work};

/// A program of the workspace.
fn program(package: &str, binary: &str) -> CargoRun {
    let manifest = tests_folder().join("../Cargo.toml");
    CargoBuild::new().manifest_path(manifest).package(package).bin(binary).current_target().run().unwrap()
}

/// The server of `cargo xtask demo`; it ends with the test.
struct Demo {
    server: Child,
    address: String,
}

impl Demo {
    fn start() -> Self {
        let mut command = program("xtask", "xtask").command();
        let mut server = command.args(["demo", "--port", "0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { server, address: address.trim().to_owned() }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // It may have ended by itself, which the test has noticed by then.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// A payload that was filled in must be the sample, and valid to all who judge.
fn check_payload(downloads: &Path, name: &str) {
    let file = downloads.join(format!("{name}.json"));
    let payload: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let sample = tests_folder().join(format!("payloads/{name}.json"));
    assert_eq!(payload, serde_json::from_slice::<Value>(&std::fs::read(sample).unwrap()).unwrap(), "{name}");
    for document in [MAIN, STRICT, DRAFT_07] {
        assert!(validator(&schema(document)).is_valid(&payload), "{name} under {document}");
    }
    let mut command = program("harbor-preflight-cli", "harbor-preflight").command();
    let output = command.arg("validate").arg(&file).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn the_form_does_what_it_promises() {
    let demo = Demo::start();
    let work = work("form");
    run(Path::new("node"), "form/form.mjs", &[Path::new(&demo.address), &tests_folder(), &work]);
    for name in ["us-full", "gb"] {
        check_payload(&work.join("downloads"), name);
    }
}

/// The page's scripts, and what they take of the package, have the types that they say.
#[test]
fn the_scripts_of_the_page_are_typed() {
    for project in ["tsconfig.json", "tsconfig.service-worker.json"] {
        let compiler = tests_folder().join("consumers/node_modules/typescript/bin/tsc");
        assert!(compiler.is_file(), "typescript is not installed: run `cargo xtask tools`");
        let project = tests_folder().join("../www").join(project);
        let output = Command::new("node").arg(compiler).arg("-p").arg(project).output();
        let output = output.unwrap_or_else(|error| panic!("node: {error}. Run `cargo xtask tools`"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}
