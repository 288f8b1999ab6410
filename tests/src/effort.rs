//! How many inputs a test tries: a sample by default, many with `cargo xtask test --all`.

/// An environment variable, which `cargo xtask test --all` sets to `all`.
const VARIABLE: &str = "HARBOR_PREFLIGHT_TESTS";

/// Whether tests should try many inputs.
pub fn is_full() -> bool {
    std::env::var_os(VARIABLE).is_some_and(|value| value == "all")
}

/// The number of inputs to try.
pub fn inputs(sample: u32, many: u32) -> u32 {
    if is_full() { many } else { sample }
}
