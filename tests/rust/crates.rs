//! Properties that every crate of the workspace must have.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::process::Command;

use harbor_preflight_tests::tests_folder;
use serde_json::Value;

/// The packages of the workspace, from `cargo metadata`.
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

/// The tests run with the toolchain of `rust-toolchain.toml`, so its version is the oldest that is known to work.
#[test]
fn rust_version_is_the_toolchain_in_use() {
    let rust_version = env!("CARGO_PKG_RUST_VERSION");
    let rustc = Command::new("rustc").arg("--version").current_dir(tests_folder()).output().unwrap();
    let version = String::from_utf8(rustc.stdout).unwrap();
    assert!(
        version.starts_with(&format!("rustc {rust_version}.")),
        "rust-version is {rust_version}, but the toolchain is {version}"
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
            // The lints of the workspace are enough for tests. Other crates must also have the attribute, where a
            // reader looks for it.
            if target["kind"] == serde_json::json!(["test"]) {
                continue;
            }
            let root = &target["src_path"];
            assert!(read(root).contains("\n#![forbid(unsafe_code)]\n"), "{root} has no `#![forbid(unsafe_code)]`");
        }
    }
}
