//! Lists the language files in `data/locales`, so that a file that is added there is built in without a change of code.

#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FOLDER: &str = "data/locales";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let Some(output) = env::var_os("OUT_DIR") else { return Err(io::Error::other("Cargo sets OUT_DIR")) };
    fs::write(Path::new(&output).join("locales.rs"), list(&files()?))
}

/// The language files, in the order of their names.
fn files() -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        let is_template = path.file_stem().is_some_and(|tag| tag == "en");
        if path.extension().is_some_and(|extension| extension == "json") && !is_template {
            files.push(path.canonicalize()?);
        }
    }
    files.sort();
    Ok(files)
}

/// A list of tags and texts, as Rust.
fn list(files: &[PathBuf]) -> String {
    let entry = |file: &PathBuf| {
        let tag = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        format!("({tag:?}, include_str!({:?})),\n", file.to_string_lossy())
    };
    format!("&[\n{}]\n", files.iter().map(entry).collect::<String>())
}
