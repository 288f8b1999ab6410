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

#[test]
fn the_readme_names_the_oldest_toolchain() {
    let readme = std::fs::read_to_string(tests_folder().join("../README.md")).unwrap();
    for package in packages() {
        // Tests and tasks promise nothing: they use the toolchain of `rust-toolchain.toml`.
        let Some(version) = package["rust_version"].as_str() else { continue };
        let promise = format!("with Rust {version} or newer");
        assert!(readme.contains(&promise), "{}: the README does not say `{promise}`", package["name"]);
    }
}

/// Cargo warns of a crate without these, but packs it.
#[test]
fn the_published_crate_has_the_metadata_that_a_registry_shows() {
    let packages = packages();
    let published: Vec<_> = packages.iter().filter(|package| package["publish"].is_null()).collect();
    assert_eq!(published.len(), 1, "{published:?}");
    for member in ["description", "documentation", "license", "readme", "rust_version"] {
        assert!(published[0][member].is_string(), "{member}");
    }
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
