//! The packed npm package does the same in Chromium, Firefox and `WebKitGTK` as in Node.
//!
//! They are a test program of their own, because each drives a browser with all cases.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use harbor_preflight_external_tests::{cases_for_the_package, node, package, work};
use harbor_preflight_tests::tests_folder;

/// Written once for all browsers: the bodies of the cases are hundreds of megabytes.
static CASES: LazyLock<PathBuf> = LazyLock::new(|| cases_for_the_package("browsers"));

fn the_package_works_in(engine: &str) {
    let work = work(&format!("browsers-{engine}"));
    node("browsers/package.mjs", &[Path::new(engine), &package(), &tests_folder(), &CASES, &work]);
}

#[test]
fn the_package_works_in_chromium() {
    the_package_works_in("chromium");
}

#[test]
fn the_package_works_in_firefox() {
    the_package_works_in("firefox");
}

#[test]
fn the_package_works_in_webkit() {
    the_package_works_in("webkit");
}
