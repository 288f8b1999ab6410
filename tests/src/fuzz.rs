//! What fuzzing tries: functions that take any bytes, and panic where something does not hold.
//!
//! `crates/core/fuzz` hands them to libFuzzer, which needs a nightly toolchain; the tests run them on the inputs that are
//! there already.

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

/// One way of making inputs out of bytes, with what must hold for them.
#[derive(Debug)]
pub struct Target {
    /// The name of its binary and of its corpus.
    pub name: &'static str,
    /// Panics where something does not hold.
    pub run: fn(&[u8]),
    seeds: fn() -> Vec<Vec<u8>>,
    /// Bytes beyond which an input gains nothing but length.
    pub max_length: usize,
}

/// All of them.
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
    /// If there is none.
    pub fn named(name: &str) -> &'static Self {
        TARGETS.iter().find(|target| target.name == name).unwrap_or_else(|| panic!("no target is named {name}"))
    }

    /// Inputs to begin with, made from the cases, payloads and files of the tests.
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        let mut seeds = (self.seeds)();
        seeds.retain(|seed| seed.len() <= self.max_length);
        seeds
    }

    /// Where the inputs stand that are kept for good: those that once showed something, and those that no seed is like.
    pub fn corpus(&self) -> PathBuf {
        tests_folder().join("../crates/core/fuzz/corpus").join(self.name)
    }
}
