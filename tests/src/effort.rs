//! How many inputs a test tries: a sample by default, many in `cargo xtask test --all`.

/// Set to `all` by `cargo xtask test --all`.
const VARIABLE: &str = "HARBOR_PREFLIGHT_TESTS";

/// Whether many inputs are to be tried.
pub fn is_full() -> bool {
    std::env::var_os(VARIABLE).is_some_and(|value| value == "all")
}

/// The number of inputs to try.
pub fn inputs(sample: u32, many: u32) -> u32 {
    if is_full() { many } else { sample }
}
