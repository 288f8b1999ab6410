//! The fuzz targets: functions that accept any bytes, and panic if a property does not hold.
//!
//! `crates/core/fuzz` runs them with libFuzzer, which needs a nightly toolchain. `tests/rust/fuzz.rs` runs them on the
//! seeds and on the committed corpora.

mod files;
mod lookups;
mod mutated_payload;
mod paths;
mod report;
mod seeds;
mod status;
mod tree;
mod validate;

use std::path::PathBuf;

pub use self::seeds::dictionary;
use crate::tests_folder;

/// A fuzz target.
#[derive(Debug)]
pub struct Target {
    /// The name of its binary and of its corpus.
    pub name: &'static str,
    /// Turns the bytes into an input, and panics if a property does not hold for it.
    pub run: fn(&[u8]),
    seeds: fn() -> Vec<Vec<u8>>,
    /// The length in bytes beyond which an input only gets longer, and not more interesting.
    pub max_length: usize,
}

/// All fuzz targets.
pub const TARGETS: [Target; 6] = [
    Target { name: "validate", run: validate::run, seeds: seeds::bodies, max_length: 8192 },
    Target { name: "mutated_payload", run: mutated_payload::run, seeds: seeds::mutations, max_length: 256 },
    Target { name: "files", run: files::run, seeds: seeds::files, max_length: 8192 },
    Target { name: "lookups", run: lookups::run, seeds: seeds::lookups, max_length: 2048 },
    Target { name: "status", run: status::run, seeds: seeds::statuses, max_length: 2048 },
    Target { name: "paths", run: paths::run, seeds: seeds::paths, max_length: 1024 },
];

impl Target {
    /// The target of this name.
    ///
    /// # Panics
    ///
    /// If there is no target of this name.
    pub fn named(name: &str) -> &'static Self {
        TARGETS.iter().find(|target| target.name == name).unwrap_or_else(|| panic!("there is no target {name}"))
    }

    /// The seeds: inputs made from the cases, payloads and files of the tests.
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        let mut seeds = (self.seeds)();
        seeds.retain(|seed| seed.len() <= self.max_length);
        seeds
    }

    /// The folder of the committed corpus: inputs that once showed a fault, and inputs of a kind that no seed has.
    pub fn corpus(&self) -> PathBuf {
        tests_folder().join("../crates/core/fuzz/corpus").join(self.name)
    }
}
