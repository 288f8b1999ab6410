//! The recipes of `ARCHITECTURE.md` name files that exist, and names that these files contain.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use harbor_preflight_tests::tests_folder;

/// One line of a recipe: `` - `path`: what is there (`name`, `name`) ``.
struct Line {
    recipe: String,
    path: String,
    names: Vec<String>,
}

fn root() -> PathBuf {
    tests_folder().join("..")
}

/// The lines of all recipes. A line may be continued on indented ones.
fn lines() -> Vec<Line> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let recipes = text.split("\n## Recipes\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut lines = Vec::new();
    for recipe in recipes.split("\n### ").skip(1) {
        let title = recipe.lines().next().unwrap_or_default();
        for item in recipe.replace("\n  ", " ").lines().filter_map(|line| line.strip_prefix("- `")) {
            let Some((path, rest)) = item.split_once("`: ") else { continue };
            let names = rest.rsplit_once(" (`").map_or("", |(_, names)| names.trim_end_matches("`)"));
            let names = names.split("`, `").map(str::to_owned).collect();
            lines.push(Line { recipe: title.to_owned(), path: path.to_owned(), names });
        }
    }
    lines
}

/// The text of a file, or of all files in a folder.
fn text_at(path: &Path) -> String {
    if path.is_file() {
        return std::fs::read_to_string(path).unwrap();
    }
    let entries = std::fs::read_dir(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).map(|path| text_at(&path)).collect()
}

#[test]
fn every_file_of_a_recipe_exists_and_contains_the_names_that_the_recipe_gives() {
    let mut missing = Vec::new();
    for Line { recipe, path, names } in lines() {
        let file = root().join(&path);
        if !file.exists() {
            missing.push(format!("{recipe}: there is no {path}"));
            continue;
        }
        let text = text_at(&file);
        let absent = names.iter().filter(|name| !text.contains(name.as_str()));
        missing.extend(absent.map(|name| format!("{recipe}: {path} does not contain {name}")));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// A change of the format of the recipes must not make the test above check nothing.
#[test]
fn every_recipe_lists_files_with_names() {
    let lines = lines();
    for recipe in ["A field", "A text format", "A file warning", "A contract"] {
        let of_recipe: Vec<&Line> = lines.iter().filter(|line| line.recipe == recipe).collect();
        assert!(of_recipe.len() >= 4, "{recipe}: only {} files", of_recipe.len());
        for line in of_recipe {
            assert!(line.names.iter().all(|name| !name.is_empty()), "{recipe}: {} has no name", line.path);
        }
    }
    let warning: Vec<&str> =
        lines.iter().filter(|line| line.recipe == "A file warning").map(|line| &*line.path).collect();
    let expected = [
        "crates/core/src/checks/file/resolution.rs",
        "crates/core/src/checks/file/mod.rs",
        "crates/core/src/checks/file/verdict.rs",
        "tests/rust/catalogue.rs",
        "tests/cases/",
    ];
    assert_eq!(warning, expected);
}

/// Paths outside the lists too. All are relative to the root of the repository.
#[test]
fn every_path_in_the_document_exists() {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let spans = text.split('`').skip(1).step_by(2);
    let paths = spans.filter(|span| ["crates/", "tests/", "pkg/", "www/"].iter().any(|start| span.starts_with(start)));
    let missing: Vec<&str> = paths.filter(|path| !root().join(path).exists()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
