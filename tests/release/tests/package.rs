//! The npm package, packed as it would be published, in the hands of those who will use it.
//!
//! The scripts are in `tests/package`; `cargo xtask tools --all` installs what they need.

use std::path::Path;

use harbor_preflight_external_tests::{node, package, payloads, work};
use harbor_preflight_tests::tests_folder;

/// Runs a script of `tests/package`, which installs the packed package in a folder of its own.
fn packed(script: &str, arguments: &[&Path]) {
    let work = work(&format!("packed-{script}"));
    let package = package();
    let arguments = [&[package.as_path()], arguments, &[work.as_path()]].concat();
    node(&format!("package/{script}"), &arguments);
}

#[test]
fn node_takes_the_package_by_import_and_by_require() {
    packed("node.mjs", &[&payloads()]);
}

#[test]
fn bundlers_and_browsers_take_the_package() {
    packed("bundlers.mjs", &[&payloads()]);
}

#[test]
fn form_libraries_take_the_schema() {
    packed("forms.mjs", &[&tests_folder()]);
}

#[test]
fn the_package_is_published_as_it_should_be() {
    packed("quality.mjs", &[]);
}

#[test]
fn the_declared_types_are_those_of_what_is_returned() {
    let types = tests_folder().join("package/types");
    node("consumers/package-types.mjs", &[&package(), &types, &work("package-types")]);
}

#[test]
fn nothing_grows_and_bad_options_are_named() {
    node("consumers/package-calls.mjs", &[&package(), &tests_folder(), &work("package-calls")]);
}

#[test]
fn no_object_is_too_odd_to_be_judged() {
    node("consumers/package-hostile.mjs", &[&package()]);
}
