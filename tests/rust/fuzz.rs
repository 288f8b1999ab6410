//! What fuzzing tries holds for all inputs that are there already.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

use harbor_preflight_tests::fuzz::{TARGETS, Target};
use harbor_preflight_tests::tests_folder;

/// The names of what a folder holds, without their endings.
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
fn any_bytes_as_a_body() {
    assert_holds("validate");
}

#[test]
fn payloads_with_a_few_changes() {
    assert_holds("mutated_payload");
}

#[test]
fn any_bytes_as_a_file() {
    assert_holds("files");
}

#[test]
fn any_bytes_as_a_lookup_response() {
    assert_holds("lookups");
}

#[test]
fn any_bytes_as_a_status_response() {
    assert_holds("status");
}

#[test]
fn paths_and_what_they_lead_to() {
    assert_holds("paths");
}

#[test]
fn every_target_has_a_binary_and_a_corpus_and_nothing_else_has() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let folder = tests_folder().join("../crates/core/fuzz");
    assert_eq!(names(&folder.join("fuzz_targets")), targets);
    assert_eq!(names(&folder.join("corpus")), targets);
}
