//! The step from a compiled crate to a module that JavaScript can load.

use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

/// Writes the module of a compiled crate into a folder, with the glue for browsers and without types.
///
/// # Errors
///
/// If the file is no module that wasm-bindgen of [`version`] has made.
pub fn generate(compiled: &Path, folder: &Path, name: &str) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).web(true)?.typescript(false);
    bindgen.generate(folder)
}

/// The version of wasm-bindgen that is understood.
pub fn version() -> String {
    wasm_bindgen_shared::version()
}
