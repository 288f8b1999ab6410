//! The modules of the core form layers: each uses only those below it. `ARCHITECTURE.md` lists them.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use harbor_preflight_tests::tests_folder;

const BEGIN: &str = "<!-- layers: begin -->";
const END: &str = "<!-- layers: end -->";

/// The modules of the core from the bottom up: the numbered list between two marks of `ARCHITECTURE.md`.
fn layers() -> Vec<String> {
    let text = std::fs::read_to_string(tests_folder().join("../ARCHITECTURE.md")).unwrap();
    let list = text.split(BEGIN).nth(1).and_then(|rest| rest.split(END).next()).unwrap();
    let named = |line: &str| Some(line.split_once(". `")?.1.split_once('`')?.0.to_owned());
    list.lines().filter_map(named).collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The source without its tests, comments and strings in comments: only what other modules it uses matters.
fn without_tests(source: &str) -> String {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The modules of the root that a source refers to by `crate::`, also in macros and in `{…}` after it.
fn used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(first_names(group)),
            None => used.extend(leading_name(rest)),
        }
    }
    used
}

/// The first segment of each path in a group, which may contain other groups.
fn first_names(group: &str) -> Vec<String> {
    let (mut names, mut depth, mut is_first) = (Vec::new(), 0, true);
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => is_first = true,
            character if is_first && (character.is_alphabetic() || character == '_') => {
                names.extend(leading_name(&group[at..]));
                is_first = false;
            }
            _ => {}
        }
    }
    names
}

fn leading_name(text: &str) -> Option<String> {
    let name: String = text.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// What a file of a module refers to by `super::`, where that leads to another module of the root.
fn used_by_super(code: &str, depth: usize) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    let ups = "super::".repeat(depth);
    for (at, _) in code.match_indices(&ups) {
        let is_whole = !code[..at].ends_with("super::");
        let rest = &code[at + ups.len()..];
        if is_whole && !rest.starts_with("super::") {
            used.extend(leading_name(rest));
        }
    }
    used
}

/// The arrows of the core: from each module of the root to those that it uses.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let root = tests_folder().join("../crates/core/src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let place = file.strip_prefix(&root).unwrap();
        let segments: Vec<String> =
            place.with_extension("").iter().map(|segment| segment.to_str().unwrap().to_owned()).collect();
        let module = segments[0].clone();
        let is_test = segments.last().is_some_and(|last| last == "tests");
        if module == "lib" || is_test {
            continue;
        }
        let code = without_tests(&std::fs::read_to_string(&file).unwrap());
        // A file of a folder is one level below it, and `mod.rs` is the folder itself.
        let depth = if segments.last().is_some_and(|last| last == "mod") { segments.len() - 1 } else { segments.len() };
        let found = arrows.entry(module).or_default();
        found.extend(used(&code));
        found.extend(used_by_super(&code, depth));
    }
    for (module, used) in &mut arrows {
        used.remove(module);
    }
    let modules: BTreeSet<String> = arrows.keys().cloned().collect();
    for used in arrows.values_mut() {
        used.retain(|name| modules.contains(name));
    }
    arrows
}

#[test]
fn every_module_is_a_layer() {
    let (layers, arrows) = (layers(), arrows());
    let listed: BTreeSet<&str> = layers.iter().map(String::as_str).collect();
    assert_eq!(listed.len(), layers.len(), "ARCHITECTURE.md lists a module twice");
    let modules: BTreeSet<&str> = arrows.keys().map(String::as_str).collect();
    assert_eq!(listed, modules, "ARCHITECTURE.md lists the modules of the core, and nothing else");
}

/// An arrow that points up, or one of a circle, of which at least one points up.
#[test]
fn every_arrow_points_down() {
    let layers = layers();
    let level = |module: &str| layers.iter().position(|layer| layer == module);
    let mut upward = Vec::new();
    for (module, used) in arrows() {
        upward
            .extend(used.iter().filter(|used| level(used) >= level(&module)).map(|used| format!("{module} -> {used}")));
    }
    assert!(upward.is_empty(), "arrows that point up: {}", upward.join(", "));
}

#[test]
fn uses_are_found_however_they_are_written() {
    let code =
        "use crate::rule::{Rule, Severity};\nuse crate::{json::{self, Kind}, limits};\nfn f() -> crate::path::Path {}";
    assert_eq!(used(code).into_iter().collect::<Vec<_>>(), ["json", "limits", "path", "rule"]);
    assert_eq!(used_by_super("use super::facts::Facts;", 1).into_iter().collect::<Vec<_>>(), ["facts"]);
    assert_eq!(used_by_super("use super::super::facts;", 2).into_iter().collect::<Vec<_>>(), ["facts"]);
    assert!(used_by_super("use super::ends::Ends;", 2).is_empty());
    let source = "use crate::rule::Rule;\n// crate::walk\n#[cfg(test)]\nmod tests { use crate::preflight; }";
    assert_eq!(used(&without_tests(source)).into_iter().collect::<Vec<_>>(), ["rule"]);
}
