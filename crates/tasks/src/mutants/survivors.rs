//! The mutants that no test can notice, and why.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::outcome::{Outcome, file};

/// How often each mutant is explained, by its file and by what is changed: lines and columns move with every change.
pub(super) struct Survivors(BTreeMap<String, usize>);

impl Survivors {
    /// Reads a list of groups: lines that begin with `#` give a reason, and those that follow name mutants.
    pub(super) fn read(list: &str) -> Result<Self> {
        let mut explained = Vec::new();
        for group in list.split("\n\n") {
            let (reason, mutants): (Vec<&str>, Vec<&str>) =
                group.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with('#'));
            ensure!(!reason.is_empty() || mutants.is_empty(), "no reason is given for {}", mutants.join(", "));
            explained.extend(mutants);
        }
        Ok(Self(counted(explained.into_iter().map(str::to_owned))))
    }

    /// What the list and a run do not agree on. Whether a mutant that is explained does not live can be told only if
    /// all mutants of its file were tried.
    pub(super) fn faults(&self, outcome: &Outcome, whole_files: bool, all_files: bool) -> Vec<String> {
        let alive = counted(outcome.missed.iter().map(|name| without_position(name)));
        let mut faults = Vec::new();
        for (name, count) in &alive {
            let explained = self.0.get(name).unwrap_or(&0);
            if count > explained {
                faults.push(format!("{count} live, and {explained} are explained: {name}"));
            }
        }
        let was_tried = |name: &str| all_files || whole_files && outcome.all().any(|tried| file(tried) == file(name));
        for (name, explained) in self.0.iter().filter(|(name, _)| was_tried(name)) {
            let count = alive.get(name).unwrap_or(&0);
            if count < explained {
                faults.push(format!("{explained} are explained, and {count} live: {name}"));
            }
        }
        faults
    }
}

/// A mutant's file and what is changed in it.
fn without_position(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    let file = parts.next().unwrap_or_default();
    format!("{file}:{}", parts.nth(2).unwrap_or_default())
}

fn counted(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    const LIST: &str = "# Twice the same.\na.rs: replace < with <= in one\na.rs: replace < with <= in one\n\n\
                        # Another reason,\n# in two lines.\nb.rs: delete ! in two\n";

    fn faults(missed: &[&str], caught: &[&str], whole_files: bool, all_files: bool) -> Vec<String> {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let outcome = Outcome { missed: owned(missed), caught: owned(caught), ..Outcome::default() };
        Survivors::read(LIST).unwrap().faults(&outcome, whole_files, all_files)
    }

    #[test]
    fn survivors_that_are_explained_are_no_fault_wherever_they_stand() {
        let missed =
            ["a.rs:1:2: replace < with <= in one", "a.rs:9:2: replace < with <= in one", "b.rs:3:4: delete ! in two"];
        assert!(faults(&missed, &[], true, true).is_empty());
    }

    #[test]
    fn a_survivor_that_is_not_explained_is_told() {
        let told = faults(&["b.rs:3:4: delete ! in two", "b.rs:5:4: delete ! in two"], &[], false, false);
        assert_eq!(told, ["2 live, and 1 are explained: b.rs: delete ! in two"]);
        assert_eq!(faults(&["c.rs:1:1: replace f -> A<B> with A::new()"], &[], false, false).len(), 1);
    }

    #[test]
    fn an_explanation_of_what_does_not_live_is_told_where_all_of_its_file_was_tried() {
        let caught = ["b.rs:3:4: delete ! in two"];
        assert_eq!(faults(&[], &caught, true, false), ["1 are explained, and 0 live: b.rs: delete ! in two"]);
        assert_eq!(faults(&[], &caught, true, true).len(), 2);
        assert!(faults(&[], &caught, false, false).is_empty());
    }

    #[test]
    fn every_mutant_needs_a_reason() {
        assert!(Survivors::read("# One.\na.rs: delete ! in one\n\nb.rs: delete ! in two\n").is_err());
    }
}
