//! The npm package, packed as it would be published, works with Node, bundlers, browsers and form libraries.
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
fn node_loads_the_package_by_import_and_by_require() {
    packed("node.mjs", &[&payloads()]);
}

#[test]
fn bundlers_and_browsers_load_the_package() {
    packed("bundlers.mjs", &[&payloads()]);
}

#[test]
fn form_libraries_work_with_the_package() {
    packed("forms.mjs", &[&tests_folder()]);
}

#[test]
fn the_form_is_an_element_of_pages_in_html_react_and_vue() {
    packed("element.mjs", &[&tests_folder()]);
}

#[test]
fn the_examples_of_the_package_work_in_a_browser() {
    packed("examples.mjs", &[&tests_folder()]);
}

#[test]
fn the_packed_package_is_complete_and_well_formed() {
    packed("quality.mjs", &[]);
}

#[test]
fn returned_values_have_the_declared_types() {
    let types = tests_folder().join("package/types");
    node("consumers/package-types.mjs", &[&package(), &types, &work("package-types")]);
}

#[test]
fn memory_does_not_grow_and_invalid_options_are_named() {
    node("consumers/package-calls.mjs", &[&package(), &tests_folder()]);
}

#[test]
fn the_package_starts_with_any_module_and_failures_are_named() {
    node("consumers/package-start.mjs", &[&package(), &tests_folder(), &work("package-start")]);
}

#[test]
fn forms_and_programs_can_build_on_the_package() {
    node("consumers/package-forms.mjs", &[&package(), &tests_folder()]);
}

#[test]
fn hostile_objects_get_a_report() {
    node("consumers/package-hostile.mjs", &[&package()]);
}
