//! Looks at all files of a folder, on all cores; and runs the checks and the decoders over it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use walkdir::WalkDir;

use crate::check::{Checked, check};
use crate::cut::{PERCENTS, cut};
use crate::truth::Truth;
use crate::worker::Worker;

/// The largest file that is read: 256 MiB.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// What was found of one file.
#[derive(Debug, Serialize)]
pub(crate) struct Record {
    /// Its path below the folder.
    pub(crate) file: String,
    pub(crate) bytes: usize,
    pub(crate) checked: Checked,
    pub(crate) truth: Truth,
    pub(crate) cuts: Vec<CutRecord>,
}

/// What was found of a file that was cut off.
#[derive(Debug, Serialize)]
pub(crate) struct CutRecord {
    /// How much of the file was left.
    pub(crate) percent: usize,
    pub(crate) checked: Checked,
    pub(crate) truth: Truth,
}

/// All records, in the order of the names of files, and the files without one.
pub(crate) struct Run<T> {
    pub(crate) records: Vec<T>,
    /// Files that could not be read or are too large, each with the reason.
    pub(crate) skipped: Vec<String>,
}

/// Checks all files of a folder and of those in it, beside decoders.
pub(crate) fn run(folder: &Path) -> Result<Run<Record>> {
    run_with(folder, Worker::start, record)
}

/// Makes a record of each file of a folder and of those in it. Each thread has something of its own that `start` makes.
pub(crate) fn run_with<T: Send, W>(
    folder: &Path,
    start: impl Fn() -> Result<W> + Sync,
    record: impl Fn(&str, &[u8], &mut W) -> Result<T> + Sync,
) -> Result<Run<T>> {
    anyhow::ensure!(folder.is_dir(), "{} is not a folder", folder.display());
    let (files, skipped) = files(folder);
    let progress = progress(files.len());
    let (next, run) = (AtomicUsize::new(0), Mutex::new(Run { records: Vec::new(), skipped }));
    let work = || -> Result<()> {
        let mut own = start()?;
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let name = file.strip_prefix(folder).unwrap_or(file).display().to_string();
            let outcome = read(file).and_then(|bytes| record(&name, &bytes, &mut own));
            progress.inc(1);
            let mut run = run.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            match outcome {
                Ok(record) => run.records.push((name, record)),
                Err(reason) => run.skipped.push(format!("{name}: {reason:#}")),
            }
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| anyhow::bail!("a thread panicked")))
    })?;
    progress.finish_and_clear();
    let Run { mut records, mut skipped } = run.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    records.sort_by(|(one, _), (other, _)| one.cmp(other));
    skipped.sort();
    Ok(Run { records: records.into_iter().map(|(_, record)| record).collect(), skipped })
}

/// The regular files of a folder and of those in it, whatever their names; and what could not be read, with the reason.
/// Links are not followed.
fn files(folder: &Path) -> (Vec<PathBuf>, Vec<String>) {
    let (mut files, mut unread) = (Vec::new(), Vec::new());
    let is_hidden = |name: &OsStr| name.to_string_lossy().starts_with('.');
    let entries = WalkDir::new(folder).into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => files.push(entry.into_path()),
            Ok(_) => {}
            Err(error) => unread.push(error.to_string()),
        }
    }
    (files, unread)
}

/// Draws nothing if there is no terminal.
fn progress(files: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} files, {eta} left");
    let bar = ProgressBar::new(files as u64);
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn read(file: &Path) -> Result<Vec<u8>> {
    let bytes = file.metadata().context("cannot be read")?.len();
    anyhow::ensure!(bytes <= MAX_BYTES, "has more than {MAX_BYTES} bytes");
    std::fs::read(file).context("cannot be read")
}

fn record(name: &str, bytes: &[u8], worker: &mut Worker) -> Result<Record> {
    let checked = check(bytes)?;
    let mut truths = worker.ask(bytes)?.into_iter();
    let truth = truths.next().context("the decoder gave no answer")?;
    let cuts = PERCENTS.into_iter().zip(truths);
    let cuts = cuts.map(|(percent, truth)| Ok(CutRecord { percent, checked: check(cut(bytes, percent))?, truth }));
    Ok(Record { file: name.to_owned(), bytes: bytes.len(), checked, truth, cuts: cuts.collect::<Result<_>>()? })
}
