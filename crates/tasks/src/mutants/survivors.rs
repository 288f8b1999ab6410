//! The mutants that no test can catch, and why.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use super::outcome::{Outcome, file};

/// How often the list has each mutant. The key is its file and its change, without line and column, which move with
/// every edit.
pub(super) struct Survivors(BTreeMap<String, usize>);

impl Survivors {
    /// Reads a list of groups: lines that begin with `#` give a reason, and those that follow name mutants.
    pub(super) fn read(list: &str) -> Result<Self> {
        let mut listed = Vec::new();
        for group in list.split("\n\n") {
            let (reason, mutants): (Vec<&str>, Vec<&str>) =
                group.lines().filter(|line| !line.is_empty()).partition(|line| line.starts_with('#'));
            ensure!(!reason.is_empty() || mutants.is_empty(), "no reason is given for {}", mutants.join(", "));
            listed.extend(mutants);
        }
        Ok(Self(counted(listed.into_iter().map(str::to_owned))))
    }

    /// The differences between the list and a run. A listed mutant that did not survive is reported only if all mutants
    /// of its file were tried.
    pub(super) fn faults(&self, outcome: &Outcome, whole_files: bool, all_files: bool) -> Vec<String> {
        let alive = counted(outcome.missed.iter().map(|name| without_position(name)));
        let mut faults = Vec::new();
        for (name, count) in &alive {
            let listed = self.0.get(name).unwrap_or(&0);
            if count > listed {
                faults.push(format!("{count} survive, and {listed} are listed: {name}"));
            }
        }
        let was_tried = |name: &str| all_files || whole_files && outcome.all().any(|tried| file(tried) == file(name));
        for (name, listed) in self.0.iter().filter(|(name, _)| was_tried(name)) {
            let count = alive.get(name).unwrap_or(&0);
            if count < listed {
                faults.push(format!("{listed} are listed, and {count} survive: {name}"));
            }
        }
        faults
    }
}

/// The name of a mutant without line and column.
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
    fn listed_survivors_are_accepted_at_any_position() {
        let missed =
            ["a.rs:1:2: replace < with <= in one", "a.rs:9:2: replace < with <= in one", "b.rs:3:4: delete ! in two"];
        assert!(faults(&missed, &[], true, true).is_empty());
    }

    #[test]
    fn a_survivor_that_is_not_listed_is_reported() {
        let reported = faults(&["b.rs:3:4: delete ! in two", "b.rs:5:4: delete ! in two"], &[], false, false);
        assert_eq!(reported, ["2 survive, and 1 are listed: b.rs: delete ! in two"]);
        assert_eq!(faults(&["c.rs:1:1: replace f -> A<B> with A::new()"], &[], false, false).len(), 1);
    }

    #[test]
    fn a_listed_mutant_that_is_caught_is_reported_if_its_whole_file_was_tried() {
        let caught = ["b.rs:3:4: delete ! in two"];
        assert_eq!(faults(&[], &caught, true, false), ["1 are listed, and 0 survive: b.rs: delete ! in two"]);
        assert_eq!(faults(&[], &caught, true, true).len(), 2);
        assert!(faults(&[], &caught, false, false).is_empty());
    }

    #[test]
    fn a_listed_mutant_without_a_reason_is_an_error() {
        assert!(Survivors::read("# One.\na.rs: delete ! in one\n\nb.rs: delete ! in two\n").is_err());
    }
}
