//! Writes the bodies for benchmarks in other languages: a file for each, a list of them, and NDJSON with the small one.

#![forbid(unsafe_code)]

use std::fs::File;
use std::io::{BufWriter, Error, Result, Write};
use std::path::{Path, PathBuf};

use harbor_preflight_bench::bodies::{self, Body};
use serde_json::json;

/// The number of lines of the NDJSON.
const LINES: usize = 100_000;

fn main() -> Result<()> {
    let folder = std::env::args_os().nth(1).ok_or_else(|| Error::other("pass the folder to write to"))?;
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    let mut list = Vec::new();
    for Body { name, valid, text } in bodies::all() {
        let file = format!("{}.json", name.replace(", ", "-").replace(' ', "-").to_lowercase());
        std::fs::write(folder.join(&file), &text)?;
        list.push(json!({ "name": name, "valid": valid, "file": file }));
        if name == "SMALL" {
            write_lines(&folder.join("small.ndjson"), &text)?;
        }
    }
    std::fs::write(folder.join("bodies.json"), serde_json::to_vec(&list)?)
}

fn write_lines(path: &Path, line: &[u8]) -> Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for _ in 0..LINES {
        file.write_all(line)?;
        file.write_all(b"\n")?;
    }
    file.flush()
}
