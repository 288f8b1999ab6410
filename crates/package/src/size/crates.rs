//! The size of the module by crate, as far as the names of its functions show it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use wasmparser::{KnownCustom, Name, Parser, Payload};

/// The number of bytes of each crate, of data and of the rest, largest first.
pub(crate) fn breakdown(named: &Path) -> Result<Vec<(String, u64)>> {
    let module = std::fs::read(named).with_context(|| named.display().to_string())?;
    let Functions { names, sizes, imported, data } = read(&module)?;
    let mut parts = BTreeMap::from([("(data: texts, lists, tables)".to_owned(), data)]);
    for (index, size) in sizes.iter().enumerate() {
        let name = u32::try_from(index).ok().and_then(|index| names.get(&(imported + index)));
        *parts.entry(part(name.map_or("", |name| *name)).to_owned()).or_default() += size;
    }
    let mut parts: Vec<_> = parts.into_iter().collect();
    parts.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    Ok(parts)
}

/// The functions of a module.
#[derive(Default)]
struct Functions<'a> {
    /// The names by index. Imported functions have the first indices.
    names: BTreeMap<u32, &'a str>,
    /// The size of each function that is not imported, in bytes.
    sizes: Vec<u64>,
    imported: u32,
    /// The size of all data, in bytes.
    data: u64,
}

fn read(module: &[u8]) -> Result<Functions<'_>> {
    let mut functions = Functions::default();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    functions.imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => functions.sizes.push(body.range().len() as u64),
            Payload::DataSection(data) => functions.data = data.range().len() as u64,
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    functions.names.extend(function_names(names)?);
                }
            }
            _ => {}
        }
    }
    Ok(functions)
}

fn function_names(names: wasmparser::NameSectionReader<'_>) -> Result<Vec<(u32, &str)>> {
    let mut found = Vec::new();
    for name in names {
        if let Name::Function(functions) = name? {
            for naming in functions {
                let naming = naming?;
                found.push((naming.index, naming.name));
            }
        }
    }
    Ok(found)
}

/// The part to which a function belongs.
fn part(name: &str) -> &str {
    if name.ends_with(" multivalue shim") {
        return "harbor_preflight_wasm";
    }
    krate(name).unwrap_or("(other)")
}

/// The crate at the start of the first path in a name: `alloc` of `<alloc::vec::Vec<T> as core::ops::Drop>::drop`.
fn krate(name: &str) -> Option<&str> {
    let is_word = |character: char| character.is_alphanumeric() || character == '_';
    let mut rest = name;
    while let Some(start) = rest.find(is_word) {
        rest = &rest[start..];
        let (word, after) = rest.split_at(rest.find(|character| !is_word(character)).unwrap_or(rest.len()));
        // Newer names have a hash in brackets after the crate.
        let after = after.strip_prefix('[').and_then(|hash| Some(hash.split_once(']')?.1)).unwrap_or(after);
        if after.starts_with("::") {
            return Some(word);
        }
        rest = after;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_crate_is_that_of_the_first_path() {
        assert_eq!(part("harbor_preflight::walk::Walk::file::hee591e4f20c1a0df"), "harbor_preflight");
        assert_eq!(part("<&mut serde_json::de::Deserializer<R> as serde_core::de::Deserializer>::x"), "serde_json");
        assert_eq!(part("<f64 as core[c5930c85a12de822]::fmt::Display>::fmt"), "core");
        assert_eq!(part("<dlmalloc[e24a]::dlmalloc::Dlmalloc<x>>::malloc"), "dlmalloc");
        assert_eq!(part("validate multivalue shim"), "harbor_preflight_wasm");
        assert_eq!(part("elem"), "(other)");
    }
}
