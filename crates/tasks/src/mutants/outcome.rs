//! The outcome of each mutant.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The names of mutants by outcome. A name is as cargo-mutants writes it: file, line, column, and the change.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) caught: Vec<String>,
    pub(super) missed: Vec<String>,
    /// Mutants with which the tests time out, which counts as caught.
    pub(super) endless: Vec<String>,
    /// Mutants that cannot be built.
    pub(super) unviable: Vec<String>,
}

impl Outcome {
    /// Reads the lists that cargo-mutants writes into a folder.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let names = |list: &str| -> Result<Vec<String>> {
            let path = folder.join(list);
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        Ok(Self {
            caught: names("caught.txt")?,
            missed: names("missed.txt")?,
            endless: names("timeout.txt")?,
            unviable: names("unviable.txt")?,
        })
    }

    /// Adds the outcome of the selected mutants. cargo-mutants may have tried others of the same files.
    pub(super) fn add(&mut self, tried: Self, selected: &[String]) {
        let only = |names: Vec<String>| names.into_iter().filter(|name| selected.contains(name));
        self.caught.extend(only(tried.caught));
        self.missed.extend(only(tried.missed));
        self.endless.extend(only(tried.endless));
        self.unviable.extend(only(tried.unviable));
    }

    /// The number of mutants that could be built.
    pub(super) fn viable(&self) -> usize {
        self.caught.len() + self.missed.len() + self.endless.len()
    }

    /// Every mutant that was tried.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        [&self.caught, &self.missed, &self.endless, &self.unviable].into_iter().flatten().map(String::as_str)
    }
}

/// The file of a mutant.
pub(super) fn file(name: &str) -> &str {
    name.split_once(':').map_or(name, |(file, _)| file)
}

/// A table with one line per file, and one for all files.
impl fmt::Display for Outcome {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lists = [&self.caught, &self.missed, &self.endless, &self.unviable];
        let mut files: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
        for (column, list) in lists.into_iter().enumerate() {
            for name in list {
                files.entry(file(name)).or_default()[column] += 1;
            }
        }
        writeln!(formatter, "caught  missed  endless  unviable")?;
        let all = ("all files", lists.map(Vec::len));
        for (file, [caught, missed, endless, unviable]) in files.into_iter().chain([all]) {
            writeln!(formatter, "{caught:6}  {missed:6}  {endless:7}  {unviable:8}  {file}")?;
        }
        let viable = self.viable();
        let thousandths = 1000 * self.missed.len() / viable.max(1);
        let (percent, tenths) = (thousandths / 10, thousandths % 10);
        write!(formatter, "{} of {viable} that can be built survive: {percent}.{tenths} %", self.missed.len())
    }
}
