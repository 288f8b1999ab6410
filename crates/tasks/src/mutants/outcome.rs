//! What became of mutants.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The names of mutants, each as cargo-mutants writes it: file, line, column, and what was changed.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) caught: Vec<String>,
    pub(super) missed: Vec<String>,
    /// Those with which the tests never ended: that is noticed as well.
    pub(super) endless: Vec<String>,
    /// Those that cannot be built.
    pub(super) unviable: Vec<String>,
}

impl Outcome {
    /// Reads the lists that cargo-mutants leaves in a folder.
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

    /// Adds what became of the mutants that were to be tried: cargo-mutants tries others of their files as well.
    pub(super) fn add(&mut self, tried: Self, wanted: &[String]) {
        let only = |names: Vec<String>| names.into_iter().filter(|name| wanted.contains(name));
        self.caught.extend(only(tried.caught));
        self.missed.extend(only(tried.missed));
        self.endless.extend(only(tried.endless));
        self.unviable.extend(only(tried.unviable));
    }

    /// How many could be built.
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

/// A line for each file, and one for all.
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
        write!(formatter, "{} of {viable} that can be built live: {percent}.{tenths} %", self.missed.len())
    }
}
