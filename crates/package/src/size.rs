//! The gzipped size of the npm package, and its limits.

mod bundle;
mod crates;
mod quality;

use std::io::Write;

use anyhow::{Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::pkg::{TOOLS, wasm};
use xtask::tools;

/// The limits in bytes, gzipped.
const WASM_LIMIT: usize = 210_000;
const WRAPPER_LIMIT: usize = 10_000;
const QUALITY_LIMIT: usize = 6_000;

/// The entry whose size is limited.
const MAIN: &str = "index.js";

/// The entries, of which a bundler loads at once what is not imported on demand. Those for `require` consist of the same
/// scripts.
const ENTRIES: [(&str, &str); 12] = [
    ("index.js", "browsers, bundlers"),
    ("inline.js", "with the module in it"),
    ("node.js", "Node"),
    ("workerd.js", "Cloudflare Workers"),
    ("edge-light.js", "Vercel's edge"),
    ("worker.js", "the page's side of a worker"),
    ("worker-script.js", "what runs in it"),
    ("worker-node.js", "Node's side of a worker"),
    ("worker-thread.js", "what runs in it"),
    ("form.js", "the form as an element"),
    ("adapters.js", "form libraries"),
    ("webhook.js", "signatures of webhooks"),
];

/// Prints the sizes, and fails if one is over its limit.
pub(crate) fn run() -> Result<()> {
    tools::install(TOOLS)?;
    let built = wasm::build(wasm::Builder::Library)?;
    let module = Sizes::of(&std::fs::read(&built.wasm)?)?;
    println!("{:<44}{:>10}{:>10}{:>10}", "bytes", "raw", "gzipped", "limit");
    println!("{:<44}{:>10}{:>10}{WASM_LIMIT:>10}", "module (.wasm)", module.raw, module.gzipped);
    let quality = quality::sizes(&built.wasm)?;
    println!("{:<44}{:>10}{:>10}{QUALITY_LIMIT:>10}", "of it, what measures pictures", quality.raw, quality.gzipped);
    let mut wrapper = 0;
    for (entry, purpose) in ENTRIES {
        let sizes = Sizes::of(&bundle::loaded_at_once(entry)?)?;
        let limit = if entry == MAIN {
            wrapper = sizes.gzipped;
            WRAPPER_LIMIT.to_string()
        } else {
            String::new()
        };
        println!("{:<44}{:>10}{:>10}{limit:>10}", format!("{entry}, {purpose}"), sizes.raw, sizes.gzipped);
    }
    println!("\n{:<44}{:>10}", "raw bytes of the module by crate", "");
    for (part, bytes) in crates::breakdown(&built.with_names()?)? {
        println!("{part:<44}{bytes:>10}");
    }
    ensure!(module.gzipped <= WASM_LIMIT, "the module has {} bytes gzipped: at most {WASM_LIMIT}", module.gzipped);
    ensure!(
        quality.gzipped <= QUALITY_LIMIT,
        "pictures take {} bytes gzipped: at most {QUALITY_LIMIT}",
        quality.gzipped
    );
    ensure!(wrapper <= WRAPPER_LIMIT, "the wrapper has {wrapper} bytes gzipped: at most {WRAPPER_LIMIT}");
    Ok(())
}

struct Sizes {
    raw: usize,
    gzipped: usize,
}

impl Sizes {
    fn of(content: &[u8]) -> Result<Self> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(content)?;
        Ok(Self { raw: content.len(), gzipped: encoder.finish()?.len() })
    }
}
