//! What every crate of the workspace promises of itself.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

use harbor_preflight_tests::tests_folder;
use serde_json::Value;

/// The packages of the workspace, as cargo tells them.
fn packages() -> Vec<Value> {
    let arguments = ["metadata", "--no-deps", "--offline", "--format-version", "1"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(tests_folder()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().clone();
    assert!(packages.len() >= 13, "only {} packages", packages.len());
    packages
}

fn read(path: &Value) -> String {
    std::fs::read_to_string(path.as_str().unwrap()).unwrap()
}

/// The toolchain of `rust-toolchain.toml`, with which the tests run, is the `rust-version` that is promised.
#[test]
fn the_oldest_toolchain_promised_is_the_one_in_use() {
    let promised = env!("CARGO_PKG_RUST_VERSION");
    let rustc = Command::new("rustc").arg("--version").current_dir(tests_folder()).output().unwrap();
    let version = String::from_utf8(rustc.stdout).unwrap();
    assert!(
        version.starts_with(&format!("rustc {promised}.")),
        "rust-version promises {promised}, but this is {version}"
    );
}

#[test]
fn unsafe_code_is_forbidden_in_every_crate() {
    let workspace = std::fs::read_to_string(tests_folder().join("../Cargo.toml")).unwrap();
    assert!(workspace.contains("\nunsafe_code = \"forbid\"\n"));
    for package in packages() {
        let name = &package["name"];
        assert!(read(&package["manifest_path"]).contains("\n[lints]\nworkspace = true\n"), "{name} has other lints");
        for target in package["targets"].as_array().unwrap() {
            // Tests have it from the workspace; what is built on or shipped says it where it is looked for.
            if target["kind"] == serde_json::json!(["test"]) {
                continue;
            }
            let root = &target["src_path"];
            assert!(read(root).contains("\n#![forbid(unsafe_code)]\n"), "{root} does not say it");
        }
    }
}
