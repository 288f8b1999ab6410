//! How much of the module measures pictures: what would be gone without the functions that JavaScript calls for it.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use wasmparser::{Parser, Payload};

use super::Sizes;
use crate::pkg::wasm;

/// The functions that JavaScript calls for pictures only.
const FUNCTIONS: [&str; 4] = ["beginPicture", "feedPicture", "findScan", "measurePicture"];

/// The size of what is needed for these functions only.
pub(super) fn sizes(module: &Path) -> Result<Sizes> {
    let all = exports(module)?;
    ensure!(FUNCTIONS.iter().all(|name| all.iter().any(|export| export == name)), "a function for pictures is missing");
    let others: Vec<String> = all.iter().filter(|export| !FUNCTIONS.contains(&export.as_str())).cloned().collect();
    // Both are written by the same program, because another one writes the same functions in other bytes.
    let [whole, rest] = [(all, "whole.wasm"), (others, "without-quality.wasm")].map(|(exports, name)| {
        let reduced = reduced(module, &exports, name)?;
        Sizes::of(&std::fs::read(reduced)?)
    });
    let (whole, rest) = (whole?, rest?);
    Ok(Sizes { raw: whole.raw.saturating_sub(rest.raw), gzipped: whole.gzipped.saturating_sub(rest.gzipped) })
}

/// The names of what the module exports.
fn exports(module: &Path) -> Result<Vec<String>> {
    let bytes = std::fs::read(module).with_context(|| module.display().to_string())?;
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(&bytes) {
        if let Payload::ExportSection(exports) = payload? {
            for export in exports {
                names.push(export?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// Writes the module with these exports only, and with what they need.
fn reduced(module: &Path, exports: &[String], name: &str) -> Result<PathBuf> {
    let node = |export: &String| json!({ "name": format!("export {export}"), "export": export });
    let names: Vec<String> = exports.iter().map(|export| format!("export {export}")).collect();
    let root = json!({ "name": "root", "root": true, "reaches": names });
    let graph: Value = std::iter::once(root).chain(exports.iter().map(node)).collect();
    let file = module.with_file_name("graph.json");
    std::fs::write(&file, graph.to_string())?;
    let written = module.with_file_name(name);
    wasm::keep_reachable(module, &file, &written)?;
    Ok(written)
}
