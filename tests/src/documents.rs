//! The examples in the documents: code blocks, with what they print in a block of the language `text` right after them.

use std::path::{Path, PathBuf};

use crate::tests_folder;

/// A code block of a document.
pub struct Example {
    /// The path of the document below the repository, and the line of the block in it.
    pub place: String,
    /// The language after the three backticks.
    pub language: String,
    /// The code, without the backticks.
    pub code: String,
    /// The text block after it, in which `…` stands for the rest of a line, and alone for any lines.
    pub output: Option<String>,
}

/// The examples of all documents in a language, in the order of their places.
///
/// # Panics
///
/// If a document cannot be read, or no example has this language: a test would then prove nothing.
pub fn examples(language: &str) -> Vec<Example> {
    let all = all_examples();
    let found: Vec<_> = all.into_iter().filter(|example| example.language == language).collect();
    assert!(!found.is_empty(), "no document has an example in {language}");
    found
}

/// The examples of all documents.
///
/// # Panics
///
/// If a document cannot be read.
pub fn all_examples() -> Vec<Example> {
    paths().iter().flat_map(|path| examples_in(path)).collect()
}

/// The Markdown files of the repository that are written or generated here, not installed.
///
/// # Panics
///
/// If a folder cannot be read.
pub fn paths() -> Vec<PathBuf> {
    const ELSEWHERE: [&str; 4] = ["target", "node_modules", "vendor", ".git"];
    let mut found = Vec::new();
    let mut folders = vec![root()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the repository") {
            let path = entry.expect("its entry").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && !ELSEWHERE.contains(&name.as_str()) {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn root() -> PathBuf {
    tests_folder().join("..")
}

fn examples_in(path: &Path) -> Vec<Example> {
    let text = std::fs::read_to_string(path).expect("a document");
    let name = path.strip_prefix(root()).unwrap_or(path).display().to_string();
    let mut examples: Vec<Example> = Vec::new();
    let mut lines = text.lines().enumerate();
    let mut follows_an_example = false;
    while let Some((index, line)) = lines.next() {
        let Some(language) = line.strip_prefix("```") else {
            follows_an_example &= line.is_empty();
            continue;
        };
        let code: Vec<_> = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        let code = code.join("\n");
        if let Some(example) = examples.last_mut().filter(|_| follows_an_example && language == "text") {
            example.output = Some(code);
        } else {
            let place = format!("{name}:{}", index + 1);
            examples.push(Example { place, language: language.to_owned(), code, output: None });
        }
        follows_an_example = true;
    }
    examples
}

/// Fails unless the output of an example is what its document says.
///
/// # Panics
///
/// If it is not.
pub fn assert_prints(place: &str, expected: &str, printed: &str) {
    let (expected, printed): (Vec<_>, Vec<_>) = (expected.lines().collect(), printed.lines().collect());
    assert!(matches(&expected, &printed), "{place} prints\n{}\n\nand not\n{}", printed.join("\n"), expected.join("\n"));
}

/// Whether lines are as expected, where `…` stands for any lines.
fn matches(expected: &[&str], printed: &[&str]) -> bool {
    match expected.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|skipped| matches(rest, &printed[skipped..])),
        Some((first, rest)) => printed.first().is_some_and(|line| is_line(first, line)) && matches(rest, &printed[1..]),
    }
}

/// Whether a line is as expected, where `…` at its end stands for the rest of it.
fn is_line(expected: &str, printed: &str) -> bool {
    expected.strip_suffix('…').map_or(expected == printed, |start| printed.starts_with(start))
}

/// Makes a folder a copy of the repository as the examples see it: the same files, and the npm packages installed.
///
/// # Panics
///
/// If it cannot be written.
#[cfg(unix)]
pub fn prepare(folder: &Path) {
    use std::os::unix::fs::symlink;
    let root = root().canonicalize().expect("the repository was not moved");
    let link = |target: PathBuf, name: &str| {
        let link = folder.join(name);
        if link.symlink_metadata().is_err() {
            symlink(target, link).expect("a link in a folder for tests");
        }
    };
    for name in ["crates", "pkg", "schema", "tests", "www"] {
        link(root.join(name), name);
    }
    std::fs::create_dir_all(folder.join("node_modules")).expect("a folder for tests");
    link(root.join("pkg"), "node_modules/harbor-preflight");
    for package in ["ajv", "ajv-formats"] {
        link(root.join("tests/node_modules").join(package), &format!("node_modules/{package}"));
    }
}
