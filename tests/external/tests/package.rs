//! The npm package returns exactly the reports of the crate.

use harbor_preflight_external_tests::{cases_for_the_package, node, package};
use harbor_preflight_tests::tests_folder;

#[test]
fn the_package_returns_the_report_of_the_crate_for_every_case() {
    let cases = cases_for_the_package("package");
    node("consumers/package-cases.mjs", &[&package(), &cases]);
    // The files of a text cross in another way if they are large: the report has to be the same.
    node("consumers/package-windows.mjs", &[&package(), &tests_folder(), &cases]);
}

#[test]
fn long_work_lets_the_event_loop_turn() {
    node("consumers/package-turns.mjs", &[&package()]);
}
