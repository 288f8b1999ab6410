//! Small apps use the packed npm package on servers, edges and in test runners. `cargo xtask matrix` has more of them.
//!
//! They are a test program of their own, because it builds several of them with all cores.

use std::path::Path;

use harbor_preflight_external_tests::{node, package, payloads, work};

#[test]
fn the_quick_apps_of_the_matrix_work() {
    node("matrix/matrix.mjs", &[&package(), &payloads(), &work("matrix"), Path::new("--quick")]);
}
