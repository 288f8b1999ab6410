//! The npm package returns exactly the reports of the crate.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;

use harbor_preflight_external_tests::{cases_for_the_package, node, package, work};
use harbor_preflight_tests::pictures::{Measured, measured_pictures, quality};
use harbor_preflight_tests::tests_folder;
use serde_json::{Value, json};

#[test]
fn the_package_returns_the_report_of_the_crate_for_every_case() {
    let cases = cases_for_the_package("package");
    node("consumers/package-cases.mjs", &[&package(), &cases]);
    // The files of a text cross in another way if they are large: the report has to be the same.
    node("consumers/package-windows.mjs", &[&package(), &tests_folder(), &cases]);
}

/// Writes the luma of each picture, and a list of them with what the crate measures. Returns their folder.
fn pictures() -> PathBuf {
    let folder = work("package-pictures");
    let pictures = measured_pictures();
    let list = pictures.iter().enumerate().map(|(index, Measured { name, picture, .. })| {
        let file = format!("{index}.luma");
        std::fs::write(folder.join(&file), &picture.luma).unwrap();
        let quality = quality(picture);
        json!({ "name": name, "width": picture.width, "height": picture.height, "file": file, "quality": quality })
    });
    std::fs::write(folder.join("pictures.json"), list.collect::<Value>().to_string()).unwrap();
    folder
}

#[test]
fn the_package_measures_in_pictures_what_the_crate_measures() {
    node("consumers/package-pictures.mjs", &[&package(), &tests_folder(), &pictures()]);
}

#[test]
fn a_language_is_loaded_when_it_is_asked_for() {
    node("consumers/package-locales.mjs", &[&package(), &work("package-locales")]);
}

#[test]
fn long_work_lets_the_event_loop_turn() {
    node("consumers/package-turns.mjs", &[&package()]);
}

#[test]
fn signatures_of_webhooks_are_accepted_as_other_programs_make_them() {
    node("consumers/package-webhook.mjs", &[&package()]);
}
