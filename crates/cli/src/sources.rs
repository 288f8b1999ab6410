//! The files that arguments name: files, folders and patterns.

use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::input::is_standard_input;
use crate::name::name;

/// Replaces folders by the files in them, and patterns by the files that match, sorted by name. Also returns what is wrong
/// with any argument. Of a folder, the files that `is_wanted` are read, and none that is hidden; `recursive` says whether
/// the folders in it are read as well.
pub(crate) fn expand(
    arguments: &[PathBuf],
    recursive: bool,
    is_wanted: &dyn Fn(&Path) -> bool,
) -> (Vec<PathBuf>, Vec<String>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for argument in arguments {
        let before = (files.len(), problems.len());
        let expected = if is_standard_input(argument) {
            files.push(argument.clone());
            continue;
        } else if argument.is_dir() {
            walk(argument, recursive, is_wanted, &mut files, &mut problems);
            if recursive {
                "no such file is in this folder"
            } else {
                "no such file is in this folder (see --recursive)"
            }
        } else if let Some(pattern) = as_pattern(argument) {
            match_pattern(pattern, &mut files, &mut problems);
            "no file matches"
        } else {
            // Whether it can be read is found out when it is its turn.
            files.push(argument.clone());
            continue;
        };
        if before == (files.len(), problems.len()) {
            problems.push(format!("{}: {expected}", name(argument)));
        }
    }
    (files, problems)
}

fn walk(
    folder: &Path,
    recursive: bool,
    is_wanted: &dyn Fn(&Path) -> bool,
    files: &mut Vec<PathBuf>,
    problems: &mut Vec<String>,
) {
    let depth = if recursive { usize::MAX } else { 1 };
    let entries = WalkDir::new(folder).max_depth(depth).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.path().is_file() && is_wanted(entry.path()) => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => problems.push(error.to_string()),
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// An argument as a pattern, if it is one: a shell that finds no match, and the shells of Windows, pass patterns on.
fn as_pattern(argument: &Path) -> Option<&str> {
    argument.to_str().filter(|text| text.contains(['*', '?', '[']) && !argument.exists())
}

fn match_pattern(pattern: &str, files: &mut Vec<PathBuf>, problems: &mut Vec<String>) {
    let shown = name(Path::new(pattern));
    match glob::glob(pattern) {
        Ok(paths) => {
            for path in paths {
                match path {
                    Ok(path) if path.is_file() => files.push(path),
                    Ok(_) => {}
                    Err(error) => problems.push(error.to_string()),
                }
            }
        }
        Err(error) => problems.push(format!("{shown}: {}", error.msg)),
    }
}
