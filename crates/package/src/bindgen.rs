//! Turns a compiled crate into a module that JavaScript can load.

use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

/// Writes the module of a compiled crate into a folder, with the glue for browsers and without types.
///
/// # Errors
///
/// If the file was not compiled with the crate wasm-bindgen of this [`version`].
pub fn generate(compiled: &Path, folder: &Path, name: &str) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).web(true)?.typescript(false);
    bindgen.generate(folder)
}

/// The version of wasm-bindgen with which crates must be compiled.
pub fn version() -> String {
    wasm_bindgen_shared::version()
}
