//! `--watch`: finds out which files have changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::input::is_standard_input;
use crate::name::name;

/// How long nothing must happen until a change is complete: programs write a file in several steps.
const PAUSE: Duration = Duration::from_millis(100);

/// The changes to some files.
pub(crate) struct Changes {
    events: Receiver<notify::Result<Event>>,
    /// It ends with this value.
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Begins to watch the folders of all files that the arguments name: a program may replace a file by another, and then
    /// only its folder knows.
    pub(crate) fn of(arguments: &[PathBuf], recursive: bool) -> Result<Self> {
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(sender).context("files cannot be watched")?;
        for argument in arguments {
            if is_standard_input(argument) {
                bail!("--watch needs files: standard input does not change");
            }
            let (folder, is_recursive) = folder_of(argument);
            let mode = if recursive || is_recursive { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
            let context = || name(&folder).into_owned();
            let canonical = folder.canonicalize().with_context(context)?;
            watcher.watch(&canonical, mode).with_context(context)?;
        }
        Ok(Self { events, _watcher: watcher })
    }

    /// Waits for changes, and returns those of `files` that have changed.
    pub(crate) fn next(&self, files: impl Fn() -> Vec<PathBuf>) -> Result<Vec<PathBuf>> {
        loop {
            let changed = self.next_paths()?;
            let is_changed = |file: &PathBuf| file.canonicalize().is_ok_and(|path| changed.contains(&path));
            let files: Vec<PathBuf> = files().into_iter().filter(is_changed).collect();
            if !files.is_empty() {
                return Ok(files);
            }
        }
    }

    /// The paths that have changed, once nothing more happens.
    fn next_paths(&self) -> Result<BTreeSet<PathBuf>> {
        let mut paths = BTreeSet::new();
        let first = self.events.recv().context("files are no longer watched")?;
        paths.extend(changed_paths(first?));
        loop {
            match self.events.recv_timeout(PAUSE) {
                Ok(event) => paths.extend(changed_paths(event?)),
                Err(RecvTimeoutError::Timeout) => return Ok(paths),
                Err(RecvTimeoutError::Disconnected) => bail!("files are no longer watched"),
            }
        }
    }
}

/// The paths whose content an event changes. Reading a file is an event as well.
fn changed_paths(event: Event) -> Vec<PathBuf> {
    match event.kind {
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(ModifyKind::Any | ModifyKind::Data(_) | ModifyKind::Name(_) | ModifyKind::Other) => {
            event.paths
        }
        EventKind::Modify(ModifyKind::Metadata(_)) | EventKind::Access(_) | EventKind::Remove(_) | EventKind::Other => {
            Vec::new()
        }
    }
}

/// The folder in which the files of an argument are, and whether they may be in folders in it.
fn folder_of(argument: &Path) -> (PathBuf, bool) {
    if argument.is_dir() {
        return (argument.to_owned(), false);
    }
    let is_pattern = |part: &Path| part.to_string_lossy().contains(['*', '?', '[']) && !part.exists();
    let mut folder = argument.parent().unwrap_or(Path::new(""));
    let is_recursive = is_pattern(folder);
    while is_pattern(folder) {
        folder = folder.parent().unwrap_or(Path::new(""));
    }
    let here = folder.as_os_str().is_empty();
    (if here { PathBuf::from(".") } else { folder.to_owned() }, is_recursive)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_pattern_has_no_wildcard() {
        for (argument, folder, is_recursive) in [
            ("a.json", ".", false),
            ("drafts/a.json", "drafts", false),
            ("drafts/*.json", "drafts", false),
            ("drafts/**/*.json", "drafts", true),
            ("*/a.json", ".", true),
        ] {
            assert_eq!(folder_of(Path::new(argument)), (PathBuf::from(folder), is_recursive), "{argument}");
        }
    }
}
