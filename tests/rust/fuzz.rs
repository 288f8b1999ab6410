//! Runs the fuzz targets on their seeds and on the committed corpora.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use harbor_preflight_tests::fuzz::{TARGETS, Target};
use harbor_preflight_tests::tests_folder;

/// The names of the files in a folder, without extensions.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

#[track_caller]
fn assert_holds(name: &str) {
    let target = Target::named(name);
    let corpus: Vec<(String, Vec<u8>)> = names(&target.corpus())
        .into_iter()
        .map(|input| (input.clone(), fs::read(target.corpus().join(input)).unwrap()))
        .collect();
    assert!(!corpus.is_empty(), "{} is empty", target.corpus().display());
    let seeds = target.seeds();
    assert!(seeds.len() > 10, "only {} seeds", seeds.len());
    let inputs = corpus.into_iter().chain(seeds.into_iter().map(|seed| ("a seed".to_owned(), seed)));
    let fails = |(name, input): (String, Vec<u8>)| {
        let failed = catch_unwind(|| (target.run)(&input)).is_err();
        failed.then(|| format!("{name}: {}", input.escape_ascii()))
    };
    let failures: Vec<String> = inputs.filter_map(fails).collect();
    assert!(failures.is_empty(), "{} inputs\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_target_validate_holds_for_its_corpus() {
    assert_holds("validate");
}

#[test]
fn the_target_mutated_payload_holds_for_its_corpus() {
    assert_holds("mutated_payload");
}

#[test]
fn the_target_files_holds_for_its_corpus() {
    assert_holds("files");
}

#[test]
fn the_target_lookups_holds_for_its_corpus() {
    assert_holds("lookups");
}

#[test]
fn the_target_status_holds_for_its_corpus() {
    assert_holds("status");
}

#[test]
fn the_target_paths_holds_for_its_corpus() {
    assert_holds("paths");
}

#[test]
fn exactly_the_targets_have_a_binary_and_a_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let folder = tests_folder().join("../crates/core/fuzz");
    assert_eq!(names(&folder.join("fuzz_targets")), targets);
    assert_eq!(names(&folder.join("corpus")), targets);
}
