//! Which crate each part of the module comes from, as far as the names of its functions tell.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

/// A function, a piece of data or a section, as twiggy lists it.
#[derive(Deserialize)]
struct Item {
    name: String,
    shallow_size: u64,
}

/// The bytes of each crate, of data and of the rest, the most first.
pub(crate) fn breakdown(named: &Path) -> Result<Vec<(String, u64)>> {
    let mut twiggy = Command::new("twiggy");
    twiggy.args(["top", "-n", "1000000", "--format", "json"]).arg(named);
    let output = twiggy.output().context("cannot run twiggy: run `cargo xtask tools`")?;
    ensure!(output.status.success(), "twiggy failed: {}", String::from_utf8_lossy(&output.stderr));
    let mut parts = BTreeMap::<String, u64>::new();
    for item in serde_json::from_slice::<Vec<Item>>(&output.stdout).context("twiggy")? {
        if let Some(part) = part(&item.name) {
            *parts.entry(part.to_owned()).or_default() += item.shallow_size;
        }
    }
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    Ok(parts)
}

/// The part to which an item belongs; none for what is not shipped, such as the names themselves.
fn part(name: &str) -> Option<&str> {
    if name.ends_with(" subsection") || name.starts_with("custom section ") {
        return None;
    }
    if name.starts_with("data segment ") {
        return Some("(data: texts, lists, tables)");
    }
    if name.ends_with(" multivalue shim") {
        return Some("harbor_preflight_wasm");
    }
    Some(krate(name).unwrap_or("(other)"))
}

/// The crate in front of the first path in a name: `alloc` of `<alloc::vec::Vec<T> as core::ops::Drop>::drop`.
fn krate(name: &str) -> Option<&str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut rest = name;
    while let Some(start) = rest.find(is_word) {
        rest = &rest[start..];
        let (word, behind) = rest.split_at(rest.find(|character| !is_word(character)).unwrap_or(rest.len()));
        // Newer names have a hash in brackets behind the crate.
        let behind = behind.strip_prefix('[').and_then(|hash| Some(hash.split_once(']')?.1)).unwrap_or(behind);
        if behind.starts_with("::") {
            return Some(word);
        }
        rest = behind;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_is_that_of_the_first_path() {
        assert_eq!(part("harbor_preflight::walk::Walk::file::hee591e4f20c1a0df"), Some("harbor_preflight"));
        assert_eq!(
            part("<&mut serde_json::de::Deserializer<R> as serde_core::de::Deserializer>::x"),
            Some("serde_json")
        );
        assert_eq!(part("<f64 as core[c5930c85a12de822]::fmt::Display>::fmt"), Some("core"));
        assert_eq!(part("<dlmalloc[e24a]::dlmalloc::Dlmalloc<x>>::malloc"), Some("dlmalloc"));
        assert_eq!(part("validate multivalue shim"), Some("harbor_preflight_wasm"));
        assert_eq!(part("data segment \".rodata.94\""), Some("(data: texts, lists, tables)"));
        assert_eq!(part("elem[0]"), Some("(other)"));
        assert_eq!(part("\"function names\" subsection"), None);
    }
}
